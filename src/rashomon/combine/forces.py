"""Soldiers of a state or fighters of a group, by the noun that counts them: nobody's terrorists are his soldiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rashomon.combine.entities import Entities
from rashomon.combine.group_keys import GroupKey
from rashomon.combine.scene import Telling
from rashomon.combine.sides import Sides
from rashomon.lexicon import Force, Ontology, force_of

_KINDS: dict[str, Force] = {
    **dict.fromkeys(("military", "government", "police", "ministry", "state"), "state"),
    "armed_group": "group",
}


def fitting_side(number: int | None, force: Force, sides: Sides, entities: Entities) -> int | None:
    """Return a side where such men may be its own; where not, its enemy, or the only other that may have them."""
    if number is None or _may_be_of(number, force, sides, entities):
        return number
    enemy = sides.enemy.get(number)
    others = [enemy] if enemy is not None else [n for n in range(len(sides.members)) if n != number]
    fitting = [n for n in others if _may_be_of(n, force, sides, entities)]
    return fitting[0] if len(fitting) == 1 else None


def separate_forces(groups: Mapping[GroupKey, list[Telling]], entities: Entities) -> dict[GroupKey, list[Telling]]:
    """Return the groups with nobody's soldiers and nobody's rebels apart, each with the only side that has such men."""
    sided: dict[tuple[str, Force], list[GroupKey]] = {}
    for key in groups:
        if key.side and (key.role, key.who, key.words) == ("combatant", "any", ""):
            sided.setdefault((key.field, _force_of_actor(key.side, entities)), []).append(key)
    found: dict[GroupKey, list[Telling]] = {}
    for key, tellings in groups.items():
        forces = _by_force(key, tellings, entities.ontology)
        for force, told in forces.items():
            owners = sided.get((key.field, force), []) if force else []
            apart = replace(key, words=force) if {"state", "group"} <= forces.keys() else key
            found.setdefault(owners[0] if len(owners) == 1 else apart, []).extend(told)
    return found


def _by_force(key: GroupKey, tellings: list[Telling], ontology: Ontology) -> dict[Force, list[Telling]]:
    """Return nobody's fighters by force; all others, and those of one force or of none, under ""."""
    if key.side or key.words or (key.role, key.who) != ("combatant", "any"):
        return {"": tellings}
    forces: dict[Force, list[Telling]] = {}
    for telling in tellings:
        forces.setdefault(force_of(telling.claim.group, ontology), []).append(telling)
    return forces


def _may_be_of(number: int, force: Force, sides: Sides, entities: Entities) -> bool:
    """Tell whether a side has such men, or may have them: one of which nothing is known, or an alliance of both."""
    told = {_force_of_actor(key, entities) for key in sides.members[number]} - {""}
    return not force or not told or force in told


def _force_of_actor(key: str, entities: Entities) -> Force:
    return _KINDS.get(entities.kind(key), "") or force_of(entities.name(key), entities.ontology)
