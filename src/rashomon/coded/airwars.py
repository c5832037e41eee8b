"""An incident of Airwars' → what it tells. Columns by the labels of Airwars' incident pages; docs/importing.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from rashomon.coded.cells import as_point, days, fault, span_of
from rashomon.coded.entries import Count, Entry, cite
from rashomon.coded.lookup import Lookup
from rashomon.coded.places import DISTRICT_KM, POINT_KM, PROVINCE_KM, STREET_KM, TOWN_KM, check_names, make_place
from rashomon.coded.rows import Form
from rashomon.coded.sheets import RowError, Sheet
from rashomon.coded.victims import victims_of
from rashomon.records import Figure, Party, Place, Precision, Time, Whom

# Before all others, so that least and most stand together in the words of their claims.
FIRST = (
    "code", "civilians_killed", "civilians_killed_min", "civilians_killed_max", "civilians_injured",
    "civilians_injured_min", "civilians_injured_max",
)  # fmt: skip
_ALIASES: Mapping[str, str] = {
    "incident_code": "code", "unique_reference_code": "code", "reference": "code", "incident_date": "date",
    "civilians_reported_killed": "civilians_killed", "killed": "civilians_killed",
    "civilians_reported_killed_min": "civilians_killed_min", "killed_min": "civilians_killed_min",
    "civilians_reported_killed_max": "civilians_killed_max", "killed_max": "civilians_killed_max",
    "civilians_reported_injured": "civilians_injured", "injured": "civilians_injured",
    "civilians_reported_injured_min": "civilians_injured_min", "injured_min": "civilians_injured_min",
    "civilians_reported_injured_max": "civilians_injured_max", "injured_max": "civilians_injured_max",
    "children_killed": "children", "women_killed": "women", "men_killed": "men", "belligerents_killed": "militants",
    "suspected_belligerent": "suspected", "suspected_belligerents": "suspected", "known_belligerent": "known",
    "known_belligerents": "known", "belligerent": "known", "source_names": "sources", "source": "sources",
    "geolocation_accuracy": "accuracy", "accuracy_level": "accuracy", "lat": "latitude", "lon": "longitude",
    "lng": "longitude",
    "named_victims": "victims", "victim_names": "victims", "assessment": "notes", "narrative": "notes", "link": "url",
}  # fmt: skip
FORM = Form("code", _ALIASES)
# Beginnings of strike types → PLOVER mode and ACLED sub-event type; "Airstrike and/or Artillery" leaves it open.
_STRIKES: tuple[tuple[str, str, str], ...] = (
    ("airstrike", "aerial", "Air/drone strike"),
    ("drone", "drone", "Air/drone strike"),
    ("artillery", "heavy-weapons", "Shelling/artillery/missile attack"),
    ("naval", "heavy-weapons", "Shelling/artillery/missile attack"),
    ("ground-launched", "heavy-weapons", "Shelling/artillery/missile attack"),
)
_OPEN = re.compile(r"\b(?:and/or|or|unknown|and)\b")
# Levels of accuracy, by how they begin, of which the first that fits counts.
_LEVELS: tuple[tuple[str, Precision, float], ...] = (
    ("exact", "exact", POINT_KM),
    ("nearby landmark", "near", STREET_KM),
    ("street", "near", STREET_KM),
    ("within 100m", "exact", POINT_KM),
    ("within 1km", "near", STREET_KM),
    ("neighbo", "near", TOWN_KM),
    ("village", "town", TOWN_KM),
    ("town", "town", TOWN_KM),
    ("city", "town", 10.0),
    ("district", "admin2", DISTRICT_KM),
    ("subdistrict", "admin2", DISTRICT_KM),
    ("province", "admin1", PROVINCE_KM),
    ("governorate", "admin1", PROVINCE_KM),
)
_UNTOLD_KM = 5.0  # of a point whose accuracy is not told: most are of a street or a quarter
_CIVILIANS = "civilians"
_WHO = ("children", "women", "men")
_POINT = re.compile(r"([^,;\s]+)\s*[,;]\s*([^,;\s]+)")


def code_airwars(sheet: Sheet, lookup: Lookup) -> Entry:
    """Return what an incident of Airwars' tells; RowError where it is no such incident."""
    id_, trigger = sheet.value("code"), sheet.words("strike_type")
    mode, acled = _strike(sheet.value("strike_type"))
    known = tuple(lookup.party(words) for words in sheet.parts("known"))
    doers = known or tuple(lookup.party(words) for words in sheet.parts("suspected"))
    counts = _counts(sheet)
    struck = tuple(_struck(counts))
    code_words, place = sheet.words("code"), _place(sheet, lookup)
    assert code_words is not None
    return Entry(
        id=id_,
        type="ASSAULT",
        mode=mode,
        acled=acled,
        ucdp=None,
        trigger=trigger or code_words,
        actors=doers,
        targets=struck,
        kinds=("unknown",) * (len(doers) + len(struck)),
        time=_time(sheet),
        time_words=sheet.line("date"),
        place=place,
        counts=counts,
        chain=cite(sheet, "sources", lookup),
        weapons=(trigger,) if trigger else (),
        victims=victims_of(sheet),
        accused=not known,
        url=sheet.value("url") or None,
        problems=check_names(sheet, place, lookup),
    )


