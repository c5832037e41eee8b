"""The suite `india_police`, on sentences of its own, in lower case as there."""

import gzip
import json
from pathlib import Path

import pytest

from rashomon.bench.india_police import measure_india_police
from rashomon.bench.request import Request

SENTENCES = [
    ("1", ["KILL", "FORCE"], "policemen shot two men dead in the old town on monday."),
    ("1", ["ARREST"], "the police have arrested forty persons so far."),
    ("1", [], "the rioters killed a man near the mill."),
    ("2", ["ARREST"], "nine shopkeepers were detained on sunday night."),
    ("2", [], "the police may arrest more persons, the minister said."),
    ("3", [], "he had a cardiac arrest last week."),
    ("3", [], "six persons were hurt when police opened fire, but nobody was killed."),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "final").mkdir(parents=True)
    with gzip.open(tmp_path / "data" / "final" / "sents.jsonl.gz", "wt", encoding="utf-8") as lines:
        for document, labels, text in SENTENCES:
            lines.write(
                json.dumps({"doc_id": document, "sent_id": "0", "sent_labels": labels, "sent_text": text}) + "\n"
            )
    return tmp_path


def test_sentences_and_documents_are_scored_by_label(folder: Path) -> None:
    figures = measure_india_police(Request(gold=folder)).figures["all"]
    assert isinstance(figures, dict)
    wanted = {"sentences": 7, "documents": 3, "KILL.sentence.gold": 1, "ARREST.document.gold": 2}
    assert {name: figures[name] for name in wanted} == wanted
    for label in ("KILL", "ARREST"):
        for level in ("sentence", "document"):
            assert figures[f"{label}.{level}.f1"] == 1.0, (label, level)


def test_a_limit_is_of_documents(folder: Path) -> None:
    figures = measure_india_police(Request(gold=folder, limit=1)).figures["all"]
    assert isinstance(figures, dict)
    assert (figures["sentences"], figures["documents"]) == (3, 1)


def test_a_folder_without_sentences_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no data/final/sents\.jsonl\.gz"):
        measure_india_police(Request(gold=tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_india_police(Request())
