"""`Store`: one database, a file or on a server, opened; what goes in and comes out are records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select, true

from rashomon.records import Decision, Reading, Redaction, Report, Target
from rashomon.store.addresses import is_address, show_name
from rashomon.store.bulk import put_lexemes
from rashomon.store.decisions import (
    find_current,
    find_ids,
    find_named,
    get_decisions,
    get_readings,
    get_targets,
    holding,
    of_reports,
    put_decision,
)
from rashomon.store.errors import StoreError, clear
from rashomon.store.files import open_file, open_file_to_read
from rashomon.store.migrations import check_version, find_version, migrate
from rashomon.store.readings import insert_new, put_reading, reading_json
from rashomon.store.redactions import find_redactions
from rashomon.store.rows import Older, RowState, put_rows
from rashomon.store.server import is_server, open_server
from rashomon.store.sources import complete_report, find_held, name_source, tells_more
from rashomon.store.sweeping import settle, sweep
from rashomon.store.tables import FOUND_AT, GENERATIONS, REPORTS, id_of

# Seconds to wait for another process that writes: one report takes milliseconds, so longer means that it hangs.
BUSY_TIMEOUT = 10.0
MOST_REPORTS = 500  # in one query: SQLite takes at most 999 parameters where it is old


def open_store(
    path_or_url: str,
    *,
    create: bool = True,
    read_only: bool = False,
    lazy: bool = False,
    version: str = "",
    timeout: float = BUSY_TIMEOUT,
) -> Store:
    """Return the store in a file or at a URL of PostgreSQL, of the newest version; StoreError where that fails.

    Without `create` a missing store is an error; with `lazy` it is made at the first use. With `read_only` nothing is
    written, so an older version is an error. `version` names the rules that write generations, after a "+" the tables
    that the user put over ours; `timeout` is in seconds: how long to wait for another process that writes.
    """
    name = show_name(path_or_url)
    with clear(name):
        missing = not is_address(path_or_url) and not Path(path_or_url).exists()
        if missing and (read_only or not create):
            raise StoreError(f"{name}: no such file")
        store = Store(_open_engine(path_or_url, timeout, read_only), name, version, ready=read_only)
        try:
            if read_only or (not create and is_server(path_or_url)):
                store.check(newest=read_only)
            if not (lazy and (missing or is_server(path_or_url))):
                store.prepare()
        except BaseException:
            store.close()
            raise
        return store


def _open_engine(path_or_url: str, timeout: float, read_only: bool) -> Engine:
    if is_server(path_or_url):
        return open_server(path_or_url, timeout, read_only)
    if read_only and not is_address(path_or_url):
        return open_file_to_read(Path(path_or_url), timeout)
    return open_file(path_or_url, timeout)


class Store:
    """Readings and decisions in a database; close it, or use it in a `with` block."""

    def __init__(self, engine: Engine, name: str, version: str, *, ready: bool = False) -> None:
        self._engine = engine
        self._name = name
        self._version = version
        self._ready = ready

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def check(self, *, newest: bool) -> None:
        """Raise StoreError where there is no store yet, or with `newest` where it is of an older version."""
        with clear(self._name), self._engine.connect() as connection:
            if newest:
                check_version(connection)
            elif find_version(connection) == 0:
                raise StoreError(f"{self._name}: an empty database, no store yet")

    def prepare(self) -> None:
        """Make the store, or bring it to the newest version, unless that is done; StoreError where it fails."""
        if not self._ready:
            with self._transaction() as connection:
                migrate(connection)
            self._ready = True

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def has(self, report: Report) -> bool:
        """Return whether the store holds a reading of this text by this outlet, and knows its day as well as this does.

        The newest one must have been made with the tables of this store's `version`.
        """
        with self.read() as connection:
            held = find_held(connection, report)
            return held is not None and self._has_tables_of(held.version) and not tells_more(report, held)

    def holds(self, report: Report) -> bool:
        """Return whether the store holds any reading of this text by this outlet."""
        with self.read() as connection:
            return find_held(connection, report) is not None

    def complete(self, report: Report) -> Report:
        """Return a report with the outlet and the day that the store has of it where those are better known."""
        with self.read() as connection:
            return complete_report(report, find_held(connection, report))

    def add(self, reading: Reading, *, generation: int | None = None) -> bool:
        """Put a reading in, whole or not at all, and return whether it was new.

        What the store has of that source stays. A reading is put beside it where it was made with other tables of the
        user's, where it has a better day or an outlet that was not known, or with a number from `begin_generation`
        where it differs. What was taken out of the store, in whole or in part, does not come in again.
        """
        with self.write() as connection:
            if find_redactions(connection, reading.report.id):
                return False
            self.note(reading.report, connection)
            held = find_held(connection, reading.report)
            json = reading_json(reading)
            number = generation or self._current(connection)
            same = held is not None and self._has_tables_of(held.version) and not tells_more(reading.report, held)
            # What this pass has read already is another file with the same text.
            if held and same and (generation is None or held.json == json or held.generation >= generation):
                return False
            if held and held.generation >= number:
                number = self._newest(connection) + 1
            source = held.source if held else name_source(reading.report)
            put_reading(connection, reading, source, number, self._version)
            return True

    def add_rows(self, readings: Sequence[Reading], is_older: Older) -> list[RowState]:
        """Put in readings of rows of recorders' tables, all or none; return what each was.

        Where the store has a row otherwise, the reading is put beside that one and counts from now on: of two tables
        the one that is given later is the newer, but a row that `is_older` tells to be an older version of the store's
        is left out. What was taken out of the store stays out.
        """
        with self.write() as connection:
            return put_rows(connection, readings, self._version, is_older)

    def note(self, report: Report, connection: Connection | None = None) -> None:
        """Keep a report's text and where it was found; what is there already stays."""
        if connection is None:
            with self.write() as opened:
                return self.note(report, opened)
        kept = {"id": report.id, "title": report.title, "language": report.language, "text": report.text}
        if insert_new(connection, REPORTS, "id", [kept | {"sha256": report.sha256}]):
            put_lexemes(connection, [kept])
        found = (report.id, _clean(report.path), report.url, report.outlet, report.published)
        names = ("report", "path", "url", "outlet", "published")
        insert_new(connection, FOUND_AT, "id", [{"id": id_of(*found), **dict(zip(names, found, strict=True))}])
        return None

    def begin_generation(self) -> int:
        """Return the number of the next generation; it is kept once a reading is added with it."""
        with self.read() as connection:
            return self._newest(connection) + 1

    def readings(self, *reports: str) -> Iterator[Reading]:
        """Yield the newest reading of every source (or of these reports), ordered by report, outlet and day."""
        wanted = sorted(set(reports))
        parts = [of_reports(wanted[i : i + MOST_REPORTS]) for i in range(0, len(wanted), MOST_REPORTS)]
        with self.read() as connection:
            for part in parts or [true()]:
                yield from get_readings(connection, part)

    def reading_with(self, id_: str) -> Reading | None:
        """Return the first of the newest readings in which a mention, an actor, a claim or the report has this id."""
        with self.read() as connection:
            return next(get_readings(connection, holding(id_)), None)

    def find_current(self, ids: Iterable[str]) -> set[str]:
        """Return which of these ids anything in a newest reading has: mentions, actors, claims, reports."""
        with self.read() as connection:
            return find_current(connection, ids)

    def find_ids(self, start: str) -> list[tuple[str, str]]:
        """Return the first ids of newest readings that begin so, each with its kind: mention, actor, claim, report."""
        with self.read() as connection:
            return find_ids(connection, start)

    def find_named(self, folded: str) -> list[str]:
        """Return the ids of actors whose fullest name is this, as it is looked up, else of those who bear it."""
        with self.read() as connection:
            return find_named(connection, folded)

    def found_at(self, report: str) -> list[dict[str, str | None]]:
        """Return where a report was found: path, url, outlet, published."""
        names = ("path", "url", "outlet", "published")
        query = select(*(FOUND_AT.c[name] for name in names)).where(FOUND_AT.c.report == report)
        with self.read() as connection:
            rows = connection.execute(query.order_by(*(FOUND_AT.c[name].nulls_first() for name in names)))
            return [dict(zip(names, row, strict=True)) for row in rows]

    def decisions(self) -> list[Decision]:
        """Return all decisions in the order in which they were made."""
        with self.read() as connection:
            return get_decisions(connection)

    def targets(self) -> dict[str, tuple[Target, ...]]:
        """Return by decision what its ids were when it was made, left and right; of some it is not known."""
        with self.read() as connection:
            return get_targets(connection)

    def decide(self, decision: Decision, targets: Sequence[Target] = (), seen: int | None = None) -> bool:
        """Keep a decision for ever, with what its ids are, left and right; return whether it was new.

        ConflictError where another person decided on one of them after the decision of the number `seen`.
        """
        with self.write() as connection:
            return put_decision(connection, decision, targets, seen)

    def redactions(self, report: str | None = None) -> list[Redaction]:
        """Return what was taken out of the store, of one report or of all, in the order in which it was."""
        with self.read() as connection:
            return find_redactions(connection, report)

    def sweep(self) -> bool:
        """Write the store anew, so that nothing is in it that was taken out; return whether others let that be whole.

        Of a server that is its tables: docs/store.md tells what else may hold what was written.
        """
        self.prepare()
        with clear(self._name):
            return sweep(self._engine)

    def settle(self) -> None:
        """Let the database take stock of what was written, so that it finds the shortest ways through it."""
        with clear(self._name):
            settle(self._engine)

    @property
    def name(self) -> str:
        """The file or the address, without secrets."""
        return self._name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection for reading; StoreError where it fails."""
        self.prepare()
        with clear(self._name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection in a transaction that holds the right to write; StoreError where it fails."""
        self.prepare()
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Give a connection as `write` does, whether or not the tables are there."""
        with clear(self._name), self._engine.execution_options(write=True).begin() as connection:
            yield connection

    def _newest(self, connection: Connection) -> int:
        """Return the number of the newest generation, 0 where there is none."""
        return connection.scalar(select(func.max(GENERATIONS.c.number))) or 0

    def _current(self, connection: Connection) -> int:
        """Return the number of the newest generation where it is of this store's rules, else the next."""
        newest = self._newest(connection)
        version = connection.scalar(select(GENERATIONS.c.version).where(GENERATIONS.c.number == newest))
        return newest if version == self._version else newest + 1

    def _has_tables_of(self, version: str) -> bool:
        """Tell whether rules have the same tables of the user's as this store's, or none as this store's."""
        return version.partition("+")[2] == self._version.partition("+")[2]


def _clean(path: str) -> str:
    """Return a path that a database can hold: names of files may be bytes that are no text."""
    return path.encode("utf-8", "replace").decode()
