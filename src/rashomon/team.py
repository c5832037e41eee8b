"""Who may work on a store, and how he is known: names, passwords, sessions and tokens in, users out; all of it logged.

A session or a token is a random text that only its holder has: the store keeps the hash.
"""

from __future__ import annotations

import secrets
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from rashomon.passwords import check_password, hash_password, is_cheap, is_password
from rashomon.store import StoreError
from rashomon.store.audit import log, now
from rashomon.store.users import (
    RANKS,
    Role,
    Session,
    TeamError,
    Token,
    User,
    change_user,
    count_leads,
    drop_sessions,
    end_session,
    end_sessions,
    find_session,
    find_token,
    find_user,
    list_tokens,
    list_users,
    put_session,
    put_token,
    put_user,
    revoke_tokens,
    see_session,
    use_token,
)
from rashomon.user_names import find_fault, look_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rashomon.store import Store

LONGEST_NAME = 60  # characters, of a user and of a token
IDLE, WHOLE = timedelta(hours=2), timedelta(hours=12)  # of a session: without a request, and in all
SEEN_EVERY = timedelta(minutes=1)  # no row is written for each request
BEGINS = "rsh_"  # of every token, so that who finds one in a file knows what it is
MOST_TOKENS = 20  # of one user


def fold_user(name: str) -> str:
    """Return a name as users are told apart: by its letters alone; not every database holds a NUL."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("\0", "\ufffd").split())


def read_role(given: str) -> Role:
    """Return the role of a name; TeamError where there is none of it."""
    for role in RANKS:
        if role == given:
            return role
    raise TeamError(f"no role {given!r}: one of {', '.join(RANKS)}")


def at_most(role: Role, other: Role) -> Role:
    """Return the lower of two roles."""
    return min(role, other, key=RANKS.__getitem__)


# ── users ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def add_user(store: Store, by: str, name: str, role: Role, password: str) -> User:
    """Add a user; TeamError where the name is taken, looks like another's or is none, or the password is too weak."""
    name = _name(name)
    if fault := find_fault(name):
        raise TeamError(f"{name}: {fault}")
    check_password(password, name)
    user, hashed = User(name, role, now(), None), hash_password(password)
    with store.write() as connection:
        if find_user(connection, fold_user(name)) is not None:
            raise TeamError(f"{name}: there is a user of that name")
        for other in list_users(connection):
            if look_of(other.name) == look_of(name):
                raise TeamError(f"{name}: it looks like {other.name}, a user that there is")
        put_user(connection, user, fold_user(name), hashed)
        log(connection, by, "user added", name, role)
    return user


def give_role(store: Store, by: str, name: str, role: Role) -> None:
    """Give a user another role, which ends his sessions; TeamError where he is the last lead."""
    with store.write() as connection:
        user = _get(connection, name)
        if role != user.role:
            _check_lead_stays(connection, user)
            change_user(connection, user.name, role=role)
            end_sessions(connection, user.name)
            log(connection, by, "role given", user.name, f"{user.role} → {role}")


def give_password(store: Store, by: str, name: str, password: str) -> None:
    """Give a user another password, which ends his sessions and revokes his tokens; TeamError where it is weak."""
    check_password(password, _name(name))
    hashed = hash_password(password)
    with store.write() as connection:
        user = _get(connection, name)
        change_user(connection, user.name, password=hashed)
        end_sessions(connection, user.name)
        revoke_tokens(connection, user.name, now())
        log(connection, by, "password given", user.name)


def disable(store: Store, by: str, name: str) -> None:
    """Let a user in no more: his sessions end, his tokens are revoked. TeamError where he is the last lead."""
    with store.write() as connection:
        user = _get(connection, name)
        if user.disabled is None:
            _check_lead_stays(connection, user)
            change_user(connection, user.name, disabled=now())
            end_sessions(connection, user.name)
            revoke_tokens(connection, user.name, now())
            log(connection, by, "user disabled", user.name)


def enable(store: Store, by: str, name: str) -> None:
    """Let a user in again."""
    with store.write() as connection:
        user = _get(connection, name)
        if user.disabled is not None:
            change_user(connection, user.name, disabled=None)
            log(connection, by, "user enabled", user.name)


