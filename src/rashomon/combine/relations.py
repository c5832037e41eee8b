"""Figures that count something wider or narrower than a finding does: shown beside it, never in its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.combine.group_keys import GroupKey, contains
from rashomon.combine.intervals import bounds, exceeds
from rashomon.combine.positions import Stand, figure_stands
from rashomon.combine.scene import Telling
from rashomon.records import Between

Standing = Mapping[GroupKey, Sequence[Stand]]


@dataclass(slots=True)
class Foreign:
    """Positions taken in from elsewhere, with how they stand to the finding's own; numbers go on from the own ones."""

    start: int
    stands: list[Stand] = field(default_factory=list)
    disputes: list[Between] = field(default_factory=list)
    relations: list[Between] = field(default_factory=list)

    def take(self, stand: Stand, words: str) -> int:
        """Take a position in, once, and return its number; `words` say what it counts."""
        taken = replace(stand, foreign=words)
        if taken not in self.stands:
            self.stands.append(taken)
        return self.start + self.stands.index(taken)


def part_stands(tellings: Sequence[Telling]) -> tuple[list[Telling], list[Stand]]:
    """Part the claims on a group into whole figures and positions on a part, where one report gives both.

    "20 of them in one ward" and "another 12" are no rival figures of the total; told alone they are all there is.
    """
    whole = {t.report.id for t in tellings if t.claim.scope == "incident"}
    parts = [t for t in tellings if t.claim.scope != "incident" and t.report.id in whole]
    own = [t for t in tellings if t.claim.scope == "incident" or t.report.id not in whole]
    return own, figure_stands(parts)


def relate(
    key: GroupKey, stands: Standing, parts: Sequence[Stand], latest: Mapping[GroupKey, Mapping[str, int]]
) -> Foreign:
    """Return what other groups and other fields say that bears on a group's positions."""
    own = stands[key]
    foreign = Foreign(len(own))
    for part in parts:
        claim = part.tellings[0].claim
        of = f" of {claim.group}" if claim.group else ""
        number = foreign.take(part, f"{key.field}: {claim.scope}{of}")
        foreign.relations.append(Between("different_scope", (_whole_of(part, own), number)))
    if key.field == "casualties":
        _take_killed(key, stands, own, foreign)
    for other in stands:
        if contains(key, other):
            _take_group(key, other, stands, latest, foreign)
    _take_sums(stands, own, foreign)
    return foreign


def _whole_of(part: Stand, own: Sequence[Stand]) -> int:
    wholes = {t.claim.part_of for t in part.tellings} - {None}
    return next((n for n, stand in enumerate(own) if any(t.claim.id in wholes for t in stand.tellings)), 0)


def _take_killed(key: GroupKey, stands: Standing, own: Sequence[Stand], foreign: Foreign) -> None:
    """Killed is a part of killed or injured: no contradiction, whatever the numbers."""
    for stand in stands.get(replace(key, field="killed"), ()):
        if stand.counts and own and own[0].counts:
            foreign.relations.append(Between("different_scope", (0, foreign.take(stand, "killed"))))


def _take_group(
    key: GroupKey,
    other: GroupKey,
    stands: Standing,
    latest: Mapping[GroupKey, Mapping[str, int]],
    foreign: Foreign,
) -> None:
    """A part is at most its whole: where it is more, by another origin, a dispute; civilians among all only relate."""
    wider = key.role != other.role and key.who == other.who == "any" and key.side == other.side
    for i, whole in enumerate(stands[key]):
        for j, part in enumerate(stands[other]):
            if whole.figure is None or part.figure is None or not (whole.counts and part.counts):
                continue
            holders = {o for o, n in latest[key].items() if n == i}
            others = {o for o, n in latest[other].items() if n == j}
            against = holders and others and len(holders | others) > 1 and exceeds(part.figure, whole.figure)
            if against or wider:
                number = foreign.take(part, _said(part))
                kind = Between("disjoint_figures" if against else "different_scope", (i, number))
                (foreign.disputes if against else foreign.relations).append(kind)


def _said(stand: Stand) -> str:
    claim = stand.tellings[0].claim
    return f"{claim.field}: {claim.group}"


def _take_sums(stands: Standing, own: Sequence[Stand], foreign: Foreign) -> None:
    """Note parts that one report adds up to more than their whole."""
    wholes = {t.claim.id: number for number, stand in enumerate(own) for t in stand.tellings}
    sums: dict[str, list[tuple[Stand, Telling]]] = {}
    for stand, telling in _told_parts(stands):
        if telling.claim.part_of in wholes:
            sums.setdefault(telling.claim.part_of or "", []).append((stand, telling))
    for whole, parts in sorted(sums.items()):
        number = wholes[whole]
        figure = own[number].figure
        total = sum(bounds(t.figure)[0] for _, t in parts if t.figure is not None)
        if figure is not None and len(parts) > 1 and total > bounds(figure)[1]:
            found = {foreign.take(stand, _said(stand)) for stand, _ in parts}
            foreign.relations += [Between("implausible_sum", (number, n)) for n in sorted(found)]


def _told_parts(stands: Standing) -> Iterator[tuple[Stand, Telling]]:
    for those in stands.values():
        for stand in those:
            yield from ((stand, t) for t in stand.tellings if t.claim.scope == "part")
