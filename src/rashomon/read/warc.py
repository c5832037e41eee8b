"""WARC, the format of web archives (ISO 28500) → drafts: a report for each page that was answered in full."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError, one_line, with_day
from rashomon.read.pages import MOST_BYTES, read_page
from rashomon.read.squeezed import MissingError, unpack_brotli, unpack_zstd
from rashomon.read.text import read_text
from rashomon.read.unpacking import DAMAGED

# of one record, or of the answer in it; crawlers write less than 4 KB
_MOST_HEAD_BYTES = 2**16
_PIECE = 2**16
_LENGTH = re.compile(r"\d{1,15}")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", re.I)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# gzip, zlib and bare deflate, by what a server calls them; some send the last two under one name
_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
_SQUEEZED = {"br": unpack_brotli, "zstd": unpack_zstd}

_Head = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of the file: its head, names in small letters, and the stream of what it holds."""

    head: _Head
    body: _Body


class _Body:
    """What one record holds, of the stream of the whole file; `left` is how many bytes of it were not read yet."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream = stream
        self.left = length

    def read(self, size: int) -> bytes:
        """Return so many bytes at most, none where the record ends, or the file within it."""
        data = self._stream.read(min(size, self.left))
        self.left -= len(data)
        return data

    def readline(self, size: int) -> bytes:
        """Return the next line, of so many bytes at most."""
        line = self._stream.readline(min(size, self.left))
        self.left -= len(line)
        return line


def read_warc(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield one draft a page, in order; a Skip for what is none, and a Fault for a record that cannot be read.

    Raises UnreadableError where the file is no WARC.
    """
    line = stream.readline(_MOST_HEAD_BYTES)
    if not line.startswith(b"WARC/"):
        raise UnreadableError("is no WARC file" if line else "is empty")
    number = 0
    while line:
        number += 1
        try:
            record = _open(stream)
        except UnreadableError as error:
            yield Fault(number, str(error))
        else:
            found = _read(record, number)
            # to its end as it tells it: a page may hold what looks like the next record
            while record.body.read(_PIECE):
                pass
            yield Fault(number, "is cut short") if record.body.left else found
        line = _find_next(stream)


def _find_next(stream: BinaryIO) -> bytes:
    """Return the next line that begins a record; what stands before is passed over: blank lines, or what is damaged."""
    line = stream.readline(_MOST_HEAD_BYTES)
    while line and not line.startswith(b"WARC/1."):
        line = stream.readline(_MOST_HEAD_BYTES)
    return line


def _open(stream: BinaryIO) -> _Record:
    head = _head_lines(stream)
    length = head.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        raise UnreadableError("is a record that does not tell its length")
    return _Record(head, _Body(stream, int(length)))


def _head_lines(stream: BinaryIO | _Body) -> dict[str, str]:
    """Return the fields up to the next blank line, by their names in small letters; of two with one name the first."""
    fields: dict[str, str] = {}
    left = _MOST_HEAD_BYTES
    while line := stream.readline(left):
        left -= len(line)
        if not line.strip():
            return fields
        if left <= 0:
            raise UnreadableError("is a record without an end to its head")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    raise UnreadableError("is cut short")


def _read(record: _Record, number: int) -> Draft | Fault:
    try:
        return _answer(record, number)
    except MissingError as error:
        return Skip(number, f"a page that {error}")
    except UnreadableError as error:
        return Fault(number, str(error))


