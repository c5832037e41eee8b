"""The suite `actors`, on documents of its own."""

import json
from pathlib import Path

import pytest

from rashomon.bench.actor_sides import measure_sides
from rashomon.bench.actors import Document, Entity, judge, measure_actors, read_documents, score
from rashomon.bench.classes import WORK, half_of
from rashomon.bench.request import Request
from rashomon.records import Party, Reading, Report, Words

TEXT = "The Free Army (FA) fought the Hill Front near Qwxyz. He fled."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def party(words: str, actor: str | None = None) -> Party:
    return Party(words, span(words), actor)


ARMY, SHORT, FRONT = party("Free Army", "free_army"), party("FA", "free_army"), party("Hill Front", "hill_front")
DOCUMENT = Document(
    "d",
    TEXT,
    (
        Entity("Organisation", span("The Free Army"), "The Free Army"),
        Entity("Organisation", span("FA"), "FA"),
        Entity("Organisation", span("the Hill Front"), "the Hill Front"),
        Entity("Person", span("He"), "He"),
    ),
    (span("Qwxyz"),),
    ((span("The Free Army"), span("FA")),),
    ((span("The Free Army"), span("the Hill Front")),),
)


def reading(*named: Party, fights: tuple[tuple[Party, Party, Words], ...] = ()) -> Reading:
    report = Report("r", "-", None, "", None, None, None, None, "none", "en", TEXT, "")
    return Reading(report, (), (), (), (), (), (), (), named, fights)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        (reading(), {"organisations": 0, "persons": 0, "precision": 0, "synonyms_f1": 0, "fights_f1": 0}),
        (
            reading(ARMY, SHORT, FRONT, fights=((ARMY, FRONT, Words("fought", span("fought"))),)),
            {"organisations": 1, "persons": 0, "precision": 1, "synonyms_f1": 1, "fights_f1": 1, "fights_spans_f1": 1},
        ),
        # Another mention of the army: the same two fight, in other words.
        (
            reading(ARMY, SHORT, FRONT, fights=((FRONT, SHORT, Words("fought", span("fought"))),)),
            {"fights_f1": 1, "fights_spans_f1": 0},
        ),
        (reading(ARMY, party("fled")), {"organisations": 0.333, "precision": 0.5, "synonyms_f1": 0}),
        (reading(party("Qwxyz")), {"precision": 1}),  # a place is annotated there
    ],
)
def test_what_is_scored(said: Reading, figures: dict[str, float]) -> None:
    found = score([judge(DOCUMENT, said)])
    assert {name: found[name] for name in figures} == figures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight documents, each with a body, one sure pair and one unsure pair of names."""
    text = "The Free Hills Army (FHA) attacked the Hill Front on Monday."
    documents, entities, relations = [], [], []
    for number in range(8):
        id_ = f"doc{number}"
        documents.append({"_id": id_, "text": text})
        for type_, words in (("Organisation", "The Free Hills Army"), ("Organisation", "FHA"), ("Temporal", "Monday")):
            begin = text.index(words)
            end = begin + len(words)
            entities.append({"documentId": id_, "begin": begin, "end": end, "type": type_, "value": words})
        ends = {"sourceBegin": 0, "sourceEnd": 19, "targetBegin": 21, "targetEnd": 24}
        for confidence, type_ in ((1, "IsSynonymOf"), (0.1, "FightingAgainst")):
            relations.append({"documentId": id_, "type": type_, "confidence": confidence, **ends})
    (tmp_path / "part").mkdir()
    for name, rows in (("documents", documents), ("entities", entities), ("relations", relations)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / "part" / f"{name}.json").write_text(f"\ufeff{lines}\n", encoding="utf-8")
    return tmp_path


def test_documents_are_read_with_sure_pairs_only(folder: Path) -> None:
    first = read_documents(folder)[0]
    assert (first.id, len(first.entities), first.others) == ("doc0", 2, ((53, 59),))
    assert (first.synonyms, first.fights) == ((((0, 19), (21, 24)),), ())


def test_figures_are_of_halves_and_misses_of_one(folder: Path) -> None:
    measured = measure_actors(Request(folder))
    assert sorted(measured.figures) == ["all", "held_out", "work"]
    whole = measured.figures["all"]
    assert isinstance(whole, dict)
    assert (whole["documents"], whole["organisations"], whole["synonyms_f1"]) == (8, 1, 1)
    assert whole["precision"] < 1  # the Hill Front is not annotated
    assert {line.split()[0] for line in measured.misses} <= {f"doc{n}" for n in range(8) if half_of(f"doc{n}") == WORK}


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="neither"):
        measure_actors(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_actors(Request())


GOLD = """
event: {place: 'Konna, Borania, Syria'}
reports:
- report: one.txt
  claims:
  - {words: 14 pro-government fighters, field: killed, group: pro-government forces}
  - {words: three civilians, field: killed, group: civilians}
  - {words: noon, field: time, group: event}
"""


def test_the_side_of_each_group_is_scored(tmp_path: Path) -> None:
    (tmp_path / "raid").mkdir()
    text = "5 March 2024\n\nA raid in Syria killed 14 pro-government fighters. It killed three civilians."
    (tmp_path / "raid" / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "raid.yaml").write_text(GOLD, encoding="utf-8")
    figures, _ = measure_sides(tmp_path)
    assert figures["all"] == {"sides": 1.0, "groups": 2.0}
    assert measure_actors(Request(tmp_path)).figures == figures
