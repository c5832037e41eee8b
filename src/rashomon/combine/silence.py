"""Which sides of an event no report quotes.

A side is heard where one of its members, somebody of a body above them, or words that name one of these stand anywhere
in a chain of a report of the event, whatever the stance, or where one of them publishes the report. To be told silent a
side must be somebody: one whom neither the ontology nor the readings know as a person or a body ("gunmen", an aircraft)
is passed over. Reports that cite nobody at all tell in their own voice, and say nothing about who was not asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.combine.entities import Entities
from rashomon.combine.origins import outlet_name
from rashomon.combine.sides import Sides
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Link, Reading, Silence

LONGEST_NAME = 4  # words of a name that is looked for inside a description: "a Russian defence ministry source"
MOST_WORDS = 40  # of a description that are read


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom one report cites, by key, and whom its publisher is or its words name besides."""

    cited: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def gather_voices(reading: Reading, entities: Entities) -> Voices:
    """Return whom a report cites."""
    report = reading.report
    chains = [one.chain for one in reading.attributions] + [one.chain for one in reading.claims]
    links = {(_words(link), link.actor) for chain in chains for link in chain if link.kind != "outlet"}
    cited = {entities.key(report.id, actor, words) for words, actor in links} - {None}
    publishers = {entities.key(report.id, None, name) for name in (outlet_name(report), report.credit or "")} - {None}
    named = {key for words, _ in links for key in _named_in(words, entities.ontology)}
    return Voices(frozenset(filter(None, cited)), frozenset(filter(None, publishers)) | named)


def find_silence(voices: Iterable[Voices], sides: Sides, entities: Entities) -> tuple[Silence, ...]:
    """Return the sides that none of the reports with these voices quotes; none where nobody at all is cited."""
    voices = list(voices)
    cited = frozenset[str]().union(*(one.cited for one in voices))
    heard = {sides.number(key, entities) for one in voices for key in one.cited | one.beside}
    if not cited:
        return ()
    reports = "the one report that tells it" if len(voices) == 1 else f"{len(voices)} reports"
    speakers = "the one speaker" if len(cited) == 1 else f"the {len(cited)} speakers"
    why = f"none of {speakers} whom {reports} cite{'s' if len(voices) == 1 else ''} is of this side"
    return tuple(
        Silence(number, sides.name(number, entities), why)
        for number, members in enumerate(sides.members)
        if number not in heard and any(_is_somebody(key, entities) for key in members)
    )


def _is_somebody(key: str, entities: Entities) -> bool:
    return entities.body(key) is not None or entities.kind(key) not in {"unknown", "population"}


def _words(link: Link) -> str:
    return link.stands_for.text if link.stands_for else link.text


def _named_in(words: str, ontology: Ontology) -> set[str]:
    """Return the known actors that words name: "a Russian senator" speaks for Russians, if for anybody."""
    folded = fold_name(words).split()[:MOST_WORDS]
    found = set()
    for start in range(len(folded)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(folded)) + 1):
            name = " ".join(folded[start:end])
            key = ontology.names.get(name) or ontology.names.get(f"{name}s")
            found |= {key} if key else set()
    return found
