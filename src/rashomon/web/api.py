"""The API: an address in, JSON out, by the same functions as the pages. Its document is at /openapi.json."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from rashomon.deciding import Made
from rashomon.records import Claim, Correction, Event, Finding, Reading, Standing, Target
from rashomon.reviewing import add_claim, correct_claim
from rashomon.store.computed import Computation
from rashomon.store.decisions import ConflictError
from rashomon.store.listing import Asked, Listed, list_counted, list_events
from rashomon.store.listing_reports import ListedReport, list_counted_reports, list_reports
from rashomon.web.asking import check_keys
from rashomon.web.decisions import Asked as Verdict
from rashomon.web.decisions import follow_up, keep_decision, list_decisions, read_reason
from rashomon.web.desk import Computed, Id, Policy, TheDesk, lost
from rashomon.web.events import Told, find_event
from rashomon.web.filters import Order, read_asked, read_order

MOST = 200  # things in one answer
Limit = Annotated[int, Query(ge=1, le=MOST)]
Cursor = Annotated[str, Query(max_length=100, description="`next` of the answer before.")]


class Trouble(BaseModel):
    """What is wrong with a request."""

    code: str
    message: str


class Failed(BaseModel):
    """The answer to a request that could not be met."""

    error: Trouble


class EventList(BaseModel):
    """Some of the events that fit; `current` tells whether they are of the store as it is now."""

    events: list[Listed]
    total: int
    current: bool
    next: str | None


class ReportList(BaseModel):
    """Some of the reports that fit."""

    reports: list[ListedReport]
    total: int
    next: str | None


@dataclass(frozen=True)
class ReportClaim:
    """A claim and the report that has it."""

    report: str
    claim: Claim


class ClaimList(BaseModel):
    """The claims of a report or of an event; `report` stands beside each."""

    claims: list[ReportClaim]
    total: int
    next: str | None


class Found(BaseModel):
    """What has some words: the first events and reports."""

    events: list[Listed]
    reports: list[ListedReport]


class ToDecide(BaseModel):
    """What somebody decides: of two ids, a grade of one, how a claim was read, `undone` of a decision.

    A claim that is `corrected` may have a mention beside it, on which it is put; one that is `added` has none but the
    mention. `seen` is how many decisions there were when it was thought over: 409 where somebody decided on it since.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict | Literal["corrected", "added"]
    ids: list[str] = Field(min_length=1, max_length=2)
    why: str = Field("", max_length=2_000)
    by: str = Field("", max_length=100)
    correction: Correction | None = None
    assignee: str | None = Field(None, max_length=100)
    seen: int | None = Field(None, ge=0, lt=2**63)


class Decided(BaseModel):
    """A decision that is kept, what it is about, and which decisions hold no more since."""

    id: str
    targets: list[Target]
    fallen: list[str]


api = APIRouter(
    prefix="/api",
    dependencies=[Depends(check_keys)],
    responses={code: {"model": Failed} for code in (400, 403, 404, 409, 422, 503)},
)


@api.get("/events")
def get_events(
    desk: TheDesk,
    found: Computed,
    asked: Annotated[Asked, Depends(read_asked)],
    order: Annotated[Order, Depends(read_order)],
    limit: Limit = 50,
    cursor: Cursor = "",
) -> EventList:
    """List the events that fit."""
    outlook, computation = found
    start = _read_cursor(cursor, computation)
    with desk.store.read() as connection:
        events, total = list_counted(connection, computation.number, asked, order, limit, start)
    return EventList(
        events=events, total=total, current=outlook.current, next=_next(start + limit, total, computation.number)
    )


@api.get("/events/{id}")
def get_event(desk: TheDesk, found: Computed, id: Id, policy: Policy = "ucdp") -> Event:
    """Give an event with all its findings, under a policy."""
    return _event(desk, found, id).by_policy[policy].events[0]


@api.get("/events/{id}/findings")
def get_findings(desk: TheDesk, found: Computed, id: Id, policy: Policy = "ucdp") -> list[Finding]:
    """Give the findings of an event, under a policy."""
    return list(_event(desk, found, id).by_policy[policy].events[0].findings)


@api.get("/claims")
def get_claims(
    desk: TheDesk,
    found: Computed,
    event: Annotated[str, Query(max_length=80)] = "",
    report: Annotated[str, Query(max_length=80)] = "",
    limit: Limit = 50,
    cursor: Cursor = "",
) -> ClaimList:
    """List the claims of a report, or those that an event's findings stand on."""
    if bool(event) == bool(report):
        raise HTTPException(422, "name one: `event` or `report`")
    start = _read_cursor(cursor, found[1])
    told = _claims_of_event(_event(desk, found, event)) if event else _claims_of_report(desk, report)
    more = _next(start + limit, len(told), found[1].number)
    return ClaimList(claims=told[start : start + limit], total=len(told), next=more)


