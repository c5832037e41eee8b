"""A text as units for the reading of names: "12-year-old", "al-Masri" and "Sgt." are one each; sentences of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.extract.parse import Token
from rashomon.extract.persons.words import HONORIFICS, TITLES

_HYPHENS = frozenset("-\u2010\u2011")
_ENDS = frozenset(".!?…")
_BREAK = "\n"
_AGED = re.compile(r"[\w-]{1,12}-(?:year|month|week|day)s?-old")
_BULLETS = frozenset("-–—•*·▪●◦")


class Unit(NamedTuple):  # made for every word of a report, and three times as fast as a frozen dataclass
    """One or more tokens that belong together, with the tag of the first."""

    text: str
    low: str
    pos: str
    tag: str
    first: int  # tokens, both included
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its units [start, end), and whether it begins a line that a bullet or number heads."""

    start: int
    end: int
    listed: bool


def units_of(tokens: Sequence[Token]) -> list[Unit]:
    r"""Return the units of a text, with "\\n" for the end of a paragraph or of a line that is one; linear."""
    found: list[Unit] = []
    spaced = True
    for token in tokens:
        if token.is_space:
            spaced = True
            if "\n" in token.text:
                found.append(Unit(_BREAK * token.text.count("\n"), _BREAK, "SPACE", "_SP", token.i, token.i))
            continue
        if found and not spaced and _joins(found[-1], token):
            before = found[-1]
            text = before.text + token.text
            found[-1] = Unit(text, text.lower(), before.pos, before.tag, before.first, token.i)
        else:
            found.append(Unit(token.text, token.lower_, token.pos_, token.tag_, token.i, token.i))
        spaced = bool(token.whitespace_)
        if found[-1].low[-3:] == "old":
            _join_age(found)
    return [unit for place, unit in enumerate(found) if unit.low != _BREAK or _is_break(found, place)]


def _join_age(found: list[Unit]) -> None:
    """Put "67 year old" and "five-year old" at the end of the units into one, as "67-year-old" is."""
    words: list[Unit] = []
    while found and len(words) < 3:
        words.insert(0, found.pop())
        joined = "-".join(u.low for u in words)
        if _AGED.fullmatch(joined):
            first = words[0]
            found.append(Unit(joined, joined, first.pos, first.tag, first.first, words[-1].last))
            return
    found += words


def _joins(before: Unit, token: Token) -> bool:
    """Tell whether a token belongs to the unit before it: a hyphen, what follows one, the point of "Sgt."."""
    end = before.text[-1]
    if token.text in _HYPHENS:
        return end.isalnum() and not token.whitespace_
    if end in _HYPHENS:
        return len(before.text) > 1 and token.text[0].isalnum() and len(before.text) < 60
    if token.text == ".":
        return before.low in TITLES or before.low in HONORIFICS or (len(before.text) == 1 and end.isupper())
    return False


def lines_of(units: Sequence[Unit]) -> list[Line]:
    """Return the sentences of a text, in order; a line end is a sentence's where the words before or after bear it."""
    found: list[Line] = []
    start = 0
    for place, unit in enumerate(units):
        breaks = unit.low == _BREAK
        if breaks or unit.text in _ENDS or place == len(units) - 1:
            end = place if breaks else place + 1
            found += _line(units, start, end)
            start = place + 1
    return found


def _line(units: Sequence[Unit], start: int, end: int) -> list[Line]:
    begins = start == 0 or units[start - 1].low == _BREAK
    while start < end and (units[start].low == _BREAK or units[start].text in {'"', "”", "’", "'", "''", ")"}):
        start += 1
    if start >= end:
        return []
    if begins and units[start].text in _BULLETS:
        return [Line(start + 1, end, listed=True)] if start + 1 < end else []
    numbered = begins and units[start].text.isdigit() and end - start > 2 and units[start + 1].text in {")", "."}
    return [Line(start + 2, end, listed=True)] if numbered else [Line(start, end, listed=False)]


def _is_break(units: Sequence[Unit], place: int) -> bool:
    if len(units[place].text) > 1 or place == 0 or place + 1 == len(units):
        return True
    return units[place - 1].text in {".", ":", ";", "!", "?", "”", '"'} or units[place + 1].text in _BULLETS
