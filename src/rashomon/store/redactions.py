"""What is taken out of a store: every row that has it goes or is masked, and a tombstone says who did so and why.

It is gone from the store once `Store.sweep` has written that anew: until then pages that are free still hold it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Column, Connection, Table, delete, func, inspect, or_, select, text, update

from rashomon.records import Reading, Redaction, Report
from rashomon.store.audit import log
from rashomon.store.bulk import put_lexemes
from rashomon.store.readings import put_reading
from rashomon.store.sources import BY_OUTLET
from rashomon.store.tables import (
    BODIES,
    CLAIMS,
    DECISIONS,
    FEED_ITEMS,
    FOUND_AT,
    GENERATIONS,
    IDS,
    NOTICES,
    PAGE_REPORTS,
    PAGES,
    PARTS,
    PROBLEMS,
    READINGS,
    REDACTIONS,
    REPORTS,
    TARGETS,
    TOLD,
    id_of,
)

Mask = Callable[[str], str]
BLOCK = "\u2588"  # one for each letter, so that every place in a text stays where it is
# Where words may stand beside a report and what was read in it: told by persons, by the network, to others.
ELSEWHERE: Sequence[tuple[Table, str]] = (
    (FOUND_AT, "path url outlet"),
    (DECISIONS, "left right why correction assignee"),
    (TARGETS, "id words"),
    (PAGES, "asked url canonical headers"),
    (FEED_ITEMS, "key url problem json"),
    (TOLD, "key value"),
    (NOTICES, "json"),
)


def find_redactions(connection: Connection, report: str | None = None) -> list[Redaction]:
    """Return what was taken out, of a report or of all, in the order in which it was."""
    names = [name for name in Redaction.__dataclass_fields__ if name != "span"]
    query = select(*(REDACTIONS.c[name] for name in names), REDACTIONS.c.start, REDACTIONS.c.end)
    query = query.where(REDACTIONS.c.report == report) if report is not None else query
    rows = connection.execute(query.order_by(REDACTIONS.c.number)).mappings()
    return [
        Redaction(
            **{name: row[name] for name in names}, span=(row["start"], row["end"]) if row["start"] is not None else None
        )
        for row in rows
    ]


def put_redactions(connection: Connection, redactions: Iterable[Redaction]) -> None:
    """Keep that something was taken out."""
    last = connection.scalar(select(func.max(REDACTIONS.c.number))) or 0
    for number, one in enumerate(redactions, last + 1):
        row = asdict(one)
        start, end = row.pop("span") or (None, None)
        connection.execute(REDACTIONS.insert(), [row | {"number": number, "start": start, "end": end}])
        log(connection, one.by.removeprefix("person:"), f"took out: {one.kind}", one.id)


def drop_report(connection: Connection, report: str) -> None:
    """Take a report out, with all that was read in it, where it was found, and the pages that it came from."""
    forget_computed(connection)
    _forget_telling(connection, report)
    _drop_readings(connection, report)
    connection.execute(delete(FOUND_AT).where(FOUND_AT.c.report == report))
    _drop_pages(connection, report)
    connection.execute(delete(REPORTS).where(REPORTS.c.id == report))
    decided = select(TARGETS.c.decision).where(TARGETS.c.report == report)
    connection.execute(update(DECISIONS).where(DECISIONS.c.id.in_(decided)).values(correction=None))
    connection.execute(update(TARGETS).where(TARGETS.c.report == report).values(words=""))
    _forget_actors(connection, report)


def versions_of(connection: Connection, row: str) -> list[str]:
    """Return the reports that a row of a recorder's table was, in all its versions."""
    query = select(READINGS.c.report).where(READINGS.c.source == id_of("row", row)).distinct()
    return sorted(connection.scalars(query))


def rewrite_report(connection: Connection, report: Report, readings: Sequence[Reading], mask: Mask) -> None:
    """Put a masked text in the place of a report's, and what is read in that in the place of all former readings.

    `readings` are of the sources that the report has, in the order in which `Store.readings` gives them.
    """
    sources = _sources(connection, report.id)
    forget_computed(connection)
    _forget_telling(connection, report.id)
    _drop_readings(connection, report.id)
    _drop_pages(connection, report.id)
    values = {"title": report.title, "text": report.text, "sha256": ""}
    connection.execute(update(REPORTS).where(REPORTS.c.id == report.id).values(values))
    put_lexemes(connection, [{"id": report.id, **values}])
    for reading, (source, generation, version) in zip(readings, sources, strict=True):
        put_reading(connection, reading, source, generation, version)
    for row in connection.execute(select(TARGETS).where(TARGETS.c.report == report.id)).mappings().all():
        own = report.title if row["where"] == "title" else report.text
        words = own[row["start"] : row["end"]] if row["start"] is not None else mask(row["words"])
        _set(connection, TARGETS, {"decision": row["decision"], "number": row["number"]}, {"words": words})
    decided = connection.execute(
        select(DECISIONS.c.id, DECISIONS.c.correction)
        .join(TARGETS, TARGETS.c.decision == DECISIONS.c.id)
        .where(TARGETS.c.report == report.id, DECISIONS.c.correction.is_not(None))
    ).all()
    for id_, correction in decided:
        if BLOCK in mask(correction):
            _set(connection, DECISIONS, {"id": id_}, {"correction": None})
    _forget_actors(connection, report.id)


def scrub(connection: Connection, mask: Mask) -> None:
    """Mask words wherever they stand beside the reports."""
    for table, names in ELSEWHERE:
        for name in names.split():
            column: Column[str] = table.c[name]
            for found in connection.scalars(select(column).where(column.is_not(None)).distinct()).all():
                masked = mask(found)
                if masked != found:
                    connection.execute(update(table).where(column == found).values({name: masked}))


