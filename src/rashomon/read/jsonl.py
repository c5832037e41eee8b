"""JSON Lines → drafts: one object a line with the keys text, title, published, outlet, url; other keys are ignored."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rashomon.read.dates import day_of_url, read_day
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, one_line, read_all
from rashomon.read.text import read_text
from rashomon.records import Cut

# a file may be of any length, as it is read line by line; one report of this many bytes is no report
MOST_LINE_BYTES = 8 * 2**20
KEYS = ("text", "title", "published", "outlet", "url")


def read_lines(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield one draft a line, or a Fault with the line's number; blank lines count as lines, not as records."""
    record = 0
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        record += 1
        try:
            yield _draft(line, record)
        except UnreadableError as error:
            yield Fault(record, f"line {number}: {error}")
    if record == 0:
        raise UnreadableError("is empty")


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


def _draft(line: bytes, number: int) -> Draft:
    record = _object(line)
    values: dict[str, str] = {}
    for key in KEYS:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise UnreadableError(f'"{key}" is not text')
        values[key] = value or ""
    title = one_line(values["title"])
    outlet = one_line(values["outlet"])
    draft = read_text(values["text"], title, outlet)
    day = read_day(values["published"])
    if values["published"].strip() and day is None and not _says_none(values["published"]):
        # the report is kept, and the words for its day are told among what was cut
        draft = replace(draft, cut=(*draft.cut, Cut("date", (one_line(values["published"]) or "")[:_LONGEST_DAY])))
    url = one_line(values["url"]) or draft.url
    draft = replace(
        draft,
        sha256=hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(),
        outlet=outlet or draft.outlet,
        url=url,
        record=number,
    )
    if day:
        return replace(draft, published=day, published_from="meta")
    if draft.published is None and url and (day := day_of_url(url)):
        return replace(draft, published=day, published_from="url")
    return draft


_LONGEST_DAY = 80  # characters of a day that cannot be read


def _says_none(value: str) -> bool:
    return value.strip().lower() in {"none", "null", "unknown", "n/a", "-"}
