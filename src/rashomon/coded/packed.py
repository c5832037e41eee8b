"""A table as its recorder hands it out, packed: the one table in a zip archive or a gzip file → its stream."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from rashomon.read.drafts import UnreadableError
from rashomon.read.unpacking import DAMAGED, UNPACK_ERRORS, Packed, unpacking

_TABLES = frozenset({".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson"})
_GZIP, _ZIP = b"\x1f\x8b", b"PK\3\4"


@contextmanager
def unpacked(stream: BufferedIOBase) -> Iterator[BufferedIOBase]:
    """Give the table that a stream holds, packed or not. UnreadableError where that is not one, or unpacks too far."""
    head: bytes = stream.peek(4)[:4]  # type: ignore[attr-defined] # of all that are buffered to be read
    if not head.startswith((_GZIP, _ZIP)):
        yield stream
        return
    with unpacking(cast("BinaryIO", stream)) as packed:
        if head.startswith(_GZIP):
            yield packed.open(cast("BinaryIO", gzip.GzipFile(fileobj=packed.stream)), "")
        else:
            yield _only_table(packed)


def _only_table(packed: Packed) -> BufferedIOBase:
    if not packed.stream.seekable():
        raise UnreadableError("is a zip archive in a stream: name it as a file")
    try:
        archive = zipfile.ZipFile(packed.stream)
        tables = [one for one in archive.infolist() if PurePosixPath(one.filename).suffix.lower() in _TABLES]
        if len(tables) != 1:
            raise UnreadableError(f"is a zip archive with {len(tables)} tables: unpack it, and name one")
        return packed.open(cast("BinaryIO", archive.open(tables[0])), tables[0].filename)
    except UNPACK_ERRORS as error:
        raise UnreadableError(f"is a zip archive that {DAMAGED}") from error
