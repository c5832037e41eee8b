"""Estimates in, tables for the terminal out: what each method makes of a figure, whom it trusts, what it assumes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from rashomon.combine.trust import Accuracy, Estimates, Weighted
from rashomon.export.wording import show_text, word_group, word_position
from rashomon.records import Comparison, Finding


def print_estimates(console: Console, comparison: Comparison, estimates: Sequence[Estimates]) -> None:
    """Print each figure that can be estimated, a line a position; how many cannot; and what each method assumes."""
    console.print("\nEstimates. Each is worth no more than what it assumes; none is a finding.\n")
    findings = {
        (event.id, number): (event, f) for event in comparison.events for number, f in enumerate(event.findings)
    }
    told = [one for one in estimates if one.warranted]
    if not estimates:
        console.print("No figure is told.\n")
    for one in told:
        event, finding = findings[one.event, one.finding]
        console.print(show_text(f"{event.label} · {word_group(finding)}"), style="bold")
        console.print(_table(finding, one.estimates))
        speakers = "; ".join(map(word_accuracy, one.speakers))
        console.print(show_text(f"  taken to be right: {speakers}\n"), style="dim")
    if len(told) < len(estimates):
        console.print(
            f"No estimate is warranted for {len(estimates) - len(told)} of {len(estimates)} figures: fewer than three "
            "independent voices, or none but parties.\n"
        )
    assumed = {weighted.method: weighted.assumes for one in told for weighted in one.estimates}
    for method, assumes in assumed.items():
        console.print(show_text(f"{method}: {' '.join(assumes)}"), style="dim")


def _table(finding: Finding, estimates: Sequence[Weighted]) -> Table:
    """Return the weighed positions as rows and the methods as columns."""
    table = Table.grid("", *(weighted.method for weighted in estimates), padding=(0, 2))
    table.add_row("", *(weighted.method for weighted in estimates), style="dim")
    for number, position in enumerate(finding.positions):
        if estimates[0].positions[number] is not None:
            table.add_row(f"  {show_text(word_position(position))}", *(_share(one, number) for one in estimates))
    table.add_row("  none of these", *(f"{one.none:.0%}" for one in estimates))
    return table


def _share(weighted: Weighted, number: int) -> str:
    """Return a position's share, and between which ends it moves with the accuracy that is assumed at first."""
    share, least, most = (ends[number] or 0.0 for ends in (weighted.positions, weighted.least, weighted.most))
    told = (f"{share:.0%}", f"{least:.0%}", f"{most:.0%}")
    return told[0] if len(set(told)) == 1 else f"{told[0]} ({told[1]} to {told[2]})"


def word_accuracy(speaker: Accuracy) -> str:
    """Return how accurate a speaker is taken to be, and on how many findings that rests."""
    rests = "1 finding" if speaker.findings == 1 else f"{speaker.findings} findings"
    return f"{speaker.speaker} {speaker.accuracy:.0%} ({rests}{', a party' if speaker.party else ''})"
