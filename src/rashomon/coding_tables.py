"""Lines of the ontology's tables of codes → their records: countries, and what a deed is to CAMEO and PLOVER."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.lexicon import Coding, Country

_ALPHA2, _ALPHA3 = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{3}")
_CAMEO = re.compile(r"(?:0[1-9]|1\d|20)\d{0,2}")
_MOST_INTENSE = 10.0  # both scales run from -10 to 10


def make_country(row: Mapping[str, str]) -> Country:
    """Return a line of countries.csv; ValueError where a code is none."""
    if not _ALPHA2.fullmatch(row["code"]) or not _ALPHA3.fullmatch(row["iso3"]):
        raise ValueError(f"{row['code']!r} and {row['iso3']!r} are no codes of ISO 3166-1")
    return Country(
        code=row["code"],
        iso3=row["iso3"],
        number=_number(row["number"]),
        name=row["name"],
        fips=row["fips"],
        gw=_number(row["gw"]),
        cow=_number(row["cow"]),
        acled_region=row["acled_region"],
    )


def make_coding(row: Mapping[str, str]) -> Coding:
    """Return a line of cameo.csv; ValueError where a code or a value is none."""
    if not _CAMEO.fullmatch(row["cameo"]):
        raise ValueError(f"{row['cameo']!r} is no code of CAMEO")
    intensity = _scale(row["intensity"]) if row["intensity"] else None
    return Coding(row["type"], row["mode"], row["cameo"], _scale(row["goldstein"]), intensity)


def _number(cell: str) -> int | None:
    """Return the number of a cell, None where it is empty; ValueError where it is none."""
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) <= 4):
        raise ValueError(f"{cell!r} is no number of a country")
    return int(cell) if cell else None


def _scale(cell: str) -> float:
    """Return a value of a scale from -10 to 10; ValueError where it is none."""
    value = float(cell)
    if not -_MOST_INTENSE <= value <= _MOST_INTENSE:
        raise ValueError(f"{cell} is not between -10 and 10")
    return value
