"""A store in a file → another file that holds all that it holds of its case, at one moment, with nothing beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from rashomon.store.tables import AUDIT, SESSIONS, TOKENS, USERS


def copy_store(path: Path, to: Path) -> None:
    """Write all that a store holds to a new file, while others may write to the store; sqlite3.Error where it fails.

    Users, their sessions and tokens, and the log stay behind.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(to),))
    with closing(sqlite3.connect(to, isolation_level=None)) as connection:
        _forget_team(connection)


def _forget_team(connection: sqlite3.Connection) -> None:
    """Clear away who may work on the store that was copied, and its log: that is no business of who gets the copy."""
    guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    triggers = connection.execute(guards).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for table in (SESSIONS, TOKENS, USERS, AUDIT):
        connection.execute(f"DELETE FROM {table.name}")
    for _, statement in triggers:
        connection.execute(statement)
    connection.execute("VACUUM")  # else what was deleted is still in the file
