"""Decisions → whether each holds, and if not by which others: nothing that a person said is dropped unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.combine.clusters import find_undone, is_person, rank
from rashomon.combine.parting import Pair, Union
from rashomon.records import Decision, State

Standings = dict[str, tuple[State, tuple[str, ...]]]  # decision -> its state, and the decisions that stand against it


def find_standings(decisions: Sequence[Decision]) -> Standings:
    """Return the state of every decision by its id: held, or by which others it is not."""
    ranking = rank(decisions)
    known = {decision.id: decision for decision in decisions}
    found: Standings = {decision.id: ("held", ()) for decision in decisions}
    for loser, winner in ranking.beaten.items():
        overruled = is_person(known[winner]) and not is_person(known[loser])
        found[loser] = ("overruled" if overruled else "superseded", (winner,))
    for loser, others in _contradicted(ranking.pairs).items():
        found[loser] = ("not_held", others)
    return found | {undone: ("undone", (by,)) for undone, by in find_undone(decisions).items()}


def _contradicted(pairs: Mapping[Pair, Decision]) -> dict[str, tuple[str, ...]]:
    """Return the decisions that weightier ones leave no room for, each with those that it contradicts."""
    sets = Union[str]()
    links: dict[str, dict[str, str]] = {}  # of the held "same", without rings: id -> id -> decision
    found: dict[str, tuple[str, ...]] = {}
    for (left, right), decision in pairs.items():
        if decision.verdict == "same":
            parted = sets.parted_by(left, right)
            if parted is not None:
                ends = parted if sets.find(parted[0]) == sets.find(left) else (parted[1], parted[0])
                by = pairs[parted].id
                found[decision.id] = _told((by, *_way(links, left, ends[0]), *_way(links, right, ends[1])))
            elif sets.find(left) != sets.find(right):
                sets.join(left, right)
                links.setdefault(left, {})[right] = links.setdefault(right, {})[left] = decision.id
        elif decision.verdict == "different" and not sets.part(left, right):
            found[decision.id] = _told(_way(links, left, right))
    return found


def _told(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _way(links: Mapping[str, Mapping[str, str]], start: str, end: str) -> tuple[str, ...]:
    """Return the decisions that make one of two ids, in their order; the links have no rings."""
    before: dict[str, str] = {start: start}
    todo = [start]
    while todo and end not in before:
        here = todo.pop()
        for there in links.get(here, ()):
            if there not in before:
                before[there] = here
                todo.append(there)
    way = []
    while end != start:
        way.append(links[before[end]][end])
        end = before[end]
    return tuple(reversed(way))
