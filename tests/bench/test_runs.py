"""Runs kept in a file, and what another run gained and lost."""

import io
import json
import re
from pathlib import Path

import pytest

from rashomon.bench.request import Item
from rashomon.bench.runs import Run, check_keep, compare_runs, read_run, write_run

FORMER = Run(
    "attribution",
    {"train": {"recall": 0.5, "f1": 0.5}, "dev": {"recall": 0.25}},
    {
        "train/a": {"1": Item("missed", "one | One."), "2": Item("right", "two"), "x": Item("excess", "ex")},
        "train/b": {"1": Item("right", "three")},
    },
)
LATER = Run(
    "attribution",
    {"train": {"recall": 0.75, "f1": 0.5}, "dev": {"recall": 0.5, "f1": 1.0}},
    {
        "train/a": {"1": Item("right", "one | One."), "2": Item("wrong speaker", "two"), "y": Item("excess", "why")},
        "train/c": {"1": Item("right", "four")},
    },
)


def kept(path: Path, run: Run) -> Path:
    with path.open("w", encoding="utf-8") as file:
        write_run(file, run)
    return path


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    assert read_run(kept(tmp_path / "run.json", FORMER), "attribution") == FORMER


def test_the_same_run_is_kept_in_the_same_bytes() -> None:
    turned = Run(FORMER.suite, FORMER.figures, dict(reversed([*FORMER.items.items()])))
    files = io.StringIO(), io.StringIO()
    for file, run in zip(files, (FORMER, turned), strict=True):
        write_run(file, run)
    assert files[0].getvalue() == files[1].getvalue()


def test_gains_and_losses_are_listed_item_by_item_in_the_texts_of_both() -> None:
    assert list(compare_runs(FORMER, LATER)) == [
        "dev f1: none to 1.0",
        "dev recall: 0.25 to 0.5",
        "train recall: 0.5 to 0.75",
        "texts: 1 in both runs, 1 only in the former, 1 only in this one",
        "excess to none: 1",
        "missed to right: 1",
        "none to excess: 1",
        "right to wrong speaker: 1",
        "excess to none: train/a: ex",
        "missed to right: train/a: one | One.",
        "none to excess: train/a: why",
        "right to wrong speaker: train/a: two",
    ]
    assert list(compare_runs(LATER, LATER)) == []


def record(**changed: object) -> str:
    file = io.StringIO()
    write_run(file, FORMER)
    return json.dumps(json.loads(file.getvalue()) | changed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no kept run: not JSON"),
        ("[" * 100_000, "no kept run: not JSON"),
        ("[]", "no kept run: not of the form"),
        ('{"ratio": 2.5}', "no kept run: not of the form"),
        (record(form="rashomon bench run 99"), "no kept run: not of the form"),
        (record(suite="speed"), "a run of 'speed', not of 'attribution'"),
        (record(figures=None), "figures or items are missing"),
        (record(figures={"f1": "high"}), "figures or items are missing"),
        (record(figures={"train": {"f1": True}}), "figures or items are missing"),
        (record(items=[]), "figures or items are missing"),
        (record(items={"train/a": {"1": ["right"]}}), "figures or items are missing"),
        (record(items={"train/a": {"1": ["right", 7]}}), "figures or items are missing"),
        (record(items={"train/a": ["1"]}), "figures or items are missing"),
    ],
)
def test_a_file_that_keeps_no_run_is_named_with_the_reason(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(f"{path}: ") + ".*" + re.escape(reason)) as caught:
        read_run(path, "attribution")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"none\.json: No such file or directory"):
        read_run(tmp_path / "none.json", "attribution")


def test_a_run_is_kept_over_a_run_and_over_nothing_else(tmp_path: Path) -> None:
    check_keep(tmp_path / "new.json", "attribution")
    check_keep(kept(tmp_path / "run.json", FORMER), "attribution")
    (tmp_path / "empty.json").touch()
    check_keep(tmp_path / "empty.json", "attribution")
    (tmp_path / "notes.txt").write_text("dear diary", encoding="utf-8")
    for name, reason in (
        ("notes.txt", "no kept run: not JSON; it is not overwritten"),
        ("no/run.json", "no such folder"),
        (".", "is a folder"),
    ):
        with pytest.raises(ValueError, match=reason):
            check_keep(tmp_path / name, "attribution")
    with pytest.raises(ValueError, match="a run of 'attribution', not of 'speed'; it is not overwritten"):
        check_keep(tmp_path / "run.json", "speed")
