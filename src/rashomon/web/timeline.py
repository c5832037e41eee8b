"""A selection of events in, its timeline out: days, weeks, months or years, with what happened in each.

An event counts in the one it surely lies in. One of which only a longer stretch is known lies in no single one: it may
be of each, and is drawn so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal, get_args

from rashomon.export.dossier.phrases import MONTHS
from rashomon.store.listing_days import Stretch

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)
MOST = 150  # columns: a telephone has two pixels for each
FEWEST = 12
MOST_BYTES = 90_000  # that all columns may take: each bears an address with the whole selection
_PER_COLUMN = 560  # bytes of a column and its row of the table, without the address
_LABELS = 6  # below the columns
_EARLIEST, _LATEST = "1000-01-01", "9000-12-31"  # what lies beyond is a slip
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Column:
    """A day, week, month or year. `perhaps` events lie in a longer stretch that meets it; of `told` the killed are
    told, and `open` have no upper end.
    """

    first: str
    last: str
    name: str
    events: int = 0
    disputed: int = 0
    perhaps: int = 0
    told: int = 0
    killed_low: int = 0
    killed_high: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The columns of a selection, with the largest sums; what is in none: `undated`, and `longer` than one column.

    `earlier` are the days before the first column that have events, where there were more columns than a page has room
    for; `labels` are the numbers of the columns that have their name below.
    """

    unit: Unit
    columns: tuple[Column, ...]
    most_events: int
    most_killed: int
    longer: Column
    undated: int
    earlier: tuple[str, int] | None
    labels: tuple[int, ...]


def draw_timeline(stretches: Sequence[Stretch], unit: Unit | None, since: str, until: str, address: int) -> Timeline:
    """Return the timeline of stretches, between two days where these are set (YYYY-MM-DD, else empty).

    A finer unit than a page has room for is not taken; `address` is how long that of the selection is.
    """
    dated = [one for one in stretches if one.first is not None and one.last is not None]
    undated = sum(one.events for one in stretches) - sum(one.events for one in dated)
    most = max(FEWEST, min(MOST, MOST_BYTES // (_PER_COLUMN + address)))
    ends = _ends(dated, since, until)
    if ends is None:
        return Timeline(unit or "month", (), 0, 0, Column("", "", ""), undated, None, ())
    chosen = _unit(ends, unit, most)
    starts = _starts(ends, chosen)[-most:]
    columns, longer = _fill(dated, starts, chosen)
    before = sum(one.events for one in dated if one.last and one.last < starts[0].isoformat())
    return Timeline(
        unit=chosen,
        columns=columns,
        most_events=max(one.events + one.perhaps for one in columns),
        most_killed=max(one.killed_high for one in columns),
        longer=longer,
        undated=undated,
        earlier=((starts[0] - timedelta(days=1)).isoformat(), before) if before else None,
        labels=tuple(range(0, len(columns), -(-len(columns) // _LABELS))),
    )


def nice_ticks(most: int) -> tuple[int, ...]:
    """Return zero and up to four round numbers, the last no less than the largest that is drawn."""
    step = next(n * 10**e for e in range(20) for n in (1, 2, 5) if n * 10**e * 4 >= most)
    return tuple(range(0, max(-(-most // step), 1) * step + 1, step))


def _ends(dated: Sequence[Stretch], since: str, until: str) -> tuple[date, date] | None:
    """Return the first and the last day to draw: those that are asked for, else those of the events."""
    days = [day for one in dated for day in (one.first, one.last) if day and (not since or day >= since)]
    days = [day for day in days if not until or day <= until]
    if not days:
        return None
    first, last = max(since or min(days), _EARLIEST), min(until or max(days), _LATEST)
    if first > last:
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


def _unit(ends: tuple[date, date], asked: Unit | None, most: int) -> Unit:
    """Return the unit that is asked for, or the finest; a coarser one where its columns are too many."""
    days = (ends[1] - ends[0]).days + 1
    finest = UNITS.index(asked) if asked else 0
    return next((unit for unit in UNITS[finest:] if days <= most * _DAYS[unit]), "year")


def _start(day: date, unit: Unit) -> date:
    """Return the first day of the day, week, month or year that a day is of."""
    starts: dict[Unit, Callable[[], date]] = {
        "day": lambda: day,
        "week": lambda: day - timedelta(days=min(day.weekday(), (day - date.min).days)),
        "month": lambda: day.replace(day=1),
        "year": lambda: day.replace(month=1, day=1),
    }
    return starts[unit]()


def _starts(ends: tuple[date, date], unit: Unit) -> list[date]:
    found = [_start(ends[0], unit)]
    while found[-1] <= ends[1]:
        found.append(_after(found[-1], unit))
    return found[:-1]


def _after(start: date, unit: Unit) -> date:
    """Return the first day of the next day, week, month or year."""
    return _start(start + timedelta(days=max(_DAYS[unit], 1) + (0 if unit in ("day", "week") else 2)), unit)


def _fill(dated: Sequence[Stretch], starts: Sequence[date], unit: Unit) -> tuple[tuple[Column, ...], Column]:
    """Return the columns with what is of each, and what is of no single one."""
    place = {start: n for n, start in enumerate(starts)}
    surely = [list[Stretch]() for _ in starts]
    longer = list[Stretch]()
    change = [0] * (len(starts) + 1)
    for one in dated:
        ends = [_start(date.fromisoformat(day), unit) for day in (one.first, one.last) if day]
        if ends[0] == ends[-1] and ends[0] in place:
            surely[place[ends[0]]].append(one)
        elif ends[0] != ends[-1] and ends[-1] >= starts[0] and ends[0] <= starts[-1]:
            longer.append(one)
            change[place.get(ends[0], 0)] += one.events
            change[place.get(ends[-1], len(starts) - 1) + 1] -= one.events
    perhaps = list(accumulate(change))
    told = zip(starts, surely, perhaps[:-1], strict=True)
    columns = tuple(replace(_add(start, unit, those), perhaps=some) for start, those, some in told)
    return columns, _add(starts[0], unit, longer)


def _add(start: date, unit: Unit, those: Sequence[Stretch]) -> Column:
    return Column(
        first=start.isoformat(),
        last=(_after(start, unit) - timedelta(days=1)).isoformat(),
        name=_name(start, unit),
        events=sum(one.events for one in those),
        disputed=sum(one.disputed for one in those),
        told=sum(one.told for one in those),
        killed_low=sum(one.killed_low for one in those),
        killed_high=sum(one.killed_high for one in those),
        open=sum(one.open for one in those),
    )


def _name(start: date, unit: Unit) -> str:
    day = f"{start.day} {MONTHS[start.month - 1][:3]} {start.year}"
    if unit == "day":
        return day
    if unit == "week":
        return f"week of {day}"
    return str(start.year) if unit == "year" else day.split(" ", 1)[1]
