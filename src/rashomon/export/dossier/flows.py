"""Copies in, a drawing of who copies whom out: reports in a column, those of one text together, with arcs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.dossier.phrases import COPIES, phrase
from rashomon.export.holders import name_outlet
from rashomon.records import Copy, Report

ROW = 34  # pixels between two reports of the column
EDGE = 118  # pixels: where the column begins
MOST = 60  # arcs in the drawing; the table has all


@dataclass(frozen=True, slots=True)
class Node:
    """A report in the column."""

    number: int
    outlet: str
    day: str
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A copy as a curve. `width` in pixels grows with the share."""

    path: str
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy as a line of the table."""

    by: Node
    of: Node
    share: int  # per cent
    kind: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Who copies whom, to draw and to read."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    rows: tuple[Copied, ...]
    height: int
    copying: int  # reports that repeat another


def draw_copies(copies: Sequence[Copy], reports: Mapping[str, Report], numbers: Mapping[str, int]) -> Flow:
    """Return the drawing; copies of reports that are not at hand stay out."""
    known = [copy for copy in copies if copy.of in reports and copy.by in reports]
    involved = {id_ for copy in known for id_ in (copy.of, copy.by)}
    days = {id_: (reports[id_].published or "9999", numbers[id_]) for id_ in involved}
    first = _families(known, days)
    by_day = sorted(involved, key=lambda id_: (first[id_], days[id_]))
    nodes = {
        id_: Node(numbers[id_], name_outlet(reports[id_]), reports[id_].published or "", ROW * n + ROW // 2)
        for n, id_ in enumerate(by_day)
    }
    rows = [Copied(nodes[c.by], nodes[c.of], round(100 * c.share), phrase(c.kind, COPIES)) for c in known]
    rows.sort(key=lambda row: (row.of.y, row.by.y))
    arcs = tuple(_arc(row) for row in rows[:MOST])
    return Flow(tuple(nodes.values()), arcs, tuple(rows), ROW * len(nodes), len({row.by.number for row in rows}))


def _families(copies: Sequence[Copy], days: Mapping[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Return for each report the day of the first of those that it is joined to by copies, which tells its family."""
    members = {id_: {id_} for id_ in days}
    for copy in copies:
        if members[copy.of] is not members[copy.by]:
            joined = members[copy.of] | members[copy.by]
            members |= dict.fromkeys(joined, joined)
    return {id_: min(days[one] for one in joined) for id_, joined in members.items()}


def _arc(row: Copied) -> Arc:
    """Return the curve of a copy, bulging to the left the further it reaches."""
    first, last = row.of.y, row.by.y
    out = max(EDGE - 26 - abs(last - first) * 0.55, 4)
    words = f"R{row.by.number} repeats {row.share} per cent of R{row.of.number}: {row.kind}"
    return Arc(f"M{EDGE} {first}C{out:.0f} {first} {out:.0f} {last} {EDGE - 7} {last}", 1 + row.share / 30, words)
