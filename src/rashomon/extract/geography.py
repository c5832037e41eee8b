"""Which of several places of one name a report means, and geometry on the globe. Distances in km, degrees in WGS 84."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from rashomon.lexicon import GazetteerEntry, fold_name

Point = tuple[float, float]

EARTH_KM = 6371.0
# A town is believed without its country being named if it has so many people; if another country is the scene, so many;
# if others are named only as actors, as many as a city.
_WELL_KNOWN, _WORLD_KNOWN = 15_000, 100_000
_METROPOLIS = 2_000_000  # Saigon and Bombay are known by their other names all over the world
_ARTICLES = frozenset("al el ad an ar as ash at az ed er es esh et ez ul the".split())
_LARGE_PROVINCE = 1_000_000
CITY = 50_000  # in a country that the report names, a town of this size is meant before any village of its name
_FAR_KNOWN, _BYNAME_KNOWN = 1_000_000, 30_000  # people
_FAR_KM = 1000.0  # a report that names towns farther apart than this names their countries or spells them as all do
_NEAR_KM = 150.0  # homonyms nearer than this to other places of the report are preferred
_KNOWN_BY_NAME, _TIMES_LARGER = 1_000_000, 20  # people, and how many times more than a namesake in the country at hand
# Where districts bear the names of men (Bell County), a bare name is not theirs.
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "JM", "ZA"})
_DISTRICTS = frozenset({"admin2"})


@dataclass(frozen=True)
class Context:
    """What else a report names: the countries it speaks of, its provinces, and points that are certain."""

    at: frozenset[str] = frozenset()  # countries (ISO 3166-1 alpha-2) that things happen in
    named: frozenset[str] = frozenset()  # all countries named, as actors too
    provinces: frozenset[str] = frozenset()  # folded names that the report calls a province
    around: frozenset[str] = frozenset()  # folded names of provinces that the report names
    certain: tuple[Point, ...] = ()
    lone: Mapping[str, str] = field(default_factory=dict)  # country -> the one folded name that speaks for it


def choose(
    name: str, entries: Sequence[GazetteerEntry], context: Context, want: frozenset[str], *, small: bool = False
) -> GazetteerEntry | None:
    """Return the entry that the report means by `name`, None where a guess would be worse than not knowing.

    `want` holds the precisions that the words around the name ask for ("province" → admin1); empty: any. `small`: they
    call it a quarter or a village.
    """
    entries = [entry for entry in entries if want & _DISTRICTS or _is_itself(name, entry, context)]
    fitting = [entry for entry in entries if entry.precision in want] or list(entries)
    if want == {"admin1"} and not any(entry.precision == "admin1" for entry in fitting):
        want = frozenset()
    # Bynames give way to a place of the very name in another country, not to the province of the same town.
    own = name if len({entry.country for entry in fitting}) > 1 else ""
    best = min(enumerate(fitting), key=lambda one: _rank(own, name, one[1], one[0], context), default=None)
    if best is not None and not want:
        best = _better_known(name, best, fitting, context)
    if (
        best is None
        or (_is_elsewhere(best[1], context) and is_byname(name, best[1]))
        or _is_far(name, best[1], context, small)
    ):
        return None
    # A name that only one country has is believed if it is a city's, where no other country is the scene.
    largest = max(entry.population for entry in entries)
    alone = not context.at and len({entry.country for entry in entries}) == 1 and largest >= CITY
    return best[1] if alone or _believable(best[1], context) else None


def _is_itself(name: str, entry: GazetteerEntry, context: Context) -> bool:
    """Tell whether an entry is no district, or one that is called so in full or lies where only districts are."""
    if entry.precision != "admin2" or fold_name(entry.name) == fold_name(name):
        return True
    return entry.country in context.at and entry.country not in _ENGLISH


def _better_known(
    name: str, best: tuple[int, GazetteerEntry], fitting: Sequence[GazetteerEntry], context: Context
) -> tuple[int, GazetteerEntry]:
    """Return the metropolis of that very name in place of a small namesake that nothing but its country speaks for.

    "The US secretary flew to Paris" is not to Paris, Texas.
    """
    entry = best[1]
    byname = is_byname(name, entry)
    if entry.precision != "town" or not (byname or entry.population < CITY) or _is_near(entry, context):
        return best
    least = CITY if byname else max(_KNOWN_BY_NAME, _TIMES_LARGER * entry.population)
    for place, other in enumerate(fitting):
        if other.precision == "town" and other.population >= least and fold_name(name) == fold_name(other.name):
            return place, other
    return best


def _is_near(entry: GazetteerEntry, context: Context) -> bool:
    """Tell whether a report names a place beside an entry."""
    return _beside(entry, context.certain)


def _rank(own: str, name: str, entry: GazetteerEntry, place: int, context: Context) -> tuple[bool | int, ...]:
    small = entry.precision == "admin2" or (entry.precision == "town" and entry.population < CITY)
    alone = entry.precision in ("town", "admin1", "admin2") and context.lone.get(entry.country or "") == fold_name(name)
    return (
        entry.country is not None and (alone or entry.country not in context.at),
        entry.country is not None and (alone or entry.country not in context.named),
        small,
        entry.precision == "admin2",
        bool(own) and (is_byname(own, entry) or is_other_name(own, entry)),
        entry.precision in ("town", "admin2", "admin1") and fold_name(entry.admin1 or "") not in context.around,
        small and not _beside(entry, context.certain),
        place,
    )


def _is_elsewhere(entry: GazetteerEntry, context: Context) -> bool:
    """Tell whether an entry lies outside all countries and provinces that the report names, where it names some."""
    known = entry.country is None or entry.country in context.named or fold_name(entry.admin1 or "") in context.around
    return not known and bool(context.at or context.around)


def _is_far(name: str, entry: GazetteerEntry, context: Context, small: bool) -> bool:
    """Tell whether a town is a chance namesake of a quarter or village: spelt otherwise, in no country named, far off.

    A quarter of one city is not a town of that name in another country. Where nothing else is named, a small town is
    none by another name.
    """
    if entry.precision != "town" or entry.population >= _FAR_KNOWN or entry.country in context.named:
        return False
    if fold_name(name) == fold_name(entry.name):
        return False
    if not context.named and not context.certain:
        return entry.population < _BYNAME_KNOWN and is_byname(name, entry)
    return small and not _beside(entry, context.certain, _FAR_KM)


def is_byname(name: str, entry: GazetteerEntry) -> bool:
    """Tell whether a town is only called otherwise than by that name: Benxi as "Beni", but not Kyiv as "Kiev"."""
    if entry.precision != "town" or entry.population >= _METROPOLIS or not fold_name(name).isascii():
        return False
    said, own = _consonants(name), _consonants(entry.name)
    return f" {said} " not in f" {own} " and own.replace(" ", "") not in said.replace(" ", "")


def is_other_name(name: str, entry: GazetteerEntry) -> bool:
    """Tell whether a province is only called otherwise than by that name: Ceará, which GeoNames has as "Palma" too."""
    return (
        entry.precision == "admin1"
        and entry.id.startswith("geonames:")
        and _consonants(name) != _consonants(entry.name)
    )


def _consonants(name: str) -> str:
    """Return the consonants of each word of a name, doubled ones once: what its spellings in Latin script share."""
    words = (
        re.sub(r"[^a-z]|[aeiouyh]", "", word) for word in re.split(r"[\s-]+", fold_name(name)) if word not in _ARTICLES
    )
    return " ".join(re.sub(r"(.)\1+", r"\1", word) for word in words)


def _beside(entry: GazetteerEntry, points: Iterable[Point], reach: float = _NEAR_KM) -> bool:
    where = position(entry)
    return where is not None and any(0 < apart(where, point) < reach for point in points)


def _believable(entry: GazetteerEntry, context: Context) -> bool:
    if entry.country is None or entry.country in context.named or entry.precision in ("country", "line"):
        return True
    if not entry.id.startswith(("geonames:", "district:")):
        return True
    if entry.precision == "admin2":
        return fold_name(entry.admin1 or "") in context.around
    if entry.precision == "admin1":
        return not context.named or entry.population >= _LARGE_PROVINCE
    return entry.population >= (_WORLD_KNOWN if context.at else CITY if context.named else _WELL_KNOWN)


def surely_known(entry: GazetteerEntry) -> bool:
    """Tell whether an entry is so large that its country may be taken as named with it."""
    return entry.precision in ("town", "admin1") and entry.population >= _WORLD_KNOWN


def position(entry: GazetteerEntry) -> Point | None:
    """Return the coordinates of an entry, None where it has none."""
    if entry.latitude is None or entry.longitude is None:
        return None
    return entry.latitude, entry.longitude


def apart(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in km."""
    a, b, c, d = map(radians, (*one, *other))
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


def moved(point: Point, distance: float, bearing: float) -> Point:
    """Return the point `distance` km from another in the direction `bearing`, degrees clockwise from north."""
    a, b, turn, angle = radians(point[0]), radians(point[1]), radians(bearing), distance / EARTH_KM
    c = asin(max(-1.0, min(1.0, sin(a) * cos(angle) + cos(a) * sin(angle) * cos(turn))))
    d = b + atan2(sin(turn) * sin(angle) * cos(a), cos(angle) - sin(a) * sin(c))
    return round(degrees(c), 4), round((degrees(d) + 540) % 360 - 180, 4)


def midway(one: Point, other: Point) -> Point:
    """Return the point half-way between two points, the short way round the globe."""
    a, b, c, d = map(radians, (*one, *other))
    x = cos(c) * cos(d - b)
    y = cos(c) * sin(d - b)
    latitude = atan2(sin(a) + sin(c), sqrt((cos(a) + x) ** 2 + y * y))
    longitude = b + atan2(y, cos(a) + x)
    return round(degrees(latitude), 4), round((degrees(longitude) + 540) % 360 - 180, 4)
