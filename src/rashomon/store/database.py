"""`Store`: one database file, opened; what goes in and comes out are records."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event, func, select, text, true
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from rashomon.records import Decision, Reading, Redaction, Report, Target
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
from rashomon.store.migrations import OldVersionError, check_version, migrate
from rashomon.store.readings import insert_new, put_reading, reading_json
from rashomon.store.redactions import find_redactions
from rashomon.store.rows import RowState, put_rows
from rashomon.store.sources import complete_report, find_held, name_source, tells_more
from rashomon.store.tables import FOUND_AT, GENERATIONS, REPORTS, id_of

# Seconds to wait for another process that writes: one report takes milliseconds, so longer means that it hangs.
BUSY_TIMEOUT = 10.0
MOST_REPORTS = 500  # in one query: SQLite takes at most 999 parameters where it is old


class StoreError(Exception):
    """A store cannot be opened, read or written: which, and why, on one line."""


class OldStoreError(StoreError):
    """A store is of an older version, and was to be read only."""


def open_store(
    path_or_url: str,
    *,
    create: bool = True,
    read_only: bool = False,
    lazy: bool = False,
    version: str = "",
    timeout: float = BUSY_TIMEOUT,
) -> Store:
    """Return the store in a file (or at a database URL), brought to the newest version; StoreError where that fails.

    Without `create` a missing file is an error; with `lazy` it is made at the first use. With `read_only` nothing is
    written, so an older version is an error. `version` names the rules that write generations, after a "+" the tables
    that the user put over ours; `timeout` is in seconds: how long to wait for another process that writes.
    """
    is_file = "://" not in path_or_url
    with _clear(path_or_url):
        missing = is_file and not Path(path_or_url).exists()
        if missing and (read_only or not create):
            raise StoreError(f"{path_or_url}: no such file")
        if read_only:
            return _open_to_read(path_or_url, version, timeout)
        store = Store(_open_engine(path_or_url, timeout), path_or_url, version)
        if not (lazy and missing):
            store.prepare()
        return store


def _open_to_read(path_or_url: str, version: str, timeout: float) -> Store:
    """Return a store of the newest version, opened without write access; ValueError where it is none."""
    is_file = "://" not in path_or_url
    engine = _open_file_to_read(Path(path_or_url), timeout) if is_file else _open_engine(path_or_url, timeout)
    with engine.connect() as connection:
        check_version(connection)
    return Store(engine, path_or_url, version, ready=True)


def _open_file_to_read(path: Path, timeout: float) -> Engine:
    """Return an engine that never writes to a SQLite file.

    SQLite keeps two files beside the store. Only with the right to write does it clear them away again; where it may
    not make them it reads only what it is told nobody writes to: right as long as all that was written is in the store.
    """
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    engine = _read_engine(path, "mode=rw" if may_write else "mode=ro", timeout)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
    except OperationalError:
        beside = path.with_name(f"{path.name}-wal")
        if not os.access(path, os.R_OK) or (beside.exists() and beside.stat().st_size):
            raise
        engine.dispose()
        return _read_engine(path, "mode=ro&immutable=1", timeout)
    return engine


def _read_engine(path: Path, how: str, timeout: float) -> Engine:
    """Return an engine for a SQLite file, opened as the parameters of its URI say."""
    uri = f"{path.absolute().as_uri()}?{how}"

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
        opened.execute("PRAGMA query_only = ON")
        return opened

    engine = create_engine("sqlite:///file", creator=connect)
    event.listen(engine, "begin", _begin)
    return engine


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

    def add_rows(self, readings: Sequence[Reading]) -> list[RowState]:
        """Put in readings of rows of recorders' tables, all or none; return what each was.

        Where the store has a row otherwise, the reading is put beside that one and counts from now on: of two tables
        the one that is given later is the newer. What was taken out of the store stays out.
        """
        with self.write() as connection:
            return put_rows(connection, readings, self._version)

    def note(self, report: Report, connection: Connection | None = None) -> None:
        """Keep a report's text and where it was found; what is there already stays."""
        if connection is None:
            with self.write() as opened:
                return self.note(report, opened)
        kept = {"id": report.id, "title": report.title, "language": report.language, "text": report.text}
        insert_new(connection, REPORTS, "id", [kept | {"sha256": report.sha256}])
        found = (report.id, _clean(report.path), report.url, report.outlet, report.published)
        names = ("report", "path", "url", "outlet", "published")
        return insert_new(connection, FOUND_AT, "id", [{"id": id_of(*found), **dict(zip(names, found, strict=True))}])

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
            rows = connection.execute(query.order_by(*(FOUND_AT.c[name] for name in names)))
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
        """Write the file anew, so that nothing is in it that was taken out; return whether others let that be whole."""
        self.prepare()
        with _clear(self._name), self._engine.connect() as opened:
            if opened.dialect.name != "sqlite":
                opened.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM FULL"))
                return True
            bare = opened.connection.driver_connection
            assert isinstance(bare, sqlite3.Connection)
            bare.execute("PRAGMA secure_delete = ON")
            try:
                bare.execute("VACUUM")
                busy, _, _ = bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                return False
            return not busy

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection for reading; StoreError where it fails."""
        self.prepare()
        with _clear(self._name), self._engine.connect() as connection:
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
        with _clear(self._name), self._engine.execution_options(write=True).begin() as connection:
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


def _open_engine(path_or_url: str, timeout: float) -> Engine:
    """Return the engine, with what SQLite needs set on every connection."""
    url = path_or_url if "://" in path_or_url else f"sqlite:///{path_or_url}"
    engine = create_engine(url, connect_args={"timeout": timeout} if url.startswith("sqlite") else {})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    """Let readers read while one writes, hold foreign keys, and leave transactions to `_begin`."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write takes the lock at once: taking it later fails without waiting."""
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _clear(name: str) -> Iterator[None]:
    """Turn what a database complains of into a StoreError of one line."""
    try:
        yield
    except (NoSuchModuleError, ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(f"{name}: no database that is supported here: {_first_line(error)}") from error
    except DBAPIError as error:
        raise StoreError(f"{name}: {_first_line(error.orig or error)}") from error
    except OldVersionError as error:
        raise OldStoreError(f"{name}: {error}") from error
    except (SQLAlchemyError, sqlite3.Error, OSError, ValueError) as error:
        raise StoreError(f"{name}: {_first_line(error)}") from error


def _first_line(error: BaseException) -> str:
    """Return the first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]
