"""What a database complains of in, an error of one line that names the store out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from rashomon.store.migrations import OldVersionError

# A PostgreSQL server's codes (its manual, appendix A): it goes down, went down, comes up, or has too many to answer.
DOWN = frozenset({"57P01", "57P02", "57P03", "53300"})
LOCKED = "55P03"
# What the driver says of a connection that broke off: it has no code for it.
_BROKEN = ("network error", "connection is closed", "communication error")


class StoreError(Exception):
    """A store cannot be opened, read or written: which, and why, on one line."""


class OldStoreError(StoreError):
    """A store is of an older version, and was to be read only."""


class StoreDownError(StoreError):
    """The server of a store does not answer now; nothing is half done, and it may be asked again."""


@contextmanager
def clear(name: str) -> Iterator[None]:
    """Turn what a database complains of into a StoreError of one line; `name` is the store's, without a password."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "pg8000":
            raise
        needed = f"the package {error.name} is needed: pip install 'rashomon[postgres]'"
        raise StoreError(f"{name}: {needed}") from error
    except (NoSuchModuleError, ArgumentError) as error:
        raise StoreError(f"{name}: no database that is supported here: {_first_line(error)}") from error
    except DBAPIError as error:
        if is_down(error):
            raise StoreDownError(f"{name}: the server does not answer: {reason_of(error)}") from error
        locked = ": database is locked by another writer" if is_locked(error) else ""
        raise StoreError(f"{name}{locked}: {reason_of(error)}") from error
    except OldVersionError as error:
        raise OldStoreError(f"{name}: {error}") from error
    except (SQLAlchemyError, sqlite3.Error, OSError, ValueError) as error:
        raise StoreError(f"{name}: {_first_line(error)}") from error


def reason_of(error: DBAPIError) -> str:
    """Return the first line of what a database said: of PostgreSQL's answer the message alone, no row and no detail."""
    told = _answer(error)
    return str(told.get("M", "")).partition("\n")[0] if told else _first_line(error.orig or error)


def is_down(error: DBAPIError) -> bool:
    """Return whether a server did not answer, rather than answer that something is wrong."""
    told = _answer(error)
    code = str(told.get("C", ""))
    return code in DOWN or code.startswith("08") or (not told and any(one in str(error.orig) for one in _BROKEN))


def is_locked(error: DBAPIError) -> bool:
    """Return whether a server gave up waiting for others."""
    return _answer(error).get("C") == LOCKED


def _answer(error: DBAPIError) -> dict[str, object]:
    """Return the fields of a PostgreSQL server's answer, empty where it is none."""
    first = error.orig.args[0] if error.orig is not None and error.orig.args else None
    return first if isinstance(first, dict) else {}


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
