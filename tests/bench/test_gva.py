"""The suite `gva`, on incidents of its own: which number a report comes to, and how it is scored."""

import gzip
import json
from pathlib import Path

import pytest

from rashomon.bench.classes import WORK, half_of
from rashomon.bench.gva import Answer, answer, measure_gva, read_reports, score
from rashomon.bench.request import Request
from rashomon.records import Claim, Field, Figure, Link, PersonValue, Scope, Stance, Value

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
    assert [line.partition("/")[0] for line in measured.misses] == work
    assert measured.figures["work"]["reports"] == len(work)  # type: ignore[index]


def test_a_folder_without_incidents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no joined\.jsonl"):
        measure_gva(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_gva(Request())
