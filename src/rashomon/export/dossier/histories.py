"""A finding in which a speaker moved in, his figures over the days out, as steps to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.export import wording
from rashomon.records import Finding, Step

HEIGHT, ROOM = 72.0, 14.0  # pixels: the drawing, and what its labels take at top and bottom
LEFT, RIGHT = 7.0, 86.0  # per cent: the first and the last day
MOST = 6  # steps that a telephone has room to draw; all are told in words


@dataclass(frozen=True, slots=True)
class Stair:
    """A figure on the day of its first telling; `x` in per cent, `y` in pixels from the top."""

    day: str
    as_of: bool  # the words give the day; else it is the day of publication
    said: str
    number: str  # the same without its bound, which a drawing has no room for
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Moved:
    """How the figure of a speaker moved, or of several alike; `drawn`: the last steps, none where all are of a day."""

    names: tuple[str, ...]
    steps: tuple[Stair, ...]
    drawn: tuple[Stair, ...]


def find_histories(finding: Finding) -> tuple[Moved, ...]:
    """Return a history for every speaker whose figure moved, those who moved alike together."""
    alike: dict[tuple[Stair, ...], list[str]] = {}
    for history in finding.history:
        if len(history.steps) > 1:
            alike.setdefault(_stairs(history.steps), []).append(history.by)
    return tuple(Moved(tuple(dict.fromkeys(names)), stairs, _drawn(stairs)) for stairs, names in alike.items())


def _stairs(steps: Sequence[Step]) -> tuple[Stair, ...]:
    most = max(_size(step) for step in steps) or 1
    told = tuple(
        Stair(
            day=step.day or "day not known",
            as_of=step.as_of is not None,
            said=wording.word_figure(step.low, step.high, step.bound, step.printed),
            number=wording.word_figure(step.low, step.high, None, step.printed),
            x=0.0,
            y=round(HEIGHT - ROOM - (HEIGHT - 2.5 * ROOM) * _size(step) / most, 1),
        )
        for step in steps
    )
    return _spread(told)


def _drawn(stairs: Sequence[Stair]) -> tuple[Stair, ...]:
    return _spread(stairs[-MOST:]) if len({stair.day for stair in stairs}) > 1 else ()


def _spread(stairs: Sequence[Stair]) -> tuple[Stair, ...]:
    """Return steps at equal distances: days may be years apart, and labels must not meet."""
    gap = (RIGHT - LEFT) / max(1, len(stairs) - 1)
    return tuple(replace(stair, x=round(LEFT + n * gap, 2)) for n, stair in enumerate(stairs))


def _size(step: Step) -> float:
    """Return the number that a step is drawn at."""
    ends: Sequence[int | None] = (step.printed, step.low, step.high)
    return float(min(next((end for end in ends if end is not None), 0), 10**15))
