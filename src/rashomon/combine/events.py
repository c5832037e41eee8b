"""Deeds of one incident and the claims on them → an Event with its acts, sides and findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.combine.acts import part_acts
from rashomon.combine.clusters import Verdicts
from rashomon.combine.deeds import Deed
from rashomon.combine.entities import Entities
from rashomon.combine.findings import find_findings
from rashomon.combine.labels import event_country, event_days, event_label, event_place, iso_day
from rashomon.combine.names import Calls, find_names, gather_calls
from rashomon.combine.omissions import find_omissions
from rashomon.combine.scene import Scene, deed_ends, fold_descriptions, gather_tellings
from rashomon.combine.sides import Sides, find_sides
from rashomon.combine.silence import Voices, find_silence, gather_voices
from rashomon.lexicon import Description
from rashomon.records import Act, Event, Problem, Reading, Report

KEPT = 2000  # reports


@dataclass(frozen=True, slots=True)
class Shelf:
    """What all events of one comparison share."""

    readings: Mapping[str, Reading]  # by report, each once
    reports: Mapping[str, Report]
    outlets: Mapping[str, frozenset[str]]  # report -> all who printed it
    roots: Mapping[str, str]  # copy -> original
    entities: Entities
    verdicts: Verdicts
    descriptions: Mapping[str, Description]
    voices: Callable[[str], Voices]  # whom a report cites
    calls: Callable[[str], Calls]  # what a report calls whom


def shelve(
    readings: Mapping[str, Reading],
    outlets: Mapping[str, frozenset[str]],
    roots: Mapping[str, str],
    entities: Entities,
    verdicts: Verdicts,
) -> Shelf:
    """Return what all events of one comparison share."""
    reports = {key: reading.report for key, reading in readings.items()}
    return Shelf(
        readings=readings,
        reports=reports,
        outlets=outlets,
        roots=roots,
        entities=entities,
        verdicts=verdicts,
        descriptions=fold_descriptions(entities.ontology),
        # Few reports tell of many events: what is not asked for again soon need not be kept.
        voices=lru_cache(maxsize=KEPT)(lambda report: gather_voices(readings[report], entities)),
        calls=lru_cache(maxsize=KEPT)(lambda report: gather_calls(readings[report], entities)),
    )


def build_event(deeds: Sequence[Deed], shelf: Shelf, policies: Sequence[str]) -> dict[str, Event]:
    """Return the event that the deeds, the earliest first, tell, under each of some policies."""
    entities = shelf.entities
    sides = find_sides(deeds, entities)
    acts = part_acts(deeds, sides, entities)
    days, place = event_days(deeds), event_place(deeds)
    scene = _scene(deeds, acts, sides, shelf, event_country(deeds))
    reports = sorted({deed.report for deed in deeds})
    tellings = gather_tellings([shelf.readings[r] for r in reports], scene, shelf.roots, shelf.reports)
    event = Event(
        id=deeds[0].mention.id,
        label=event_label(deeds, acts, days, place, entities.ontology),
        type=acts[0].type,
        first=iso_day(days[0]) if days else None,
        last=iso_day(days[1]) if days else None,
        place=place,
        sides=tuple(tuple(dict.fromkeys(map(entities.name, keys))) for keys in sides.members),
        reports=tuple(reports),
        acts=acts,
        findings=(),
        silence=find_silence([shelf.voices(report) for report in reports], sides, entities),
        names=find_names(deeds, scene, {report: shelf.calls(report) for report in reports}),
    )
    found = find_findings(tellings, scene, shelf.outlets, policies)
    # policies differ in ranges alone, which leave nothing out
    event = replace(event, omissions=find_omissions(next(iter(found.values())), tellings, shelf.roots))
    return {policy: replace(event, findings=findings) for policy, findings in found.items()}


def _scene(deeds: Sequence[Deed], acts: Sequence[Act], sides: Sides, shelf: Shelf, country: str | None) -> Scene:
    act_of = {mention: act.id for act in acts for mention in act.mentions}
    by_act: dict[str, list[Deed]] = {}
    for deed in deeds:
        by_act.setdefault(act_of[deed.mention.id], []).append(deed)
    return Scene(
        deeds={deed.mention.id: deed for deed in deeds},
        acts=act_of,
        sides=sides,
        entities=shelf.entities,
        verdicts=shelf.verdicts,
        country=country,
        descriptions=shelf.descriptions,
        ends={act: deed_ends(those, sides, shelf.entities) for act, those in by_act.items()},
    )


def event_problems(event: Event) -> list[Problem]:
    """Return what could not be decided about an event."""
    found = []
    if event.first is None:
        found.append(Problem("event_without_time", "combine", f"{event.id}: no report says when ({event.label})"))
    if event.place is None:
        found.append(Problem("event_without_place", "combine", f"{event.id}: no report says where ({event.label})"))
    return found
