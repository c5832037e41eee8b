"""Reads the lines of a head that only their place tells: "Example Daily | World", "Example Daily, 8 February 2018".

The same words may be a title or a caption elsewhere, so `text` asks only where a title stands over or under them.
"""

from __future__ import annotations

import re

from rashomon.read.dates import find_day, is_date_only
from rashomon.read.furniture import ends_sentence
from rashomon.read.labels import Label, read_label
from rashomon.read.names import is_heading_name, is_section, may_be_outlet, sounds_like_outlet

# an outlet, a section, a weekday and a date take fewer
_LONGEST = 100
# how far a chronicle's second day may stand from its first, in lines
_LINES = 60
_PIPES = re.compile(r"\s*[|•·]\s*")
_BREAKS = re.compile(r"\s*[,|•·]\s*|\s+[-–—]\s+")


def read_masthead(lines: list[str], place: int, before: str | None) -> Label | None:
    """Return what a line of the head says by its place there; None for words of the text, or without text under it.

    `before` is the kind of the head line over it.
    """
    words = lines[place].strip()
    if not words or len(words) > _LONGEST or not _tells(lines, place):
        return None
    return _outlet_and_section(words) or _beside_a_day(words) or _beside_a_label(lines, place, before)


def _outlet_and_section(words: str) -> Label | None:
    """Read "Example Daily | World": one part at least is a section, all others together one name."""
    parts = [part for part in _PIPES.split(words) if part]
    names = [part for part in parts if not is_section(part)]
    if not 2 <= len(parts) <= 4 or len(names) == len(parts) or len(names) > 1:
        return None
    if not names:
        return Label("label")
    return Label("outlet", outlet=names[0]) if may_be_outlet(names[0]) else None


def _beside_a_day(words: str) -> Label | None:
    """Read "Example Daily, Saturday, 10 February 2018" or "8 February 2018, Moscow": a name, marked off from a day."""
    found = find_day(words)
    if found is None:
        return None
    day, (start, end) = found
    left, right = _BREAKS.split(words[:start]), _BREAKS.split(words[end:])
    # only a weekday or an hour may stand next to the day itself
    if not all(is_date_only(f"{part} {day}") for part in (left[-1], right[0])):
        return None
    parts = [part.strip() for part in left + right if part.strip()]
    names = [part for part in parts if not is_date_only(f"{part} {day}")]
    if not 1 <= len(names) <= 2 or not all(is_heading_name(name) for name in names):
        return None
    # a town may stand before a day as well, but seldom before a weekday too
    full = len(names) == 1 and len(left) > 1 and len(parts) > 1
    outlet = next((name for name in names if sounds_like_outlet(name) or (full and may_be_outlet(name))), None)
    return Label("date", outlet=outlet, day=day)


def _beside_a_label(lines: list[str], place: int, before: str | None) -> Label | None:
    """Read a bare outlet over or under a date or byline, and a bare town or section right over a date."""
    words = lines[place].strip()
    below = [line.strip() for line in lines[place + 1 : place + 3]]
    label = next((read_label(line) for line in below if line), None)
    if sounds_like_outlet(words) and ((label and label.kind in ("date", "byline")) or before in ("date", "byline")):
        return Label("outlet", outlet=words)
    dated = label is not None and label.kind == "date" and bool(below[0])
    return Label("label") if dated and len(words.split()) <= 2 and is_heading_name(words) else None


def _tells(lines: list[str], place: int) -> bool:
    """Return whether sentences follow and no second day among them; a chronicle's days are part of its text."""
    told = dated = False
    for line in lines[place + 1 : place + _LINES]:
        words = line.strip()
        if ends_sentence(words):
            if dated:
                return False
            told = True
        elif told and words and len(words) <= _LONGEST:
            dated = dated or is_date_only(words) or _beside_a_day(words) is not None
    return told
