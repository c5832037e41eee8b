"""Where quotation marks open and close: a text → its quotations, as ranges of tokens, in linear time.

Marks are paired inside a paragraph. One that never closes is taken to close at the end of its paragraph only where the
next paragraph opens with a mark again (a quotation carried over paragraphs), and is otherwise no quotation.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.extract.annotate import Annotated

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›"}
_EITHER = {'"', "''", "``", "'"}
_LONGEST_OPEN = 80  # tokens: what a mark that nobody closed may hold
_LONGEST = 400  # tokens: a pair further apart than this is two stray marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [start, end) with the marks at both ends."""

    start: int
    end: int


def find_quotations(text: Annotated) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order; the inner ones of a nest are left out."""
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for token in text.doc:
        if opened and ("\n" in token.text or token.i - opened[0] > _LONGEST):
            found += _carried_over(text, opened[0], token.i)
            opened = None
            continue
        mark = token.text
        if opened is None:
            if mark in _PAIRS or (mark in _EITHER and _may_open(text, token.i)):
                opened = (token.i, mark)
        elif _closes(opened[1], mark) and (not _is_loose(opened[1], mark) or _may_close(text, token.i)):
            if token.i > opened[0] + 1:
                found.append(Quotation(opened[0], token.i + 1))
            opened = None
    if opened:
        found += _carried_over(text, opened[0], len(text.doc))
    return tuple(found)


def _closes(opening: str, mark: str) -> bool:
    if opening in _PAIRS:
        return mark in _PAIRS[opening] or (opening == "“" and mark == '"')
    return mark in ("'", "’") if opening == "'" else mark in {'"', "''", "”"}


def _is_loose(opening: str, mark: str) -> bool:
    """Tell whether a mark may stand for something else: an apostrophe, or a straight mark where a curly one opened."""
    return mark in ("'", "’") or (opening == "“" and mark == '"')


def _may_open(text: Annotated, index: int) -> bool:
    """Tell whether a straight mark stands before a word and not behind one, as an apostrophe does."""
    token = text.doc[index]
    before = text.doc[index - 1] if index else None
    loose = before is None or bool(before.whitespace_) or before.text in {"(", "—", "-", "–"} or "\n" in before.text
    return loose and (token.text != "'" or not token.whitespace_)


def _may_close(text: Annotated, index: int) -> bool:
    """Tell whether a single mark stands behind a word and before none."""
    token = text.doc[index]
    after = text.doc[index + 1] if index + 1 < len(text.doc) else None
    return bool(token.whitespace_) or after is None or after.is_punct or after.is_space


def _carried_over(text: Annotated, start: int, end: int) -> list[Quotation]:
    following = text.doc[end + 1].text if end + 1 < len(text.doc) else ""
    carried = end > start + 1 and (following == text.doc[start].text)
    led = start > 0 and text.doc[start - 1].text == ":" and text.doc[start].text in _PAIRS
    if led and 1 < end - start <= _LONGEST_OPEN and not carried:  # "The cook said: “…" to the end of its paragraph
        return [Quotation(start, end)]
    return [Quotation(start, end)] if carried else []
