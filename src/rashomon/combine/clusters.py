"""Decisions → canonical ids: a person overrules a method, a later judgement of a person an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.combine.parting import Pair, Union
from rashomon.records import READ_VERDICTS, Decision, Event

__all__ = ["PERSON", "Pair", "Union", "Verdicts", "aliases", "canonical_ids", "find_undone", "rank", "settle"]

PERSON = "person:"  # how `Decision.by` begins where a person decided
# Verdicts of one kind replace one another; notes stand beside one another, and so do claims that are added.
_KINDS = dict.fromkeys(READ_VERDICTS, "read") | dict.fromkeys(["begun", "coded", "reopened"], "status")
_KINDS |= {"added": "added", "assigned": "assigned", "noted": "noted"}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What holds after all decisions: pairs judged same or different (each pair sorted), and grades by id."""

    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()
    grades: Mapping[str, str] = field(default_factory=dict)  # the weightiest last
    foes: Mapping[str, frozenset[str]] = field(default_factory=dict)  # `different` by either id


@dataclass(slots=True)
class Ranking:
    """Decisions by weight, and what became of each: the working state of `settle` and of `standings`."""

    pairs: dict[Pair, Decision] = field(default_factory=dict)  # the last word on each, the weightiest first
    grades: dict[str, Decision] = field(default_factory=dict)  # the last word on each, the weightiest last
    read: dict[str, Decision] = field(default_factory=dict)  # claim -> the last word on how it was read
    added: dict[str, Decision] = field(default_factory=dict)  # claim -> the decision that added it
    beaten: dict[str, str] = field(default_factory=dict)  # decision -> the later word that replaces it
    undone: dict[str, str] = field(default_factory=dict)  # decision -> the one that undoes it


def settle(decisions: Sequence[Decision]) -> Verdicts:
    """Return what holds: of each pair the last word, a person's before a method's; "unsure" takes a judgement back.

    The last is the one made last, of those made at one time or at no told time the last in the sequence. What is
    undone counts for nothing.
    """
    ranking = rank(decisions)
    sets = Union[str]()
    judged = {"same": sets.join, "different": sets.part}
    held: dict[str, list[Pair]] = {verdict: [] for verdict in judged}
    # The weightiest first: what it joins or parts, a lighter one may not undo through a third id.
    for pair, decision in ranking.pairs.items():
        if decision.verdict in judged and judged[decision.verdict](*pair):
            held[decision.verdict].append(pair)
    foes: dict[str, set[str]] = {}
    for left, right in held["different"]:
        foes.setdefault(left, set()).add(right)
        foes.setdefault(right, set()).add(left)
    grades = {id_: decision.verdict for id_, decision in ranking.grades.items()}
    return Verdicts(
        tuple(sorted(held["same"])), frozenset(held["different"]), grades, {k: frozenset(v) for k, v in foes.items()}
    )


def rank(decisions: Sequence[Decision]) -> Ranking:
    """Return the last word on each pair and each id, and what replaces or undoes the others."""
    ranking = Ranking(undone=find_undone(decisions))
    last: dict[tuple[str, Pair | str], Decision] = {}
    for decision in sorted(decisions, key=_weight):
        if decision.id in ranking.undone or decision.verdict in ("undone", "noted"):
            continue
        about = subject_of(decision)
        if about is not None:
            key = (_KINDS.get(decision.verdict, ""), about)
            former = last.pop(key, None)
            if former is not None:
                ranking.beaten[former.id] = decision.id
            last[key] = decision
    shelves = {"": ranking.grades, "read": ranking.read, "added": ranking.added}
    for (kind, about), decision in last.items():
        if isinstance(about, str) and kind in shelves:
            shelves[kind][about] = decision
    for (_, about), decision in reversed(last.items()):
        if not isinstance(about, str):
            ranking.pairs[about] = decision
    return ranking


def subject_of(decision: Decision) -> Pair | str | None:
    """Return the sorted pair or the one id that a decision judges; None where it says nothing: one id is itself."""
    if decision.right is None or decision.verdict in {"credible", "discounted", *_KINDS}:
        return decision.left
    if decision.left == decision.right:
        return None
    return (decision.left, decision.right) if decision.left < decision.right else (decision.right, decision.left)


def find_undone(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return which decisions are undone, and by which: an undoing that is undone itself counts for nothing.

    A method undoes no person's decision. Decisions that undo one another in a ring undo nothing.
    """
    known = {decision.id: decision for decision in decisions}
    undoing = {d.id: d for d in known.values() if d.verdict == "undone" and d.left in known and _may_undo(d, known)}
    waits: dict[str, int] = {}
    for one in undoing.values():
        waits[one.left] = waits.get(one.left, 0) + 1
    ready = sorted(id_ for id_ in undoing if id_ not in waits)
    undone: dict[str, str] = {}
    while ready:
        one = undoing[ready.pop()]
        if one.id not in undone:
            undone[one.left] = max(one.id, undone.get(one.left, ""))
        waits[one.left] -= 1
        if not waits[one.left] and one.left in undoing:
            ready.append(one.left)
    return undone


def _may_undo(decision: Decision, known: Mapping[str, Decision]) -> bool:
    return is_person(decision) or not is_person(known[decision.left])


def is_person(decision: Decision) -> bool:
    """Return whether a person decided."""
    return decision.by.startswith(PERSON)


def _weight(decision: Decision) -> tuple[bool, str]:
    return is_person(decision), decision.made or ""


def canonical_ids(ids: Iterable[str], decisions: Sequence[Decision]) -> dict[str, str]:
    """Return for each id the smallest id of those that the decisions make one with it."""
    sets = Union[str]()
    for left, right in settle(decisions).same:
        sets.join(left, right)
    return {item: sets.find(item) for item in sorted(set(ids))}


def aliases(events: Iterable[Event]) -> dict[str, str]:
    """Return for each mention the event that it belongs to: a former event id, being a mention's, leads to its heir."""
    return {mention: event.id for event in events for act in event.acts for mention in act.mentions}
