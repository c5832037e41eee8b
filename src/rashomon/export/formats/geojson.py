"""Events → GeoJSON (RFC 7946): one feature an event, a point where one is known, all findings in its properties."""

from __future__ import annotations

import json

from rashomon.export.formats.case import Case, Output
from rashomon.export.formats.cells import clean
from rashomon.export.formats.figures import total
from rashomon.export.formats.ids import event_units
from rashomon.export.formats.losses import cite, common_losses
from rashomon.export.formats.telling import Index, main_act, open_index, outlets_of, reports_of, sub_event, time_of
from rashomon.export.wording import word_group, word_position
from rashomon.records import Event, Finding, Limit, Place


def export_geojson(case: Case) -> Output:
    """Return a FeatureCollection in UTF-8; an event of no known place has no geometry, as the standard has it."""
    index = open_index(case)
    events = case.comparison.events
    units = event_units(events, index)
    features = [_feature(event, units[event.id].id, index) for event in events]
    cited = []
    for event in events:
        amount = total(event, "killed", index)
        if amount is not None and amount.value is not None:
            cited.append(cite(units[event.id].id, "properties.killed", amount, case))
    losses = [
        loss
        for event in events
        for loss in common_losses(
            event, index, {f.field for f in event.findings}, {"positions", "hours", "radius", "acts"}
        )
    ]
    found = {"type": "FeatureCollection", "features": features}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return Output({"": text.encode()}, tuple(units.values()), tuple(losses), tuple(cited))


def _feature(event: Event, id_: str, index: Index) -> dict[str, object]:
    return {"type": "Feature", "id": id_, "geometry": _point(event.place), "properties": _properties(event, index)}


def _point(place: Place | None) -> dict[str, object] | None:
    """Return a point, longitude first; None where the place has no coordinates that exist."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    # A reader such as GDAL takes any number, and draws it where nothing is.
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _properties(event: Event, index: Index) -> dict[str, object]:
    act, time, place, amount = main_act(event, index), time_of(event, index), event.place, total(event, "killed", index)
    return {
        "event": event.id,
        "label": clean(event.label),
        "type": event.type,
        "sub_event": sub_event(act, index) if act else None,
        "first": event.first,
        "last": event.last,
        "part_of_day": time.part if time else None,
        "from": time.from_ if time else None,
        "to": time.to if time else None,
        "place": clean(place.name or place.text) if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "sides": [[clean(name) for name in side] for side in event.sides],
        "acts": [
            {"id": one.id, "type": one.type, "actors": [*map(clean, one.actors)], "targets": [*map(clean, one.targets)]}
            for one in event.acts
        ],
        "policy": index.case.policy,
        "killed": amount.value if amount else None,
        "findings": [_finding(finding) for finding in event.findings],
        "outlets": [clean(name) for name in outlets_of(event, index)],
        "urls": list(dict.fromkeys(report.url for report in reports_of(event, index) if report.url)),
    }


def _finding(finding: Finding) -> dict[str, object]:
    """Return a finding with all its positions, each with the ids of the claims that it stands on."""
    return {
        "field": finding.field,
        "what": clean(word_group(finding)),
        "low": _end(finding.low),
        "best": _end(finding.best),
        "high": _end(finding.high),
        "disputes": list(dict.fromkeys(one.kind for one in finding.disputes)),
        "positions": [
            {
                "by": [clean(name) for name in position.by],
                "says": clean(word_position(position, finding.field)),
                "claims": list(position.claims),
            }
            for position in finding.positions
        ],
    }


# A null would say that the policy gives no end at all, which is something else.
def _end(limit: Limit | None) -> int | str | None:
    """Return one end of a range; "open" where it is open."""
    if limit is None:
        return None
    return "open" if limit.value is None else limit.value
