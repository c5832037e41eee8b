"""The part of the API that hands out a whole selection: line by line as JSON, or as the files of an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import Response, StreamingResponse

from rashomon import contract
from rashomon.export.formats import EXPORTERS, OWN_POLICIES, Case, write_losses
from rashomon.export.withholding import withhold_names
from rashomon.records import Comparison, Event, Reading
from rashomon.store import Store
from rashomon.store.computed import claims_of, copies_among, revisions_among
from rashomon.store.listing import Asked, count_events
from rashomon.store.listing_records import each_event
from rashomon.tables import load_ontology
from rashomon.web.api import Failed, ReportClaim
from rashomon.web.asking import check_keys
from rashomon.web.computing import LISTED_BY
from rashomon.web.desk import Computed, Policy, TheDesk
from rashomon.web.filters import read_asked

MOST_EXPORTED = 5_000  # events in one export, which is made in memory; `rashomon export` has no limit
LINES = "application/jsonl; charset=utf-8"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP can bear: the same events make the same file at any time
_Asked = Annotated[Asked, Depends(read_asked)]
_Withhold = Annotated[bool, Query(description="Without the names of victims.")]

streams = APIRouter(
    prefix="/api",
    dependencies=[Depends(check_keys)],
    responses={code: {"model": Failed} for code in (400, 403, 404, 422, 503)},
)


@streams.get("/events.jsonl", response_class=Response, responses={200: {"content": {LINES: {}}}})
def stream_events(desk: TheDesk, found: Computed, asked: _Asked, policy: Policy = "ucdp") -> Response:
    """Give all events that fit with their findings, one a line, in the computation's order."""
    return StreamingResponse(_event_lines(desk.store, found[1].number, asked, policy), media_type=LINES)


@streams.get("/claims.jsonl", response_class=Response, responses={200: {"content": {LINES: {}}}})
def stream_claims(desk: TheDesk, found: Computed, asked: _Asked) -> Response:
    """Give the claims that the findings of all events that fit stand on, one a line, each with its report."""
    return StreamingResponse(_claim_lines(desk.store, found[1].number, asked), media_type=LINES)


@streams.get("/export/{format}", response_class=Response, responses={200: {"content": {"application/zip": {}}}})
def export_events(
    desk: TheDesk,
    found: Computed,
    asked: _Asked,
    format: str,
    policy: Annotated[Policy | None, Query(description="acled for acled, else ucdp, if you do not say.")] = None,
    withhold: _Withhold = False,
) -> Response:
    """Give the events that fit in a format of the field: a ZIP of the files that `rashomon export` writes."""
    if format not in EXPORTERS:
        raise HTTPException(404, f"no format {format!r}: one of {', '.join(EXPORTERS)}")
    rule = policy or OWN_POLICIES.get(format, LISTED_BY)
    comparison = _compare(desk.store, found[1].number, asked, rule)
    if withhold:
        comparison = withhold_names(comparison, comparison.reports)
    case = Case(comparison, load_ontology(desk.keeper.ontology), rule)
    try:
        output = EXPORTERS[format](case)
    except ValueError as error:
        raise HTTPException(422, str(error)) from None
    name = f"events.{format}"
    files = {f"{name}{suffix}": content for suffix, content in output.files.items()}
    files[f"{name}.loss.json"] = write_losses(format, case, output)
    return Response(
        _zip(files), media_type="application/zip", headers={"content-disposition": f'attachment; filename="{name}.zip"'}
    )


def _event_lines(store: Store, computation: int, asked: Asked, policy: str) -> Iterator[bytes]:
    with store.read() as connection:
        for event in each_event(connection, computation, asked, policy):
            yield contract.to_json(event) + b"\n"


def _claim_lines(store: Store, computation: int, asked: Asked) -> Iterator[bytes]:
    with store.read() as connection:
        for event in each_event(connection, computation, asked, LISTED_BY):
            held = claims_of(event)
            for reading in store.readings(*event.reports):
                for claim in reading.claims:
                    if claim.id in held:
                        held.remove(claim.id)
                        yield contract.to_json(ReportClaim(reading.report.id, claim)) + b"\n"


def _compare(store: Store, computation: int, asked: Asked, policy: str) -> Comparison:
    """Return what was computed of the events that fit; an error of code 422 where they are too many."""
    with store.read() as connection:
        total = count_events(connection, computation, asked)
        if total > MOST_EXPORTED:
            raise HTTPException(422, f"{total:,} events fit: an export has {MOST_EXPORTED:,} at most, so ask for fewer")
        events: list[Event] = list(each_event(connection, computation, asked, policy))
        reports = sorted({report for event in events for report in event.reports})
        copies = tuple(copies_among(connection, computation, reports))
        revisions = tuple(revisions_among(connection, computation, reports))
    readings: tuple[Reading, ...] = tuple(store.readings(*reports)) if reports else ()
    return Comparison(readings, copies, tuple(events), (), revisions)


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, _EARLIEST), content, ZIP_DEFLATED)
    return target.getvalue()
