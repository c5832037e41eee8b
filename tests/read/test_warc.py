import gzip
import io
import zlib

import pytest

from rashomon.read import warc
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.read.warc import read_warc

PAGE = (
    b"<html><head><title>Shells hit a market</title></head><body><article><h1>Shells hit a market</h1>"
    b"<p>Two shells hit the market in Daraa on Sunday, a doctor said. He named nobody.</p></article></body></html>"
)
WORDS = "Two shells hit the market in Daraa on Sunday"
HTML = "Content-Type: text/html; charset=utf-8"
NO_LENGTH = "is a record that does not tell its length"
NO_END = "is a record without an end to its head"


def record(body: bytes, kind: str = "response", *fields: str, length: int | None = None) -> bytes:
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Target-URI: https://example.org/2019/03/04/shells",
        "WARC-Date: 2019-03-05T10:20:30Z",
        *fields,
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join([*head, "\r\n"]).encode() + body + b"\r\n\r\n"


def answer(page: bytes = PAGE, *fields: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *(fields or (HTML,)), "\r\n"]).encode() + page


def read(data: bytes) -> list[Draft | Fault]:
    return list(read_warc(io.BytesIO(data)))


def one(data: bytes) -> Draft:
    (draft,) = read(data)
    assert isinstance(draft, Draft), draft
    return draft


def test_a_page_has_the_address_and_the_hour_that_the_crawler_wrote_down() -> None:
    draft = one(record(answer()))
    assert draft.text.startswith(WORDS)
    assert (draft.title, draft.record) == ("Shells hit a market", 1)
    assert (draft.url, draft.fetched) == ("https://example.org/2019/03/04/shells", "2019-03-05T10:20:30Z")
    assert (draft.published, draft.published_from) == ("2019-03-04", "url")


def test_a_page_cannot_say_that_it_was_elsewhere() -> None:
    page = PAGE.replace(b"<head>", b'<head><link rel="canonical" href="https://other.example/2001/01/01/x">')
    draft = one(record(answer(page)))
    assert (draft.url, draft.published) == ("https://example.org/2019/03/04/shells", "2019-03-04")


def test_the_day_that_a_page_states_goes_before_that_of_its_address() -> None:
    page = PAGE.replace(b"<head>", b'<head><meta property="article:published_time" content="2019-03-03">')
    draft = one(record(answer(page)))
    assert (draft.published, draft.published_from) == ("2019-03-03", "meta")


def chunked(page: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (page[:50], page[50:])) + b"0\r\n\r\n"


def bare(page: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(page) + packer.flush()


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (bare(PAGE), ["Content-Encoding: deflate"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "content-encoding: GZIP"]),
        # crawlers keep the head of the server and the page unpacked
        (PAGE, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: br"]),
    ],
    ids=["gzip", "zlib", "deflate", "chunks", "gzip in chunks", "neither", "brotli undone"],
)
def test_a_page_is_unpacked_as_its_server_packed_it(page: bytes, fields: list[str]) -> None:
    assert one(record(answer(page, HTML, *fields))).text.startswith(WORDS)


