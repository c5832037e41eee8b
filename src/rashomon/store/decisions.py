"""Decisions and what they are about, in the tables; and what has an id or a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, literal, or_, select

from rashomon import contract
from rashomon.records import Decision, Reading, Target
from rashomon.store.tables import CLAIMS, DECISIONS, IDS, READINGS, REPORTS, TARGETS

NAMES = ("id", "kind", "report", "field", "where", "words")  # of a target, as its columns bear them
MOST_IDS = 50  # that are looked at where a beginning may mean several


def put_decision(connection: Connection, decision: Decision, targets: Sequence[Target]) -> bool:
    """Keep a decision with what it is about, in the caller's transaction; return whether it was new."""
    if connection.scalar(select(DECISIONS.c.id).where(DECISIONS.c.id == decision.id)):
        return False
    number = (connection.scalar(select(func.max(DECISIONS.c.number))) or 0) + 1
    connection.execute(DECISIONS.insert(), [{"number": number, **asdict(decision)}])
    for place, target in enumerate(targets):
        start, end = target.span or (None, None)
        row = {name: getattr(target, name) for name in NAMES} | {"start": start, "end": end}
        connection.execute(TARGETS.insert(), [{"decision": decision.id, "number": place, **row}])
    return True


def get_decisions(connection: Connection) -> list[Decision]:
    """Return all decisions in the order in which they were put in."""
    names = list(Decision.__dataclass_fields__)
    query = select(*(DECISIONS.c[name] for name in names)).order_by(DECISIONS.c.number)
    return [Decision(**dict(zip(names, row, strict=True))) for row in connection.execute(query)]


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
    """Return the condition that a reading is the newest of its source."""
    newer = READINGS.alias()
    numbers = select(func.max(newer.c.generation)).where(newer.c.source == READINGS.c.source)
    return READINGS.c.generation == numbers.scalar_subquery()


def reading_rows(*wanted: ColumnElement[bool]) -> Select[str, str]:
    """Return the query for the newest readings that fit all conditions, by report, outlet and day: JSON and text."""
    query = select(READINGS.c.json, REPORTS.c.text).join(REPORTS, REPORTS.c.id == READINGS.c.report)
    return query.where(newest(), *wanted).order_by(
        READINGS.c.report, READINGS.c.outlet, READINGS.c.published, READINGS.c.source
    )


def get_readings(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[Reading]:
    """Yield the newest reading of every source that fits all conditions."""
    for row, text in connection.execution_options(yield_per=100).execute(reading_rows(*wanted)):
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
        query = query.where(newest(), _begins(connection, table, start)).distinct()
        # In order: an id that is meant whole stands before those that go on.
        found |= {(row[0], str(row[1])) for row in connection.execute(query.order_by(table.c.id).limit(MOST_IDS))}
    told = {(id_, "actor" if kind == "alias" else kind) for id_, kind in found if id_.startswith(start)}
    return sorted(told)[:MOST_IDS]


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


def _begins(connection: Connection, table: Table, start: str) -> ColumnElement[bool]:
    # SQLite's LIKE has no use for an index; elsewhere an order of letters may not be that of their numbers.
    if connection.dialect.name == "sqlite":
        return and_(table.c.id >= start, table.c.id < f"{start}\U0010ffff")
    return table.c.id.startswith(start, autoescape=True)
