"""The query of an address in, the conditions on events out; and back, so that an address holds a selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import HTTPException, Query

from rashomon.store.listing import Asked

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
    q: Annotated[str, Query(max_length=200, description="Words, all of which the event or a report of it has.")] = "",
    since: Annotated[str, Query(max_length=10, description="YYYY-MM-DD: on that day or later.")] = "",
    until: Annotated[str, Query(max_length=10, description="YYYY-MM-DD: on that day or earlier.")] = "",
    country: Annotated[str, Query(max_length=2, description="ISO 3166-1 alpha-2.")] = "",
    side: Annotated[str, Query(max_length=300, description="Name of one who is on a side.")] = "",
    type: Annotated[str, Query(max_length=40, description="PLOVER event type.")] = "",
    dispute: Annotated[str, Query(max_length=40, description="Kind of dispute, or `any`.")] = "",
    outlet: Annotated[str, Query(max_length=300, description="Name of an outlet that reports it.")] = "",
    single: Annotated[Literal["", "yes"], Query(description="`yes`: all is from one origin.")] = "",
    decided: Annotated[Literal["", "yes", "no"], Query(description="Whether a person decided anything on it.")] = "",
) -> Asked:
    """Return the conditions that a query sets; an error of code 422 where a day is none."""
    return Asked(
        words=q.strip(),
        since=_day("since", since),
        until=_day("until", until),
        country=country.upper() or None,
        side=side or None,
        type=type or None,
        kind=dispute or None,
        outlet=outlet or None,
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
        "side": asked.side or "",
        "type": asked.type or "",
        "dispute": asked.kind or "",
        "outlet": asked.outlet or "",
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
