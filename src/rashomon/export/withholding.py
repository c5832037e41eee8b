"""Records in, the same records with the names of victims withheld out: a block stands for every letter of a name.

Each letter is replaced by one block, so that every span still points at its words. Withheld is each part of the name
of every person whom a claim on the field `victim` names, and of those whose kin they are said to be, wherever a text
of the record has it: reports, titles, words, speakers, actors and their ids, addresses, paths. What no rule has read
as a victim's name stays, and ids that are hashes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from rashomon.records import Actor, Claim, PersonValue, Reading

R = TypeVar("R")

BLOCK = "\u2588"
# Parts of names that many share and that name nobody: alone they stay.
_SMALL = frozenset(
    "al el ul bin ibn bint ben abu abou umm um ould de da do dos del di du la le van von der den y e jr sr ii iii iv"
    " the of and abd abdul".split()
)
_PART = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_HASH = re.compile(r"[a-z](?=[a-f]*[0-9])[0-9a-f]{12,16}")
# Codes and hashes.
_KEPT = frozenset("id sha256 type mode kind field stance method policy published language where scope mention".split())
_ACTORS = frozenset({"id", "actor", "side"})  # fields with the id of an actor, which is a folded name


def withhold_names(record: R, readings: Iterable[Reading]) -> R:
    """Return a record with the names of the victims of these readings, and of their kin, withheld in all its texts."""
    claims = (claim for reading in readings for claim in reading.claims)
    names = frozenset(part.casefold() for claim in claims for part in _parts(claim) if _names_somebody(part))
    masked: R = _Mask(names).record(record) if names else record
    return masked


def _parts(claim: Claim) -> Iterator[str]:
    """Yield the parts of the names in a claim: of the victim, also in another script beside it, and of kin."""
    if isinstance(claim.value, PersonValue):
        yield from _PART.findall(claim.value.name)
        yield from (word for word in _PART.findall(claim.words) if not _LATIN.match(word))
        yield from (word for word in _PART.findall(claim.value.family or "") if word[0].isupper())


def _names_somebody(part: str) -> bool:
    return len(part) > 1 and part.casefold() not in _SMALL


class _Mask:
    """Puts blocks in the place of names; two actors whose ids would become one keep ids apart."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._ids: dict[str, str] = {}
        self._used: dict[str, int] = {}

    def record(self, record: Any) -> Any:
        """Return a record, or a tuple of them, with all texts masked but for codes and hashes."""
        if isinstance(record, str):
            return self._text(record)
        if isinstance(record, tuple):
            return tuple(self.record(one) for one in record)
        if not is_dataclass(record) or isinstance(record, type):
            return record
        kept = _KEPT - {"id"} if isinstance(record, Actor) else _KEPT
        own = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in kept}
        return replace(record, **{name: self._field(name, value) for name, value in own.items()})

    def _field(self, name: str, value: Any) -> Any:
        return self._id(value) if name in _ACTORS and isinstance(value, str) else self.record(value)

    def _text(self, text: str) -> str:
        if _HASH.fullmatch(text):
            return text  # as in lists of claims and reports: "ed" in a hash is nobody
        # addresses, paths and folded names have small letters only; elsewhere "grace" is no name
        small = text == text.lower() or not any(c.isspace() for c in text)
        return _PART.sub(lambda found: self._word(found[0], small), text)

    def _id(self, text: str) -> str:
        masked = self._text(text)
        if masked == text:
            return text
        if text not in self._ids:
            number = self._used[masked] = self._used.get(masked, 0) + 1
            self._ids[text] = masked if number == 1 else f"{masked}{number}"
        return self._ids[text]

    def _word(self, word: str, small: bool) -> str:
        named = (small or word[0] != word[0].lower() or not _LATIN.match(word)) and word.casefold() in self._names
        return BLOCK * len(word) if named else word
