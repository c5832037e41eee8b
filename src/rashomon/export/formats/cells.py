"""Rows → the bytes of a table: one line a row, hidden characters shown, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.export.formats.case import Loss
from rashomon.export.wording import show_text

Row = Mapping[str, object]

# A spreadsheet takes text that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")
_QUOTE = '"'


def clean(text: str | None) -> str:
    """Return a text on one line with hidden characters written out; empty for none."""
    return show_text(text or "").strip()


def plain(value: object) -> object:
    """Return what a cell holds: text on one line, several values joined by "; ", nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return clean(value)
        case list() | tuple():
            return "; ".join(clean(str(one)) for one in value)
    return value


def guard(value: object) -> object:
    """Return a cell with an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def guard_bare(value: object) -> object:
    """Return a cell of a table without quotes, guarded, too, where it begins with a quotation mark.

    What reads such a table as if it had quotes would take all up to the next mark, over rows, for one cell.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_QUOTE) else guard(value)


def write_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table of comma-separated values in UTF-8 with a header."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(plain(row.get(column))) for column in columns])
    return file.getvalue().encode()


def write_tsv(columns: Sequence[str], rows: Iterable[Row], header: bool) -> bytes:
    """Return a table of values parted by tabs, without quotes, in UTF-8."""
    # There is no quoting: plain() has taken every tab and line break out.
    lines = ["\t".join(columns)] if header else []
    lines += ["\t".join(str(guard_bare(plain(row.get(column)))) for column in columns) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode()


def changed_text(
    columns: Sequence[str], rows: Iterable[Row], key: str, guarded: Callable[[object], object] = guard
) -> list[Loss]:
    """Return a loss for each cell whose text is written in another form than it was told in, `guarded` in its way."""
    losses = []
    for row in rows:
        for column in columns:
            value = row.get(column)
            texts = [one for one in (value if isinstance(value, list | tuple) else [value]) if isinstance(one, str)]
            if any(one != clean(one) for one in texts) or guarded(plain(value)) != plain(value):
                what = "on one line, hidden characters written out, no formula"
                losses.append(Loss(str(row[key]), "text_changed", column, what))
    return losses
