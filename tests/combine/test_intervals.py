"""Which figures are one position, and which exclude each other."""

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine.intervals import bounds, conflict, exceeds, has_number, overlap, point, same_figure
from rashomon.records import Bound, Figure

ENDS = st.none() | st.integers(0, 2000)
BOUNDS: list[Bound] = ["exact", "at_least", "more_than", "up_to", "under", "about", "between", "vague"]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Figure(low, high, draw(st.sampled_from(BOUNDS)), draw(st.none() | st.just(low) | st.just(high)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (b.figure(100, "more_than"), b.figure(0), True),
        (b.figure(100, "more_than"), b.figure(100), False),  # one printed number, whatever the bound word
        (b.figure(100, "more_than"), b.figure(95), False),  # within a tenth
        (b.figure(100, "more_than"), b.figure(25), True),
        (b.figure(90, "up_to"), b.figure(0), True),  # up to 90 implies one
        (b.figure(90, "up_to"), b.figure(50), False),
        (b.figure(47, "at_least"), b.figure(60), False),
        (b.figure(47, "at_least"), b.figure(23), True),
        (b.DOZENS, b.figure(25), False),
        (b.DOZENS, b.figure(100, "more_than"), True),
        (b.MANY, b.figure(0), True),
        (b.MANY, b.figure(3), False),
        (b.figure(40, "about"), b.figure(43), False),
        (b.figure(40, "about"), Figure(44, 50, "between", None), False),  # about reaches a tenth farther
        (b.figure(1), b.figure(2), True),
        (b.figure(0), b.figure(0), False),
    ],
)
def test_conflict(one: Figure, other: Figure, expected: bool) -> None:
    assert conflict(one, other) is expected


@given(figures(), figures())
def test_both_ways_alike(one: Figure, other: Figure) -> None:
    assert conflict(one, other) == conflict(other, one)
    assert overlap(one, other) == overlap(other, one)
    assert same_figure(one, other) == same_figure(other, one)


@given(figures())
def test_a_figure_is_one_position_with_itself(figure: Figure) -> None:
    assert same_figure(figure, figure)
    assert not conflict(figure, figure)
    assert bounds(figure)[0] <= bounds(figure)[1]


@given(figures(), figures())
def test_a_part_that_exceeds_its_whole_does_not_overlap_it(part: Figure, whole: Figure) -> None:
    if exceeds(part, whole):
        assert not overlap(part, whole)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(7, 0, True), (7, 52, False), (0, 0, False), (53, 52, True)],
)
def test_a_part_is_at_most_its_whole(part: int, whole: int, expected: bool) -> None:
    assert exceeds(b.figure(part), b.figure(whole)) is expected


def test_a_single_number() -> None:
    assert point(b.figure(100, "more_than")) == 101
    assert point(b.figure(90, "up_to")) == 90
    assert point(b.MANY) is None
    assert not has_number(b.MANY)
    assert has_number(b.figure(0))
