"""Events → the table of UCDP's Georeferenced Event Dataset: one row an event with a type of violence and a death."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from rashomon.export.datings import date_prec
from rashomon.export.formats.case import Case, Cited, Loss, Output, Unit
from rashomon.export.formats.cells import Row, changed_text, write_csv
from rashomon.export.formats.figures import Amount, amount_of, range_of, split, total, word_groups
from rashomon.export.formats.ids import event_units, joined_rows, number_of
from rashomon.export.formats.losses import NAMED, cite, common_losses, nobodies, unheld_figures
from rashomon.export.formats.recorded import (
    Keeping,
    Same,
    always,
    changed_cells,
    keep_cells,
    mark_of,
    recorded_of,
    same_party,
    same_place,
    same_time,
)
from rashomon.export.formats.telling import (
    Index,
    country_of,
    kind_of,
    main_act,
    open_index,
    outlets_of,
    parties_of,
    reports_of,
    time_of,
    ucdp_kind,
    violence_of,
)
from rashomon.export.place_codes import ucdp_where_prec
from rashomon.export.wording import word_place
from rashomon.records import Event, Place, Report

COLUMNS = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
    " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b"
    " number_of_sources source_article source_office source_date source_headline source_original where_prec"
    " where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id"
    " region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high"
    " low gwnoa gwnob".split()
)
_NUMBERED = "UCDP gives this number, or name, itself, and its own rows keep theirs"
EMPTY = dict.fromkeys(
    "conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id side_a_dset_id side_a_new_id"
    " side_b_dset_id side_b_new_id".split(),
    _NUMBERED,
) | {"active_year": "whether the two killed 25 in the year is known to UCDP only, whose own rows keep it"}
_SIDE_A, _SIDE_B = same_party("side_a"), same_party("side_b")
_SHARED: Mapping[str, Same] = {
    "date_prec": same_time,
    **dict.fromkeys(("side_a", "side_a_dset_id", "side_a_new_id", "gwnoa"), _SIDE_A),
    **dict.fromkeys(("side_b", "side_b_dset_id", "side_b_new_id", "gwnob"), _SIDE_B),
    **dict.fromkeys(
        "active_year conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name".split(),
        lambda made, row: _SIDE_A(made, row) and _SIDE_B(made, row),
    ),
    **dict.fromkeys(
        "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country"
        " country_id region".split(),
        same_place,
    ),
    "event_clarity": always,
}
_KEEPING = Keeping(
    _SHARED,
    made=frozenset(
        "id year date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low".split()
    ),
    derived=frozenset({"geom_wkt", "priogrid_gid", "country", "country_id", "region"}),
)
TYPES = {"state-based": 1, "non-state": 2, "one-sided": 3}
# Parts of the world by the number of the state, as in the codebook of UCDP's dataset of armed conflicts.
_REGIONS = ((2, 199, "Americas"), (200, 399, "Europe"), (400, 626, "Africa"), (630, 699, "Middle East"))
_LAST_REGION = "Asia"
_CELL = 2  # cells of PRIO-GRID a degree
_CELLS_A_ROW = 720
_REPORTED_ALONE = 1  # event_clarity: each of our events is told as one, not carved out of a toll of many


def export_ucdp(case: Case) -> Output:
    """Return a table in UTF-8 as UCDP's; events without a type of violence or a death are left out, and told."""
    index = open_index(case)
    reasons = {event.id: _why_not(event, index) for event in case.comparison.events}
    coded = [event for event in case.comparison.events if reasons[event.id] is None]
    units = event_units(coded, index, lambda base, _: str(number_of(base)))
    rows: list[Row] = []
    cited: list[Cited] = []
    losses = [Loss(id_, "left_out", "", why) for id_, why in reasons.items() if why is not None]
    for event in coded:
        deaths, cites, lost, shown = _deaths(event, units[event.id], index)
        row = recorded_of(units[event.id], event, index)
        rows.append({**keep_cells(_row(event, units[event.id], index), row, COLUMNS, _KEEPING), **deaths})
        cited += cites
        losses += common_losses(event, index, {"killed", *NAMED}, (), shown)
        losses += nobodies(event, index) + lost + changed_cells(rows[-1], row, COLUMNS)
    losses += joined_rows(units.values(), index) + changed_text(COLUMNS, rows, "id")
    return Output({"": write_csv(COLUMNS, rows)}, tuple(units.values()), tuple(losses), tuple(cited), EMPTY)


def _why_not(event: Event, index: Index) -> str | None:
    """Return why UCDP would not have an event, None where it would."""
    if violence_of(event, index) not in TYPES:
        return "no type of violence that UCDP has is told"
    amount = total(event, "killed", index)
    if amount is None or amount.value is None:
        return "no number of dead is told"
    return None if any([*range_of(amount), amount.value]) else "nobody is told to have died"


def _row(event: Event, unit: Unit, index: Index) -> dict[str, object]:
    side_a, side_b = _sides(event, index)
    time = time_of(event, index)
    return {
        "id": int(unit.id),
        "relid": mark_of(unit),
        "year": int(event.first[:4]) if event.first else None,
        "code_status": "Check",  # nobody at UCDP has cleared it
        "type_of_violence": TYPES[violence_of(event, index) or ""],
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        **_sources(event, index),
        **_scene(event.place, index),
        "event_clarity": _REPORTED_ALONE,
        "date_prec": date_prec(time) if time else None,
        "date_start": f"{event.first} 00:00:00.000" if event.first else None,
        "date_end": f"{event.last or event.first} 00:00:00.000" if event.first else None,
        "gwnoa": _state(side_a, index),
        "gwnob": _state(side_b, index),
    }


