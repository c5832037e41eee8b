"""How well two deeds fit: scores for time, place and parties; None where they cannot be one.

The scores are set by hand: 2 is what a day or a town in common is worth, 1.5 a target, 1 a doer, 0.5 a country or
publication within ten days. `joining.ENOUGH` says what they must add up to.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from math import asin, cos, inf, radians, sin, sqrt

from rashomon.combine.entities import Entities
from rashomon.combine.place_names import core_of, same_name
from rashomon.records import Part, Place, Precision

Days = tuple[int, int]

SHORT = 3  # days: a stretch as long as a night and its neighbours still dates a deed
MONTH = 45  # days: "last June" or less dates it roughly
TOLD_WITHIN = 21  # days: an undated deed is taken to have happened so long before its report at most
SAME_NEWS = 10  # days between reports of which one gives no date
TOWN_KM = 15.0  # beyond the radii: names of villages and of the base between them
RIVAL_KM = 60.0  # two towns so near may be rival accounts of one place; farther apart they are two places
EARTH_KM = 6371.0

RANK: dict[Precision, int] = {
    "exact": 4,
    "near": 4,
    "relative": 4,
    "town": 4,
    "line": 1,
    "admin2": 3,
    "admin1": 2,
    "country": 0,
}
_CLOCK: dict[Part, float] = {"night": 0, "dawn": 1, "morning": 2, "afternoon": 3.5, "evening": 5}


def time_score(one: Days, other: Days) -> float | None:
    """Return how well two stretches of days fit; neighbours may be one night told by two days; farther apart: None."""
    gap = gap_between(one, other)
    if gap > 1:
        return None
    if gap == 1:
        return -1.0 if max(_length(one), _length(other)) <= SHORT else None
    longest = max(_length(one), _length(other))
    return 2.0 if longest <= SHORT else 1.0 if longest <= MONTH else 0.25


def gap_between(one: Days, other: Days) -> int:
    """Return the days from the end of one stretch to the begin of the other, 0 where they overlap."""
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _length(days: Days) -> int:
    return days[1] - days[0] + 1


def parts_fit(one: Part | None, other: Part | None) -> bool:
    """Return whether two parts of one day may be the same hours: dawn and evening may not, night borders on both."""
    if one is None or other is None:
        return True
    apart = abs(_CLOCK[one] - _CLOCK[other])
    return min(apart, 6 - apart) <= 1.5


def over_midnight(early: AbstractSet[Part], late: AbstractSet[Part]) -> bool:
    """Return whether deeds of neighbouring days may be of one night: no told hour of either lies far from midnight."""
    return early <= {"night", "evening"} and late <= {"night", "dawn", "morning"} and bool(early | late)


def undated_fits(days: Days | None, published: tuple[int, int] | None, within: int = TOLD_WITHIN) -> bool:
    """Return whether a dated deed may be one that reports of these days tell without a date, after it as they must."""
    if days is None or published is None:
        return True
    return published[0] - within <= days[1] and days[0] <= published[1]


def is_small(place: Place) -> bool:
    """Return whether a place is a town, a village or a spot, of which a name alone tells much."""
    return RANK[place.precision] == RANK["town"]


def fineness(place: Place) -> int:
    """Return how narrowly a place is known, 0 to 4; words that no gazetteer knows are less than a country."""
    return RANK[place.precision] if place.id is not None or place.latitude is not None else -1


def place_score(one: Place | None, other: Place | None) -> float | None:
    """Return how well two places fit, 0 where one is unknown, None where they are two places."""
    if one is None or other is None:
        return 0.0
    if one.id is not None and one.id == other.id:
        return 2.0 if RANK[one.precision] >= 3 else 1.0 if RANK[one.precision] == 2 else 0.5
    if one.country and other.country and one.country != other.country:
        return None if min(RANK[one.precision], RANK[other.precision]) == 0 or distance_km(one, other) > RIVAL_KM else 0
    if distance_km(one, other) == inf and min(RANK[one.precision], RANK[other.precision]) > 0:
        return same_name(one, other)
    coarse, fine = sorted((one, other), key=lambda p: RANK[p.precision])
    if RANK[coarse.precision] == RANK["admin1"] and core_of(coarse) and core_of(coarse) == core_of(fine):
        return 1.0  # "southern Homs" and Homs, whatever the province around the town is called
    if RANK[coarse.precision] < 4:
        return _contained(fine, coarse)
    return _towns(distance_km(one, other), (one.radius_km or 0.0) + (other.radius_km or 0.0))


def _towns(apart: float, radii: float) -> float | None:
    if apart <= radii + TOWN_KM:
        return 2.0
    return -1.5 if apart <= radii + RIVAL_KM else None


def _contained(fine: Place, coarse: Place) -> float | None:
    """Score a town in a province, a province in a country; by names where both have them, else by distance."""
    if coarse.precision == "country":
        return 0.5 if fine.country == coarse.country else 0.0
    if coarse.admin1 and fine.admin1 and coarse.precision in {"admin1", "admin2"}:
        return 1.0 if coarse.admin1 == fine.admin1 else None
    apart = distance_km(fine, coarse)
    if apart == inf:
        return 0.0
    return 1.0 if apart <= (coarse.radius_km or 50.0) + (fine.radius_km or 0.0) + TOWN_KM else None


def two_places(one: Place, other: Place) -> bool:
    """Return whether two accounts name two places: towns that lie apart, or areas of which neither holds the other."""
    if min(fineness(one), fineness(other)) == RANK["town"] and one.id != other.id:
        return distance_km(one, other) > (one.radius_km or 0.0) + (other.radius_km or 0.0)
    return place_score(one, other) is None


def distance_km(one: Place, other: Place) -> float:
    """Return the great-circle distance in kilometres, infinite where a place has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return inf
    up, down = radians(one.latitude), radians(other.latitude)
    half = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def party_score(
    one: tuple[AbstractSet[str], AbstractSet[str]], other: tuple[AbstractSet[str], AbstractSet[str]], entities: Entities
) -> float:
    """Return how well (actors, targets) of two deeds fit, the answer to a blow as well as the same blow.

    Different accused speak against one deed less than different targets: who did it is often what is disputed. Only
    known actors speak against: words for the others ("the column", "tribal fighters") vary from report to report.
    """
    (actors, targets), (doers, sufferers) = one, other
    same = 1.0 * _meet(actors, doers, entities) + 1.5 * _meet(targets, sufferers, entities)
    answer = 1.0 * _meet(actors, sufferers, entities) + 1.0 * _meet(targets, doers, entities)
    best = max(same, answer)
    if _differ(targets, sufferers, entities):
        if not best:
            return -2.0
        if same == 1.0 and not answer:
            return -0.25  # one doer, two targets: two deeds, or villagers to one and fighters to another
    if _differ(actors, doers, entities) and not best:
        return -1.0
    return best


def _differ(one: AbstractSet[str], other: AbstractSet[str], entities: Entities) -> bool:
    known = [{body for key in keys if (body := entities.body(key))} for keys in (one, other)]
    return bool(known[0]) and bool(known[1]) and known[0].isdisjoint(known[1])


def _meet(one: AbstractSet[str], other: AbstractSet[str], entities: Entities) -> bool:
    if not one or not other:
        return False
    return not one.isdisjoint(other) or not {entities.top(k) for k in one}.isdisjoint(entities.top(k) for k in other)
