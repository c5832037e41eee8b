"""A comparison in, numbers for its reports and claims out, by which the page links words and positions both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.export.victims import gather_victims
from rashomon.records import Comparison, Event


@dataclass(frozen=True, slots=True)
class Anchors:
    """Reports by id, in their order; claims that stand behind a position, by id, and the positions that they are in."""

    reports: Mapping[str, int]
    claims: Mapping[str, int]
    uses: Mapping[str, tuple[str, ...]]


def report_anchor(number: int) -> str:
    """Return the link to a report on the page."""
    return f"#r{number}"


def claim_anchor(number: int) -> str:
    """Return the link to a claim's words on the page."""
    return f"#c{number}"


def position_anchor(event: int, finding: int, position: int) -> str:
    """Return the id of a position on the page; all counted from 1."""
    return f"e{event}f{finding}p{position}"


def victim_anchor(event: int, victim: int) -> str:
    """Return the id of a named victim on the page; both counted from 1."""
    return f"e{event}n{victim}"


def set_anchors(comparison: Comparison) -> Anchors:
    """Return the numbers of all reports, each text once, and of all claims that positions and victims stand on."""
    victims = gather_victims(comparison)
    reports: dict[str, int] = {}
    for reading in comparison.reports:
        reports.setdefault(reading.report.id, len(reports) + 1)
    uses: dict[str, list[str]] = {}
    for number, event in enumerate(comparison.events, 1):
        _use(uses, event, number)
        for second, victim in enumerate(victims.get(event.id, ()), 1):
            for claim in victim.claims:
                uses.setdefault(claim, []).append(victim_anchor(number, second))
    claims = {claim: number for number, claim in enumerate(uses, 1)}
    return Anchors(reports, claims, {claim: tuple(places) for claim, places in uses.items()})


def _use(uses: dict[str, list[str]], event: Event, number: int) -> None:
    for second, finding in enumerate(event.findings, 1):
        for third, position in enumerate(finding.positions, 1):
            for claim in position.claims:
                uses.setdefault(claim, []).append(position_anchor(number, second, third))
