"""Readings or a comparison in, the rows of a table out: one table a kind of record, for data frames.

Columns bear the names that the JSON has, nested ones joined by "_"; an id is named after what it is of, so that tables
join by it. Those of events, findings and positions are the cells of the flat exports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.export.formats.case import Case
from rashomon.export.formats.flat import (
    COLUMNS,
    EVENT_COLUMNS,
    FINDING_COLUMNS,
    KINDS,
    PLACE_COLUMNS,
    Kind,
    event_cells,
    finding_cells,
    flat_rows,
    place_cells,
)
from rashomon.export.formats.ids import event_units
from rashomon.export.formats.telling import open_index, sub_event
from rashomon.export.wording import word_value
from rashomon.records import Claim, Figure, Mention, PersonValue, PlaceValue, Report, Time, TimeValue, Value

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record as a table: its columns, in order, with what they hold, and where its rows come from."""

    columns: Mapping[str, Kind]
    rows: Callable[[Case], Iterable[Row]]
    of_events: bool  # it needs a comparison: readings alone tell no events


def report_rows(case: Case) -> Iterator[Row]:
    """Yield a row a report, in the order of the readings."""
    for reading in case.comparison.reports:
        report = reading.report
        yield {"report": report.id} | {name: getattr(report, name) for name in _REPORT_FIELDS}


def claim_rows(case: Case) -> Iterator[Row]:
    """Yield a row a claim, report by report; one text that two outlets print has its claims twice."""
    events = _events_of(case)
    for reading in case.comparison.reports:
        names = {actor.id: actor.name for actor in reading.actors}
        for claim in reading.claims:
            told = _source(reading.report) | {"event": events.get(claim.mention)}
            yield told | _claim(claim, names) | _value(claim.value)


def mention_rows(case: Case) -> Iterator[Row]:
    """Yield a row a mention, report by report."""
    events = _events_of(case)
    for reading in case.comparison.reports:
        for mention in reading.mentions:
            told = _source(reading.report) | {"event": events.get(mention.id)}
            yield told | _mention(mention, reading.report)


def act_rows(case: Case) -> Iterator[Row]:
    """Yield a row an act, event by event."""
    index = open_index(case)
    for event in case.comparison.events:
        for act in event.acts:
            names: Row = {name: list(getattr(act, name)) for name in ("actors", "targets", "mentions")}
            same: Row = {"event": event.id, "act": act.id, "type": act.type, "sub_event": sub_event(act, index)}
            yield same | names


def event_rows(case: Case) -> Iterator[Row]:
    """Yield a row an event, those that most reports tell first."""
    index = open_index(case)
    units = event_units(case.comparison.events, index)
    for event in case.comparison.events:
        beside: Row = {
            "reports": list(event.reports),
            "acts": [act.id for act in event.acts],
            "silence": [one.name for one in event.silence],
        }
        yield event_cells(event, units[event.id], index) | beside


def finding_rows(case: Case) -> Iterator[Row]:
    """Yield a row a finding, event by event."""
    for event in case.comparison.events:
        for finding in event.findings:
            own: Row = {"event": event.id, "label": event.label, "positions": len(finding.positions)}
            yield finding_cells(finding) | own


def position_rows(case: Case) -> list[Row]:
    """Return the rows of the flat exports: a position of a finding with its event."""
    return flat_rows(case)[0]


def _kinds(columns: str) -> Mapping[str, Kind]:
    """Return columns with what they hold, given as words: a name alone for texts, else followed by ":list" and so on.

    Columns that the flat exports have hold the same here, unless they say otherwise.
    """
    found: dict[str, Kind] = {}
    for name, _, kind in (word.partition(":") for word in columns.split()):
        given: Mapping[str, Kind] = {"text": "text", "whole": "whole", "number": "number", "list": "list"}
        found[name] = given.get(kind) or KINDS.get(name, "text")
    return MappingProxyType(found)


