"""Streams out of archives: what they unpack to is counted, so that a small file cannot keep a machine busy for days."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from rashomon.read.drafts import UnreadableError

# Texts pack to a fifth, tables with empty columns to a thirtieth; what makes a hundred of one is no archive of reports.
MOST_RATIO = 100
# small files may pack better
FREE_BYTES = 16 * 2**20
# case.zip / week.tar.gz / lines.jsonl.gz has four
MOST_DEPTH = 5
DAMAGED = "is damaged or cut short"
# what the standard library's unpackers raise for bytes that are not as they should be
UNPACK_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, tarfile.TarError, EOFError, OSError, ValueError, IndexError,
    OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip


class BombError(Exception):
    """An archive that unpacks to more than it may; no part of it is read on."""


class Budget:
    """How many bytes an input may still unpack to, with all archives in it."""

    def __init__(self) -> None:
        self._left = FREE_BYTES

    def earn(self, packed: int) -> None:
        """Allow for so many bytes of the input itself."""
        self._left += MOST_RATIO * packed

    def spend(self, unpacked: int) -> None:
        """Count bytes that were unpacked. Raises BombError where they are too many."""
        self._left -= unpacked
        if self._left < 0:
            raise BombError(f"unpacks to more than {MOST_RATIO} times its size")


class Counted(io.RawIOBase):
    """A stream whose bytes are counted as they are read; UnreadableError where it cannot be unpacked."""

    def __init__(self, stream: BinaryIO, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer; return how many bytes, 0 at the end."""
        try:
            data = self._stream.read(len(buffer))
        except UNPACK_ERRORS as error:
            raise UnreadableError(DAMAGED) from error
        self._count(len(data))
        buffer[: len(data)] = data
        return len(data)


class Unpacked(io.BufferedReader):
    """A file out of an archive, with its name there and how deep it lies; it shares the budget of the outermost."""

    def __init__(self, stream: Counted, name: str, budget: Budget, depth: int) -> None:
        super().__init__(stream)
        self.packed_name = name
        self.budget = budget
        self.depth = depth


class Packed:
    """An archive that is read: its stream, and how files are opened that come out of it."""

    def __init__(self, stream: BinaryIO) -> None:
        inner = stream if isinstance(stream, Unpacked) else None
        self.depth = inner.depth + 1 if inner else 1
        self.budget = inner.budget if inner else Budget()
        self.stream = stream
        if inner:
            return
        if stream.seekable():
            self.budget.earn(stream.seek(0, io.SEEK_END))
            stream.seek(0)
        else:
            self.stream = io.BufferedReader(Counted(stream, self.budget.earn))

    def open(self, stream: BinaryIO, name: str, *, counted: bool = True) -> Unpacked:
        """Return a file of the archive to read; not `counted` where it lies there as it is."""
        return Unpacked(Counted(stream, self.budget.spend if counted else _no_count), name, self.budget, self.depth)


@contextmanager
def unpacking(stream: BinaryIO) -> Iterator[Packed]:
    """Give the archive of a stream. Raises UnreadableError for one that lies too deep, or unpacks to too much."""
    packed = Packed(stream)
    if packed.depth > MOST_DEPTH:
        raise UnreadableError(f"lies more than {MOST_DEPTH} archives deep")
    try:
        yield packed
    except BombError as error:
        if packed.depth > 1:
            raise  # it ends the outer archive, too
        raise UnreadableError(str(error)) from error


def _no_count(_: int) -> None:
    pass
