"""A row of ACLED's tables → what it tells. Codes: ACLED's codebook of 2023; columns: docs/importing.md."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime

from rashomon.coded.cells import around, code, days, fault, point, whole
from rashomon.coded.entries import Count, Entry, cite
from rashomon.coded.lookup import Lookup
from rashomon.coded.places import COUNTRY_KM, NEAR_KM, PROVINCE_KM, TOWN_KM, check_names, make_place
from rashomon.coded.rows import Form
from rashomon.coded.sheets import RowError, Sheet
from rashomon.records import Figure, Party, Place, Precision, Problem, Time

FORM = Form(
    "event_id_cnty", {"event_id": "event_id_cnty", "assoc_actor1": "assoc_actor_1", "assoc_actor2": "assoc_actor_2"}
)
FIRST = ("event_id_cnty",)
# ACLED's sub-event types → PLOVER 0.8 type and mode.
DEEDS: Mapping[str, tuple[str, str | None]] = {
    "Government regains territory": ("ASSAULT", None),
    "Non-state actor overtakes territory": ("ASSAULT", None),
    "Armed clash": ("ASSAULT", None),
    "Excessive force against protesters": ("ASSAULT", "crowd-control"),
    "Protest with intervention": ("PROTEST", "demo"),
    "Peaceful protest": ("PROTEST", "demo"),
    "Violent demonstration": ("PROTEST", "riot"),
    "Mob violence": ("ASSAULT", None),
    "Chemical weapon": ("ASSAULT", "unconventional"),
    "Air/drone strike": ("ASSAULT", "aerial"),
    "Suicide bomb": ("ASSAULT", "suicide-attack"),
    "Shelling/artillery/missile attack": ("ASSAULT", "heavy-weapons"),
    "Remote explosive/landmine/IED": ("ASSAULT", "explosives"),
    "Grenade": ("ASSAULT", "explosives"),
    "Sexual violence": ("ASSAULT", "sexual"),
    "Attack": ("ASSAULT", None),
    "Abduction/forced disappearance": ("ASSAULT", "abduct"),
    "Agreement": ("AGREE", None),
    "Arrests": ("COERCE", "arrest"),
    "Change to group/activity": ("MOBILIZE", None),
    "Disrupted weapons use": ("COERCE", "seize"),
    "Headquarters or base established": ("MOBILIZE", None),
    "Looting/property destruction": ("ASSAULT", "destroy"),
    "Non-violent transfer of territory": ("RETREAT", "withdraw"),
    "Other": ("MOBILIZE", None),
}
# Codes of actors, and their words in newer files, by the first letters of both.
_INTER: Mapping[str, int] = {
    "state forces": 1, "rebel group": 2, "rebel groups": 2, "rebel forces": 2, "political militia": 3,
    "political militias": 3, "identity militia": 4, "identity militias": 4, "rioters": 5, "protesters": 6,
    "civilians": 7, "external/other forces": 8, "other forces": 8,
}  # fmt: skip
_KINDS: Mapping[int, str] = {1: "military", 2: "armed_group", 3: "armed_group", 4: "armed_group", 7: "population"}
_ARMED, _STATE, _CIVILIANS = frozenset({2, 3, 4}), 1, 7
# geo_precision: 1 the town, 2 near it or a small part of a region, 3 a region.
_PRECISIONS: Mapping[int, tuple[Precision, float]] = {
    1: ("town", TOWN_KM),
    2: ("near", NEAR_KM),
    3: ("admin1", PROVINCE_KM),
}
_WEEK = 3  # days before and after the middle of a week


def code_acled(sheet: Sheet, lookup: Lookup) -> Entry:
    """Return what a row of ACLED's tells; RowError where it is no such row."""
    id_, kind = sheet.value("event_id_cnty"), sheet.words("sub_event_type")
    if kind is None or kind.text not in DEEDS:
        raise fault("sub_event_type", kind.text if kind else "", "is none of ACLED's 25")
    plover, mode = DEEDS[kind.text]
    doers, struck = _parties(sheet, lookup, "1"), _parties(sheet, lookup, "2")
    codes = [_inter(sheet, "inter1"), _inter(sheet, "inter2")]
    changed = _changed(sheet)
    counts, problems = _dead(sheet)
    place = _place(sheet, lookup)
    time_words = sheet.line("event_date") if sheet.value("event_date") else None
    if time_words is None:
        raise RowError("has no event_date")
    return Entry(
        id=id_,
        type=plover,
        mode=mode,
        acled=kind.text,
        ucdp=_violence(codes, plover),
        trigger=kind,
        actors=doers,
        targets=struck,
        kinds=tuple(
            _KINDS.get(one or 0, "unknown") for side, one in ((doers, codes[0]), (struck, codes[1])) for _ in side
        ),
        time=_time(sheet),
        time_words=time_words,
        place=place,
        counts=counts,
        chain=cite(sheet, "source", lookup),
        as_of=changed,
        problems=problems + check_names(sheet, place, lookup, "iso"),
    )


