import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.web.atlas import (
    HIGH,
    WIDE,
    View,
    around,
    draw_outlines,
    find_bounds,
    find_middle,
    fit,
    read_view,
    write_view,
)
from rashomon.web.atlas.view import KM, NARROWEST, WIDEST, settle

PLACES = st.tuples(st.floats(-180, 180), st.floats(-60, 80))


@given(PLACES, st.floats(0.001, 1000))
def test_a_view_lies_in_the_world_whatever_is_asked_for(place: tuple[float, float], width: float) -> None:
    view = settle(*place, width)
    west, _, east, _ = view.bounds
    assert -180.001 <= west < east <= 180.001
    assert NARROWEST <= view.width <= WIDEST
    again = read_view(write_view(view))
    assert again
    assert (again.longitude, again.latitude) == pytest.approx((view.longitude, view.latitude), abs=0.01)


@given(PLACES, PLACES)
def test_a_view_that_is_fitted_holds_both_places(one: tuple[float, float], other: tuple[float, float]) -> None:
    (west, east), (south, north) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    view = fit(west, south, east, north)
    for longitude, latitude in (one, other):
        x, y = view.place(longitude, latitude)
        assert -1 <= x <= WIDE + 1
        assert -1 <= y <= HIGH + 1


def test_a_circle_on_the_ground_is_one_on_the_sheet_where_the_scale_is_true() -> None:
    view = View(37.0, 36.0, 4.0)
    across, down = view.reach(50.0, 36.0)
    assert across == pytest.approx(down)
    assert down == pytest.approx(50 / KM / view.height * HIGH)
    assert around(37.0, 36.0, 200.0).width > around(37.0, 36.0, 2.0).width


@pytest.mark.parametrize("given", ["1,2", "a,b,c", "1,2,nan", "inf,0,1", ",,"])
def test_what_is_no_view_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"view|float"):
        read_view(given)


def points_of(path: str) -> list[list[tuple[int, int]]]:
    rings = []
    for start, steps in re.findall(r"M(-?\d+ ?-?\d+)l([^z]*)z", path):
        numbers = [int(one) for one in re.findall(r"-?\d+", f"{start} {steps}")]
        x, y, ring = 0, 0, []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


@pytest.mark.parametrize(
    "view", [settle(0, 20, 360), settle(36, 34, 20), settle(10, 48, 60), settle(175, -17, 8), settle(100, 65, 70)]
)
def test_outlines_stay_on_the_sheet_and_small(view: View) -> None:
    outlines = draw_outlines(view)
    assert sum(len(one.path) for one in outlines) < 80_000
    for one in outlines:
        for ring in points_of(one.path):
            assert all(-20 <= x <= WIDE + 20 and -20 <= y <= HIGH + 20 for x, y in ring)
            # A ring that jumps over the 180th meridian would draw a line through the whole world.
            assert view.width < 350 or all(abs(b[0] - a[0]) < WIDE / 3 for a, b in pairwise(ring))


def test_countries_are_named_by_their_codes() -> None:
    codes = {one.code for one in draw_outlines(settle(0, 20, 360))}
    assert {"SY", "UA", "SD", "XK", "SS", "TW", "PS", ""} <= codes
    assert "AQ" not in codes


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"), [("SY", 38.5, 35.0), ("FR", 2.3, 46.6), ("US", -99.0, 39.8)]
)
def test_the_middle_of_a_country_is_that_of_its_largest_part(code: str, longitude: float, latitude: float) -> None:
    assert find_middle(code) == pytest.approx((longitude, latitude), abs=1.5)
    bounds = find_bounds(code)
    assert bounds
    assert bounds[0] < longitude < bounds[2]
    assert find_middle("ZZ") is None
    assert find_bounds("ZZ") is None
