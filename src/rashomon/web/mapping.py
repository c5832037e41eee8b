"""A selection of events and a view in, the map of them out: cells of a grid, wide areas, and countries as such.

No event is a point. One whose place is known to within less than a cell counts in its cell; one that may lie anywhere
in a wider circle is that circle; one of which only the country is known is that country, and no spot in its middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, log10, sqrt

from rashomon.store import Store
from rashomon.store.computed import Computation
from rashomon.store.listing import Area, Asked, Listed, count_events, list_counted
from rashomon.store.listing_places import (
    Grid,
    Ground,
    Spot,
    Unplaced,
    count_unplaced,
    find_extent,
    ids_of,
    list_grounds,
    list_spots,
)
from rashomon.web.atlas import (
    HIGH,
    KM,
    WIDE,
    Outline,
    View,
    draw_outlines,
    find_bounds,
    find_middle,
    fit,
    name_countries,
    settle,
)

COLUMNS, ROWS = 24, 16  # cells of a view
MOST_GROUNDS = 40
MOST_BESIDE = 10  # events in the list beside the map
MOST_BYTES = 100_000  # that all marks may take: each bears an address with the whole selection
_SMALL, _LARGE = 4.5, 16.0  # pixels: radius of the mark of one event, and of the fullest cell
_WORLD = Area(-170.0, -50.0, 170.0, 70.0)
_PER_MARK = 260  # bytes of a mark without its address
_SCALE_SHARE = 0.22  # of the width: the longest that the scale may be
_ZOOM_IN, _ZOOM_MOST = 0.5, 0.1  # how much narrower the view is that a cell leads to: so that one knows where one is
_ROOM = 1.6  # of the view of a cell around its places
_ONE_PLACE = 0.01  # degrees
_NAME_WIDTH, _ROW = 6.5, 4.0  # per cent of the sheet: what is nearer than that to a name lies over it
_WIDE_ENOUGH = 0.1  # part of the width of a view that a country takes whose name is told
_SHIFTS = (0.0, 4.5, -4.5, 9.0, -9.0, 13.5, -13.5)  # per cent of the height


Place = tuple[float, float]  # in per cent of the sheet, from its upper left corner


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell with events: where in per cent of the sheet, how large in pixels, and where it leads.

    `id` and `label` are the event's where it is one; `into` is the view of the cell, None where nearer shows no more.
    """

    x: float
    y: float
    radius: float
    events: int
    disputed: int
    id: str
    label: str
    into: View | None
    area: Area


@dataclass(frozen=True, slots=True)
class Circle:
    """Events that may lie anywhere in a circle: its middle and radii in units of the sheet."""

    x: int
    y: int
    across: int
    down: int
    ground: Ground
    id: str
    area: Area
    named: Place | None


@dataclass(frozen=True, slots=True)
class Shade:
    """A country as such, with the events known by it only; its name has no place where there is none in sight."""

    code: str
    path: str
    events: int
    named: Place | None


@dataclass(frozen=True, slots=True)
class Map:
    """All that a map shows. `countries` are names; `scale` is a length in km and its share of the width in per cent.

    `undrawn` events lie in further circles, for which there is no room.
    """

    view: View
    land: tuple[Outline, ...]
    shades: tuple[Shade, ...]
    circles: tuple[Circle, ...]
    undrawn: int
    marks: tuple[Mark, ...]
    countries: tuple[tuple[str, Place], ...]
    unplaced: Unplaced
    drawn: tuple[int, int, int, int] | None  # the area that is asked for, on the sheet
    scale: tuple[int, float]
    beside: tuple[Listed, ...]
    in_view: int
    total: int


