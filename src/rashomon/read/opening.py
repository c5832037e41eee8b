"""Paths → what is found there: files, folders, standard input, each opened and read by its reader."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from rashomon.read.drafts import Draft, Fault, Reader, Skip, UnreadableError
from rashomon.read.inputs import NOT_REPORTS, SNIFFED_BYTES, is_named_pipe, reason_of, walk
from rashomon.read.readers import choose_reader, may_be_report
from rashomon.read.rows import Names
from rashomon.records import Failure

Readers = Mapping[str, Reader]
_NOTHING = "holds no reports"


def open_path(path: str, readers: Readers, names: Names) -> Iterator[tuple[str, Draft | Fault | Failure]]:
    """Yield what lies at a path ("-" for standard input), with the path of the file that it is of."""
    if path == "-":
        yield from ((path, found) for found in _standard_input(readers, names))
    elif _is_folder(path):
        yield from _folder(path, readers, names)
    else:
        yield from ((path, found) for found in _file(path, readers, names))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        # a folder above it that may not be entered; opening it will tell why
        return False


def _folder(path: str, readers: Readers, names: Names) -> Iterator[tuple[str, Draft | Fault | Failure]]:
    empty = True
    for file in walk(Path(path)):
        for found in _of_folder(file, readers, names):
            empty = empty and isinstance(found, Skip)
            yield str(file), found
    if empty:
        yield path, Failure(path, _NOTHING)


def _of_folder(file: Path | Failure, readers: Readers, names: Names) -> Iterator[Draft | Fault | Failure]:
    """Yield what one file of a folder holds; nothing of those that lie beside reports, as pictures and programs do."""
    if isinstance(file, Failure):
        yield file
    elif _may_be_report(file, readers, names):
        for found in _file(str(file), readers, names):
            nothing = isinstance(found, Failure) and found.reason == _NOTHING
            yield Skip(None, "a file that holds no reports") if nothing else found


def _may_be_report(file: Path, readers: Readers, names: Names) -> bool:
    try:
        with file.open("rb") as stream:
            return may_be_report(readers, file.name, stream.read(SNIFFED_BYTES), names)
    except OSError:
        # reading it will tell the user why
        return file.suffix.lower() not in NOT_REPORTS


def _file(path: str, readers: Readers, names: Names) -> Iterator[Draft | Fault | Failure]:
    try:
        if is_named_pipe(Path(path)):
            yield Failure(path, "is not a regular file")
            return
        with Path(path).open("rb") as stream:
            yield from _stream(path, stream, readers, names)
    except OSError as error:
        yield Failure(path, reason_of(error))
    except ValueError:
        # a zero character in the path
        yield Failure(path, "no such file")


def _standard_input(readers: Readers, names: Names) -> Iterator[Draft | Fault | Failure]:
    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        yield Failure("-", "no standard input")
        return
    # a buffer of our own, as not every stand-in for standard input can be peeked into
    stream = io.BufferedReader(source, SNIFFED_BYTES)
    try:
        yield from _stream("-", stream, readers, names)
    except OSError as error:
        yield Failure("-", reason_of(error))
    finally:
        stream.detach()


def _stream(path: str, stream: io.BufferedReader, readers: Readers, names: Names) -> Iterator[Draft | Fault | Failure]:
    """Yield what one open input holds; a Failure where there is nothing but what is passed over."""
    empty = True
    try:
        head = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        for found in choose_reader(readers, path, head, names)(stream):
            empty = empty and isinstance(found, Skip)
            yield found
        if empty:
            yield Failure(path, _NOTHING)
    except UnreadableError as error:
        yield Failure(path, str(error))
