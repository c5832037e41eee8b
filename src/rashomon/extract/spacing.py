"""The spacing of a page made plain: a text → the same words a single space apart, and where characters were left out.

A page may hold two spaces where one is meant, spaces of other widths, lines broken in the middle of a sentence, and
characters that cannot be seen. The model reads none of them, so that spacing never changes who is read to speak.
"""

from __future__ import annotations

import re

_THIN = "\u00a0\u2009\u202f"  # what groups the digits of a number: "12\u00a0000"
_ODD = re.compile(rf"(?!(?<=\d)(?<!\d{{4}})[{_THIN}]\d{{3}}(?!\d))[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width characters split words as spaces do not.
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
# Spaces at the end or head of a line, and behind a space; a space before a hyphen that has none after it, or after one
# that has none before it; "two- and three-storey" keeps its own.
_STRAY = re.compile(
    rf"(?<![ {_UNSEEN}])[ {_UNSEEN}]+(?=\n)|(?<=[ \n])[ {_UNSEEN}]+"
    r"|(?<=\w)[ ]+(?=-\w)|(?<=\w-)[ ]+(?!and\b|or\b|to\b)(?=[a-z])"
    rf"|(?<=\d)[{_THIN}](?=\d{{3}}(?!\d))|[{_UNSEEN}]+"
)
_SHORTEST_WRAPPED = 35  # characters of a line that may have been broken for its length; columns are hardly narrower
_ENDS = re.compile(r"[.!?:;…—–][\"'”’»)\]]*$")
_STOPPED = re.compile(r"[.,!?;…][\"'”’»)\]]*$")
# "3. …", "b) …", "toll: 14", "10:30 – …": the head of an item, a label
_ITEM = re.compile(r"\w{1,3}[.)] |\d{1,2}[:.]\d\d\b|[\w /-]{1,30}:(?: |$)")
_EDGE = f" \t{_THIN}"


def repair(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Return the text with plain spacing, where characters were left out, and how many up to there."""
    text = _ODD.sub(" ", _unwrapped(text))
    pieces, cuts, shifts, done, gone = [], [], [], 0, 0
    for stray in _STRAY.finditer(text):
        pieces.append(text[done : stray.start()])
        cuts.append(stray.start() - gone)
        gone += stray.end() - stray.start()
        shifts.append(gone)
        done = stray.end()
    pieces.append(text[done:])
    return "".join(pieces), tuple(cuts), tuple(shifts)


def _unwrapped(text: str) -> str:
    """Return a text of the same length, a space where a line was broken inside a sentence."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    bare = [line.strip(_EDGE) for line in lines]
    parts = [lines[0]]
    for before, after, line in zip(bare, bare[1:], lines[1:], strict=False):
        parts += [" " if _runs_on(before, after) else "\n", line]
    return "".join(parts)


def _runs_on(before: str, after: str) -> bool:
    """Tell whether a line goes on with the sentence of the line before it: it is prose, and so is that."""
    if len(before) < _SHORTEST_WRAPPED or not (after[:1].islower() or after[:1].isdecimal()):
        return False
    if _ENDS.search(before[-6:]) or _ITEM.match(after[:32]):
        return False
    if before[0].isdecimal() and after[0].isdecimal():  # a register: "12 dead in Oram", "9 dead in Tell"
        return False
    return len(after) >= _SHORTEST_WRAPPED or _STOPPED.search(after[-6:]) is not None
