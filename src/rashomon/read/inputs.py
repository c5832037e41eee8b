"""Paths → open inputs: files, folders walked in order, standard input; and what a file holds, by its first bytes."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from rashomon.read.decoding import decode
from rashomon.read.drafts import OtherFormatError, UnreadableError
from rashomon.read.mbox import MARK
from rashomon.read.rows import KNOWN, Names
from rashomon.read.squeezed import DICTIONARY_MARK, FRAME_MARK
from rashomon.read.tables import names_reports
from rashomon.records import Failure

# kinds of file that lie beside reports and are none
NOT_REPORTS = frozenset(
    ".yaml .yml .geojson .toml .ini .cfg .conf .log .lock .py .pyc .ipynb .r .sh .bat .js .ts .css "
    ".map .sql .db .sqlite .sqlite3 .parquet .feather .pickle .pkl .npy .npz .bin .dat .png .jpg .jpeg .gif .svg .webp "
    ".bmp .tif .tiff .ico .doc .docx .odt .rtf .xls .xlsx .ods .ppt .pptx .epub .7z .rar "
    ".mp3 .mp4 .wav .ogg .mov .avi .mkv .webm .exe .dll .so .o .class .jar .woff .woff2 .ttf .otf "
    ".xsd .dtd .xsl .kml .kmz .shp .shx .dbf .prj .bak .tmp .swp .part .mo .po .sha256 .md5 .sig .asc .pem .key".split()
)
SNIFFED_BYTES = 4096
# what a file of each kind begins with
_MARKS = (
    (b"WARC/", ".warc"), (b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\0", ".xz"),
    (FRAME_MARK, ".zst"), (DICTIONARY_MARK, ".zst"),
    (b"PK\3\4", ".zip"), (b"PK\5\6", ".zip"), (b"Received: ", ".eml"), (b"Return-Path: ", ".eml"),
    (b"Delivered-To: ", ".eml"), (b"MIME-Version: ", ".eml"),
)  # fmt: skip
# what an office's file, a zip archive too, has in its first bytes
_OFFICE = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetype|_rels/|docProps/|word/|xl/|ppt/)", re.S)
_TAR_MARK = slice(257, 262)
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)\b")


def walk(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files of a folder and all below it, sorted, each real file once, hidden ones and sockets left out."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Path] = [folder]
    root = folder.resolve()
    while waiting:
        path = waiting.pop()
        try:
            state = path.stat()
            if path != folder and path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Failure(str(path), "is a link that leads out of the folder: name what it means")
                continue
            known = (state.st_dev, state.st_ino) in seen
            seen.add((state.st_dev, state.st_ino))
            if known:
                continue
            if stat.S_ISREG(state.st_mode):
                yield path
            elif stat.S_ISDIR(state.st_mode):
                waiting += sorted((file for file in path.iterdir() if not file.name.startswith(".")), reverse=True)
        except OSError as error:
            # a link to nowhere is no report that fails; a folder that may not be opened is
            if not _is_link(path):
                yield Failure(str(path), reason_of(error))


def _is_link(path: Path) -> bool:
    """Return whether a path is a link, wherever it leads; a path beyond what the system bears is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def is_named_pipe(path: Path) -> bool:
    """Return whether opening a path would wait for a writer: a named pipe, but not one that this process was given."""
    # /dev/stdin and the shell's <(...) lead into these folders
    return stat.S_ISFIFO(path.stat().st_mode) and path.resolve().parts[:2] not in {("/", "dev"), ("/", "proc")}


def reason_of(error: OSError) -> str:
    """Return the reason of a file that cannot be opened in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or type(error).__name__).lower()


def sniff(head: bytes, names: Names = KNOWN) -> str:
    """Return the kind of a file, as a suffix in READERS, by its first bytes. Raises UnreadableError for no text.

    `names` are those by which a table of reports is known.
    """
    if not head:
        raise UnreadableError("is empty")
    if _OFFICE.match(head):
        raise UnreadableError("is a document of an office program: save it as text, HTML or PDF")
    if kind := next((kind for mark, kind in _MARKS if head.startswith(mark)), None):
        return kind
    if MARK.match(head):
        return ".mbox"
    if head[_TAR_MARK] == b"ustar":
        return ".tar"
    text = _sniffed_text(head).lstrip("\ufeff \t\r\n")
    if looks_like_page(text):
        return ".html"
    if text.startswith("<") and _FEED.search(text):
        return ".xml"
    if text.startswith("<?xml"):
        raise OtherFormatError("is XML, but neither RSS nor Atom")
    if text.startswith("{") and not _MESSAGES.search(text) and _starts_json(text):
        return ".jsonl"
    if text.startswith(("{", "[")) and re.match(r"[\[{]\s*[\"{]", text):
        return ".json"
    return ".csv" if names_reports(text, names) else ".txt"


def looks_like_reports(head: bytes, names: Names) -> bool:
    """Return whether a table begins with the columns of reports, or a JSON text as an export of messages does."""
    try:
        text = _sniffed_text(head)
    except UnreadableError:
        return False
    return names_reports(text, names) or (text.lstrip("\ufeff \t\r\n")[:1] == "{" and bool(_MESSAGES.search(text)))


def looks_like_page(text: str) -> bool:
    """Return whether a text begins as an HTML page does."""
    return _HTML.match(text) is not None


def _sniffed_text(head: bytes) -> str:
    # the sample may end inside a letter: up to three bytes of UTF-8, one of UTF-16
    for cut in range(4):
        try:
            return decode(head[: len(head) - cut])
        except UnreadableError as error:
            reason = error
    if len(head) < SNIFFED_BYTES:
        raise reason
    if str(reason) == "is binary, not text":
        raise reason
    return ""


def _starts_json(text: str) -> bool:
    first, ended, _ = text.partition("\n")
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # a first line longer than the sample
        return not ended and re.match(r'\{\s*"[^"\n]{1,40}"\s*:', first) is not None
