"""The query of an address in, the conditions on events out; and back, so that an address holds a selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import HTTPException, Query

from rashomon.store.listing import Area, Asked
from rashomon.web.asking import check_codes
from rashomon.web.desk import TheDesk

PAGE = 50  # events a page: some 60 KB
MOST_PAGES = 20_000
Order = Literal["reports", "newest", "oldest", "disputes", "killed"]  # the names of store.listing.ORDERS


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events a page lists: conditions, an order and the page's number, counted from 1."""

    asked: Asked
    order: Order
    page: int


def read_asked(
    desk: TheDesk,
    q: Annotated[str, Query(max_length=200, description="Words, all of which the event or a report of it has.")] = "",
    since: Annotated[str, Query(max_length=10, description="YYYY-MM-DD: on that day or later.")] = "",
    until: Annotated[str, Query(max_length=10, description="YYYY-MM-DD: on that day or earlier.")] = "",
    country: Annotated[str, Query(max_length=2, description="ISO 3166-1 alpha-2.")] = "",
    area: Annotated[
        str, Query(max_length=80, description="WEST,SOUTH,EAST,NORTH in degrees: its place is there.")
    ] = "",
    side: Annotated[str, Query(max_length=300, description="Name of one who is on a side.")] = "",
    type: Annotated[str, Query(max_length=40, description="PLOVER event type.")] = "",
    field: Annotated[str, Query(max_length=40, description="Something is told of it: `killed`, `weapon`.")] = "",
    dispute: Annotated[str, Query(max_length=40, description="Kind of dispute, or `any`.")] = "",
    outlet: Annotated[str, Query(max_length=300, description="Name of an outlet that reports it.")] = "",
    known: Annotated[
        Literal["", "place", "country", "none"], Query(description="Whether its place is known, its country, or none.")
    ] = "",
    single: Annotated[Literal["", "yes"], Query(description="`yes`: all is from one origin.")] = "",
    decided: Annotated[Literal["", "yes", "no"], Query(description="Whether a person decided anything on it.")] = "",
) -> Asked:
    """Return the conditions that a query sets; an error where a day or an area is none (422), or a code (400)."""
    check_codes(desk, type, field, dispute, country)
    return Asked(
        words=q.strip(),
        since=_day("since", since),
        until=_day("until", until),
        country=country.upper() or None,
        area=_area(area),
        side=side or None,
        type=type or None,
        field=field or None,
        kind=dispute or None,
        outlet=outlet or None,
        known=known or None,
        single=single == "yes",
        decided=None if not decided else decided == "yes",
    )


def read_order(order: Annotated[Order | Literal[""], Query(description="What comes first.")] = "") -> Order:
    """Return the order that a query asks for."""
    return order or "reports"


def read_page(page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1) -> int:
    """Return the number of the page that a query asks for."""
    return page


def write_query(selection: Selection, **changed: str | int) -> str:
    """Return the query that asks for a selection, with some of its keys set to others; what is not set is left out."""
    asked = selection.asked
    keys: dict[str, str | int] = {
        "q": asked.words,
        "since": asked.since or "",
        "until": asked.until or "",
        "country": asked.country or "",
        "area": write_area(asked.area) if asked.area else "",
        "side": asked.side or "",
        "type": asked.type or "",
        "field": asked.field or "",
        "dispute": asked.kind or "",
        "outlet": asked.outlet or "",
        "known": asked.known or "",
        "single": "yes" if asked.single else "",
        "decided": "" if asked.decided is None else "yes" if asked.decided else "no",
        "order": "" if selection.order == "reports" else selection.order,
        "page": "" if selection.page == 1 else selection.page,
    } | changed
    return urlencode({key: value for key, value in keys.items() if value not in ("", 1)})


def _day(name: str, given: str) -> str | None:
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise HTTPException(422, f"{name}: {given!r} is no day of the form YYYY-MM-DD") from None


def write_area(area: Area) -> str:
    """Return an area as an address names it."""
    return ",".join(f"{degrees:.9g}" for degrees in (area.west, area.south, area.east, area.north))


def _area(given: str) -> Area | None:
    if not given:
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise HTTPException(422, f"area: {given!r} is not of the form WEST,SOUTH,EAST,NORTH") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise HTTPException(422, f"area: {given!r} is no rectangle of the world in degrees")
    return Area(west, south, east, north)
