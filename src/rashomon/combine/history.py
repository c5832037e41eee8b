"""Which figure of an origin is its latest, and which it has left behind."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.combine.intervals import point
from rashomon.combine.positions import Stand

Told = dict[str, dict[int, list[str]]]  # origin -> position -> the days on which it was told


def latest_stands(stands: Sequence[Stand]) -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Return each origin's latest position, and pairs (earlier, later) of one origin.

    A later report that repeats an old figure does not bring it back: a figure counts from its first telling on.
    """
    told: Told = {}
    for number, stand in enumerate(stands):
        if stand.counts and stand.figure is not None:
            for telling in stand.tellings:
                told.setdefault(telling.origin.fine, {}).setdefault(number, []).append(telling.day)
    replaced = _replaced(stands)
    latest: dict[str, int] = {}
    superseded: set[tuple[int, int]] = set()
    for origin, days in told.items():
        first = {number: min((d for d in those if d), default="") for number, those in days.items()}
        live = [n for n in first if not any((n, other) in replaced for other in first)] or list(first)
        newest = max(live, key=lambda n: (first[n], len(days[n]), -_size(stands[n]), -n))
        latest[origin] = newest
        superseded |= {
            (n, newest)
            for n in first
            if n != newest and ((n, newest) in replaced or (first[n] and first[n] < first[newest]))
        }
    return latest, sorted(superseded)


def _replaced(stands: Sequence[Stand]) -> set[tuple[int, int]]:
    """Return (old, new) positions of which a claim of the new says that it revises one of the old."""
    holder = {t.claim.id: number for number, stand in enumerate(stands) for t in stand.tellings}
    links = [(t.claim.replaces, n) for n, stand in enumerate(stands) for t in stand.tellings if t.claim.replaces]
    return {(holder[old], new) for old, new in links if old in holder and holder[old] != new}


def _size(stand: Stand) -> int:
    return (point(stand.figure) or 0) if stand.figure else 0
