"""The suite `plover`, on records of its own."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.bench.plover import main_type, measure_plover, said_type, type_of
from rashomon.bench.request import Request
from rashomon.records import Mention, Realis

RECORDS = [
    {"id": "0", "event": "DOCUMENT"},
    {"id": "a", "event": "FIGHT", "mode": "heavy-weapons", "text": "The army shelled the town of Orsk."},
    {"id": "b", "event": "DISAPPROVE", "text": "The minister condemned the arrests."},
    {"id": "c", "event": "THREATEN", "text": "The rebels threatened to bomb the bridge."},
    {"id": "d", "event": "AGREE", "text": "The two ministers agreed to meet again."},
    {"id": "f", "event": "PROTEST", "text": "The harvest was good."},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold_standard_records").mkdir()
    path = tmp_path / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    return tmp_path


def mention(trigger: int, kind: str, realis: Realis) -> Mention:
    return Mention("m", kind, None, None, (trigger, trigger + 1), realis, (), (), (), None, None, None, "text")


@pytest.mark.parametrize(
    ("event", "mode", "kind"),
    [
        ("FIGHT", "firearms", "ASSAULT"),
        ("FIGHT", "deport", "COERCE"),
        ("COERCE", "destroy", "ASSAULT"),
        ("COERCE", "detain", "COERCE"),
        ("THREATEN", "destroy", "THREATEN"),
        ("INVESTIGATE", "", "ACCUSE"),
        ("DEMAND", "", "REQUEST"),
        ("RETREAT", "", "RETREAT"),
    ],
)
def test_types_of_the_older_codebook_are_brought_to_those_of_the_newer(event: str, mode: str, kind: str) -> None:
    assert type_of(event, mode) == kind


def test_the_first_deed_that_is_told_as_done_or_willed_is_the_sentences() -> None:
    assert main_type([mention(30, "ASSAULT", "actual"), mention(5, "PROTEST", "actual")]) == "PROTEST"
    assert main_type([mention(30, "ASSAULT", "actual"), mention(5, "PROTEST", "hypothetical")]) == "ASSAULT"
    assert main_type([mention(5, "ASSAULT", "threatened")]) == "THREATEN"
    assert main_type([mention(5, "ASSAULT", "negated")]) == "ASSAULT"
    assert main_type([]) is None


@pytest.mark.parametrize(
    ("kind", "mode", "realis", "said"),
    [
        ("ASSAULT", None, "planned", "THREATEN"),
        ("COERCE", "curfew", "hypothetical", "THREATEN"),
        ("RETREAT", "withdraw", "planned", "AGREE"),
        ("CONSULT", None, "negated", "REJECT"),
        ("SANCTION", None, "planned", "SANCTION"),
        ("SANCTION", None, "hypothetical", "THREATEN"),
        ("SANCTION", "convict", "actual", "ACCUSE"),
        ("MOBILIZE", "troops", "planned", "MOBILIZE"),
        ("ASSAULT", None, "negated", "ASSAULT"),
    ],
)
def test_a_deed_that_is_only_announced_is_a_word_about_it(
    kind: str, mode: str | None, realis: Realis, said: str
) -> None:
    assert said_type(replace(mention(0, kind, realis), mode=mode)) == said


def test_what_a_crowd_does_by_force_is_its_protest() -> None:
    assert said_type(replace(mention(0, "ASSAULT", "actual"), acled="Violent demonstration")) == "PROTEST"


def test_figures_are_of_the_types_that_count_and_misses_of_one_half(folder: Path) -> None:
    measured = measure_plover(Request(gold=folder))
    figures = measured.figures["all"]
    assert isinstance(figures, dict)
    assert figures["texts"] == 5
    assert (figures["ASSAULT.f1"], figures["ACCUSE.f1"], figures["THREATEN.f1"], figures["PROTEST.f1"]) == (1, 1, 1, 0)
    assert figures["macro_f1"] == 0.75
    assert "AGREE.f1" not in figures
    assert not any("The harvest" in line for line in measured.misses)  # of the held-out half


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no gold_standard_records"):
        measure_plover(Request(gold=tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_plover(Request())
