"""Readings → which event each report tells above all, by the product's own comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.records import Comparison, Reading


def group_reports(readings: Sequence[Reading], comparison: Comparison) -> dict[str, str]:
    """Return for each report the event that has most of its claims and mentions, its own id where none has any.

    Of several that have as many it is the one that the comparison puts first.
    """
    order = {event.id: number for number, event in enumerate(comparison.events)}
    event_of = {mention: event.id for event in comparison.events for act in event.acts for mention in act.mentions}
    found = {}
    for reading in readings:
        told = [mention.id for mention in reading.mentions] + [claim.mention for claim in reading.claims]
        votes = Counter(event_of[mention] for mention in told if mention in event_of)
        found[reading.report.id] = min(votes, key=lambda id_: (-votes[id_], order[id_]), default=reading.report.id)
    return found
