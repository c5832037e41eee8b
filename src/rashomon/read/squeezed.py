"""Bytes packed with brotli or zstandard → what they hold, bounded; by libraries of the extra `formats`, where it is."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any, BinaryIO

from rashomon.read.drafts import UnreadableError
from rashomon.read.unpacking import DAMAGED

EXTRA = "pip install 'rashomon[formats]'"
# A dictionary before the records of a .warc.zst, as crawlers of the web archives write it: a frame that is skipped by
# readers that do not know it, of this kind (github.com/iipc/warc-specifications, WARC with zstandard).
DICTIONARY_MARK, FRAME_MARK = b"\x5d\x2a\x4d\x18", b"\x28\xb5\x2f\xfd"
_MOST_DICTIONARY_BYTES = 16 * 2**20
# Of what unpacks a page no more is held back than browsers take: 8 MB (RFC 9659).
_PAGE_WINDOW = 23


class MissingError(UnreadableError):
    """Something packed in a way whose library is not installed; the text tells how to install it."""


def unpack_brotli(raw: bytes, most: int) -> bytes | None:
    """Return what was packed, one byte more than `most` at the most; None for bytes that are not brotli.

    Raises MissingError without the library.
    """
    brotli = _library("brotli", "brotli")
    unpacker = brotli.Decompressor()
    pieces, size, given = [], 0, raw
    try:
        while size <= most:
            piece = unpacker.process(given, output_buffer_limit=most + 1 - size)
            pieces.append(piece)
            size += len(piece)
            if unpacker.is_finished() or (not piece and unpacker.can_accept_more_data()):
                break
            given = b""
    except brotli.error:
        return None
    return b"".join(pieces)[: most + 1] or None


def unpack_zstd(raw: bytes, most: int) -> bytes | None:
    """Return what was packed, one byte more than `most` at the most; None for bytes that are not zstandard.

    Raises MissingError without the library.
    """
    zstd = _zstd()
    unpacker = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _PAGE_WINDOW})
    try:
        return unpacker.decompress(raw, most + 1) or None
    except zstd.ZstdError:
        return None


def open_zstd(stream: BinaryIO) -> io.BufferedIOBase:
    """Return the stream of what a file packed with zstandard holds, with the dictionary that it may begin with.

    Raises MissingError without the library, UnreadableError where the dictionary is damaged.
    """
    zstd = _zstd()
    head = stream.peek(8)[:8]  # type: ignore[attr-defined] # of all that are buffered to be read
    if head[:4] != DICTIONARY_MARK:
        return _Checked(zstd.ZstdFile(stream), zstd.ZstdError)
    stream.read(8)
    length = int.from_bytes(head[4:], "little")
    told = stream.read(length) if length <= _MOST_DICTIONARY_BYTES else b""
    if told[:4] == FRAME_MARK:
        told = unpack_zstd(told, _MOST_DICTIONARY_BYTES) or b""
    try:
        return _Checked(zstd.ZstdFile(stream, zstd_dict=zstd.ZstdDict(told)), zstd.ZstdError)
    except (ValueError, zstd.ZstdError) as error:
        raise UnreadableError(DAMAGED) from error


class _Checked(io.BufferedIOBase):
    """A stream whose library has an error of its own, told as one that all unpackers know."""

    def __init__(self, stream: Any, error: type[Exception]) -> None:
        self._stream, self._error = stream, error

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes. OSError where they cannot be unpacked."""
        try:
            return bytes(self._stream.read(size))
        except self._error as error:
            raise OSError(str(error)) from error


def _zstd() -> Any:
    return _library("zstandard", "compression.zstd", "backports.zstd")


def _library(packing: str, *names: str) -> Any:
    """Return the first of some modules that is there: the last may come with Python itself from some version on."""
    for name in names:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise MissingError(f"is packed with {packing}: {EXTRA}")
