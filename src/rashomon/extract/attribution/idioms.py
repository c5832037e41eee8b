"""Speakers whom no verb of saying names: "Sources: two residents", "let it be known that", "as she had it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.clauses import Range, child, reach, subject
from rashomon.extract.parse import Token

_VERBS = {"let", "make", "have", "put"}
_LABEL = re.compile(r"^(sources?|basis|based on)$", re.IGNORECASE)
_OWN = {"we", "us", "our", "i", "my"}
_LONGEST_LEAD = 5  # tokens to the colon of "Sources:", line breaks and all
_LONGEST_LINE = 500  # tokens of a line for which its sources answer
_KNOWN = {"known", "plain", "clear", "understood"}


def with_idioms(text: Annotated, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those that these idioms give, and without what was read at a label for a speaker."""
    verbs = [token for token in text.doc if token.lemma_ in _VERBS]
    found = [c for verb in verbs for c in (*_let_known(verb), *_has_it(verb))]
    cued = sorted(c.cue[0] for c in candidates)
    lines = [(label, c) for label, c in _source_lines(text, cued)]
    labels = {label for label, _ in lines}
    taken = {place for c in found for place in range(*c.cue)}
    free = (c for c in candidates if c.cue[1] - 1 not in taken)
    kept = [c for c in free if c.speaker is None or c.speaker.i not in labels]
    return kept + found + [c for _, c in lines]


def _let_known(verb: Token) -> Iterator[Candidate]:
    """Read "the ministry let it be known that …", "she made it plain that …"."""
    if verb.lemma_ not in {"let", "make"} or verb.pos_ != "VERB":
        return
    doc = verb.doc
    state = next((t for t in doc[verb.i + 1 : verb.i + 5] if t.lower_ in _KNOWN), None)
    if state is None or doc[verb.i + 1].lower_ != "it":
        return
    clauses = [
        c for v in (verb, state) for c in v.rights if c.dep_ in {"ccomp", "advcl", "acl", "relcl"} and c.i > state.i
    ]
    told = next((c for c in clauses if any(m.lower_ == "that" and m.i < c.i for m in c.children)), None)
    who = subject(verb)
    if told is not None and who is not None and who.i < verb.i:
        yield Candidate((verb.i, state.i + 1), "speech", "asserts", (reach(told),), who)


def _has_it(verb: Token) -> Iterator[Candidate]:
    """Read "as the elders have it, two men were taken", "as he put it": what stands beside it up to the end."""
    held, who = child(verb, "dobj"), child(verb, "nsubj")
    if verb.lemma_ not in {"have", "put"} or held is None or who is None or held.lower_ != "it" or held.i != verb.i + 1:
        return
    doc, start = verb.doc, who.left_edge.i - 1
    end = verb.sent.end
    closed = held.i + 1 < end and doc[held.i + 1].text == ","
    if start < 0 or doc[start].lower_ != "as" or not closed or who.lower_ == "it":
        return
    yield Candidate((verb.i, held.i + 1), "speech", "asserts", ((held.i + 2, end),), who)


def _source_lines(text: Annotated, cued: list[int]) -> Iterator[tuple[int, Candidate]]:
    """Yield for "Sources: two residents" its label and the candidate of all that its line tells before, without a cue.

    A line that has only the label credits no words in the text.
    """
    sentences = list(text.doc.sents)
    for number, sentence in enumerate(sentences):
        if ":" not in {t.text for t in text.doc[sentence.start : sentence.start + _LONGEST_LEAD]}:
            continue
        words = [t for t in sentence if not t.is_space]
        if len(words) < 3 or not _LABEL.match(words[0].text) or words[1].text != ":":
            continue
        who = next(
            (t for t in words[2:] if t.pos_ in {"NOUN", "PROPN"} and t.head.i not in range(t.i + 1, t.i + 4)), None
        )
        least = max(0, sentence.start - _LONGEST_LINE)
        line = next((i + 1 for i in range(sentence.start, least - 1, -1) if "\n" in text.doc[i].text), least)
        told: list[Range] = []
        for place in range(number - 1, -1, -1):
            before = sentences[place]
            if before.end <= line:
                break
            if not _speaks(before.start, before.end, cued) and not _OWN & {t.lower_ for t in before}:
                told.append((max(before.start, line), before.end))
        told = [r for r in told if r[1] - r[0] > 1]
        if who is not None and told:
            cue = (words[1].i, words[1].i + 1)
            yield words[0].i, Candidate(cue, "report", "asserts", tuple(reversed(told)), who, frame="sources")


def _speaks(start: int, end: int, cued: list[int]) -> bool:
    return bisect_left(cued, start) < bisect_left(cued, end)