def _strike(told: str) -> tuple[str | None, str | None]:
    """Return PLOVER's mode and ACLED's type, each where all types of strike that are told have the same."""
    found = [_kind(one.strip()) for one in told.casefold().split(",")]
    modes, types = {mode for mode, _ in found}, {acled for _, acled in found}
    return modes.pop() if len(modes) == 1 else None, types.pop() if len(types) == 1 else None


def _kind(told: str) -> tuple[str | None, str | None]:
    found = next(((mode, acled) for begin, mode, acled in _STRIKES if told.startswith(begin)), (None, None))
    return (None, None) if _OPEN.search(told) else found


def _struck(counts: tuple[Count, ...]) -> list[Party]:
    """Return civilians as whom it struck, whom an incident counts: by the name of the column that counts them."""
    begin = next((count.words.span[0] for count in counts if count.group == _CIVILIANS), None)
    return [] if begin is None else [Party(_CIVILIANS, (begin, begin + len(_CIVILIANS)), None)]


def _time(sheet: Sheet) -> Time:
    told, words = days(sheet, "date"), sheet.words("date")
    if told is None or words is None:
        raise RowError("has no date")
    return Time(words.text, words.span, told[0].isoformat(), told[1].isoformat())


def _place(sheet: Sheet, lookup: Lookup) -> Place | None:
    words = sheet.words("location")
    if words is None:
        return None
    level = sheet.value("accuracy").casefold()
    precision, radius = next(((p, r) for begin, p, r in _LEVELS if level.startswith(begin)), ("near", _UNTOLD_KM))
    widest = words.text.rsplit(",", 1)[-1].strip()
    country, region = lookup.country(sheet.value("country") or widest), sheet.value("admin1") or widest
    country = country or lookup.country_around(region)
    return make_place(words, _point(sheet), (country, region, ""), precision, radius, lookup)


def _point(sheet: Sheet) -> tuple[float, float] | None:
    both = sheet.value("geolocation")
    if not both:
        return as_point(("latitude", sheet.value("latitude")), ("longitude", sheet.value("longitude")))
    found = _POINT.fullmatch(both)
    if found is None:
        raise fault("geolocation", both, 'is no pair "latitude, longitude"')
    return as_point(("geolocation", found[1]), ("geolocation", found[2]))


# ── how many ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _counts(sheet: Sheet) -> tuple[Count, ...]:
    """Return the civilians killed and injured, the parts of the killed that are told apart, and the fighters."""
    found = [*_range(sheet, "killed"), *_range(sheet, "injured")]
    for who in _WHO if found and found[0].field == "killed" else ():
        told = span_of(sheet, who)
        if told is not None and told[1]:
            whom = Whom(None, None, "civilian", who)
            found.append(Count("killed", _figure(*told), sheet.line(who), who, whom, part=True))
    militants = span_of(sheet, "militants")
    if militants is not None and militants[1]:
        whom = Whom(None, None, "combatant", "any")
        found.append(Count("killed", _figure(*militants), sheet.line("militants"), "militants", whom))
    return tuple(found)


def _range(sheet: Sheet, field: Literal["killed", "injured"]) -> list[Count]:
    """Return the civilians killed or injured, told in one column or in two for the least and the most."""
    column = f"{_CIVILIANS}_{field}"
    told = span_of(sheet, column)
    columns: tuple[str, ...] = (column,)
    if told is None:
        least, most = span_of(sheet, f"{column}_min"), span_of(sheet, f"{column}_max")
        if least is None and most is None:
            return []
        low, high = (least or most or (0, 0))[0], (most or least or (0, 0))[1]
        if low > high:
            raise fault(f"{column}_min", str(low), f"is more than {column}_max {high}")
        told = low, high
        columns = tuple(f"{column}_{end}" for end, one in (("min", least), ("max", most)) if one is not None)
    whom = Whom(None, None, "civilian", "any")
    return [Count(field, _figure(*told), sheet.line(*columns), _CIVILIANS, whom)]


def _figure(low: int, high: int) -> Figure:
    return Figure(low, high, "exact", low) if low == high else Figure(low, high, "between", None)
