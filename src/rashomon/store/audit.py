"""The log of what was done in a store, by whom, when and on which record: it only grows, as triggers see to.

It names records by their ids and holds no word of a report, so that nothing that is taken out of a store stays here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from rashomon.store.tables import AUDIT


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: when (UTC), who, what was done, on which record, and what there is to say of it."""

    number: int
    made: str
    who: str
    what: str
    about: str
    note: str


def now() -> str:
    """Return the time as the tables hold it: UTC, to the second, so that its letters are in the order of time."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def log(connection: Connection, who: str, what: str, about: str = "", note: str = "") -> None:
    """Add a line to the log, in the caller's transaction: it is there if and only if what it tells is."""
    last = connection.scalar(select(func.max(AUDIT.c.number))) or 0
    row = {"number": last + 1, "made": now(), "who": who, "what": what, "about": about, "note": note}
    connection.execute(AUDIT.insert(), [row])


def list_logged(connection: Connection, limit: int | None = None, offset: int = 0) -> list[Logged]:
    """Return lines of the log, the newest first."""
    query = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(limit).offset(offset)
    return [Logged(**row) for row in connection.execute(query).mappings()]


def count_logged(connection: Connection) -> int:
    """Return how many lines the log has."""
    return connection.scalar(select(func.count()).select_from(AUDIT)) or 0