def _answer(record: _Record, number: int) -> Draft | Fault:
    kind = record.head.get("warc-type", "")
    if kind == "revisit":
        return Skip(number, "a page that had not changed since it was taken down before")
    if kind == "conversion":
        return _words(record, number)
    if kind not in ("response", "resource"):
        return Skip(number, "a record of the crawl, no page")
    answered = record.head
    if kind == "response":
        if not record.head.get("content-type", "application/http").lower().startswith("application/http"):
            return Skip(number, "a record of the crawl, no page")
        status = record.body.readline(_MOST_HEAD_BYTES).split()
        if len(status) < 2 or not status[0].startswith(b"HTTP/"):
            return Fault(number, "is a record without an answer of a server")
        if status[1] != b"200":
            return Skip(number, "an answer other than 200, no page")
        answered = _head_lines(record.body)
    type_, _, more = answered.get("content-type", "").partition(";")
    if type_.strip().lower() not in _PAGES:
        return Skip(number, "a file that is no web page")
    found = _CHARSET.search(more)
    return _page(record, _content(record.body, answered), number, found[1] if found else None)


def _words(record: _Record, number: int) -> Draft | Fault:
    """Return the report of a page of which only the words were kept, as Common Crawl's WET files have it."""
    if not record.head.get("content-type", "").lower().startswith("text/plain"):
        return Skip(number, "a record of the crawl, no page")
    raw = _whole(record.body)
    text = decode(raw)
    # Its first line is what the page has between <title> and </title>.
    title, _, rest = text.partition("\n")
    found = read_text(rest if rest.strip() else text, one_line(title) if rest.strip() else None)
    url = one_line(record.head.get("warc-target-uri", "").strip("<>"))
    found = replace(found, sha256=hashlib.sha256(raw).hexdigest(), url=url, record=number)
    moment = _MOMENT.fullmatch(record.head.get("warc-date", ""))
    return replace(with_day(found, None), fetched=f"{moment[1]}Z" if moment else None)


def _page(record: _Record, content: bytes, number: int, encoding: str | None) -> Draft | Fault:
    moment = _MOMENT.fullmatch(record.head.get("warc-date", ""))
    url = one_line(record.head.get("warc-target-uri", "").strip("<>"))
    [found] = read_page(io.BytesIO(content), encoding, url)
    found = replace(found, record=number)
    return replace(found, fetched=f"{moment[1]}Z") if moment and isinstance(found, Draft) else found


def _content(body: _Body, answered: _Head) -> bytes:
    """Return a page as its server meant it: joined of its chunks, unpacked. Crawlers may have done so before."""
    raw = _whole(body)
    if "chunked" in answered.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    for name in reversed(answered.get("content-encoding", "").lower().replace(" ", "").split(",")):
        raw = _unpacked(raw, name)
    return raw


def _whole(body: _Body) -> bytes:
    pieces: list[bytes] = []
    while piece := body.read(_PIECE):
        pieces.append(piece)
        if len(pieces) * _PIECE > MOST_BYTES + _PIECE:
            raise UnreadableError(f"is larger than {MOST_BYTES // 2**20} MB")
    return b"".join(pieces)


def _joined(raw: bytes) -> bytes:
    """Return the bytes of chunks one after another (RFC 9112, 7.1), as they are where they are not in chunks."""
    place, pieces = 0, list[bytes]()
    while match := _CHUNK.match(raw, place):
        length = int(match[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(raw[match.end() : match.end() + length])
        place = match.end() + length
        place += 2 if raw[place : place + 2] == b"\r\n" else 1
    return b"".join(pieces) if pieces and place >= len(raw) else raw


def _unpacked(raw: bytes, name: str) -> bytes:
    for window in _WINDOWS.get(name, ()):
        unpacker = zlib.decompressobj(window)
        try:
            content = unpacker.decompress(raw, MOST_BYTES + 1)
        except zlib.error:
            continue
        return _not_too_large(content)
    unpack = _SQUEEZED.get(name)
    if unpack is None or raw.lstrip()[:1] == b"<":
        return raw  # crawlers may have unpacked it and left the head as it was
    found = unpack(raw, MOST_BYTES)
    if found is None and b"<" not in raw[:1000]:
        raise UnreadableError(DAMAGED)
    return raw if found is None else _not_too_large(found)


def _not_too_large(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise UnreadableError(f"is larger than {MOST_BYTES // 2**20} MB")
    return content
