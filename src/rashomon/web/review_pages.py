"""The pages of review: what to look at next, a report and its claims, the work on an event, how far persons agree."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.deciding import stand
from rashomon.records import FIGURES
from rashomon.reviewing import add_claim, correct_claim, find_agreement, judge_reading
from rashomon.store.decisions import ConflictError
from rashomon.web.agenda import coded_events, judged_by, last_word, list_agenda
from rashomon.web.coding import find_coding
from rashomon.web.corrections import (
    ADDABLE,
    BOUNDS,
    FATES,
    ROLES,
    SCOPES,
    STANCES,
    read_addition,
    read_correction,
)
from rashomon.web.decisions import check_length, follow_up, keep_decision, last_seen, read_reason, read_seen
from rashomon.web.desk import Computed, Desk, Id, TheDesk, lost
from rashomon.web.events import find_event
from rashomon.web.filters import read_page
from rashomon.web.forms import Form, local_path
from rashomon.web.render import render
from rashomon.web.reports import find_report

reviews = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

MOST_ID = 200  # characters
CHOICES: dict[str, Any] = {
    "figures": FIGURES,
    "addable": ADDABLE,
    "bounds": BOUNDS,
    "fates": FATES,
    "roles": ROLES,
    "scopes": SCOPES,
    "stances": STANCES,
}
Person = Annotated[str, Query(max_length=100, description="Whose own queue: what he has not judged himself.")]


@reviews.get("/reports/{id}")
def show_report(
    request: Request,
    desk: TheDesk,
    id: Id,
    page: Annotated[int, Depends(read_page)],
    claim: Annotated[str, Query(pattern=r"^[A-Za-z0-9_.:-]{0,80}$")] = "",
    do: Annotated[Literal["", "reject", "correct", "grade", "add"], Query(description="The form to open.")] = "",
) -> Response:
    """Show a report, a page of its text; with the id of a claim the page on which that stands."""
    outlook = desk.keeper.look()
    found = find_report(desk.store, outlook.computation, id, page, claim)
    redactions = desk.store.redactions(id)
    if found is None and any(one.kind == "report" for one in redactions):
        raise HTTPException(410, f"this report was taken out of the store on {redactions[-1].made[:10]}")
    if found is None:
        raise lost("report" if page == 1 else "page of a report", id)
    return render(
        request,
        desk,
        "report.html.j2",
        outlook=outlook,
        found=found,
        redactions=redactions,
        claim=claim,
        do=do,
        seen=last_seen(desk),
        **CHOICES,
    )


@reviews.get("/review")
def show_agenda(request: Request, desk: TheDesk, found: Computed, by: Person = "") -> Response:
    """Show what to look at next, and why."""
    outlook, computation = found
    standings = stand(desk.store)
    items = list_agenda(desk.store, computation, judged_by(standings, by), coded_events(standings))
    return render(
        request,
        desk,
        "agenda.html.j2",
        outlook=outlook,
        items=items,
        lost=[one for one in standings if one.state == "review"],
        persons=sorted({one.decision.by.removeprefix("person:") for one in standings}),
        judged=len(judged_by(standings)),
        last=last_word(standings, desk.by),
        by=by,
        seen=last_seen(desk),
    )


@reviews.get("/review/agreement")
def show_agreement(request: Request, desk: TheDesk) -> Response:
    """Show how far persons agree on the claims that two of them judged."""
    return render(request, desk, "agreement.html.j2", fields=find_agreement(desk.store))


@reviews.get("/events/{id}/coding")
def show_coding(request: Request, desk: TheDesk, found: Computed, id: Id) -> Response:
    """Show the work on an event: its state, who has it, notes, and the claims of it that nobody has judged."""
    outlook, computation = found
    told = find_event(desk.store, computation, id)
    if told is None:
        raise lost("event", id)
    if told.event.id != id:
        return RedirectResponse(f"/events/{told.event.id}/coding", 307)
    coding = find_coding(stand(desk.store), told)
    return render(request, desk, "coding.html.j2", outlook=outlook, coding=coding, seen=last_seen(desk))


@reviews.post("/reviews")
def review_by_form(request: Request, desk: TheDesk, form: Form) -> Response:
    """Keep what a form says of a claim, of an event or of the work on it, and go back to its page; else say why not."""
    try:
        _keep(desk, form)
    except (ValueError, ConflictError) as error:
        status = 409 if isinstance(error, ConflictError) else 422
        back = local_path(form.get("back", ""))
        return render(request, desk, "refused.html.j2", status=status, message=str(error), back=back)
    return RedirectResponse(local_path(form.get("next", "") or form.get("back", "")), 303)


def _keep(desk: Desk, form: Form) -> None:
    """Keep what a form says; ValueError, or ConflictError where somebody was quicker."""
    verdict, ids = form.get("verdict", ""), [form.get("left", ""), form.get("right", "")]
    seen = read_seen(form.get("seen", ""))
    why, by = form.get("why", ""), form.get("by", "")
    for one in ids:
        check_length("an id", one, MOST_ID)
    if verdict == "corrected":
        why, by = read_reason(desk, why, by)
        _correct(desk, form, why, by, seen)
    elif verdict == "added":
        why, by = read_reason(desk, why, by)
        reading = next(iter(desk.store.readings(form.get("report", "-"))), None)
        if reading is None:
            raise ValueError("there is no such report")
        add_claim(desk.store, form.get("onto", ""), read_addition(form, reading), by, why)
    else:
        keep_decision(desk, verdict, ids, why, by, assignee=form.get("assignee"), seen=seen)
        return
    follow_up(desk)


def _correct(desk: Desk, form: Form, why: str, by: str, seen: int | None) -> None:
    id_ = form.get("left", "")
    reading = next(iter(desk.store.readings(form.get("report", "-"))), None)
    if reading is None:
        raise ValueError("there is no such report")
    whole, _ = judge_reading(desk.store, reading)
    claim = next((one for one in whole.claims if one.id == id_), None)
    if claim is None:
        raise ValueError(f"{id_}: the report has no such claim")
    # Against what was read, also where it is corrected already: the last word stands alone.
    onto = form.get("onto", claim.mention)
    correct_claim(
        desk.store,
        id_,
        read_correction(form, claim, whole),
        by,
        why,
        onto=onto if onto != claim.mention else "",
        seen=seen,
    )
