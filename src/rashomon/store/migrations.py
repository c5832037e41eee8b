"""What brings a store of any older version to this one: `MIGRATIONS[n]` makes version n + 1 out of version n.

A step is never edited once it is released. It is SQL, not the tables of `tables.py`: those are the newest version's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

Migration = Callable[[Connection], None]

VERSION_1 = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "INSERT INTO meta (key, value) VALUES ('application', 'rashomon')",
    """CREATE TABLE reports (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL)""",
    """CREATE TABLE found_at (
        id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports (id),
        path TEXT NOT NULL, url TEXT, outlet TEXT, published TEXT)""",
    "CREATE INDEX found_at_report ON found_at (report)",
    "CREATE TABLE generations (number INTEGER PRIMARY KEY, version TEXT NOT NULL)",
    """CREATE TABLE readings (
        id TEXT PRIMARY KEY, source TEXT NOT NULL, generation INTEGER NOT NULL REFERENCES generations (number),
        report TEXT NOT NULL REFERENCES reports (id), outlet TEXT, published TEXT, json TEXT NOT NULL,
        UNIQUE (source, generation))""",
    "CREATE INDEX readings_report ON readings (report)",
    """CREATE TABLE claims (
        reading TEXT NOT NULL REFERENCES readings (id), number INTEGER NOT NULL, id TEXT NOT NULL,
        report TEXT NOT NULL REFERENCES reports (id), mention TEXT NOT NULL, field TEXT NOT NULL,
        "group" TEXT NOT NULL, actor TEXT, side TEXT, role TEXT, who TEXT,
        low INTEGER, high INTEGER, bound TEXT, printed INTEGER, text TEXT,
        scope TEXT NOT NULL, part_of TEXT, as_of TEXT, replaces TEXT,
        words TEXT NOT NULL, "where" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        speaker TEXT NOT NULL, stance TEXT NOT NULL, chain TEXT NOT NULL, method TEXT NOT NULL,
        score DOUBLE PRECISION NOT NULL, PRIMARY KEY (reading, number))""",
    "CREATE INDEX claims_id ON claims (id)",
    "CREATE INDEX claims_report ON claims (report)",
    """CREATE TABLE problems (
        reading TEXT NOT NULL REFERENCES readings (id), number INTEGER NOT NULL, report TEXT NOT NULL,
        kind TEXT NOT NULL, stage TEXT NOT NULL, message TEXT NOT NULL, "where" TEXT NOT NULL,
        "start" INTEGER, "end" INTEGER, PRIMARY KEY (reading, number))""",
    """CREATE TABLE decisions (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "left" TEXT NOT NULL, "right" TEXT,
        verdict TEXT NOT NULL, "by" TEXT NOT NULL, why TEXT NOT NULL, made TEXT)""",
    # What most questions are about: the claims of the newest reading of each report.
    """CREATE VIEW current_claims AS
        SELECT readings.outlet, readings.published, claims.* FROM claims
        JOIN readings ON readings.id = claims.reading
        WHERE readings.generation = (SELECT max(newer.generation) FROM readings newer
                                     WHERE newer.source = readings.source)""",
)


def make_version_1(connection: Connection) -> None:
    """Make the tables of the first version in an empty database."""
    for statement in VERSION_1:
        connection.execute(text(statement))


MIGRATIONS: Sequence[Migration] = (make_version_1,)


def find_version(connection: Connection) -> int:
    """Return the version of a store, 0 for an empty database; ValueError where it is a database of something else."""
    inspector = inspect(connection)
    if not inspector.has_table("meta"):
        if inspector.get_table_names():
            raise ValueError("a database, but not one of Rashomon's")
        return 0
    try:
        found = {str(row[0]): str(row[1]) for row in connection.execute(text("SELECT key, value FROM meta"))}
    except DBAPIError as error:
        raise ValueError("a database, but not one of Rashomon's") from error
    if found.get("application") != "rashomon" or not found.get("schema_version", "").isdecimal():
        raise ValueError("a database, but not one of Rashomon's")
    return int(found["schema_version"])


def migrate(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a store to the newest version, inside the caller's transaction; ValueError where it is newer than that."""
    version = find_version(connection)
    _refuse_newer(version, migrations)
    for step in migrations[version:]:
        step(connection)
    if version < len(migrations):
        connection.execute(text("DELETE FROM meta WHERE key = 'schema_version'"))
        values = {"version": str(len(migrations))}
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('schema_version', :version)"), values)


def check_version(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise ValueError where a database is no store of the newest version."""
    version = find_version(connection)
    _refuse_newer(version, migrations)
    if version == 0:
        raise ValueError("an empty database, no store yet")
    if version < len(migrations):
        raise ValueError(f"a store of version {version}; `rashomon add` brings it to version {len(migrations)}")


def _refuse_newer(version: int, migrations: Sequence[Migration]) -> None:
    """Raise ValueError for a version beyond the newest that is known."""
    if version > len(migrations):
        raise ValueError(
            f"a store of version {version}, written by a newer Rashomon (this one knows {len(migrations)})"
        )
