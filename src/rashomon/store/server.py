"""A PostgreSQL database as a store: connections that read one moment of it, or hold the right to write."""

from __future__ import annotations

import socket
import ssl
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError

from rashomon.store.addresses import SCHEMES, Address, find_password, read_address
from rashomon.store.errors import StoreDownError, StoreError, is_down

# One writer at a time, as in SQLite: what is numbered in order, and what a person saw before he decided, depends on
# it. Readers never wait. The lock is the store's own: other tables of the database may be written meanwhile.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('rashomon ' || coalesce(current_schema(), ''), 0))"
# All queries of a reader see one moment, as in SQLite.
_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_REFUSED = "SET TRANSACTION READ ONLY"
CONNECT_TIMEOUT = 10.0  # seconds for a server to take a connection


def is_server(store: str) -> bool:
    """Return whether a store's name is the address of a PostgreSQL database."""
    return store.partition("://")[0] in SCHEMES and "://" in store


def open_server(url: str, timeout: float, read_only: bool) -> Engine:
    """Return an engine for a URL; `timeout` is in seconds: how long to wait for others who write."""
    address = read_address(url)
    engine = create_engine("postgresql+pg8000://", creator=partial(_connect, address, timeout), pool_pre_ping=True)
    event.listen(engine, "begin", _begin_to_read if read_only else _begin)
    event.listen(engine, "handle_error", _note_end)
    return engine


def _connect(address: Address, timeout: float) -> Any:
    """Return a connection of the driver; StoreDownError where no server answers."""
    from rashomon.store.driver import Error, QuietConnection  # noqa: PLC0415 - pg8000 is an extra

    opened = _open_socket(address)
    password = find_password(address)
    try:
        return QuietConnection(
            user=address.user,
            password=password or "",
            host=address.host,
            database=address.database,
            sock=opened,
            ssl_context=_protection(address),
            application_name="rashomon",
            startup_params={"lock_timeout": f"{timeout * 1000:.0f}"},
        )
    except BaseException as error:
        opened.close()
        if isinstance(error, Error) and password is None and "password" in str(error):
            raise StoreError(
                f"{address.shown}: the server asks for a password, and none was found in PGPASSWORD or ~/.pgpass"
            ) from error
        raise


def _open_socket(address: Address) -> socket.socket:
    """Return a connected socket that then waits as long as an answer takes: a large copy may take minutes."""
    try:
        if address.socket is None:
            opened = socket.create_connection((address.host, address.port), CONNECT_TIMEOUT)
            # The driver asks in small pieces, of which each would wait 40 ms for the one before to be acknowledged.
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        else:
            opened = _open_local(address.socket)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreDownError(f"{address.shown}: the server does not answer: {reason}") from error
    opened.settimeout(None)
    return opened


def _open_local(path: str) -> socket.socket:
    opened = socket.socket(socket.AF_UNIX)
    try:
        opened.connect(path)
    except OSError:
        opened.close()
        raise
    return opened


def _protection(address: Address) -> ssl.SSLContext | bool | None:
    """Return how the way to a server is protected, as the driver takes it: not, where it can be, or always."""
    if address.socket or address.tls == "disable":
        return False
    if not address.tls.startswith("verify"):
        return None if address.tls == "prefer" else True
    context = ssl.create_default_context(cafile=address.root)
    context.check_hostname = address.tls == "verify-full"
    return context


def _note_end(context: ExceptionContext) -> None:
    """Have a connection thrown away whose server said that it ends: SQLAlchemy knows only those that broke off."""
    error = context.sqlalchemy_exception
    if isinstance(error, DBAPIError) and is_down(error):
        context.is_disconnect = True


def _begin(connection: Connection) -> None:
    """Begin a transaction: one that will write waits for its turn, any other sees one moment."""
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql(_LOCK if options.get("write") else _READ)


def _begin_to_read(connection: Connection) -> None:
    """Begin a transaction in which nothing can be written."""
    connection.exec_driver_sql(_REFUSED if connection.get_execution_options().get("write") else _READ)
