"""Agreement of coders, against the examples that Krippendorff worked by hand (2011)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine.agreement import interval_alpha, nominal_alpha

# Sections A, B and C and D of "Computing Krippendorff's Alpha-Reliability": rows are observers, "." is missing.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
MISSING = ("123321412...", "1233224125.3", ".333234225 1.".replace(" ", ""), "1233244125 1.".replace(" ", ""))


def units(rows: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)])
def test_nominal(rows: tuple[str, ...], alpha: float) -> None:
    assert nominal_alpha(units(rows)) == pytest.approx(alpha, abs=5e-4)


def test_interval() -> None:
    numbers = [[float(value) for value in unit] for unit in units(MISSING)]
    assert interval_alpha(numbers) == pytest.approx(0.849, abs=5e-4)


@pytest.mark.parametrize("told", [[], [["a"]], [["a", "a"], ["a", "a"]]])
def test_where_nothing_can_differ_there_is_no_alpha(told: list[list[str]]) -> None:
    assert nominal_alpha(told) is None


def test_who_agree_in_all_have_1() -> None:
    assert nominal_alpha([["a", "a"], ["b", "b", "b"]]) == 1
    assert interval_alpha([[1, 1], [10**12, 10**12]]) == 1


@given(st.lists(st.lists(st.integers(0, 4).map(float), max_size=4), max_size=12))
def test_of_two_values_both_say_the_same_and_never_more_than_1(told: list[list[float]]) -> None:
    two = [[value % 2 for value in unit] for unit in told]
    one, other = nominal_alpha(two), interval_alpha(two)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one == pytest.approx(other)
        assert one <= 1
