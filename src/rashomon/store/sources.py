"""What a store has of a text as one outlet printed it: a source, whose newest reading counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from rashomon import contract
from rashomon.records import Report
from rashomon.store.tables import GENERATIONS, READINGS, id_of

# PostgreSQL would have what is not known stand last.
BY_OUTLET = (READINGS.c.outlet.nulls_first(), READINGS.c.published.nulls_first(), READINGS.c.source)
# How well a day is known: what a report states, then what a person says of it, then what its address tells.
_RANKS: Mapping[str, int] = {"meta": 3, "text": 3, "option": 2, "url": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Held:
    """The newest reading of a source. `version` names the rules that it was made by."""

    source: str
    generation: int
    json: str  # without the text
    version: str
    report: Report  # without its text


def find_held(connection: Connection, report: Report) -> Held | None:
    """Return what a store has of a text as printed by an outlet; one that lacks its outlet is of any, and any of it."""
    newer = READINGS.alias()
    newest = select(func.max(newer.c.generation)).where(newer.c.source == READINGS.c.source).scalar_subquery()
    query = select(READINGS.c.source, READINGS.c.generation, READINGS.c.json, GENERATIONS.c.version, READINGS.c.outlet)
    query = query.join(GENERATIONS, GENERATIONS.c.number == READINGS.c.generation)
    query = query.where(READINGS.c.report == report.id, READINGS.c.generation == newest)
    found = connection.execute(query.order_by(*BY_OUTLET)).all()
    same = [row for row in found if row.outlet == report.outlet]
    open_ = [row for row in found if row.outlet is None or report.outlet is None]
    for row in [*same, *open_][:1]:
        read = contract.reading_from_json(row.json).report
        return Held(row.source, row.generation, row.json, row.version, read)
    return None


def count_readings(connection: Connection, version: str) -> tuple[int, int]:
    """Return how many sources have a reading, and of how many the newest is by rules of another version."""
    newest = select(READINGS.c.source, func.max(READINGS.c.generation).label("number")).group_by(READINGS.c.source)
    held = newest.subquery()
    query = select(func.count()).select_from(held).join(GENERATIONS, GENERATIONS.c.number == held.c.number)
    older = connection.scalar(query.where(GENERATIONS.c.version != version))
    return connection.scalar(query) or 0, older or 0


def name_source(report: Report) -> str:
    """Return the id of a source that a store does not have yet; of the row of a table, whatever its text is."""
    return id_of("row", report.row) if report.row else id_of(report.id, report.outlet)


def complete_report(report: Report, held: Held | None) -> Report:
    """Return a report with the outlet and the day that a store has of it where those are better known."""
    if held is None:
        return report
    known = held.report
    if not _is_better(report, known):
        report = replace(report, published=known.published, published_from=known.published_from)
    return replace(report, outlet=report.outlet or known.outlet)


def tells_more(report: Report, held: Held) -> bool:
    """Return whether a report has an outlet or a day that a store lacks, or a better one."""
    completed = complete_report(report, held)
    return (completed.outlet, completed.published) != (held.report.outlet, held.report.published)


def _is_better(report: Report, known: Report) -> bool:
    """Return whether the day of a report is better than the one known.

    Of two that are stated that is the earlier, which does not hang on their order; of two that a person gave the later.
    """
    rank, former = _RANKS[report.published_from], _RANKS[known.published_from]
    if rank != former or report.published is None or known.published is None:
        return rank > former
    return report.published_from == "option" or report.published < known.published
