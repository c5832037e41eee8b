"""What a reader asks of the events that were computed last: conditions and an order in, rows of a list out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, cast, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from rashomon.store.searching import events_with
from rashomon.store.tables import EVENTS

# Orders by name: columns, and whether the largest comes first. The number is the computation's own order.
# What stands for nothing is written out, as it is in the index of each order.
ORDERS: Mapping[str, tuple[ColumnElement[object], ...]] = {
    "reports": (),
    "newest": (func.coalesce(EVENTS.c.last, literal_column("''")).desc(),),
    "oldest": (func.coalesce(EVENTS.c.first, literal_column("'9999'")).asc(),),
    "disputes": (EVENTS.c.disputes.desc(),),
    "killed": (func.coalesce(EVENTS.c.killed_high, EVENTS.c.killed_low, literal_column("-1")).desc(),),
}

# How an event's place is known, by name: within a circle, by its country as such, not at all.
KNOWN: Mapping[str, ColumnElement[bool]] = {
    "place": and_(EVENTS.c.longitude.is_not(None), EVENTS.c.precision != "country"),
    "country": EVENTS.c.precision == "country",
    "none": and_(EVENTS.c.longitude.is_(None), func.coalesce(EVENTS.c.precision, "") != "country"),
}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, in degrees; where `west` is greater than `east` it runs over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Conditions on events; what is None or empty is no condition. Days are YYYY-MM-DD."""

    words: str = ""
    since: str | None = None  # the event may have been on that day or later
    until: str | None = None
    country: str | None = None
    area: Area | None = None  # its place lies there with its middle, and is known better than by its country
    side: str | None = None
    type: str | None = None
    field: str | None = None  # something is told of it
    kind: str | None = None  # of dispute; "any" for one of whatever kind
    outlet: str | None = None
    known: str | None = None  # how its place is known: "place", "country", "none"
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


def list_events(
    connection: Connection, computation: int, asked: Asked, order: str, limit: int, offset: int = 0
) -> list[Listed]:
    """Return the events that fit, in an order of `ORDERS`, from a place on."""
    query = select(EVENTS.c.number).where(fits(connection, computation, asked))
    query = query.order_by(*ORDERS[order], EVENTS.c.number).limit(limit).offset(offset)
    return _lines(connection, computation, list(connection.scalars(query)))


def list_counted(
    connection: Connection, computation: int, asked: Asked, order: str, limit: int, offset: int = 0
) -> tuple[list[Listed], int]:
    """Return the events that fit as `list_events` does, and how many fit in all."""
    if not asked.words:
        events = list_events(connection, computation, asked, order, limit, offset)
        return events, count_events(connection, computation, asked)
    # Words are looked for once: of two passes each would go through all that have them.
    query = select(EVENTS.c.number, func.count().over()).where(fits(connection, computation, asked))
    query = query.order_by(*ORDERS[order], EVENTS.c.number).limit(limit).offset(offset)
    rows = connection.execute(query).all()
    if not rows:
        return [], count_events(connection, computation, asked) if offset else 0
    return _lines(connection, computation, [row[0] for row in rows]), rows[0][1]


def _lines(connection: Connection, computation: int, numbers: Sequence[int]) -> list[Listed]:
    """Return events as lines of a list, in the order of their numbers here."""
    columns = [EVENTS.c[name] for name in (*_PLAIN, *_KILLED, "sides", "kinds", "decided")]
    query = select(*columns).where(EVENTS.c.computation == computation, EVENTS.c.number.in_(numbers))
    found = {
        row["number"]: Listed(
            **{name: row[name] for name in (*_PLAIN, *_KILLED)},
            sides=tuple(tuple(side) for side in json.loads(row["sides"])),
            kinds=tuple(json.loads(row["kinds"])),
            decided=bool(row["decided"]),
        )
        for row in connection.execute(query).mappings()
    }
    return [found[number] for number in numbers]


def count_events(connection: Connection, computation: int, asked: Asked) -> int:
    """Return how many events fit."""
    return connection.scalar(select(func.count()).select_from(EVENTS).where(fits(connection, computation, asked))) or 0


def fits(connection: Connection, computation: int, asked: Asked) -> ColumnElement[bool]:
    """Return the condition on rows of `events` that a reader sets."""
    wanted = [EVENTS.c.computation == computation]
    for name, value in (("country", asked.country), ("type", asked.type)):
        wanted += [EVENTS.c[name] == value] if value else []
    kind = asked.kind if asked.kind != "any" else None
    wanted += [EVENTS.c.disputes > 0] if asked.kind == "any" else []
    for name, value in (("sides", asked.side), ("outlets", asked.outlet), ("fields", asked.field), ("kinds", kind)):
        wanted += [_lists(connection, EVENTS.c[name], value)] if value else []
    wanted += [func.coalesce(EVENTS.c.last, EVENTS.c.first) >= asked.since] if asked.since else []
    wanted += [func.coalesce(EVENTS.c.first, EVENTS.c.last) <= asked.until] if asked.until else []
    wanted += [EVENTS.c.origins <= 1] if asked.single else []
    wanted += [EVENTS.c.decided == int(asked.decided)] if asked.decided is not None else []
    wanted += [_within(asked.area)] if asked.area else []
    wanted += [KNOWN[asked.known]] if asked.known else []
    wanted += [events_with(asked.words, computation, connection.dialect.name)] if asked.words else []
    return and_(*wanted)


def _lists(connection: Connection, column: ColumnElement[str], value: str) -> ColumnElement[bool]:
    """Return the condition that a JSON list has a value, as a whole: a name is never taken for a part of another."""
    if connection.dialect.name == "sqlite":
        return column.contains(json.dumps(value, ensure_ascii=False), autoescape=True)
    # That of sides is a list of lists.
    asked = [[value]] if column is EVENTS.c.sides else [value]
    return cast(column, JSONB).op("@>", is_comparison=True)(cast(asked, JSONB))


def _within(area: Area) -> ColumnElement[bool]:
    """Return the condition that a place has its middle in a rectangle; of a country as such the middle says nothing."""
    east, west = EVENTS.c.longitude <= area.east, EVENTS.c.longitude >= area.west
    across = and_(west, east) if area.west <= area.east else or_(west, east)
    return and_(EVENTS.c.latitude.between(area.south, area.north), across, KNOWN["place"])