def _name(given: str) -> str:
    name = " ".join(unicodedata.normalize("NFKC", given).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise TeamError(f"a name has 1 to {LONGEST_NAME} characters, all of which can be seen")
    return name


def _get(connection: Connection, name: str) -> User:
    found = find_user(connection, fold_user(name))
    if found is None:
        raise TeamError(f"{name}: there is no such user")
    return found[0]


def _check_lead_stays(connection: Connection, user: User) -> None:
    """Raise TeamError where nobody could manage users any more."""
    if user.role == "lead" and user.disabled is None and count_leads(connection) == 1:
        raise TeamError(f"{user.name} is the only lead: make another one first")


# ── sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def log_in(store: Store, name: str, password: str, address: str, *, before: str = "") -> str | None:
    """Return the secret of a new session, None where name and password are not those of somebody who may log in.

    It takes as long for a name that nobody has. `address` is from where it is asked, for the log; `before` is what the
    browser held till then, which is worth nothing afterwards.
    """
    with store.read() as connection:
        found = find_user(connection, fold_user(name))
    right = is_password(password, found[1] if found else None)
    anew = hash_password(password) if found and right and is_cheap(found[1]) else None
    with store.write() as connection:
        # The password may have been changed, or the user disabled, meanwhile.
        same = found if found and find_user(connection, fold_user(name)) == found else None
        if same is None or not right or same[0].disabled is not None:
            # What is typed for a name may be a password: of a name that nobody has nothing is kept.
            log(connection, found[0].name if found else "", "login refused", note=f"from {address}")
            return None
        if anew:
            change_user(connection, same[0].name, password=anew)
        drop_sessions(connection, _before(WHOLE), _before(IDLE))
        end_session(connection, _hash(before))
        log(connection, same[0].name, "logged in", note=f"from {address}")
        return _begin(connection, same[0].name)


def change_password(store: Store, user: User, old: str, new: str) -> str:
    """Give somebody the password that he wants and return the secret of the one session that he has then.

    TeamError where the old one is wrong or the new one weak.
    """
    check_password(new, user.name)
    with store.read() as connection:
        found = find_user(connection, fold_user(user.name))
    if found is None or not is_password(old, found[1]):
        raise TeamError("that is not the password that you have now")
    hashed = hash_password(new)
    with store.write() as connection:
        change_user(connection, user.name, password=hashed)
        end_sessions(connection, user.name)
        log(connection, user.name, "password changed", user.name)
        return _begin(connection, user.name)


def log_out(store: Store, user: User, secret: str) -> None:
    """End a session."""
    with store.write() as connection:
        end_session(connection, _hash(secret))
        log(connection, user.name, "logged out")


def known_by_session(store: Store, secret: str, *, active: bool = True) -> User | None:
    """Return whose session a secret is, None where there is none any more; unless `active` it grows no younger."""
    with store.read() as connection:
        found = find_session(connection, _hash(secret))
    if found is None:
        return None
    session, user = found
    if session.made < _before(WHOLE) or session.seen < _before(IDLE) or user.disabled is not None:
        return None
    if active and session.seen < _before(SEEN_EVERY):
        # Where another writes for long, to read goes on all the same.
        with suppress(StoreError), store.write() as connection:
            see_session(connection, _hash(secret), now())
    return user


def _begin(connection: Connection, name: str) -> str:
    secret, begun = secrets.token_urlsafe(32), now()
    put_session(connection, _hash(secret), Session(name, begun, begun))
    return secret


# ── tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def make_token(store: Store, user: User, name: str, role: Role) -> tuple[Token, str]:
    """Return a new token of a user and its secret, which nobody can be told again; TeamError where he may have none.

    Its role is his own at most, also when his changes later.
    """
    if at_most(role, user.role) != role:
        raise TeamError(f"a token may do no more than you: your role is {user.role}, and not {role}")
    name, secret = _name(name), BEGINS + secrets.token_urlsafe(32)
    token = Token("t" + secrets.token_hex(6), user.name, name, role, now(), None, None)
    with store.write() as connection:
        if len(list_tokens(connection, user.name)) >= MOST_TOKENS:
            raise TeamError(f"{MOST_TOKENS} tokens are the most that one may have: revoke one first")
        put_token(connection, _hash(secret), token)
        log(connection, user.name, "token made", token.id, token.role)
    return token, secret


def revoke_token(store: Store, user: User, id_: str) -> None:
    """Revoke a token of a user; TeamError where he has none of that id."""
    with store.write() as connection:
        if not revoke_tokens(connection, user.name, now(), id_):
            raise TeamError(f"{id_}: you have no such token")
        log(connection, user.name, "token revoked", id_)


def known_by_token(store: Store, secret: str, change: str = "") -> User | None:
    """Return whose token a secret is, with the role that it has; None where there is none. A `change` is logged."""
    with store.read() as connection:
        found = find_token(connection, _hash(secret))
    if found is None or found[0].revoked is not None or found[1].disabled is not None:
        return None
    token, user = found
    if change:
        with store.write() as connection:
            use_token(connection, token.id, now())
            log(connection, user.name, "token used", token.id, change)
    elif token.used is None or token.used < _before(SEEN_EVERY):
        with suppress(StoreError), store.write() as connection:
            use_token(connection, token.id, now())
    return replace(user, role=at_most(token.role, user.role))


def _hash(secret: str) -> str:
    """Return the hash of a secret; it is random and long, so that a plain one does."""
    return sha256(secret.encode()).hexdigest()


def _before(span: timedelta) -> str:
    return (datetime.now(UTC) - span).isoformat(timespec="seconds").replace("+00:00", "Z")
