"""The sides of an event in, how each is told apart on the page out: a letter, a shape, a pattern and a colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.lexicon import fold_name
from rashomon.records import Actor, Comparison, Event

KEYS = "abcdef"  # each has a shape, a pattern and a colour; a seventh side looks like the first, with another letter
_ALIKE = 4  # letters at the start that "Syria" and "Syrian militiamen" share
_BODILESS = {"population", "person", "unknown"}


@dataclass(frozen=True, slots=True)
class Party:
    """A side as the page shows it; `key` is its look, `letter` its name in short."""

    key: str
    letter: str
    names: tuple[str, ...]


NOBODY = Party("n", "", ())  # those who are on no side


def letter_sides(event: Event) -> tuple[Party, ...]:
    """Return the sides of an event that have members, lettered in their order."""
    return letter_names(event.sides)


def letter_names(sides: Sequence[tuple[str, ...]]) -> tuple[Party, ...]:
    """Return sides that have members, lettered in their order."""
    told = [names for names in sides if names]
    return tuple(Party(KEYS[n % len(KEYS)], _letter(n), names) for n, names in enumerate(told))


def index_actors(comparison: Comparison) -> dict[str, Actor]:
    """Return the actors of all reports by name, the first where several have one."""
    found: dict[str, Actor] = {}
    for reading in comparison.reports:
        for actor in reading.actors:
            found.setdefault(actor.name, actor)
    return found


def find_party(name: str | None, parties: Sequence[Party], actors: Mapping[str, Actor]) -> Party:
    """Return the side that a name belongs to, NOBODY where none can be told.

    A side that its followers lead ("Syrian militiamen") goes by the name of their body ("Syria"), which is no member.
    """
    if name is None:
        return NOBODY
    for party in parties:
        if name in party.names:
            return party
    followers = [p for p in parties if _kind(p.names[0], actors) in _BODILESS and _start(name) == _start(p.names[0])]
    return followers[0] if len(followers) == 1 else NOBODY


def _kind(name: str, actors: Mapping[str, Actor]) -> str:
    return actors[name].kind if name in actors else "unknown"


def _start(name: str) -> str:
    return fold_name(name).casefold()[:_ALIKE]


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else str(number + 1)
