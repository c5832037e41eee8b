"""Which gazetteer entry each name of a report means: by the countries, provinces and places that it names besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.extract.geography import CITY, Context, choose, is_byname, is_other_name, position, surely_known
from rashomon.extract.place_names import Candidate, Name
from rashomon.extract.place_words import (
    ADMIN_HEADS,
    BODY,
    DISTRICT_HEADS,
    LINE_HEADS,
    PART_HEADS,
    REPUBLIC,
    SHORT_STATES,
    SIDES,
    TAIL,
    TOWN_HEADS,
    VILLAGE_HEADS,
)
from rashomon.lexicon import Gazetteer, GazetteerEntry, fold_name

Meaning = tuple[GazetteerEntry | None, GazetteerEntry | None]  # the second for the other end of "between A and B"

_ADMIN, _DISTRICT, _TOWN = frozenset({"admin1"}), frozenset({"admin2"}), frozenset({"town"})
_LINE, _WIDE = frozenset({"line"}), frozenset({"admin1", "country", "line"})
_FAMOUS = 2_000_000  # people: a metropolis is meant even where all else is unknown
_FEWEST_MISSING = 2
_CERTAIN = 50  # points are enough to tell homonyms apart, and keep long lists of places linear
_ACRONYM = 5  # letters: UN and SANA are no villages, though "HOMS, Syria" is a town
_PROVINCE = 1_000_000  # people: a province that tells of its country even where nothing else names that
_IN = len(" in ")
_PLACED = frozenset({"in", "near", "object", "list"})
_LEAD = 3  # words of a country or province at the head of a longer name
_HELD = frozenset({"town", "admin2", "admin1"})


@dataclass(frozen=True)
class Atlas:
    """The gazetteer as one report asks it, with the names that are none of places."""

    gazetteer: Gazetteer
    not_places: frozenset[str]  # folded names of organisations

    def find(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
        """Return what a name may be; a country is found by its style too ("United Republic of Tanzania")."""
        if name in SHORT_STATES:
            return tuple(one for one in self.gazetteer.find(SHORT_STATES[name]) if one.precision == "admin1")
        entries = self.gazetteer.find(name, countries)
        if entries or not (style := REPUBLIC.match(name)):
            return entries
        return tuple(entry for entry in self.gazetteer.find(name[style.end() :]) if entry.precision == "country")

    def countries_around(self, latitude: float, longitude: float) -> frozenset[str]:
        """Return the countries that have a town around a point."""
        return self.gazetteer.countries_around(latitude, longitude)


def read_context(text: str, names: Sequence[Name], candidates: Sequence[Candidate], atlas: Atlas) -> Context:
    """Return the countries and provinces that a text names for certain."""
    placed = {candidate.start for candidate in candidates}
    here, named, around = set(), set(), set()
    doubtful: list[tuple[GazetteerEntry, GazetteerEntry]] = []  # a country and a larger province of that name
    for start, end, words in names:
        # "Syrian Observatory for Human Rights" tells of Syria; a man named Jordan Smith seldom does harm.
        entries, said = _at_head(words, text[end : end + 20], atlas)
        first = entries[0] if entries else None
        if first is None or not first.country:
            continue
        if first.precision == "country":
            province = next((one for one in entries if _outweighs(one, first)), None)
            if province is not None:
                doubtful.append((first, province))
                continue
            named.add(first.country)
            if start in placed or text.startswith(("'s", "’s"), end):
                here.add(first.country)
        elif first.precision == "admin1" and first.population >= _PROVINCE and said == fold_name(first.name):
            around.add(said)
            named.add(first.country)
    for country, province in doubtful:
        # Georgia is the state where the United States are named and nothing else of Georgia's is.
        named.add(
            str(province.country if province.country in named and country.country not in named else country.country)
        )
    provinces = frozenset(fold_name(one.name) for one in candidates if one.head in ADMIN_HEADS)
    return Context(frozenset(here), frozenset(named), provinces, frozenset(around))


def _at_head(words: str, after: str, atlas: Atlas) -> tuple[tuple[GazetteerEntry, ...], str]:
    """Return what a name, or the place with which it begins, may be, and the folded words of that."""
    if entries := atlas.find(words):
        return entries, fold_name(SHORT_STATES.get(words, words))
    parts = words.split(" ")
    for count in range(min(_LEAD, len(parts) - 1), 0, -1):
        entries = atlas.gazetteer.find(head := " ".join(parts[:count]))
        if entries and (entries[0].precision == "country" or BODY.match(" ".join(parts[count:]) or after.lstrip())):
            return entries, fold_name(head)
    return (), ""


def _outweighs(entry: GazetteerEntry, country: GazetteerEntry) -> bool:
    return entry.precision == "admin1" and entry.country != country.country and entry.population >= country.population


def meanings_of(candidates: Sequence[Candidate], context: Context, atlas: Atlas) -> tuple[list[Meaning], Context]:
    """Return what each candidate means, and the context with all that this makes certain."""
    first = _meanings(candidates, context, atlas)
    if _is_unheard_of(context, candidates, first, atlas.not_places):
        return [_famous(meaning) for meaning in first], context
    richer = _enriched(context, candidates, first)
    return _meanings(candidates, richer, atlas), richer


def _enriched(context: Context, candidates: Sequence[Candidate], meanings: Sequence[Meaning]) -> Context:
    """Return the context with what a first choice makes certain: countries of well-known towns, provinces, points."""
    entries = [entry for meaning in meanings for entry in meaning if entry is not None]
    speaking: dict[str, set[str]] = {}
    for candidate, meaning in zip(candidates, meanings, strict=True):
        for name, entry in zip((candidate.name, candidate.other), meaning, strict=True):
            if entry is not None and entry.country and surely_known(entry) and _is_plain(name, entry):
                speaking.setdefault(entry.country, set()).add(fold_name(name))
    at = context.at or frozenset(speaking)
    # A town does not prove its own country: "Edmonton" beside Cairns and Brisbane is the one in Queensland.
    lone = {c: min(names) for c, names in speaking.items() if len(names) == 1 and c not in context.named}
    where = dict.fromkeys(position(entry) for entry in entries if entry.precision in ("town", "admin1"))
    provinces = frozenset(fold_name(entry.name) for entry in entries if entry.precision == "admin1")
    certain = (*context.certain, *(point for point in where if point is not None))[:_CERTAIN]
    return Context(at, context.named | at, context.provinces, context.around | provinces, certain, lone)


def _is_plain(name: str, entry: GazetteerEntry) -> bool:
    """Tell whether a place is called as the gazetteer calls it, or by a name that belongs to no other kind of town."""
    return not is_byname(name, entry) and (entry.population >= _FAMOUS or fold_name(name) == fold_name(entry.name))


def _is_unheard_of(
    context: Context, candidates: Sequence[Candidate], meanings: Sequence[Meaning], not_places: frozenset[str]
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


def _meanings(candidates: Sequence[Candidate], context: Context, atlas: Atlas) -> list[Meaning]:
    """Return what each candidate means, with a second place for the other end of "between A and B"."""
    holders = _holders(candidates, context, atlas)
    senses = _senses(candidates, holders, atlas)
    found: list[Meaning] = []
    paired = True
    for candidate, holder in zip(candidates, holders, strict=True):
        held = inside(candidate.name, holder, atlas) if holder is not None else None
        entry = held or senses.get(fold_name(candidate.name)) if _is_bare(candidate) else None
        entry = entry or meaning_of(candidate, candidate.name, context, atlas)
        other = meaning_of(candidate, candidate.other, context, atlas) if candidate.other else None
        if held is None and holder is not None and entry is not None and _is_misplaced(candidate.name, entry, holder):
            entry = None
        if candidate.cue == "pair":
            paired = bool(entry and holder and holds(holder, entry))
        elif candidate.cue != "list":
            paired = True
        found.append((entry, other) if paired else (None, None))
    return _of_lists(candidates, found, context)


def _of_lists(candidates: Sequence[Candidate], meanings: list[Meaning], context: Context) -> list[Meaning]:
    """Return meanings without a namesake in a list of places that lie elsewhere: "Tafas, Nawa and Saida".

    Where two or more others of the list are of one province, one of another country that the text does not name, or by
    a byname of another province, is a village that no gazetteer has.
    """
    found, first = list(meanings), 0
    for end in range(1, len(candidates) + 1):
        if end < len(candidates) and candidates[end].cue == "list":
            continue
        for n in range(first, end) if end - first > _FEWEST_MISSING else ():
            if _is_stranger(candidates[n].name, meanings[n][0], meanings[first:end], context):
                found[n] = (None, None)
        first = end
    return found


def _is_stranger(name: str, entry: GazetteerEntry | None, listed: Sequence[Meaning], context: Context) -> bool:
    others = [other for other, _ in listed[:_CERTAIN] if other is not None and other is not entry]
    homes = {(other.country, other.admin1) for other in others}
    if entry is None or len(others) < _FEWEST_MISSING or len(homes) > 1 or entry.precision == "country":
        return False
    country, province = homes.pop()
    if entry.country != country:
        return entry.country not in context.named and entry.population < _PROVINCE
    return entry.admin1 != province and (is_byname(name, entry) or is_other_name(name, entry))


def _holders(candidates: Sequence[Candidate], context: Context, atlas: Atlas) -> list[GazetteerEntry | None]:
    """Return for each candidate the province or country that stands behind its comma: "Paris, Texas"."""
    found: list[GazetteerEntry | None] = []
    for index, candidate in enumerate(candidates):
        after = candidates[index + 1] if candidate.held and index + 1 < len(candidates) else None
        around = meaning_of(after, after.name, context, atlas) if after is not None else None
        found.append(around if around is not None and around.precision in ("country", "admin1") else None)
    for index in range(len(candidates) - 2, -1, -1):
        one, after = candidates[index], candidates[index + 1]
        if found[index] is None and after.cue == "in" and after.first - one.last == _IN and one.cue in _PLACED:
            found[index] = _province(after, context, atlas)
        elif found[index] is None and after.cue == "list" and one.cue in _PLACED:
            found[index] = found[index + 1]
    return found


def _province(candidate: Candidate, context: Context, atlas: Atlas) -> GazetteerEntry | None:
    """Return the province that a name means where a smaller place is said to be in it: "Tafas in Daraa"."""
    around = meaning_of(candidate, candidate.name, context, atlas)
    if around is None or around.precision in ("country", "admin1"):
        return around
    countries = frozenset({around.country}) if around.country else frozenset()
    alike = (one for one in atlas.find(candidate.name, countries) if one.precision == "admin1")
    return next((one for one in alike if one.country == around.country), None)


def _senses(
    candidates: Sequence[Candidate], holders: Sequence[GazetteerEntry | None], atlas: Atlas
) -> Mapping[str, GazetteerEntry]:
    """Return the names that a report once tells with their province or country: one name means one place in it."""
    found: dict[str, GazetteerEntry] = {}
    for candidate, holder in zip(candidates, holders, strict=True):
        held = inside(candidate.name, holder, atlas) if holder is not None and _is_bare(candidate) else None
        if held is not None:
            found.setdefault(fold_name(candidate.name), held)
    return found


def _is_misplaced(name: str, entry: GazetteerEntry, holder: GazetteerEntry) -> bool:
    """Tell whether an entry lies outside what the report names behind it: "Palma, Mozambique" is not the one in Spain.

    A metropolis may be: "from Aleppo, Iraq and Libya" is a list.
    """
    other = fold_name(name) != fold_name(entry.name) or entry.population < _PROVINCE
    return entry.country not in (None, holder.country) and other


def _is_bare(candidate: Candidate) -> bool:
    return not candidate.head and not candidate.within and candidate.cue != "between"


def inside(name: str, holder: GazetteerEntry, atlas: Atlas) -> GazetteerEntry | None:
    """Return the place of a name that lies in a province or country, the likeliest of several, None without one."""
    countries = frozenset({holder.country}) if holder.country else frozenset()
    return next((one for one in atlas.find(name, countries) if holds(holder, one)), None)


def holds(around: GazetteerEntry, entry: GazetteerEntry) -> bool:
    """Tell whether "Kharkiv, Ukraine" names a town and the province or country that holds it."""
    if around.precision not in ("country", "admin1") or entry.precision not in _HELD or around == entry:
        return False
    return around.country == entry.country and (around.precision == "country" or around.admin1 in (None, entry.admin1))


def meaning_of(candidate: Candidate, name: str, context: Context, atlas: Atlas) -> GazetteerEntry | None:
    """Return the entry that a candidate means by a name, None where a guess would be worse than not knowing."""
    part = bool(candidate.within)
    if (own := _site(candidate, name, atlas)) is not None:
        return own
    entries = atlas.find(name, context.named)
    if not entries and (plain := SIDES.sub("", name, count=1)) != name:
        part, name = True, plain
        entries = atlas.gazetteer.find(name, context.named)
    if candidate.head in VILLAGE_HEADS:
        entries = tuple(entry for entry in entries if not surely_known(entry))
    if name.isupper() and len(name) <= _ACRONYM and candidate.cue != "pair" and name not in SHORT_STATES:
        entries = tuple(entry for entry in entries if entry.precision == "country")
    head = candidate.head
    if not entries and (tail := TAIL.search(name)):
        name, head = name[: tail.start()], tail[0].strip().casefold()
        entries = atlas.gazetteer.find(name, context.named)
    candidate = replace(candidate, head=head)
    small = head in DISTRICT_HEADS or head in PART_HEADS or head in VILLAGE_HEADS
    entries = _fitting(candidate, name, entries, atlas)
    entry = choose(name, entries, context, _wanted(candidate, name, context, entries, part=part), small=small)
    if entry is not None and entry.precision == "country" and candidate.is_part:
        return None  # "in Syrian hands"
    if entry is None or entry.precision != "town":
        return entry
    # A county is never the town of its name, and "Steele's reports" are a man's before they are a village's.
    return None if head == "county" or (candidate.owns and entry.population < CITY) else entry


def _site(candidate: Candidate, name: str, atlas: Atlas) -> GazetteerEntry | None:
    """Return the camp, crossing, base or dam that a name with its head word means: "Jenin refugee camp"."""
    if candidate.head not in PART_HEADS:
        return None
    entries = atlas.gazetteer.find(f"{name} {candidate.head}")
    return next((one for one in entries if not one.id.startswith(("geonames:", "district:"))), None)


def _fitting(
    candidate: Candidate, name: str, entries: Iterable[GazetteerEntry], atlas: Atlas
) -> tuple[GazetteerEntry, ...]:
    """Return the entries that a name may mean where bodies bear it, or a head word says what it is."""
    entries = tuple(entries)
    if fold_name(name) in atlas.not_places:
        entries = tuple(entry for entry in entries if entry.precision != "town" or surely_known(entry))
    if candidate.head in TOWN_HEADS and entries and entries[0].precision == "country":
        # "the Canadian city" is not the village Canadian; Kuwait City is the city.
        entries = tuple(entry for entry in entries if entry.population >= CITY)
    return entries


def _wanted(
    candidate: Candidate, name: str, context: Context, entries: Sequence[GazetteerEntry], *, part: bool
) -> frozenset[str]:
    """Return the precisions that the words around a name ask for; empty: any."""
    head = candidate.head
    if head in TOWN_HEADS or candidate.cue in ("between", "near", "relative"):
        return _TOWN
    # "northern Aleppo", and Aleppo where the report says "Aleppo province" elsewhere: the province, not its seat.
    if head == "county":
        return _DISTRICT
    if head in DISTRICT_HEADS and not any(one.precision == "admin1" and one.population >= _PROVINCE for one in entries):
        return _DISTRICT if any(one.precision == "admin2" for one in entries) else frozenset()
    if head in ADMIN_HEADS or fold_name(name) in context.provinces:
        return _ADMIN
    if part:
        return _WIDE
    return _LINE if head in LINE_HEADS else frozenset()
