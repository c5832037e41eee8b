"""The suite `gva`, on incidents of its own: which number a report comes to, and how it is scored."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.bench.classes import WORK, half_of
from rashomon.bench.gva import Answer, answer, final_answers, measure_gva, read_reports, score, score_incidents
from rashomon.bench.kept_readings import VARIABLE
from rashomon.bench.request import Request
from rashomon.records import Claim, Field, Figure, Link, PersonValue, Reading, Scope, Stance, Value

OUTLET = Link("Post", None, "outlet", None, None, "asserts")


def claim(field: Field, value: Value, scope: Scope = "incident", stance: Stance = "asserts") -> Claim:
    return Claim(
        "c", "m", field, "", None, value, scope, None, None, None, "words", (0, 1), "text", None, (OUTLET,), stance,
        "made", 1.0,
    )  # fmt: skip


def killed(low: int | None, high: int | None, scope: Scope = "incident", stance: Stance = "asserts") -> Claim:
    return claim("killed", Figure(low, high, "exact", high), scope, stance)


def named(name: str, fate: str = "killed") -> Claim:
    return claim("victim", PersonValue(name, None, None, None, None, fate))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "number"),
    [
        ([], None),
        ([killed(3, 3)], 3),
        ([killed(0, 0)], 0),
        ([killed(1, 1), killed(4, 4), killed(4, 4)], 4),  # told most often
        ([killed(1, 1), killed(4, 4)], 4),  # of several the largest
        ([killed(24, 99)], None),  # wider than a tenth
        ([killed(95, 100)], 100),
        ([killed(5, None)], None),
        ([killed(7, 7, "other_incident"), killed(2, 2, "part")], None),
        ([killed(7, 7, stance="denies")], None),
        ([named("Ali Hamo"), named("Hamo"), named("Rita Lund")], 2),
        ([killed(1, 1), named("Ali Hamo"), named("Rita Lund")], 2),
        ([killed(3, 3), named("Ali Hamo")], 3),
        ([named("Ali Hamo", "injured")], None),
    ],
)
def test_a_report_comes_to_one_number(claims: list[Claim], number: int | None) -> None:
    assert answer(claims, "killed") == number


def test_those_shot_and_not_killed_are_injured_where_nothing_else_tells() -> None:
    shot = claim("casualties", Figure(5, 5, "exact", 5))
    assert answer([shot, killed(2, 2)], "injured") == 3
    assert answer([shot, killed(2, 2), claim("injured", Figure(1, 1, "exact", 1))], "injured") == 1
    assert answer([killed(2, 2)], "injured") is None


def test_numbers_are_scored_where_there_were_some_and_false_dead_where_there_were_none() -> None:
    pairs = [(2, 2), (2, 3), (1, None), (0, None), (0, 1), (0, 0)]
    answers = [
        one
        for wanted, found in pairs
        for one in (Answer("i", "killed", wanted, found, ""), Answer("i", "injured", 0, None, ""))
    ]
    figures = score(answers)
    assert (figures["reports"], figures["no_killed_where_none"], figures["injured_f1"]) == (6, 0.667, 0)
    assert (figures["killed_precision"], figures["killed_recall"], figures["killed_f1"]) == (0.333, 0.333, 0.333)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = {"num_killed": 2, "num_injured": 0}
    docs = [{"id": "0" * 32, "title": "", "dct": "2014-03-04", "content": "It rained in the town on Monday."}]
    lines = [json.dumps({"incident": str(number), "gold": gold, "docs": docs}) for number in range(8)]
    (tmp_path / "joined.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return tmp_path


def test_a_sample_is_the_same_everywhere_and_misses_are_of_one_half(folder: Path) -> None:
    sample = [one["incident"] for _, one in read_reports(folder, 5)]
    assert sample == [one["incident"] for _, one in read_reports(folder, 8)][:5]
    measured = measure_gva(Request(folder, limit=5))
    work = [one for one in sample if half_of(one) == WORK]
    misses, joined = measured.misses[:-1], measured.misses[-1]
    assert [line.partition("/")[0] for line in misses] == work
    assert f"joins {len(work)} incidents: {work[0]}/" in joined  # all have one text
    assert measured.figures["incidents"]["pairs_precision"] == 0  # type: ignore[index]
    assert measured.figures["work"]["reports"] == len(work)  # type: ignore[index]


def test_readings_are_kept_where_a_folder_is_named(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv(VARIABLE, str(kept))
    first = measure_gva(Request(folder, limit=5))
    [file] = kept.iterdir()
    with file.open("ab") as end:
        end.write(b'{"report": half a line')
    monkeypatch.setattr("rashomon.bench.kept_readings.run_serial", lambda *_: iter(()))  # nothing is read any more
    assert measure_gva(Request(folder, limit=5)) == first


def test_reports_are_grouped_by_incident() -> None:
    figures = score_incidents(["a", "a", "b"], ["e1", "e1", "e1"])
    assert (figures["pairs_precision"], figures["pairs_recall"], figures["b3_recall"]) == (0.333, 1, 1)
    assert (figures["incidents"], figures["found"], figures["alone_b3_f1"]) == (2, 1, 0.8)


def test_of_several_reports_of_an_incident_the_last_and_most_count(reading: Reading) -> None:
    days = ["2014-03-06", "2014-03-04", "2014-03-05", "2014-03-07"]
    readings = [replace(reading, report=replace(reading.report, published=day)) for day in days]
    found = [3, 1, 1, None]
    answers = [Answer("i", field, 3, number, "") for number in found for field in ("killed", "injured")]
    said = final_answers(answers, readings)
    assert [one.found for one in said["last"]] == [3, 3]
    assert [one.found for one in said["most_told"]] == [1, 1]
    assert final_answers(answers[:2], readings[:1]) == {"last": [], "most_told": []}


def test_a_folder_without_incidents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no joined\.jsonl"):
        measure_gva(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_gva(Request())
