"""A finding in which a speaker moved in, his figures over the days out, as steps to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.export.holders import Told, name_speaker
from rashomon.export.wording import word_position
from rashomon.records import Finding, Position

HEIGHT, ROOM = 72.0, 14.0  # pixels: the drawing, and what its labels take at top and bottom
LEFT, RIGHT = 7.0, 86.0  # per cent: the first and the last day


@dataclass(frozen=True, slots=True)
class Step:
    """A figure on the day of its first telling; `x` in per cent, `y` in pixels from the top."""

    day: str
    said: str
    number: int  # of the position, from 1
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class History:
    """How the figure of a speaker moved, or of several alike."""

    names: tuple[str, ...]
    steps: tuple[Step, ...]


def find_histories(finding: Finding, told: Told) -> tuple[History, ...]:
    """Return a history for every speaker whose earlier figure a later one of his replaces."""
    moved = {pair for one in finding.relations if one.kind == "superseded" for pair in one.between}
    days: dict[str, dict[int, str]] = {}
    for number in sorted(moved):
        for name, day in _first_days(finding.positions[number], told).items():
            days.setdefault(name, {})[number] = day
    alike: dict[tuple[Step, ...], list[str]] = {}
    for name, those in sorted(days.items()):
        if len(those) > 1:
            alike.setdefault(_steps(those, finding), []).append(name)
    return tuple(History(tuple(names), steps) for steps, names in alike.items())


def _first_days(position: Position, told: Told) -> dict[str, str]:
    """Return the holders of a position, and the day on which each was first printed with it."""
    found: dict[str, str] = {}
    for claim, reading in (one for id_ in position.claims for one in told.get(id_, ())):
        name = name_speaker(claim.chain[0] if claim.chain else None, reading)
        day = claim.as_of or reading.report.published or ""
        found[name] = min(day, found.get(name, day))
    return found


def _steps(days: dict[int, str], finding: Finding) -> tuple[Step, ...]:
    former = {one.between for one in finding.relations if one.kind == "superseded"}
    # of two told on one day the one that is replaced comes first
    rising = sorted(days, key=lambda number: (days[number], all(number != old for old, _ in former), number))
    most = max(_size(finding.positions[number]) for number in rising) or 1
    gap = (RIGHT - LEFT) / (len(rising) - 1)
    return tuple(
        Step(
            day=days[number] or "day not known",
            said=word_position(finding.positions[number], finding.field),
            number=number + 1,
            x=round(LEFT + n * gap, 2),
            y=round(HEIGHT - ROOM - (HEIGHT - 2.5 * ROOM) * _size(finding.positions[number]) / most, 1),
        )
        for n, number in enumerate(rising)
    )


def _size(position: Position) -> float:
    """Return the number that a position is drawn at."""
    ends: Sequence[int | None] = (position.printed, position.low, position.high)
    return float(min(next((end for end in ends if end is not None), 0), 10**15))
