"""Which event of the comparison each report's telling of an annotated event went to, and how well that groups them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.bench.accounts.readings import Read
from rashomon.bench.accounts.tally import Tally
from rashomon.records import Comparison


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of one annotated event, and the event found that holds it; None where none does."""

    read: Read
    gold: str
    event: str | None

    def __str__(self) -> str:
        return f"{self.read.name} of {self.gold} in {self.event}"


def gather_tellings(reads: Sequence[Read], comparison: Comparison) -> list[Telling]:
    """Return for each report and each event that it tells where the comparison has it.

    That is the event that holds most of the claims found; where none was found, the only event that has the report.
    """
    mentions = {id_: event.id for event in comparison.events for act in event.acts for id_ in act.mentions}
    having: dict[str, list[str]] = {}
    for event in comparison.events:
        for report in event.reports:
            having.setdefault(report, []).append(event.id)
    return [
        Telling(read, gold, _event_of(read, gold, mentions, having.get(read.reading.report.id, ())))
        for read in reads
        for gold in read.gold.events
    ]


def _event_of(read: Read, gold: str, mentions: Mapping[str, str], having: Sequence[str]) -> str | None:
    votes = Counter(
        mentions[claim.mention]
        for number, wanted in enumerate(read.gold.claims)
        if wanted.event == gold
        for claim in read.found[number]
        if claim.mention in mentions
    )
    if votes:
        return min(votes, key=lambda id_: (-votes[id_], id_))
    return having[0] if len(having) == 1 else None


def find_events(tellings: Sequence[Telling]) -> dict[str, str]:
    """Return for each annotated event the one found that holds most of its tellings."""
    votes: dict[str, Counter[str]] = {}
    for telling in tellings:
        if telling.event is not None:
            votes.setdefault(telling.gold, Counter())[telling.event] += 1
    return {gold: min(held, key=lambda id_: (-held[id_], id_)) for gold, held in votes.items()}


def score_gathering(tellings: Sequence[Telling], tally: Tally, name: str) -> None:
    """Count, under a name, B³ precision and recall (Bagga and Baldwin 1998), and the pairs that are rightly joined."""
    for one in tellings:
        joined = [other for other in tellings if other is one or (other.event == one.event is not None)]
        alike = [other for other in tellings if other.gold == one.gold]
        both = sum(other.gold == one.gold for other in joined)
        tally.note(f"{name}_precision", both / len(joined), f"{one}, with others")
        tally.note(f"{name}_recall", both / len(alike), f"{one}, apart from others")
    for one, other in combinations(tellings, 2):
        if one.event == other.event is not None:
            tally.note(f"{name}_merges_right", one.gold == other.gold, f"{one} with {other}")
