"""Events with their findings → who stands behind each position: speaker, body, side, and who may repeat others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.clusters import settle
from rashomon.combine.copies import roots
from rashomon.combine.entities import Entities, find_entities
from rashomon.combine.intervals import has_number
from rashomon.combine.origins import Origin, origin_of
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import FIGURES, Claim, Comparison, Decision, Event, Figure, Finding, Position, Report

# Kinds of actors.csv whose word on a fight is a party's, and those whose word is one in another country than their own.
FIGHTING = frozenset({"armed_group", "coalition", "alliance"})
RULING = frozenset({"state", "government", "military", "ministry", "police"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim on a finding: who tells it in which report, behind whom he stands, and which position it is."""

    report: str  # that prints it
    speaker: str  # key of the speaker alone: TASS is not its government
    origin: str  # key of the body behind him: TASS is its government's voice
    name: str  # of the origin, to show
    side: str | None  # of the event that he is on, or he himself where he is as interested
    day: str  # of which the figure is; "" where unknown
    position: int
    weak: bool = False  # may have it from another: an outlet that cites nobody, somebody without a name


def heard_of(voices: Sequence[Voice]) -> list[Voice]:
    """Leave out whoever may repeat another: of the weak voices for a position the first stays, where nobody else is."""
    kept = {voice.position: voice.origin for voice in sorted(voices, key=lambda one: one.origin, reverse=True)}
    strong = {voice.position for voice in voices if not voice.weak}
    return [
        voice
        for voice in voices
        if not voice.weak or (voice.position not in strong and voice.origin == kept[voice.position])
    ]


def camp(voice: Voice) -> str:
    """Return who speaks: a side of the event is one speaker, anybody else the body behind him."""
    return voice.origin if voice.side is None else f"side {voice.side}"


def gather_voices(
    comparison: Comparison, ontology: Ontology, decisions: Sequence[Decision]
) -> Iterator[tuple[Event, int, Finding, list[Voice]]]:
    """Yield the findings on figures with the voices on each; none where no position tells a figure of its own."""
    unique = {reading.report.id: reading for reading in comparison.reports}
    readings = [unique[report] for report in sorted(unique)]
    entities = find_entities(readings, ontology, settle(decisions))
    heads = roots(comparison.copies)
    claims = {claim.id: (claim, reading.report) for reading in readings for claim in reading.claims}
    for event in comparison.events:
        sides = _sides(event, entities)
        for number, finding in enumerate(event.findings):
            voices = []
            for place, position in enumerate(finding.positions):
                told = [claims[id_] for id_ in position.claims if id_ in claims]
                if finding.field in FIGURES and _tells(position):
                    for claim, report in told:
                        root = unique[heads.get(report.id, report.id)].report
                        voices.append(_voice(claim, report, root, place, position, event, sides, entities))
            yield event, number, finding, _one_name_each(voices)


def _one_name_each(voices: Sequence[Voice]) -> list[Voice]:
    """Give speakers of one name one key: "Maria Zakharova, the spokeswoman" is "Maria Zakharova"."""
    words = {voice.origin: frozenset(fold_name(voice.name).split()) for voice in voices}
    kept: dict[str, list[str]] = {}  # by the first of a name's words
    meant: dict[str, str] = {}
    for origin in sorted(words, key=lambda one: (len(words[one]), one)):
        shorter = (one for word in sorted(words[origin]) for one in kept.get(word, ()) if words[one] <= words[origin])
        meant[origin] = next(shorter, origin)
        if meant[origin] == origin and len(words[origin]) > 1:
            kept.setdefault(min(words[origin]), []).append(origin)
    return [replace(voice, origin=meant[voice.origin]) for voice in voices]


def _tells(position: Position) -> bool:
    """Return whether a position gives a number of the finding's own, and rejects nobody's."""
    figure = Figure(position.low, position.high, position.bound or "exact", position.printed)
    return not position.rejects and position.text is None and has_number(figure)


def _voice(
    claim: Claim,
    report: Report,
    root: Report,
    place: int,
    position: Position,
    event: Event,
    sides: Mapping[str, str],
    entities: Entities,
) -> Voice:
    origin = origin_of(claim, report, root, entities)
    side = sides.get(origin.fine) or sides.get(entities.top(origin.fine)) or position.side
    side = side or (entities.name(origin.body) if _interested(origin.body, event, entities) else None)
    day = claim.as_of or report.published or ""
    return Voice(report.id, origin.fine, origin.body, _name(origin, entities), side, day, place, origin.weak)


def _interested(body: str, event: Event, entities: Entities) -> bool:
    """Return whether a body speaks for its own even where no text puts it on a side: it fights, or rules elsewhere."""
    known = entities.known(body)
    if known is None:
        return False
    abroad = event.place is None or event.place.country != known.country
    return known.kind in FIGHTING or (known.kind in RULING and abroad)


def _name(origin: Origin, entities: Entities) -> str:
    """Return the name of a known body, else the speaker's words: keys of the unnamed are no names."""
    return entities.name(origin.body) if entities.known(origin.body) else origin.name


def _sides(event: Event, entities: Entities) -> dict[str, str]:
    """Return the side of each actor of an event and of the body above it, as the name of the side's first member."""
    found: dict[str, str] = {}
    for members in event.sides:
        for name in members:
            key = entities.key("", None, name) or name
            found.setdefault(key, members[0])
            found.setdefault(entities.top(key), members[0])
    return found