def _sources(event: Event, index: Index) -> Row:
    reports = reports_of(event, index)
    speakers = dict.fromkeys(name for f in event.findings for p in f.positions for name in p.by)
    return {
        "number_of_sources": len(reports),
        "source_article": [_cite_report(report) for report in reports],
        "source_office": outlets_of(event, index),
        "source_date": [report.published for report in reports if report.published],
        "source_headline": [report.title for report in reports if report.title],
        "source_original": list(speakers),
    }


def _cite_report(report: Report) -> str:
    return ", ".join(f'"{part}"' if part == report.title else part for part in _told(report))


def _told(report: Report) -> list[str]:
    return [part for part in (report.outlet or report.url or report.id, report.published, report.title) if part]


def _sides(event: Event, index: Index) -> tuple[str | None, str | None]:
    """Return who stands on side a, the state where there is one, and who on side b."""
    doers, struck = parties_of(main_act(event, index), event, index)
    if violence_of(event, index) == "one-sided":
        return (doers[0] if doers else None), "Civilians"
    first, second = (doers[0] if doers else None), (struck[0] if struck else None)
    # UCDP puts the government of state-based violence on side a, whoever strikes.
    swap = first is None or ucdp_kind(first, index) != "government"
    if second is not None and swap and ucdp_kind(second, index) == "government":
        return second, first
    return first, second


def _state(name: str | None, index: Index) -> int | None:
    """Return the number of the state whose government a side is."""
    if name is None or ucdp_kind(name, index) != "government":
        return None
    country = country_of(kind_of(name, index)[1], index)
    return country.gw if country else None


# ── where ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _scene(place: Place | None, index: Index) -> Row:
    if place is None:
        return {}
    country = country_of(place.country, index)
    found: dict[str, object] = {
        "where_prec": ucdp_where_prec(place),
        "where_coordinates": place.name,
        "where_description": word_place(place)
        if place.name in (None, place.text)
        else f"{place.text}: {word_place(place)}",
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "country": country.name if country else None,
        "country_id": country.gw if country else None,
        "region": _region(country.gw if country else None),
    }
    if place.latitude is None or place.longitude is None:
        return found
    return found | {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
        "priogrid_gid": priogrid(place.latitude, place.longitude),
    }


def priogrid(latitude: float, longitude: float) -> int:
    """Return the number of the cell of PRIO-GRID, half a degree wide, that a point lies in."""
    # The pole and the date line belong to the last cell of their column and row.
    row = min(floor((latitude + 90) * _CELL), 180 * _CELL - 1)
    column = min(floor((longitude + 180) * _CELL), _CELLS_A_ROW - 1)
    return row * _CELLS_A_ROW + column + 1


def _region(number: int | None) -> str | None:
    if number is None:
        return None
    return next((name for first, last, name in _REGIONS if first <= number <= last), _LAST_REGION)


# ── how many ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _deaths(event: Event, unit: Unit, index: Index) -> tuple[Row, list[Cited], list[Loss], list[Amount]]:
    """Return the columns of deaths, best the sum of four, what they lead back to and lose, and the figures shown."""
    amount = total(event, "killed", index)
    if amount is None or amount.value is None:
        return {}, [], [], []
    low, high = range_of(amount)
    losses = unheld_figures(event, amount)
    parts, lost = _fitting(event, amount, _parts(event, index))
    counts = {name: parts[name].value or 0 if name in parts else 0 for name in _PARTS}
    cites = [cite(unit.id, name, part, index.case) for name, part in parts.items()]
    ends = (
        ("best", amount.value, amount.how, amount.claims),
        ("low", low, "low", amount.low_claims),
        ("high", high, "high", amount.high_claims),
    )
    groups = word_groups(amount)
    cites += [Cited(unit.id, name, value, index.case.policy, how, groups, ids) for name, value, how, ids in ends]
    unknown = amount.value - sum(counts.values())
    row = {**counts, "deaths_unknown": unknown, "best": amount.value, "high": high, "low": low}
    return row, cites, losses + lost, [amount, *parts.values()]


_PARTS = ("deaths_a", "deaths_b", "deaths_civilians")


def _fitting(event: Event, amount: Amount, parts: Mapping[str, Amount]) -> tuple[Mapping[str, Amount], list[Loss]]:
    """Return the parts that the whole can have; where all together are more, only the one that the whole is of."""
    if sum(part.value or 0 for part in parts.values()) <= (amount.value or 0):
        return parts, []
    claims = tuple(id_ for part in parts.values() for id_ in part.claims)
    told = ", ".join(f"{name} {part.value}" for name, part in sorted(parts.items()))
    loss = Loss(event.id, "parts_do_not_fit", "deaths_unknown", f"{told}: more than {amount.value}", claims)
    return {name: part for name, part in parts.items() if part.findings == amount.findings}, [loss]


def _parts(event: Event, index: Index) -> Mapping[str, Amount]:
    """Return the dead of each side and the civilians, by column."""
    given = [amount_of(finding) for finding in event.findings if finding.field == "killed"]
    told = split(event, given, index)
    columns = {"civilians": "deaths_civilians"}
    for name, side in zip(("deaths_a", "deaths_b"), _sides(event, index), strict=True):
        number = next((str(n) for n, names in enumerate(event.sides) if side in names), None)
        if number is not None and number not in columns:
            columns[number] = name
    return {columns[name]: amount for name, amount in told.items() if name in columns}
