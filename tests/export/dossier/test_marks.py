import pytest

from rashomon.export.dossier.marks import draw_band, draw_mark
from rashomon.export.dossier.scales import EDGE, END, START, Scale
from rashomon.records import Bound, Limit, Position

SCALE = Scale("linear", 100)
TEN = START + (END - START) / 10

# low, high, bound, printed → point, bar, open end, words
MARKS: list[tuple[int | None, int | None, Bound, int | None, float | None, tuple[float, float] | None, str, str]] = [
    (0, 0, "exact", 0, START, None, "", "0"),
    (100, 100, "exact", 100, END, None, "", "100"),
    (10, 10, "about", 10, TEN, None, "", "10"),
    (11, None, "more_than", 10, TEN, (TEN, EDGE - TEN), "right", "11 or more, no upper end"),
    (None, 10, "up_to", 10, TEN, (START, TEN - START), "left", "up to 10, no lower end"),
    (10, 100, "between", None, None, (TEN, END - TEN), "", "10 to 100"),
]


def position(low: int | None, high: int | None, bound: Bound | None, printed: int | None) -> Position:
    return Position((), None, low, high, bound, printed, None, False, ())


@pytest.mark.parametrize(("low", "high", "bound", "printed", "point", "bar", "runs_on", "words"), MARKS)
def test_a_figure_is_drawn_as_its_interval(
    low: int | None,
    high: int | None,
    bound: Bound,
    printed: int | None,
    point: float | None,
    bar: tuple[float, float] | None,
    runs_on: str,
    words: str,
) -> None:
    mark = draw_mark(position(low, high, bound, printed), SCALE)
    assert mark is not None
    assert mark.point == pytest.approx(point)
    assert mark.bar == (pytest.approx(bar) if bar else None)
    assert (mark.runs_on, mark.words) == (runs_on, words)
    assert mark.about is (bound == "about")


def test_who_gives_no_number_has_no_mark() -> None:
    assert draw_mark(position(None, None, None, None), SCALE) is None


def test_a_range_is_a_band_that_runs_on_where_it_is_open() -> None:
    shut = draw_band(Limit(0, ()), Limit(10, ()), Limit(100, ()), SCALE)
    assert shut is not None
    assert shut.bar == (START, END - START)
    assert shut.best == pytest.approx(TEN)
    ajar = draw_band(Limit(10, ()), None, Limit(None, ()), SCALE)
    assert ajar is not None
    assert ajar.bar[0] + ajar.bar[1] == pytest.approx(EDGE)
    assert (ajar.open_low, ajar.open_high, ajar.best) == (False, True, None)
    wide = draw_band(Limit(None, ()), None, Limit(None, ()), SCALE)
    assert wide is not None
    assert wide.bar == (START, EDGE - START)
    assert draw_band(None, None, None, SCALE) is None