def test_the_server_tells_the_encoding_where_the_page_does_not() -> None:
    words = "Представитель министерства сообщил, что при обстреле рынка погибли двенадцать человек."
    page = f"<html><body><p>{words}</p></body></html>".encode("koi8-r")
    assert one(record(answer(page, "Content-Type: text/html; charset=koi8-r"))).text == words


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(b"software: x", "warcinfo"), "a record of the crawl, no page"),
        (record(b"GET / HTTP/1.1\r\n\r\n", "request"), "a record of the crawl, no page"),
        (record(b"x", "response", "Content-Type: text/dns"), "a record of the crawl, no page"),
        (record(answer(b""), "revisit"), "a page that had not changed since it was taken down before"),
        (record(answer(status="404 Not Found")), "an answer other than 200, no page"),
        (record(answer(PAGE, "Content-Type: image/png")), "a file that is no web page"),
        (record(answer(PAGE, "Server: x")), "a file that is no web page"),
    ],
)
def test_what_is_no_page_is_passed_over_with_the_reason(data: bytes, reason: str) -> None:
    first, second = read(data + record(answer()))
    assert isinstance(first, Skip)
    assert (first.reason, second.record) == (reason, 2)
    assert isinstance(second, Draft)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(b"no http at all"), "is a record without an answer of a server"),
        (record(answer(b"")), "is empty"),
        (record(answer(b"\0\1\2" * 500)), "is binary, not text"),
        (record(answer(b"\x8b\x00\x80" * 500, HTML, "Content-Encoding: br")), "is damaged or cut short"),
        (record(answer(b"\x8b\x00\x80" * 500, HTML, "Content-Encoding: zstd")), "is damaged or cut short"),
        (record(answer(b"", *(f"X-{n}: {'y' * 900}" for n in range(100)))), NO_END),
        (record(answer()).replace(b"Content-Length: ", b"Content-Length: x"), NO_LENGTH),
        (record(answer()).replace(b"Content-Length: ", b"Content-Length: -"), NO_LENGTH),
        (record(answer()).replace(b"Content-Length", b"Length"), NO_LENGTH),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000, NO_END),
        (b"WARC/1.0\r\nX: " + b"y" * 200_000 + b"\r\n", NO_END),
    ],
)  # fmt: skip
def test_of_a_damaged_record_one_line_is_told_and_the_next_are_read(data: bytes, reason: str) -> None:
    first, second = read(data + record(answer()))
    assert first == Fault(1, reason)
    assert isinstance(second, Draft)


def test_a_page_that_holds_a_record_makes_none() -> None:
    inner = record(answer(PAGE.replace(b"Daraa", b"Homs")))
    first, second = read(record(answer(b"\0" * 5000 + b"\r\n" + inner)) + record(answer()))
    assert first == Fault(1, "is binary, not text")
    assert isinstance(second, Draft)
    assert "Daraa" in second.text


@pytest.mark.parametrize("missing", [1, 100, 300])
def test_of_a_file_that_is_cut_short_the_whole_records_are_read(missing: int) -> None:
    data = record(answer())[: -4 - missing]
    first, second = read(record(answer()) + data)
    assert isinstance(first, Draft)
    assert second == Fault(2, "is cut short")


def test_a_length_beyond_the_file_is_told() -> None:
    assert read(record(answer(), length=10**14)) == [Fault(1, "is cut short")]


def test_a_page_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_BYTES", 2**20)
    large = b" " * 2**22
    packed = answer(gzip.compress(large), HTML, "Content-Encoding: gzip")
    assert [found.reason for found in read(record(answer(large)) + record(packed)) if isinstance(found, Fault)] == [
        "is larger than 1 MB",
        "is larger than 1 MB",
    ]


@pytest.mark.parametrize(("data", "reason"), [(b"", "is empty"), (b"WARD/1.0\r\n\r\n", "is no WARC file")])
def test_what_is_no_warc_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data)


def test_the_words_of_a_page_in_a_wet_file_are_a_report() -> None:
    text = f"Shells hit a market\n{WORDS}, a doctor said.\nHe named nobody.\n".encode()
    draft = one(record(text, "conversion", "Content-Type: text/plain"))
    assert (draft.title, draft.url) == ("Shells hit a market", "https://example.org/2019/03/04/shells")
    assert draft.text == f"{WORDS}, a doctor said.\nHe named nobody.\n"
    assert (draft.published, draft.fetched, draft.record) == ("2019-03-04", "2019-03-05T10:20:30Z", 1)


def test_a_conversion_of_another_kind_is_passed_over() -> None:
    assert [type(found) for found in read(record(b"{}", "conversion", "Content-Type: application/json"))] == [Skip]


def test_a_wet_record_of_a_single_line_has_that_as_its_text() -> None:
    draft = one(record(WORDS.encode(), "conversion", "Content-Type: text/plain"))
    assert (draft.title, draft.text) == ("", WORDS)
