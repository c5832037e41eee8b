"""The suite `victims` on a folder of its own, and the corpus of the project against its floors."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.bench.passages import CORPUS, read_passages
from rashomon.bench.request import Request
from rashomon.bench.victims import measure_victims, person_from

PASSAGES = """Jan Novak, 34, a farmer, was killed on Sunday.
= Jan Novak | 35 | | farmer | | killed

Ana Ruiz slept through it.
= Ana Ruiz | | | | | injured

Leo Kral was killed by a mine.
"""


def test_persons_are_found_by_their_names_and_details_counted_over_those_found(tmp_path: Path) -> None:
    (tmp_path / "dev.txt").write_text(PASSAGES, encoding="utf-8")
    measured = measure_victims(Request(tmp_path))
    assert measured.figures["dev"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "age": 0.0, "sex": 1.0, "role": 1.0, "family": 1.0, "fate": 1.0,
        "persons": 2,
    }  # fmt: skip
    assert [line.split(" | ")[0] for line in measured.misses] == [
        "dev.txt:1 details: Jan Novak: age 34, not 35",
        "dev.txt:4 missed: Ana Ruiz",
        "dev.txt:7 excess: Leo Kral, killed",
    ]


def test_the_misses_of_the_half_that_is_scored_on_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "test.txt").write_text(PASSAGES, encoding="utf-8")
    measured = measure_victims(Request(tmp_path))
    assert (measured.misses, measured.items) == ([], {})


@pytest.mark.parametrize(
    "line",
    [
        "Jan Novak, killed",
        "Jan Novak | 34 | | | killed",
        "| 34 | | | | killed",
        "Jan | x | | | | killed",
        "Jan | | | | | ill",
    ],
)
def test_a_line_that_is_none_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="dev"):
        person_from(line, "dev.txt:1")


def test_the_corpus_has_its_size_and_keeps_its_floors() -> None:
    passages = [one for half in ("dev", "test") for one in read_passages(CORPUS / "victims" / f"{half}.txt")]
    assert len(passages) >= 150
    assert sum(not one.expected for one in passages) >= 30  # that name somebody and no victim
    floors = json.loads((files("rashomon.bench") / "floors.json").read_text(encoding="utf-8"))["victims"]
    measured = measure_victims(Request()).figures
    for half, floor in floors.items():
        reached = measured[half]
        assert isinstance(reached, dict)
        assert {name: reached[name] for name in floor if reached[name] < floor[name]} == {}
