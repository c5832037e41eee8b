"""Decisions and an event in, the work on it out: its state, who has it, notes, and its claims with who judged them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.export.dossier.phrases import FIELDS, phrase
from rashomon.export.holders import name_speaker
from rashomon.export.wording import find_sentence, word_value
from rashomon.records import READ_VERDICTS, Actor, Claim, Copy, Event, Reading, Standing
from rashomon.web.events import Told, each_text

MOST_CLAIMS = 80  # on one page
STATES = {"begun": "in work", "coded": "done", "reopened": "open again"}


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of an event, the sentence that it stands in, and what persons made of it, the last word last."""

    claim: Claim
    report: Reading
    name: str
    said: str
    speaker: str
    sentence: tuple[str, str, str]
    words: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """The work on an event. `left` counts the claims that nobody has judged, `more` those that the page leaves out."""

    event: Event
    state: str
    assignee: str
    notes: tuple[Standing, ...]
    history: tuple[Standing, ...]
    lines: tuple[Line, ...]
    left: int
    more: int
    actors: tuple[Actor, ...]
    reports: tuple[Reading, ...]
    copies: tuple[Copy, ...]


def find_coding(standings: Sequence[Standing], told: Told) -> Coding:
    """Return the work on an event by what persons said, those not judged first in its list of claims."""
    mentions = {told.event.id, *(mention for act in told.event.acts for mention in act.mentions)}
    own = [one for one in standings if one.now and one.now[0] in mentions]
    held = {one.decision.verdict: one.decision for one in own if one.state == "held"}
    state = next((words for verdict, words in STATES.items() if verdict in held), "open")
    assigned = held.get("assigned")
    lines = sorted(_lines(told, standings), key=lambda line: bool(line.words))
    reports = each_text(told.readings)
    return Coding(
        event=told.event,
        state=state,
        assignee=(assigned.assignee or "") if assigned else "",
        notes=tuple(one for one in own if one.decision.verdict == "noted" and one.state == "held"),
        history=tuple(reversed(own)),
        lines=tuple(lines[:MOST_CLAIMS]),
        left=sum(not line.words for line in lines),
        more=max(0, len(lines) - MOST_CLAIMS),
        actors=tuple(_actors(told)),
        reports=tuple(reports),
        copies=told.by_policy["ucdp"].copies,
    )


def _lines(told: Told, standings: Sequence[Standing]) -> Iterator[Line]:
    words: dict[str, list[Standing]] = {}
    for one in standings:
        if one.now and one.decision.verdict in READ_VERDICTS and one.state in ("held", "superseded"):
            words.setdefault(one.now[0], []).append(one)
    held = dict.fromkeys(c for f in told.event.findings for one in f.positions for c in one.claims)
    claims = {claim.id: (claim, one) for one in reversed(told.readings) for claim in one.claims}
    for claim, reading in (claims[id_] for id_ in held if id_ in claims):
        yield Line(
            claim=claim,
            report=reading,
            name=phrase(claim.field, FIELDS) + (f": {claim.group}" if claim.group else ""),
            said=word_value(claim.value),
            speaker=name_speaker(claim.chain[0] if claim.chain else None, reading),
            sentence=find_sentence(reading.report, claim),
            words=tuple(words.get(claim.id, ())),
        )


def _actors(told: Told) -> Iterator[Actor]:
    """Yield those whom the reports name, each once, in the order of their names."""
    found = {actor.id: actor for one in reversed(told.readings) for actor in one.actors}
    yield from sorted(found.values(), key=lambda actor: (actor.name.casefold(), actor.id))
