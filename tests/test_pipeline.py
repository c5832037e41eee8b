from pathlib import Path

import pytest

from rashomon.pipeline import Added, add_paths, compare_paths, compare_store, find_in, read_paths
from rashomon.records import Comparison, Failure, Reading
from rashomon.resources import Resources
from rashomon.store import open_store

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = "Three civilians were killed in Aleppo on Monday, an army spokesman said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "one.txt").write_text(ONE, encoding="utf-8")
    (made / "two.txt").write_text(TWO, encoding="utf-8")
    return made


def refuse() -> Resources:
    raise AssertionError("nothing here may need the language model")


def test_readings_and_failures_come_in_the_order_of_the_inputs(folder: Path) -> None:
    paths = [str(folder / name) for name in ("two.txt", "missing.txt", "one.txt")]
    said = list(read_paths(paths, published="2020-05-06", outlet="The Paper"))
    assert [one.path if isinstance(one, Failure) else one.report.path for one in said] == paths
    [two, missing, one] = said
    assert isinstance(missing, Failure)
    for reading in (one, two):
        assert isinstance(reading, Reading)
        assert (reading.report.published, reading.report.outlet) == ("2020-05-06", "The Paper")
        assert "killed" in {claim.field for claim in reading.claims}


def test_an_unknown_runner_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no runner 'steam': one of serial, processes"):
        list(read_paths(["-"], runner="steam"))


def test_compare_gives_events_and_failures(folder: Path) -> None:
    comparison, failures = compare_paths([str(folder), "missing.txt"], published="2020-05-06")
    assert [reading.report.path[-7:] for reading in comparison.reports] == ["one.txt", "two.txt"]
    assert [failure.path for failure in failures] == ["missing.txt"]
    assert comparison.events


def test_compare_refuses_an_unknown_policy(folder: Path) -> None:
    with pytest.raises(ValueError, match="guess"):
        compare_paths([str(folder)], policy="guess")


def test_known_reports_are_not_read_again(folder: Path, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        first = list(add_paths([str(folder / "one.txt")], store, published="2020-05-06"))
        assert [one.new for one in first if isinstance(one, Added)] == [True]
        again = list(add_paths([str(folder / "one.txt")], store, refuse, published="2020-05-06"))
        assert [one.new for one in again if isinstance(one, Added)] == [False]
        both = list(add_paths([str(folder), "missing.txt"], store, published="2020-05-06"))
        assert sorted(one.new for one in both if isinstance(one, Added)) == [False, True]
        assert [one.path for one in both if isinstance(one, Failure)] == ["missing.txt"]
        anew = list(add_paths([str(folder)], store, reread=True, published="2020-05-06"))
        assert [one.new for one in anew if isinstance(one, Added)] == [False, False]  # the same rules say the same


def test_a_store_gives_the_events_that_its_reports_give(folder: Path, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        list(add_paths([str(folder)], store, published="2020-05-06"))
        stored = compare_store(store)
    direct, _ = compare_paths([str(folder)], published="2020-05-06")
    assert stored.events == direct.events
    assert {one.report.id for one in stored.reports} == {one.report.id for one in direct.reports}


def test_things_are_found_by_id_or_its_beginning(comparison: Comparison) -> None:
    [(event, none)] = find_in(comparison, "e1")
    assert (event, none) == (comparison.events[0], None)
    [(claim, reading)] = find_in(comparison, "c3")
    assert (claim, reading) == (comparison.reports[0].claims[2], comparison.reports[0])
    assert len(find_in(comparison, "c")) == 5
    assert find_in(comparison, "zz") == []
