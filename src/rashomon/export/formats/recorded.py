"""A row that a recorder's table already has: what it said there stays in the columns that nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.formats.case import Loss, Unit
from rashomon.export.formats.cells import Row, guard, plain
from rashomon.export.formats.telling import Index, main_act, outlets_of, sub_event
from rashomon.lexicon import fold_name
from rashomon.records import EXPORTED, Event, Mention, Reading

# What a row that is more than its recorder's own bears, so that it is known when it is taken in again.
MARK = re.compile(r"\bRashomon:m[0-9a-z]{1,40}")
_SHOWN = 60  # characters of a cell that a loss has


@dataclass(frozen=True, slots=True)
class Recorded:
    """The row of a recorder's that an event goes out as: its cells, and whether anybody else tells of the event."""

    cells: Mapping[str, str]
    reading: Reading
    mention: Mention
    event: Event
    index: Index
    alone: bool


Same = Callable[[Row, Recorded], bool]  # of a row as it is made: whether the event is in some way as the row has it


def mark_of(unit: Unit) -> str:
    """Return the words by which a row of ours is known for one."""
    return f"Rashomon:{unit.base}"


def is_export(reading: Reading) -> bool:
    """Tell whether a reading is of a row that an export of ours made."""
    return (reading.report.row or "").partition(":")[0].endswith(EXPORTED)


def recorded_of(unit: Unit, event: Event, index: Index) -> Recorded | None:
    """Return the recorder's row that a unit has its id of, None for a unit with an id of ours."""
    if unit.base not in index.case.recorded:
        return None
    reading = index.homes[unit.base][0]
    lines = (line.partition(": ") for line in reading.report.text.split("\n"))
    others = {id_ for id_ in event.reports if not all(map(is_export, index.readings.get(id_, ())))}
    alone = others <= {reading.report.id} and not unit.merged
    cells = {column: value for column, _, value in lines}
    return Recorded(cells, reading, index.mentions[unit.base], event, index, alone)


# ── whether an event is as the row has it ───────────────────────────────────────────────────────────────────────────


def always(_made: Row, _row: Recorded) -> bool:
    """Tell that nothing but the row has such a column."""
    return True


def same_time(_made: Row, row: Recorded) -> bool:
    """Tell whether the event has the days of the row."""
    time = row.mention.time
    return time is not None and (row.event.first, row.event.last) == (time.first, time.last)


def same_stretch(made: Row, row: Recorded) -> bool:
    """Tell whether the event has the days of the row and these are several, of which the row names one its own way."""
    return same_time(made, row) and row.event.first != row.event.last


def same_place(_made: Row, row: Recorded) -> bool:
    """Tell whether the event has the place of the row."""
    return row.event.place == row.mention.place


def same_deed(_made: Row, row: Recorded) -> bool:
    """Tell whether the act that stands for the event is of the type of the row."""
    act = main_act(row.event, row.index)
    return act is not None and sub_event(act, row.index) == row.mention.acled


def same_party(column: str, others: str = "") -> Same:
    """Return what tells whether the row's party in a column is of those there now, `others` being the column for more.

    So it is, too, where the row has somebody and the event nobody.
    """

    def same(made: Row, row: Recorded) -> bool:
        first, more, told = made.get(column), made.get(others), row.cells.get(column)
        names = [first, *(more if isinstance(more, list) else ())]
        if told is None or first is None:
            return told is not None
        return any(not _keys(str(name), row.index).isdisjoint(_keys(told, row.index)) for name in names)

    return same


def _keys(name: str, index: Index) -> set[str]:
    """Return by what a party is known: its name, without the country in parentheses, and its id in the ontology."""
    names = {fold_name(name), fold_name(name.partition(" (")[0])}
    coded = {actor.id for one in names if (actor := index.coded.get(one))}
    return names | coded | {known for one in names if (known := index.case.ontology.names.get(one))}


# ── what goes out ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which columns of a recorder's own row stay as they are."""

    shared: Mapping[str, Same]  # of a row that others tell of too, where the event is in this way as the row has it
    made: frozenset[str]  # never, also where nobody else tells of it: our ids and numbers
    derived: frozenset[str]  # where the row has nothing, filled by what another column of it means


def keep_cells(made: Row, row: Recorded | None, columns: Sequence[str], keeping: Keeping) -> Row:
    """Return a row with the recorder's own cells where they stay: in all of a row that nobody else tells of."""
    if row is None:
        return made
    kept = {column: row.cells.get(column) for column, same in keeping.shared.items() if same(made, row)}
    if row.alone:
        own = (column for column in columns if column not in keeping.made)
        kept |= {c: row.cells.get(c) for c in own if c in row.cells or c not in keeping.derived}
    return {**made, **kept}


def sources_of(row: Recorded) -> list[str]:
    """Return the sources of a recorder's row, and after them who else reports the event: no export of ours does."""
    told = [one.strip() for one in row.cells.get("source", "").split(";") if one.strip()]
    read = [one for id_ in row.event.reports for one in row.index.readings.get(id_, ())]
    left = {row.reading.report.outlet, *(one.report.outlet for one in read if is_export(one))}
    return [*told, *(name for name in outlets_of(row.event, row.index) if name not in {*told, *left})]


def changed_cells(made: Row, row: Recorded | None, columns: Sequence[str]) -> list[Loss]:
    """Return a loss for each cell of a recorder's row that goes out as something else."""
    if row is None:
        return []
    losses = []
    for column in columns:
        told = row.cells.get(column, "")
        if told and not _is_said(told, made.get(column)):
            shown = told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
            losses.append(Loss(row.event.id, "row_changed", column, f"the row had {shown!r}"))
    return losses


def _is_said(told: str, value: object) -> bool:
    """Tell whether a cell says what it said: the same words, or the same number."""
    written = str(plain(value))
    if written.startswith(told):  # sources and notes are told with what was added behind them
        return True
    try:
        return float(written) == float(told)
    except ValueError:
        return str(guard(written)) == told
