"""Numbers in, a scale for them out: where each stands on a line, in per cent of its width, and which ticks it has."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["linear", "sqrt", "log"]

START, END = 3.0, 90.0  # where 0 and the largest number stand; an open end runs on to EDGE
EDGE = 98.5
LARGEST = 10**15  # beyond this all numbers stand at one place: no float is exact there
PLAIN = 30  # up to here a straight scale shows every number apart
STRAIGHT, BENT = 14, 200  # largest number over the smallest that a straight and a square-root scale can still show
GAP = 13.0  # per cent between ticks: labels of six characters do not meet on a phone
_STEPS = (1, 2, 5, 10)
_TOPS = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from 0 to `top`, straight, by square roots or by logarithms."""

    kind: Kind
    top: int


def choose_scale(values: Iterable[int]) -> Scale:
    """Return the straightest scale on which the values can be told apart; from 0 to 5 where there are none."""
    positive = [min(value, LARGEST) for value in values if value > 0]
    if not positive:
        return Scale("linear", 5)
    top, spread = _round_up(max(positive)), max(positive) / min(positive)
    if top <= PLAIN or spread <= STRAIGHT:
        return Scale("linear", top)
    return Scale("sqrt" if spread <= BENT else "log", top)


def place(scale: Scale, value: int) -> float:
    """Return where a number stands, in per cent from the left."""
    share = _bend(scale.kind, min(max(value, 0), scale.top)) / _bend(scale.kind, scale.top)
    return round(START + (END - START) * share, 2)


def ticks(scale: Scale) -> tuple[int, ...]:
    """Return the numbers to print under the line, rising, none nearer to its neighbour than GAP."""
    if scale.kind == "linear":
        step = next(s for s in _round_numbers(_STEPS, scale.top) if scale.top / s <= 5)
        return tuple(range(0, scale.top + 1, step))
    # Powers of ten first, then fives and twos, where there is room.
    powers = [10**n for n in range(len(str(scale.top)))]
    chosen = [0, scale.top]
    for value in (*reversed(powers), *(5 * p for p in reversed(powers)), *(2 * p for p in reversed(powers))):
        far = all(abs(place(scale, value) - place(scale, one)) >= GAP for one in chosen)
        if value < scale.top and far:
            chosen.append(value)
    return tuple(sorted(chosen))


def _bend(kind: Kind, value: int) -> float:
    return float(value) if kind == "linear" else math.sqrt(value) if kind == "sqrt" else math.log1p(value)


def _round_up(value: int) -> int:
    """Return the next number that is round enough to end a line."""
    return next(top for top in _round_numbers(_TOPS, value) if top >= value)


def _round_numbers(factors: Iterable[int], most: int) -> list[int]:
    """Return the factors times every power of ten up to the first beyond `most`, rising."""
    return sorted({factor * 10**n for n in range(len(str(most)) + 1) for factor in factors})
