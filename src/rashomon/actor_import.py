"""Reads a user's own actors from a CSV into the table that every reading on this machine asks before ours."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.csv_heads import check_parting
from rashomon.lexicon import KnownActor, fold_name
from rashomon.plain_words import check_name
from rashomon.tables import CODES, COLUMNS, OPTIONAL, check_country, check_year, load_ontology, read_actors

LONGEST_FILE = 20_000_000  # bytes
_HEADER = (*COLUMNS["actors"], *OPTIONAL["actors"])
_BODY = _HEADER.index("body")
_ALIASES = {
    "aliases": "names", "alternates": "names", "type": "kind", "iso2": "country", "parent": "body",
    "since": "from", "until": "to", "source": "rests_on", "rests on": "rests_on",
}  # fmt: skip


def import_actors(path: Path, table: Path) -> tuple[int, int]:
    """Put the actors of a file into the user's table, those with an id that it has in place of them.

    Return how many the file has, and how many the table has then. The table is changed as a whole or not at all.
    ValueError naming file, line and reason where a line is not understood.
    """
    numbered = {row[0]: (number, row) for number, row in _rows(path)}
    rows = {id_: row for id_, (_, row) in numbered.items()}
    table.parent.mkdir(parents=True, exist_ok=True)
    kept = {one.id: _cells(one) for one in _present(table)}
    held = kept | rows
    _check_together(path, {id_: number for id_, (number, _) in numbered.items()}, held)
    with tempfile.TemporaryDirectory(dir=table.parent) as folder:
        draft = Path(folder) / "actors.csv"
        with draft.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([_HEADER, *(row for _, row in sorted(held.items()))])
        try:
            load_ontology(Path(folder))
        except ValueError as error:
            raise ValueError(f"{path}: {str(error).removeprefix('actors.csv: ')}") from None
        draft.replace(table)
    return len(rows), len(held)


def _present(table: Path) -> list[KnownActor]:
    return list(read_actors(table).values()) if table.is_file() else []


def _cells(one: KnownActor) -> list[str]:
    """Return an actor as a row of the table."""
    names = ";".join(name for name in one.names if name != one.name)
    years = ("" if year is None else str(year) for year in (one.since, one.until))
    return [one.id, one.name, names, one.kind, one.country or "", one.body or "", *years, one.rests_on]


def _check_together(path: Path, numbers: dict[str, int], held: dict[str, list[str]]) -> None:
    """Raise ValueError, with the line, where a row of the file has another actor's name or an unknown body."""
    owners = {fold_name(name): id_ for id_, row in held.items() if id_ not in numbers for name in _names(row)}
    bodies = held.keys() | load_ontology().actors.keys()
    for id_, number in numbers.items():
        for name in map(fold_name, _names(held[id_])):
            if owners.setdefault(name, id_) != id_:
                raise ValueError(f"{path}:{number}: {name!r} means both {owners[name]} and {id_}")
        if held[id_][_BODY] and held[id_][_BODY] not in bodies:
            raise ValueError(f"{path}:{number}: {id_}: body {held[id_][_BODY]!r} is unknown")


def _names(row: Sequence[str]) -> list[str]:
    return [row[1], *filter(None, row[2].split(";"))]


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line and row, in the columns of `ontology/actors.csv`; an id that is not given is made of the name."""
    packed = path.read_bytes()
    if len(packed) > LONGEST_FILE:
        raise ValueError(f"{path}: more than {LONGEST_FILE} bytes")
    try:
        lines = packed.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not UTF-8") from None
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if header:
                yield number, _row(header, _split(line))
            else:
                check_parting(line)
                header = _header([cell.casefold() for cell in _split(line)])
        except (ValueError, csv.Error) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    if not header:
        raise ValueError(f"{path}:1: the file is empty")


def _header(cells: list[str]) -> list[str]:
    """Return the columns of a header; ValueError where one is unknown, stands twice or lacks."""
    header = [_ALIASES.get(cell, cell) for cell in cells]
    unknown = sorted(set(header) - set(_HEADER))
    if unknown or len(set(header)) != len(header):
        raise ValueError(
            f"column {unknown[0]!r} is none of {', '.join(_HEADER)}" if unknown else "a column stands twice"
        )
    if not {"name", "kind"} <= set(header):
        raise ValueError("no columns name and kind")
    return cells


def _row(header: list[str], cells: list[str]) -> list[str]:
    """Return the row of a line; `header` has the columns as the file calls them, which is what messages name."""
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells under a header of {len(header)}")
    row = {_ALIASES.get(column, column): cell for column, cell in zip(header, cells, strict=True)}
    if not row["name"]:
        raise ValueError("no name")
    if row["kind"] not in CODES["actor"]:
        raise ValueError(f"kind {row['kind'][:40]!r} is none of {', '.join(sorted(CODES['actor']))}")
    check_country(row.get("country", ""))
    names = [one.strip() for one in row.get("names", "").split(";") if one.strip()]
    id_ = row.get("id") or "_".join(fold_name(row["name"]).split()).casefold()
    if not fold_name(row["name"]):
        raise ValueError(f"no letter in the name {row['name'][:40]!r}")
    _check_names("name", [row["name"]])
    _check_names(next((one for one in header if _ALIASES.get(one, one) == "names"), ""), names)
    since, until = check_year(row.get("from", "")), check_year(row.get("to", ""))
    country, body, rests_on = (row.get(column, "") for column in ("country", "body", "rests_on"))
    return _cells(KnownActor(id_, row["name"], tuple(names), row["kind"], country, body, since, until, rests_on))


def _check_names(column: str, names: Sequence[str]) -> None:
    for name in names:
        try:
            check_name(name)
        except ValueError as error:
            raise ValueError(f"{column}: {error}") from None


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], strict=True))]
