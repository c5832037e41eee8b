"""Reads a user's own actors from a CSV into the table that every reading on this machine asks before ours."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.lexicon import KnownActor, fold_name
from rashomon.tables import CODES, COLUMNS, load_ontology, read_actors

LONGEST_FILE = 20_000_000  # bytes
_HEADER = COLUMNS["actors"]
_ALIASES = {"aliases": "names", "alternates": "names", "type": "kind", "iso2": "country", "parent": "body"}


def import_actors(path: Path, table: Path) -> int:
    """Put the actors of a file into the user's table, those with an id that it has in place of them; return how many.

    The table is changed as a whole or not at all. ValueError naming file and reason where a line is not understood.
    """
    rows = {row[0]: row for row in _rows(path)}
    table.parent.mkdir(parents=True, exist_ok=True)
    kept = {one.id: _cells(one.id, one.name, one.names, one.kind, one.country, one.body) for one in _present(table)}
    with tempfile.TemporaryDirectory(dir=table.parent) as folder:
        draft = Path(folder) / "actors.csv"
        with draft.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [_HEADER, *(row for _, row in sorted((kept | rows).items()))]
            )
        try:
            load_ontology(Path(folder))
        except ValueError as error:
            raise ValueError(f"{path}: {str(error).removeprefix(f'{draft}: ')}") from None
        draft.replace(table)
    return len(rows)


def _present(table: Path) -> list[KnownActor]:
    return list(read_actors(table).values()) if table.is_file() else []


def _cells(id_: str, name: str, names: Sequence[str], kind: str, country: str | None, body: str | None) -> list[str]:
    return [id_, name, ";".join(one for one in names if one != name), kind, country or "", body or ""]


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a file in the columns of `ontology/actors.csv`; an id that is not given is made of the name."""
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
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
            if header:
                yield _row(header, cells)
            else:
                header = _header(cells)
        except (ValueError, csv.Error) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    if not header:
        raise ValueError(f"{path}:1: the file is empty")


def _header(cells: list[str]) -> list[str]:
    header = [_ALIASES.get(cell.casefold(), cell.casefold()) for cell in cells]
    unknown = sorted(set(header) - set(_HEADER))
    if unknown or len(set(header)) != len(header):
        raise ValueError(
            f"column {unknown[0]!r} is none of {', '.join(_HEADER)}" if unknown else "a column stands twice"
        )
    if not {"name", "kind"} <= set(header):
        raise ValueError("no columns name and kind")
    return header


def _row(header: list[str], cells: list[str]) -> list[str]:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells under a header of {len(header)}")
    row = dict(zip(header, cells, strict=True))
    if not row["name"]:
        raise ValueError("no name")
    if row["kind"] not in CODES["actor"]:
        raise ValueError(f"kind {row['kind'][:40]!r} is none of {', '.join(sorted(CODES['actor']))}")
    names = [one.strip() for one in row.get("names", "").split(";") if one.strip()]
    id_ = row.get("id") or "_".join(fold_name(row["name"]).split()).casefold()
    if not id_:
        raise ValueError(f"no letter in the name {row['name'][:40]!r}")
    return _cells(id_, row["name"], names, row["kind"], row.get("country"), row.get("body"))
