"""The three ways to see a selection of events: an address in, its list, its map or its timeline out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from rashomon.export.dossier.phrases import DISPUTES, phrase, phrase_policy
from rashomon.store.computed import Computation
from rashomon.store.listing import Area, Asked, Listed, list_counted
from rashomon.store.listing_days import Stretch, list_stretches
from rashomon.web.atlas import View, read_view
from rashomon.web.computing import LISTED_BY
from rashomon.web.desk import Computed, Desk, Policy, PolicyName, TheDesk
from rashomon.web.filters import PAGE, Order, Selection, read_asked, read_order, read_page, write_query
from rashomon.web.mapping import draw_map, within_world
from rashomon.web.render import render
from rashomon.web.tiles import list_tiles
from rashomon.web.timeline import UNITS, Unit, draw_timeline, nice_ticks

overviews = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

NO_HIGH_END = frozenset(["acled"])  # policies that give the lowest alone
_KNOWN = {"place": "place known", "country": "only the country known", "none": "place not known"}


def read_selection(
    asked: Annotated[Asked, Depends(read_asked)],
    order: Annotated[Order, Depends(read_order)],
    page: Annotated[int, Depends(read_page)],
) -> Selection:
    """Return which events a page is about."""
    return Selection(asked, order, page)


def read_at(
    at: Annotated[str, Query(max_length=60, description="LONGITUDE,LATITUDE,WIDTH in degrees.")] = "",
) -> View | None:
    """Return the view of a map that a query asks for; an error of code 422 where it is none."""
    try:
        return read_view(at)
    except ValueError:
        raise HTTPException(422, f"at: {at!r} is not of the form LONGITUDE,LATITUDE,WIDTH") from None


Selected = Annotated[Selection, Depends(read_selection)]


@overviews.get("/events")
def show_events(request: Request, desk: TheDesk, found: Computed, selection: Selected) -> Response:
    """Show the events that fit, a page of them."""
    outlook, computation = found
    events, total = desk.memory.recall(computation, ("list", selection), lambda: _list(desk, computation, selection))
    last = max(1, -(-total // PAGE))
    return render(
        request,
        desk,
        "events.html.j2",
        outlook=outlook,
        events=events,
        total=total,
        last_page=last,
        **_shared(request, selection, computation),
    )


@overviews.get("/events/map")
def show_map(
    request: Request, desk: TheDesk, found: Computed, selection: Selected, at: Annotated[View | None, Depends(read_at)]
) -> Response:
    """Show where the events that fit happened."""
    outlook, computation = found
    asked, order, address = selection.asked, selection.order, len(write_query(selection))
    drawn = desk.memory.recall(
        computation,
        ("map", asked, order, at, address),
        lambda: draw_map(desk.store, computation, asked, order, at, address),
    )
    seen = within_world(Area(*drawn.view.bounds))
    return render(
        request,
        desk,
        "map.html.j2",
        outlook=outlook,
        map=drawn,
        tiles=list_tiles(desk.tiles, drawn.view),
        seen=seen,
        total=drawn.total,
        **_shared(request, selection, computation),
    )


@overviews.get("/events/timeline")
def show_timeline(
    request: Request,
    desk: TheDesk,
    found: Computed,
    selection: Selected,
    by: Annotated[Unit | Literal[""], Query(description="What each column is.")] = "",
    policy: Policy = "ucdp",
) -> Response:
    """Show when the events that fit happened, and how many were killed under a policy."""
    outlook, computation = found
    asked = selection.asked
    stretches = desk.memory.recall(
        computation, ("timeline", asked, policy), lambda: _stretches(desk, computation, asked, policy)
    )
    kept = {"by": by, "policy": "" if policy == LISTED_BY else policy}
    address = len(write_query(selection, **kept))
    timeline = draw_timeline(stretches, by or None, asked.since or "", asked.until or "", address)
    return render(
        request,
        desk,
        "timeline.html.j2",
        outlook=outlook,
        timeline=timeline,
        by=by,
        units=UNITS,
        policy=policy,
        policies={name: phrase_policy(name) for name in get_args(PolicyName)},
        event_ticks=nice_ticks(timeline.most_events),
        killed_ticks=nice_ticks(timeline.most_killed),
        total=sum(one.events for one in stretches),
        **_shared(request, selection, computation, kept),
    )


def _list(desk: Desk, computation: Computation, selection: Selection) -> tuple[list[Listed], int]:
    start = (selection.page - 1) * PAGE
    with desk.store.read() as connection:
        return list_counted(connection, computation.number, selection.asked, selection.order, PAGE, start)


def _stretches(desk: Desk, computation: Computation, asked: Asked, policy: str) -> list[Stretch]:
    under = None if policy == LISTED_BY else policy
    with desk.store.read() as connection:
        found = list(list_stretches(connection, computation.number, asked, under))
    # What a policy never gives is not left open by the reports.
    return [replace(one, open=0) for one in found] if policy in NO_HIGH_END else found


def _shared(
    request: Request, selection: Selection, computation: Computation, kept: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Return what the templates of all three ways show; `kept` is what else stays in an address of the same way."""
    here = request.url.path
    return {
        "asked": selection.asked,
        "order": selection.order,
        "page": selection.page,
        "facets": computation.facets,
        "all_events": computation.events,
        "here": here,
        "kept": kept,
        "chips_set": list(_chips(selection.asked)),
        "link": lambda **changed: _address(here, selection, {**kept, **changed}),
        "to": lambda path, **changed: _address(path, selection, changed),
    }


def _address(path: str, selection: Selection, changed: dict[str, str | int]) -> str:
    query = write_query(selection, **changed)
    return f"{path}?{query}" if query else path


def _chips(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield the keys of an address that are set, each with the words that say so."""
    area = asked.area
    for key, words in (
        ("q", asked.words and f"“{asked.words}”"),
        ("since", asked.since and f"from {asked.since}"),
        ("until", asked.until and f"to {asked.until}"),
        ("country", asked.country),
        ("area", area and f"in {area.west:g}° to {area.east:g}° east, {area.south:g}° to {area.north:g}° north"),
        ("type", asked.type),
        ("field", asked.field),
        ("dispute", asked.kind and ("any dispute" if asked.kind == "any" else phrase(asked.kind, DISPUTES))),
        ("side", asked.side),
        ("outlet", asked.outlet),
        ("known", asked.known and _KNOWN[asked.known]),
        ("single", asked.single and "one origin"),
        ("decided", asked.decided is not None and ("decided" if asked.decided else "not decided")),
    ):
        if words:
            yield key, words
