"""Zip and tar archives, and single packed files → drafts of what lies in them; nothing of them is ever written."""

from __future__ import annotations

import io
import re
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from rashomon.read.drafts import Draft, Fault, Reader, Skip, UnreadableError, one_line, printable
from rashomon.read.unpacking import DAMAGED, UNPACK_ERRORS, Packed, Unpacked, unpacking

# what reads a file of an archive by its name; None for one that is no report, unless the user named it outright
Choose = Callable[[str, Unpacked, bool], Reader | None]
Unpack = Callable[[BinaryIO], io.BufferedIOBase]
# a zip archive in another archive, or from a pipe, is held whole
MOST_HELD_BYTES = 64 * 2**20
# the list of 100,000 files or more; the standard library holds it whole, in ten times the memory
MOST_LIST_BYTES = 16 * 2**20
# what may stand between two files of a tar archive: their names, in one form or another
_MOST_HEADER_BYTES = 2**18
_LONGEST_NAME = 1_000
_PIECE = 2**16
_ENCRYPTED = 0x1


def read_packed(stream: BinaryIO, unpack: Unpack, choose: Choose) -> Iterator[Draft | Fault]:
    """Yield what a single packed file holds (.gz, .xz, .zst …), read by its name without that suffix or its bytes."""
    with unpacking(stream) as packed:
        name = stream.packed_name if isinstance(stream, Unpacked) else str(getattr(stream, "name", ""))
        inner = packed.open(cast("BinaryIO", unpack(packed.stream)), PurePosixPath(name).stem)
        if (reader := choose(inner.packed_name, inner, packed.depth == 1)) is None:
            raise UnreadableError("holds no reports")
        yield from reader(inner)


def read_zip(stream: BinaryIO, choose: Choose) -> Iterator[Draft | Fault]:
    """Yield what the files of a zip archive hold, in its order. Raises UnreadableError where it is none."""
    with unpacking(stream) as packed:
        whole = packed.stream
        if not whole.seekable():
            data = whole.read(MOST_HELD_BYTES + 1)
            if len(data) > MOST_HELD_BYTES:
                raise UnreadableError(f"is a zip archive of more than {MOST_HELD_BYTES // 2**20} MB in a stream")
            whole = io.BytesIO(data)
        _check_list(whole)
        try:
            archive = zipfile.ZipFile(whole)
            listed = archive.infolist()
        except UNPACK_ERRORS as error:
            raise UnreadableError(f"is a zip archive that {DAMAGED}") from error
        for info in listed:
            if not info.filename.endswith("/"):
                yield from _zipped(archive, info, packed, choose)


def _check_list(stream: BinaryIO) -> None:
    """Raise UnreadableError where the list of a zip archive is missing, or larger than is held."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 2**16 - 98))
    tail = stream.read()
    # where the list ends, and in large archives the 76 bytes before (APPNOTE.TXT, 4.3.14 to 4.3.16)
    place = len(tail) - 22 if tail[-22:].startswith(b"PK\5\6") else tail.rfind(b"PK\5\6")
    if place < 0:
        raise UnreadableError("is no zip archive, or one that is cut short")
    length = int.from_bytes(tail[place + 12 : place + 16], "little")
    if place >= 76 and tail[place - 20 : place - 16] == b"PK\6\7":
        length = int.from_bytes(tail[place - 36 : place - 28], "little")
    if length > MOST_LIST_BYTES:
        raise UnreadableError("lists more files than are read: unpack it, and name the folder")


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, packed: Packed, choose: Choose) -> Iterator[Draft | Fault]:
    name = _name(info.filename)
    if (found := _refusal(name)) is not None:
        yield from found
    elif stat.S_ISLNK(info.external_attr >> 16):
        yield Skip(None, "a link in an archive", name)
    elif info.flag_bits & _ENCRYPTED:
        yield Fault(None, "is encrypted", name)
    else:
        try:
            file = archive.open(info)
        except NotImplementedError:
            yield Fault(None, "is packed in a way that is not read", name)
        except UNPACK_ERRORS:
            yield Fault(None, DAMAGED, name)
        else:
            with file:
                yield from _member(packed.open(cast("BinaryIO", file), name), name, choose)


def read_tar(stream: BinaryIO, choose: Choose) -> Iterator[Draft | Fault]:
    """Yield what the files of a tar archive hold, as they come. Raises UnreadableError where it is none, or damaged."""
    with unpacking(stream) as packed:
        headers = _Headers(packed.stream)
        try:
            archive = tarfile.open(fileobj=cast("IO[bytes]", headers), mode="r|")  # noqa: SIM115 - it holds no file of its own
        except UNPACK_ERRORS as error:
            raise UnreadableError("is no tar archive") from error
        while (info := _next(archive, headers)) is not None:
            headers.left = None
            name = _name(info.name)
            if info.isdir():
                continue
            if (found := _refusal(name)) is not None:
                yield from found
            elif not info.isreg():
                yield Skip(None, "a link in an archive" if info.issym() or info.islnk() else "a device", name)
            if (file := archive.extractfile(info) if info.isreg() else None) is None:
                continue
            with file:
                if found is None:
                    yield from _member(packed.open(cast("BinaryIO", file), name, counted=False), name, choose)
                _pass_over(file)


class _Headers:
    """The stream of a tar archive. Between two files no more is read than `left`; None where there is no end to it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.left: int | None = _MOST_HEADER_BYTES

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        if self.left is not None:
            self.left -= size
            if self.left < 0:
                raise tarfile.ReadError("no end to its headers")
        return self._stream.read(size)


def _next(archive: tarfile.TarFile, headers: _Headers) -> tarfile.TarInfo | None:
    """Return the next file of a tar archive; those before, and what was told of all, are forgotten."""
    archive.members.clear()  # type: ignore[attr-defined]
    archive.pax_headers.clear()  # type: ignore[attr-defined]
    headers.left = _MOST_HEADER_BYTES
    try:
        return archive.next()
    except UNPACK_ERRORS as error:
        raise UnreadableError(DAMAGED) from error


def _pass_over(file: IO[bytes]) -> None:
    try:
        while file.read(_PIECE):
            pass
    except UNPACK_ERRORS as error:
        raise UnreadableError(DAMAGED) from error


def _member(file: Unpacked, name: str, choose: Choose) -> Iterator[Draft | Fault]:
    """Yield what one file of an archive holds; a Fault where it cannot be read."""
    try:
        if (reader := choose(name, file, False)) is None:
            yield Skip(None, "a file that is no report", name)
            return
        for found in reader(file):
            yield replace(found, within=f"{name}/{found.within}" if found.within else name)
    except UnreadableError as error:
        yield Fault(None, str(error), name)


def _name(name: str) -> str:
    """Return the name of a file in an archive as it is told."""
    return (one_line(printable(name.replace("\\", "/"))) or "-")[:_LONGEST_NAME]


def _refusal(name: str) -> list[Fault] | None:
    """Return what is told of a file that is not to be read by its name, nothing of a hidden one; None for others."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:/", name):
        return [Fault(None, "has a name that leads out of the archive", name)]
    return [] if any(part.startswith(".") or part == "__MACOSX" for part in parts) else None
