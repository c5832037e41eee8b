"""Two cues behind one another: in "A, X said, Y reported" it is Y who passes on what X said."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.frames import ends_sentence, trailing_comma
from rashomon.extract.clauses import Range


def closed(text: Annotated, found: list[Candidate]) -> list[Candidate]:
    """Put the last of two cues outside the first: in "A, X said, Y reported" it is Y who passes on what X said."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_sentence.setdefault(text.doc[candidate.cue[1] - 1].sent.start, []).append(candidate)
    return [c for start in sorted(by_sentence) for c in _closed_in(text, by_sentence[start], start)]


def _closed_in(text: Annotated, found: list[Candidate], start: int) -> list[Candidate]:
    last = max(found, key=lambda c: c.cue)
    comma = _last_comma(text, last)
    inner = [c for c in found if comma is not None and c.cue[1] <= comma and c.speaker is not None and _passes_on(c)]
    if comma is None or not inner:
        return found
    turns = (t.i for t in text.doc[max(c.cue[1] for c in inner) : comma] if t.pos_ == "CCONJ" or t.text == ";")
    turn = next((i for i in turns if text.doc[i - 1].text == "," or text.doc[i].text == ";"), None)
    if turn is not None:  # "A, X said, and B, Y said"
        start = turn + 1
    clipped = [replace(c, content=_until(c.content, comma if turn is None else turn)) for c in found if c is not last]
    return [c for c in clipped if c.content] + [replace(last, content=((start, comma),))]


def _passes_on(candidate: Candidate) -> bool:
    return candidate.kind in {"speech", "report"} and candidate.frame not in {"noun", "adverb"}


def _last_comma(text: Annotated, last: Candidate) -> int | None:
    """Return where the comma stands before a speaker named at the end: ", Y reported", ", according to Y"."""
    speaker = last.speaker
    if speaker is None or not _passes_on(last):
        return None
    if last.frame == "according":
        before, rest = last.cue[0] - 1, text.doc[speaker.i + 1 : speaker.sent.end]
        ends = not any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in rest)
        return before if ends and before >= 0 and text.doc[before].text == "," else None
    verb = text.doc[last.cue[1] - 1]
    comma = trailing_comma(verb) if verb.pos_ == "VERB" and ends_sentence(verb) else None
    return comma if comma is not None and comma < speaker.i < verb.i else None


def _until(content: tuple[Range, ...], end: int) -> tuple[Range, ...]:
    return tuple((s, min(e, end)) for s, e in content if s < end)
