"""Decisions → canonical ids: a person overrules a method, a later judgement of a person an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.records import Decision, Event

PERSON = "person:"  # how `Decision.by` begins where a person decided
Pair = tuple[str, str]


class Union:
    """Disjoint sets of ids; the root of a set is its smallest id, so that the order of joining does not show."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """Return the root of the item's set."""
        root = item
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(item, item)) != root:
            self._parent[item], item = root, above
        return root

    def join(self, one: str, other: str) -> None:
        """Make one set of the sets of two items."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What holds after all decisions: pairs judged same or different (each pair sorted), and grades by id."""

    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()
    grades: Mapping[str, str] = field(default_factory=dict)
    foes: Mapping[str, frozenset[str]] = field(default_factory=dict)  # `different` by either id


def settle(decisions: Sequence[Decision]) -> Verdicts:
    """Return what holds: of each pair the last word, a person's before a method's; "unsure" takes a judgement back.

    The last is the one made last, of those made at one time or at no told time the last in the sequence.
    """
    pairs: dict[Pair, int] = {}
    grades: dict[str, str] = {}
    ordered = sorted(decisions, key=_weight)
    for place, decision in enumerate(ordered):
        if decision.right is None or decision.verdict in {"credible", "discounted"}:
            grades[decision.left] = decision.verdict
        elif decision.left != decision.right:
            left, right = sorted((decision.left, decision.right))
            pairs[left, right] = place
    # The weightiest first: what it joins or parts, a lighter one may not undo through a third id.
    ranked = sorted(pairs, key=lambda pair: pairs[pair], reverse=True)
    same, different = _consistent([(pair, ordered[pairs[pair]].verdict) for pair in ranked])
    foes: dict[str, set[str]] = {}
    for left, right in different:
        foes.setdefault(left, set()).add(right)
        foes.setdefault(right, set()).add(left)
    return Verdicts(tuple(sorted(same)), frozenset(different), grades, {k: frozenset(v) for k, v in foes.items()})


def _weight(decision: Decision) -> tuple[bool, str]:
    return decision.by.startswith(PERSON), decision.made or ""


def _consistent(ranked: Iterable[tuple[Pair, str]]) -> tuple[list[Pair], list[Pair]]:
    sets = Union()
    same: list[Pair] = []
    different: list[Pair] = []
    for (left, right), verdict in ranked:
        if verdict == "same":
            ends = {sets.find(left), sets.find(right)}
            if not any({sets.find(a), sets.find(b)} == ends for a, b in different):
                sets.join(left, right)
                same.append((left, right))
        elif verdict == "different" and sets.find(left) != sets.find(right):
            different.append((left, right))
    return same, different


def canonical_ids(ids: Iterable[str], decisions: Sequence[Decision]) -> dict[str, str]:
    """Return for each id the smallest id of those that the decisions make one with it."""
    sets = Union()
    for left, right in settle(decisions).same:
        sets.join(left, right)
    return {item: sets.find(item) for item in sorted(set(ids))}


def aliases(events: Iterable[Event]) -> dict[str, str]:
    """Return for each mention the event that it belongs to: a former event id, being a mention's, leads to its heir."""
    return {mention: event.id for event in events for act in event.acts for mention in act.mentions}
