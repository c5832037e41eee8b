"""An event's findings in, what of it is agreed, disputed, told by one, told in several ways, and told by nobody out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.export.dossier.phrases import ASKED
from rashomon.records import FIGURES, Finding, Position


@dataclass(frozen=True, slots=True)
class Glance:
    """Findings by their place in the event's list, a finding in one of the first four; questions without an answer."""

    disputed: tuple[int, ...]
    agreed: tuple[int, ...]
    several: tuple[int, ...]  # more than one position, and no two of them in conflict
    single: tuple[int, ...]  # surely or perhaps one origin
    silent: tuple[str, ...]


def counts_else(finding: Finding, position: Position) -> bool:
    """Return whether a position stands in a finding for comparison only: its figure counts something else."""
    numbered = position.low is not None or position.high is not None
    return finding.field in FIGURES and position.text is not None and numbered


def status_of(finding: Finding) -> str:
    """Return what a finding comes to: disputed, agreed, several or single."""
    if finding.disputes:
        return "disputed"
    if finding.origins.at_least < 2:
        return "single"
    own = [position for position in finding.positions if not counts_else(finding, position)]
    return "agreed" if len(own) == 1 else "several"


def glance_at(findings: Sequence[Finding]) -> Glance:
    """Return an event's findings by what they come to."""
    by_status: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        by_status.setdefault(status_of(finding), []).append(number)
    told = {finding.field for finding in findings}
    return Glance(
        disputed=tuple(by_status.get("disputed", ())),
        agreed=tuple(by_status.get("agreed", ())),
        several=tuple(by_status.get("several", ())),
        single=tuple(by_status.get("single", ())),
        silent=tuple(question for field, question in ASKED.items() if field not in told),
    )