_PLACE = " ".join(PLACE_COLUMNS)
_TIME = "first last part_of_day from to"
_REPORT_FIELDS = "path url title outlet byline credit published published_from language text sha256 fetched".split()

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "reports": Table(_kinds(f"report {' '.join(_REPORT_FIELDS)}"), report_rows, of_events=False),
        "claims": Table(
            _kinds(
                "claim report outlet published event mention field group whom_actor whom_side whom_role whom_who says"
                f" low high bound printed {_TIME} {_PLACE} name age:whole sex role family fate scope part_of as_of"
                " replaces words:text where start:whole end:whole speaker speaker_name speaker_kind stance chain:list"
                " attribution method score:number"
            ),
            claim_rows,
            of_events=False,
        ),
        "mentions": Table(
            _kinds(
                "mention report outlet published event type mode acled ucdp realis trigger where start:whole end:whole"
                f" actors:list targets:list weapons:list {_TIME} {_PLACE} about"
            ),
            mention_rows,
            of_events=False,
        ),
        "events": Table(
            _kinds(f"{' '.join(EVENT_COLUMNS)} reports:list acts:list silence:list urls"), event_rows, of_events=True
        ),
        "acts": Table(
            _kinds("act event type sub_event actors:list targets:list mentions:list"), act_rows, of_events=True
        ),
        "findings": Table(
            _kinds(f"event label {' '.join(FINDING_COLUMNS)} positions:whole"), finding_rows, of_events=True
        ),
        "positions": Table(_kinds(" ".join(COLUMNS)), position_rows, of_events=True),
    }
)


def _source(report: Report) -> Row:
    return {"report": report.id, "outlet": report.outlet, "published": report.published}


def _events_of(case: Case) -> dict[str, str]:
    """Return the event that each mention is in."""
    return {id_: event.id for event in case.comparison.events for act in event.acts for id_ in act.mentions}


def _claim(claim: Claim, names: Mapping[str, str]) -> Row:
    whom, speaker = claim.whom, claim.chain[0] if claim.chain else None
    same = ("mention", "field", "group", "scope", "part_of", "as_of", "replaces", "words", "where", "stance")
    return {name: getattr(claim, name) for name in (*same, "attribution", "method", "score")} | {
        "claim": claim.id,
        "whom_actor": whom.actor if whom else None,
        "whom_side": whom.side if whom else None,
        "whom_role": whom.role if whom else None,
        "whom_who": whom.who if whom else None,
        "start": claim.span[0],
        "end": claim.span[1],
        "speaker": (speaker.stands_for.text if speaker.stands_for else speaker.text) if speaker else None,
        "speaker_name": names.get(speaker.actor or "") if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "chain": [link.text for link in claim.chain],
    }


def _value(value: Value) -> Row:
    """Return the cells of a claim's value: in words, and each part of it in a column of its own."""
    says: Row = {"says": word_value(value)}
    match value:
        case Figure():
            return says | {name: getattr(value, name) for name in ("low", "high", "bound", "printed")}
        case TimeValue(time):
            return says | _time(time)
        case PlaceValue(place):
            return says | place_cells(place)
        case PersonValue():
            return says | {name: getattr(value, name) for name in ("name", "age", "sex", "role", "family", "fate")}
    return says


def _mention(mention: Mention, report: Report) -> Row:
    text = report.title if mention.where == "title" else report.text
    start, end = mention.trigger
    same = ("type", "mode", "acled", "ucdp", "realis", "where", "about")
    cells: Row = {name: getattr(mention, name) for name in same}
    cells |= {"mention": mention.id, "trigger": text[start:end], "start": start, "end": end}
    cells |= {name: [one.text for one in getattr(mention, name)] for name in ("actors", "targets", "weapons")}
    cells |= _time(mention.time) if mention.time is not None else {}
    return cells | (place_cells(mention.place) if mention.place is not None else {})


def _time(time: Time) -> Row:
    return {"first": time.first, "last": time.last, "part_of_day": time.part, "from": time.from_, "to": time.to}
