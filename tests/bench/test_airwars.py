"""The suite `airwars`, on incidents of its own: which range a narrative comes to, and how it is scored."""

import json
from pathlib import Path

import pytest

from rashomon.bench.airwars import Ranged, measure_airwars, range_of, read_incidents, score
from rashomon.bench.request import Request
from rashomon.records import Bound, Claim, Field, Figure, Link, PersonValue, Scope, Stance, Value

OUTLET = Link("Post", None, "outlet", None, None, "asserts")


def claim(value: Value, scope: Scope = "incident", stance: Stance = "asserts") -> Claim:
    field: Field = "victim" if isinstance(value, PersonValue) else "killed"
    return Claim(
        "c", "m", field, "", None, value, scope, None, None, None, "words", (0, 1), "text", None, (OUTLET,), stance,
        "made", 1.0,
    )  # fmt: skip


def told(low: int | None, high: int | None, bound: Bound = "exact", printed: int | None = None) -> Claim:
    return claim(Figure(low, high, bound, printed))


def named(name: str) -> Claim:
    return claim(PersonValue(name, None, None, None, None, "killed"))


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([], None),
        ([told(4, 4)], (4, 4)),
        ([told(4, None, "at_least", 4), told(9, 9), told(2, 2)], (4, 9)),  # the first gives the lowest
        ([told(10, 11, "between")], (10, 11)),
        ([told(21, None, "more_than", 20)], (20, 20)),
        ([told(24, 99, "vague"), told(None, 8, "up_to", 8)], (8, 8)),
        ([claim(Figure(7, 7, "exact", 7), "part"), claim(Figure(9, 9, "exact", 9), stance="denies")], None),
        ([named("Ali Hamo"), named("Rita Lund"), named("Ali Hamo")], (2, 2)),
        ([named("Ali Hamo"), told(3, 3)], (3, 3)),
    ],
)
def test_a_narrative_comes_to_a_range(claims: list[Claim], wanted: tuple[int, int] | None) -> None:
    assert range_of(claims) == wanted


def test_the_lowest_may_be_asked_of_all_figures() -> None:
    assert range_of([told(4, 4), told(9, 9), told(2, 2)], leads=False) == (2, 9)


def test_a_range_counts_where_both_its_ends_are_right() -> None:
    pairs = [((3, 5), (3, 5)), ((3, 5), (3, 4)), ((3, 5), None), ((0, 1), None)]
    figures = score([Ranged("a", wanted, found, (3, 5), "") for wanted, found in pairs])
    assert figures == {"lowest": 0.75, "highest": 0.25, "both": 0.25, "both_of_all": 0.75, "incidents": 4}


def test_incidents_are_read_whose_killed_are_known(tmp_path: Path) -> None:
    records = [
        ("A1", "October 9, 2023", "133 – 164", "Jets struck the camp.\nThe victims were named as:\nAli Hamo\nAdult"),
        ("A2", "October 9–10, 2023", "1", "A shell fell."),
        ("A3", "October 9, 2023", "Unknown", "A shell fell."),
    ]
    lines = [
        json.dumps({"code": code, "date": date, "killed": killed, "assessment": text})
        for code, date, killed, text in records
    ]
    (tmp_path / "incidents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first, second = read_incidents(tmp_path)
    assert (first.text, first.published, first.expected) == ("Jets struck the camp.", "2023-10-09", ("133", "164"))
    assert (second.published, second.expected) == ("2023-10-09", ("1", "1"))
    measured = measure_airwars(Request(tmp_path))
    assert measured.figures["all"] == {"lowest": 0, "highest": 0, "both": 0, "both_of_all": 0, "incidents": 2}


def test_a_folder_without_incidents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no incidents\.jsonl"):
        measure_airwars(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_airwars(Request())
