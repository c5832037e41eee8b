"""Who may work on a store in a team, and the sessions and tokens by which they are known: rows in, records out.

Of passwords, sessions and tokens the store holds hashes alone: whoever reads the file can log in as nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, func, select, update

from rashomon.store.tables import SESSIONS, TOKENS, USERS

Role = Literal["reader", "coder", "lead"]
RANKS: Mapping[Role, int] = {"reader": 1, "coder": 2, "lead": 3}  # whoever has a higher one may do all of a lower one


class TeamError(Exception):
    """What is asked of users, passwords or tokens cannot be done: why, on one line."""


@dataclass(frozen=True, slots=True)
class User:
    """Who may work on a store; `disabled` is since when he may not any more (UTC)."""

    name: str
    role: Role
    made: str
    disabled: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which somebody is logged in: since when, and when it was last heard of (UTC)."""

    person: str
    made: str
    seen: str


@dataclass(frozen=True, slots=True)
class Token:
    """A key by which a program acts for a person, with a role that is at most his."""

    id: str
    person: str
    name: str
    role: Role
    made: str
    used: str | None
    revoked: str | None


def list_users(connection: Connection) -> list[User]:
    """Return all users by name."""
    return [_user(row) for row in connection.execute(select(USERS).order_by(USERS.c.key)).mappings()]


def find_user(connection: Connection, key: str) -> tuple[User, str] | None:
    """Return the user whose name is folded to a key, and the hash of his password; None where there is none."""
    row = connection.execute(select(USERS).where(USERS.c.key == key)).mappings().first()
    return None if row is None else (_user(row), row["password"])


def put_user(connection: Connection, user: User, key: str, password: str) -> None:
    """Keep a new user."""
    row = {name: getattr(user, name) for name in User.__dataclass_fields__}
    connection.execute(USERS.insert(), [row | {"key": key, "password": password}])


def change_user(connection: Connection, name: str, **values: str | None) -> None:
    """Give a user another `role`, `password` or state (`disabled`)."""
    connection.execute(update(USERS).where(USERS.c.name == name).values(values))


def count_leads(connection: Connection) -> int:
    """Return how many leads may log in."""
    query = select(func.count()).select_from(USERS).where(USERS.c.role == "lead", USERS.c.disabled.is_(None))
    return connection.scalar(query) or 0


def put_session(connection: Connection, digest: str, session: Session) -> None:
    """Keep a new session under the hash of what its browser holds."""
    row = {name: getattr(session, name) for name in Session.__dataclass_fields__}
    connection.execute(SESSIONS.insert(), [row | {"hash": digest}])


def find_session(connection: Connection, digest: str) -> tuple[Session, User] | None:
    """Return the session of a hash and whose it is, None where there is none."""
    found = _with_user(connection, SESSIONS, digest)
    return None if found is None else (Session(**found[0]), found[1])


def see_session(connection: Connection, digest: str, seen: str) -> None:
    """Keep that a session was heard of."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.hash == digest).values(seen=seen))


def end_session(connection: Connection, digest: str) -> None:
    """Forget a session."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.hash == digest))


def end_sessions(connection: Connection, person: str) -> None:
    """Forget all sessions of a user."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.person == person))


def drop_sessions(connection: Connection, made_before: str, seen_before: str) -> None:
    """Forget the sessions that are too old."""
    connection.execute(delete(SESSIONS).where((SESSIONS.c.made < made_before) | (SESSIONS.c.seen < seen_before)))


def put_token(connection: Connection, digest: str, token: Token) -> None:
    """Keep a new token under its hash."""
    row = {name: getattr(token, name) for name in Token.__dataclass_fields__}
    connection.execute(TOKENS.insert(), [row | {"hash": digest}])


def find_token(connection: Connection, digest: str) -> tuple[Token, User] | None:
    """Return the token of a hash and whose it is, None where there is none."""
    found = _with_user(connection, TOKENS, digest)
    return None if found is None else (Token(**found[0]), found[1])


def list_tokens(connection: Connection, person: str) -> list[Token]:
    """Return the tokens of a user that are not revoked, the oldest first."""
    query = select(TOKENS).where(TOKENS.c.person == person, TOKENS.c.revoked.is_(None)).order_by(TOKENS.c.made)
    rows = connection.execute(query.order_by(TOKENS.c.id)).mappings()
    return [Token(**{name: row[name] for name in Token.__dataclass_fields__}) for row in rows]


def use_token(connection: Connection, id_: str, used: str) -> None:
    """Keep that a token was used."""
    connection.execute(update(TOKENS).where(TOKENS.c.id == id_).values(used=used))


def revoke_tokens(connection: Connection, person: str, revoked: str, id_: str | None = None) -> int:
    """Revoke a token of a user, or all that he has; return how many were."""
    own = [TOKENS.c.person == person, TOKENS.c.revoked.is_(None), *([TOKENS.c.id == id_] if id_ else [])]
    return connection.execute(update(TOKENS).where(*own).values(revoked=revoked)).rowcount


def _user(row: Any) -> User:
    return User(**{name: row[name] for name in User.__dataclass_fields__})


def _with_user(connection: Connection, table: Table, digest: str) -> tuple[dict[str, Any], User] | None:
    """Return a row without its hash, and the user whose it is."""
    row = connection.execute(select(table).where(table.c.hash == digest)).mappings().first()
    if row is None:
        return None
    user = connection.execute(select(USERS).where(USERS.c.name == row["person"])).mappings().one()
    return {name: value for name, value in row.items() if name != "hash"}, _user(user)
