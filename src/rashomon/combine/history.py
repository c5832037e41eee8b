"""Which figure of an origin is its latest, which it has left behind, and how its figure moved over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.combine.intervals import has_number, point
from rashomon.combine.positions import Stand, side_of, speakers_of
from rashomon.combine.scene import Scene, Telling, claim_ids
from rashomon.records import Figure, History, Step

Told = dict[str, dict[int, list[str]]]  # origin -> position -> the days on which it was told
Said = tuple[int | None, ...]  # what makes two figures of one origin the same


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


# ── how it moved ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Move:
    """A figure on the day of its first telling, with all that tell it until the next."""

    figure: Figure
    tellings: list[Telling] = field(default_factory=list)


def figure_history(stands: Sequence[Stand], scene: Scene) -> tuple[History, ...]:
    """Return how the figure of each origin moved, those that moved most first; what is rejected or expected is none.

    A day has one step, but where claims of the day revise one another: nothing else puts its figures in an order.
    """
    origins: dict[str, list[Telling]] = {}
    for telling in (t for stand in stands if stand.counts for t in stand.tellings):
        if telling.figure is not None and has_number(telling.figure):
            origins.setdefault(telling.origin.fine, []).append(telling)
    depths = _depths(origins)
    found = []
    for fine, tellings in origins.items():
        days: dict[str, list[Telling]] = {}
        for telling in sorted(tellings, key=lambda t: (t.day or "9999", depths[t.claim.id], _place(t))):
            days.setdefault(telling.day, []).append(telling)
        ordered = [telling for those in days.values() for telling in _of_a_day(those)]
        found.append((fine, History(speakers_of(tellings)[0], side_of(tellings, scene), tuple(_steps(ordered)))))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-len(pair[1].steps), pair[1].by, pair[0])))


def _of_a_day(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """Return what counts of a day: figures of which one revises another, else the most told, of equals the first."""
    counts = Counter(_said(t.figure) for t in tellings if t.figure is not None)
    if len(counts) == 1:
        return tellings
    ids = {t.claim.id for t in tellings}
    linked = {t.claim.replaces for t in tellings} & ids
    revising = [t for t in tellings if t.claim.id in linked or t.claim.replaces in ids]
    most = max(counts, key=lambda said: counts[said])  # counts keep the order of the first telling
    return revising or [t for t in tellings if t.figure is not None and _said(t.figure) == most]


def _steps(ordered: Sequence[Telling]) -> list[Step]:
    """Return the steps: a figure counts from its first telling on, and only words that date or revise bring it back."""
    moves: list[_Move] = []
    by_figure: dict[Said, _Move] = {}
    for telling in ordered:
        figure = telling.figure
        if figure is None:
            continue
        former = by_figure.get(_said(figure))
        anew = telling.claim.as_of is not None or telling.claim.replaces is not None
        if former is None or (anew and former is not moves[-1]):
            former = by_figure[_said(figure)] = _Move(figure)
            moves.append(former)
        former.tellings.append(telling)
    return [_step(move) for move in moves]


def _step(move: _Move) -> Step:
    figure, first = move.figure, move.tellings[0]
    return Step(
        day=first.day or None,
        as_of=first.claim.as_of,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        printed=figure.printed,
        claims=claim_ids(move.tellings),
    )


def _said(figure: Figure) -> Said:
    """Return the number printed, whose bound word is the reporter's as often as the speaker's; else both ends."""
    return (figure.low, figure.high) if figure.printed is None else (figure.printed,)


def _place(telling: Telling) -> tuple[str, str, bool, tuple[int, int], str]:
    report, claim = telling.report, telling.claim
    return report.published or "9999", report.id, claim.where == "text", claim.span, claim.id


def _depths(origins: Mapping[str, Sequence[Telling]]) -> dict[str, int]:
    """Return how many claims each claim revises in a row; a ring of claims is cut where it is met."""
    replaces = {t.claim.id: t.claim.replaces for tellings in origins.values() for t in tellings}
    depths: dict[str, int] = {}
    for claim in sorted(replaces):
        row: list[str] = []
        at: str | None = claim
        while at is not None and at in replaces and at not in depths:
            depths[at] = 0
            row.append(at)
            at = replaces[at]
        for one in reversed(row):
            depths[one] = depths[at] + 1 if at in depths and at != one else 0
            at = one
    return depths
