"""Events → FollowTheMoney entities, a JSON object a line: events, those involved, named victims, reports as proof."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePath

from rashomon.export.formats.case import Case, Cited, Output
from rashomon.export.formats.cells import clean
from rashomon.export.formats.figures import total, word_groups
from rashomon.export.formats.ids import event_units
from rashomon.export.formats.losses import NAMED, cite, common_losses, unheld_figures
from rashomon.export.formats.telling import (
    Index,
    country_of,
    kind_of,
    main_act,
    name_place,
    open_index,
    reports_of,
    sub_event,
)
from rashomon.export.victims import NamedVictim
from rashomon.export.wording import word_place
from rashomon.lexicon import fold_name
from rashomon.records import Event, Report

Entity = dict[str, object]

# Kinds of actors.csv that are bodies of a state, and those that are organisations; of others nothing is known.
_PUBLIC = frozenset({"state", "government", "military", "police", "ministry"})
_BODIES = frozenset("alliance coalition igo ngo monitor agency media outlet party armed_group".split())
_LANGUAGES = {"en": "eng"}  # ISO 639-3, which the library wants


def export_ftm(case: Case) -> Output:
    """Return JSON Lines in UTF-8, sorted by id, in the shape and with the properties of FollowTheMoney's schemata."""
    index = open_index(case)
    units = event_units(case.comparison.events, index)
    found: dict[str, Entity] = {}
    cited: list[Cited] = []
    losses = []
    for event in case.comparison.events:
        named = index.victims.get(event.id, ())
        id_ = f"rashomon-event-{units[event.id].id}"
        victims, places = [_victim(one, id_) for one in named], _places(event, id_, index)
        for entity in (*_parties(event, index), *victims, *places, *_reports(event, index)):
            found[str(entity["id"])] = entity
        # Parties and reports of several events are one entity each; their ids are hashes of what they are.
        found[id_] = _event(event, id_, named, index)
        amount = total(event, "killed", index)
        losses += common_losses(event, index, {"killed", "victim", *NAMED}, {"victims"}, [amount])
        losses += unheld_figures(event, amount) if amount else []
        if amount is not None and amount.value is not None:
            cited.append(cite(units[event.id].id, "notes", amount, case))
    lines = (json.dumps(found[id_], ensure_ascii=False, separators=(",", ":")) for id_ in sorted(found))
    text = "".join(f"{line}\n" for line in lines)
    return Output({"": text.encode()}, tuple(units.values()), tuple(losses), tuple(cited), rows=len(found))


def _entity(id_: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    """Return an entity with the properties that have a value, each value once."""
    filled = {key: [text for text in dict.fromkeys(map(clean, values)) if text] for key, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {key: values for key, values in filled.items() if values}}


def _event(event: Event, id_: str, victims: Iterable[NamedVictim], index: Index) -> Entity:
    act, reports = main_act(event, index), reports_of(event, index)
    involved = [*(_party_id(name) for name in _names(event)), *(_victim_id(one, id_) for one in victims)]
    return _entity(
        id_,
        "Event",
        {
            "name": [event.label],
            "startDate": [event.first],
            "endDate": [event.last],
            "location": [word_place(event.place)] if event.place else [],
            "country": [event.place.country.lower()] if event.place and event.place.country else [],
            "addressEntity": [str(one["id"]) for one in _places(event, id_, index)],
            "keywords": [event.type, sub_event(act, index) if act else None],
            "notes": [_notes(event, index)],
            "recordId": [event.id],  # the id today, where an earlier export fixed another
            "involved": involved,
            "proof": [_report_id(report) for report in reports],
            "publisher": [report.outlet for report in reports],
            "sourceUrl": [report.url for report in reports],
        },
    )


def _notes(event: Event, index: Index) -> str | None:
    """Return the number of dead, the policy that chose it, and the claims behind it."""
    amount = total(event, "killed", index)
    if amount is None or amount.value is None:
        return None
    groups = "; ".join(word_groups(amount))
    told = f"{amount.value} killed: {amount.how} under policy {index.case.policy} ({groups})"
    return f"{told}; claims {' '.join(amount.claims)}"


def _names(event: Event) -> list[str]:
    """Return the parties of an event: its sides, and who does or suffers an act."""
    sides = [name for side in event.sides for name in side]
    return list(dict.fromkeys([*sides, *(name for act in event.acts for name in act.actors)]))


def _parties(event: Event, index: Index) -> list[Entity]:
    found = []
    for name in _names(event):
        kind, country = kind_of(name, index)
        schema = "PublicBody" if kind in _PUBLIC else "Organization" if kind in _BODIES else "LegalEntity"
        found.append(_entity(_party_id(name), schema, {"name": [name], "country": [(country or "").lower()]}))
    return found


def _victim(victim: NamedVictim, event: str) -> Entity:
    said = f"named by {', '.join(victim.holders)}; claims {' '.join(victim.claims)}"
    return _entity(_victim_id(victim, event), "Person", {"name": [victim.name], "notes": [*victim.details, said]})


def _places(event: Event, id_: str, index: Index) -> list[Entity]:
    """Return the place of an event: one entity, or none. It is the event's own: its precision may be another's."""
    place = event.place
    if place is None:
        return []
    country = country_of(place.country, index)
    known = place.latitude is not None and place.longitude is not None
    properties: dict[str, list[str | None]] = {
        "full": [name_place(place, country)],
        "remarks": [word_place(place)],
        "state": [place.admin1],
        "country": [(place.country or "").lower()],
        "latitude": [str(place.latitude)] if known else [],
        "longitude": [str(place.longitude)] if known else [],
    }
    return [_entity(f"{id_}-place", "Address", properties)]


def _reports(event: Event, index: Index) -> list[Entity]:
    """Return the reports of an event, each where it was found first."""
    return [_report(one) for one in reversed(reports_of(event, index))]


def _report(report: Report) -> Entity:
    return _entity(
        _report_id(report),
        "Article",
        {
            "fileName": [PurePath(report.path).name or report.id],
            "title": [report.title],
            "author": [report.byline],
            "publisher": [report.outlet],
            "publishedAt": [report.published],
            "sourceUrl": [report.url],
            "language": [_LANGUAGES.get(report.language)],
        },
    )


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _party_id(name: str) -> str:
    return f"rashomon-party-{_hash(fold_name(name) or name)}"


def _victim_id(victim: NamedVictim, event: str) -> str:
    """Return an id of a name within an event: whether two events name one person is not decided here."""
    return f"rashomon-victim-{_hash(event, fold_name(victim.name) or victim.name)}"


def _report_id(report: Report) -> str:
    return f"rashomon-report-{report.id}"
