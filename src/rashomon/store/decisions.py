"""Decisions and what they are about, in the tables; and what has an id or a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from rashomon import contract
from rashomon.records import Decision, Reading, Target
from rashomon.store.audit import log
from rashomon.store.sources import BY_OUTLET
from rashomon.store.tables import CLAIMS, DECISIONS, IDS, READINGS, REPORTS, TARGETS

NAMES = ("id", "kind", "report", "field", "where", "words")  # of a target, as its columns bear them
MOST_ASKED = 500  # ids in one query: SQLite takes at most 999 parameters where it is old
MOST_IDS = 50  # that are looked at where a beginning may mean several
_COLUMNS = tuple(Decision.__dataclass_fields__)


class ConflictError(Exception):
    """Another person decided on the same thing meanwhile: who, and what."""


def put_decision(
    connection: Connection, decision: Decision, targets: Sequence[Target], seen: int | None = None
) -> bool:
    """Keep a decision with what it is about, in the caller's transaction; return whether it was new.

    `seen` is the number of the last decision that who decides had before him: ConflictError where another person has
    decided on one of the ids since.
    """
    if connection.scalar(select(DECISIONS.c.id).where(DECISIONS.c.id == decision.id)):
        return False
    if seen is not None:
        _check_unchanged(connection, decision, seen)
    row = {name: getattr(decision, name) for name in _COLUMNS}
    row["correction"] = contract.to_json(decision.correction).decode() if decision.correction else None
    connection.execute(DECISIONS.insert(), [{"number": last_number(connection) + 1, **row}])
    for place, target in enumerate(targets):
        start, end = target.span or (None, None)
        row = {name: getattr(target, name) for name in NAMES} | {"start": start, "end": end}
        connection.execute(TARGETS.insert(), [{"decision": decision.id, "number": place, **row}])
    log(connection, decision.by.removeprefix("person:"), f"decided: {decision.verdict}", decision.id)
    return True


def _check_unchanged(connection: Connection, decision: Decision, seen: int) -> None:
    ids = [id_ for id_ in (decision.left, decision.right) if id_ is not None]
    newer = select(DECISIONS.c.id, DECISIONS.c.verdict, DECISIONS.c.by).where(
        DECISIONS.c.number > seen,
        DECISIONS.c.by != decision.by,
        or_(DECISIONS.c.left.in_(ids), DECISIONS.c.right.in_(ids)),
    )
    row = connection.execute(newer.order_by(DECISIONS.c.number.desc())).first()
    if row is not None:
        by = str(row.by).removeprefix("person:")
        raise ConflictError(f"{by} decided on it meanwhile: {row.verdict} ({row.id})")


def last_number(connection: Connection) -> int:
    """Return the number of the last decision, 0 where there is none."""
    return connection.scalar(select(func.max(DECISIONS.c.number))) or 0


def get_decisions(connection: Connection) -> list[Decision]:
    """Return all decisions in the order in which they were put in."""
    query = select(*(DECISIONS.c[name] for name in _COLUMNS)).order_by(DECISIONS.c.number)
    return [_decision(dict(row)) for row in connection.execute(query).mappings()]


def _decision(row: dict[str, Any]) -> Decision:
    told = row.pop("correction")
    return Decision(**row, correction=contract.correction_from_json(told) if told else None)


def get_targets(connection: Connection) -> dict[str, tuple[Target, ...]]:
    """Return by decision what its ids were when it was made, left and right."""
    query = select(TARGETS).order_by(TARGETS.c.decision, TARGETS.c.number)
    found: dict[str, tuple[Target, ...]] = {}
    for row in connection.execute(query).mappings():
        span = (row["start"], row["end"]) if row["start"] is not None else None
        target = Target(**{name: row[name] for name in NAMES}, span=span)
        found[row["decision"]] = (*found.get(row["decision"], ()), target)
    return found


def newest() -> ColumnElement[bool]:
    """Return the condition that a reading is the newest of its source.

    That no newer one exists, rather than that it has the highest number: of the latter PostgreSQL thinks that one
    reading in 200 has it, and goes through all for each.
    """
    newer = READINGS.alias()
    return ~exists().where(newer.c.source == READINGS.c.source, newer.c.generation > READINGS.c.generation)


def superseded() -> Select[int]:
    """Return the query for the rows, in SQLite, of all readings that are not the newest of their source.

    They are few: to go through all that are the newest by `newest` takes twice as long.
    """
    former, newer = READINGS.alias("former"), READINGS.alias("newer")
    row: ColumnElement[int] = literal_column("former.rowid")
    later = and_(newer.c.source == former.c.source, newer.c.generation > former.c.generation)
    return select(row).select_from(former.join(newer, later))


def reading_rows(*wanted: ColumnElement[bool]) -> Select[str, str]:
    """Return the query for the newest readings that fit all conditions, by report, outlet and day: JSON and text."""
    query = select(READINGS.c.json, REPORTS.c.text).join(REPORTS, REPORTS.c.id == READINGS.c.report)
    return query.where(newest(), *wanted).order_by(READINGS.c.report, *BY_OUTLET)


def get_readings(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[Reading]:
    """Yield the newest reading of every source that fits all conditions."""
    for row, text in connection.execute(reading_rows(*wanted).execution_options(yield_per=100)):
        reading = contract.reading_from_json(row)
        yield replace(reading, report=replace(reading.report, text=text))


def of_reports(reports: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a reading is of one of the reports."""
    return READINGS.c.report.in_(sorted(set(reports)))


