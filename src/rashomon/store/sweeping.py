"""A store written anew, so that nothing is left in it that was taken out, and so that it is quick to search."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from rashomon.store.errors import is_locked
from rashomon.store.tables import METADATA


def sweep(engine: Engine) -> bool:
    """Write all that a database holds anew; return whether others let that be whole."""
    with engine.connect() as opened:
        if opened.dialect.name == "postgresql":
            return _sweep_server(opened)
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


def _sweep_server(connection: Connection) -> bool:
    """Write the tables anew, and the samples of their values that the planner keeps, where this user may."""
    try:
        _vacuum(connection, f"(FULL, ANALYZE) {_own_tables(connection)}", "(FULL) pg_catalog.pg_statistic")
    except DBAPIError as error:
        if not is_locked(error):
            raise
        return False
    return True


def settle(engine: Engine) -> None:
    """Take stock of the tables in PostgreSQL at once, else it does so itself some time later."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as opened:
            try:
                _vacuum(opened, f"(ANALYZE) {_own_tables(opened)}")
            except DBAPIError as error:
                if not is_locked(error):
                    raise


def _vacuum(connection: Connection, *what: str) -> None:
    """Run VACUUM, which stands in no transaction: the one that looked at the connection ends first."""
    connection.rollback()
    alone = connection.execution_options(isolation_level="AUTOCOMMIT")
    alone.exec_driver_sql("ROLLBACK")
    for one in what:
        alone.exec_driver_sql(f"VACUUM {one}")


def _own_tables(connection: Connection) -> str:
    """Return the names of a store's tables, quoted: a database may hold others."""
    there = set(inspect(connection).get_table_names())
    return ", ".join(f'"{name}"' for name in METADATA.tables if name in there)
