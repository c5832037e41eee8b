"""Whose dead: which groups of several reports are one, and which group is part of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.entities import group_of
from rashomon.combine.scene import Scene, Telling
from rashomon.lexicon import fold_name
from rashomon.records import Field, Role, Whom

SUFFERED = frozenset({"killed", "injured", "casualties", "captured", "missing"})  # by targets
BROUGHT = frozenset({"strength", "presence"})  # by doers
ARMED = frozenset({"military", "armed_group", "alliance", "coalition"})
_DIGITS = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True, order=True)
class GroupKey:
    """Identity of a group: whose side, which role, which part of them; words only where nothing else is known."""

    field: Field
    side: str  # key of an actor or body; "" for nobody's in particular
    role: Role
    who: str
    words: str = ""


def contains(whole: GroupKey, part: GroupKey) -> bool:
    """Return whether each of the part is counted in the whole."""
    if whole == part or whole.field != part.field or whole.words:
        return False
    side = whole.side in {"", part.side}
    return side and whole.role in {"any", part.role} and whole.who in {"any", part.who}


def group_tellings(tellings: Sequence[Telling], scene: Scene) -> dict[GroupKey, list[Telling]]:
    """Return figures by group; "they" and "people" go with the only armed group of a side that is counted besides."""
    keyed = [(_key(t, scene), t) for t in tellings]
    told = {key for (key, vague), _ in keyed if not vague}
    counted_apart = {key.field for (key, _), _ in keyed if key.who in {"women", "children"}}
    groups: dict[GroupKey, list[Telling]] = {}
    for (key, vague), telling in keyed:
        settled = _settled(key, told, scene) if vague else key
        if settled.who == "men" and settled.field not in counted_apart:
            settled = _settled(replace(settled, who="any"), told, scene)  # "500 men": no women are told besides
        groups.setdefault(settled, []).append(telling)
    return dict(sorted(groups.items()))


def _settled(key: GroupKey, told: set[GroupKey], scene: Scene) -> GroupKey:
    same = [k for k in told if (k.field, k.side, k.who) == (key.field, key.side, key.who) and k.role != "civilian"]
    if len(same) == 1:
        return same[0]
    # A side that nobody knows, inferred and never counted by name, says no more than no side.
    named = scene.entities.known(key.side) is not None or any(k.side == key.side for k in told)
    return key if named else replace(key, side="")


def _key(telling: Telling, scene: Scene) -> tuple[GroupKey, bool]:
    """Return the key of a claim's group, and whether its side was only inferred from the deed."""
    claim = telling.claim
    role, who = _role_and_who(claim.whom, claim.group, scene)
    side = _own_side(telling, role, scene)
    generic = side == "" and _is_generic(claim.whom, claim.group, scene)
    inferred = _side_of_deed(telling, scene) if generic and role != "civilian" else ""
    if not side and not inferred and not generic:
        return GroupKey(claim.field, "", role, who, _bare(claim.group)), False
    return GroupKey(claim.field, side or inferred, role, who), bool(inferred)


def _role_and_who(whom: Whom | None, group: str, scene: Scene) -> tuple[Role, str]:
    if whom is None:
        words = fold_name(group).split()
        found = group_of(words[-1], scene.entities.ontology) if words else None
        role, who = found or ("any", "any")
    else:
        role, who = whom.role, whom.who
    known = scene.entities.known(whom.side or whom.actor) if whom else None
    if role in {"any", "unknown"} and known is not None and known.kind in ARMED:
        role = "combatant"
    if role == "civilian":
        return "civilian", who
    return "combatant" if role == "combatant" else "any", who


def _own_side(telling: Telling, role: Role, scene: Scene) -> str:
    """Return whose the group is by its own words: the body at the top, or the side of an actor that nobody knows."""
    whom, entities = telling.claim.whom, scene.entities
    actor = (whom.side or whom.actor) if whom else None
    if actor is None:
        return ""
    key = entities.key(telling.report.id, actor)
    if key is None:
        return ""
    known = entities.known(key)
    if known is None:
        if group_of(key.removeprefix("name:").split()[-1], entities.ontology) and " " not in key:
            return ""
        number = scene.sides.number(key, entities)
        body = scene.sides.body(number, entities) if number is not None else None
        return body or key
    if role == "civilian" and known.country is not None and known.country == scene.country:
        return ""  # Syrian civilians in Syria are the civilians
    return entities.top(key)


def _is_generic(whom: Whom | None, group: str, scene: Scene) -> bool:
    """Return whether the words say no more than that people are meant."""
    words = fold_name(group).split()
    if not words or (whom is not None and (whom.role in {"civilian", "combatant"} or whom.who != "any")):
        return True
    return group_of(words[-1], scene.entities.ontology) is not None


def _side_of_deed(telling: Telling, scene: Scene) -> str:
    """Return the side that a nameless group belongs to: the deed's or event's only target, the doers of an advance."""
    if telling.claim.field not in SUFFERED | BROUGHT:
        return ""
    numbers = {scene.sides.number(k, scene.entities) for k in _concerned(telling)} - {None}
    if len(numbers) > 1:
        return ""
    number = next(iter(numbers), None)
    if number is None and telling.claim.field in SUFFERED:
        number = scene.sides.only_target(scene.deeds.values(), scene.entities)
    if number is None:
        return ""
    body = scene.sides.body(number, scene.entities)
    known = [k for k in scene.sides.members[number] if scene.entities.known(k)]
    return body or (scene.sides.leader(number) if not known else "")


def _concerned(telling: Telling) -> frozenset[str]:
    return telling.deed.targets if telling.claim.field in SUFFERED else telling.deed.actors


def _bare(group: str) -> str:
    return " ".join(fold_name(_DIGITS.sub(" ", group)).split())


def shown_group(tellings: Sequence[Telling]) -> str:
    """Return the commonest words for a group, the shortest of those."""
    counts = Counter(t.claim.group for t in tellings)
    return min(counts, key=lambda words: (not words, -counts[words], len(words), words), default="")


def shown_whom(key: GroupKey, tellings: Sequence[Telling], scene: Scene) -> Whom | None:
    """Return the group resolved: the one actor that all mean, and the side; None where only words are known."""
    if key.words and all(t.claim.whom is None for t in tellings):
        return None
    told: Mapping[str, int] = Counter(
        k for t in tellings if t.claim.whom and (k := scene.entities.key(t.report.id, t.claim.whom.actor))
    )
    actor = min(told, key=lambda k: (-told[k], k), default=None)
    return Whom(actor, key.side or None, key.role, key.who)
