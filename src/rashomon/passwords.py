"""A password in, its argon2id hash out, and whether a password is the one of a hash.

The cost is that of the package, RFC 9106's choice for little memory: three passes over 64 MiB.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rashomon.store.users import TeamError

SHORTEST, LONGEST = 12, 200  # characters; NIST SP 800-63B asks for length and for no rules of composition
MOST_AT_ONCE = 2  # hashes: many who log in at once must not fill the memory
_HASHER = PasswordHasher()
_TURN = BoundedSemaphore(MOST_AT_ONCE)


def check_password(password: str, name: str) -> None:
    """Raise TeamError where a password may not be that of a user of a name."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise TeamError(f"a password has {SHORTEST} to {LONGEST} characters, not {len(password)}")
    if name.casefold() in password.casefold() and len(password) - len(name) < SHORTEST // 2:
        raise TeamError("the password is hardly more than the name")
    if len(set(password)) < 5:
        raise TeamError("the password is a few characters again and again")


def hash_password(password: str) -> str:
    """Return the hash of a password, with its salt and its cost in it."""
    with _TURN:
        return _HASHER.hash(_normal(password))


def is_password(password: str, hashed: str | None) -> bool:
    """Return whether a password is the one of a hash; without one it takes as long, and is not."""
    decoy = _decoy()
    given = _normal(password) if len(password) <= LONGEST else ""
    with _TURN:
        try:
            _HASHER.verify(hashed or decoy, given)
        except (VerificationError, InvalidHashError):
            return False
    return hashed is not None


def is_cheap(hashed: str) -> bool:
    """Return whether a hash was made at another cost than today's, so that it should be made anew."""
    return _HASHER.check_needs_rehash(hashed)


def _normal(password: str) -> str:
    """Return a password as it is hashed: the same letters from any keyboard are the same."""
    return unicodedata.normalize("NFKC", password)


@cache
def _decoy() -> str:
    return hash_password(secrets.token_urlsafe(24))
