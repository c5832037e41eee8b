"""An event in, what the page shows beside its positions out: whom nobody quotes, who is called what, and titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.callings import gather_called
from rashomon.export.dossier.parties import NOBODY, Party
from rashomon.records import Event, Omission, Reading

TITLE = "title_not_borne_out"  # kind of the problems that are about a title


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A side that no report quotes."""

    name: str
    party: Party
    why: str


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody is called, how often, and by whom; reports by their numbers."""

    text: str
    count: int
    judges: str
    voices: tuple[str, ...]
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """An actor under all his names."""

    actor: str
    party: Party
    judged: bool  # some of his names judge
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title that its text does not bear out, and why."""

    report: int
    outlet: str
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Reports that leave out a position, by number and outlet."""

    copy: bool
    reports: tuple[tuple[int, str], ...]


def find_party_of(side: int | None, event: Event, parties: Sequence[Party]) -> Party:
    """Return the side of that place in the event's list as the page shows it; those without members have no letter."""
    if side is None or not (0 <= side < len(event.sides)) or not event.sides[side]:
        return NOBODY
    place = sum(1 for names in event.sides[:side] if names)
    return parties[place] if place < len(parties) else NOBODY


def show_silence(event: Event, parties: Sequence[Party]) -> tuple[Unquoted, ...]:
    """Return the sides that no report quotes."""
    return tuple(Unquoted(one.name, find_party_of(one.side, event, parties), one.why) for one in event.silence)


def show_called(event: Event, parties: Sequence[Party], numbers: Mapping[str, int]) -> tuple[Called, ...]:
    """Return what the actors are called who have more than one name, or one that judges."""
    return tuple(
        Called(
            actor=called.actor,
            party=find_party_of(called.side, event, parties),
            judged=any(word.judges for word in called.words),
            words=tuple(
                Word(word.text, word.count, word.judges, word.voices, _numbers(word.reports, numbers))
                for word in called.words
            ),
        )
        for called in gather_called(event)
    )


def show_titles(
    event: Event, readings: Mapping[str, Reading], numbers: Mapping[str, int], outlets: Mapping[str, frozenset[str]]
) -> tuple[Title, ...]:
    """Return the titles of the event's reports that their texts do not bear out."""
    found = []
    for id_ in event.reports:
        reading = readings.get(id_)
        reasons = [problem.message for problem in reading.problems if problem.kind == TITLE] if reading else []
        if reading and reasons and id_ in numbers:
            outlet = ", ".join(sorted(outlets.get(id_, ())))
            found.append(Title(numbers[id_], outlet, reading.report.title, tuple(dict.fromkeys(reasons))))
    return tuple(sorted(found, key=lambda title: title.report))


def index_omissions(event: Event) -> dict[tuple[int, int], tuple[Omission, ...]]:
    """Return an event's omissions by finding and position, as it counts them."""
    found: dict[tuple[int, int], tuple[Omission, ...]] = {}
    for one in event.omissions:
        found[one.finding, one.position] = (*found.get((one.finding, one.position), ()), one)
    return found


def show_omissions(
    omissions: Iterable[Omission], numbers: Mapping[str, int], outlets: Mapping[str, frozenset[str]]
) -> tuple[LeftOut, ...]:
    """Return the reports that leave out a position, by number."""
    return tuple(
        LeftOut(
            one.copy,
            tuple(
                sorted((numbers[id_], ", ".join(sorted(outlets.get(id_, ())))) for id_ in one.reports if id_ in numbers)
            ),
        )
        for one in omissions
    )


def _numbers(reports: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted(numbers[id_] for id_ in reports if id_ in numbers))
