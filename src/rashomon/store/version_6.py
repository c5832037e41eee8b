"""Makes version 6 of a store out of version 5: words are looked up in an index, and events are listed by place.

What was computed last is thrown away, to be made again with what lists and maps now ask of it.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

CLEARED = (
    *(f"DELETE FROM {name}" for name in ("event_mentions", "event_reports", "copies", "revisions")),
    *(f"DROP TABLE {name}" for name in ("events", "event_records")),
    "DELETE FROM computations",
)
TABLES = (
    """CREATE TABLE events (
        computation INTEGER NOT NULL REFERENCES computations (number), number INTEGER NOT NULL, id TEXT NOT NULL,
        label TEXT NOT NULL, type TEXT NOT NULL, first TEXT, last TEXT, country TEXT, place TEXT,
        latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, radius_km DOUBLE PRECISION, precision TEXT,
        sides TEXT NOT NULL, outlets TEXT NOT NULL, kinds TEXT NOT NULL, fields TEXT NOT NULL,
        reports INTEGER NOT NULL, disputes INTEGER NOT NULL, origins INTEGER NOT NULL,
        killed_low INTEGER, killed_high INTEGER, decided INTEGER NOT NULL, PRIMARY KEY (computation, number))""",
    """CREATE TABLE event_records (
        computation INTEGER NOT NULL REFERENCES computations (number), event INTEGER NOT NULL,
        json TEXT NOT NULL, ranges TEXT NOT NULL, PRIMARY KEY (computation, event))""",
    "CREATE INDEX events_id ON events (computation, id)",
    "CREATE INDEX events_country ON events (computation, country, number)",
    # One an order, so that the first page of a list needs no sorting of the rest.
    "CREATE INDEX events_newest ON events (computation, (coalesce(last, '')) DESC, number)",
    "CREATE INDEX events_oldest ON events (computation, (coalesce(first, '9999')), number)",
    "CREATE INDEX events_killed ON events (computation, (coalesce(killed_high, killed_low, -1)) DESC, number)",
    "CREATE INDEX events_disputes ON events (computation, disputes DESC, number)",
    # What a map and a timeline of all events read of them.
    """CREATE INDEX events_place ON events (
        computation, latitude, longitude, radius_km, precision, country, disputes, number)""",
    "CREATE INDEX events_days ON events (computation, first, last, disputes, killed_low, killed_high)",
    "CREATE INDEX readings_newest ON readings ((coalesce(published, '')) DESC, source)",
    "CREATE INDEX readings_outlet ON readings (outlet, report)",
)

# SQLite's own index of words. That of reports holds no second copy of their texts: it follows what is put in and
# taken out of `reports`, whoever does so. A number of `texts` stays with its report, which a row of `reports` need not.
IN_SQLITE = (
    """CREATE VIRTUAL TABLE event_words USING fts5 (
        computation UNINDEXED, event UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')""",
    "CREATE TABLE texts (number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE report_words USING fts5 (
        title, text, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER reports_in AFTER INSERT ON reports BEGIN
        INSERT INTO texts (report) VALUES (new.id);
        INSERT INTO report_words (rowid, title, text)
            SELECT number, new.title, new.text FROM texts WHERE report = new.id; END""",
    """CREATE TRIGGER reports_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO report_words (report_words, rowid, title, text)
            SELECT 'delete', number, old.title, old.text FROM texts WHERE report = old.id;
        INSERT INTO report_words (rowid, title, text)
            SELECT number, new.title, new.text FROM texts WHERE report = new.id; END""",
    """CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
        INSERT INTO report_words (report_words, rowid, title, text)
            SELECT 'delete', number, old.title, old.text FROM texts WHERE report = old.id;
        DELETE FROM texts WHERE report = old.id; END""",
    "INSERT INTO texts (report) SELECT id FROM reports ORDER BY id",
    """INSERT INTO report_words (rowid, title, text)
        SELECT texts.number, reports.title, reports.text FROM texts JOIN reports ON reports.id = texts.report""",
)
# In PostgreSQL the words of a text are split here, not there: so they do not hang on the server's own settings, and
# both indexes have the same. Lists of names are looked into as JSON.
IN_POSTGRESQL = (
    "CREATE TABLE event_words (computation INTEGER NOT NULL, event INTEGER NOT NULL, words TEXT NOT NULL)",
    "CREATE INDEX event_words_words ON event_words USING gin ((words::tsvector))",
    "CREATE INDEX event_words_event ON event_words (computation, event)",
    """CREATE TABLE report_lexemes (
        report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE, lexemes TSVECTOR NOT NULL)""",
    "CREATE INDEX report_lexemes_lexemes ON report_lexemes USING gin (lexemes)",
    "CREATE INDEX report_lexemes_report ON report_lexemes (report)",
    """CREATE INDEX events_lists ON events USING gin (
        (sides::jsonb) jsonb_path_ops, (outlets::jsonb) jsonb_path_ops, (fields::jsonb) jsonb_path_ops,
        (kinds::jsonb) jsonb_path_ops)""",
    "CREATE INDEX events_type ON events (computation, type, number)",
    "CREATE INDEX events_since ON events (computation, (coalesce(last, first)), (coalesce(first, last)))",
    "CREATE INDEX events_until ON events (computation, (coalesce(first, last)))",
)


def make_version_6(connection: Connection) -> None:
    """Index the words of reports and events, and make the tables of events anew."""
    words = IN_SQLITE if connection.dialect.name == "sqlite" else IN_POSTGRESQL
    for statement in (*CLEARED, *TABLES, *words):
        connection.execute(text(statement))