def draw_map(store: Store, computation: Computation, asked: Asked, order: str, view: View | None, address: int) -> Map:
    """Return the map of a selection, fitted to it where no view is given; `address` is how long its address is."""
    with store.read() as connection:
        unplaced = count_unplaced(connection, computation.number, asked)
        shown = view or _fit(find_extent(connection, computation.number, asked), asked, unplaced)
        area = Area(*shown.bounds)
        grid, cell_km = _grid(shown, area, address)
        spots = list_spots(connection, computation.number, asked, grid, cell_km / 2)
        all_grounds = list_grounds(connection, computation.number, asked, area, cell_km / 2)
        grounds = all_grounds[:MOST_GROUNDS]
        alone = [one.number for one in spots if one.events == 1] + [one.number for one in grounds if one.events == 1]
        ids = ids_of(connection, computation.number, alone)
        within = asked if asked.area or view is None else replace(asked, area=within_world(area))
        beside, in_view = list_counted(connection, computation.number, within, order, MOST_BESIDE)
        total = in_view if within is asked else count_events(connection, computation.number, asked)
    most = max((spot.events for spot in spots), default=1)
    marks = tuple(_mark(shown, one, most, ids) for one in spots)
    land = draw_outlines(shown)
    room = _Names([(mark.x, mark.y) for mark in marks])
    return Map(
        view=shown,
        land=land,
        shades=tuple(
            _shade(shown, one, unplaced.countries[one.code], room) for one in land if one.code in unplaced.countries
        ),
        circles=tuple(_circle(shown, one, ids, room) for one in sorted(grounds, key=lambda one: -one.radius_km)),
        undrawn=sum(one.events for one in all_grounds[MOST_GROUNDS:]),
        marks=marks,
        countries=tuple(_name(shown, [one for one in land if one.code not in unplaced.countries], room)),
        unplaced=unplaced,
        drawn=_rectangle(shown, asked.area) if asked.area else None,
        scale=find_scale(shown),
        beside=tuple(beside),
        in_view=in_view,
        total=total,
    )


class _Names:
    """Finds room for names, next to what they name: not over marks, nor over one another."""

    def __init__(self, marks: list[Place]) -> None:
        self._taken = marks

    def place(self, x: float, y: float, tries: int = len(_SHIFTS)) -> Place | None:
        """Return the nearest place above or below one that is free, None where none of so many is."""
        tried = ((x, y + shift) for shift in _SHIFTS[:tries] if _ROW <= y + shift <= 100 - _ROW)
        found = next((one for one in tried if not self._is_taken(*one)), None)
        self._taken += [found] if found else []
        return found and (round(found[0], 2), round(found[1], 2))

    def _is_taken(self, x: float, y: float) -> bool:
        return any(abs(x - a) < _NAME_WIDTH and abs(y - b) < _ROW for a, b in self._taken)


def find_scale(view: View) -> tuple[int, float]:
    """Return a round number of km that takes less than a quarter of a map's width, and how much of it, in per cent."""
    wide = KM * view.height * WIDE / HIGH  # the scale is true from north to south
    longest = wide * _SCALE_SHARE
    step = 10 ** floor(log10(max(longest, 1.0)))
    length = max(step * max((n for n in (1, 2, 5) if step * n <= longest), default=1), 1)
    return length, round(100 * length / wide, 2)


def _fit(extent: Area | None, asked: Asked, unplaced: Unplaced) -> View:
    """Return the view of an area that is asked for, else of all places, else of the countries, else of the world."""
    if asked.area and asked.area.west <= asked.area.east:
        extent = asked.area
    bounds = [find_bounds(code) for code in unplaced.countries] if extent is None else []
    known = [one for one in bounds if one is not None]
    if known:
        west, south, east, north = zip(*known, strict=True)
        extent = Area(min(west), min(south), max(east), max(north))
    found = extent or _WORLD
    return fit(found.west, found.south, found.east, found.north)


def _grid(view: View, area: Area, address: int) -> tuple[Grid, float]:
    """Return the cells of a view, fewer where an address is long, and how many km one is high."""
    fewer = max(1.0, sqrt(COLUMNS * ROWS * (_PER_MARK + address) / MOST_BYTES))
    columns, rows = max(3, round(COLUMNS / fewer)), max(2, round(ROWS / fewer))
    return Grid(area, columns, rows), KM * view.height / ROWS


