"""Readings of rows of recorders' tables, a bundle at a time, into the tables: few statements for many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from sqlalchemy import Connection, Table, func, select

from rashomon import contract
from rashomon.records import Reading, Report
from rashomon.store.readings import reading_json
from rashomon.store.redactions import find_redactions
from rashomon.store.sources import name_source
from rashomon.store.tables import (
    CLAIMS,
    FOUND_AT,
    GENERATIONS,
    IDS,
    PROBLEMS,
    READINGS,
    REPORTS,
    claim_rows,
    id_of,
    id_rows,
    problem_rows,
)

RowState = Literal["added", "updated", "known", "older", "taken out"]
Older = Callable[[Report, Report], bool]  # whether one version of a row was changed before another was
_PARTS = [one for one in fields(Reading) if one.name != "report"]
_MOST_ASKED = 500  # ids in one query: SQLite takes at most 999 parameters where it is old


@dataclass(slots=True)
class _Held:
    """What the store has of a row: its newest reading, without the text, that text, and the generation."""

    reading: Reading
    text: str
    generation: int


@dataclass(slots=True)
class _Bundle:
    """The rows for each table that a bundle becomes."""

    rows: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Keep rows to be written into a table."""
        self.rows.setdefault(table, []).extend(rows)


def put_rows(connection: Connection, readings: Sequence[Reading], version: str, is_older: Older) -> list[RowState]:
    """Put in the readings that the store has not, or has otherwise, and where all were found; return what each was.

    Of what is given, the last counts from now on; what is older than the store has it is left out. `version` names the
    rules that make generations, as of a store.
    """
    gone = {one.report for one in find_redactions(connection)}
    held = _find_held(connection, [name_source(one.report) for one in readings])
    newest = connection.scalar(select(func.max(GENERATIONS.c.number))) or 0
    same = connection.scalar(select(GENERATIONS.c.version).where(GENERATIONS.c.number == newest)) == version
    current = newest if same else newest + 1
    bundle, states = _Bundle(), list[RowState]()
    for reading in readings:
        report = reading.report
        if report.id in gone or report.row in gone:
            states.append("taken out")
            continue
        source = name_source(report)
        known = held.get(source)
        bare = replace(reading, report=replace(report, text=""))
        if known is not None and _is_same(bare, known.reading):
            _note(bundle, report)
            states.append("known")
            continue
        if known is not None and is_older(report, replace(known.reading.report, text=known.text)):
            states.append("older")
            continue
        _note(bundle, report)
        if known is not None and known.generation >= current:
            current += 1
        _put(bundle, reading, source, current, version)
        held[source] = _Held(bare, report.text, current)
        states.append("added" if known is None else "updated")
    _write(connection, bundle)
    return states


def _find_held(connection: Connection, sources: Sequence[str]) -> dict[str, _Held]:
    newer = READINGS.alias()
    newest = select(func.max(newer.c.generation)).where(newer.c.source == READINGS.c.source).scalar_subquery()
    query = (
        select(READINGS.c.source, READINGS.c.generation, READINGS.c.json, REPORTS.c.text)
        .join(REPORTS, REPORTS.c.id == READINGS.c.report)
        .where(READINGS.c.generation == newest)
    )
    found = {}
    for start in range(0, len(sources), _MOST_ASKED):
        some = sorted(set(sources[start : start + _MOST_ASKED]))
        for source, generation, json, text in connection.execute(query.where(READINGS.c.source.in_(some))):
            found[source] = _Held(contract.reading_from_json(json), text, generation)
    return found


def _is_same(reading: Reading, known: Reading) -> bool:
    """Tell whether a row says what it said, wherever it was found and however it was quoted there.

    Given again without its notes being read it says no less: what was read in them stays.
    """
    report = replace(reading.report, path=known.report.path, sha256=known.report.sha256)
    again = replace(reading, report=report)
    return again == known or (again.report == known.report and all(_begins(again, known, part.name) for part in _PARTS))


def _begins(reading: Reading, known: Reading, part: str) -> bool:
    """Tell whether the records of one kind in a reading are the first of those in another."""
    told = getattr(reading, part)
    return bool(getattr(known, part)[: len(told)] == told)


def _note(bundle: _Bundle, report: Report) -> None:
    kept = {"id": report.id, "title": report.title, "language": report.language, "text": report.text}
    bundle.add(REPORTS, [kept | {"sha256": report.sha256}])
    path = report.path.encode("utf-8", "replace").decode()
    found = {"report": report.id, "path": path, "url": report.url, "outlet": report.outlet}
    found |= {"published": report.published}
    bundle.add(FOUND_AT, [{"id": id_of(*found.values()), **found}])


def _put(bundle: _Bundle, reading: Reading, source: str, generation: int, version: str) -> None:
    report, id_ = reading.report, id_of(source, generation)
    row = {"id": id_, "source": source, "generation": generation, "json": reading_json(reading)}
    bundle.add(GENERATIONS, [{"number": generation, "version": version}])
    where = {"report": report.id, "outlet": report.outlet, "published": report.published}
    bundle.add(READINGS, [row | where])
    for table, rows in ((CLAIMS, claim_rows), (PROBLEMS, problem_rows), (IDS, id_rows)):
        bundle.add(table, rows(reading, id_))


def _write(connection: Connection, bundle: _Bundle) -> None:
    """Write a bundle; of what may be there already, only what is new."""
    for table, key in ((REPORTS, "id"), (FOUND_AT, "id"), (GENERATIONS, "number")):
        rows = {row[key]: row for row in reversed(bundle.rows.pop(table, []))}
        keys = list(rows)
        for start in range(0, len(keys), _MOST_ASKED):
            column = table.c[key]
            for one in connection.scalars(select(column).where(column.in_(keys[start : start + _MOST_ASKED]))):
                rows.pop(one)
        if rows:
            connection.execute(table.insert(), list(rows.values())[::-1])
    for table in (READINGS, CLAIMS, PROBLEMS, IDS):
        if made := bundle.rows.get(table):
            connection.execute(table.insert(), made)
