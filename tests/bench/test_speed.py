from functools import partial
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.request import Request
from rashomon.bench.speed import CHARACTERS, gather_reports, peak_memory, time_in_turn

KEYS = [
    "ratio",
    "ratio_default",
    "attribution_share",
    "seconds",
    "seconds_model",
    "seconds_default",
    "reports",
    "characters",
    "repeats",
    "peak_memory_mb",
]


def test_speed_measures_reading_against_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.bench.speed.CHARACTERS", 500)
    report = tmp_path / "report.txt"
    report.write_text("The ministry said on Monday that 12 people were killed in Aleppo.\n", encoding="utf-8")
    measured = SUITES["speed"](Request(reports=[str(report)], repeats=1)).figures
    assert list(measured) == KEYS
    assert all(float(str(measured[key])) > 0 for key in KEYS)
    assert float(str(measured["characters"])) >= 500


def test_reports_are_repeated_to_a_measurable_length(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Two men were killed.\n" * 10, encoding="utf-8")
    found = gather_reports([str(report)])
    assert sum(len(one.title) + len(one.text) for one in found) >= CHARACTERS
    assert len({one.id for one in found}) == 1


def test_nothing_to_measure_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no report to measure"):
        gather_reports([str(tmp_path)])


def test_works_take_turns_after_one_that_warms_up() -> None:
    ran: list[str] = []

    def work(name: str) -> int:
        ran.append(name)
        return len(ran)

    seconds = time_in_turn({name: partial(work, name) for name in ("a", "b")}, 2)
    assert ran == ["a", "b"] * 3
    assert [len(times) for times in seconds.values()] == [2, 2]


def test_peak_memory_is_in_megabytes() -> None:
    assert 10 < peak_memory() < 100_000
