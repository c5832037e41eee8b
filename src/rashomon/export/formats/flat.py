"""Events → one flat table of ours: a row a position of a finding, with its event, for pandas, R, a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

from rashomon.export.formats.case import Case, Cited, Loss, Output, Unit
from rashomon.export.formats.cells import changed_text, clean, write_csv
from rashomon.export.formats.ids import event_units
from rashomon.export.formats.losses import common_losses
from rashomon.export.formats.telling import Index, main_act, open_index, reports_of, sub_event, time_of
from rashomon.export.wording import word_position
from rashomon.records import Event, Finding, Limit, Place, Position

Kind = Literal["text", "whole", "number", "yes", "list"]
# Parquet and the documentation take the types of the columns from here.
_TYPES: Mapping[Kind, str] = {
    "text": "event label type sub_event first last part_of_day place country admin1 admin2 precision field group"
    " whom_actor whom_role whom_who act policy low_open high_open dispute side bound says",
    "whole": "low best high outlets reports origins_at_least origins_at_most position position_low position_high"
    " printed",
    "number": "latitude longitude radius_km",
    "yes": "rejects",
    "list": "aliases sides by range_claims claims words where_said urls",
}
KINDS: Mapping[str, Kind] = {name: kind for kind, names in _TYPES.items() for name in names.split()}
PLACE_COLUMNS = tuple("place latitude longitude precision radius_km country admin1 admin2".split())
EVENT_COLUMNS = (*"event aliases label type sub_event first last part_of_day".split(), *PLACE_COLUMNS, "sides")
FINDING_COLUMNS = tuple(
    "field group whom_actor whom_role whom_who act policy low low_open best high high_open range_claims dispute outlets"
    " reports origins_at_least origins_at_most".split()
)
POSITION_COLUMNS = tuple(
    "position by side position_low position_high bound printed says rejects claims words where_said".split()
)
COLUMNS = (*EVENT_COLUMNS, *FINDING_COLUMNS, *POSITION_COLUMNS, "urls")
# Of losses.ALL; chains have only their innermost speaker here.
HOLDS = frozenset({"positions", "hours", "radius"})


def flat_rows(case: Case) -> tuple[list[dict[str, object]], dict[str, Unit], list[Loss], list[Cited]]:
    """Return the rows in the order of events and findings, the units, losses, and numbers; each event has a row."""
    index = open_index(case)
    units = event_units(case.comparison.events, index)
    rows, losses, cited = [], [], []
    for event in case.comparison.events:
        unit = units[event.id]
        told = event_cells(event, unit, index)
        findings = [
            told | finding_cells(f) | _position(n, p, f, index) for f in event.findings for n, p in _numbered(f)
        ]
        rows += findings or [told]  # an event of which nothing is found is still an event
        cited += [one for finding in event.findings for one in _cited(unit, finding)]
        losses += common_losses(event, index, {finding.field for finding in event.findings}, HOLDS)
    return rows, units, losses, cited


def export_csv(case: Case) -> Output:
    """Return a table of comma-separated values in UTF-8."""
    rows, units, losses, cited = flat_rows(case)
    # JSON Lines and Parquet need no such guard: nothing runs what they hold.
    losses += changed_text(COLUMNS, rows, "event")
    return Output({"": write_csv(COLUMNS, rows)}, tuple(units.values()), tuple(losses), tuple(cited), rows=len(rows))


def export_jsonl(case: Case) -> Output:
    """Return the same rows as JSON Lines in UTF-8, with numbers, lists and nulls as they are."""
    rows, units, losses, cited = flat_rows(case)
    lines = ({column: shown(row.get(column)) for column in COLUMNS} for row in rows)
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    return Output({"": text.encode()}, tuple(units.values()), tuple(losses), tuple(cited), rows=len(rows))


def shown(value: object) -> object:
    """Return a value with hidden characters of its texts written out."""
    if isinstance(value, str):
        return clean(value)
    return [clean(str(one)) for one in value] if isinstance(value, list | tuple) else value


def event_cells(event: Event, unit: Unit, index: Index) -> dict[str, object]:
    """Return the cells of `EVENT_COLUMNS`, and the addresses of its reports."""
    act, time, place = main_act(event, index), time_of(event, index), event.place
    found: dict[str, object] = {
        "event": unit.id,
        "aliases": list(unit.aliases),
        "label": event.label,
        "type": event.type,
        "sub_event": sub_event(act, index) if act else None,
        "first": event.first,
        "last": event.last,
        "part_of_day": time.part if time else None,
        "sides": [", ".join(side) for side in event.sides],
        "urls": list(dict.fromkeys(report.url for report in reports_of(event, index) if report.url)),
    }
    return found | (place_cells(place) if place is not None else {})


def place_cells(place: Place) -> dict[str, object]:
    """Return the cells of `PLACE_COLUMNS`: a place by its name, else by the words of the report."""
    cells: dict[str, object] = {name: getattr(place, name) for name in PLACE_COLUMNS[1:]}
    return cells | {"place": place.name or place.text}


def finding_cells(finding: Finding) -> dict[str, object]:
    """Return the cells of `FINDING_COLUMNS`."""
    whom, ends = finding.whom, (finding.low, finding.best, finding.high)
    return {
        "field": finding.field,
        "group": finding.group,
        "whom_actor": whom.actor if whom else None,
        "whom_role": whom.role if whom else None,
        "whom_who": whom.who if whom else None,
        "act": finding.act,
        "policy": finding.policy,
        "low": finding.low.value if finding.low else None,
        "low_open": _open(finding.low),
        "best": finding.best.value if finding.best else None,
        "high": finding.high.value if finding.high else None,
        "high_open": _open(finding.high),
        "range_claims": list(dict.fromkeys(id_ for end in ends if end for id_ in end.claims)),
        "dispute": finding.dispute,
        "outlets": finding.outlets,
        "reports": finding.reports,
        "origins_at_least": finding.origins.at_least,
        "origins_at_most": finding.origins.at_most,
    }


def _open(limit: Limit | None) -> str | None:
    """Return "open" for an end that is; an empty one is no end at all."""
    return "open" if limit is not None and limit.value is None else None


def _numbered(finding: Finding) -> list[tuple[int, Position]]:
    return list(enumerate(finding.positions, 1))


def _position(number: int, position: Position, finding: Finding, index: Index) -> dict[str, object]:
    told = [index.claims[id_] for id_ in position.claims if id_ in index.claims]
    return {
        "position": number,
        "by": list(position.by),
        "side": position.side,
        "position_low": position.low,
        "position_high": position.high,
        "bound": position.bound,
        "printed": position.printed,
        "says": word_position(position, finding.field),
        "rejects": position.rejects,
        "claims": list(position.claims),
        "words": [claim.words for claim, _ in told],
        "where_said": [f"{one.report.id} {claim.where} {claim.span[0]}-{claim.span[1]}" for claim, one in told],
    }


def _cited(unit: Unit, finding: Finding) -> list[Cited]:
    """Return where the ends of a range come from."""
    ends = (("low", finding.low), ("best", finding.best), ("high", finding.high))
    groups = (f"{finding.field}: {finding.group or 'all'}",)
    return [
        Cited(unit.id, name, end.value, finding.policy, name, groups, end.claims)
        for name, end in ends
        if end is not None and end.value is not None
    ]
