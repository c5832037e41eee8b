"""Events → the JSON that timemap, a map with a time line, reads: events, sources, and types to filter by."""

from __future__ import annotations

import json

from rashomon.export.formats.case import Case, Cited, Loss, Output
from rashomon.export.formats.cells import clean
from rashomon.export.formats.figures import total, word_groups
from rashomon.export.formats.ids import event_units
from rashomon.export.formats.losses import NAMED, cite, common_losses, unheld_figures
from rashomon.export.formats.telling import Index, main_act, open_index, reports_of, sub_event, time_of
from rashomon.export.wording import word_place
from rashomon.records import Event, Report

_NO_MEDIA = "reports are read as text only"
EMPTY = {"civId": "an id of its maintainers", "graphic": _NO_MEDIA, "thumbnail": _NO_MEDIA, "paths": _NO_MEDIA}


def export_timemap(case: Case) -> Output:
    """Return one JSON object in UTF-8; events of no day are left out, and told: timemap drops them."""
    index = open_index(case)
    dated = [event for event in case.comparison.events if event.first is not None]
    units = event_units(dated, index)
    losses = [
        Loss(event.id, "left_out", "", "no day is told, without which timemap drops an event")
        for event in case.comparison.events
        if event.first is None
    ]
    cited: list[Cited] = []
    for event in dated:
        amount = total(event, "killed", index)
        losses += common_losses(event, index, {"killed", *NAMED}, (), [amount])
        losses += unheld_figures(event, amount) if amount else []
        if amount is not None and amount.value is not None:
            cited.append(cite(units[event.id].id, "comments", amount, case))
    # timemap filters by associations, and refuses an event that names one which is not listed.
    types = sorted({_category(event, index) for event in dated})
    # Of the places where a report was found the first counts: it comes last here.
    sources = {one.id: _source(one) for event in dated for one in reversed(reports_of(event, index))}
    found = {
        "events": [_event(event, units[event.id].id, index) for event in dated],
        "sites": [],
        "associations": [
            {"id": one, "title": one, "desc": "", "mode": "FILTER", "filter_paths": [one]} for one in types
        ],
        "sources": dict(sorted(sources.items())),
        "shapes": [],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return Output({"": text.encode()}, tuple(units.values()), tuple(losses), tuple(cited), EMPTY)


def _category(event: Event, index: Index) -> str:
    act = main_act(event, index)
    return (sub_event(act, index) if act else None) or event.type


def _event(event: Event, id_: str, index: Index) -> dict[str, object]:
    time, place = time_of(event, index), event.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    year, month, day = (event.first or "").split("-")
    found: dict[str, object] = {
        "id": id_,
        "civId": "",
        "description": clean(event.label),
        "date": f"{month}/{day}/{year}",
        "time": (time.from_ or "") if time else "",
        "time_precision": "" if event.first == event.last else f"to {event.last}",
        "time_display": (time.part or "") if time else "",
        "location": clean(word_place(place)) if place else "",
        "type": event.type,
        "category": _category(event, index),
        "associations": [_category(event, index)],
        "sources": list(dict.fromkeys(report.id for report in reports_of(event, index))),
        "comments": _comment(event, index),
    }
    # Its check wants both coordinates or none, as texts.
    if known and place is not None:
        found |= {"latitude": str(place.latitude), "longitude": str(place.longitude)}
    return found


def _comment(event: Event, index: Index) -> str:
    """Return the number of dead, the policy that chose it, and the claims behind it."""
    amount = total(event, "killed", index)
    if amount is None or amount.value is None:
        return ""
    groups = "; ".join(word_groups(amount))
    told = f"{amount.value} killed: {amount.how} under policy {index.case.policy} ({groups})"
    return clean(f"{told}; claims {' '.join(amount.claims)}")


def _source(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "title": clean(report.title),
        "paths": [],
        "type": "text",
        "url": report.url or "",
        "author": clean(report.byline),
        "date": report.published or "",
        "description": clean(report.outlet),
    }
