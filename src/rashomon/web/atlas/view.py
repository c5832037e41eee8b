"""A rectangle of the world in, places on a sheet of 1800 by 1200 units out, and the views beside, nearer and farther.

Longitudes and latitudes are degrees. Both run evenly over the sheet, so that a rectangle on it is one in degrees; the
scale is true along the middle of the view, and a circle on the ground is an ellipse elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, isfinite, radians

WIDE, HIGH = 1800, 1200  # units of the sheet
KM = 111.2  # of a degree of latitude
WIDEST, NARROWEST = 360.0, 0.2  # degrees from side to side
_NORTH, _SOUTH = 86.0, -62.0  # where land ends
# A view of the whole world keeps its scale at this latitude, as Gall's projection does: both halves look right.
_WORLD_TRUE = 45.0
_NEAR, _FAR = 60.0, 300.0  # degrees wide: up to the one the middle is true, from the other the world
_STEPS = 12  # towards a latitude that fits: how high a view is depends on it
_MARGIN = 1.25  # of a view that is fitted to places
_POINT_WIDTH = 8.0  # degrees around a single place: one sees what it is near to


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: its middle, and how many degrees of longitude it is wide."""

    longitude: float
    latitude: float
    width: float

    @property
    def height(self) -> float:
        """Return how many degrees of latitude the view is high."""
        return self.width * _squeeze(self.latitude, self.width) * HIGH / WIDE

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north."""
        west, south = self.longitude - self.width / 2, self.latitude - self.height / 2
        return west, south, west + self.width, south + self.height

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place lies on the sheet, from its upper left corner."""
        west, _, _, north = self.bounds
        return (longitude - west) / self.width * WIDE, (north - latitude) / self.height * HIGH

    def reach(self, km: float, latitude: float) -> tuple[float, float]:
        """Return how many units a distance is from east to west, and from north to south."""
        across = KM * max(cos(radians(latitude)), 0.05)
        return km / across / self.width * WIDE, km / KM / self.height * HIGH

    def moved(self, east: float = 0.0, north: float = 0.0, factor: float = 1.0) -> View:
        """Return the view so many of its widths and heights further, and so many times as wide."""
        return settle(self.longitude + east * self.width, self.latitude + north * self.height, self.width * factor)


def settle(longitude: float, latitude: float, width: float) -> View:
    """Return the nearest view that lies within the world."""
    width = min(max(width, NARROWEST), WIDEST)
    half = width / 2
    longitude = min(max(longitude, half - 180), 180 - half)
    for _ in range(_STEPS):
        height = View(longitude, latitude, width).height
        low, high = _SOUTH + height / 2, _NORTH - height / 2
        latitude = (low + high) / 2 if low > high else min(max(latitude, low), high)
    return View(round(longitude, 4), round(latitude, 4), round(width, 4))


def read_view(given: str) -> View | None:
    """Return the view that an address names as `LONGITUDE,LATITUDE,WIDTH`; ValueError where it is none."""
    if not given:
        return None
    numbers = [float(part) for part in given.split(",")]
    if len(numbers) != 3 or not all(map(isfinite, numbers)):
        raise ValueError("a view is LONGITUDE,LATITUDE,WIDTH in degrees")
    return settle(*numbers)


def fit(west: float, south: float, east: float, north: float) -> View:
    """Return the smallest view with room around a rectangle."""
    longitude, latitude = (west + east) / 2, (south + north) / 2
    width = max((east - west) * _MARGIN, _POINT_WIDTH)
    for _ in range(2):  # how high a view is depends on how wide it is
        high = View(longitude, latitude, width).height
        width *= max(1.0, (north - south) * _MARGIN / high)
    return settle(longitude, latitude, width)


def around(longitude: float, latitude: float, km: float) -> View:
    """Return a view of a circle with more than as much again around it."""
    return settle(longitude, latitude, max(_POINT_WIDTH, 5 * km / KM / max(cos(radians(latitude)), 0.2)))


def write_view(view: View) -> str:
    """Return a view as an address names it."""
    return ",".join(f"{number:.9g}" for number in (view.longitude, view.latitude, view.width))


def _squeeze(latitude: float, width: float) -> float:
    """Return how much shorter than one of latitude a degree of longitude is where the scale is true."""
    far = min(max((width - _NEAR) / (_FAR - _NEAR), 0.0), 1.0)
    return max(cos(radians(abs(latitude) * (1 - far) + _WORLD_TRUE * far)), 0.1)
