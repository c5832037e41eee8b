"""What brings a store of any older version to this one: `MIGRATIONS[n]` makes version n + 1 out of version n.

A step is never edited once it is released. It is SQL, not the tables of `tables.py`: those are the newest version's.
Steps are written as SQLite takes them; of PostgreSQL's types `migrate` puts in those that hold as much.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import DBAPIError

from rashomon.lexicon import fold_name
from rashomon.store.version_6 import make_version_6
from rashomon.store.version_7 import make_version_7
from rashomon.store.version_8 import make_version_8

Migration = Callable[[Connection], None]


class OldVersionError(ValueError):
    """A store is of an older version, and was opened in a way that cannot bring it to the newest."""


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


# What each id of a decision was when it was made: a newer reading may know it under another id.
VERSION_2 = (
    """CREATE TABLE targets (
        decision TEXT NOT NULL REFERENCES decisions (id), number INTEGER NOT NULL, id TEXT NOT NULL,
        kind TEXT NOT NULL, report TEXT, field TEXT, "where" TEXT, "start" INTEGER, "end" INTEGER,
        words TEXT NOT NULL, PRIMARY KEY (decision, number))""",
    # Of decisions made before, what stands in columns: claims and reports. Mentions are filled in below.
    """INSERT INTO targets (decision, number, id, kind, report, field, "where", "start", "end", words)
        SELECT sides.decision, sides.number, claims.id, 'claim', min(claims.report), min(claims.field),
            min(claims."where"), min(claims."start"), min(claims."end"), min(claims.words)
        FROM (SELECT id AS decision, 0 AS number, "left" AS id FROM decisions
              UNION ALL SELECT id, 1, "right" FROM decisions WHERE "right" IS NOT NULL) sides
        JOIN claims ON claims.id = sides.id GROUP BY sides.decision, sides.number, claims.id""",
    """INSERT INTO targets (decision, number, id, kind, report, words)
        SELECT sides.decision, sides.number, reports.id, 'report', reports.id, reports.title
        FROM (SELECT id AS decision, 0 AS number, "left" AS id FROM decisions
              UNION ALL SELECT id, 1, "right" FROM decisions WHERE "right" IS NOT NULL) sides
        JOIN reports ON reports.id = sides.id""",
    # Of a reading, its mentions and the names of its actors, to be found by id and by name.
    """CREATE TABLE ids (
        reading TEXT NOT NULL REFERENCES readings (id), id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (reading, id, kind, name))""",
    "CREATE INDEX ids_id ON ids (id)",
    "CREATE INDEX ids_name ON ids (name)",
)


# What `combine` made of the rest last, so that it can be listed at once; nothing is lost where it is thrown away.
VERSION_3 = (
    """CREATE TABLE computations (
        number INTEGER PRIMARY KEY, state TEXT NOT NULL, facets TEXT NOT NULL, done INTEGER NOT NULL)""",
    """CREATE TABLE events (
        computation INTEGER NOT NULL REFERENCES computations (number), number INTEGER NOT NULL, id TEXT NOT NULL,
        label TEXT NOT NULL, type TEXT NOT NULL, first TEXT, last TEXT, country TEXT, place TEXT,
        latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, sides TEXT NOT NULL, outlets TEXT NOT NULL,
        kinds TEXT NOT NULL, reports INTEGER NOT NULL, disputes INTEGER NOT NULL, origins INTEGER NOT NULL,
        killed_low INTEGER, killed_high INTEGER, decided INTEGER NOT NULL, PRIMARY KEY (computation, number))""",
    # What is long of an event, so that lists go through little.
    """CREATE TABLE event_records (
        computation INTEGER NOT NULL REFERENCES computations (number), event INTEGER NOT NULL, search TEXT NOT NULL,
        json TEXT NOT NULL, ranges TEXT NOT NULL, PRIMARY KEY (computation, event))""",
    "CREATE INDEX events_id ON events (computation, id)",
    "CREATE INDEX events_day ON events (computation, last, number)",
    """CREATE TABLE event_mentions (
        computation INTEGER NOT NULL REFERENCES computations (number), mention TEXT NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (computation, mention))""",
    """CREATE TABLE event_reports (
        computation INTEGER NOT NULL REFERENCES computations (number), report TEXT NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (computation, report, event))""",
    """CREATE TABLE copies (
        computation INTEGER NOT NULL REFERENCES computations (number), "of" TEXT NOT NULL, "by" TEXT NOT NULL,
        share DOUBLE PRECISION NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (computation, "of", "by"))""",
    """CREATE TABLE revisions (
        computation INTEGER NOT NULL REFERENCES computations (number), earlier TEXT NOT NULL, later TEXT NOT NULL,
        json TEXT NOT NULL)""",
    "CREATE INDEX revisions_later ON revisions (computation, later)",
)


# What came from the network, as received; which feeds are watched; what was told of a store, so that it is told once.
VERSION_4 = (
    "CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, gzip BYTEA NOT NULL)",
    """CREATE TABLE pages (
        id TEXT PRIMARY KEY, asked TEXT NOT NULL, url TEXT NOT NULL, canonical TEXT, fetched TEXT NOT NULL,
        headers TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES bodies (sha256))""",
    "CREATE INDEX pages_asked ON pages (asked, fetched)",
    """CREATE TABLE page_reports (
        page TEXT NOT NULL REFERENCES pages (id), report TEXT NOT NULL, PRIMARY KEY (page, report))""",
    "CREATE INDEX page_reports_report ON page_reports (report)",
    """CREATE TABLE feeds (
        url TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked TEXT, due TEXT, failures INTEGER NOT NULL,
        problem TEXT)""",
    """CREATE TABLE feed_items (
        feed TEXT NOT NULL REFERENCES feeds (url), key TEXT NOT NULL, number INTEGER NOT NULL, url TEXT, page TEXT,
        state TEXT NOT NULL, due TEXT, failures INTEGER NOT NULL, problem TEXT, json TEXT NOT NULL,
        PRIMARY KEY (feed, key))""",
    "CREATE INDEX feed_items_key ON feed_items (key)",
    "CREATE INDEX feed_items_state ON feed_items (state, number)",
    "CREATE TABLE told (rules TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (rules, key))",
    """CREATE TABLE notices (
        number INTEGER PRIMARY KEY, rules TEXT NOT NULL, id TEXT NOT NULL, made TEXT NOT NULL, json TEXT NOT NULL,
        UNIQUE (rules, id))""",
    """CREATE TABLE deliveries (
        rules TEXT NOT NULL, channel TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (rules, channel))""",
)


# What a person says of a claim's reading and of the work on an event; and what was taken out of a store, by whom.
VERSION_5 = (
    "ALTER TABLE decisions ADD COLUMN correction TEXT",
    "ALTER TABLE decisions ADD COLUMN assignee TEXT",
    """CREATE TABLE redactions (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, report TEXT NOT NULL, "where" TEXT,
        "start" INTEGER, "end" INTEGER, "by" TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL)""",
    "CREATE INDEX redactions_report ON redactions (report)",
)


def make_version_1(connection: Connection) -> None:
    """Make the tables of the first version in an empty database."""
    for statement in VERSION_1:
        connection.execute(text(statement))


def make_version_2(connection: Connection) -> None:
    """Add the table of what decisions are about, and fill in what those made before are."""
    for statement in VERSION_2:
        connection.execute(text(statement))
    decided = connection.execute(text('SELECT id, "left", "right" FROM decisions')).all()
    for decision, *ids in decided:
        for number, id_ in enumerate(ids):
            row = _mention_row(connection, id_) if id_ is not None else None
            if row is not None:
                connection.execute(text(_PUT_MENTION), row | {"decision": decision, "number": number})
    for (reading,) in connection.execute(text("SELECT id FROM readings ORDER BY id")).all():
        json_ = connection.execute(text("SELECT json FROM readings WHERE id = :id"), {"id": reading}).scalar()
        rows = _id_rows(json.loads(str(json_)))
        if rows:
            connection.execute(text(_PUT_ID), [{"reading": reading, **row} for row in rows])


def make_version_3(connection: Connection) -> None:
    """Add the tables of what was computed last."""
    for statement in VERSION_3:
        connection.execute(text(statement))


def make_version_4(connection: Connection) -> None:
    """Add the tables of pages as received, of feeds that are watched, and of what was told."""
    for statement in VERSION_4:
        connection.execute(text(statement))


def make_version_5(connection: Connection) -> None:
    """Add what corrects a claim and who works on an event to decisions, and the table of redactions."""
    for statement in VERSION_5:
        connection.execute(text(statement))


_PUT_ID = "INSERT INTO ids (reading, id, kind, name) VALUES (:reading, :id, :kind, :name)"
_HOLDING = "SELECT report, json FROM readings WHERE json LIKE :held ORDER BY generation DESC, id"
_PUT_MENTION = """INSERT INTO targets (decision, number, id, kind, report, field, "where", "start", "end", words)
    VALUES (:decision, :number, :id, 'mention', :report, :field, :where, :start, :end, :words)"""


def _id_rows(reading: dict[str, Any]) -> list[dict[str, str]]:
    """Return the mentions and the names of the actors of a reading, as its JSON has them."""
    found = {(mention["id"], "mention", "") for mention in reading["mentions"]}
    for actor in reading["actors"]:
        fullest = fold_name(actor["name"])
        found |= {(actor["id"], "alias", folded) for folded in map(fold_name, actor["names"]) if folded != fullest}
        found.add((actor["id"], "actor", fullest))
    return [{"id": id_, "kind": kind, "name": name} for id_, kind, name in sorted(found)]


def _mention_row(connection: Connection, id_: str) -> dict[str, object] | None:
    """Return what the newest reading that has a mention of that id tells of it, None where none has."""
    for report, reading in connection.execute(text(_HOLDING), {"held": f'%"id":"{id_}"%'}):
        for mention in json.loads(reading)["mentions"]:
            if mention["id"] == id_:
                start, end = mention["trigger"]
                column = "title" if mention["where"] == "title" else "text"
                words = connection.execute(
                    text(f"SELECT {column} FROM reports WHERE id = :id"), {"id": report}
                ).scalar()
                told = {"words": str(words)[start:end], "where": mention["where"], "start": start, "end": end}
                return told | {"id": id_, "report": report, "field": mention["type"]}
    return None


MIGRATIONS: Sequence[Migration] = (
    make_version_1,
    make_version_2,
    make_version_3,
    make_version_4,
    make_version_5,
    make_version_6,
    make_version_7,
    make_version_8,
)


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
    with _types_of_server(connection):
        for step in migrations[version:]:
            step(connection)
    if version < len(migrations):
        connection.execute(text("DELETE FROM meta WHERE key = 'schema_version'"))
        values = {"version": str(len(migrations))}
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('schema_version', :version)"), values)


@contextmanager
def _types_of_server(connection: Connection) -> Iterator[None]:
    """Have statements that make tables in PostgreSQL name its types: SQLite's integers have 64 bits there too.

    Text is in the order of its characters' numbers, as in SQLite, whatever the language of the database is.
    """
    if connection.dialect.name != "postgresql":
        yield
        return

    def named(*given: Any) -> tuple[str, Any]:
        statement, parameters = given[2:4]
        if statement.startswith(("CREATE TABLE", "ALTER TABLE")):
            statement = re.sub(r"\bINTEGER\b", "BIGINT", re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', statement))
        return statement, parameters

    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise ValueError(f"a database in {encoding}: a store needs one in UTF8")
    event.listen(connection, "before_cursor_execute", named, retval=True)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", named)


def check_version(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise ValueError where a database is no store of the newest version."""
    version = find_version(connection)
    _refuse_newer(version, migrations)
    if version == 0:
        raise ValueError("an empty database, no store yet")
    if version < len(migrations):
        raise OldVersionError(
            f"a store of version {version}, to be opened for writing once to be of version {len(migrations)}"
        )


def _refuse_newer(version: int, migrations: Sequence[Migration]) -> None:
    """Raise ValueError for a version beyond the newest that is known."""
    if version > len(migrations):
        raise ValueError(
            f"a store of version {version}, written by a newer Rashomon (this one knows {len(migrations)})"
        )