def _mark(view: View, spot: Spot, most: int, ids: dict[int, tuple[str, str]]) -> Mark:
    x, y = view.place(spot.longitude, spot.latitude)
    id_, label = ids.get(spot.number, ("", "")) if spot.events == 1 else ("", "")
    share = sqrt(spot.events / most)
    return Mark(
        x=_percent(x, WIDE),
        y=_percent(y, HIGH),
        radius=_SMALL if spot.events == 1 else round(max(_SMALL + 1.5, _LARGE * share), 1),
        events=spot.events,
        disputed=spot.disputed,
        id=id_,
        label=label,
        into=None if spot.events == 1 else _closer(view, spot.extent),
        area=_round_out(spot.extent),
    )


def _circle(view: View, ground: Ground, ids: dict[int, tuple[str, str]], names: _Names) -> Circle:
    x, y = view.place(ground.longitude, ground.latitude)
    across, down = view.reach(ground.radius_km, ground.latitude)
    point = Area(ground.longitude, ground.latitude, ground.longitude, ground.latitude)
    id_ = ids[ground.number][0] if ground.events == 1 else ""
    named = names.place(_percent(x, WIDE), _percent(y, HIGH))
    return Circle(round(x), round(y), round(across), round(down), ground, id_, _round_out(point), named)


def _shade(view: View, outline: Outline, events: int, names: _Names) -> Shade:
    middle = find_middle(outline.code)
    x, y = view.place(*middle) if middle else (-1.0, -1.0)
    seen = 0 <= x <= WIDE and 0 <= y <= HIGH
    named = names.place(_percent(x, WIDE), _percent(y, HIGH)) if seen else None
    return Shade(outline.code, outline.path, events, named)


def _name(view: View, land: Sequence[Outline], room: _Names) -> Iterator[tuple[str, Place]]:
    """Yield the names of the countries whose middle is in sight and that are wide enough, where there is room."""
    names = name_countries()
    for outline in land:
        middle, bounds = find_middle(outline.code), find_bounds(outline.code)
        if outline.code in names and middle and bounds and (bounds[2] - bounds[0]) / view.width > _WIDE_ENOUGH:
            x, y = (_percent(*one) for one in zip(view.place(*middle), (WIDE, HIGH), strict=True))
            inside = _NAME_WIDTH < x < 100 - _NAME_WIDTH and _ROW < y < 100 - _ROW
            if inside and (found := room.place(x, y, tries=3)):  # farther off it would name a neighbour
                yield names[outline.code], found


def _rectangle(view: View, area: Area) -> tuple[int, int, int, int]:
    """Return left, top, width and height of an area on the sheet; beyond the 180th meridian there is none."""
    left, top = view.place(area.west, area.north)
    right, bottom = view.place(area.east if area.west <= area.east else 180.0, area.south)
    return round(left), round(top), round(right - left), round(bottom - top)


def _closer(view: View, extent: Area) -> View | None:
    """Return the view in which the events of a cell lie apart, None where they all have one middle."""
    wide = max(extent.east - extent.west, (extent.north - extent.south) * WIDE / HIGH)
    if wide < _ONE_PLACE:
        return None
    middle = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    return settle(*middle, min(max(wide * _ROOM, view.width * _ZOOM_MOST), view.width * _ZOOM_IN))


def within_world(area: Area) -> Area:
    """Return what of a rectangle lies in the world, to a hundred metres."""
    return Area(
        max(round(area.west, 3), -180.0),
        max(round(area.south, 3), -90.0),
        min(round(area.east, 3), 180.0),
        min(round(area.north, 3), 90.0),
    )


def _round_out(area: Area) -> Area:
    """Return an area a little larger, so that its own edge lies in it however it is written down."""
    return within_world(Area(area.west - 0.002, area.south - 0.002, area.east + 0.002, area.north + 0.002))


def _percent(units: float, of: int) -> float:
    return round(100 * units / of, 2)
