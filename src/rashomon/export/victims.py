"""A comparison in, the persons whom its reports name as victims out, event by event: what is said of each, by whom.

Claims with one printed name are shown together; whether two names are one person is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.export.holders import name_speaker
from rashomon.export.wording import word_details
from rashomon.lexicon import fold_name
from rashomon.records import Claim, Comparison, PersonValue, Reading


@dataclass(frozen=True, slots=True)
class NamedVictim:
    """A name, what is told of the person in the words of each telling, and who names them; ids of the claims."""

    name: str
    details: tuple[str, ...]
    holders: tuple[str, ...]
    claims: tuple[str, ...]


Victims = Mapping[str, tuple[NamedVictim, ...]]  # by event


def gather_victims(comparison: Comparison) -> Victims:
    """Return the named victims of each event that has any, in the order in which they are first told."""
    event_of = {mention: event.id for event in comparison.events for act in event.acts for mention in act.mentions}
    told: dict[str, dict[str, list[tuple[Claim, Reading]]]] = {}
    for reading in comparison.reports:
        for claim in reading.claims:
            if isinstance(claim.value, PersonValue) and claim.mention in event_of:
                by_name = told.setdefault(event_of[claim.mention], {})
                by_name.setdefault(fold_name(claim.value.name) or claim.id, []).append((claim, reading))
    return {event: tuple(map(_victim, by_name.values())) for event, by_name in told.items()}


def _victim(told: list[tuple[Claim, Reading]]) -> NamedVictim:
    persons = [claim.value for claim, _ in told if isinstance(claim.value, PersonValue)]
    details = dict.fromkeys(
        word_details(claim.value, claim.stance) for claim, _ in told if isinstance(claim.value, PersonValue)
    )
    holders = dict.fromkeys(name_speaker(claim.chain[0] if claim.chain else None, reading) for claim, reading in told)
    claims = dict.fromkeys(claim.id for claim, _ in told)
    return NamedVictim(persons[0].name, tuple(details), tuple(holders), tuple(claims))
