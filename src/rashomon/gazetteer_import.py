"""Reads a user's own places (a GeoNames country dump, an OCHA p-code table, a plain CSV) into an index of their own."""

from __future__ import annotations

import csv
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from pathlib import Path

from rashomon.csv_heads import check_parting
from rashomon.gazetteer_index import LAYOUT, Writer, create_tables, radius_of
from rashomon.lexicon import fold_name
from rashomon.records import Precision

LONGEST_LINE, MOST_LINES = 100_000, 5_000_000  # bytes; GeoNames has 2.3 million places of its largest country
_LONGEST_NAME, _MOST_NAMES, _MOST_PEOPLE = 200, 200, 10**10
_WIDEST_KM = 20_100.0  # half-way round the globe
_DUMP_COLUMNS = 19  # of a GeoNames dump (https://download.geonames.org/export/dump/readme.txt): tabs, no header
_RADIUS: Mapping[Precision, float] = {"admin1": 100.0, "admin2": 40.0, "line": 100.0}  # km, where none is told
_CLASSES: Mapping[str, Precision] = {"H": "line", "R": "line"}  # rivers, roads; all others are points or areas
_PRECISIONS: Mapping[str, Precision] = {"town": "town", "admin2": "admin2", "admin1": "admin1", "line": "line"}
_LATITUDES, _LONGITUDES = ("latitude", "lat", "center_lat", "y"), ("longitude", "lon", "center_lon", "x")

Row = Mapping[str, str]
Reader = Callable[[str], "OwnPlace"]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One place of a user's file. Coordinates in WGS 84 degrees."""

    id: str
    names: tuple[str, ...]  # its own first
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: Precision
    population: int
    radius_km: float


def import_places(path: Path, index: Path) -> tuple[int, int]:
    """Put the places of a file into the user's index, those with an id that it has in place of them.

    Return how many the file has, and how many the index has then. The index is changed as a whole or not at all.
    ValueError naming file and line where one is not understood.
    """
    index.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=index.parent, prefix=f".{index.name}-")
    os.close(handle)
    try:
        if index.is_file():
            Path(draft).write_bytes(index.read_bytes())
        counts = _fill(Path(draft), read_places(path))
        Path(draft).replace(index)
    finally:
        Path(draft).unlink(missing_ok=True)
    return counts


