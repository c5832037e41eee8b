"""Find where: names in a place's position → gazetteer entries, with as much precision as the words have and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.geography import CITY, Context, apart, choose, is_byname, midway, moved, position, surely_known
from rashomon.extract.place_names import Candidate, Name, find_candidates, find_names
from rashomon.extract.place_words import (
    ADMIN_HEADS,
    BEARINGS,
    DISTRICT_HEADS,
    LINE_HEADS,
    PART_HEADS,
    REPUBLIC,
    SIDES,
    TAIL,
    TOWN_HEADS,
    VILLAGE_HEADS,
)
from rashomon.lexicon import Gazetteer, GazetteerEntry, fold_name
from rashomon.records import Place, Precision, Problem, Span

Meaning = tuple[GazetteerEntry | None, GazetteerEntry | None]  # the second for the other end of "between A and B"

_ADMIN = frozenset({"admin1"})
_TOWN = frozenset({"town"})
_FAMOUS = 2_000_000  # people: a metropolis is meant even where all else is unknown
_FEWEST_MISSING = 2
_CERTAIN = 50  # points are enough to tell homonyms apart, and keep long lists of places linear
_ACRONYM = 5  # letters: UN and SANA are no villages, though "HOMS, Syria" is a town
_LINE = frozenset({"line"})
_WIDE = frozenset({"admin1", "country", "line"})
_NEAR_KM = 10.0  # "near X" is believed to be no farther from the edge of X
_AROUND_KM = 30.0  # "the countryside of X", "X airport", "X district": around a town of that name
_SOME_WAY_KM = 50.0  # "east of X" without a distance
_ROUNDING = 0.15  # distances in reports are rounded: "8 km" may be 7 or 9
_BY_SEAT_KM = 100.0  # radius of a province known only by a town of its name


def find_places(
    text: Annotated, gazetteer: Gazetteer, not_places: frozenset[str]
) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Return the places that a text names, in order, with a problem for each that the gazetteer does not know.

    `not_places` are folded names (`lexicon.fold_name`) of organisations: they are no villages and no unknown places.
    """
    printed = text.plain
    names = find_names(printed)
    candidates = find_candidates(text.doc, printed, names)
    context = _context(printed, names, candidates, gazetteer)
    first = _meanings(candidates, context, gazetteer, not_places)
    if _is_unheard_of(context, candidates, first, not_places):
        meanings = [_famous(meaning) for meaning in first]
    else:
        meanings = _meanings(candidates, _enriched(context, candidates, first), gazetteer, not_places)
    found = list(_placed(text, candidates, meanings, not_places))
    problems = (
        Problem(
            "place_unknown", "places", f"the gazetteer has no place named {unknown} that fits", place.span, text.where
        )
        for place, unknown in found
        if unknown
    )
    return tuple(place for place, _ in found), tuple(problems)


# ── which place is meant ────────────────────────────────────────────────────────────────────────────────────────────


def _context(text: str, names: list[Name], candidates: list[Candidate], gazetteer: Gazetteer) -> Context:
    """Return the countries and provinces that a text names for certain."""
    placed = {candidate.start for candidate in candidates}
    here, named = set(), set()
    for start, end, words in names:
        # "Syrian Observatory for Human Rights" tells of Syria; a man named Jordan Smith seldom does harm.
        entries = _find(gazetteer, words) or gazetteer.find(words.split()[0])
        if entries and entries[0].precision == "country" and entries[0].country:
            named.add(entries[0].country)
            if start in placed or text.startswith(("'s", "’s"), end):
                here.add(entries[0].country)
    provinces = frozenset(fold_name(one.name) for one in candidates if one.head in ADMIN_HEADS)
    return Context(frozenset(here), frozenset(named), provinces)


def _enriched(context: Context, candidates: list[Candidate], meanings: list[Meaning]) -> Context:
    """Return the context with what a first choice makes certain: countries of well-known towns, provinces, points."""
    entries = [entry for meaning in meanings for entry in meaning if entry is not None]
    sure = frozenset(
        entry.country
        for candidate, meaning in zip(candidates, meanings, strict=True)
        for name, entry in zip((candidate.name, candidate.other), meaning, strict=True)
        if entry is not None and entry.country and surely_known(entry) and _is_plain(name, entry)
    )
    at = context.at or sure
    where = dict.fromkeys(position(entry) for entry in entries if entry.precision in ("town", "admin1"))
    provinces = frozenset(fold_name(entry.name) for entry in entries if entry.precision == "admin1")
    certain = tuple(point for point in where if point is not None)[:_CERTAIN]
    return Context(at, context.named | at, context.provinces, context.around | provinces, certain)


