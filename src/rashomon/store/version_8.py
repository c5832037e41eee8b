"""Makes version 8 of a store out of version 7: what was computed last is made again, with rows found by their numbers.

In SQLite the row of an event's words bears the number of its computation and its own, as `searching.event_row` says.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

# What refers to another goes before it.
CLEARED = (
    "event_records", "event_words", "event_mentions", "event_reports", "copies", "revisions", "events", "computations",
)  # fmt: skip


def make_version_8(connection: Connection) -> None:
    """Throw away what was computed last."""
    for name in CLEARED:
        connection.execute(text(f"DELETE FROM {name}"))
