"""Makes version 8 of a store out of version 7: of each event also the killed under the policies that lists do not show.

In SQLite the row of an event's words bears the number of its computation and its own, as `searching.event_row` says.
What was computed last is thrown away, to be made again so.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

# What refers to another goes before it.
CLEARED = (
    "event_records", "event_words", "event_mentions", "event_reports", "copies", "revisions", "events", "computations",
)  # fmt: skip
TABLE = """CREATE TABLE event_killed (
    computation INTEGER NOT NULL REFERENCES computations (number), policy TEXT NOT NULL, event INTEGER NOT NULL,
    low INTEGER, high INTEGER, PRIMARY KEY (computation, policy, event))"""


def make_version_8(connection: Connection) -> None:
    """Throw away what was computed last, and add the table of the killed by policy."""
    for name in CLEARED:
        connection.execute(text(f"DELETE FROM {name}"))
    connection.execute(text(TABLE))