def _is_plain(name: str, entry: GazetteerEntry) -> bool:
    """Tell whether a place is called as the gazetteer calls it, or by a name that belongs to no other kind of town."""
    return not is_byname(name, entry) and (entry.population >= _FAMOUS or fold_name(name) == fold_name(entry.name))


def _is_unheard_of(
    context: Context, candidates: list[Candidate], meanings: list[Meaning], not_places: frozenset[str]
) -> bool:
    """Tell whether a text names no country and mostly places that no gazetteer has: the others are chance namesakes."""
    missing = {
        fold_name(one.name)
        for one, (entry, _) in zip(candidates, meanings, strict=True)
        if entry is None and one.strong and one.cue != "between"
    } - not_places
    found = {entry.id for entry, _ in meanings if entry is not None}
    return not context.named and len(missing) >= _FEWEST_MISSING and len(missing) > len(found)


def _famous(meaning: Meaning) -> Meaning:
    """Return a meaning without places that are not known all over the world."""
    one, other = (entry if entry and entry.population >= _FAMOUS else None for entry in meaning)
    return one, other


def _find(gazetteer: Gazetteer, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
    """Return what a name may be; a country is found by its style too ("United Republic of Tanzania")."""
    entries = gazetteer.find(name, countries)
    if entries or not (style := REPUBLIC.match(name)):
        return entries
    return tuple(entry for entry in gazetteer.find(name[style.end() :]) if entry.precision == "country")


def _meanings(
    candidates: list[Candidate], context: Context, gazetteer: Gazetteer, not_places: frozenset[str]
) -> list[Meaning]:
    """Return what each candidate means, with a second place for the other end of "between A and B"."""
    found: list[Meaning] = []
    paired = True
    for index, candidate in enumerate(candidates):
        entry = _meaning(candidate, candidate.name, context, gazetteer, not_places)
        other = _meaning(candidate, candidate.other, context, gazetteer, not_places) if candidate.other else None
        if candidate.cue == "pair":
            after = candidates[index + 1 : index + 2]
            around = [_meaning(one, one.name, context, gazetteer, not_places) for one in after]
            paired = bool(entry and around and around[0] and _holds(around[0], entry))
        elif candidate.cue != "list":
            paired = True
        found.append((entry, other) if paired else (None, None))
    return found


def _holds(around: GazetteerEntry, entry: GazetteerEntry) -> bool:
    """Tell whether "Kharkiv, Ukraine" names a town and the province or country that holds it."""
    wide = around.precision in ("country", "admin1") and entry.precision in ("town", "admin1") and around != entry
    return wide and around.country == entry.country


def _meaning(
    candidate: Candidate, name: str, context: Context, gazetteer: Gazetteer, not_places: frozenset[str]
) -> GazetteerEntry | None:
    part = bool(candidate.within)
    entries = _find(gazetteer, name, context.named)
    if not entries and (plain := SIDES.sub("", name, count=1)) != name:
        part, name = True, plain
        entries = gazetteer.find(name, context.named)
    if candidate.head in VILLAGE_HEADS:
        entries = tuple(entry for entry in entries if not surely_known(entry))
    if name.isupper() and len(name) <= _ACRONYM and candidate.cue != "pair":
        entries = tuple(entry for entry in entries if entry.precision == "country")
    head = candidate.head
    if not entries and (tail := TAIL.search(name)):
        name, head = name[: tail.start()], tail[0].strip().casefold()
        entries = gazetteer.find(name, context.named)
    folded = fold_name(name)
    if folded in not_places:
        entries = tuple(entry for entry in entries if entry.precision != "town" or surely_known(entry))
    if head in TOWN_HEADS and entries and entries[0].precision == "country":
        # "the Canadian city" is not the village Canadian; Kuwait City is the city.
        entries = tuple(entry for entry in entries if entry.population >= CITY)
    if head in TOWN_HEADS or candidate.cue in ("between", "near", "relative"):
        want = _TOWN
    # "northern Aleppo", and Aleppo where the report says "Aleppo province" elsewhere: the province, not its seat.
    elif head in ADMIN_HEADS or folded in context.provinces:
        want = _ADMIN
    elif part:
        want = _WIDE
    elif head in LINE_HEADS:
        want = _LINE
    else:
        want = frozenset()
    small = head in DISTRICT_HEADS or head in PART_HEADS or head in VILLAGE_HEADS
    entry = choose(name, entries, context, want, small=small)
    if entry is not None and entry.precision == "country" and candidate.is_part:
        return None  # "in Syrian hands"
    if entry is None or entry.precision != "town":
        return entry
    # A county is never the town of its name, and "Steele's reports" are a man's before they are a village's.
    return None if head == "county" or (candidate.owns and entry.population < CITY) else entry


# ── what the words make of it ───────────────────────────────────────────────────────────────────────────────────────


def _placed(
    text: Annotated, candidates: list[Candidate], meanings: list[Meaning], not_places: frozenset[str]
) -> Iterator[tuple[Place, str]]:
    """Yield each place, with the name that no gazetteer entry was found for, if there is one."""
    for candidate, (entry, other) in zip(candidates, meanings, strict=True):
        span = text.at(candidate.first), text.at(candidate.last, end=True)
        words = text.words(span)
        if candidate.cue == "between":
            yield from _between(words, span, candidate, entry, other)
        elif entry is not None:
            yield _place(words, span, candidate, entry), ""
        elif candidate.strong and fold_name(candidate.name) not in not_places:
            precision: Precision = "relative" if candidate.cue == "relative" else "town"
            yield _unknown(words, span, "admin1" if candidate.head in ADMIN_HEADS else precision), candidate.name


def _between(
    words: str, span: Span, candidate: Candidate, one: GazetteerEntry | None, other: GazetteerEntry | None
) -> Iterator[tuple[Place, str]]:
    """Yield the place between two; nothing for "between Russia and Ukraine", which is no place."""
    towns = [entry is not None and entry.precision in ("town", "admin1") for entry in (one, other)]
    if one and other and all(towns):
        yield _middle(words, span, one, other), ""
    elif candidate.head or (any(towns) and None in (one, other)):
        yield _unknown(words, span, "relative"), candidate.name if one is None else candidate.other


def _place(words: str, span: Span, candidate: Candidate, entry: GazetteerEntry) -> Place:
    known = Place(
        words, span, entry.id, entry.name, entry.latitude, entry.longitude, entry.country, entry.admin1, entry.admin2,
        entry.precision, entry.radius_km,
    )  # fmt: skip
    radius = entry.radius_km or 0.0
    if candidate.cue == "relative":
        return _relative(known, candidate)
    if entry.precision in ("line", "country"):
        return known
    if candidate.cue == "near":
        return replace(known, precision="near", radius_km=radius + _NEAR_KM)
    if entry.precision != "town":
        return known
    if candidate.head in ADMIN_HEADS:
        return replace(known, precision="admin1", radius_km=_BY_SEAT_KM)
    if candidate.head in DISTRICT_HEADS:
        return replace(known, precision="admin2", radius_km=radius + _AROUND_KM)
    if candidate.head in PART_HEADS or candidate.within == "rural":
        return replace(known, precision="near", radius_km=radius + _AROUND_KM)
    return known


def _relative(known: Place, candidate: Candidate) -> Place:
    """Return a place so far from a known one, on a side of it; a line keeps its own extent, nothing nearer is told."""
    radius = known.radius_km or 0.0
    known = replace(known, id=None, name=None)  # it is not the place that it is reckoned from
    if known.latitude is None or known.longitude is None or known.precision == "line":
        return replace(known, precision="relative")
    if candidate.distance is None:
        return replace(known, precision="relative", radius_km=radius + _SOME_WAY_KM)
    if not candidate.side:
        return replace(known, precision="relative", radius_km=round(radius + candidate.distance * (1 + _ROUNDING), 1))
    point = moved((known.latitude, known.longitude), candidate.distance, BEARINGS[candidate.side])
    within = round(radius + max(1.0, candidate.distance * _ROUNDING), 1)
    return replace(known, latitude=point[0], longitude=point[1], precision="relative", radius_km=within)


def _middle(words: str, span: Span, one: GazetteerEntry, other: GazetteerEntry) -> Place:
    """Return the place between two, its radius reaching both. It bears no entry's id: it is neither of them."""
    here, there = position(one), position(other)
    if here is None or there is None:
        return _unknown(words, span, "relative")
    latitude, longitude = midway(here, there)
    radius = round(apart(here, there) / 2 + max(one.radius_km or 0.0, other.radius_km or 0.0), 1)
    country = one.country if one.country == other.country else None
    admin1 = one.admin1 if country and one.admin1 == other.admin1 else None
    return Place(words, span, None, None, latitude, longitude, country, admin1, None, "relative", radius)


def _unknown(words: str, span: Span, precision: Precision) -> Place:
    return Place(words, span, None, None, None, None, None, None, None, precision, None)
