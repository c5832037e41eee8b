"""The driver of PostgreSQL, but for what it says when a connection is closed whose server is gone already."""

from __future__ import annotations

from contextlib import suppress

from pg8000.dbapi import Connection, Error

__all__ = ["Error", "QuietConnection"]


class QuietConnection(Connection):  # type: ignore[misc]
    """A connection that can be closed whatever became of its server: that is told when it is used."""

    def close(self) -> None:
        """Close it."""
        with suppress(Error, OSError):
            super().close()