def drop_pages(connection: Connection, mask: Mask) -> None:
    """Take out the pages as received in which a mask finds anything: what is compressed cannot be masked in part."""
    found = []
    bodies = select(BODIES.c.sha256, BODIES.c.gzip).execution_options(yield_per=20)
    for digest, packed in connection.execute(bodies):
        page = gzip.decompress(packed).decode("utf-8", "replace")
        found += [digest] if mask(page) != page else []
    for digest in found:
        _drop_those(connection, list(connection.scalars(select(PAGES.c.id).where(PAGES.c.sha256 == digest))))


def forget_computed(connection: Connection) -> None:
    """Clear away what was computed last, and its words out of the index of SQLite."""
    for table in PARTS:
        connection.execute(delete(table))


def tidy_indexes(connection: Connection) -> None:
    """Have SQLite's indexes of words forget what was taken out of them: till then they only mark it."""
    if connection.dialect.name == "sqlite":
        for name in inspect(connection).get_table_names():
            if re.fullmatch(r"\w+_words", name):
                connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))


def _sources(connection: Connection, report: str) -> list[tuple[str, int, str]]:
    """Return the sources of a report with their newest generation and its rules, in the order of its readings."""
    query = select(READINGS.c.source, READINGS.c.outlet, READINGS.c.published, READINGS.c.generation)
    rows = connection.execute(
        query.where(READINGS.c.report == report).order_by(*BY_OUTLET, READINGS.c.generation.desc())
    ).all()
    versions = {row[0]: row[1] for row in connection.execute(select(GENERATIONS.c.number, GENERATIONS.c.version))}
    last: dict[str, int] = {}
    for row in rows:
        last[row.source] = max(row.generation, last.get(row.source, 0))
    ordered = [row for row in rows if row.generation == last[row.source]]
    return [(row.source, row.generation, versions[row.generation]) for row in ordered]


def _drop_readings(connection: Connection, report: str) -> None:
    own = select(READINGS.c.id).where(READINGS.c.report == report)
    for table in (CLAIMS, IDS, PROBLEMS):
        connection.execute(delete(table).where(table.c.reading.in_(own)))
    connection.execute(delete(READINGS).where(READINGS.c.report == report))


def _drop_pages(connection: Connection, report: str) -> None:
    """Take out the pages that a report was read from."""
    _drop_those(
        connection, list(connection.scalars(select(PAGE_REPORTS.c.page).where(PAGE_REPORTS.c.report == report)))
    )


def _drop_those(connection: Connection, pages: Sequence[str]) -> None:
    """Take out pages, and the bodies that no other page has."""
    connection.execute(delete(PAGE_REPORTS).where(PAGE_REPORTS.c.page.in_(pages)))
    connection.execute(update(FEED_ITEMS).where(FEED_ITEMS.c.page.in_(pages)).values(page=None, json="{}"))
    connection.execute(delete(PAGES).where(PAGES.c.id.in_(pages)))
    connection.execute(delete(BODIES).where(BODIES.c.sha256.not_in(select(PAGES.c.sha256))))


def _forget_telling(connection: Connection, report: str) -> None:
    """Take out what was told, or is to be told, of the events of a report."""
    own = select(READINGS.c.id).where(READINGS.c.report == report)
    mentions = list(connection.scalars(select(IDS.c.id).where(IDS.c.reading.in_(own), IDS.c.kind == "mention")))
    for start in range(0, len(mentions), 100):
        some = mentions[start : start + 100]
        connection.execute(delete(TOLD).where(or_(*(TOLD.c.key.contains(one, autoescape=True) for one in some))))
        connection.execute(delete(NOTICES).where(or_(*(NOTICES.c.json.contains(one, autoescape=True) for one in some))))
    connection.execute(delete(NOTICES).where(NOTICES.c.json.contains(report, autoescape=True)))


def _forget_actors(connection: Connection, report: str) -> None:
    """Put blocks in the place of the actors of decisions whom no report names any more: their ids are their names."""
    named = select(TARGETS.c.id).where(TARGETS.c.report == report, TARGETS.c.kind == "actor").distinct()
    for id_ in connection.scalars(named.where(TARGETS.c.id.not_in(select(IDS.c.id)))).all():
        for table, names in ((DECISIONS, ("left", "right")), (TARGETS, ("id",))):
            for name in names:
                connection.execute(update(table).where(table.c[name] == id_).values({name: BLOCK * len(id_)}))


def _set(connection: Connection, table: Table, key: dict[str, object], values: dict[str, object]) -> None:
    wanted = [table.c[name] == value for name, value in key.items()]
    connection.execute(update(table).where(*wanted).values(values))


def reports_with(connection: Connection, mask: Mask) -> list[str]:
    """Return the reports in whose text, title or readings a mask finds anything."""
    texts = connection.execute(select(REPORTS.c.id, REPORTS.c.title, REPORTS.c.text).execution_options(yield_per=100))
    found = {id_ for id_, title, text_ in texts if mask(title) != title or mask(text_) != text_}
    readings = connection.execute(select(READINGS.c.report, READINGS.c.json).execution_options(yield_per=100))
    found |= {report for report, json_ in readings if mask(json_) != json_}
    return sorted(found)


def masked_report(report: Report, mask: Mask) -> Report:
    """Return a report with words masked in all that it has; what was cut off its page is gone."""
    return replace(
        report,
        path=mask(report.path),
        url=_masked(report.url, mask),
        title=mask(report.title),
        outlet=_masked(report.outlet, mask),
        byline=_masked(report.byline, mask),
        credit=_masked(report.credit, mask),
        text=mask(report.text),
        sha256="",
        cut=(),
    )


def _masked(text: str | None, mask: Mask) -> str | None:
    return None if text is None else mask(text)
