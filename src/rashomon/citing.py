"""Ids of a store → citations: of a claim, a report, an event, or of what is told in an event on one field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.export.citations import Citation, cite_report
from rashomon.export.withholding import withhold_names
from rashomon.pipeline import compare_store, find_in
from rashomon.records import Claim, Comparison, Event, Reading
from rashomon.store import Store
from rashomon.store.pages import Kept, get_kept

MARK = ":"  # between an event and a field: EVENT:killed
Told = tuple[Reading, Sequence[Claim]]  # a report and those of its claims whose words are cited


def find_citations(store: Store, asked: str, *, ontology: Path | None = None, withhold: bool = False) -> list[Citation]:
    """Return the citations of what an id, or its beginning, names; ValueError where that is nothing, or several.

    `EVENT:FIELD` is what reports say of a field in an event, with the words, in the order of the positions.
    """
    id_, mark, field = asked.partition(MARK)
    comparison = compare_store(store, ontology=ontology)
    found = find_in(comparison, id_)
    if len(found) != 1:
        several = f"{len(found)} things have an id that begins so" if found else "no event, report or claim has that id"
        raise ValueError(f"{id_}: {several}")
    thing, reading = found[0]
    if mark and not isinstance(thing, Event):
        raise ValueError(f"{asked}: only an event has fields")
    if isinstance(thing, Event):
        told = _on_field(comparison, thing, field) if mark else _reports_of(comparison, thing)
        if not told:
            raise ValueError(f"{asked}: nothing is told of that field in this event")
    else:
        told = [(reading, [thing] if isinstance(thing, Claim) else [])] if reading else []
    return cite_readings(store, told, withhold=withhold)


def cite_readings(store: Store, told: Sequence[Told], *, withhold: bool = False) -> list[Citation]:
    """Return the citations of reports, with the words of some of their claims and what the store keeps of their pages.

    With `withhold` the names of victims are withheld.
    """
    with store.read() as connection:
        kept = list(get_kept(connection, [reading.report.id for reading, _ in told])) if told else []
    citations = [
        _cite(reading, claims, [page for report, page in kept if report == reading.report.id])
        for reading, claims in told
    ]
    readings = [reading for reading, _ in told]
    return [withhold_names(one, readings) for one in citations] if withhold else citations


def _cite(reading: Reading, claims: Sequence[Claim], kept: Sequence[Kept]) -> Citation:
    """Return the citation of a report; of several pages that gave its text, the first that was had counts."""
    report = reading.report
    page = next((one for one in kept if report.url in (one.asked, one.url, one.canonical)), kept[0] if kept else None)
    if page is None:
        return cite_report(report, claims, url=None, retrieved=None, sha256=None)
    return cite_report(report, claims, url=page.canonical or page.url, retrieved=page.fetched, sha256=page.sha256)


def _reports_of(comparison: Comparison, event: Event) -> list[Told]:
    return [(reading, ()) for reading in comparison.reports if reading.report.id in event.reports]


def _on_field(comparison: Comparison, event: Event, field: str) -> list[Told]:
    """Return the reports that tell something of a field, with these claims, those of positions first."""
    places = {claim.id: (reading, claim) for reading in reversed(comparison.reports) for claim in reading.claims}
    mentions = {mention for act in event.acts for mention in act.mentions}
    ids = [id_ for one in event.findings if one.field == field for held in one.positions for id_ in held.claims]
    ids += [id_ for id_, (_, claim) in places.items() if claim.field == field and claim.mention in mentions]
    told: dict[int, tuple[Reading, list[Claim]]] = {}
    for reading, claim in (places[id_] for id_ in dict.fromkeys(ids) if id_ in places):
        told.setdefault(id(reading), (reading, []))[1].append(claim)
    return list(told.values())
