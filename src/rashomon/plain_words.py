"""Which words of a user's own actors are no names: under them every report would name that actor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.lexicon import fold_name
from rashomon.tables import ordinary_words

_LEAST_LETTERS = 3


def check_name(name: str) -> None:
    """Raise ValueError, saying why, where a name is an ordinary word or too short to stand for one actor alone."""
    words = name.split()
    if len(words) == 1 and name.islower():
        raise ValueError(f"{name!r} is one word without a capital, no name")
    if len(name) < _LEAST_LETTERS and name != name.upper():
        raise ValueError(f"{name!r} is under three letters and not all capitals, no name")
    # Folded as names are looked up: "IT" becomes "it", and "US" stays.
    if all(word in _little_words() for one in words for word in (fold_name(one) or "the").split()):
        raise ValueError(f"{name!r} is a word of every text, no name")
    if len(words) == 1 and any(stem in _table_words() for stem in _stems(fold_name(name))):
        raise ValueError(f"{name!r} is a word for deeds, sayings or groups of people, no name")
    if all(word in _little_words() or word in _table_words() for word in name.split()):
        raise ValueError(f"{name!r} is ordinary words alone, no name")


def _stems(word: str) -> Iterator[str]:
    """Yield a word and what it may be a form of: "killed" of "kill", "fighters" of "fighter"."""
    yield word
    for end in ("s", "es", "d", "ed", "ing"):
        if word.endswith(end):
            yield word.removesuffix(end)


@cache
def _little_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415 - takes a second

    return frozenset(STOP_WORDS)


@cache
def _table_words() -> frozenset[str]:
    return ordinary_words()
