"""Whom a deed struck, as its tellers have it: people and things that do not fight, or fighters and what is theirs.

Parties to a conflict shall at all times distinguish between civilians and combatants, and between civilian objects and
military objectives (Additional Protocol I to the Geneva Conventions, articles 48 and 52). So whether a market or a
command post was hit is what the two sides of a strike most often dispute.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.combine.entities import Entities, group_of
from rashomon.lexicon import fold_name
from rashomon.records import ActorValue, Role, TextValue

_FIGHT = frozenset({"military", "armed_group", "coalition", "alliance"})  # kinds of actors.csv
_ROLES: dict[str, Role] = {
    "civilians": "civilian",
    "protesters": "civilian",
    "group": "combatant",
    "armed": "combatant",
}
_ROLES |= {
    "state": "combatant",
    "civilian_object": "civilian",
    "military_objective": "combatant",
}  # classes of parties.csv; police are neither
_RULERS = frozenset("regime junta government ministry authority authorities".split())  # of class state, yet no fighters
_MOST_READ = 200  # characters of a target
_LONGEST = 3  # words of an entry of parties.csv


@dataclass(frozen=True, slots=True)
class Struck:
    """Who or what was struck: a known body, else a noun or words; whether it fights, and who struck it."""

    name: Hashable
    role: Role | None
    doers: frozenset[int] = field(default=frozenset(), compare=False)  # sides


def find_struck(
    value: ActorValue | TextValue, key: str | None, entities: Entities, doers: frozenset[int] = frozenset()
) -> Struck:
    """Return whom a target means; `key` is the entity that the words mean, None for nobody known.

    "The covered market" and "a market in Tora" are one, by the noun that the ontology has for them.
    """
    words = fold_name((value.actor.text if isinstance(value, ActorValue) else value.text)[:_MOST_READ])
    known, nouns = entities.known(key), list(_nouns(words.split(), entities))
    roles = {role for _, role in nouns}
    if known is not None:
        name: Hashable = ("actor", entities.top(key or ""))
        roles |= {"combatant"} if entities.kind(key or "") in _FIGHT else set()
    else:
        head = len(words.partition(" of ")[0].split())
        heads = [" ".join(words.split()[slice(*ends)]).removesuffix("s") for ends, _ in nouns if ends[1] == head]
        name = ("words", heads[0] if heads else words)
    role: Role | None = "combatant" if "combatant" in roles else "civilian" if roles else None
    return Struck(name, role, doers)


def differ_in_status(one: Hashable, other: Hashable) -> bool:
    """Return whether one says that it struck those who fight, and the other that it struck those who do not.

    What two sides are told to strike are two blows.
    """
    if not isinstance(one, Struck) or not isinstance(other, Struck):
        return False
    apart = bool(one.doers and other.doers) and one.doers.isdisjoint(other.doers)
    return not apart and {one.role, other.role} == {"civilian", "combatant"}


def _nouns(parts: Sequence[str], entities: Entities) -> Iterator[tuple[tuple[int, int], Role]]:
    """Yield where the nouns of a target stand, and what they say: who fights in a house makes it no civilian house."""
    place = 0
    while place < len(parts):
        size, role = _noun_at(parts, place, entities)
        if role is not None:
            yield (place, place + size), role
        place += size


def _noun_at(parts: Sequence[str], place: int, entities: Entities) -> tuple[int, Role | None]:
    """Return how many words the longest noun at a place has, one where there is none, and its role."""
    ontology = entities.ontology
    for size in range(min(_LONGEST, len(parts) - place), 0, -1):
        noun = " ".join(parts[place : place + size])
        found = ontology.parties.get(noun) or ontology.parties.get(noun.removesuffix("s"))
        if found is not None:
            return size, None if parts[place + size - 1] in _RULERS else _ROLES.get(found)
    group = group_of(parts[place], ontology)
    return 1, "civilian" if group and group[0] == "civilian" else "combatant" if group and group[
        0
    ] == "combatant" else None
