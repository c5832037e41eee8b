"""Headlines whose speaker and cue the order of the words shows: "Dozens missing after landing, navy admits"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.headings import first_head
from rashomon.extract.attribution.sentences import NAMING, SAID, SHORT, STOPS, Sentence, cue_of, is_headline, spoken_by
from rashomon.extract.clauses import BODIES
from rashomon.extract.parse import Token

_TELLING = {"speak", "recall", "recount", "describe", "tell", "remember", "relive", "talk", "mourn", "plead"}


def headline(place: Sentence, people: Container[str]) -> list[Candidate]:
    """Return the candidates of one sentence that may be a headline; one printed with a stop ends with its speaker."""
    if not is_headline(place.words):
        return _banner(place)
    return _quoted_first(place, people) or _banner(place) or _quoting(place)


def _quoted_first(place: Sentence, people: Container[str]) -> list[Candidate]:
    """Read a headline that names behind a quotation and a colon who said it: "'It was hell': survivors speak"."""
    quotation = place.begun.get(place.range[0])
    colon = place.text.doc[quotation.end] if quotation is not None and quotation.end < place.range[1] else None
    if quotation is None or colon is None or colon.text != ":":
        return []
    names: list[Token] = []
    for token in place.text.doc[colon.i + 1 : min(place.range[1], colon.i + SHORT)]:
        if token.pos_ not in NAMING or (names and token.lemma_.lower() in _TELLING):
            entry = place.cues.get((token.lemma_.lower(), "VERB"))
            if entry is not None and entry.frames & {"clause", "quote"}:
                return []  # the verb is read as the cue
            break
        names.append(token)
    nouns = [t for t in names if t.pos_ in {"NOUN", "PROPN"}]
    if not nouns or not (nouns[-1].lemma_.lower() in people or nouns[-1].lemma_.lower() in BODIES):
        return []
    mark = (colon.i, colon.i + 1)
    content = ((quotation.start, quotation.end),)
    return [Candidate(mark, "speech", "asserts", content, nouns[-1], frame="quote")]


def _quoting(place: Sentence) -> list[Candidate]:
    """Read a headline that quotes whom it names first, which the parse may lose: "President blasts 'cowardly' raid"."""
    for verb in place.words[1:SHORT]:
        entry = place.cues.get((verb.lemma_.lower(), "VERB")) if verb.tag_ in {"VBZ", "VBP", "VBD"} else None
        names = [t for t in place.text.doc[place.range[0] : verb.i] if t.pos_ in {"NOUN", "PROPN"}]
        if entry is None or not entry.frames & {"object", "quote", "clause"} or not names:
            continue
        behind = verb.i + 1
        clear = len(names) == verb.i - place.range[0] and behind < place.range[1]
        told = clear and (behind in place.begun or place.text.doc[behind].text in {"'", "‘", '"', "“"})
        counted = clear and place.text.doc[behind].pos_ == "NUM" and "clause" in entry.frames  # "says 30 dead, not 12"
        if told or counted:
            return [spoken_by(verb, entry, [(behind, place.range[1])], names[-1], "judgement")]
    return []


def _banner(place: Sentence) -> list[Candidate]:
    """Read a headline that ends with a speaker and a cue: "Dozens missing after landing, navy admits"."""
    words = [t for t in place.words if not t.is_space]
    while words and words[-1].text in STOPS:  # a headline printed as a sentence
        words.pop()
    if len(words) < 3:
        return []
    verb = words[-1]
    entry = cue_of(verb, place.cues) if verb.tag_ in SAID | {"NNS"} else None
    if entry is None or not entry.frames & {"clause", "quote"}:
        return []
    for back in range(2, min(SHORT + 2, len(words) + 1)):
        token = words[-back]
        if token.text == "," and back > 2:
            names = [t for t in words[-back + 1 : -1] if t.pos_ in {"NOUN", "PROPN"}]
            start = place.range[0]
            if token.i == start > 0:  # the parse takes "Ten dead in raid" for a sentence of its own
                start = place.text.doc[start - 1].sent.start
            content = [(start, token.i)]
            return [spoken_by(verb, entry, content, first_head(names), "trailing")] if names else []
        if token.pos_ not in NAMING | {"ADP", "PART"}:
            return []
    return []


def to_the_end(text: Annotated, candidate: Candidate) -> Candidate:
    """Let what a headline's verb holds reach to its end: "denies raids in Sund", of which the parse cuts the place."""
    if candidate.frame not in {"object", "infinitive", "clause"} or not candidate.content:
        return candidate
    (start, end), verb = candidate.content[-1], text.doc[candidate.cue[1] - 1]
    rest = text.doc[end : verb.sent.end] if start >= candidate.cue[1] else ()
    if not rest or rest[0].pos_ != "ADP" or rest[0].head != verb or verb.tag_ not in SAID:
        return candidate
    whole = text.doc[verb.sent.start : verb.sent.end]
    if not is_headline(whole) or any(t.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"} and t.tag_ != "VBG" for t in rest):
        return candidate
    return replace(candidate, content=(*candidate.content[:-1], (start, rest[-1].i + 1)))
