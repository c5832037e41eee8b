"""What a reader asks of the events that were computed last: conditions and an order in, rows of a list out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from rashomon.store.tables import EVENT_RECORDS, EVENT_REPORTS, EVENTS, REPORTS

MOST_WORDS = 8  # of a search; each is looked for in all texts

# Orders by name: columns, and whether the largest comes first. The number is the computation's own order.
ORDERS: Mapping[str, tuple[ColumnElement[object], ...]] = {
    "reports": (),
    "newest": (func.coalesce(EVENTS.c.last, "").desc(),),
    "oldest": (func.coalesce(EVENTS.c.first, "9999").asc(),),
    "disputes": (EVENTS.c.disputes.desc(),),
    "killed": (func.coalesce(EVENTS.c.killed_high, EVENTS.c.killed_low, -1).desc(),),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Conditions on events; what is None or empty is no condition. Days are YYYY-MM-DD."""

    words: str = ""
    since: str | None = None  # the event may have been on that day or later
    until: str | None = None
    country: str | None = None
    side: str | None = None
    type: str | None = None
    kind: str | None = None  # of dispute; "any" for one of whatever kind
    outlet: str | None = None
    single: bool = False  # all is from one origin
    decided: bool | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as a line of a list. `killed` is the range under the policy that was computed for lists."""

    number: int
    id: str
    label: str
    type: str
    first: str | None
    last: str | None
    country: str | None
    place: str | None
    sides: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    reports: int
    disputes: int
    origins: int
    killed_low: int | None
    killed_high: int | None
    decided: bool


_PLAIN = ("number", "id", "label", "type", "first", "last", "country", "place", "reports", "disputes", "origins")
_KILLED = ("killed_low", "killed_high")


def fold_words(text: str) -> str:
    """Return a text as it is searched: small letters without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def list_events(
    connection: Connection, computation: int, asked: Asked, order: str, limit: int, offset: int = 0
) -> list[Listed]:
    """Return the events that fit, in an order of `ORDERS`, from a place on."""
    columns = [EVENTS.c[name] for name in (*_PLAIN, *_KILLED, "sides", "kinds", "decided")]
    query = select(*columns).where(_fits(computation, asked))
    query = query.order_by(*ORDERS[order], EVENTS.c.number).limit(limit).offset(offset)
    return [
        Listed(
            **{name: row[name] for name in (*_PLAIN, *_KILLED)},
            sides=tuple(tuple(side) for side in json.loads(row["sides"])),
            kinds=tuple(json.loads(row["kinds"])),
            decided=bool(row["decided"]),
        )
        for row in connection.execute(query).mappings()
    ]


def count_events(connection: Connection, computation: int, asked: Asked) -> int:
    """Return how many events fit."""
    return connection.scalar(select(func.count()).select_from(EVENTS).where(_fits(computation, asked))) or 0


def _fits(computation: int, asked: Asked) -> ColumnElement[bool]:
    wanted = [EVENTS.c.computation == computation]
    for name, value in (("country", asked.country), ("type", asked.type)):
        wanted += [EVENTS.c[name] == value] if value else []
    for name, value in (("sides", asked.side), ("outlets", asked.outlet)):
        # as a whole text of the JSON list: a name is never taken for a part of another
        wanted += [EVENTS.c[name].contains(json.dumps(value, ensure_ascii=False), autoescape=True)] if value else []
    if asked.kind:
        any_kind = EVENTS.c.disputes > 0
        wanted.append(any_kind if asked.kind == "any" else EVENTS.c.kinds.contains(f'"{asked.kind}"', autoescape=True))
    wanted += [func.coalesce(EVENTS.c.last, EVENTS.c.first) >= asked.since] if asked.since else []
    wanted += [func.coalesce(EVENTS.c.first, EVENTS.c.last) <= asked.until] if asked.until else []
    wanted += [EVENTS.c.origins <= 1] if asked.single else []
    wanted += [EVENTS.c.decided == int(asked.decided)] if asked.decided is not None else []
    wanted += [_has(computation, word) for word in fold_words(asked.words).split()[:MOST_WORDS]]
    return and_(*wanted)


def _has(computation: int, word: str) -> ColumnElement[bool]:
    """Return the condition that a word stands in what is told of an event, or in the text of one of its reports."""
    texts = (
        select(EVENT_REPORTS.c.event)
        .join(REPORTS, REPORTS.c.id == EVENT_REPORTS.c.report)
        .where(EVENT_REPORTS.c.computation == computation, func.lower(REPORTS.c.text).contains(word, autoescape=True))
    )
    told = select(EVENT_RECORDS.c.event).where(
        EVENT_RECORDS.c.computation == computation, EVENT_RECORDS.c.search.contains(word, autoescape=True)
    )
    return or_(EVENTS.c.number.in_(told), EVENTS.c.number.in_(texts))
