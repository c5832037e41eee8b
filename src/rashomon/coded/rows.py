"""A table as CSV, a JSON document or JSON Lines → its rows, one at a time, whatever its size."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from typing import Any

from rashomon.read.drafts import Fault, UnreadableError
from rashomon.read.json_cursor import JsonCursor
from rashomon.read.jsonl import objects
from rashomon.read.tables import PARTINGS, Lines, TooLongError

SAMPLE = 4096  # bytes by which the form of a file is told
# Under which key the rows stand where a program asked for them: of ACLED's answers, of UCDP's, of others.
_LISTS = ("data", "Result", "results", "incidents", "events", "rows")
_LISTED = re.compile(r'"(?:' + "|".join(_LISTS) + r')"\s*:\s*\[')
# What names a thing that a cell holds several of: a source with its address and language.
_NAMES = ("name", "source", "title", "outlet", "text", "url", "link")
# What is told of a person who is named.
_OF_PERSONS = ("age", "sex", "gender", "role", "occupation", "family", "fate", "status")
_PERSONAL = frozenset({"age", "sex", "gender", "fate"})  # which no source has


@dataclass(frozen=True, slots=True)
class Row:
    """One row as received: its place in the file, from 1, and what stands under each column."""

    record: int
    cells: Mapping[str, str]
    sha256: str


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a recorder are known: the column of their id, other names of columns, and their order."""

    key: str
    aliases: Mapping[str, str]
    columns: Sequence[str] = ()  # of a table that has no line with their names

    def name(self, column: str) -> str:
        """Return a column under the one name that it goes by here: "Event ID Cnty" is event_id_cnty."""
        folded = re.sub(r"\W+", "_", column.strip().casefold()).strip("_")
        return self.aliases.get(folded, folded)


def read_rows(stream: BufferedIOBase, form: Form) -> Iterator[Row | Fault]:
    """Yield the rows of a table, a Fault for each that cannot be read. UnreadableError where it is no such table."""
    head = stream.peek(SAMPLE)[:SAMPLE]  # type: ignore[attr-defined]
    if not head.strip():
        raise UnreadableError("is empty")
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith(("{", "[")):
        yield from _of_json(stream, text, form)
    else:
        yield from _of_table(stream, form)


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_table(stream: BufferedIOBase, form: Form) -> Iterator[Row | Fault]:
    lines = Lines(stream)  # type: ignore[arg-type] # a stream that is read from
    columns, parting, begun = _head(lines, form)
    record = 0
    rows = csv.reader(lines, delimiter=parting)
    while True:
        line = lines.begin_row()
        try:
            # a table without a line of names begins with a row
            cells = begun or next(rows)
            received = "".join(lines.held) or parting.join(cells)
            begun = []
        except StopIteration:
            break
        except (TooLongError, csv.Error) as error:
            record += 1
            yield Fault(record, f"line {line}: {error}")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        record += 1
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(columns):
            yield Fault(record, f"line {line}: {len(cells)} cells under {len(columns)} columns")
        else:
            yield Row(record, _each_once(zip(columns, cells, strict=True)), _digest(received))
    if record == 0:
        raise UnreadableError("has a line that names its columns, and no row")


def _head(lines: Lines, form: Form) -> tuple[list[str], str, list[str]]:
    """Return the columns, what parts them, and the first row where the table has no line that names its columns."""
    try:
        line = next((line for line in lines if line.strip()), "")
    except TooLongError as error:
        raise UnreadableError(f"has no line that names its columns: the first is {error}") from None
    for parting in PARTINGS:
        try:
            cells = next(csv.reader([line], delimiter=parting))
        except csv.Error:
            continue
        names = [form.name(cell) for cell in cells]
        if form.key in names:
            return names, parting, []
        if form.columns and len(cells) == len(form.columns) and cells[0].strip().isdecimal():
            return list(form.columns), parting, cells
    raise UnreadableError(f"has no column {form.key}")


def _each_once(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the cells by column; of two columns with one name the first that holds something counts."""
    found: dict[str, str] = {}
    for column, cell in cells:
        if column and not found.get(column, "").strip():
            found[column] = cell
    return found


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_json(stream: BufferedIOBase, head: str, form: Form) -> Iterator[Row | Fault]:
    values = objects(stream) if _is_lines(head) else _of_document(stream)  # type: ignore[arg-type]
    record = 0
    for value in values:
        record += 1
        if isinstance(value, Fault):
            yield value
        elif not isinstance(value, dict):
            yield Fault(record, "not a JSON object")
        else:
            yield _row(value, record, form)
    if record == 0:
        raise UnreadableError("holds no rows")


def _row(value: Mapping[str, Any], record: int, form: Form) -> Row | Fault:
    try:
        cells = _each_once((form.name(name), _cell(told)) for name, told in value.items())
        received = json.dumps(value, ensure_ascii=True, sort_keys=True)
    except RecursionError:
        return Fault(record, "is nested too deeply")
    if form.key in cells:
        return Row(record, cells, _digest(received))
    if record == 1:
        raise UnreadableError(f"has no column {form.key}")
    return Fault(record, f"has no {form.key}")


def _is_lines(head: str) -> bool:
    """Tell whether a JSON text that begins so has an object a line, as against one document."""
    if not head.startswith("{"):
        return False
    first, ended, _ = head.partition("\n")
    if _LISTED.search(first):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not ended  # a first line longer than the sample


def _of_document(stream: BufferedIOBase) -> Iterator[object]:
    """Yield the items of a list, or of the list that an object has under one of the known keys."""
    cursor = JsonCursor(stream)  # type: ignore[arg-type] # a stream that is read from
    if cursor.peek() == "[":
        for _ in cursor.items():
            yield cursor.value()
        return
    found = False
    for name in cursor.members():
        if name in _LISTS and cursor.peek() == "[":
            found = True
            for _ in cursor.items():
                yield cursor.value()
        else:
            cursor.value()
    if not found:
        raise UnreadableError(f"has no list of rows under one of {', '.join(_LISTS)}")


def _cell(value: Any) -> str:
    """Return a JSON value as the text of a cell; several as a table has them, by semicolons."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case list():
            return "; ".join(told for one in value if (told := _cell(one).replace(";", ",").strip()))
        case dict():
            called = next((value[name] for name in _NAMES if isinstance(value.get(name), str) and value[name]), "")
            person = not _PERSONAL.isdisjoint(value)
            asides = [_cell(value[n]) for n in _OF_PERSONS if person and isinstance(value.get(n), str | int)]
            told = ", ".join(one.replace("(", " ").replace(")", " ") for one in asides if one)
            return f"{called} ({told})" if called and told else called
    return str(value)


def _digest(received: str) -> str:
    return hashlib.sha256(received.encode("utf-8", "replace")).hexdigest()
