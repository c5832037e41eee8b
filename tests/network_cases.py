"""A web of our own on 127.0.0.1, and a clock that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.fetch.client import Clock, Fetcher

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Web:
    """What each path answers: a status, headers and a body; several are answered one after the other."""

    port: int
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies.setdefault(path, []).append((status, named, data))
        return self.at(path)

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.asked if path != "/robots.txt"]

    def reply(self, path: str) -> Reply:
        waiting = self.replies.get(path, [(404, {}, b"")])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@dataclass
class Time:
    """A clock that stands still but for those who sleep."""

    now: float = 1_588_845_600.0  # 2020-05-07T10:00:00Z
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if seconds:
            self.slept.append(seconds)

    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = {name.lower(): value for name, value in self.headers.items()}
            served.asked.append((self.command, self.path, sent, self.rfile.read(length)))
            status, headers, body = served.reply(self.path)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - as http.server looks it up

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def standing() -> Time:
    return Time()


@pytest.fixture
def fetcher(standing: Time) -> Fetcher:
    return Fetcher(allow_private=True, clock=standing.clock())
