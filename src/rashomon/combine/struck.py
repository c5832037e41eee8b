"""Whom a deed struck, as its tellers have it: people and things that do not fight, or fighters and what is theirs.

Parties to a conflict shall at all times distinguish between civilians and combatants, and between civilian objects and
military objectives (Additional Protocol I to the Geneva Conventions, articles 48 and 52). So whether a market or a
command post was hit is what the two sides of a strike most often dispute.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

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
    """Who or what was struck: the body where it is a known one, else its words; and whether it fights."""

    name: Hashable
    role: Role | None


def find_struck(value: ActorValue | TextValue, key: str | None, entities: Entities) -> Struck:
    """Return whom a target means; `key` is the entity that the words mean, None for nobody known."""
    words = fold_name((value.actor.text if isinstance(value, ActorValue) else value.text)[:_MOST_READ])
    known = entities.known(key)
    name: Hashable = ("words", words) if known is None else ("actor", entities.top(key or ""))
    roles: set[Role] = set(_roles(words, entities))
    if known is not None and entities.kind(key or "") in _FIGHT:
        roles.add("combatant")
    role: Role | None = "combatant" if "combatant" in roles else "civilian" if roles else None
    return Struck(name, role)


def differ_in_status(one: Hashable, other: Hashable) -> bool:
    """Return whether one says that it struck those who fight, and the other that it struck those who do not."""
    return isinstance(one, Struck) and isinstance(other, Struck) and {one.role, other.role} == {"civilian", "combatant"}


def _roles(words: str, entities: Entities) -> Iterator[Role]:
    """Yield what the nouns of a target say of it: who fights in a house makes it no civilian house."""
    parties, parts = entities.ontology.parties, words.split()
    done = 0
    for start in range(len(parts)):
        for size in range(min(_LONGEST, len(parts) - start), 0, -1) if start >= done else ():
            noun = " ".join(parts[start : start + size])
            found = parties.get(noun) or parties.get(noun.removesuffix("s"))
            if found is not None:
                done = start + size
                if found in _ROLES and parts[start + size - 1] not in _RULERS:
                    yield _ROLES[found]
                break
            group = group_of(noun, entities.ontology) if size == 1 else None
            if group is not None and group[0] == "civilian":
                yield "civilian"
            elif group is not None and group[0] == "combatant":
                yield "combatant"
