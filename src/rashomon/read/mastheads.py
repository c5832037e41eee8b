"""Reads the lines of a head that only their place tells: "Example Daily | World", "Example Daily, 8 February 2018".

The same words may be a title or a caption elsewhere, so `text` asks only where a title stands over or under them.
"""

from __future__ import annotations

import re

from rashomon.read.dates import in_plain_days, is_date_only
from rashomon.read.furniture import ends_sentence
from rashomon.read.head_parts import HeadLine, read_head_line
from rashomon.read.labels import Label, read_label
from rashomon.read.names import is_heading_name, is_public_body, is_section, may_be_outlet, sounds_like_outlet

# an outlet, a section, a weekday and a date take fewer
_YEAR_LAST = re.compile(r", (?:19|20)\d\d\Z")
_LONGEST = 100
# how far a chronicle's second day may stand from its first, in lines
_LINES = 60
# lines of one head that stand together
_BLOCK = 5
_PRINTED_IN = re.compile(
    r"(?:this (?:article|report|text|story) (?:was )?)?(?:first )?(?:published|posted|issued|printed|appeared)"
    r"(?: (?:in|by|on|at) (?:the )?(?P<name>[A-Z][^\d,]{2,50}?))?,?(?: on| of)? (?P<day>\d{4}-\d\d-\d\d)",
    re.I,
)
_PIPES = re.compile(r"\s*[|•·]\s*")


def read_masthead(lines: list[str], place: int, before: str | None) -> Label | None:
    """Return what a line of the head says by its place there; None for words of the text, or without text under it.

    `before` is the kind of the head line over it.
    """
    words = lines[place].strip()
    if not words or len(words) > _LONGEST or not _tells(lines, place):
        return None
    return _outlet_and_section(words) or _by_its_parts(lines, place, before)


def opens_without_title(lines: list[str], place: int) -> bool:
    """Return whether a line is an outlet's name with the day beside or right under it, over a text without a title."""
    words = lines[place].strip()
    own = read_head_line(words) if len(words) <= _LONGEST else None
    if own is not None and sounds_like_outlet(own.label.outlet or "") and (own.label.day or _YEAR_LAST.search(words)):
        return True  # "Inland Post, 2 September 2019", "Journal of Peace Research, 2011"
    below = lines[place + 1].strip() if place + 1 < len(lines) else ""
    # of three words and more, a title of capitals may end as an outlet's name does
    short = len(words.split()) == 2 or re.match(r"(?:the )?(?:voice|tribune|times) of\b", words, re.I) is not None
    if not short or not sounds_like_outlet(words) or len(below) > _LONGEST:
        return False
    found = read_head_line(below) if below else None
    return found is not None and found.label.day is not None


def is_head_line(line: str) -> bool:
    """Return whether a line, wherever it stands, says nothing but what heads say: a day, a byline, a kind of paper."""
    found = _of_a_head(line)
    return found is not None and (found.alone or not (found.named or found.label.outlet))


def is_nameplate(lines: list[str], place: int) -> bool:
    """Return whether a line is the name of an outlet or body with a day or byline right under it, and so no title."""
    words = lines[place].strip()
    below = _of_a_head(lines[place + 1]) if place + 1 < len(lines) else None
    return below is not None and below.alone and is_sure_outlet(words)


def is_sure_outlet(line: str) -> bool:
    """Return whether a line names an outlet by its words, with a section or a day at most, or a body in capitals."""
    words = line.strip()
    if _outlet_and_section(words) is not None:
        return True
    found = _of_a_head(words)
    outlet = (found.label.outlet or "") if found else ""
    return sounds_like_outlet(outlet) or (words.isupper() and is_public_body(outlet))


def opens_after_summary(lines: list[str], place: int) -> bool:
    """Return whether a head goes on at `place`, with a byline or a day, under a line that sums the report up.

    A day alone under a sentence may be a heading of the text; it takes a byline beside it, an outlet or "Published".
    """
    above = next((line for line in reversed(lines[:place]) if line.strip()), "")
    found = _of_a_head(lines[place])
    if found is None or not found.alone or not _tells(lines, place):
        return False
    if found.label.byline or found.label.outlet or not ends_sentence(above):
        return bool(found.label.byline or found.label.day)
    below = _of_a_head(lines[place + 1]) if place + 1 < len(lines) else None
    stated = re.match(r"\W*(?:first )?(?:published|posted|updated|last updated|issued)\b", lines[place], re.I)
    return bool(found.label.day and (stated or (below and below.label.byline)))


def read_foot_line(line: str) -> Label | None:
    """Return what the last line of a text says where it only tells the outlet and day: "(Example Daily, 8.2.2018)"."""
    words = line.strip()
    if not words or len(words) > _LONGEST:
        return None
    words = in_plain_days(words).strip("().[] ")
    if match := _PRINTED_IN.fullmatch(words):
        name = match["name"]
        if name is None or is_heading_name(name):
            return Label("date", outlet=name, day=match["day"])
    found = read_head_line(words)
    return found.label if found and found.label.day and sounds_like_outlet(found.label.outlet or "") else None


def _outlet_and_section(words: str) -> Label | None:
    """Read "Example Daily | World": one part at least is a section, all others together one name."""
    parts = [part for part in _PIPES.split(words) if part]
    names = [part for part in parts if not is_section(part)]
    if not 2 <= len(parts) <= 4 or len(names) == len(parts) or len(names) > 1:
        return None
    if not names:
        return Label("label")
    if sounds_like_outlet(names[0]):
        return Label("outlet", outlet=names[0])
    return Label("outlet", name=names[0]) if may_be_outlet(names[0]) else None


def _by_its_parts(lines: list[str], place: int, before: str | None) -> Label | None:
    """Read a line whose parts are all understood: with a day or a byline, beside such a line, or an outlet's alone."""
    words = lines[place].strip()
    found = read_head_line(words, "\n".join(lines[place + 1 :])[:20_000])
    if found is None:
        return None
    if found.alone or _beside_one(lines, place):
        return found.label
    if not is_sure_outlet(words):
        # a section or a town over the day
        return Label("label") if _stands_over_day(lines, place) else None
    # further from the day, or without one, only a name that outlets have
    clear = place + 1 < len(lines) and not lines[place + 1].strip()
    return found.label if clear or before in ("date", "byline") else None


def _stands_over_day(lines: list[str], place: int) -> bool:
    words = lines[place].strip()
    label = read_label(lines[place + 1]) if place + 1 < len(lines) else None
    return label is not None and label.kind == "date" and len(words.split()) <= 2 and is_heading_name(words)


def _beside_one(lines: list[str], place: int) -> bool:
    """Return whether a line that is of a head by itself stands in the same block: no prose between.

    A blank line may follow, for texts in which every line is a paragraph; one above would let in a first heading.
    """
    above, below = lines[max(0, place - _BLOCK) : place][::-1], lines[place + 1 : place + 1 + _BLOCK]
    if below and not below[0].strip():
        below = below[1:]
    return any(_reaches(side) for side in (above, below))


def _reaches(lines: list[str]) -> bool:
    for line in lines:
        found = _of_a_head(line)
        if found is None:
            return False
        if found.alone:
            return True
    return False


def _of_a_head(line: str) -> HeadLine | None:
    words = line.strip()
    return read_head_line(words) if words and len(words) <= _LONGEST else None


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
            found = _of_a_head(words)
            dated = dated or is_date_only(words) or (found is not None and found.label.day is not None)
    return told
