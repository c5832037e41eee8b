"""The sides of one event as `alliances` joins them: who is on which, who leads it, and whom it fights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.alliances import join_allies
from rashomon.combine.clusters import Union
from rashomon.combine.deeds import Deed
from rashomon.combine.entities import Entities


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an event, the most active first, each with its members' keys, known bodies before all others."""

    members: tuple[tuple[str, ...], ...]
    of: dict[str, int]  # key of a member or of its topmost body -> number of the side
    enemy: dict[int, int]  # side -> the side that it exchanges most blows with
    struck: int | None  # the side that most deeds strike
    only_target: int | None = None  # the one side that the deeds strike, None where there are two or none

    def number(self, key: str | None, entities: Entities) -> int | None:
        """Return the side that an actor is on, itself or with the body above it; None for outsiders."""
        if key is None:
            return None
        return self.of.get(key, self.of.get(entities.top(key)))

    def leader(self, number: int) -> str:
        """Return the key of a side's best known member."""
        return self.members[number][0]

    def name(self, number: int, entities: Entities, of: str | None = None) -> str:
        """Return the name of a side: of its part that belongs to the body `of`, else its leader's or his body's."""
        own = (key for key in self.members[number] if entities.body(key) == of and _is_body(key, entities))
        leader = next(own, self.leader(number)) if of is not None else self.leader(number)
        return entities.name(leader if _is_body(leader, entities) else entities.body(leader) or leader)

    def body(self, number: int, entities: Entities) -> str | None:
        """Return the one known body that a side consists of, beside those that nobody knows; None for an alliance."""
        tops = {body for key in self.members[number] if (body := entities.body(key)) is not None}
        return tops.pop() if len(tops) == 1 else None


def find_sides(deeds: Sequence[Deed], entities: Entities) -> Sides:
    """Return the sides that the deeds of one event tell; reactions to it make nobody a party."""
    sets = Union[str]()
    fights = [d for d in deeds if d.founds]
    counts = Counter(key for deed in fights for key in deed.actors | deed.targets)
    join_allies(fights, entities, sets)
    for key in sorted(counts):
        sets.join(entities.top(key), key)
    sides = _number(_placed(counts, fights, sets, entities), fights, sets, entities)
    struck = {n for deed in deeds for key in deed.targets if (n := sides.number(key, entities)) is not None}
    return replace(sides, only_target=struck.pop()) if len(struck) == 1 else sides


def _placed(counts: Counter[str], fights: Sequence[Deed], sets: Union[str], entities: Entities) -> Counter[str]:
    """Leave out those whom nobody knows and no told doer strikes, where others are told: they may be anybody."""
    linked = {sets.find(key) for d in fights if d.actors and d.targets for key in d.actors | d.targets}
    linked |= {sets.find(key) for key in counts if entities.body(key) is not None}
    kept = Counter({key: number for key, number in counts.items() if sets.find(key) in linked})
    return kept or counts


def _number(counts: Counter[str], fights: Sequence[Deed], sets: Union[str], entities: Entities) -> Sides:
    groups: dict[str, list[str]] = {}
    for key in sorted(counts, key=lambda k: (-counts[k], k)):
        groups.setdefault(sets.find(key), []).append(key)
    for keys in groups.values():
        keys.sort(key=_lead(keys, counts, entities))
    ranked = sorted(groups.values(), key=lambda keys: (-sum(counts[k] for k in keys), keys))
    members = tuple(tuple(keys) for keys in ranked)
    of = {key: number for number, keys in reversed(list(enumerate(members))) for key in keys}
    tops = {entities.top(key): of[key] for key in reversed(list(of))}
    struck = Counter(n for d in fights for n in {of[key] for key in d.targets if key in of})
    return Sides(members, tops | of, _enemies(fights, of), min(struck, key=lambda n: (-struck[n], n), default=None))


def _lead(
    keys: Sequence[str], counts: Counter[str], entities: Entities
) -> Callable[[str], tuple[bool, int, bool, int]]:
    """Return the order of a side's members: those of its most told body first, of these what is a body by itself."""
    told: Counter[str] = Counter()
    for key in keys:
        told[entities.body(key) or key] += counts[key]

    def order(key: str) -> tuple[bool, int, bool, int]:
        body = entities.body(key)
        return body is None, -told[body or key], not _is_body(key, entities), -counts[key]

    return order


def _is_body(key: str, entities: Entities) -> bool:
    """Return whether the ontology knows an actor as a state or an organisation."""
    known = entities.known(key)
    return known is not None and known.kind not in {"population", "person"}


def _enemies(fights: Sequence[Deed], of: dict[str, int]) -> dict[int, int]:
    blows: dict[int, Counter[int]] = {}
    for deed in fights:
        ends = {(of[a], of[t]) for a in deed.actors for t in deed.targets if a in of and t in of and of[a] != of[t]}
        for one, other in ends:
            blows.setdefault(one, Counter())[other] += 1
            blows.setdefault(other, Counter())[one] += 1
    return {side: min(others, key=lambda n: (-others[n], n)) for side, others in blows.items()}
