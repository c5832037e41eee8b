"""An event's findings in, the order in which people read them out: how many, what is disputed, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import FIGURES, Between, Event, Finding


@dataclass(frozen=True, slots=True)
class Chapters:
    """The findings of an event: figures, other findings with more than one position, and those that nobody contests."""

    figures: tuple[Finding, ...]
    contested: tuple[Finding, ...]
    others: tuple[Finding, ...]


def arrange_findings(event: Event) -> Chapters:
    """Return the findings of an event by chapter, in each those with a dispute first, else in their own order."""
    findings = sorted(event.findings, key=lambda finding: not finding.disputes)
    several = [f for f in findings if f.field not in FIGURES and (f.disputes or len(f.positions) > 1)]
    return Chapters(
        figures=tuple(f for f in findings if f.field in FIGURES),
        contested=tuple(several),
        others=tuple(f for f in event.findings if f.field not in FIGURES and f not in several),
    )


def gather_pairs(pairs: Sequence[Between]) -> dict[str, list[tuple[int, int]]]:
    """Return who stands against or beside whom by kind, positions counted from 1, kinds in their order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for pair in pairs:
        first, second = pair.between
        found.setdefault(pair.kind, []).append((first + 1, second + 1))
    return found
