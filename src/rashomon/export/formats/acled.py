"""Events → ACLED's table: one row an event of a type that ACLED has, in the columns of its files since March 2023."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.datings import time_precision
from rashomon.export.formats.case import Case, Cited, Loss, Output, Unit
from rashomon.export.formats.cells import Row, changed_text, clean, write_csv
from rashomon.export.formats.figures import Amount, total, word_groups
from rashomon.export.formats.ids import event_units, joined_rows, number_of
from rashomon.export.formats.losses import NAMED, cite, common_losses, nobodies, unheld_figures
from rashomon.export.formats.recorded import (
    Keeping,
    Recorded,
    Same,
    always,
    changed_cells,
    keep_cells,
    mark_of,
    recorded_of,
    same_deed,
    same_party,
    same_place,
    same_stretch,
    same_time,
    sources_of,
)
from rashomon.export.formats.telling import (
    Index,
    country_of,
    inter_of,
    main_act,
    open_index,
    outlets_of,
    parties_of,
    sub_event,
    time_of,
)
from rashomon.export.place_codes import acled_geo_precision
from rashomon.export.wording import word_position
from rashomon.records import Event

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1"
    " actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location"
    " latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
EMPTY = {
    "admin3": "our gazetteer has no third level of subdivisions, but ACLED's own rows keep theirs",
    "source_scale": "its codes could not be checked, and reports do not tell it, but ACLED's own rows keep theirs",
    "tags": "their form could not be checked, but ACLED's own rows keep theirs",
    "timestamp": "an export holds no clock, but ACLED's own rows keep theirs",
}
_DOER, _STRUCK = same_party("actor1", "assoc_actor_1"), same_party("actor2", "assoc_actor_2")
_SHARED: Mapping[str, Same] = {
    "event_date": same_stretch,
    "time_precision": same_time,
    **dict.fromkeys(("disorder_type", "event_type", "sub_event_type"), same_deed),
    **dict.fromkeys(("actor1", "assoc_actor_1", "inter1"), _DOER),
    **dict.fromkeys(("actor2", "assoc_actor_2", "inter2"), _STRUCK),
    **dict.fromkeys(("interaction", "civilian_targeting"), lambda made, row: _DOER(made, row) and _STRUCK(made, row)),
    **dict.fromkeys(
        "iso region country admin1 admin2 admin3 location latitude longitude geo_precision".split(), same_place
    ),
    **dict.fromkeys(("source_scale", "tags", "timestamp"), always),
}
_KEEPING = Keeping(
    _SHARED,
    made=frozenset({"event_id_cnty", "event_date", "year", "source", "notes", "fatalities"}),
    derived=frozenset({"disorder_type", "event_type", "iso", "region", "country"}),
)
_CIVILIANS = 7  # ACLED's inter code
_EXCESSIVE = "Excessive force against protesters"


def export_acled(case: Case) -> Output:
    """Return a table in UTF-8 as ACLED's; events of no type that ACLED has are left out, and told."""
    index = open_index(case)
    coded = [event for event in case.comparison.events if _coded(event, index)]
    units = event_units(coded, index, lambda base, event: f"{_acronym(event, index)}{number_of(base)}")
    rows: list[Row] = []
    cited: list[Cited] = []
    losses = [_left_out(event) for event in case.comparison.events if event.id not in units]
    for event in coded:
        amount, row = total(event, "killed", index), recorded_of(units[event.id], event, index)
        rows.append(_as_recorded(_row(event, units[event.id], amount, index), row, amount))
        losses += common_losses(event, index, {"killed", *NAMED}, (), [amount])
        losses += nobodies(event, index) + _dead(event, amount) + changed_cells(rows[-1], row, COLUMNS)
        if amount is not None and amount.value is not None:
            cited.append(cite(units[event.id].id, "fatalities", amount, case))
    losses += joined_rows(units.values(), index) + changed_text(COLUMNS, rows, "event_id_cnty")
    return Output({"": write_csv(COLUMNS, rows)}, tuple(units.values()), tuple(losses), tuple(cited), EMPTY)


def _coded(event: Event, index: Index) -> bool:
    act = main_act(event, index)
    return act is not None and sub_event(act, index) in index.case.ontology.sub_events


def _left_out(event: Event) -> Loss:
    return Loss(event.id, "left_out", "", "no act that is told as done is of a type that ACLED has")


