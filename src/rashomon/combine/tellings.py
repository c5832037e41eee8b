"""What one report tells of one incident, with all by which it is known again in another report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.combine.deeds import Deed
from rashomon.combine.entities import Entities
from rashomon.combine.incidents import Group, unite
from rashomon.combine.story import Vector
from rashomon.lexicon import fold_name
from rashomon.records import EVENT_SCOPES, Claim, Figure, PersonValue, Reading

FEWEST = 20  # different words of a report that tell a story; a headline's are shared by chance
HARMED = ("killed", "injured")
Numbers = frozenset[tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One report's deeds of one incident. `story` is None where the incident is not what the report is about."""

    group: Group
    report: str
    story: Vector | None
    victims: frozenset[str]  # last names of the persons who are told to be harmed
    harmed: Mapping[str, Numbers]  # figures of the killed and of the injured, as intervals
    actors: frozenset[str]  # keys, and those of the bodies above them
    targets: frozenset[str]
    doing: frozenset[str]  # known bodies among the actors
    struck: frozenset[str]
    recorder: str | None = None  # whose table has it as a row of its own


def gather_tellings(
    incidents: Sequence[Sequence[Deed]],
    readings: Mapping[str, Reading],
    stories: Mapping[str, Vector],
    roots: Mapping[str, str],
    entities: Entities,
) -> list[Telling]:
    """Return the incidents of each report as tellings, in the order of their earliest deeds."""
    ordered = sorted((sorted(told, key=lambda d: d.order) for told in incidents), key=lambda told: told[0].order)
    main: dict[str, tuple[tuple[bool, bool, int], int]] = {}
    for number, deeds in enumerate(ordered):
        rank = not any(d.names for d in deeds), not any(d.has_figures for d in deeds), number
        report = deeds[0].report
        main[report] = min(main.get(report, (rank, number)), (rank, number))
    claims = {report: _by_mention(reading.claims) for report, reading in readings.items()}
    return [
        _telling(
            unite(Group(number, deeds[0].mention.type), deeds, roots),
            [c for d in deeds for c in claims[d.report].get(d.mention.id, ())],
            _story(stories[deeds[0].report]) if main[deeds[0].report][1] == number else None,
            entities,
            _recorder(deeds, readings[deeds[0].report]),
        )
        for number, deeds in enumerate(ordered)
    ]


def _story(words: Vector) -> Vector | None:
    """Return the words of a report where they are enough to be a story of its own."""
    return words if len(words) >= FEWEST else None


def _recorder(deeds: Sequence[Deed], reading: Reading) -> str | None:
    """Return whose row the deeds are, None where they are told in the notes of one, or by no table."""
    row, first = reading.report.row, reading.mentions[:1]
    own = row is not None and any(deed.mention.id == mention.id for deed in deeds for mention in first)
    return row.partition(":")[0] if row is not None and own else None


def _by_mention(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.mention, []).append(claim)
    return found


def _telling(
    group: Group, claims: Sequence[Claim], story: Vector | None, entities: Entities, recorder: str | None
) -> Telling:
    names = [fold_name(c.value.name).split()[-1:] for c in claims if isinstance(c.value, PersonValue)]
    return Telling(
        group=group,
        report=group.deeds[0].report,
        story=story,
        victims=frozenset(name for last in names for name in last),
        harmed={field: _numbers(claims, field) for field in HARMED},
        actors=_with_tops(group.actors, entities),
        targets=_with_tops(group.targets, entities),
        doing=_bodies(group.actors, entities),
        struck=_bodies(group.targets, entities),
        recorder=recorder,
    )


def _numbers(claims: Sequence[Claim], field: str) -> Numbers:
    """Return the intervals that claims tell of an event and do not reject."""
    return frozenset(
        (c.value.low, c.value.high)
        for c in claims
        if c.field == field
        and c.scope in EVENT_SCOPES
        and isinstance(c.value, Figure)
        and c.stance not in {"denies", "doubts"}
    )


def _with_tops(keys: AbstractSet[str], entities: Entities) -> frozenset[str]:
    return frozenset(keys) | {entities.top(key) for key in keys}


def _bodies(keys: AbstractSet[str], entities: Entities) -> frozenset[str]:
    return frozenset(body for key in keys if (body := entities.body(key)) is not None)
