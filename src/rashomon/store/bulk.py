"""Rows in, a table that has them out: by COPY in PostgreSQL, where rows one by one would each wait for the server."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from sqlalchemy import Connection, Table, delete
from sqlalchemy.exc import DBAPIError

from rashomon.store.searching import event_row, split_lexemes
from rashomon.store.tables import EVENT_WORDS, REPORT_LEXEMES, WORDS_IN_FILE, Row


def put_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows, which all have the same columns, into a table, in the caller's transaction."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        if table is EVENT_WORDS:
            table, rows = WORDS_IN_FILE, [{**row, "rowid": event_row(row["computation"], row["event"])} for row in rows]
        connection.execute(table.insert(), rows)
        return
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    lines = "".join("\t".join([_cell(row[name]) for name in names]) + "\n" for row in rows)
    # SQLAlchemy knows no COPY, so that the driver is asked, and what it complains of is told as SQLAlchemy tells it.
    driver = connection.dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, stream=BytesIO(lines.encode()))  # type: ignore[call-arg]
    except driver.Error as error:
        raise DBAPIError(statement, (), error) from error
    finally:
        cursor.close()


def put_lexemes(connection: Connection, reports: Sequence[Row]) -> None:
    """Index the words of reports (`id`, `title`, `text`) anew in PostgreSQL; in SQLite the file does so itself."""
    if connection.dialect.name != "postgresql":
        return
    connection.execute(delete(REPORT_LEXEMES).where(REPORT_LEXEMES.c.report.in_([row["id"] for row in reports])))
    parts = ((row["id"], part) for row in reports for part in split_lexemes(f"{row['title']}\n{row['text']}"))
    put_rows(connection, REPORT_LEXEMES, [{"report": report, "lexemes": part} for report, part in parts])


def _cell(value: object) -> str:
    """Return a value as COPY's text format has it."""
    match value:
        case None:
            return r"\N"
        case bytes():
            return rf"\\x{value.hex()}"
        case str():
            escaped = value.replace("\\", r"\\").replace("\t", r"\t")
            return escaped.replace("\n", r"\n").replace("\r", r"\r")
        case _:
            return str(value)
