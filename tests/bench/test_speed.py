import json
from functools import partial
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.request import Request
from rashomon.bench.speed import CHARACTERS, gather_reports, peak_memory, time_in_turn
from rashomon.bench.streams import of_gold

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
STREAM = [
    "reports",
    "read",
    "model_per_second",
    "per_second",
    "times_model",
    "two_per_second",
    "two_times_model",
    "two_a_day",
    "memory_mb_a_process",
]


def test_speed_measures_reading_against_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.bench.speed.CHARACTERS", 500)
    report = tmp_path / "report.txt"
    report.write_text("The ministry said on Monday that 12 people were killed in Aleppo.\n", encoding="utf-8")
    monkeypatch.setattr("rashomon.bench.streams.CONFLICT", 3)
    monkeypatch.setattr("rashomon.bench.streams.MIXED", 20)
    measured = SUITES["speed"](Request(reports=[str(report)], repeats=1)).figures
    assert list(measured) == [*KEYS, "conflict", "mixed"]
    assert all(float(str(measured[key])) > 0 for key in KEYS)
    for name, count in (("conflict", 3), ("mixed", 20)):
        stream = measured[name]
        assert isinstance(stream, dict)
        assert list(stream) == STREAM
        # of so few reports two processes may be so slow beside the model that nothing is left of the ratio
        assert all(value > 0 for key, value in stream.items() if key != "two_times_model")
        assert stream["reports"] == count
    mixed = measured["mixed"]
    assert isinstance(mixed, dict)
    assert 0.1 <= mixed["read"] < 0.6
    assert float(str(measured["characters"])) >= 500


def test_a_stream_of_gold_data_takes_one_act_to_nine_of_general_news(tmp_path: Path) -> None:
    assert of_gold(tmp_path, 20) == []
    incident = {"gold": {"num_killed": 1, "num_injured": 0, "participants": [], "city_or_county": "Tarn"}}
    docs = [{"id": "a", "title": "In Tarn", "content": "A man was shot."}, {"id": "b", "title": "", "content": "Ads."}]
    path = tmp_path / "gva_semeval2018t5" / "joined.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps(incident | {"incident": "1", "docs": docs}), encoding="utf-8")
    assert of_gold(tmp_path, 20) == []
    for number in range(4):
        page = tmp_path / f"polnear/data/train/text/{number}.txt"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"Taxes {number}", encoding="utf-8")
    stream = of_gold(tmp_path, 20)
    assert [one.path for one in stream[:6]] == ["a", "1.txt", "2.txt", "3.txt", "0.txt", "1.txt"]
    assert [place for place, one in enumerate(stream) if one.title] == [0, 10]


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
