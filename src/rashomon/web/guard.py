"""A request in, a refusal out where it may come from elsewhere, else the answer with what a browser must heed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING

from rashomon.web.addresses import LOCAL, Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 64 * 1024  # bytes: a decision has some hundred
MOST_UPLOAD = 25 * 1024 * 1024  # bytes: files that are handed in
UPLOADS = frozenset(["/add"])
SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
HEADERS: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """What stands before all else: checks where a request comes from, and sees to the headers of its answer."""

    def __init__(self, app: ASGIApp, site: Site = LOCAL, pictures: str = "") -> None:
        self._app, self._site = app, site
        self._headers = dict(HEADERS) | _special(site, pictures)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that is refused does not reach the application."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return None  # there is nothing else here: the server closes the connection
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        answer = _Answer(
            send, scope["method"], headers.get("if-none-match", ""), self._headers, private=bool(self._site.host)
        )
        refused = find_refusal(scope["method"], headers, self._site)
        if refused:
            return await _refuse(answer, *refused, str(scope["path"]))
        return await self._app(scope, receive, answer)


class Measure:
    """What stands right before the application: hands it the body of a request whole, if that is not too large."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that is too large does not reach the application."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        most = MOST_UPLOAD if scope["path"] in UPLOADS else MOST_BODY
        body = await _read(receive, most)
        if body is None:
            return await _refuse(send, 413, f"a request may have {most:,} bytes", str(scope["path"]))
        given = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return given.pop() if given else await receive()

        return await self._app(scope, replay, send)


def find_refusal(method: str, headers: Mapping[str, str], site: Site = LOCAL) -> tuple[int, str] | None:
    """Return the code and the reason of refusing a request by its headers, None where it is let through."""
    host = headers.get("host", "")
    if not site.is_named(host):
        return 421, f"this workbench answers to {site.host or 'localhost and 127.0.0.1'} only"
    origin = headers.get("origin")
    ours = {site.origin} if site.host else {f"http://{host}".casefold(), f"https://{host}".casefold()}
    if origin is not None and origin.casefold() not in ours:
        return 403, "a page of another origin may not ask here"
    from_site = headers.get("sec-fetch-site", "none")
    followed = method in SAFE and headers.get("sec-fetch-mode") == "navigate"
    if from_site not in ("none", "same-origin") and not followed:
        return 403, "a page of another site may not ask here"
    return None


async def _read(receive: Receive, most: int) -> bytes | None:
    """Return the body of a request, None where it is too large."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


async def _refuse(send: Send, code: int, why: str, path: str) -> None:
    """Say why in the words that a program understands, or in plain ones."""
    api = path.startswith("/api/")
    text = dumps({"error": {"code": "refused", "message": why}}) if api else f"Refused: {why}.\n"
    kind = b"application/json" if api else b"text/plain; charset=utf-8"
    await send({"type": "http.response.start", "status": code, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": text.encode()})


class _Answer:
    """Sends an answer on with headers that a browser must heed, as "not modified" where the asker has it already."""

    def __init__(self, send: Send, method: str, known: str, headers: Mapping[str, str], *, private: bool) -> None:
        self._send, self._method, self._known = send, method, known
        self._headers, self._kept = headers, "private, no-cache" if private else "no-cache"
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return None
        if self._start is not None:
            start, self._start = self._start, None
            whole = not message.get("more_body") and start["status"] == 200 and self._method in SAFE
            tag = f'"{sha256(message.get("body", b"")).hexdigest()[:20]}"' if whole else ""
            if tag and tag in self._known:
                start, message = {**start, "status": 304, "headers": _unsized(start)}, {**message, "body": b""}
            await self._send({**start, "headers": [*start.get("headers", []), *self._heeded(start, tag)]})
        return await self._send(message)

    def _heeded(self, start: Message, tag: str) -> list[tuple[bytes, bytes]]:
        """Return the headers that an answer lacks; what it says of its caching stays."""
        told = {key for key, _ in start.get("headers", [])}
        # What one of a team is shown no proxy may keep for another.
        more = {**self._headers, "cache-control": self._kept if tag else "no-store"} | ({"etag": tag} if tag else {})
        return [(key.encode(), value.encode()) for key, value in more.items() if key.encode() not in told]


def _unsized(start: Message) -> list[tuple[bytes, bytes]]:
    return [pair for pair in start["headers"] if pair[0] not in (b"content-length", b"content-type")]


def _special(site: Site, pictures: str) -> dict[str, str]:
    """Return the headers that hang on where a workbench is reached, and on the one other host that has its pictures."""
    policy = HEADERS["content-security-policy"]
    told = {"content-security-policy": policy.replace("img-src 'self'", f"img-src 'self' {pictures}".rstrip())}
    return told | ({"strict-transport-security": "max-age=31536000"} if site.https else {})
