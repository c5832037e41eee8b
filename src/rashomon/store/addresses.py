"""The address of a PostgreSQL store in, what it takes to ask that server out, by the rules that psql has too.

A password never stands in the address: it would be seen in the list of processes, in histories and in messages.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = frozenset({"postgresql", "postgres"})
PORT = 5432
TLS = ("disable", "prefer", "require", "verify-ca", "verify-full")
MOST_BYTES = 2**20  # of a file of passwords
_FIELD = re.compile(r"((?:[^:\\]|\\.)*)(?::|$)")


@dataclass(frozen=True, slots=True)
class Address:
    """A database of a server. `host` is a name, or the folder of a socket; `shown` says it without secrets."""

    host: str
    port: int
    user: str
    database: str
    tls: str
    root: str | None  # a file of certificates, for a server whose own was signed by somebody else
    shown: str

    @property
    def socket(self) -> str | None:
        """The file of the server's socket on this machine, None for one that is asked over the network."""
        return f"{self.host}/.s.PGSQL.{self.port}" if self.host.startswith("/") else None


def is_address(store: str) -> bool:
    """Return whether a store's name is an address, not that of a file."""
    return "://" in store


def show_name(store: str) -> str:
    """Return the name of a store as messages say it: whatever stands in an address, without a password."""
    return re.sub(r"(://[^:@/]*):[^/]*@", r"\1@", store).partition("?")[0] if is_address(store) else store


def read_address(url: str, environment: Mapping[str, str] = os.environ) -> Address:
    """Return what a URL of a database says, the rest from the environment; ValueError where that is wrong."""
    parts = urlsplit(url)
    if parts.password is not None:
        raise ValueError("a password in an address can be seen by others: put it into PGPASSWORD or ~/.pgpass")
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(set(asked) - {"host", "sslmode", "sslrootcert"})
    if unknown:
        raise ValueError(f"{', '.join(unknown)!r} is not understood in an address; known: host, sslmode, sslrootcert")
    host = asked.get("host") or parts.hostname or environment.get("PGHOST") or "localhost"
    port = parts.port or int(environment.get("PGPORT") or PORT)
    user = unquote(parts.username or "") or environment.get("PGUSER") or getpass.getuser()
    database = unquote(parts.path.removeprefix("/")) or environment.get("PGDATABASE") or user
    tls = asked.get("sslmode") or environment.get("PGSSLMODE") or "prefer"
    if tls not in TLS:
        raise ValueError(f"sslmode {tls!r} is not understood; known: {', '.join(TLS)}")
    root = asked.get("sslrootcert") or environment.get("PGSSLROOTCERT")
    return Address(host, port, user, database, tls, root, f"postgresql://{user}@{host}:{port}/{database}")


def find_password(address: Address, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the password for an address: PGPASSWORD, else that of the first line of ~/.pgpass that fits, else None."""
    given = environment.get("PGPASSWORD")
    if given is not None:
        return given
    file = Path(environment.get("PGPASSFILE") or Path.home() / ".pgpass")
    host = "localhost" if address.socket else address.host
    wanted = (host, str(address.port), address.database, address.user)
    for fields in _lines(file):
        if len(fields) == 5 and all(one in ("*", own) for one, own in zip(fields, wanted, strict=False)):
            return fields[4]
    return None


def _lines(file: Path) -> Iterator[list[str]]:
    """Yield the fields of the lines of a file of passwords; none of one that others may read, as psql does."""
    try:
        if not file.is_file() or (os.name == "posix" and file.stat().st_mode & 0o077):
            return
        with file.open(encoding="utf-8", errors="replace") as opened:
            text = opened.read(MOST_BYTES)
    except OSError:
        return
    for line in text.splitlines():
        if line and not line.startswith("#"):
            fields = [found[1] for found in _FIELD.finditer(line)][:5]
            yield [re.sub(r"\\(.)", r"\1", one) for one in fields]
