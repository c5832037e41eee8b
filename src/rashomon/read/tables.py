"""CSV → drafts: a report a row, whose values are looked for in the columns that the first line names."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.read.decoding import encoding_of
from rashomon.read.drafts import Draft, Fault, UnreadableError
from rashomon.read.rows import KNOWN, MOST_RECORD_BYTES, Names, holds_reports, read_row

# what parts the cells: commas, what spreadsheets of many countries write in their place, tabs
PARTINGS = (",", ";", "\t", "|")
# by which the encoding is told
_SAMPLE_BYTES = 2**18
_PIECE = 2**16

# a cell may be a report; the standard library bears 131,072 characters if it is told nothing
csv.field_size_limit(MOST_RECORD_BYTES)


def read_table(stream: BinaryIO, names: Names = KNOWN) -> Iterator[Draft | Fault]:
    """Yield one draft a row, or a Fault with the row's line. Raises UnreadableError for a table without reports."""
    lines = Lines(stream)
    columns, parting = _head(lines, names)
    rows = csv.reader(lines, delimiter=parting)
    record = 0
    while True:
        line = lines.begin_row()
        try:
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            record += 1
            # of two columns with one name the first counts
            values = dict(reversed(list(zip(columns, row, strict=False))))
            yield read_row(values, names, record, "".join(lines.held).encode("utf-8", "replace"))
        except StopIteration:
            break
        except (TooLongError, csv.Error) as error:
            record += 1
            yield Fault(record, f"line {line}: {error}")
    if record == 0:
        raise UnreadableError("is a table without rows")


def names_reports(text: str, names: Names = KNOWN) -> bool:
    """Return whether a text begins as a table of reports: with columns of the text and, unless told, of one thing more.

    A text alone stands in tables of all kinds, beside labels and the like.
    """
    cells = _cells(text.lstrip("\ufeff\r\n ").partition("\n")[0], names)[0]
    known = sum(not set(several).isdisjoint(cells) for several in names.values())
    return holds_reports(cells, names) and len(cells) > 1 and (known > 1 or names["text"] != KNOWN["text"])


def _head(lines: Lines, names: Names) -> tuple[list[str], str]:
    """Return the columns that the first line names, and what parts them. Raises UnreadableError for none of reports."""
    try:
        line = next((line for line in lines if line.strip()), "")
    except TooLongError:
        line = ""
    if not line:
        raise UnreadableError("is empty" if lines.number == 0 else "has no line that names its columns")
    columns, parting = _cells(line, names)
    for value, (first, *_) in names.items():
        if names[value] != KNOWN[value] and first not in columns:
            raise UnreadableError(f"has no column {first!r}")
    if not holds_reports(columns, names) and set(names["title"]).isdisjoint(columns):
        raise UnreadableError("has no column known to hold the text: name it with --columns text=NAME")
    return columns, parting


def _cells(line: str, names: Names) -> tuple[list[str], str]:
    """Return the cells of a head, known names as they are known whatever their case, and what parts them."""
    told = {name for several in names.values() for name in several}
    found = []
    for parting in PARTINGS:
        try:
            found.append((next(csv.reader([line], delimiter=parting), []), parting))
        except csv.Error:
            continue
    cells, parting = max(found, key=lambda one: len(one[0]), default=([], ","))
    names_ = [cell.strip() for cell in cells]
    return [name if name in told or name.casefold() not in told else name.casefold() for name in names_], parting


class TooLongError(Exception):
    """A row that is longer than a report can be, as where a quotation mark is never closed."""


class Lines:
    """The lines of a table in whatever encoding; `held` are those of the row that is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.number = 0
        self.held: list[str] = []
        self._characters = 0
        self._stream = stream
        self._piece = stream.read(_SAMPLE_BYTES)
        decoder = codecs.getincrementaldecoder(encoding_of(self._piece))("replace")
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self._text = ""
        self._place = 0

    def begin_row(self) -> int:
        """Let go of the lines of the last row; return the number of the next line."""
        self.held.clear()
        self._characters = 0
        return self.number + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._line()
        if not line:
            raise StopIteration
        self.number += line.endswith("\n")
        self.held.append(line)
        self._characters += len(line)
        if self._characters > MOST_RECORD_BYTES:
            raise TooLongError(f"larger than {MOST_RECORD_BYTES // 2**20} MB")
        return line

    def _line(self) -> str:
        """Return the next line with its end, the last without; a piece of one that is too long; "" at the end."""
        while (end := self._text.find("\n", self._place)) < 0 and len(self._text) - self._place <= MOST_RECORD_BYTES:
            piece, self._piece = self._piece or self._stream.read(_PIECE), b""
            self._text = self._text[self._place :] + self._decoder.decode(piece, final=not piece)
            self._place = 0
            if not piece:
                end = len(self._text) - 1
                break
        start, self._place = self._place, end + 1 if end >= 0 else len(self._text)
        return self._text[start : self._place]
