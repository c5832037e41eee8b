"""Speakers set apart by dashes or brackets: "Ten men - so the mayor claims - held out", "(it was late, she says)"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.headings import first_head
from rashomon.extract.attribution.sentences import (
    DASHES,
    LONGEST,
    SAID,
    SHORT,
    STOPS,
    Sentence,
    Words,
    cue_of,
    spoken_by,
)
from rashomon.extract.clauses import Range
from rashomon.extract.parse import Token

_LONGEST_BRACKET = 200  # tokens


def set_apart(place: Sentence) -> list[Candidate]:
    """Read a speaker and a cue between dashes, or after "so": "Ten men - so the commander claims - held out"."""
    start, end = place.range
    words, found = place.text.doc, []
    marks = [t.i for t in place.words if t.text in DASHES and words[t.i - 1].whitespace_ and t.i > start + 1]
    marks += [t.i for t in place.words if t.text in {",", "("} and _so(words, t.i + 1, end) > t.i + 1]
    for mark in sorted(marks):
        inner = _so(words, mark + 1, end)
        stop = next((i for i in range(inner, min(end, inner + LONGEST)) if _parts(words[i])), None)
        if stop is None or stop - inner < 2:
            continue
        first, last = words[inner], words[stop - 1]
        inverse = cue_of(first, place.cues) is not None and first.tag_ in SAID
        verb, names = (first, words[inner + 1 : stop]) if inverse else (last, words[inner : stop - 1])
        entry = cue_of(verb, place.cues)
        nouns = [t for t in names if t.pos_ in {"NOUN", "PROPN"} or t.lower_ in {"he", "she", "they"}]
        told = any(t.pos_ in {"VERB", "AUX"} for t in names)
        if (
            entry is None
            or not nouns
            or told
            or "clause" not in entry.frames
            or names[0].pos_ in {"ADP", "CCONJ", "SCONJ"}
        ):
            continue
        if words[stop].text in STOPS and inner == mark + 1 and words[mark].text not in DASHES:
            continue
        content = [(start, mark), (stop + (words[stop].text not in STOPS), end)]
        found.append(spoken_by(verb, entry, content, first_head(nouns), "around"))
    return found


def closing_bracket(place: Sentence) -> list[Candidate]:
    """Read a speaker at the end of words in brackets: "(it began at dawn, villagers say)"."""
    found, opened = [], None
    for token in place.words:
        if token.text == "(":
            opened = token.i
        if token.text != ")" or opened is None:
            continue
        verb = place.text.doc[token.i - 1]
        entry = cue_of(verb, place.cues)
        commas = [t.i for t in place.text.doc[opened + 2 : token.i - 2] if t.text == ","]
        names = [t for t in place.text.doc[commas[-1] + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN"}] if commas else []
        if entry is not None and names and "clause" in entry.frames and verb.i - commas[-1] <= SHORT:
            found.append(spoken_by(verb, entry, [(opened + 1, commas[-1])], first_head(names), "trailing"))
        opened = None
    return found


def _so(words: Words, start: int, end: int) -> int:
    """Return where words begin that "so", "or so" or "as" may open."""
    opened = start + (start < end and words[start].lower_ in {"or", "and"})
    return opened + 1 if opened < end and words[opened].lower_ in {"so", "as"} else start


def _parts(token: Token) -> bool:
    """Tell whether a mark ends words that are set apart."""
    return token.text in DASHES | {",", ")"} | STOPS


def kept_inside(text: Annotated, found: list[Candidate]) -> list[Candidate]:
    """Keep what a speaker in brackets passes on inside them: "The strike (it was an error, the army says) hit …"."""
    pairs: dict[int, Range] = {}  # by every token inside
    opened: int | None = None
    for token in text.doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            inside = opened + 1, token.i
            if token.i - opened < _LONGEST_BRACKET:
                pairs |= dict.fromkeys(range(*inside), inside)
            opened = None
    return [replace(c, content=_inside(c.content, pairs.get(c.cue[1] - 1))) for c in found]


def _inside(content: tuple[Range, ...], bracket: Range | None) -> tuple[Range, ...]:
    if bracket is None:
        return content
    held = [(max(s, bracket[0]), min(e, bracket[1])) for s, e in content]
    return tuple(r for r in held if r[0] < r[1]) or content
