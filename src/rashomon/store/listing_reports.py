"""Words in, the reports that have them out: a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from rashomon.store.decisions import newest, superseded
from rashomon.store.searching import is_common, reports_with
from rashomon.store.tables import PROBLEMS, READINGS, REPORTS

_ROW: ColumnElement[int] = literal_column("readings.rowid")
_LATEST = (func.coalesce(READINGS.c.published, literal_column("''")).desc(), READINGS.c.source)


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report of an outlet as a line of a list; a text that two outlets print is two lines."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    language: str
    characters: int
    problems: int


def list_counted_reports(
    connection: Connection, words: str, limit: int, offset: int = 0
) -> tuple[list[ListedReport], int]:
    """Return the reports that have all words as `list_reports` does, and how many have them in all."""
    if not words.strip() or is_common(connection, words):
        return list_reports(connection, words, limit, offset), count_reports(connection, words)
    # Words are looked for once: of two passes each would go through all that have them.
    query = select(READINGS.c.id, func.count().over()).where(newest(), reports_with(connection, words))
    rows = connection.execute(query.order_by(*_LATEST).limit(limit).offset(offset)).all()
    if not rows:
        return [], count_reports(connection, words) if offset else 0
    return _lines(connection, [row[0] for row in rows]), rows[0][1]


def list_reports(connection: Connection, words: str, limit: int, offset: int = 0) -> list[ListedReport]:
    """Return the reports that have all words, the newest first, from a place on."""
    wanted = reports_with(connection, words, walked=is_common(connection, words))
    query = select(READINGS.c.id).where(newest(), wanted)
    return _lines(connection, list(connection.scalars(query.order_by(*_LATEST).limit(limit).offset(offset))))


def _lines(connection: Connection, readings: Sequence[str]) -> list[ListedReport]:
    """Return readings as lines of a list, the newest first."""
    problems = select(func.count()).where(PROBLEMS.c.reading == READINGS.c.id).scalar_subquery()
    columns = (READINGS.c.report, REPORTS.c.title, READINGS.c.outlet, READINGS.c.published, REPORTS.c.language)
    query = select(*columns, func.length(REPORTS.c.text), problems).join(REPORTS, REPORTS.c.id == READINGS.c.report)
    query = query.where(READINGS.c.id.in_(readings)).order_by(*_LATEST)
    return [ListedReport(*row) for row in connection.execute(query)]


def count_reports(connection: Connection, words: str) -> int:
    """Return how many reports have all words."""
    if not words.strip():  # each source has one newest reading
        return connection.scalar(select(func.count(READINGS.c.source.distinct()))) or 0
    latest = _ROW.not_in(superseded()) if connection.dialect.name == "sqlite" else newest()
    query = select(func.count()).select_from(READINGS)
    return connection.scalar(query.where(latest, reports_with(connection, words))) or 0
