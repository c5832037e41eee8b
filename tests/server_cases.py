"""A throw-away PostgreSQL server for the tests: one a test process, one new database a test."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_NUMBERS = count(1)
PASSWORD = "pass:w\\ord ü"
ABSENT = "no PostgreSQL server here (initdb, pg_ctl): `apt-get install postgresql` brings it"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs in a folder, of which it is also the socket's."""

    folder: Path
    binaries: Path
    port: int

    def url(self, database: str) -> str:
        """Return the address of a database, by way of the socket."""
        return f"postgresql://tester@:{self.port}/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
        log = self.folder / "log"
        _run(self.binaries / "pg_ctl", "-D", self.folder / "data", "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        _run(self.binaries / "pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server whose own order of letters is not the one of their numbers, as most servers' is not."""
    pytest.importorskip("pg8000", reason="the extra postgres is not installed")
    binaries = _find_binaries()
    if binaries is None:
        pytest.skip(ABSENT)
    folder = Path(tempfile.mkdtemp(prefix="rashomon-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, *_user())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Server(folder, binaries, port)
    language = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
    # By the socket everybody is let in, over the network with a password.
    who = ("-U", "tester", "--auth-local=trust", "--auth-host=scram-sha-256")
    _run(binaries / "initdb", "-D", folder / "data", *who, "-E", "UTF8", "-N", *language)
    made.start()
    ask(made.url("postgres"), f"CREATE ROLE ana LOGIN PASSWORD '{PASSWORD}'")
    yield made
    made.stop()
    shutil.rmtree(folder)


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The address of a database with nothing in it."""
    name = f"store_{os.getpid()}_{next(_NUMBERS)}"
    ask(server.url("postgres"), f"CREATE DATABASE {name}")
    yield server.url(name)
    ask(server.url("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["file", "server"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store is to be: a file, then a database on a server."""
    return str(tmp_path / "store.sqlite") if request.param == "file" else str(request.getfixturevalue("database"))


def ask(place: str, query: str) -> list[tuple[Any, ...]]:
    """Return the rows that a database gives to a query in SQL, asked without any of the product."""
    if "://" not in place:
        with sqlite3.connect(place) as opened:
            found = opened.execute(query).fetchall()
        opened.close()
        return found
    from pg8000.dbapi import connect  # noqa: PLC0415 - an extra

    address, _, folder = place.partition("?host=")
    port, _, name = address.rpartition(":")[2].partition("/")
    connection = connect(user="tester", database=name, unix_sock=f"{folder}/.s.PGSQL.{port}")
    try:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(query)
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
    finally:
        connection.close()


def bytes_of(home: str) -> bytes:
    """Return all bytes of the files that a store lies in, in small letters: on a server those of its database."""
    if "://" not in home:
        files = sorted(Path(home).parent.glob(f"{Path(home).name}*"))
    else:
        ask(home, "CHECKPOINT")
        [[number]] = ask(home, "SELECT oid FROM pg_database WHERE datname = current_database()")
        files = sorted(Path(home.partition("?host=")[2], "data", "base", str(number)).iterdir())
    return b"".join(file.read_bytes().lower() for file in files)


def _find_binaries() -> Path | None:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if all((one / name).exists() for name in ("initdb", "pg_ctl"))), None)


def _user() -> tuple[int, int]:
    """Return the user and group of a server where the tests run as root, which no server runs as."""
    names = {one.pw_name: one for one in pwd.getpwall()}
    found = names.get("postgres") or names["nobody"]
    return found.pw_uid, found.pw_gid


def _run(*command: str | Path) -> None:
    user, group = _user() if os.geteuid() == 0 else (None, None)
    extra: list[int] | None = [] if user is not None else None
    subprocess.run(
        [str(one) for one in command],
        check=True,
        stdout=subprocess.DEVNULL,
        user=user,
        group=group,
        extra_groups=extra,
        cwd="/",
    )
