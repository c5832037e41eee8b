"""A row of UCDP's Georeferenced Event Dataset or its candidates → what it tells. Codes: UCDP's codebook of GED."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.coded.cells import as_point, days, fault, whole
from rashomon.coded.cells import code as code_of
from rashomon.coded.entries import Count, Entry, cite
from rashomon.coded.lookup import Lookup
from rashomon.coded.places import COUNTRY_KM, DISTRICT_KM, NEAR_KM, PROVINCE_KM, TOWN_KM, check_names, make_place
from rashomon.coded.rows import Form
from rashomon.coded.sheets import RowError, Sheet
from rashomon.export.formats.ucdp import COLUMNS
from rashomon.records import Figure, Link, Party, Place, Precision, Problem, Role, Time, Whom, Words

FORM = Form("id", {"event_id": "id"}, COLUMNS)
# Before all others, so that the three numbers and the two days stand together in the words of their claims.
FIRST = ("id", "low", "best", "high", "date_start", "date_end")
_TYPES: Mapping[int, str] = {1: "state-based", 2: "non-state", 3: "one-sided"}
# where_prec: 1 the point, 2 near one, 3 and 4 a subdivision, 5 a line or area, 6 a country, 7 at sea.
_PRECISIONS: Mapping[int, tuple[Precision, float]] = {
    1: ("town", TOWN_KM), 2: ("near", NEAR_KM), 3: ("admin2", DISTRICT_KM), 4: ("admin1", PROVINCE_KM),
    5: ("line", PROVINCE_KM), 6: ("country", COUNTRY_KM), 7: ("line", PROVINCE_KM),
}  # fmt: skip
_CIVILIANS = "civilians"


def code_ucdp(sheet: Sheet, lookup: Lookup) -> Entry:
    """Return what a row of UCDP's tells; RowError where it is no such row."""
    if not (sheet.value("id").isascii() and sheet.value("id").isdecimal()):
        raise fault("id", sheet.value("id"), "is no number")
    kind = code_of(sheet, "type_of_violence", 3)
    trigger = sheet.words("type_of_violence")
    if kind is None or trigger is None:
        raise RowError("has no type_of_violence")
    sides = [sheet.words("side_a"), sheet.words("side_b")]
    doers, struck = (tuple(lookup.party(words) for words in [side] if words is not None) for side in sides)
    counts, problems = _dead(sheet, doers, struck)
    place = _place(sheet, lookup)
    return Entry(
        id=sheet.value("id"),
        type="ASSAULT",
        mode=None,
        acled=None,
        ucdp=_TYPES[kind],
        trigger=trigger,
        actors=doers,
        targets=struck,
        kinds=tuple(_kind(party) for party in (*doers, *struck)),
        time=_time(sheet),
        time_words=sheet.line("date_start", "date_end"),
        place=place,
        counts=counts,
        chain=_chain(sheet, lookup),
        problems=problems + check_names(sheet, place, lookup, "country_id"),
    )


def _kind(party: Party) -> str:
    if party.text.casefold().startswith(_CIVILIANS):
        return "population"
    return "government" if party.text.startswith("Government of") else "armed_group"


def _chain(sheet: Sheet, lookup: Lookup) -> tuple[Link, ...]:
    """Return who gave the information, and who printed it, where the columns tell one of each."""
    inner = cite(sheet, "source_original", lookup)
    outer = cite(sheet, "source_office", lookup)
    return inner + tuple(link for link in outer if link.text.casefold() not in {one.text.casefold() for one in inner})


def _time(sheet: Sheet) -> Time:
    first, last, words = days(sheet, "date_start"), days(sheet, "date_end"), sheet.words("date_start")
    if first is None or words is None:
        raise RowError("has no date_start")
    end = last[1] if last else first[1]
    if end < first[0]:
        raise fault("date_end", sheet.value("date_end"), "is before date_start")
    return Time(words.text, words.span, first[0].isoformat(), end.isoformat())


def _place(sheet: Sheet, lookup: Lookup) -> Place | None:
    country = lookup.country(sheet.value("country"), "", sheet.value("country_id"))
    where = as_point(("latitude", sheet.value("latitude")), ("longitude", sheet.value("longitude")))
    words = next(
        (w for c in ("where_coordinates", "where_description", "adm_1", "country") if (w := sheet.words(c))), None
    )
    precision, radius = _PRECISIONS[code_of(sheet, "where_prec", 7) or 1]
    if words is None:
        return None
    return make_place(words, where, (country, sheet.value("adm_1"), sheet.value("adm_2")), precision, radius, lookup)


# ── how many ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _dead(
    sheet: Sheet, doers: tuple[Party, ...], struck: tuple[Party, ...]
) -> tuple[tuple[Count, ...], tuple[Problem, ...]]:
    """Return the range as one figure, and the parts that are more than 0: 0 stands, too, where nobody tells them apart.

    A problem where the parts are not the best estimate, which by the codebook is their sum.
    """
    low, best, high = (whole(sheet, column) for column in ("low", "best", "high"))
    if best is None:
        raise RowError("has no best")
    low, high = best if low is None else low, best if high is None else high
    if not low <= best <= high:
        raise fault("best", str(best), f"is not between low {low} and high {high}")
    words = sheet.line("low", "best", "high")
    found = [Count("killed", Figure(low, high, "exact" if low == high else "between", best), words)]
    parts = _parts(sheet, doers, struck)
    found += [count for count in parts if count.value.low]
    told = sum(whole(sheet, f"deaths_{name}") or 0 for name in ("a", "b", "civilians", "unknown"))
    if any(sheet.value(f"deaths_{name}") for name in ("a", "b", "civilians", "unknown")) and told != best:
        message = f"best is {best} and the deaths of a, b, civilians and unknown are {told}"
        return tuple(found), (Problem("sum_does_not_fit", "import", message, words.span),)
    return tuple(found), ()


def _parts(sheet: Sheet, doers: tuple[Party, ...], struck: tuple[Party, ...]) -> list[Count]:
    found = []
    for name, side in (("deaths_a", doers), ("deaths_b", struck)):
        party = side[0] if side else None
        if party is not None and not party.text.casefold().startswith(_CIVILIANS):
            found += _part(sheet, name, party.text, "combatant", party.actor)
    return found + _part(sheet, "deaths_civilians", _CIVILIANS, "civilian", None)


def _part(sheet: Sheet, column: str, group: str, role: Role, actor: str | None) -> list[Count]:
    number = whole(sheet, column)
    if number is None:
        return []
    words: Words = sheet.line(column)
    whom = Whom(actor, actor, role, "any")
    return [Count("killed", Figure(number, number, "exact", number), words, group, whom, part=True)]
