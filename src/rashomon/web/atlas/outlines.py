"""A view in, the outlines of the countries in it out, as paths of SVG on its sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, chain, pairwise
from typing import Any

from rashomon.web.atlas.view import HIGH, WIDE, View

COARSE_FROM = 75.0  # degrees: views that wide are drawn of the coarse outlines
_WORLD = files("rashomon.web.atlas") / "world.json"
_PER_DEGREE = 100  # steps in world.json
_EDGE = 12.0  # units beyond the sheet: a border that is cut there runs out of sight
_KEPT = 128  # views
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country in a view. `code` is ISO 3166-1 alpha-2, empty where a territory has none; `path` is SVG."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class _Ring:
    code: str
    points: Points  # longitude, latitude
    west: float
    south: float
    east: float
    north: float


@lru_cache(maxsize=_KEPT)
def draw_outlines(view: View) -> tuple[Outline, ...]:
    """Return the countries in a view, in the order of their codes."""
    west, south, east, north = view.bounds
    paths: dict[str, list[str]] = {}
    for ring in _load()["coarse" if view.width >= COARSE_FROM else "fine"]:
        if ring.east < west or ring.west > east or ring.north < south or ring.south > north:
            continue
        placed = [view.place(*point) for point in ring.points]
        inside = west <= ring.west and ring.east <= east and south <= ring.south and ring.north <= north
        if path := _write(placed if inside else _clip(placed)):
            paths.setdefault(ring.code, []).append(path)
    return tuple(Outline(code, "".join(those)) for code, those in sorted(paths.items()))


@cache
def find_middle(code: str) -> tuple[float, float] | None:
    """Return longitude and latitude of the middle of a country's largest part, None where it is not drawn."""
    rings = [ring for ring in _load()["fine"] if ring.code == code]
    if not rings:
        return None
    area, x, y = max((_middle(ring.points) for ring in rings), key=lambda one: abs(one[0]))
    return x / (3 * area), y / (3 * area)


def find_bounds(code: str) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of a country's largest part, None where it is not drawn."""
    rings = [ring for ring in _load()["fine"] if ring.code == code and ring.west >= -180 and ring.east <= 180]
    if not rings:
        return None
    ring = max(rings, key=lambda one: (one.east - one.west) * (one.north - one.south))
    return ring.west, ring.south, ring.east, ring.north


def _middle(points: Points) -> tuple[float, float, float]:
    """Return twice the area of a ring, and the sums of which its middle is the third part for each."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*points, points[0]]):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return area, x, y


def _write(points: Points) -> str:
    """Return a ring as a closed path of whole units, empty where nothing of it is left to see."""
    rounded = [(round(x), round(y)) for x, y in points]
    kept = [point for point, former in zip(rounded, [None, *rounded], strict=False) if point != former]
    if len(kept) < 3:
        return ""
    steps = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _clip(points: Points) -> Points:
    """Return what of a ring lies on the sheet and its edge, as Sutherland and Hodgman cut it: side by side."""
    for axis, limit, sign in ((0, -_EDGE, 1), (0, WIDE + _EDGE, -1), (1, -_EDGE, 1), (1, HIGH + _EDGE, -1)):
        if not points:
            break
        points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: Points, axis: int, limit: float, sign: int) -> Iterator[tuple[float, float]]:
    former = points[-1]
    was_in = (former[axis] - limit) * sign >= 0
    for point in points:
        is_in = (point[axis] - limit) * sign >= 0
        if is_in != was_in:
            part = (limit - former[axis]) / (point[axis] - former[axis])
            crossing = former[1 - axis] + part * (point[1 - axis] - former[1 - axis])
            yield (limit, crossing) if axis == 0 else (crossing, limit)
        if is_in:
            yield point
        former, was_in = point, is_in


@cache
def _load() -> Mapping[str, tuple[_Ring, ...]]:
    told: dict[str, Any] = json.loads(_WORLD.read_text(encoding="utf-8"))
    return {name: tuple(_rings(told[name])) for name in ("coarse", "fine")}


@cache
def name_countries() -> Mapping[str, str]:
    """Return the English names of countries by their codes."""
    told: dict[str, Any] = json.loads(_WORLD.read_text(encoding="utf-8"))
    names: dict[str, str] = told["names"]
    return names


def _rings(level: Mapping[str, Any]) -> Iterator[_Ring]:
    arcs = [_points(arc) for arc in level["arcs"]]
    for code, numbers in level["rings"]:
        # An arc that is shared runs backwards in one of two countries: its number is then -1 - n.
        points = list(chain.from_iterable(arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers))
        longitudes = list(_unwrapped([x for x, _ in points]))
        for shift in (
            0.0,
            *((-360.0,) if max(longitudes) > 180 else ()),
            *((360.0,) if min(longitudes) < -180 else ()),
        ):
            xs, ys = [x + shift for x in longitudes], [y for _, y in points]
            yield _Ring(code, list(zip(xs, ys, strict=True)), min(xs), min(ys), max(xs), max(ys))


def _points(arc: Sequence[int]) -> Points:
    longitudes, latitudes = accumulate(arc[::2]), accumulate(arc[1::2])
    return [(x / _PER_DEGREE, y / _PER_DEGREE) for x, y in zip(longitudes, latitudes, strict=True)]


def _unwrapped(longitudes: Sequence[float]) -> Iterator[float]:
    """Yield longitudes of a ring that do not jump where it crosses the 180th meridian: beyond it they run on."""
    former, shift = longitudes[0], 0.0
    for longitude in longitudes:
        shift += -360.0 if longitude - former > 180 else 360.0 if longitude - former < -180 else 0.0
        former = longitude
        yield longitude + shift
