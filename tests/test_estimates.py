"""`rashomon compare --estimates`: asked for or absent, the same bytes, and words that decide nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app

TOLD = {
    "post": "The United States military said 100",
    "herald": "Russia's defence ministry said no",
    "tass": "TASS said no",
    "channel": "RT said no",
    "courier": "The Syrian Observatory for Human Rights said 47",
}
DEED = "pro-government fighters were killed in the US strike on Khusham, Syria, on 7 February 2018."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, words in TOLD.items():
        (tmp_path / f"{name}.txt").write_text(f"{words} {DEED}\n")
    return tmp_path


def compare(folder: Path, *options: str) -> str:
    result = CliRunner().invoke(app, ["compare", str(folder), "--published", "2018-02-09", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_nobody_sees_estimates_who_did_not_ask(folder: Path) -> None:
    assert "estimates" not in json.loads(compare(folder, "--json"))
    assert "Estimates." not in compare(folder)


def test_estimates_follow_the_comparison_which_stays_as_it_is(folder: Path) -> None:
    plain, asked = json.loads(compare(folder, "--json")), json.loads(compare(folder, "--json", "--estimates"))
    estimates = asked.pop("estimates")
    assert asked == plain
    events = {event["id"]: event for event in asked["events"]}
    for one in estimates:
        finding = events[one["event"]]["findings"][one["finding"]]
        assert all(len(weighted["positions"]) == len(finding["positions"]) for weighted in one["estimates"])
        assert one["warranted"] == bool(one["estimates"]) == (not one["why"])


def test_state_media_do_not_outvote_an_observer(folder: Path) -> None:
    asked = json.loads(compare(folder, "--json", "--estimates"))
    (one,) = (one for one in asked["estimates"] if one["warranted"])
    (event,) = (event for event in asked["events"] if event["id"] == one["event"])
    printed = [position["printed"] for position in event["findings"][one["finding"]]["positions"]]
    likeliest = {w["method"]: printed[w["positions"].index(max(w["positions"]))] for w in one["estimates"]}
    assert likeliest == {"vote": 0, "accu": 0, "accucopy": 0, "sides": 47}
    assert {s["speaker"]: s["party"] for s in one["speakers"]} == {
        "Russia": True,
        "Syrian Observatory for Human Rights": False,
        "United States": True,
    }


def test_the_table_shows_the_methods_beside_each_other_with_what_they_assume(folder: Path) -> None:
    told = compare(folder, "--estimates").partition("Estimates.")[2]
    assert all(word in told for word in ("vote", "accu", "accucopy", "sides", "none of these", "a party"))
    assert "true" not in told.casefold()
    assert compare(folder, "--estimates") == compare(folder, "--estimates")


def test_where_too_few_speak_the_table_says_so(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(f"{TOLD['post']} {DEED}\n")
    assert "No estimate is warranted for 1 of 1 figures" in compare(tmp_path, "--estimates")


def test_where_no_figure_is_told_the_table_says_so(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("It rained in Khusham, Syria, on 7 February 2018.\n")
    assert "No figure is told." in compare(tmp_path, "--estimates")
