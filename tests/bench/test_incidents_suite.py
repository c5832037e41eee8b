"""The suite `incidents`, on passages of its own, and its floors on those of the corpus."""

import json
from importlib import resources
from pathlib import Path
from typing import cast

import pytest

from rashomon.bench.incidents import judge, measure_incidents
from rashomon.bench.passages import PUBLISHED, Passage, find_passages
from rashomon.bench.request import Request
from rashomon.records import Claim, Figure, Mention, Place, Reading, Report, Scope, Time

TEXT = "A strike on Orm killed 14 people on Monday. The raid of January killed 40."


def claim(words: str, mention: str, scope: Scope = "incident") -> Claim:
    """Return a claim that so many were killed by a deed."""
    start = TEXT.index(words)
    span = (start, start + len(words))
    value = Figure(int(words), int(words), "exact", int(words))
    return Claim(
        f"c{words}", mention, "killed", "people", None, value, scope, None, None, None, words, span, "text", None, (),
        "asserts", "test/1", 1.0,
    )  # fmt: skip


def mention(word: str, place: Place | None = None, time: Time | None = None) -> Mention:
    """Return a mention that a word of the text tells."""
    start = TEXT.index(word)
    span = (start, start + len(word))
    return Mention(f"m-{word}", "ASSAULT", None, None, span, "actual", (), (), (), time, place, None, "text")


def reading(mentions: list[Mention], claims: list[Claim]) -> Reading:
    report = Report("r", "r", None, "", None, None, None, PUBLISHED, "option", "en", TEXT, "")
    return Reading(report, (), (), tuple(mentions), tuple(claims), (), (), ())


ORM = Place("near Orm", (9, 15), None, None, None, None, None, None, None, "near", None)
MONDAY = Time("on Monday", (33, 42), "2024-03-04", "2024-03-04")
STRIKE, RAID = mention("strike", ORM, MONDAY), mention("raid")


@pytest.mark.parametrize(
    ("line", "mentions", "claims", "right"),
    [
        # The figure is there, with the deed, the place and the time that are told.
        (
            "14 killed | strike | Orm | 2024-03-04",
            [STRIKE],
            [claim("14", "m-strike")],
            "figures kept_on owners places times",
        ),
        ("14 killed | strike | Orm | 2024-02", [STRIKE], [claim("14", "m-strike")], "figures kept_on owners places"),
        ("14 killed | strike | Tarn | *", [STRIKE], [claim("14", "m-strike")], "figures kept_on owners"),
        # It is put on another deed, out of the event, or not found.
        ("14 killed | strike", [STRIKE, RAID], [claim("14", "m-raid")], "figures kept_on"),
        ("14 killed | strike", [STRIKE], [claim("14", "m-strike", "background")], "figures owners"),
        ("14 killed | strike", [STRIKE], [], ""),
        # A figure of the past is kept off by its scope, or by being of its own deed; and not otherwise.
        ("40 killed | - raid", [STRIKE], [claim("40", "m-strike", "other_incident")], "figures kept_off owners"),
        ("40 killed | - raid", [STRIKE, RAID], [claim("40", "m-raid")], "figures kept_off owners"),
        ("40 killed | - raid", [STRIKE, RAID], [claim("40", "m-strike")], "figures"),
        # A further deed may be of the event or not.
        ("40 killed | + raid", [STRIKE, RAID], [claim("40", "m-raid", "other_incident")], "figures owners"),
        # One deed or two.
        ("apart strike raid", [STRIKE, RAID], [], "apart"),
        ("apart strike raid", [STRIKE], [], ""),
        ("same strike raid", [STRIKE], [], "same"),
        ("same strike raid", [STRIKE, RAID], [], ""),
        ("same strike raid", [], [], ""),
    ],
)
def test_each_thing_to_be_found_is_judged_by_its_own_measures(
    line: str, mentions: list[Mention], claims: list[Claim], right: str
) -> None:
    passage = Passage("dev.txt:1", TEXT, expected=(line,))
    verdicts = judge(passage, reading(mentions, claims))
    assert " ".join(sorted(one.measure for one in verdicts if one.right)) == right


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("14 eaten | strike", "neither a figure nor a pair"),
        ("killed", "neither a figure nor a pair"),
        ("15 killed | strike", "'15' is not in the passage"),
        ("killed killed | strike", "'killed' stands 2 times in the text"),
        ("14 killed | ambush", "'ambush' is not in the passage"),
        ("14 killed | strike#2", "'strike#2' is not in the passage"),
        ("same strike", "not two lists of words"),
    ],
)
def test_a_line_that_cannot_be_judged_is_told_with_its_passage(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"dev\.txt:1: {reason}"):
        list(judge(Passage("dev.txt:1", TEXT, expected=(line,)), reading([], [])))


def test_what_is_wrong_in_the_half_not_to_be_read_is_not_told(tmp_path: Path) -> None:
    for half in ("dev", "test"):
        told = "Shelling killed three people in Kherson on Monday.\n= three killed | Shelling killed | Odessa\n"
        (tmp_path / f"{half}.txt").write_text(told, encoding="utf-8")
    measured = measure_incidents(Request(tmp_path))
    wanted = {"figures": 1.0, "kept_on": 1.0, "owners": 1.0, "places": 0.0}
    assert measured.figures == {"dev": wanted, "test": wanted}
    assert [line.partition(" ")[0] for line in measured.misses] == ["places:"]


def test_what_was_reached_on_the_corpus_is_not_lost() -> None:
    floors = json.loads((resources.files("rashomon.bench") / "floors.json").read_text(encoding="utf-8"))["incidents"]
    figures = cast("dict[str, dict[str, float]]", measure_incidents(Request()).figures)
    below = [
        f"{half} {name}: {figures[half][name]} against {floor}"
        for half, wanted in floors.items()
        for name, floor in wanted.items()
        if figures[half][name] < floor
    ]
    assert below == []


def test_the_corpus_has_two_halves_of_like_size() -> None:
    halves = find_passages("incidents")
    assert sorted(halves) == ["dev", "test"]
    assert sum(map(len, halves.values())) >= 180
    assert all(passage.expected for passages in halves.values() for passage in passages)
