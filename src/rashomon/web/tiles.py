"""A server of map tiles that a user names, and a view in; the tiles that lie under the map of it out.

Tiles are squares of Web Mercator; here each is stretched to its own rectangle of degrees. What is off within one is
less than 2 % of its height where it is no higher than 9 degrees, which so many of them across a view see to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import asinh, atan, degrees, floor, log2, pi, radians, sinh, tan
from urllib.parse import urlsplit

from rashomon.web.atlas import View

ACROSS = 8  # tiles from side to side, about
WIDEST = 60.0  # degrees: of a wider view the outlines alone are shown
FARTHEST, NEAREST = 4, 18  # levels: of 2 ** level tiles around the world
_PLACES = ("{z}", "{x}", "{y}")
# What can end neither an attribute nor a directive of a Content-Security-Policy.
_PLAIN = re.compile(r"[A-Za-z0-9._~:/?&=%@+{}\-\[\]]+")


@dataclass(frozen=True, slots=True)
class Tiles:
    """A server of tiles: its address with places for level, column and row, and whom its maps are by."""

    template: str
    credit: str

    @property
    def origin(self) -> str:
        """The one host that pages may ask for pictures, beside their own."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture and where it lies on the sheet of a map, in its units."""

    address: str
    x: float
    y: float
    width: float
    height: float


def read_tiles(template: str, credit: str = "") -> Tiles:
    """Return the server of an address; ValueError where it is none."""
    parts = urlsplit(template)
    try:
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0) and "@" not in parts.netloc
    except ValueError:
        named = False
    placed = all(one in parts.path + parts.query for one in _PLACES) and "{" not in parts.netloc
    if parts.scheme not in ("http", "https") or not named or not placed or not _PLAIN.fullmatch(template):
        raise ValueError(f"{template!r} is not of the form https://HOST/{{z}}/{{x}}/{{y}}.png")
    return Tiles(template, " ".join(credit.split()) or str(parts.hostname))


def list_tiles(tiles: Tiles | None, view: View) -> tuple[Tile, ...]:
    """Return the tiles under a view, row by row; none where it is too wide for them."""
    if tiles is None or view.width > WIDEST:
        return ()
    level = min(max(round(log2(360 / view.width * ACROSS)), FARTHEST), NEAREST)
    most = 2**level - 1
    west, south, east, north = view.bounds
    columns = [min(max(floor((one + 180) / 360 * 2**level), 0), most) for one in (west, east)]
    rows = [min(max(floor(_row(one, level)), 0), most) for one in (north, south)]
    return tuple(
        _place(tiles, view, level, column, row)
        for row in range(rows[0], rows[1] + 1)
        for column in range(columns[0], columns[1] + 1)
    )


def _place(tiles: Tiles, view: View, level: int, column: int, row: int) -> Tile:
    left, top = view.place(column / 2**level * 360 - 180, _latitude(row, level))
    right, bottom = view.place((column + 1) / 2**level * 360 - 180, _latitude(row + 1, level))
    address = tiles.template
    for name, number in zip(_PLACES, (level, column, row), strict=True):
        address = address.replace(name, str(number))
    return Tile(address, round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def _row(latitude: float, level: int) -> float:
    return (1 - asinh(tan(radians(latitude))) / pi) / 2 * float(2**level)


def _latitude(row: int, level: int) -> float:
    return degrees(atan(sinh(pi * (1 - 2 * row / 2**level))))
