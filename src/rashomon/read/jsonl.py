"""JSON Lines → drafts: one object a line, whose values are looked for under the names of `rows`; others are ignored."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, read_all
from rashomon.read.rows import KNOWN, MOST_RECORD_BYTES, Names, read_row

# a file may be of any length, as it is read line by line
MOST_LINE_BYTES = MOST_RECORD_BYTES


def read_lines(stream: BinaryIO, names: Names = KNOWN) -> Iterator[Draft | Fault]:
    """Yield one draft a line, or a Fault with the line's number; blank lines count as lines, not as records."""
    record = 0
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        record += 1
        try:
            yield read_row(_object(line), names, record, line.rstrip(b"\r\n"))
        except UnreadableError as error:
            yield Fault(record, f"line {number}: {error}")
    if record == 0:
        raise UnreadableError("is empty")


def objects(stream: BinaryIO) -> Iterator[dict[str, object] | Fault]:
    """Yield the object of each line that is not blank, or a Fault with the line's number."""
    record = 0
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        record += 1
        try:
            yield _object(line)
        except UnreadableError as error:
            yield Fault(record, f"line {number}: {error}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.readline(MOST_LINE_BYTES + 1)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        # UTF-16, as some shells write it: its line ends are no bytes to split at
        text = decode(first + read_all(stream, 4 * MOST_LINE_BYTES)) if len(first) <= MOST_LINE_BYTES else ""
        stream, first = io.BytesIO(text.encode("utf-8", "replace")), b""
    line = first.removeprefix(b"\xef\xbb\xbf") or stream.readline(MOST_LINE_BYTES + 1)
    while line:
        yield line
        # of a line that is too long, the rest is passed over
        while len(line) > MOST_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_LINE_BYTES + 1)
            if len(line) <= MOST_LINE_BYTES:
                break
        line = stream.readline(MOST_LINE_BYTES + 1)


def _object(line: bytes) -> dict[str, object]:
    if len(line) > MOST_LINE_BYTES:
        raise UnreadableError(f"larger than {MOST_LINE_BYTES // 2**20} MB")
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError("not UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at character {error.colno}") from error
    except (RecursionError, ValueError) as error:
        # nested beyond what the parser bears, or a number of thousands of digits
        raise UnreadableError("not JSON: nested too deeply or a number too long") from error
    if not isinstance(record, dict):
        raise UnreadableError("not a JSON object")
    return record
