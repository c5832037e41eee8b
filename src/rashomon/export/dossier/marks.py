"""A position in, what is drawn for it on the number line out: a point, a bar, or a bar that runs on."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.export.dossier.scales import EDGE, START, Scale, place
from rashomon.records import Limit, Position


@dataclass(frozen=True, slots=True)
class Mark:
    """Places in per cent. `bar` is (start, width); `runs_on` says at which end a bar is open: left, right or none."""

    point: float | None
    bar: tuple[float, float] | None
    runs_on: str
    about: bool
    words: str  # the same, for who cannot see it


@dataclass(frozen=True, slots=True)
class Band:
    """A range: (start, width) of its shade, its ends' openness, and where its best number stands."""

    bar: tuple[float, float]
    open_low: bool
    open_high: bool
    best: float | None


def draw_mark(position: Position, scale: Scale) -> Mark | None:
    """Return the mark of a position, None where it gives no number."""
    low, high = position.low, position.high
    words = _describe(position)
    if low is not None and low == high:
        return Mark(place(scale, low), None, "", position.bound == "about", words)
    if low is not None and high is not None:
        return Mark(None, _bar(place(scale, low), place(scale, high)), "", False, words)
    if low is not None:
        at = place(scale, low if position.printed is None else position.printed)
        return Mark(at, _bar(at, EDGE), "right", False, words)
    if high is not None:
        at = place(scale, high if position.printed is None else position.printed)
        return Mark(at, _bar(START, at), "left", False, words)
    return None


def draw_band(low: Limit | None, best: Limit | None, high: Limit | None, scale: Scale) -> Band | None:
    """Return the shade of a range, None where the policy gives none."""
    ends = [limit for limit in (low, best, high) if limit is not None]
    if not ends:
        return None
    known = [limit.value for limit in ends if limit.value is not None]
    open_low, open_high = low is not None and low.value is None, high is not None and high.value is None
    first = START if open_low or not known else place(scale, min(known))
    last = EDGE if open_high or not known else place(scale, max(known))
    at = place(scale, best.value) if best is not None and best.value is not None else None
    return Band(_bar(first, last), open_low, open_high, at)


def _bar(first: float, last: float) -> tuple[float, float]:
    return first, round(max(last - first, 0.0), 2)


def _describe(position: Position) -> str:
    """Return an interval in words: "101 or more", "24 to 99"."""
    low, high = position.low, position.high
    if low is None and high is None:
        return "no figure"
    if low is not None and high is not None:
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        words = f"{low:,} or more, no upper end" if high is None else f"up to {high:,}, no lower end"
    return f"rejected: {words}" if position.rejects else words
