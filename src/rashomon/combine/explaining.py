"""Why tellings stand in one event: for each the one of another report that it fits best, and the evidence, in bits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.combine.clusters import settle
from rashomon.combine.copies import find_copies, roots
from rashomon.combine.deeds import gather_deeds
from rashomon.combine.entities import find_entities
from rashomon.combine.evidence import BITS, NEEDED, score, weigh
from rashomon.combine.joining import tell
from rashomon.combine.tellings import Telling
from rashomon.lexicon import Ontology
from rashomon.records import Decision, Event, Reading


@dataclass(frozen=True, slots=True)
class Joint:
    """Two tellings of an event, each by its first mention, and what speaks for and against their being of one."""

    mention: str
    report: str
    fits: str  # the mention of another report that it fits best
    of: str  # that report
    bits: float  # beyond what is needed, 16 at most; below 0 where others of the event, or a person, joined them
    evidence: tuple[tuple[str, float], ...]  # pieces and what each is worth; `needed` is taken off


def explain_event(
    event: Event, readings: Sequence[Reading], ontology: Ontology, decisions: Sequence[Decision] = ()
) -> list[Joint]:
    """Return for each telling of an event its best fit; `readings` are those of the event's reports."""
    own = {mention for act in event.acts for mention in act.mentions}
    tellings = [t for t in _tellings(readings, ontology, decisions) if own & {d.mention.id for d in t.group.deeds}]
    found = []
    for telling in tellings:
        others = [(score(telling, other), -n) for n, other in enumerate(tellings) if other.report != telling.report]
        if others:
            bits, number = max(others)
            found.append(_joint(telling, tellings[-number], bits))
    return found


def _tellings(readings: Sequence[Reading], ontology: Ontology, decisions: Sequence[Decision]) -> list[Telling]:
    verdicts = settle(decisions)
    by_id = {reading.report.id: reading for reading in readings}
    unique = [by_id[report] for report in sorted(by_id)]
    entities = find_entities(unique, ontology, verdicts)
    originals = roots(find_copies([reading.report for reading in unique], ontology, verdicts))
    return tell(gather_deeds(unique, entities), by_id, entities, verdicts, originals)


def _joint(one: Telling, other: Telling, bits: float) -> Joint:
    pieces = sorted(((piece, BITS[piece]) for piece in weigh(one, other)), key=lambda told: (-abs(told[1]), told[0]))
    first, second = (telling.group.deeds[0].mention.id for telling in (one, other))
    return Joint(first, one.report, second, other.report, bits, (*pieces, ("needed", -NEEDED)))
