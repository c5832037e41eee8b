import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from network_cases import Time, Web
from rashomon.fetch import connections
from rashomon.fetch.addresses import FetchError
from rashomon.fetch.client import Fetcher

packed = partial(gzip.compress, mtime=0)  # the same bytes at any time


def fetched(fetcher: Fetcher, url: str) -> bytes:
    page = fetcher.fetch(url)
    assert page is not None
    return page.body


def test_a_page_says_where_it_is_from_and_when(web: Web, fetcher: Fetcher) -> None:
    url = web.put("/a", "<p>text", Content_Type="text/html; charset=utf-8", ETag='"1"', Set_Cookie="id=1")
    page = fetcher.fetch(url)
    assert page
    assert (page.asked, page.url, page.fetched, page.body) == (url, url, "2020-05-07T10:00:00Z", b"<p>text")
    assert dict(page.headers)["etag"] == '"1"'
    assert "set-cookie" not in dict(page.headers)
    agents = {sent["user-agent"] for _, _, sent, _ in web.asked}
    assert [agent.split("/")[0] for agent in agents] == ["rashomon"]


def test_a_contact_is_told(web: Web, standing: Time) -> None:
    Fetcher(allow_private=True, clock=standing.clock(), contact="desk@example.org\r\nX: ü").fetch(web.put("/a", "x"))
    assert web.asked[-1][2]["user-agent"].endswith(" (+desk@example.orgX:)")


def test_what_did_not_change_is_no_page(web: Web, fetcher: Fetcher) -> None:
    url = web.put("/a", status=304)
    assert fetcher.fetch(url, {"If-None-Match": '"1"'}) is None
    assert web.asked[-1][2]["if-none-match"] == '"1"'
    with pytest.raises(FetchError, match="status 304"):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    ("status", "retry_after", "later", "wait"),
    [
        (404, "5", False, None),
        (403, "", False, None),
        (429, "120", True, 120),
        (503, "Thu, 07 May 2020 10:01:00 GMT", True, 60),
        (503, "Thu, 07 May 1999 10:00:00 GMT", True, 0),
        (503, "999999999", True, 86400),
        (500, "soon", True, None),
        (500, "9" * 5000, True, None),
    ],
)
def test_a_failure_says_whether_to_ask_again(
    web: Web, fetcher: Fetcher, status: int, retry_after: str, later: bool, wait: float | None
) -> None:
    url = web.put("/a", status=status, Retry_After=retry_after)
    with pytest.raises(FetchError, match=f"^answers with status {status}$") as failed:
        fetcher.fetch(url)
    assert (failed.value.later, failed.value.wait) == (later, wait)


# ── where redirects lead ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_redirect_is_followed(web: Web, fetcher: Fetcher) -> None:
    web.put("/c", "end")
    web.put("/b", status=301, Location="../c?")
    page = fetcher.fetch(web.put("/a", status=302, Location="/b"))
    assert page
    assert (page.asked, page.url, page.body) == (web.at("/a"), web.at("/c"), b"end")


def test_a_redirect_may_be_written_carelessly(web: Web, fetcher: Fetcher) -> None:
    web.put("/%C3%A4%20b", "end")
    location = "/ä b".encode().decode("latin-1")
    assert fetched(fetcher, web.put("/a", status=302, Location=location)) == b"end"