def find_ids(connection: Connection, start: str) -> list[tuple[str, str]]:
    """Return what begins so among the ids of the newest readings, each with its kind, not more than `MOST_IDS`."""
    found: set[tuple[str, str]] = set()
    for table, kind in ((IDS, IDS.c.kind), (CLAIMS, literal("claim")), (REPORTS, literal("report"))):
        joined = READINGS.c.report if table is REPORTS else READINGS.c.id
        own = table.c.id if table is REPORTS else table.c.reading
        query = select(table.c.id, kind).join(READINGS, joined == own)
        query = query.where(newest(), _begins(table, start)).distinct()
        # In order: an id that is meant whole stands before those that go on.
        found |= {(row[0], str(row[1])) for row in connection.execute(query.order_by(table.c.id).limit(MOST_IDS))}
    told = {(id_, "actor" if kind == "alias" else kind) for id_, kind in found if id_.startswith(start)}
    return sorted(told)[:MOST_IDS]


def find_current(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return which of these ids anything in a newest reading has."""
    wanted, found = sorted(set(ids)), set[str]()
    for start in range(0, len(wanted), MOST_ASKED):
        some = wanted[start : start + MOST_ASKED]
        for table in (IDS, CLAIMS):
            query = select(table.c.id).join(READINGS, READINGS.c.id == table.c.reading)
            found.update(connection.scalars(query.where(table.c.id.in_(some), newest()).distinct()))
        found.update(connection.scalars(select(READINGS.c.report).where(READINGS.c.report.in_(some)).distinct()))
    return found


def find_named(connection: Connection, folded: str) -> list[str]:
    """Return the ids of actors whose fullest name is this (folded), else of those who bear it."""
    for kind in ("actor", "alias"):
        query = select(IDS.c.id).join(READINGS, READINGS.c.id == IDS.c.reading)
        query = query.where(newest(), IDS.c.name == folded, IDS.c.kind == kind).distinct().limit(MOST_IDS)
        found = sorted(row[0] for row in connection.execute(query))
        if found:
            return found
    return []


def holding(id_: str) -> ColumnElement[bool]:
    """Return the condition that a mention, actor or claim of a reading has this id, or its report."""
    told = [READINGS.c.id.in_(select(table.c.reading).where(table.c.id == id_)) for table in (IDS, CLAIMS)]
    return or_(READINGS.c.report == id_, *told)


def _begins(table: Table, start: str) -> ColumnElement[bool]:
    # LIKE would have no use for SQLite's index. All text is in the order of its characters' numbers (migrations.py).
    return and_(table.c.id >= start, table.c.id < f"{start}\U0010ffff")
