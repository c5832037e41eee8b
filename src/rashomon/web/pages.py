"""The pages: an address in, HTML out. Each reads its query, asks what the API asks too, and renders."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.export.dossier import write_dossier
from rashomon.export.dossier.page import lay_out
from rashomon.export.dossier.phrases import phrase_policy
from rashomon.store.decisions import ConflictError
from rashomon.store.listing_reports import list_counted_reports
from rashomon.web.computing import LISTED_BY
from rashomon.web.decisions import keep_decision, last_seen, list_decisions, read_seen
from rashomon.web.desk import Computed, Id, Policy, TheDesk, lost
from rashomon.web.events import (
    MOST_NAMED,
    each_text,
    find_event,
    find_near,
    find_room,
    find_version,
    find_ways,
    locate,
)
from rashomon.web.filters import PAGE, read_page
from rashomon.web.forms import Form, local_path
from rashomon.web.render import read_static, render

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

PageNumber = Annotated[int, Depends(read_page)]
MOST_DECISIONS = 200  # on one page


@pages.get("/")
def start() -> Response:
    """Lead to the list of events."""
    return RedirectResponse("/events", 303)


@pages.get("/events/{id}")
def show_event(request: Request, desk: TheDesk, found: Computed, id: Id, policy: Policy = "ucdp") -> Response:
    """Show an event under a policy; the id of a mention leads to its event."""
    outlook, computation = found
    told = find_event(desk.store, computation, id)
    if told is None:
        raise lost("event", id)
    if told.event.id != id:
        return RedirectResponse(f"/events/{told.event.id}", 307)
    comparison = told.by_policy[policy]
    ways = find_ways(comparison, told.event.id)
    return render(
        request,
        desk,
        "event_page.html.j2",
        outlook=outlook,
        event_id=told.event.id,
        policy=policy,
        policies={name: phrase_policy(name) for name in told.by_policy},
        reports=each_text(comparison.reports),
        located=locate(told.event),
        radius_km=told.event.place.radius_km if told.event.place else None,
        near=find_near(desk.store, computation, told.event),
        to_report=ways.to_report,
        to_claim=ways.to_claim,
        to_words=ways.to_words,
        seen=last_seen(desk),
        **lay_out(comparison, room=find_room(told)),
    )


@pages.get("/events/{id}/words/{anchor}")
def show_words(request: Request, desk: TheDesk, found: Computed, id: Id, anchor: Id, page: PageNumber) -> Response:
    """Show all tellings behind a position of an event, a page of them."""
    outlook, computation = found
    told = find_event(desk.store, computation, id)
    version = find_version(told.by_policy[LISTED_BY], anchor) if told else None
    if told is None or version is None:
        raise lost("event or position", f"{id}, {anchor}")
    ways = find_ways(told.by_policy[LISTED_BY], id)
    shown = version.tellings[(page - 1) * PAGE : page * PAGE]
    last_page = max(1, -(-len(version.tellings) // PAGE))
    return render(
        request,
        desk,
        "words.html.j2",
        outlook=outlook,
        event=told.event,
        version=version,
        anchor=anchor,
        tellings=shown,
        page=page,
        last_page=last_page,
        to_report=ways.to_report,
        to_claim=ways.to_claim,
        most_left_out=MOST_NAMED,
        chosen=1,
        rules=(),
    )


@pages.get("/events/{id}/dossier.html")
def download_dossier(desk: TheDesk, found: Computed, id: Id) -> Response:
    """Hand out the dossier of one event, which needs no workbench."""
    told = find_event(desk.store, found[1], id)
    if told is None:
        raise lost("event", id)
    text = write_dossier(told.by_policy[LISTED_BY], by_policy=told.by_policy)
    return HTMLResponse(text, headers={"content-disposition": f'attachment; filename="{told.event.id}.html"'})


@pages.get("/reports")
def show_reports(
    request: Request, desk: TheDesk, page: PageNumber, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Show the reports that have all words in title, outlet or text, a page of them."""
    with desk.store.read() as connection:
        reports, total = list_counted_reports(connection, q, PAGE, (page - 1) * PAGE)
    return render(
        request,
        desk,
        "reports_page.html.j2",
        reports=reports,
        total=total,
        q=q,
        page=page,
        last_page=max(1, -(-total // PAGE)),
    )


@pages.get("/decisions")
def show_decisions(request: Request, desk: TheDesk, page: PageNumber) -> Response:
    """Show what was decided, by whom and why, the newest first."""
    return _decisions(request, desk, page)


def _decisions(request: Request, desk: TheDesk, page: int = 1, refused: str = "", status: int = 200) -> Response:
    standings = list_decisions(desk)
    return render(
        request,
        desk,
        "decisions.html.j2",
        status=status,
        outlook=desk.keeper.look(),
        standings=standings[(page - 1) * MOST_DECISIONS : page * MOST_DECISIONS],
        total=len(standings),
        page=page,
        last_page=max(1, -(-len(standings) // MOST_DECISIONS)),
        refused=refused,
        seen=last_seen(desk),
    )


@pages.post("/decisions")
def decide_by_form(request: Request, desk: TheDesk, form: Form) -> Response:
    """Keep what a form decides and go back to its page; where it cannot be kept, say why."""
    ids = [form.get("left", ""), form.get("other", "") or form.get("right", "")]
    try:
        seen = read_seen(form.get("seen", ""))
        keep_decision(desk, form.get("verdict", ""), ids, form.get("why", ""), form.get("by", ""), seen=seen)
    except ValueError as error:
        return _decisions(request, desk, refused=str(error), status=422)
    except ConflictError as error:
        return _decisions(request, desk, refused=str(error), status=409)
    return RedirectResponse(local_path(form.get("back", "")), 303)


@pages.get("/state")
def show_state(request: Request, desk: TheDesk) -> Response:
    """Say whether what pages show is up to date: the part of a page that asks again by itself."""
    return render(request, desk, "state.html.j2", outlook=desk.keeper.look())


@pages.get("/static/{name}")
def send_static(name: str) -> Response:
    """Hand out a style or a script."""
    found = read_static(name)
    if found is None:
        raise HTTPException(404, "no such file")
    return Response(found[0], media_type=found[1])
