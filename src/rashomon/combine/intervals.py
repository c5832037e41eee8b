"""Figures as intervals: two figures in, whether they agree or exclude each other out."""

from __future__ import annotations

from math import inf

from rashomon.records import Figure

NEAR = 0.1  # printed numbers that differ by a tenth or less are one position, and "about" reaches as far


def has_number(figure: Figure) -> bool:
    """Return whether the figure has an end at all; "many" has none."""
    return figure.low is not None or figure.high is not None


def bounds(figure: Figure) -> tuple[float, float]:
    """Return the least and the largest number that the figure allows; an open low end still implies one."""
    high = inf if figure.high is None else float(figure.high)
    low = float(min(1, high)) if figure.low is None else float(figure.low)
    if figure.bound == "about":
        return low * (1 - NEAR), high * (1 + NEAR)
    return low, high


def near(one: float, other: float) -> bool:
    """Return whether two printed numbers are one position: they differ by a tenth or less."""
    return abs(one - other) <= NEAR * max(one, other)


def same_figure(one: Figure, other: Figure) -> bool:
    """Return whether two figures are one position: printed numbers within a tenth, or else the same ends."""
    if one.printed is not None and other.printed is not None:
        return near(one.printed, other.printed)
    if one.printed is None and other.printed is None:
        return (one.low, one.high) == (other.low, other.high)
    return False


def overlap(one: Figure, other: Figure) -> bool:
    """Return whether some number fits both figures."""
    (low, high), (least, most) = bounds(one), bounds(other)
    return low <= most and least <= high


def conflict(one: Figure, other: Figure) -> bool:
    """Return whether two figures of one group exclude each other."""
    return not same_figure(one, other) and not overlap(one, other)


def exceeds(part: Figure, whole: Figure) -> bool:
    """Return whether a part is larger than its whole can be: 7 children against nobody at all."""
    return bounds(part)[0] > bounds(whole)[1]


def point(figure: Figure) -> int | None:
    """Return the one number for a figure where a policy wants one: its low end, or its high end where low is open.

    A range with a number of its own, as a recorder's best estimate, has that.
    """
    if figure.bound == "between" and figure.printed is not None:
        return figure.printed
    return figure.low if figure.low is not None else figure.high
