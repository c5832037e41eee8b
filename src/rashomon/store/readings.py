"""A reading and its rows, into the tables, in the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from rashomon import contract
from rashomon.records import Reading
from rashomon.store.bulk import put_rows
from rashomon.store.tables import (
    CLAIMS,
    GENERATIONS,
    IDS,
    PROBLEMS,
    READINGS,
    claim_rows,
    id_of,
    id_rows,
    problem_rows,
)


def put_reading(connection: Connection, reading: Reading, source: str, generation: int, version: str) -> None:
    """Put in a reading and its rows; the generation too, where this is its first reading."""
    report = reading.report
    reading_id = id_of(source, generation)
    row = {"id": reading_id, "source": source, "generation": generation, "json": reading_json(reading)}
    where = {"report": report.id, "outlet": report.outlet, "published": report.published}
    insert_new(connection, GENERATIONS, "number", [{"number": generation, "version": version}])
    connection.execute(READINGS.insert(), [row | where])
    for table, rows in ((CLAIMS, claim_rows), (PROBLEMS, problem_rows), (IDS, id_rows)):
        put_rows(connection, table, rows(reading, reading_id))


def insert_new(connection: Connection, table: Any, key: str, rows: list[dict[str, Any]]) -> int:
    """Put in the rows whose key the table does not have; return how many they are."""
    new = 0
    for row in rows:
        if connection.scalar(select(table.c[key]).where(table.c[key] == row[key])) is None:
            connection.execute(table.insert(), [row])
            new += 1
    return new


def reading_json(reading: Reading) -> str:
    """Return a reading's JSON without the text, which `reports` has."""
    return contract.to_json(replace(reading, report=replace(reading.report, text=""))).decode()
