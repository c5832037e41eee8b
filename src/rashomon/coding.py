"""A recorder's table → its rows in a store: opened, coded row by row, put in by bundles; memory does not grow."""

from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import cast

from rashomon.coded import Lookup, code_rows, find_doubles, is_older, notes_of, with_notes_read
from rashomon.read.inputs import is_named_pipe, reason_of
from rashomon.records import Failure, Reading, Report
from rashomon.scale import Load, run_serial
from rashomon.store import Store
from rashomon.store.rows import RowState

# Of one transaction, which costs as much time as many rows: as many rows, or characters.
MOST_ROWS, MOST_CHARACTERS = 500, 2_000_000
_ASTRAY = frozenset({"country_does_not_fit", "country_unknown"})  # kinds of problem that are told at once


@dataclass(frozen=True, slots=True)
class Imported:
    """A row that a store has now: what it is called there, and whether it is new, changed, or was there so."""

    row: str  # "acled:SYR104"
    report: str
    said: RowState
    path: str
    astray: str | None  # what is wrong with where it says that it was


def read_coded(recorder: str, path: str, lookup: Lookup) -> Iterator[Reading | Failure]:
    """Yield the reading of each row of a table, "-" for standard input, and a Failure for each that cannot be read."""
    if "\0" in path:
        yield Failure(path, "no such file")
        return
    try:
        with _opened(path) as stream:
            doubles = find_doubles(recorder, stream)
            stream.seek(0)
            yield from code_rows(recorder, path, stream, lookup, doubles)
    except OSError as error:
        yield Failure(path, reason_of(error))


@contextmanager
def _opened(path: str) -> Iterator[io.BufferedReader]:
    if path != "-":
        if is_named_pipe(Path(path)):
            raise OSError(None, "is not a regular file")
        with Path(path).open("rb") as stream, _seekable(stream) as again:
            yield again
        return
    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        raise OSError(None, "no standard input")
    with _seekable(source, copied=True) as again:
        yield again


@contextmanager
def _seekable(stream: io.BufferedReader, *, copied: bool = False) -> Iterator[io.BufferedReader]:
    """Give a stream that can be read twice: a copy, in a file without a name, of what comes out of a pipe."""
    if not copied and stream.seekable():
        yield stream
        return
    with TemporaryFile() as file:
        copyfileobj(stream, file)
        file.seek(0)
        yield cast("io.BufferedReader", file)


def with_notes(said: Iterable[Reading | Failure], load: Load) -> Iterator[Reading | Failure]:
    """Yield the readings of rows with what their notes say, read as a report's text is; failures as they are."""
    waiting: deque[Reading | Failure] = deque()

    def notes() -> Iterator[Report]:
        for one in said:
            waiting.append(one)
            if isinstance(one, Reading) and (told := notes_of(one)) is not None:
                yield told

    for read in run_serial(notes(), load):
        # Those before it have no notes; it is of the first that has.
        while isinstance(waiting[0], Failure) or notes_of(waiting[0]) is None:
            yield waiting.popleft()
        row = waiting.popleft()
        assert isinstance(row, Reading)
        yield with_notes_read(row, read) if isinstance(read, Reading) else row
    yield from waiting


def add_coded(said: Iterable[Reading | Failure], store: Store) -> Iterator[Imported | Failure]:
    """Put the readings of rows into a store, a bundle at a time; yield each in its place, failures too."""
    for bundle in _bundles(said):
        done = iter(store.add_rows([one for one in bundle if isinstance(one, Reading)], is_older))
        for one in bundle:
            if isinstance(one, Failure):
                yield one
                continue
            what = next(done)
            if what == "taken out":
                yield Failure(one.report.path, "taken out of this store for good")
            elif what == "older":
                yield Failure(one.report.path, f"the store has {one.report.title} as changed later, which counts")
            else:
                astray = "; ".join(problem.message for problem in one.problems if problem.kind in _ASTRAY) or None
                yield Imported(one.report.row or "", one.report.id, what, one.report.path, astray)


def _bundles(said: Iterable[Reading | Failure]) -> Iterator[list[Reading | Failure]]:
    bundle: list[Reading | Failure] = []
    characters = 0
    for one in said:
        bundle.append(one)
        characters += len(one.report.text) if isinstance(one, Reading) else 0
        if len(bundle) >= MOST_ROWS or characters > MOST_CHARACTERS:
            yield bundle
            bundle, characters = [], 0
    if bundle:
        yield bundle