@api.get("/claims/{id}")
def get_claim(desk: TheDesk, id: Id) -> ReportClaim:
    """Give a claim with its words, its span and its chain."""
    reading = desk.store.reading_with(id)
    found = next((one for one in reading.claims if one.id == id), None) if reading else None
    if reading is None or found is None:
        raise lost("claim", id)
    return ReportClaim(reading.report.id, found)


@api.get("/reports")
def get_reports(
    desk: TheDesk, q: Annotated[str, Query(max_length=200)] = "", limit: Limit = 50, cursor: Cursor = ""
) -> ReportList:
    """List the reports that have all words, the newest first."""
    start = _read_cursor(cursor, None)
    with desk.store.read() as connection:
        reports, total = list_counted_reports(connection, q, limit, start)
    return ReportList(reports=reports, total=total, next=_next(start + limit, total, 0))


@api.get("/reports/{id}")
def get_report(desk: TheDesk, id: Id) -> list[Reading]:
    """Give a report with all that was read in it, once for every outlet that prints it."""
    found = list(desk.store.readings(id))
    if not found:
        raise lost("report", id)
    return found


@api.get("/decisions")
def get_decisions(desk: TheDesk) -> list[Standing]:
    """List what was decided, the newest first, and whether each holds."""
    return list_decisions(desk)


@api.post("/decisions", status_code=201)
def post_decision(request: Request, desk: TheDesk, asked: ToDecide) -> Decided:
    """Keep a decision; 422 where an id is unknown or is of another kind."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "a decision is sent as application/json")  # a form elsewhere cannot send that
    try:
        made = _keep(desk, asked)
    except ValueError as error:
        raise HTTPException(422, str(error)) from None
    except ConflictError as error:
        raise HTTPException(409, str(error)) from None
    return Decided(id=made.decision.id, targets=list(made.targets), fallen=[one.decision.id for one in made.fallen])


@api.get("/search")
def search(desk: TheDesk, found: Computed, q: Annotated[str, Query(min_length=1, max_length=200)]) -> Found:
    """Find the first events and reports that have all words."""
    with desk.store.read() as connection:
        events = list_events(connection, found[1].number, Asked(words=q), "reports", 20)
        return Found(events=events, reports=list_reports(connection, q, 20))


def _keep(desk: TheDesk, asked: ToDecide) -> Made:
    """Keep a decision; ValueError or ConflictError where it cannot be."""
    if asked.verdict not in ("corrected", "added"):
        return keep_decision(
            desk, asked.verdict, asked.ids, asked.why, asked.by, assignee=asked.assignee, seen=asked.seen
        )
    if asked.correction is None:
        raise ValueError("a claim that is corrected or added needs a correction")
    why, by = read_reason(desk, asked.why, asked.by)
    first, onto = (*asked.ids, "")[:2]
    if asked.verdict == "corrected":
        made = correct_claim(desk.store, first, asked.correction, by, why, onto=onto, seen=asked.seen)
    else:
        made = add_claim(desk.store, first, asked.correction, by, why)
    follow_up(desk)
    return made


def _event(desk: TheDesk, found: Computed, id_: str) -> Told:
    told = find_event(desk.store, found[1], id_)
    if told is None:
        raise lost("event", id_)
    return told


def _claims_of_event(told: Told) -> list[ReportClaim]:
    held = {claim for f in told.event.findings for position in f.positions for claim in position.claims}
    claims = {claim.id: ReportClaim(one.report.id, claim) for one in told.readings for claim in one.claims}
    return [claims[id_] for id_ in sorted(held & claims.keys())]


def _claims_of_report(desk: TheDesk, report: str) -> list[ReportClaim]:
    readings = list(desk.store.readings(report))
    if not readings:
        raise lost("report", report)
    return [ReportClaim(report, claim) for claim in readings[0].claims]


def _next(place: int, total: int, computation: int) -> str | None:
    """Return the cursor of a place in a list, None at its end."""
    return urlsafe_b64encode(f"{computation}:{place}".encode()).decode().rstrip("=") if place < total else None


def _read_cursor(cursor: str, computation: Computation | None) -> int:
    """Return the place that a cursor means; an error where it is none, or of a computation that is gone."""
    if not cursor:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        number, _, place = urlsafe_b64decode(padded.encode("ascii")).decode("ascii").partition(":")
        of, start = int(number), int(place)
    except ValueError:
        raise HTTPException(400, "the cursor cannot be read") from None
    if not 0 <= start < 2**31:
        raise HTTPException(400, "the cursor cannot be read")
    if computation is not None and of != computation.number:
        raise HTTPException(409, "the events were computed anew since: begin without a cursor")
    return start
