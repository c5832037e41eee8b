"""Acts → PLOVER 0.8 records, a JSON object a line: who did what to whom, when and where, with its quad class."""

from __future__ import annotations

import json

from rashomon.export.formats.case import Case, Cited, Loss, Output
from rashomon.export.formats.cells import clean
from rashomon.export.formats.deeds import coding_of, dated_acts, quad_of, sector_of, struck_of
from rashomon.export.formats.figures import total
from rashomon.export.formats.losses import NAMED, cite, common_losses, unheld_figures
from rashomon.export.formats.telling import (
    Index,
    country_of,
    kind_of,
    main_act,
    mode_of,
    open_index,
    reports_of,
    time_of,
)
from rashomon.records import Act, Event, Field, Place, Report

_UNCHECKED = "no rule of ours tells it"
EMPTY = {
    "context": _UNCHECKED,
    "coded_date, coded_time": "an export holds no clock",
    "entity.identifier_id, religion, ethnicity, office, gender, age": _UNCHECKED,
}
# resolution: 5 is less than a city, 1 a country.
RESOLUTION = {"exact": 5, "near": 4, "town": 4, "admin2": 3, "admin1": 2, "country": 1, "line": 2, "relative": 4}
# Keys of `size`, and our fields.
_SIZES: tuple[tuple[str, Field], ...] = (("dead", "killed"), ("injured", "injured"), ("arrested", "captured"))


def export_plover(case: Case) -> Output:
    """Return JSON Lines in UTF-8; acts of no day, or not told as done, are left out, and told."""
    index = open_index(case)
    acts, losses = dated_acts(index)
    cited: list[Cited] = []
    lines = []
    for event, act, unit in acts:
        size, found = _size(event, act, unit.id, index)
        cited += found
        comment = _comment(found)
        lines.append(_record(event, act, unit.id, index) | ({"size": size} if size else {}) | {"comment": comment})
    for event in dict.fromkeys(event for event, _, _ in acts):
        losses += _lost(event, index)
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    return Output({"": text.encode()}, tuple(unit for _, _, unit in acts), tuple(losses), tuple(cited), EMPTY)


def _record(event: Event, act: Act, id_: str, index: Index) -> dict[str, object]:
    coding, mode, reports = coding_of(act, index), mode_of(act, index), reports_of(event, index)
    found: dict[str, object] = {
        "id": id_,
        "date": event.first,
        "has_event": True,
        "actor": [_entity(name, index) for name in act.actors],
        "event": [act.type],
        "recipient": [_entity(name, index) for name in struck_of(act)],
        "mode": [mode] if mode else [],
        "context": [],
        "quad_code": quad_of(act),
        "event_text": clean(event.label),
        "coder": "Rashomon",
    }
    if event.place is not None:
        found["event_loc"] = _location(event.place, index)
    if coding is not None and coding.intensity is not None:
        found["event_scale"] = coding.intensity
    if event.last and event.last != event.first:
        found["enddate"] = event.last
    time = time_of(event, index)
    found |= {key: value for key, value in (("time", time and time.from_), ("endtime", time and time.to)) if value}
    if reports:
        found |= {"link": reports[0].url or "", "cite_info": _citation(reports[0])}
    return found  # keys without a value are left out, as in the records of PLOVER's own manual


def _entity(name: str, index: Index) -> dict[str, str]:
    country = country_of(kind_of(name, index)[1], index)
    return {"code": country.iso3 if country else "", "sector": sector_of(name, index), "entity_text": clean(name)}


def _location(place: Place, index: Index) -> dict[str, object]:
    country = country_of(place.country, index)
    # Ids of regions, lines and seas are our own, and no numbers.
    number = (place.id or "").removeprefix("geonames:")
    found: dict[str, object] = {
        "extracted_place": clean(place.text),
        "resolved_place": clean(place.name),
        "district": clean(place.admin2),
        "province": clean(place.admin1),
        "country": country.name if country else "",
        "country_code": country.iso3 if country else "",
        "resolution": RESOLUTION[place.precision],
    }
    if number.isdigit():
        found["geonameid"] = number
    if place.latitude is not None and place.longitude is not None:
        found |= {"lat": place.latitude, "lon": place.longitude}
    return found


def _citation(report: Report) -> dict[str, str]:
    return {
        "corpus": "Rashomon",
        "citation": report.id,
        "url": report.url or "",
        "title": clean(report.title),
        "language": report.language,
        "publication": clean(report.outlet),
        "codebook": "PLOVER",
        "version": "0.8",
    }


def _size(event: Event, act: Act, id_: str, index: Index) -> tuple[dict[str, int], list[Cited]]:
    """Return the figures of the event at the act that stands for it, so that nobody is counted twice."""
    if act != main_act(event, index):
        return {}, []
    size, cited = {}, []
    for key, field in _SIZES:
        amount = total(event, field, index)
        if amount is not None and amount.value is not None:
            size[key] = amount.value
            cited.append(cite(id_, f"size.{key}", amount, index.case))
    return size, cited


def _comment(cited: list[Cited]) -> str:
    told = [f"{c.column} {c.value}: {c.how} under policy {c.policy} ({'; '.join(c.groups)})" for c in cited]
    return clean(". ".join([*told, *(f"claims {' '.join(c.claims)}" for c in cited)]))


def _lost(event: Event, index: Index) -> list[Loss]:
    amounts = [total(event, field, index) for _, field in _SIZES]
    losses = common_losses(event, index, {*(field for _, field in _SIZES), *NAMED}, {"acts"}, amounts)
    return losses + [loss for amount in amounts if amount is not None for loss in unheld_figures(event, amount)]
