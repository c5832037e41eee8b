"""Sentences that say whose the words before them are: "Three were hurt. This was announced by the governor"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.clauses import agent, child, passive, subject
from rashomon.extract.parse import Sentence, Token
from rashomon.lexicon import Ontology

_THIS = {"this", "it", "that", "so"}
_TELLING = {"speech", "report"}
_MOST_SENTENCES = 3  # before a pointer, in its paragraph or the one before
_LONGEST = 400  # tokens that one pointer answers for


def with_pointers(text: Annotated, candidates: list[Candidate], ontology: Ontology) -> list[Candidate]:
    """Return the candidates with what each pointer gives to its speaker, instead of what else was read at its verb."""
    found = list(_pointers(text, candidates, ontology))
    verbs = {c.cue[1] - 1 for c in found}
    return [c for c in candidates if c.cue[1] - 1 not in verbs] + found


def _pointers(text: Annotated, candidates: list[Candidate], ontology: Ontology) -> Iterator[Candidate]:
    cued: list[int] | None = None
    for number, sentence in enumerate(text.doc.sents):
        verb = sentence.root
        entry = ontology.cues.get((verb.lemma_, "VERB"))
        if number == 0 or entry is None or entry.kind not in _TELLING or entry.stance in {"denies", "doubts"}:
            continue
        who = _teller(verb)
        if who is None:
            continue
        if cued is None:
            cued = sorted(c.cue[0] for c in candidates if c.speaker is not None and c.kind in _TELLING)
        start = _begin(text, number, cued)
        if start < sentence.start:
            yield Candidate(
                (verb.i, verb.i + 1), entry.kind, entry.stance, ((start, sentence.start),), who, frame="sources"
            )


def _teller(verb: Token) -> Token | None:
    """Return who says what "this" points to: "this was announced by X", "X announced this"; None where none does."""
    further = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "advcl"}]
    if verb.pos_ != "VERB" or any(c.left_edge.lower_ != "as" for c in further):  # ", as reported by the agency"
        return None
    if passive(verb):
        pointing = child(verb, "nsubjpass")
        who = agent(verb)
    else:
        pointing = child(verb, "dobj")
        who = subject(verb) if verb.tag_ in {"VBD", "VBZ", "VBP"} else None
    if pointing is None or pointing.lower_ not in _THIS or pointing.right_edge != pointing or who is None:
        return None
    return who if who.pos_ in {"NOUN", "PROPN"} else None


def _begin(text: Annotated, number: int, cued: list[int]) -> int:
    """Return where the words begin that a pointer means: back to another cue or the head of the paragraph.

    Where the pointer itself begins a paragraph, the one before is meant.
    """
    sentences: list[Sentence] = text.doc.sents
    start = end = sentences[number].start
    for place in range(number - 1, max(-1, number - 1 - _MOST_SENTENCES), -1):
        before = sentences[place]
        parted = "\n" in text.doc[before.end - 1].text
        if (parted and before.end != end) or end - before.start > _LONGEST:
            break
        if bisect_left(cued, before.start) < bisect_left(cued, before.end):
            break
        start = before.start
    return start
