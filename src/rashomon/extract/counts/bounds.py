"""Words that bound a number: "at least", "up to", "nearly" before it → its bound."""

from __future__ import annotations

from rashomon.extract.parse import Parse
from rashomon.records import Bound

# Words before a number, the longest first, and the bound that they make of it.
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        "at the very least|at the least|at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
        "|minimum|as low as|≥",
    ),
    (
        "more_than",
        "more than|over|above|in excess of|upwards of|upward of|exceeding|exceeds|exceeded|topped|tops"
        "|surpassed|passed|past|greater than|well over|>",
    ),
    ("up_to", "up to|as many as|at most|no more than|not more than|a maximum of|maximum|as much as|as high as"),
    ("under", "under|fewer than|less than|below|just under|<"),
    ("about", "about|around|some|approximately|roughly|an estimated|estimated|nearly|almost|close to|circa"),
    ("about", "around about|an average of|just about|perhaps|maybe|probably|c.|ca.|approx.|round|~|the order of"),
)
_BY_LAST: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}  # the word before the number -> phrases, longest first
for _bound, _phrases in _BOUND_WORDS:
    for _phrase in sorted(_phrases.split("|"), key=lambda phrase: -len(phrase.split())):
        _BY_LAST.setdefault(_phrase.split()[-1], []).append((tuple(_phrase.split()), _bound))
for _entries in _BY_LAST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))
_RISING = {"go", "gone", "went", "goes", "going", "rose", "risen", "climbed", "shot", "jumped", "moved", "revised"}


def word_at(doc: Parse, i: int) -> str:
    """Return the word at a place in small letters; nothing beyond the ends."""
    return doc[i].lower_ if 0 <= i < len(doc) else ""


def bound_before(doc: Parse, start: int) -> tuple[int, Bound | None]:
    """Return where the words before a number that bound it begin, and the bound; the nearest to the number wins."""
    while word_at(doc, start - 1) in {"another", "further", "additional", "total", "of", "a", "its", "their", "the"}:
        if word_at(doc, start - 1) in {"its", "their", "the"} or (
            word_at(doc, start - 1) == "of" and word_at(doc, start - 2) != "total"
        ):
            break
        if word_at(doc, start - 1) == "a" and word_at(doc, start) not in {"total", "further"}:
            break
        start -= 1
    for words, bound in _BY_LAST.get(word_at(doc, start - 1), ()):
        size = len(words)
        if start >= size and all(doc[start - size + k].lower_ == word for k, word in enumerate(words[:-1])):
            if words == ("up", "to") and word_at(doc, start - 3) in _RISING:
                return start, None  # "has gone up to 140"
            return start - size, bound
    return start, None
