"""Which reader reads a file: by its suffix, else by its first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Mapping
from functools import partial
from io import BufferedIOBase
from pathlib import PurePath
from typing import BinaryIO

from rashomon.read.archives import read_packed, read_tar, read_zip
from rashomon.read.documents import read_document
from rashomon.read.drafts import OtherFormatError, Reader, UnreadableError
from rashomon.read.feeds import read_feed
from rashomon.read.inputs import NOT_REPORTS, SNIFFED_BYTES, looks_like_page, looks_like_reports, sniff
from rashomon.read.jsonl import read_lines
from rashomon.read.mail import read_mail
from rashomon.read.mbox import read_mbox
from rashomon.read.pages import read_page
from rashomon.read.pdf import read_pdf
from rashomon.read.rows import KNOWN, Names
from rashomon.read.squeezed import open_zstd
from rashomon.read.tables import read_table
from rashomon.read.text import read_text_file
from rashomon.read.unpacking import Unpacked
from rashomon.read.warc import read_warc

# how a single packed file is unpacked, and under which suffixes it lies; the last three are tar archives
_UNPACKERS: Mapping[str, Callable[[BinaryIO], BufferedIOBase]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": open_zstd,
    ".tgz": lambda stream: gzip.GzipFile(fileobj=stream),
    ".tbz2": bz2.BZ2File,
    ".txz": lzma.LZMAFile,
}
# a suffix under which data lies as often as reports: what begins such a file tells
_TOLD_BY_HEAD = frozenset({".csv", ".tsv", ".json"})


def readers_for(names: Names) -> dict[str, Reader]:
    """Return the reader of each suffix, those of tables looking for values under the names."""
    table, document = partial(read_table, names=names), partial(read_document, names=names)
    lines = partial(read_lines, names=names)
    readers: dict[str, Reader] = {
        ".txt": read_text_file,
        ".text": read_text_file,
        ".md": read_text_file,
        ".html": read_page,
        ".htm": read_page,
        ".xhtml": read_page,
        ".jsonl": lines,
        ".ndjson": lines,
        ".json": document,
        ".csv": table,
        ".tsv": table,
        ".xml": read_feed,
        ".rss": read_feed,
        ".atom": read_feed,
        ".warc": read_warc,
        ".eml": read_mail,
        ".mbox": read_mbox,
        ".pdf": read_pdf,
    }

    def choose(name: str, file: Unpacked, outright: bool) -> Reader | None:
        head = file.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        wanted = outright or may_be_report(readers, name, head, names)
        return choose_reader(readers, name, head, names) if wanted else None

    readers[".zip"] = partial(read_zip, choose=choose)
    readers[".tar"] = partial(read_tar, choose=choose)
    for suffix, unpack in _UNPACKERS.items():
        readers[suffix] = partial(read_packed, unpack=unpack, choose=choose)
    return readers


READERS: dict[str, Reader] = readers_for(KNOWN)


def choose_reader(readers: Mapping[str, Reader], name: str, head: bytes, names: Names = KNOWN) -> Reader:
    """Return what reads a file of a name that begins so. Raises UnreadableError for bytes that are no text."""
    suffix = PurePath(name).suffix.lower()
    # a file that is called .json may well hold JSON Lines
    kind = suffix if suffix in readers and suffix != ".json" else sniff(head, names)
    kind = suffix if suffix == ".json" and kind == ".txt" else kind
    if kind in (".txt", ".text", ".md") and looks_like_page(head.decode("latin-1")):
        # pages are often saved under a name that ends in .txt
        kind = ".html"
    return readers[kind]


def may_be_report(readers: Mapping[str, Reader], name: str, head: bytes, names: Names) -> bool:
    """Return whether a file of a folder or archive is to be read: known, or unknown and text; others lie beside."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix in _TOLD_BY_HEAD:
        return looks_like_reports(head, names)
    if suffix in (".gz", ".bz2", ".xz", ".zst"):
        inner = PurePath(path.stem).suffix.lower()
        return inner in readers and inner not in _TOLD_BY_HEAD
    if suffix in readers or suffix in NOT_REPORTS:
        return suffix in readers
    try:
        sniff(head, names)
    except OtherFormatError:
        return True  # reading it will tell the user why
    except UnreadableError:
        return False  # binary and empty files lie beside reports
    return True
