"""A file as a store: SQLite, opened to write or only to read."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError


def open_file(path_or_url: str, timeout: float) -> Engine:
    """Return an engine for a SQLite file, with what it needs set on every connection."""
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


def open_file_to_read(path: Path, timeout: float) -> Engine:
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