def _acronym(event: Event, index: Index) -> str:
    country = country_of(event.place.country if event.place else None, index)
    return country.iso3 if country else "XXX"  # of ISO 3166: no country


def _row(event: Event, unit: Unit, amount: Amount | None, index: Index) -> Row:
    act = main_act(event, index)
    kind = sub_event(act, index) if act else None
    event_type, disorder = index.case.ontology.sub_events.get(kind or "", ("", ""))
    time = time_of(event, index)
    return {
        "event_id_cnty": unit.id,
        "event_date": event.first,
        "year": int(event.first[:4]) if event.first else None,
        "time_precision": time_precision(time) if time else None,
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": kind,
        **_parties(event, kind, index),
        **_scene(event, index),
        "source": outlets_of(event, index),
        "notes": _notes(event, unit, amount, index),
        # Without any figure 0, which ACLED's own files have; where a policy gives none of those told, nothing.
        "fatalities": 0 if amount is None else amount.value,
    }


def _parties(event: Event, kind: str | None, index: Index) -> Row:
    act = main_act(event, index)
    doers, struck = parties_of(act, event, index)
    if not doers:  # a party alone stands first
        doers, struck = struck, []
    first = inter_of(doers[0], event, index) if doers else None
    second = inter_of(struck[0], event, index) if struck else None
    # "13" whoever of the two stands first: the lower code leads.
    codes = sorted(code for code in (first, second) if code is not None)
    sole = len(codes) == 1 and not struck
    targeted = _CIVILIANS in ((second,) if struck else (first,)) or kind == _EXCESSIVE
    return {
        "actor1": doers[0] if doers else None,
        "assoc_actor_1": [name for name in doers[1:] if inter_of(name, event, index)],
        "inter1": first,
        "actor2": struck[0] if struck else None,
        "assoc_actor_2": [name for name in struck[1:] if inter_of(name, event, index)],
        "inter2": second if struck else 0 if doers else None,  # 0: a sole actor
        "interaction": f"{codes[0]}{codes[1]}" if len(codes) == 2 else f"{codes[0]}0" if sole else None,
        "civilian_targeting": "Civilian targeting" if targeted else None,
    }


def _scene(event: Event, index: Index) -> Row:
    place = event.place
    country = country_of(place.country if place else None, index)
    found: dict[str, object] = {
        "iso": country.number if country else None,
        "region": country.acled_region if country else None,
        "country": country.name if country else None,
    }
    if place is None:
        return found
    return found | {
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name or place.text,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": acled_geo_precision(place),
    }


def _notes(event: Event, unit: Unit, amount: Amount | None, index: Index) -> str:
    """Return what happened, the policy that chose the figure, who says otherwise, and the claims behind it."""
    parts = [event.label]
    if amount is None:
        parts.append("Fatalities: no figure is told, 0 by ACLED's convention")
    elif amount.value is None:
        parts.append(f"Fatalities: policy {index.case.policy} gives no number")
    else:
        groups = "; ".join(word_groups(amount))
        parts.append(f"Fatalities: {amount.how} under policy {index.case.policy} ({groups})")
    for finding in amount.findings if amount else ():
        if len(finding.positions) > 1:
            held = [f"{', '.join(one.by)}: {word_position(one, 'killed')}" for one in finding.positions]
            parts.append(f"Accounts differ: {'; '.join(held)}")
    if amount is not None and amount.claims:
        parts.append(f"Claims: {' '.join(amount.claims)}")
    return ". ".join(clean(part) for part in [*parts, mark_of(unit)]) + "."


def _as_recorded(made: Row, row: Recorded | None, amount: Amount | None) -> Row:
    """Return a row with what ACLED's own row of the event said, which stays as it was where nobody else tells of it."""
    if row is None:
        return made
    notes = row.cells.get("notes", "")
    added = {"source": sources_of(row), "notes": notes if row.alone else f"{notes} {made['notes']}".strip()}
    if amount is None:
        added["fatalities"] = row.cells.get("fatalities", "")
    return {**keep_cells(made, row, COLUMNS, _KEEPING), **added}


def _dead(event: Event, amount: Amount | None) -> list[Loss]:
    """Return what is lost of the dead; 0 stands for no figure, which is ACLED's convention."""
    if amount is None:
        return [Loss(event.id, "no_figure", "fatalities", "0 stands for none told")]
    return unheld_figures(event, amount)
