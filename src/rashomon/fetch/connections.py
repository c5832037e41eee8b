"""One request over one connection, to a numeric address that was checked; TLS still proves the name."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

from rashomon.fetch.addresses import FetchError, Target

MOST_BYTES = 20 * 2**20  # of one body: pages of news have at most 5 MB, feeds and press releases 16 MB
CONNECT_SECONDS = 15.0
DEADLINE_SECONDS = 60.0  # for all of one request, however slowly its bytes drip
_PIECE = 65_536
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. `headers` by name in small letters; `body` without its compression."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Plain(http.client.HTTPConnection):
    """A connection to a numeric address, whatever the name resolves to by now."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=CONNECT_SECONDS)
        self._address = address

    def connect(self) -> None:
        """Connect to the address that was checked."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Secure(_Plain):
    """The same over TLS: the certificate is checked for the name, not for the address."""

    def connect(self) -> None:
        """Connect to the address that was checked, and have the server prove its name."""
        super().connect()
        self.sock = _context().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def send(
    target: Target,
    addresses: Sequence[str],
    headers: Mapping[str, str],
    *,
    body: bytes | None = None,
    most_bytes: int = MOST_BYTES,
    deadline: float = DEADLINE_SECONDS,
) -> Answer:
    """Return what a target answers to a GET, to a POST where there is a body; FetchError where it does not."""
    kind = _Secure if target.scheme == "https" else _Plain
    error: Exception | None = None
    for address in addresses:
        connection = kind(target, address)
        try:
            connection.connect()
        except (OSError, ValueError) as failed:
            error = failed
            connection.close()
            continue
        return _exchange(connection, target, headers, body, most_bytes, deadline)
    raise FetchError(f"cannot connect: {_word(error)}", later=not isinstance(error, ssl.SSLCertVerificationError))


def _exchange(
    connection: _Plain,
    target: Target,
    headers: Mapping[str, str],
    body: bytes | None,
    most_bytes: int,
    deadline: float,
) -> Answer:
    """Send a request over an open connection and return the answer, within a deadline in seconds."""
    with _ended(connection, deadline) as late:
        try:
            connection.request("GET" if body is None else "POST", target.path, body=body, headers=dict(headers))
            with connection.getresponse() as response:
                told = {name.lower(): value for name, value in reversed(response.getheaders())}
                answer = Answer(response.status, told, _body(response, told, most_bytes))
            if late.is_set():  # which the body cannot tell from its end
                raise TimeoutError
            return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = f"broke off: {_word(error)}"
            raise FetchError(
                f"took longer than {deadline:g} seconds" if late.is_set() else reason, later=True
            ) from error


@contextmanager
def _ended(connection: http.client.HTTPConnection, deadline: float) -> Iterator[threading.Event]:
    """Cut a connection when the deadline has passed: the time limit of a socket begins anew with every byte."""
    late = threading.Event()
    held = connection.sock

    def cut() -> None:
        late.set()
        with suppress(OSError):
            # Not the method of TLS, which would first take leave of the server.
            socket.socket.shutdown(held, socket.SHUT_RDWR)

    timer = threading.Timer(deadline, cut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        timer.join()
        connection.close()


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], most_bytes: int) -> bytes:
    """Return the whole body, unpacked. Raises FetchError where it is too large, cut short, or packed in another way."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError(f"comes in the encoding {encoding[:40]!r}, which was not asked for")
    pieces = _pieces(response)
    if encoding in {"gzip", "x-gzip", "deflate"}:
        pieces = _unpacked(pieces, most_bytes)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most_bytes:
            raise FetchError(f"is larger than {most_bytes / 2**20:g} MB")
    return bytes(body)


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield a body as it comes. Raises FetchError where it ends before the length that its head told."""
    while piece := response.read(_PIECE):
        yield piece
    if response.length:  # what should still come
        raise FetchError("broke off before its end", later=True)


def _unpacked(pieces: Iterator[bytes], most_bytes: int) -> Iterator[bytes]:
    """Yield a gzip or deflate body unpacked, never much more at a time than may come in all."""
    unpack = None
    for piece in pieces:
        data = piece
        while data and not (unpack and unpack.eof and not data.startswith(_GZIP)):  # what follows the end is padding
            if unpack is None or unpack.eof:  # a file may have several members
                # Some servers send deflate without the two bytes before it.
                headed = data.startswith(_GZIP) or data[0] & 0x0F == 8
                unpack = zlib.decompressobj(zlib.MAX_WBITS | 32 if headed else -zlib.MAX_WBITS)
            try:
                yield unpack.decompress(data, most_bytes + 1)
            except zlib.error as error:
                raise FetchError("is packed in a way that cannot be unpacked") from error
            data = unpack.unconsumed_tail or unpack.unused_data
    if unpack is not None and not unpack.eof:
        raise FetchError("broke off before its end", later=True)


def _word(error: Exception | None) -> str:
    """Return what an error of the network says, on one short line."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(said).split())[:200]
