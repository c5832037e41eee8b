"""The suite `figures`: its lines, its judgement, and the project's own passages against their floors."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from rashomon.bench.figures import judge, measure_figures, read_line, score
from rashomon.bench.passages import Passage
from rashomon.bench.request import Item, Request
from rashomon.records import Claim, Field, Figure, Link, Reading, Report, Whom

OUTLET = Link("Post", None, "outlet", None, None, "asserts")


def claim(words: str, field: Field, figure: Figure, **more: object) -> Claim:
    whom = Whom(None, None, "combatant", "any")
    made = Claim(
        words, "m", field, "soldiers", whom, figure, "incident", None, None, None, words, (0, 1), "text", None,
        (OUTLET,), "asserts", "made", 1.0,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def exact(number: int) -> Figure:
    return Figure(number, number, "exact", number)


def states(expected: tuple[str, ...], *claims: Claim) -> list[str]:
    report = Report("r", "r", None, "", None, None, None, None, "none", "en", "text", "")
    said = Reading(report, (), (), (), claims, (), (), ())
    return [item.state for item in judge(Passage("dev.txt:1", "text", expected=expected), said).values()]


@pytest.mark.parametrize(
    ("line", "low", "high", "bounds"),
    [
        ("killed 14 soldiers", 14, 14, {"exact"}),
        ("killed 14 soldiers | about", 14, 14, {"about"}),
        ("killed 20-30", 20, 30, {"between"}),
        ("killed 24-99 | vague", 24, 99, {"vague"}),
        ("killed 40-", 40, None, {"at_least"}),
        ("killed -40", None, 40, {"up_to"}),
        ("killed 41- | at_least/more_than", 41, None, {"at_least", "more_than"}),
        ("? killed ? men", None, None, {"vague"}),
    ],
)
def test_a_line_gives_an_interval_and_its_bound(line: str, low: int | None, high: int | None, bounds: set[str]) -> None:
    wanted = read_line(line, "dev.txt:1")
    assert (wanted.low, wanted.high, set(wanted.bounds), wanted.maybe) == (low, high, bounds, line.startswith("?"))


@pytest.mark.parametrize("line", ["slain 14", "killed many", "killed 14 | loudly", "killed 14 | of them", "14 killed"])
def test_a_line_of_no_form_is_told_with_its_place(line: str) -> None:
    with pytest.raises(ValueError, match=r"dev\.txt:7"):
        read_line(line, "dev.txt:7")


SOLDIERS = claim("a", "killed", exact(14))
THREE = claim("b", "killed", exact(3), scope="part", part_of="a")
TWENTY = claim("c", "killed", exact(20), replaces="a")


@pytest.mark.parametrize(
    ("expected", "claims", "wanted"),
    [
        (("killed 14 soldiers",), [SOLDIERS], ["right"]),
        (("killed/casualties 14 | combatant",), [SOLDIERS], ["right"]),
        (("killed 14 farmers",), [SOLDIERS], ["missed", "excess"]),
        (("killed 14 | civilian",), [SOLDIERS], ["missed", "excess"]),
        (("killed 14 | about",), [SOLDIERS], ["missed", "excess"]),
        (("killed 14 | off",), [SOLDIERS], ["missed", "excess"]),
        (("killed 14 | off",), [replace(SOLDIERS, scope="background")], ["right"]),
        (("killed 14 | denies",), [replace(SOLDIERS, stance="denies")], ["right"]),
        (("killed 14",), [replace(SOLDIERS, stance="denies")], ["missed", "excess"]),
        (("killed 14 | title",), [SOLDIERS], ["missed", "excess"]),
        (("killed 14 | as_of 2024-03-04",), [replace(SOLDIERS, as_of="2024-03-04")], ["right"]),
        (("killed 14", "killed 3 | of 1"), [SOLDIERS, THREE], ["right", "right"]),
        (("killed 14", "killed 3 | of 1"), [SOLDIERS, replace(THREE, part_of="z")], ["right", "missed", "excess"]),
        (("killed 14", "killed 20 | replaces 1"), [SOLDIERS, TWENTY], ["right", "right"]),
        (("killed 14", "killed 20"), [SOLDIERS, TWENTY], ["right", "missed", "excess"]),
        (("? killed 14",), [], []),
        (("? killed 14",), [SOLDIERS], ["right"]),
        ((), [SOLDIERS], ["excess"]),
        (("killed 14",), [SOLDIERS, replace(SOLDIERS, id="again")], ["right"]),
    ],
)
def test_a_figure_is_right_where_all_that_its_line_tells_is(
    expected: tuple[str, ...], claims: list[Claim], wanted: list[str]
) -> None:
    assert states(expected, *claims) == wanted


def test_a_passage_counts_only_where_all_is_right() -> None:
    right, missed, excess = Item("right", ""), Item("missed", ""), Item("excess", "")
    figures = score([{"a": right, "b": right}, {"a": right, "b": missed}, {"a": excess}, {}])
    assert (figures["passages"], figures["recall"], figures["precision"]) == (0.5, 0.75, 0.75)


def test_what_is_wrong_in_the_half_for_scoring_is_not_told(tmp_path: Path) -> None:
    for half in ("dev", "test"):
        (tmp_path / f"{half}.txt").write_text("Nothing happened.\n= killed 3\n", encoding="utf-8")
    measured = measure_figures(Request(tmp_path))
    assert [line.partition(" ")[0] for line in measured.misses] == ["dev.txt:1"]
    assert list(measured.items) == ["dev.txt:1"]
    assert measured.figures["test"] == measured.figures["dev"]


def test_the_passages_of_the_project_keep_their_floors() -> None:
    floors = json.loads((resources.files("rashomon.bench") / "floors.json").read_text(encoding="utf-8"))["figures"]
    measured = measure_figures(Request())
    for half, wanted in floors.items():
        figures = measured.figures[half]
        assert isinstance(figures, dict)
        assert {name: figures[name] for name in wanted if figures[name] < wanted[name]} == {}, half
        assert figures["passages.gold"] >= {"dev": 300, "test": 100}[half]
