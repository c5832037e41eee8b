"""Makes version 7 of a store out of version 6: who may work on it in a team, and a log that only grows."""

from __future__ import annotations

from sqlalchemy import Connection, text

TABLES = (
    """CREATE TABLE users (
        name TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
        made TEXT NOT NULL, disabled TEXT)""",
    """CREATE TABLE sessions (
        hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES users (name), made TEXT NOT NULL, seen TEXT NOT NULL)""",
    "CREATE INDEX sessions_person ON sessions (person)",
    """CREATE TABLE tokens (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES users (name),
        name TEXT NOT NULL, role TEXT NOT NULL, made TEXT NOT NULL, used TEXT, revoked TEXT)""",
    "CREATE INDEX tokens_person ON tokens (person)",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY, made TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
        note TEXT NOT NULL)""",
)
REFUSED = "the log only grows"
# The third is for INSERT OR REPLACE, which deletes without asking the second.
IN_SQLITE = (
    f"CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    f"CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    f"""CREATE TRIGGER audit_unreplaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE number >= new.number) BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
)
IN_POSTGRESQL = (
    f"""CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$""",
    """CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER audit_uncleared BEFORE TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
)
GUARDS = {"sqlite": IN_SQLITE, "postgresql": IN_POSTGRESQL}


def make_version_7(connection: Connection) -> None:
    """Add the tables of users, of their sessions and tokens, and the log, which refuses to be changed."""
    for statement in (*TABLES, *GUARDS.get(connection.dialect.name, ())):
        connection.execute(text(statement))
