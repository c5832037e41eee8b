"""Events → a workbook of one sheet, the flat table; text is kept as text, whatever it begins with."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from rashomon.export.formats.case import Case, Loss, Output
from rashomon.export.formats.cells import changed_text, plain
from rashomon.export.formats.flat import COLUMNS, flat_rows
from rashomon.export.formats.heavy import need

_LONGEST = 32767  # characters of a cell, Excel's limit
_MOST_ROWS = 1048576  # of a sheet, with the header
_EXACT = 10**15  # larger whole numbers lose digits in a spreadsheet: they are kept as text
_DAY = datetime(1980, 1, 1)  # the first that a zip file can hold: an export has no clock
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def export_xlsx(case: Case) -> Output:
    """Return a workbook; RuntimeError without openpyxl, ValueError for more rows than a sheet holds."""
    openpyxl = need("openpyxl")
    rows, units, losses, cited = flat_rows(case)
    if len(rows) >= _MOST_ROWS:
        raise ValueError(f"{len(rows)} rows, and a sheet holds {_MOST_ROWS - 1}: use csv or parquet")
    losses += changed_text(COLUMNS, rows, "event")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("positions")
    sheet.freeze_panes = "B2"
    sheet.append(list(COLUMNS))
    for row in rows:
        values = [row.get(column) for column in COLUMNS]
        cells = [value if isinstance(value, bool) else plain(value) for value in values]
        long = [column for column, cell in zip(COLUMNS, cells, strict=True) if len(str(cell)) > _LONGEST]
        losses += [Loss(str(row["event"]), "cut", column, f"after {_LONGEST} characters") for column in long]
        sheet.append([_cell(cell, sheet, openpyxl) for cell in cells])
    return Output({"": _save(book)}, tuple(units.values()), tuple(losses), tuple(cited), rows=len(rows))


def _cell(value: object, sheet: Any, openpyxl: Any) -> Any:
    """Return a cell; one of text says so itself, or "=…" would be a formula."""
    if value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        value = str(value)
    if not isinstance(value, str):
        return value
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=value[:_LONGEST])
    cell.data_type = "s"
    return cell


def _save(book: Any) -> bytes:
    """Return the bytes of a workbook without the day on which it was made."""
    # openpyxl writes the day of saving into the workbook and into the zip file.
    written, settled = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + _DAY.isoformat().encode() + b"Z", part)
            entry = zipfile.ZipInfo(name, _DAY.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return settled.getvalue()
