"""Find where: names in a place's position → gazetteer entries, with as much precision as the words have and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.geography import apart, midway, moved, position
from rashomon.extract.place_meanings import Atlas, Meaning, meanings_of, read_context
from rashomon.extract.place_mentions import Known, find_mentions, surnames_of
from rashomon.extract.place_names import Candidate, Name, find_candidates, find_names
from rashomon.extract.place_origins import read_origin
from rashomon.extract.place_words import ADMIN_HEADS, BEARINGS, DISTRICT_HEADS, PART_HEADS
from rashomon.lexicon import Gazetteer, GazetteerEntry, fold_name
from rashomon.records import Place, Precision, Problem, Span

_NEAR_KM = 10.0  # "near X" is believed to be no farther from the edge of X
_AROUND_KM = 30.0  # "the countryside of X", "X airport", "X district": around a town of that name
_SOME_WAY_KM = 50.0  # "east of X" without a distance
_ROUNDING = 0.15  # distances in reports are rounded: "8 km" may be 7 or 9
_BY_SEAT_KM = 100.0  # radius of a province known only by a town of its name


@dataclass(frozen=True)
class Survey:
    """The places of a text: those where something may be, and all that it names; both in order, with problems."""

    scene: tuple[Place, ...]
    named: tuple[Place, ...]
    problems: tuple[Problem, ...]


def survey_places(
    text: Annotated,
    gazetteer: Gazetteer,
    not_places: frozenset[str],
    outlet: str | None = None,
    titled: Survey | None = None,
) -> Survey:
    """Return all places of a text: those in a place's position, and those that it names in any other.

    The dateline, the places of the title and the outlet's home help to tell places of one name apart.
    """
    atlas = Atlas(gazetteer, not_places)
    printed = text.plain
    names = find_names(printed)
    candidates = find_candidates(text.doc, printed, names)
    countries = {place.country for place in titled.named if place.id} if titled is not None else set()
    headed = frozenset(country for country in countries if country is not None)
    origin, context = read_origin(text, read_context(printed, names, candidates, atlas), atlas, outlet, headed)
    meanings, context = meanings_of(candidates, context, atlas)
    found = list(_placed(text, candidates, meanings, not_places))
    scene = tuple(place for place, _ in found)
    senses = _senses(candidates, meanings) | {fold_name(name): entry for (_, _, name), entry in origin}
    known = Known(senses, surnames_of(names, atlas), context, atlas)
    others = [_known(text.words((start, end)), (start, end), entry) for (start, end, _), entry in origin]
    others += _mentioned(text, names, candidates, scene, known)
    problems = (
        Problem(
            "place_unknown", "places", f"the gazetteer has no place named {unknown} that fits", place.span, text.where
        )
        for place, unknown in found
        if unknown
    )
    return Survey(scene, tuple(sorted([*scene, *others], key=lambda place: place.span)), tuple(problems))


def as_in_text(titled: Survey, told: Survey) -> Survey:
    """Return the places of a title, a bare name being the province where the text says that it means the province."""
    provinces = {fold_name(place.name): place for place in told.named if place.precision == "admin1" and place.name}
    towns = {place.id for place in told.named if place.precision != "admin1"}

    def meant(place: Place) -> Place:
        province = provinces.get(fold_name(place.name or ""))
        if province is None or place.precision != "town" or place.id in towns or place.country != province.country:
            return place
        return replace(province, text=place.text, span=place.span)

    scene, named = (tuple(meant(place) for place in places) for places in (titled.scene, titled.named))
    return Survey(scene, named, titled.problems)


def _senses(candidates: Sequence[Candidate], meanings: Sequence[Meaning]) -> dict[str, GazetteerEntry]:
    """Return what each bare name was taken to mean where it stands in a place's position."""
    pairs = zip(candidates, meanings, strict=True)
    return {fold_name(one.name): entry for one, (entry, _) in pairs if entry is not None and one.cue != "between"}


def _mentioned(
    text: Annotated, names: Sequence[Name], candidates: Sequence[Candidate], scene: Sequence[Place], known: Known
) -> Iterator[Place]:
    """Yield the places that a text names where nothing is placed, each under the words that name it."""
    placed = {place.span for place in scene}
    spans = {(one.first, one.last): (text.at(one.first), text.at(one.last, end=True)) for one in candidates}
    taken = [own for own, printed in spans.items() if printed in placed]
    # What a comma puts into a country that has no such place is not a place of that name elsewhere.
    taken += [(one.first, one.last) for one in candidates if one.held and one.cue != "pair" and _is_small(one, known)]
    for start, end, entry in find_mentions(text.doc, text.plain, names, taken, known):
        span = text.at(start), text.at(end, end=True)
        yield _known(text.words(span), span, entry)


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
    elif candidate.strong and (candidate.head or (any(towns) and None in (one, other))):
        yield _unknown(words, span, "relative"), candidate.name if one is None else candidate.other


def _is_small(candidate: Candidate, known: Known) -> bool:
    """Tell whether a name is first that of a town, of which there may be others, and of no country or province."""
    first = next(iter(known.atlas.find(candidate.name)), None)
    if first is None or first.precision == "country":
        return False
    return first.precision == "town" or fold_name(first.name) != fold_name(candidate.name)


def _known(words: str, span: Span, entry: GazetteerEntry) -> Place:
    return Place(
        words, span, entry.id, entry.name, entry.latitude, entry.longitude, entry.country, entry.admin1, entry.admin2,
        entry.precision, entry.radius_km,
    )  # fmt: skip


def _place(words: str, span: Span, candidate: Candidate, entry: GazetteerEntry) -> Place:
    known = _known(words, span, entry)
    radius = entry.radius_km or 0.0
    if candidate.cue == "relative":
        return _relative(known, candidate)
    if entry.precision in ("line", "country"):
        return known
    if candidate.cue == "near":
        return replace(known, precision="near", radius_km=radius + _NEAR_KM)
    if entry.precision != "town" or not entry.id.startswith("geonames:"):
        return known  # a camp, crossing or base is the place of its name, not somewhere around a town
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
