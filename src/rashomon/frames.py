"""Records as data frames of pandas or polars, which are an extra: one table a kind of record, typed, in a fixed order.

Values are those of the JSON. Which columns there are stands in docs/python.md.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from rashomon.contract import carry
from rashomon.export.formats import Case
from rashomon.export.formats.heavy import need
from rashomon.export.rows import TABLES, Table
from rashomon.records import Comparison, Reading
from rashomon.tables import load_ontology

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

TableName = Literal["reports", "claims", "mentions", "events", "acts", "findings", "positions"]
Source = Comparison | Reading | Iterable[Reading]

_LARGEST = 2**63 - 1  # of a whole number of 64 bits
# The types that know an empty cell from a zero and from an empty text.
_PANDAS = {"text": "string", "whole": "Int64", "number": "Float64", "yes": "boolean", "list": "object"}


def to_pandas(source: Source, table: TableName) -> pd.DataFrame:
    """Return a table of a comparison, or of readings, as a pandas frame with the nullable types of pandas.

    The tables are "reports", "claims" and "mentions", and of a comparison also "events", "acts", "findings" and
    "positions". A cell that nothing is told for is empty (`pandas.NA`). ValueError for another table, or one that needs
    a comparison; RuntimeError, which names the command, where pandas is not installed.
    """
    pandas = need("pandas", "frames")
    kinds, cells = _cells(source, table)
    columns = {name: pandas.Series(cells[name], dtype=_PANDAS[kind]) for name, kind in kinds.items()}
    frame: pd.DataFrame = pandas.DataFrame(columns, columns=list(kinds))
    return frame


def to_polars(source: Source, table: TableName) -> pl.DataFrame:
    """Return a table of a comparison, or of readings, as a polars frame.

    Tables and errors as for `to_pandas`; a cell that nothing is told for is null.
    """
    polars = need("polars", "frames")
    types = {
        "text": polars.String,
        "whole": polars.Int64,
        "number": polars.Float64,
        "yes": polars.Boolean,
        "list": polars.List(polars.String),
    }
    kinds, cells = _cells(source, table)
    frame: pl.DataFrame = polars.DataFrame(cells, schema={name: types[kind] for name, kind in kinds.items()})
    return frame


def _cells(source: Source, name: str) -> tuple[Mapping[str, str], dict[str, list[Any]]]:
    """Return the columns of a table with what they hold, and their cells."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}: one of {', '.join(TABLES)}")
    table = TABLES[name]
    rows = list(table.rows(Case(_compared(source, name, table), load_ontology(None), "")))
    cells = {column: [_cell(row.get(column)) for row in rows] for column in table.columns}
    for column, kind in table.columns.items():
        if kind == "whole":
            cells[column] = _fit(cells[column], column)
    return table.columns, cells


def _compared(source: Source, name: str, table: Table) -> Comparison:
    """Return what the rows are made of: the comparison, or the readings as one without events."""
    if isinstance(source, Comparison):
        return source
    if table.of_events:
        raise ValueError(f"{name} are of several reports together: give the comparison that combine_claims returns")
    readings = (source,) if isinstance(source, Reading) else tuple(source)
    wrong = next((one for one in readings if not isinstance(one, Reading)), None)
    if wrong is not None:
        raise ValueError(f"no reading: {wrong}")
    return Comparison(readings, (), (), ())


def _cell(value: object) -> object:
    """Return a cell whose texts UTF-8 can carry; spans into them stay right."""
    if isinstance(value, str):
        return carry(value)
    return [carry(str(one)) for one in value] if isinstance(value, list) else value


def _fit(values: list[Any], column: str) -> list[Any]:
    """Return whole numbers as 64 bits hold them; a larger one is left empty, and a warning says so."""
    large = [value for value in values if value is not None and abs(value) > _LARGEST]
    if not large:
        return values
    warnings.warn(f"{column}: left empty, as 64 bits do not hold it: {large[0]}", stacklevel=4)
    return [None if value is not None and abs(value) > _LARGEST else value for value in values]
