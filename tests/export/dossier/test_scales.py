from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.dossier.scales import END, GAP, START, Scale, choose_scale, place, ticks

NUMBERS = st.lists(st.integers(0, 10**18), max_size=12)

# values → kind and end of the line
SCALES: list[tuple[list[int], str, int]] = [
    ([], "linear", 5),
    ([0], "linear", 5),
    ([0, 2], "linear", 2),
    ([25, 70], "linear", 80),
    ([0, 101], "linear", 200),
    ([1, 28], "linear", 30),
    ([5, 200, 999], "sqrt", 1_000),
    ([1, 12_500], "log", 20_000),
    ([10**400], "linear", 10**15),
]
# scale → its ticks
TICKS: list[tuple[Scale, tuple[int, ...]]] = [
    (Scale("linear", 5), (0, 1, 2, 3, 4, 5)),
    (Scale("linear", 200), (0, 50, 100, 150, 200)),
    (Scale("sqrt", 1_000), (0, 100, 500, 1_000)),
    (Scale("log", 20_000), (0, 10, 100, 1_000, 20_000)),
]


@pytest.mark.parametrize(("values", "kind", "top"), SCALES)
def test_the_straightest_scale_that_tells_the_values_apart(values: list[int], kind: str, top: int) -> None:
    assert choose_scale(values) == Scale(kind, top)  # type: ignore[arg-type] # one of the kinds


@pytest.mark.parametrize(("scale", "expected"), TICKS)
def test_ticks_are_round_and_have_room(scale: Scale, expected: tuple[int, ...]) -> None:
    assert ticks(scale) == expected


@given(NUMBERS)
def test_places_rise_with_the_numbers_and_stay_on_the_line(values: list[int]) -> None:
    scale = choose_scale(values)
    places = [place(scale, value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(START <= one <= END for one in places)
    assert place(scale, 0) == START
    assert place(scale, scale.top) == END


@given(NUMBERS)
def test_tick_labels_do_not_meet(values: list[int]) -> None:
    scale = choose_scale(values)
    marked = ticks(scale)
    assert marked[0] == 0
    assert len(marked) <= 7
    gaps = [place(scale, b) - place(scale, a) for a, b in pairwise(marked)]
    assert all(gap >= GAP - 0.01 for gap in gaps)
