"""The bare name in the words for a place: "near the village of Amber Weir" and "Amber Weir district" are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rashomon.records import Place

CAPITAL = re.compile(r"[^\W\d_]*[A-ZÀ-ÞĀ-Ž]")
# Words for kinds of places, which stand beside a name and are none of it.
KINDS = frozenset(
    "airport area bridge camp city countryside county district governorate hamlet highway hospital junction market"
    " mountains neighborhood neighbourhood province quarter region road settlement state street suburb town township"
    " valley village".split()
)
OTHER_NAME = -1.0
ARTICLES = frozenset("al el ad an ar as ash at az the".split())
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


def fold_word(word: str) -> str:
    """Return a word without case and accents."""
    if word.isascii():
        return word.casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold()


def core_of(place: Place) -> str:
    """Return the folded name in the words for a place, "" where they hold none: its longest run of capitals."""
    return _core(place.text)


@lru_cache(maxsize=1 << 14)  # each place is asked for with each pair of deeds
def _core(text: str) -> str:
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(text):
        if word[:1].isupper():
            runs[-1].append(fold_word(word))
        elif fold_word(word) not in ARTICLES or word != word.casefold():
            runs.append([])
    words = max(runs, key=len)
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    # "Vell bridge" is at Vell; of "Stone Bridge", both capitals, the second word is part of the name.
    while len(words) > 2 and words[-1] in KINDS:
        words = words[:-1]
    return " ".join(words)


def same_name(one: Place, other: Place) -> float:
    """Return 2 for one name, 1.5 for a name that holds the other or for one description, less for two.

    Two names may be a town and its bridge: they speak against one place and do not forbid it.
    """
    names = [set(core_of(place).split()) for place in (one, other)]
    if not all(names):
        return 1.5 if fold_word(one.name or one.text) == fold_word(other.name or other.text) else 0.0
    if names[0] == names[1]:
        return 2.0
    small, large = sorted(names, key=len)
    if small < large and not small <= KINDS:
        return 1.5
    return OTHER_NAME if one.id is None and other.id is None else 0.0
