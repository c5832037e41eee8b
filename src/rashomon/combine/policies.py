"""Named policies: figures, one an origin, → the range that a coding project would print. Each says whose rule it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.records import Field, Limit, Role


@dataclass(frozen=True, slots=True)
class Count:
    """One origin's latest figure for a group."""

    low: int | None
    high: int | None
    point: int  # one number for it: its low end, or its high end where low is open
    acled: int  # the same by ACLED's column for vague words
    position: int  # of the finding: equal figures have one
    origin: str
    party: bool  # the speaker is on a side of the event
    discounted: bool  # graded so by a person
    day: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a policy may ask of the group besides its figures."""

    field: Field
    role: Role
    contested: tuple[str, ...] = ()  # claims by which the dead were fighters, not civilians


@dataclass(frozen=True, slots=True)
class Range:
    """The three ends under a policy; None where the policy gives none, `Limit.value` None where the end is open."""

    low: Limit | None = None
    best: Limit | None = None
    high: Limit | None = None


Policy = Callable[[Sequence[Count], Frame], Range]


def _limit(value: int | None, counts: Sequence[Count]) -> Limit:
    return Limit(value, tuple(sorted({claim for count in counts for claim in count.claims})))


def _lowest(counts: Sequence[Count]) -> Limit:
    """Return the smallest low end; an open one is smaller than any."""
    value = None if any(c.low is None for c in counts) else min(c.low for c in counts if c.low is not None)
    return _limit(value, [c for c in counts if c.low == value])


def _highest(counts: Sequence[Count]) -> Limit:
    """Return the largest high end; an open one is larger than any."""
    value = None if any(c.high is None for c in counts) else max(c.high for c in counts if c.high is not None)
    return _limit(value, [c for c in counts if c.high == value])


def ucdp(counts: Sequence[Count], frame: Frame) -> Range:
    """Return smallest, best supported and largest: UCDP GED codebook, low, best and high estimate; lower on a tie."""
    del frame
    origins: dict[int, set[str]] = {}
    for count in counts:
        origins.setdefault(count.position, set()).add(count.origin)
    point = {p: min(c.point for c in counts if c.position == p) for p in origins}
    best = min(origins, key=lambda p: (-len(origins[p]), point[p], p))
    return Range(_lowest(counts), _limit(point[best], [c for c in counts if c.position == best]), _highest(counts))


def acled(counts: Sequence[Count], frame: Frame) -> Range:
    """Return the lowest told by a non-party, else the lowest, as low and best: ACLED codebook, fatalities."""
    del frame
    chosen = [c for c in counts if not c.party] or list(counts)
    value = min(c.acled for c in chosen)
    limit = _limit(value, [c for c in chosen if c.acled == value])
    return Range(limit, limit, None)


def airwars(counts: Sequence[Count], frame: Frame) -> Range:
    """Return minimum and maximum of civilians, no best: Airwars methodology; minimum 0 where their status is contested.

    Groups that are not civilians have no range here, nor have claims that a person has discounted.
    """
    kept = [c for c in counts if not c.discounted]
    if frame.role != "civilian" or not kept:
        return Range()
    return Range(Limit(0, frame.contested) if frame.contested else _lowest(kept), None, _highest(kept))


def latest(counts: Sequence[Count], frame: Frame) -> Range:
    """Return the figures of the newest day; best is their lowest. Our own, for running counts."""
    del frame
    newest = [c for c in counts if c.day == max(c.day for c in counts)]
    value = min(c.point for c in newest)
    return Range(_lowest(newest), _limit(value, [c for c in newest if c.point == value]), _highest(newest))


def origins(counts: Sequence[Count], frame: Frame) -> Range:
    """Return minimum, lower median and maximum over origins. Our own; someone gave the lower median."""
    del frame
    value = sorted(c.point for c in counts)[(len(counts) - 1) // 2]
    return Range(_lowest(counts), _limit(value, [c for c in counts if c.point == value]), _highest(counts))


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {"ucdp": ucdp, "acled": acled, "airwars": airwars, "latest": latest, "origins": origins}
)


def policy_named(name: str) -> Policy:
    """Return the policy; ValueError listing all names for one that is none."""
    if name not in POLICIES:
        raise ValueError(f"unknown policy {name!r}: choose one of {', '.join(POLICIES)}")
    return POLICIES[name]