def _parties(sheet: Sheet, lookup: Lookup, side: str) -> tuple[Party, ...]:
    """Return the actor of a side and those who stand with it, each once."""
    actor = sheet.words(f"actor{side}")
    told = [actor] if actor else []
    told += sheet.parts(f"assoc_actor_{side}")
    return tuple({words.text: lookup.party(words) for words in reversed(told)}.values())[::-1]


def _inter(sheet: Sheet, column: str) -> int | None:
    value = sheet.value(column).casefold()
    return _INTER.get(value) or (int(value) if value in set("12345678") else None)


def _violence(codes: list[int | None], plover: str) -> str | None:
    """Return UCDP's type of violence, by who the two actors are to ACLED; None for what is no use of force."""
    known = {one for one in codes if one is not None}
    if plover != "ASSAULT" or not known:
        return None
    if _CIVILIANS in known:
        return "one-sided" if known & {_STATE, *_ARMED} else None
    if _STATE in known and (known & _ARMED or codes == [_STATE, _STATE]):
        return "state-based"
    return "non-state" if len([one for one in codes if one in _ARMED]) == 2 else None


def _time(sheet: Sheet) -> Time:
    """Return the days that the date and its precision allow: a day, the week around it, its month."""
    told = days(sheet, "event_date")
    precision = code(sheet, "time_precision", 3) or 1
    assert told is not None
    (first, last), words = told, sheet.words("event_date")
    assert words is not None
    if precision == 2:
        first, last = around(first, _WEEK, _WEEK)
    elif precision == 3:
        first, last = first.replace(day=1), date(first.year, first.month, monthrange(first.year, first.month)[1])
    return Time(words.text, words.span, first.isoformat(), last.isoformat())


def _place(sheet: Sheet, lookup: Lookup) -> Place | None:
    country = lookup.country(sheet.value("country"), sheet.value("iso"))
    where = point(sheet)
    words = sheet.words("location") or sheet.words("admin1") or sheet.words("country")
    if words is None:
        return None
    precision, radius = _PRECISIONS[code(sheet, "geo_precision", 3) or 1]
    if words.text == sheet.value("country") and not sheet.value("admin1"):
        precision, radius = "country", COUNTRY_KM
    return make_place(words, where, (country, sheet.value("admin1"), sheet.value("admin2")), precision, radius, lookup)


def _dead(sheet: Sheet) -> tuple[tuple[Count, ...], tuple[Problem, ...]]:
    """Return the fatalities as a figure. 0 is none: ACLED writes it, too, where nobody tells of any."""
    number = whole(sheet, "fatalities")
    if number is None:
        return (), ()
    words = sheet.line("fatalities")
    if number == 0:
        message = "fatalities 0 is taken for no figure: ACLED writes it also where none is told"
        return (), (Problem("figure_not_told", "import", message, words.span),)
    return (Count("killed", Figure(number, number, "exact", number), words, "fatalities"),), ()


def _changed(sheet: Sheet) -> str | None:
    """Return the day on which the row was last changed, by its seconds since 1970; None where it does not tell."""
    value = sheet.value("timestamp")
    if not (value.isascii() and value.isdecimal() and 8 <= len(value) <= 11):
        return None
    return datetime.fromtimestamp(int(value), UTC).date().isoformat()
