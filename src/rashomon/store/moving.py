"""All that a store holds, into an empty one of either kind: table by table, each counted and hashed on both sides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from rashomon.store.bulk import put_lexemes, put_rows
from rashomon.store.database import Store
from rashomon.store.searching import split_words
from rashomon.store.tables import AUDIT, EVENT_WORDS, META, METADATA, REPORT_LEXEMES, REPORT_WORDS, REPORTS, TEXTS, Row

STEP = 200  # rows that are at hand at once: one may be a report of megabytes
# What each kind of database makes of the rest by itself, or has for itself.
OWN = (META, TEXTS, REPORT_WORDS, REPORT_LEXEMES)
MOVED = tuple(table for table in METADATA.tables.values() if table not in OWN)


@dataclass(frozen=True, slots=True)
class Moved:
    """A table that is in both stores now: its rows, and the hash that both have of them."""

    table: str
    rows: int
    sha256: str


def move_store(source: Store, target: Store) -> list[Moved]:
    """Put all that a store holds at one moment into an empty one, whole or not at all, and return what it was.

    StoreError where the target holds anything, or would hold something else in the end. The source stays as it is.
    """
    with source.read() as given, target.write() as taking:
        filled = [table.name for table in MOVED if taking.scalar(select(func.count()).select_from(table))]
        if filled:
            raise ValueError(f"is not empty: it has {', '.join(filled)}")
        moved = [_move(table, given, taking) for table in MOVED]
        for one in moved:
            if _weigh(_rows(METADATA.tables[one.table], taking)) != (one.rows, one.sha256):
                raise ValueError(f"would not hold the same {one.table}: nothing is moved")
    target.settle()
    return moved


def _move(table: Table, given: Connection, taking: Connection) -> Moved:
    weight = _Weight()
    rows = _rows(table, given)
    while some := list(islice(rows, STEP)):
        for row in some:
            weight.add(row)
        put_rows(taking, table, some)
        if table is REPORTS:
            put_lexemes(taking, some)
    return Moved(table.name, weight.rows, weight.digest())


def _rows(table: Table, connection: Connection) -> Iterator[Row]:
    """Yield the rows of a table in no order of their own, but of the log, whose numbers must rise."""
    query = select(table).order_by(AUDIT.c.number) if table is AUDIT else select(table)
    for row in connection.execute(query.execution_options(yield_per=STEP)).mappings():
        # Former versions kept signs between the words of events, which no index minds.
        yield {**row, "words": split_words(row["words"])} if table is EVENT_WORDS else dict(row)


def _weigh(rows: Iterator[Row]) -> tuple[int, str]:
    weight = _Weight()
    for row in rows:
        weight.add(row)
    return weight.rows, weight.digest()


class _Weight:
    """A count and a hash of rows that do not depend on their order: neither kind of database has one of its own."""

    def __init__(self) -> None:
        self.rows, self._sum = 0, 0

    def add(self, row: Row) -> None:
        """Take in one more row."""
        plain = json.dumps(row, sort_keys=True, default=_hex).encode()
        self._sum = (self._sum + int.from_bytes(sha256(plain).digest())) % 2**256
        self.rows += 1

    def digest(self) -> str:
        """Return the hash of all rows so far."""
        return sha256(self._sum.to_bytes(32)).hexdigest()


def _hex(value: Any) -> str:
    """Return what JSON has no form for: the bytes of pages."""
    return bytes(value).hex()
