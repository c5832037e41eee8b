"""Deeds taken for one incident, and what they have in common: the working state of `joining`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rashomon.combine import nearness
from rashomon.combine.deeds import VERBAL, Deed
from rashomon.combine.place_names import core_of
from rashomon.records import Part, Place

MOST_SIBLINGS = 30  # deeds of one report in one group that are compared one by one
SLIPS = 0.34  # part of the reports that tell two groups of deeds
NAME, MOST_NAMES = 0.5, 3  # what a rare name in common is worth, and how many count
THING = 0.75
FIGURE, MOST_FIGURES = 0.5, 3
CELL = 2  # degrees of latitude and longitude in one block

Days = tuple[int, int]


@dataclass(slots=True, eq=False)
class Group:
    """Deeds taken for one incident, with what they have in common so far."""

    number: int  # -1 for a deed that has no group yet
    type: str
    deeds: list[Deed] = field(default_factory=list)
    days: Days | None = None  # what all dated deeds allow
    place: Place | None = None  # the finest place so far
    sites: set[str] = field(default_factory=set)  # bare names of its towns and villages
    actors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    parts: Counter[Part] = field(default_factory=Counter)  # of the day, by the deeds that tell them
    names: set[str] = field(default_factory=set)  # of reports whose news it is
    things: set[str] = field(default_factory=set)
    figures: set[tuple[str, float]] = field(default_factory=set)
    published: Days | None = None
    by_report: dict[str, list[Deed]] = field(default_factory=dict)
    roots: set[str] = field(default_factory=set)  # the reports, copies under their originals
    noted: int = 0  # deeds that the index has


def unite(group: Group, deeds: Sequence[Deed], roots: Mapping[str, str]) -> Group:
    """Add deeds to a group with what they tell of time, place and parties; return it. Reactions tell none of these."""
    for deed in deeds:
        group.deeds.append(deed)
        group.by_report.setdefault(deed.report, []).append(deed)
        group.roots.add(roots.get(deed.report, deed.report))
        if deed.mention.type not in VERBAL or deed.founds:
            group.days = _narrower(group.days, deed.days)
            group.place = _finer(group.place, deed.place)
            group.sites |= (
                {core_of(deed.place)} - {""} if deed.place is not None and nearness.is_small(deed.place) else set()
            )
            group.actors |= deed.actors
            group.targets |= deed.targets
            group.names |= deed.names
            group.things |= deed.things
            group.figures |= deed.figures
            group.parts.update([deed.part] if deed.part is not None else [])
        if deed.published is not None:
            first, last = group.published or (deed.published, deed.published)
            group.published = (min(first, deed.published), max(last, deed.published))
    return group


def _narrower(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    first, last = max(one[0], other[0]), min(one[1], other[1])
    # Neighbouring days told of one night: both stay possible.
    return (first, last) if first <= last else (last, first)


def _finer(one: Place | None, other: Place | None) -> Place | None:
    if one is None or other is None:
        return one or other
    return other if nearness.fineness(other) > nearness.fineness(one) else one


def in_common(one: AbstractSet[str], other: AbstractSet[str]) -> AbstractSet[str]:
    """Return what is in both sets, in time of the smaller."""
    small, large = sorted((one, other), key=len)
    return {item for item in small if item in large}


def same_kind(one: Group, other: Group) -> bool:
    """Return whether the types fit; deeds known by their figures alone fit any type."""
    if "" in {one.type, other.type} or one.type == other.type:
        return True
    return any(not deed.founds and deed.has_figures for g in (one, other) for deed in g.deeds[:1])


def place_score(one: Group, other: Group) -> float | None:
    """Return how well the places of two groups fit: by their finest, or by any name that both have."""
    score = nearness.place_score(one.place, other.place)
    return 2.0 if score is not None and in_common(one.sites, other.sites) else score


def name_score(one: Group, other: Group) -> float:
    """Return what rare names in common are worth: the reports of two groups tell one story."""
    return NAME * min(MOST_NAMES, len(in_common(one.names, other.names)))


def detail_score(one: Group, other: Group) -> float:
    """Return what things ("the mill") and figures ("38 killed") in common are worth; round numbers half."""
    return THING * min(1, len(in_common(one.things, other.things))) + figure_score(one, other)


def figure_score(one: Group, other: Group) -> float:
    """Return what figures of one field in common are worth; round numbers half."""
    numbers = sum(0.5 if number % 10 == 0 else 1.0 for _, number in one.figures & other.figures)
    return FIGURE * min(MOST_FIGURES, numbers)


def apart(small: Group, large: Group) -> bool:
    """Return whether a report tells two deeds here: other days, other hours of a day, or two places.

    Of two places one may be a slip (whose the ministry is, not where it struck): of many reports that tell both groups
    a few may not part them by that alone.
    """
    shared, misplaced = 0, 0
    for report, deeds in small.by_report.items():
        others = large.by_report.get(report, [])[:MOST_SIBLINGS]
        pairs = [(deed, other) for deed in deeds[:MOST_SIBLINGS] for other in others]
        if any(_other_time(deed, other) for deed, other in pairs):
            return True
        shared += bool(pairs)
        misplaced += any(nearness.place_score(deed.place, other.place) is None for deed, other in pairs)
    return misplaced > SLIPS * shared


def _other_time(one: Deed, other: Deed) -> bool:
    """Return whether two deeds of one report are of other days, or of hours of one day that do not fit."""
    if one.days is not None and other.days is not None:
        if nearness.gap_between(one.days, other.days) > 0:
            return True
        if one.days != other.days or one.days[0] != one.days[1]:
            return False
    return not nearness.parts_fit(one.part, other.part)


def clash(one: Group, other: Group) -> bool:
    """Return whether two groups are mostly told of hours of the day that cannot be the same."""
    return not nearness.parts_fit(_mostly(one.parts), _mostly(other.parts))


def _mostly(parts: Counter[Part]) -> Part | None:
    ranked = sorted((-count, part) for part, count in parts.items())
    return ranked[0][1] if ranked else None


def cells(place: Place | None, near: bool) -> list[str]:
    """Return the blocks that a place lies in, with those around it if asked; its country where no more is known."""
    if place is None:
        return []
    if place.latitude is None or place.longitude is None or nearness.RANK[place.precision] == 0:
        return [f"in {place.country}"] if place.country else []
    row, column = int(place.latitude // CELL), int(place.longitude // CELL)
    steps = (-1, 0, 1) if near else (0,)
    return [f"{row + i} {column + j}" for i in steps for j in steps]