def _fill(path: Path, places: Iterator[OwnPlace]) -> tuple[int, int]:
    database = sqlite3.connect(path, isolation_level=None)
    try:
        if database.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            create_tables(database)
        for table, column in (("places", "gid"), ("names", "place"), ("skeletons", "place")):  # or `replace` would scan
            database.execute(f"CREATE INDEX IF NOT EXISTS {table}_by_{column} ON {table} ({column})")
        database.execute("BEGIN")
        writer = Writer(database)
        count = 0
        for place in places:
            writer.replace(place.id)
            where = place.latitude, place.longitude, place.country, place.admin1, place.admin2, place.precision
            values = place.id, place.names[0], *where, place.population, place.radius_km, 2, place.population
            # No country is told apart by its languages here: every name is found by its spelling and skeleton.
            writer.add(values, {fold_name(name) for name in place.names}, place.country, spelled=True)
            count += 1
        database.execute("COMMIT")
        database.execute(f"PRAGMA user_version = {LAYOUT}")
        return count, int(database.execute("SELECT count(*) FROM places").fetchone()[0])
    finally:
        database.close()


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_places(path: Path) -> Iterator[OwnPlace]:
    """Yield the places of a file in any of the three forms; ValueError naming file, line and reason on a bad one."""
    read: Reader | None = None
    for number, line in _lines(path):
        if not line.strip():
            continue
        try:
            if read is None:
                read, is_header = _reader_of(line)
                if is_header:
                    continue
            yield read(line)
        except (ValueError, csv.Error) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    if read is None:
        raise ValueError(f"{path}:1: the file is empty")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers; ValueError on one that is too long or no text."""
    with path.open("rb") as file:
        for number in range(1, MOST_LINES + 2):
            packed = file.readline(LONGEST_LINE + 1)
            if not packed:
                return
            if len(packed) > LONGEST_LINE or number > MOST_LINES:
                raise ValueError(f"{path}:{number}: more than {LONGEST_LINE} bytes in a line, or {MOST_LINES} lines")
            try:
                line = packed.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise ValueError(f"{path}:{number}: not UTF-8") from None
            if "\0" in line:
                raise ValueError(f"{path}:{number}: a NUL character: no text file")
            yield number, line.rstrip("\r\n")


def _reader_of(line: str) -> tuple[Reader, bool]:
    """Return how the lines of a file are read, by its first, and whether that is a header."""
    if line.count("\t") == _DUMP_COLUMNS - 1:
        return _dumped, False
    check_parting(line)
    header = [cell.strip().casefold() for cell in next(csv.reader([line], strict=True))]
    if len(set(header)) != len(header):
        raise ValueError("a column stands twice in the header")
    if not set(_LATITUDES) & set(header) or not set(_LONGITUDES) & set(header):
        raise ValueError("no columns latitude and longitude, and no GeoNames dump")
    level = next((n for n in (4, 3, 2, 1) if {f"adm{n}_pcode", f"adm{n}_en"} <= set(header)), None)
    if level is None and "name" not in header:
        raise ValueError("no column name, and no p-codes (adm2_pcode with adm2_en)")

    def read(line: str) -> OwnPlace:
        cells = next(csv.reader([line], strict=True))
        if len(cells) != len(header):
            raise ValueError(f"{len(cells)} cells under a header of {len(header)}")
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        return _plain(row) if level is None else _coded(row, level)

    return read, True


# ── forms ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _dumped(line: str) -> OwnPlace:
    """Return the place of a line of a GeoNames dump."""
    cells = line.split("\t")
    if len(cells) != _DUMP_COLUMNS:
        raise ValueError(f"{len(cells)} columns, not the {_DUMP_COLUMNS} of a GeoNames dump")
    if not cells[0].isdecimal():
        raise ValueError(f"no GeoNames id: {cells[0][:40]!r}")
    kind = {"ADM1": "admin1", "ADM2": "admin2"}.get(cells[7]) or _CLASSES.get(cells[6], "town")
    names = [cells[1], cells[2], *cells[3].split(",")]
    row = {"latitude": cells[4], "longitude": cells[5], "country": cells[8], "population": cells[14]}
    return _place(f"geonames:{cells[0]}", names, row, _PRECISIONS[kind])


def _coded(row: Row, level: int) -> OwnPlace:
    """Return the place of a row of an OCHA p-code table, of its deepest level."""
    code = row[f"adm{level}_pcode"]
    if not code:
        raise ValueError(f"no adm{level}_pcode")
    # The local languages have columns of their own: adm2_ar, adm2_fr, adm2_ref.
    names = [row[f"adm{level}_en"], *(row[name] for name in sorted(row) if _is_name(name, level))]
    told = {**row, "country": row.get("adm0_pcode", ""), "admin1": row.get("adm1_en", "")}
    told["admin2"] = row.get("adm2_en", "")
    return _place(f"pcode:{code}", names, told, "admin1" if level == 1 else "admin2" if level == 2 else "town")


def _is_name(column: str, level: int) -> bool:
    stem, _, language = column.partition("_")
    return stem == f"adm{level}" and language not in ("pcode", "en", "type")


def _plain(row: Row) -> OwnPlace:
    """Return the place of a row of a plain table: name, latitude, longitude, and what else it tells."""
    precision = row.get("precision", "") or "town"
    if precision not in _PRECISIONS:
        raise ValueError(f"precision {precision[:40]!r}: one of {', '.join(_PRECISIONS)}")
    names = [row["name"], *row.get("alternates", "").split(";")]
    key = sha256("|".join([names[0], row.get("country", ""), row.get("admin1", "")]).encode()).hexdigest()[:12]
    return _place(f"own:{row.get('id') or key}", names, row, _PRECISIONS[precision])


def _place(id_: str, names: Sequence[str], row: Row, precision: Precision) -> OwnPlace:
    kept = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))[:_MOST_NAMES]
    if not names[0].strip() or any(len(name) > _LONGEST_NAME for name in kept):
        raise ValueError(f"no name, or one of more than {_LONGEST_NAME} characters")
    country = row.get("country", "").upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country[:40]!r}: a code of two letters (ISO 3166-1), or nothing")
    people = _number(row, ("population",), 0.0, _MOST_PEOPLE, 0.0)
    radius = _RADIUS.get(precision) or radius_of(int(people))
    return OwnPlace(
        id_,
        kept,
        _number(row, _LATITUDES, -90.0, 90.0),
        _number(row, _LONGITUDES, -180.0, 180.0),
        country or None,
        row.get("admin1") or None,
        row.get("admin2") or None,
        precision,
        int(people),
        _number(row, ("radius_km",), 0.0, _WIDEST_KM, radius),
    )


def _number(row: Row, columns: Sequence[str], least: float, most: float, absent: float | None = None) -> float:
    """Return the number in the first of the columns that a row has; ValueError where it is none or out of bounds."""
    name = next((column for column in columns if column in row), columns[0])
    told = row.get(name, "")
    if not told and absent is not None:
        return absent
    try:
        value = float(told)
    except ValueError:
        raise ValueError(f"{name} {told[:40]!r} is no number") from None
    if not isfinite(value) or not least <= value <= most:
        raise ValueError(f"{name} {told[:40]!r} is not between {least:g} and {most:g}")
    return value
