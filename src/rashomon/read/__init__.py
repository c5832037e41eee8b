"""Bytes → reports: plain text, HTML pages, JSON Lines, RSS and Atom, from files, folders and standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.read.dates import read_option
from rashomon.read.drafts import (
    Draft,
    Fault,
    OtherFormatError,
    Reader,
    UnreadableError,
    finish,
    one_line,
    path_of,
    printable,
)
from rashomon.read.feeds import read_feed
from rashomon.read.inputs import NOT_REPORTS, SNIFFED_BYTES, is_named_pipe, looks_like_page, reason_of, sniff, walk
from rashomon.read.jsonl import read_lines
from rashomon.read.pages import read_page
from rashomon.read.text import read_text_file
from rashomon.records import Failure, Report

READERS: dict[str, Reader] = {
    ".txt": read_text_file,
    ".text": read_text_file,
    ".md": read_text_file,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


def read_reports(
    paths: Iterable[str], *, published: str | None = None, outlet: str | None = None
) -> Iterator[Report | Failure]:
    """Yield one Report for every record of every input, in input order, and a Failure for each that cannot be read.

    A path is a file, a folder, or "-" for standard input. `published` (a date) is the day of each report that states
    none itself; such a day has `published_from` "option". `outlet` wins over what a single report says of itself, and
    fills in what a record of a feed or JSON Lines file does not state. Raises ValueError at once for a `published` that
    is no date; no input makes it raise.
    """
    day = read_option(published) if published and published.strip() else None
    return _read(paths, day, one_line(outlet))


def _read(paths: Iterable[str], published: str | None, outlet: str | None) -> Iterator[Report | Failure]:
    for path in paths:
        for name, found in _inputs(path):
            if isinstance(found, Draft):
                yield finish(found, printable(name), published=published, outlet=outlet)
            elif isinstance(found, Fault):
                yield Failure(path_of(printable(name), found.record), found.reason)
            else:
                yield Failure(printable(found.path), found.reason)


def _inputs(path: str) -> Iterator[tuple[str, Draft | Fault | Failure]]:
    if path == "-":
        yield from ((path, found) for found in _standard_input())
    elif _is_folder(path):
        yield from _folder(path)
    else:
        yield from ((path, found) for found in _file(path))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        # a folder above it that may not be entered; opening it will tell why
        return False


def _folder(path: str) -> Iterator[tuple[str, Draft | Fault | Failure]]:
    empty = True
    for file in walk(Path(path)):
        if isinstance(file, Failure):
            yield file.path, file
        elif _may_be_report(file):
            yield from ((str(file), found) for found in _file(str(file)))
        else:
            continue
        empty = False
    if empty:
        yield path, Failure(path, "holds no reports")


def _may_be_report(file: Path) -> bool:
    """Return whether a file of a folder is to be read: known, or unknown and text; the rest lies beside reports."""
    suffix = file.suffix.lower()
    if suffix in READERS or suffix in NOT_REPORTS:
        return suffix in READERS
    try:
        with file.open("rb") as stream:
            sniff(stream.read(SNIFFED_BYTES))
    except (OtherFormatError, OSError):
        # reading it will tell the user why; binary and empty files lie beside reports and are passed over
        return True
    except UnreadableError:
        return False
    return True


def _file(path: str) -> Iterator[Draft | Fault | Failure]:
    try:
        if is_named_pipe(Path(path)):
            yield Failure(path, "is not a regular file")
            return
        with Path(path).open("rb") as stream:
            yield from _stream(path, stream, Path(path).suffix.lower())
    except OSError as error:
        yield Failure(path, reason_of(error))
    except ValueError:
        # a zero character in the path
        yield Failure(path, "no such file")


def _standard_input() -> Iterator[Draft | Fault | Failure]:
    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        yield Failure("-", "no standard input")
        return
    # a buffer of our own, as not every stand-in for standard input can be peeked into
    stream = io.BufferedReader(source, SNIFFED_BYTES)
    try:
        yield from _stream("-", stream, "")
    except OSError as error:
        yield Failure("-", reason_of(error))
    finally:
        stream.detach()


def _stream(path: str, stream: io.BufferedReader, suffix: str) -> Iterator[Draft | Fault | Failure]:
    """Yield what one open input holds, read by its suffix, else by its first bytes."""
    try:
        head = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        reader = READERS.get(suffix) or READERS[sniff(head)]
        if reader is read_text_file and looks_like_page(head.decode("latin-1")):
            # pages are often saved under a name that ends in .txt
            reader = read_page
        yield from reader(stream)
    except UnreadableError as error:
        yield Failure(path, str(error))