def test_a_loop_has_an_end(web: Web, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="more than 5 times"):
        fetcher.fetch(web.put("/a", status=302, Location="/a"))
    assert len(web.paths()) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("", "does not say which"),
        ("file:///etc/passwd", "no address of the web"),
        ("http://[::1", "not asked for"),
        ("http://user@example.org/", "name or password"),
        ("http://169.254.169.254/latest/meta-data/", "never asked"),
        (f"/{'a' * 60_000}", "longer than 2000"),
    ],
)
def test_a_redirect_to_what_is_refused(web: Web, fetcher: Fetcher, location: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetcher.fetch(web.put("/a", status=302, Location=location))


def test_a_redirect_into_the_own_network_is_refused_without_leave(web: Web, standing: Time) -> None:
    inside = web.put("/secret", "secret")
    # The first name is public by what it resolves to, and answered here.
    names = {"outside.example": ["93.184.216.34"]}
    fetcher = Fetcher(clock=standing.clock(), lookup=lambda host, _: names.get(host, [host]))
    with pytest.raises(FetchError, match="private address"):
        fetcher.fetch(inside)
    assert web.asked == []


def test_the_name_is_resolved_once_for_each_request(web: Web, standing: Time) -> None:
    found: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        found.append(host)
        return ["127.0.0.1"]

    fetcher = Fetcher(allow_private=True, clock=standing.clock(), lookup=lookup)
    web.put("/a", "here")
    # Nobody else could resolve this name: the connection goes to the address that was checked.
    assert fetched(fetcher, f"http://outside.invalid:{web.port}/a") == b"here"
    assert found == ["outside.invalid"] * 2
    assert web.asked[-1][2]["host"] == f"outside.invalid:{web.port}"


# ── robots.txt and pauses ───────────────────────────────────────────────────────────────────────────────────────────


def test_robots_are_asked_once_and_heeded(web: Web, fetcher: Fetcher) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
    web.put("/private", status=200)
    web.put("/open", "x")
    web.put("/to", status=302, Location="/private")
    assert fetched(fetcher, web.at("/open")) == b"x"
    for path in ("/private", "/to"):
        with pytest.raises(FetchError, match=r"robots\.txt says"):
            fetcher.fetch(web.at(path))
    assert [path for _, path, _, _ in web.asked] == ["/robots.txt", "/open", "/to"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_robots_that_cannot_be_had(web: Web, fetcher: Fetcher, status: int, allowed: bool) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /", status=status, Retry_After="7")
    url = web.put("/a", "x")
    if allowed:
        assert fetched(fetcher, url) == b"x"
        return
    with pytest.raises(FetchError, match=r"robots\.txt cannot be had now") as failed:
        fetcher.fetch(url)
    assert (failed.value.later, failed.value.wait) == (True, 7)


def test_a_host_is_left_alone_between_two_requests(web: Web, fetcher: Fetcher, standing: Time) -> None:
    web.put("/robots.txt", "User-agent: *\nCrawl-delay: 10\n")
    url = web.put("/a", "x")
    assert fetcher.wait_for(url) == 0
    fetcher.fetch(url)
    assert fetcher.wait_for(url) == 10
    fetcher.fetch(url)
    assert standing.slept == [10]


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", packed(b"text" * 1000)),
        ("x-gzip", packed(b"text" * 500) + packed(b"text" * 500)),
        ("gzip", packed(b"text" * 1000) + b"\0" * 100),
        ("deflate", zlib.compress(b"text" * 1000)),
        ("deflate", zlib.compress(b"text" * 1000, wbits=-15)),
        ("identity", b"text" * 1000),
    ],
)
def test_a_body_is_unpacked(web: Web, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    assert fetched(fetcher, web.put("/a", body, Content_Encoding=encoding)) == b"text" * 1000


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", packed(b"\0" * 30_000_000), "larger than 20 MB"),
        ("gzip", packed(b"\0" * 5_000_000) * 5, "larger than 20 MB"),
        ("gzip", packed(b"text" * 1000)[:-9], "before its end"),
        ("gzip", b"no gzip at all", "cannot be unpacked"),
        ("gzip, gzip", packed(packed(b"text")), "which was not asked for"),
        ("br", b"text", "which was not asked for"),
    ],
)
def test_a_body_that_means_harm(web: Web, fetcher: Fetcher, encoding: str, body: bytes, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetcher.fetch(web.put("/a", body, Content_Encoding=encoding))


def test_a_body_shorter_than_told_is_not_taken(web: Web, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="broke off"):
        fetcher.fetch(web.put("/a", b"half", Content_Length="1000"))


@contextmanager
def raw(answer: bytes, drip: bytes = b"", tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Give the address of a server that answers with these bytes, and then with the others for ever."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            with suppress(OSError):
                accepted, _ = listening.accept()
                with accepted, tls.wrap_socket(accepted, server_side=True) if tls else accepted as connection:
                    answer_to(connection)

    def answer_to(connection: socket.socket) -> None:
        if b"robots" in connection.recv(65536):
            connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
            return
        connection.sendall(answer)
        while drip and not over.wait(0.001):
            connection.sendall(drip)

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    over.set()
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "drip", "reason"),
    [
        (b"", b"", "broke off"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", b"", "broke off"),
        (HEAD + b"X: 1\r\n" * 500 + b"\r\n", b"", "broke off: got more than 100 headers"),
        (HEAD + b"X: " + b"a" * 100_000 + b"\r\n\r\n", b"", "broke off: got more than 65536 bytes"),
        (HEAD, b"X", "took longer than 0.3 seconds"),
        (HEAD + b"\r\n", b"a", "took longer than 0.3 seconds"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", "took longer than 0.3 seconds"),
        (HEAD + b"\r\n", b"a" * 1_000_000, "larger than 20 MB|took longer"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"", "broke off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFF\r\nabc", b"", "broke off"),
        (HEAD + b"Content-Length: 99999999999999999999\r\n\r\nabc", b"", "broke off"),
    ],
)
def test_a_server_that_means_harm(standing: Time, answer: bytes, drip: bytes, reason: str) -> None:
    with raw(answer, drip) as url, pytest.raises(FetchError, match=reason) as failed:
        Fetcher(allow_private=True, clock=standing.clock(), deadline=0.3).fetch(url)
    assert "\n" not in str(failed.value)


def test_nobody_there(standing: Time) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    with pytest.raises(FetchError, match=r"^cannot connect: .* \(asked for its robots\.txt\)$") as failed:
        Fetcher(allow_private=True, clock=standing.clock()).fetch(url)
    assert failed.value.later


def test_a_server_without_a_name_that_is_proved_is_refused(web: Web, standing: Time) -> None:
    with pytest.raises(FetchError, match="cannot connect"):
        Fetcher(allow_private=True, clock=standing.clock()).fetch(f"https://127.0.0.1:{web.port}/")


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on this machine")
def test_the_certificate_is_checked_for_the_name(
    standing: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=outside.invalid"
    names = ["-addext", "subjectAltName=DNS:outside.invalid", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make.split(), *names], check=True, capture_output=True)
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(connections, "_context", lambda: trusting)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    fetcher = Fetcher(allow_private=True, clock=standing.clock(), lookup=lambda *_: ["127.0.0.1"])
    with raw(HEAD + b"Content-Length: 4\r\n\r\ntext", tls=serving) as url:
        port = url.rstrip("/").rpartition(":")[2]
        assert fetched(fetcher, f"https://outside.invalid:{port}/") == b"text"
        with pytest.raises(FetchError, match="its certificate is not to be trusted: Hostname mismatch"):
            fetcher.fetch(f"https://other.invalid:{port}/")


def test_what_is_sent_goes_where_it_was_meant_to(web: Web, fetcher: Fetcher) -> None:
    fetcher.post(web.put("/hook", status=204), b"{}", {"Content-Type": "application/json"})
    method, path, sent, body = web.asked[-1]
    assert (method, path, body, sent["content-type"]) == ("POST", "/hook", b"{}", "application/json")
    with pytest.raises(FetchError, match="status 302"):
        fetcher.post(web.put("/moved", status=302, Location="/hook"), b"{}", {})
