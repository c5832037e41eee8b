"""Events → a Parquet file, the flat table with its types: whole numbers, numbers, lists of texts, nulls."""

from __future__ import annotations

import io
from typing import Any

from rashomon.export.formats.case import Case, Loss, Output
from rashomon.export.formats.flat import COLUMNS, KINDS, flat_rows, shown
from rashomon.export.formats.heavy import need

_LARGEST = 2**63 - 1  # of a whole number of 64 bits


def export_parquet(case: Case) -> Output:
    """Return a Parquet file; RuntimeError without pyarrow."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    rows, units, losses, cited = flat_rows(case)
    for row in rows:
        for column in COLUMNS:
            value = row.get(column)
            if isinstance(value, int) and abs(value) > _LARGEST:
                losses.append(Loss(str(row["event"]), "cut", column, f"{value}: more than 64 bits hold"))
                row[column] = None
    schema = arrow.schema([(column, _type(column, arrow)) for column in COLUMNS])
    columns = {column: [shown(row.get(column)) for row in rows] for column in COLUMNS}
    file = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), file, compression="zstd")
    return Output({"": file.getvalue()}, tuple(units.values()), tuple(losses), tuple(cited), rows=len(rows))


def _type(column: str, arrow: Any) -> Any:
    types = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "yes": arrow.bool_(),
        "list": arrow.list_(arrow.string()),
    }
    return types[KINDS[column]]
