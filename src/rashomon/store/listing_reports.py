"""Words in, the reports that have them out: a line each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from rashomon.store.decisions import newest
from rashomon.store.listing import MOST_WORDS, fold_words
from rashomon.store.tables import PROBLEMS, READINGS, REPORTS


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


def list_reports(connection: Connection, words: str, limit: int, offset: int = 0) -> list[ListedReport]:
    """Return the reports that have all words, the newest first, from a place on."""
    problems = select(func.count()).where(PROBLEMS.c.reading == READINGS.c.id).scalar_subquery()
    columns = (READINGS.c.report, REPORTS.c.title, READINGS.c.outlet, READINGS.c.published, REPORTS.c.language)
    query = select(*columns, func.length(REPORTS.c.text), problems).join(REPORTS, REPORTS.c.id == READINGS.c.report)
    query = query.where(_has(words)).order_by(func.coalesce(READINGS.c.published, "").desc(), READINGS.c.source)
    return [ListedReport(*row) for row in connection.execute(query.limit(limit).offset(offset))]


def count_reports(connection: Connection, words: str) -> int:
    """Return how many reports have all words."""
    query = select(func.count()).select_from(READINGS).join(REPORTS, REPORTS.c.id == READINGS.c.report)
    return connection.scalar(query.where(_has(words))) or 0


def _has(words: str) -> ColumnElement[bool]:
    wanted = fold_words(words).split()[:MOST_WORDS]
    places = (REPORTS.c.title, REPORTS.c.text, func.coalesce(READINGS.c.outlet, ""))
    found = (or_(*(func.lower(one).contains(word, autoescape=True) for one in places)) for word in wanted)
    return and_(newest(), true(), *found)
