"""An event under every policy in, its part of the page out: masthead, what is agreed and disputed, acts, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.dossier.anchors import Anchors, victim_anchor
from rashomon.export.dossier.asides import (
    Called,
    Title,
    Unquoted,
    index_omissions,
    show_called,
    show_silence,
    show_titles,
)
from rashomon.export.dossier.findings import Ground, Shown, show_finding
from rashomon.export.dossier.glances import glance_at
from rashomon.export.dossier.parties import NOBODY, Party, find_party, letter_sides
from rashomon.export.dossier.phrases import count, print_days
from rashomon.export.dossier.tellings import Telling, tell_claims
from rashomon.export.holders import Told, name_holders
from rashomon.export.victims import NamedVictim, Victims
from rashomon.export.wording import word_place
from rashomon.lexicon import fold_name
from rashomon.records import Act, Actor, Event, Reading


@dataclass(frozen=True, slots=True)
class Name:
    """An actor's name and the side that he is on."""

    text: str
    party: Party


@dataclass(frozen=True, slots=True)
class Deed:
    """An act as a step of the timeline."""

    number: int
    words: str
    doers: tuple[Name, ...]
    sufferers: tuple[Name, ...]
    told: str
    times: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Victim:
    """A named victim as the page shows it."""

    anchor: str
    name: str
    said: str
    holders: tuple[str, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event as the page shows it."""

    number: int
    label: str
    where: str
    when: str
    parties: tuple[Party, ...]
    reports: tuple[int, ...]
    outlets: int
    deeds: tuple[Deed, ...]
    disputed: tuple[Shown, ...]
    agreed: tuple[Shown, ...]
    several: tuple[Shown, ...]
    single: tuple[Shown, ...]
    silent: tuple[str, ...]
    figures: tuple[Shown, ...]
    contested: tuple[Shown, ...]
    others: tuple[Shown, ...]
    victims: tuple[Victim, ...]
    unquoted: tuple[Unquoted, ...]
    called: tuple[Called, ...]
    titles: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What all events of a page share."""

    told: Told
    anchors: Anchors
    actors: Mapping[str, Actor]
    reports_of: Mapping[str, int]  # mention -> number of its report
    outlets_of: Mapping[str, frozenset[str]]  # report -> who printed it
    victims: Victims
    readings: Mapping[str, Reading]  # by report


def show_event(number: int, under: Sequence[Event], shelf: Shelf) -> EventPage:
    """Return what the page shows of an event, given it under every policy in their order; `number` counts from 1."""
    event = under[0]
    parties = letter_sides(event)
    acts = {act.id: n for n, act in enumerate(event.acts, 1)}
    ground = Ground(
        event=number,
        told=shelf.told,
        anchors=shelf.anchors,
        parties=parties,
        actors=shelf.actors,
        acts=acts,
        voices=_voices(event, parties, shelf),
        omissions=index_omissions(event),
        outlets=shelf.outlets_of,
    )
    ruled = zip(*(one.findings for one in under), strict=True)
    shown = [show_finding(n, findings, ground) for n, findings in enumerate(ruled, 1)]
    glance = glance_at(event.findings)
    figures = [one for one in shown if one.figure]
    contested = [one for one in shown if not one.figure and (one.disputes or len(one.versions) > 1)]
    outlets = frozenset[str]().union(*(shelf.outlets_of.get(report, frozenset()) for report in event.reports))
    return EventPage(
        number=number,
        label=event.label,
        where=word_place(event.place),
        when=print_days(event.first, event.last),
        parties=parties,
        reports=tuple(sorted(shelf.anchors.reports[r] for r in event.reports if r in shelf.anchors.reports)),
        outlets=len(outlets),
        deeds=tuple(_deed(acts[act.id], act, event, ground, shelf.reports_of) for act in event.acts),
        disputed=tuple(sorted((shown[n] for n in glance.disputed), key=lambda one: not one.figure)),
        agreed=tuple(shown[n] for n in glance.agreed),
        several=tuple(shown[n] for n in glance.several),
        single=tuple(shown[n] for n in glance.single),
        silent=glance.silent,
        figures=_disputed_first(figures),
        contested=_disputed_first(contested),
        others=tuple(one for one in shown if not one.figure and one not in contested),
        victims=tuple(_victim(number, n, one, shelf) for n, one in enumerate(shelf.victims.get(event.id, ()), 1)),
        unquoted=show_silence(event, parties),
        called=show_called(event, parties, shelf.anchors.reports),
        titles=show_titles(event, shelf.readings, shelf.anchors.reports, shelf.outlets_of),
    )


def _victim(event: int, number: int, one: NamedVictim, shelf: Shelf) -> Victim:
    tellings = tell_claims(one.claims, shelf.told, shelf.anchors)
    return Victim(victim_anchor(event, number), one.name, "; ".join(one.details), one.holders, tellings)


def _voices(event: Event, parties: Sequence[Party], shelf: Shelf) -> dict[str, Party]:
    """Return the sides of speakers by folded name: of those whose position alone shows it, where that is one side."""
    sides: dict[str, set[Party]] = {}
    for position in (position for finding in event.findings for position in finding.positions):
        party = find_party(position.side, parties, shelf.actors)
        for name in name_holders(position, shelf.told) if party != NOBODY else ():
            sides.setdefault(fold_name(name), set()).add(party)
    return {name: found.pop() for name, found in sides.items() if len(found) == 1}


def _disputed_first(findings: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return disputed findings first, then those with most positions; the rest in their order."""
    return tuple(sorted(findings, key=lambda one: (not one.disputes, -min(len(one.versions), 2))))


def _deed(number: int, act: Act, event: Event, ground: Ground, reports_of: Mapping[str, int]) -> Deed:
    reports = {reports_of[mention] for mention in act.mentions if mention in reports_of}
    told = f"told {count(len(act.mentions), 'time')}"
    return Deed(
        number=number,
        words=act.type.replace("_", " ").lower(),
        doers=_names(act.actors, ground),
        sufferers=_names(act.targets, ground),
        told=f"{told} in {count(len(reports), 'report')}" if reports else told,
        times=_told_of(event, act, "time"),
        places=_told_of(event, act, "place"),
    )


def _names(names: Sequence[str], ground: Ground) -> tuple[Name, ...]:
    """Return names with their sides, those of one side beside each other."""
    told = [Name(name, find_party(name, ground.parties, ground.actors)) for name in names]
    order = {party: n for n, party in enumerate((*ground.parties, NOBODY))}
    return tuple(sorted(told, key=lambda name: order[name.party]))


def _told_of(event: Event, act: Act, field: str) -> tuple[str, ...]:
    """Return the words of the positions on one field of an act that is not rejected."""
    positions = [p for f in event.findings if f.field == field and f.act == act.id for p in f.positions]
    return tuple(dict.fromkeys(p.text for p in positions if p.text and not p.rejects))
