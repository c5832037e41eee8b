"""A row of a table → the text that stands for it: a line a column, with where each value stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.read.drafts import plain
from rashomon.records import Span, Words

# What tables of spreadsheets, ours too, put before text that would else run as a formula.
_GUARD, _FORMULA = "'", ("=", "+", "-", "@")


class RowError(ValueError):
    """A row that cannot be taken in; its text is the reason that the user is shown."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a row, and where the value of each column stands in it; columns without a value are not there."""

    text: str
    spans: Mapping[str, Span]

    def value(self, column: str) -> str:
        """Return the value of a column, "" where there is none."""
        return self.text[slice(*self.spans[column])] if column in self.spans else ""

    def words(self, column: str) -> Words | None:
        """Return the value of a column and where it stands, None where there is none."""
        return Words(self.value(column), self.spans[column]) if column in self.spans else None

    def line(self, *columns: str) -> Words:
        """Return the lines of columns with their names: all where they follow one another, else that of the first."""
        told = [column for column in columns if column in self.spans]
        order = list(self.spans)
        places = sorted(order.index(column) for column in told)
        if places != list(range(places[0], places[0] + len(places))):
            places = [order.index(told[0])]
        first, last = order[places[0]], order[places[-1]]
        span = (self.spans[first][0] - len(f"{first}: "), self.spans[last][1])
        return Words(self.text[slice(*span)], span)

    def parts(self, column: str) -> tuple[Words, ...]:
        """Return the values of a column that holds several, parted by semicolons, each once and where it stands."""
        found: dict[str, Words] = {}
        start = self.spans.get(column, (0, 0))[0]
        for piece in self.value(column).split(";"):
            if words := piece.strip():
                begin = start + len(piece) - len(piece.lstrip())
                found.setdefault(words, Words(words, (begin, begin + len(words))))
            start += len(piece) + 1
        return tuple(found.values())


def write_sheet(cells: Mapping[str, str], first: Sequence[str] = ()) -> Sheet:
    """Return the text of a row's cells, in their order but those of `first` before all others."""
    lines: list[str] = []
    spans: dict[str, Span] = {}
    end = 0
    for column in dict.fromkeys([*(name for name in first if name in cells), *cells]):
        value = tidy(cells[column])
        if not value:
            continue
        begin = end + len(column) + 2
        spans[column] = (begin, begin + len(value))
        lines.append(f"{column}: {value}")
        end = begin + len(value) + 1
    return Sheet("\n".join(lines), spans)


def tidy(cell: str) -> str:
    """Return a cell as its row's text has it: on one line, without what keeps it from running in a spreadsheet."""
    return " ".join(plain(_unguarded(cell)).split())


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_FORMULA) else cell
