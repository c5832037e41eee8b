"""A selection of events and a rectangle in, where they lie out: added up, so that many take no more room than few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, case, cast, func, literal_column, select

from rashomon.store.listing import KNOWN, Area, Asked, fits
from rashomon.store.tables import EVENTS

_DISPUTED = func.sum(case((EVENTS.c.disputes > 0, 1), else_=0))


@dataclass(frozen=True, slots=True)
class Spot:
    """The events of one cell of a grid. The middle is the mean of theirs; `number` is the event's, where it is one."""

    longitude: float
    latitude: float
    extent: Area  # the smallest that holds their middles
    radius_km: float  # the largest of theirs
    events: int
    disputed: int
    number: int


@dataclass(frozen=True, slots=True)
class Ground:
    """The events that are known to lie somewhere within one circle."""

    longitude: float
    latitude: float
    radius_km: float
    place: str
    events: int
    disputed: int
    number: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """How many events are known by their country only, in the order of its code, and how many by no place at all."""

    countries: dict[str, int]
    nowhere: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle in so many columns and rows."""

    area: Area
    columns: int
    rows: int


def find_extent(connection: Connection, computation: int, asked: Asked) -> Area | None:
    """Return the smallest rectangle with all places that are known better than by their country, None where none is."""
    ends = [function(EVENTS.c[name]) for function in (func.min, func.max) for name in ("longitude", "latitude")]
    row = connection.execute(select(*ends).where(fits(connection, computation, asked), KNOWN["place"])).one()
    return None if row[0] is None else Area(row[0], row[1], row[2], row[3])


def list_spots(connection: Connection, computation: int, asked: Asked, grid: Grid, widest_km: float) -> list[Spot]:
    """Return the cells that have events whose place is known to within a radius, the fullest first."""
    area, longitude, latitude = grid.area, EVENTS.c.longitude, EVENTS.c.latitude
    column = _whole(connection, (longitude - area.west) * (grid.columns / (area.east - area.west)))
    row = _whole(connection, (area.north - latitude) * (grid.rows / (area.north - area.south)))
    columns = (
        *(func.avg(one) for one in (longitude, latitude)),
        *(function(one) for function in (func.min, func.max) for one in (longitude, latitude)),
        func.max(func.coalesce(EVENTS.c.radius_km, 0.0)),
        func.count(),
        _DISPUTED,
        func.min(EVENTS.c.number),
    )
    query = select(*columns).where(
        fits(connection, computation, asked), _inside(area), func.coalesce(EVENTS.c.radius_km, 0.0) <= widest_km
    )
    query = query.group_by(column, row).order_by(func.count().desc(), func.min(EVENTS.c.number))
    return [Spot(one[0], one[1], Area(*one[2:6]), *one[6:]) for one in connection.execute(query)]


def list_grounds(connection: Connection, computation: int, asked: Asked, area: Area, wider_km: float) -> list[Ground]:
    """Return the places whose radius is wider than that, those with most events first."""
    place = (EVENTS.c.longitude, EVENTS.c.latitude, EVENTS.c.radius_km)
    columns = (*place, func.min(func.coalesce(EVENTS.c.place, "")), func.count(), _DISPUTED, func.min(EVENTS.c.number))
    query = select(*columns).where(fits(connection, computation, asked), _inside(area), EVENTS.c.radius_km > wider_km)
    query = query.group_by(*place).order_by(func.count().desc(), func.min(EVENTS.c.number))
    return [Ground(*row) for row in connection.execute(query)]


def count_unplaced(connection: Connection, computation: int, asked: Asked) -> Unplaced:
    """Return how many events no map can show as a spot."""
    country, vague = (
        func.coalesce(EVENTS.c.country, literal_column("''")),
        func.sum(case((KNOWN["country"], 1), else_=0)),
    )
    query = select(country, vague, func.count()).where(fits(connection, computation, asked), ~KNOWN["place"])
    rows = connection.execute(query.group_by(country).order_by(country)).all()
    return Unplaced({row[0]: row[1] for row in rows if row[1]}, sum(row[2] - row[1] for row in rows))


def ids_of(connection: Connection, computation: int, numbers: list[int]) -> dict[int, tuple[str, str]]:
    """Return the id and the label of events by their numbers."""
    query = select(EVENTS.c.number, EVENTS.c.id, EVENTS.c.label)
    query = query.where(EVENTS.c.computation == computation, EVENTS.c.number.in_(numbers))
    return {number: (id_, label) for number, id_, label in connection.execute(query)}


def _whole(connection: Connection, number: ColumnElement[float]) -> ColumnElement[Any]:
    """Return the whole part of a number that is not negative: SQLite may lack `floor`, elsewhere a cast may round."""
    return cast(number, Integer) if connection.dialect.name == "sqlite" else func.floor(number)


def _inside(area: Area) -> ColumnElement[bool]:
    return and_(
        EVENTS.c.latitude.between(area.south, area.north),
        EVENTS.c.longitude.between(area.west, area.east),
        KNOWN["place"],
    )
