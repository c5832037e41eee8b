"""The suite `case2021`, on snippets of its own."""

from pathlib import Path

import pytest

from rashomon.bench.case2021 import CLASSES, OTHERS, cross_validated, learn, measure_case2021
from rashomon.bench.request import Request
from rashomon.tables import load_ontology

SNIPPETS = [
    ("AIR_STRIKE", "Warplanes bombed a market in Orsk on Monday."),
    ("GRENADE", "Unknown men hurled a grenade at a bus."),
    ("ARREST", "Police arrested nine members of the party in Orsk."),
    ("PEACE_PROTEST", "Thousands marched through Orsk over prices."),
    ("NATURAL_DISASTER", "An earthquake killed forty people in the hills."),
    ("MAN_MADE_DISASTER", "A boiler burst at a factory and killed a man."),
    ("ATTRIB", "The Islamic State claimed responsibility for the attack in Orsk."),
    ("DIPLO", "Norway expelled two diplomats."),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "task2" / "test_dataset").mkdir(parents=True)
    lines = [
        "id\tEventSnippet\tSubType",
        *(f"{i}\t{text}\t{name}" for i, (name, text) in enumerate(SNIPPETS)),
        "broken",
    ]
    path = tmp_path / "task2" / "test_dataset" / "gold.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_every_sub_event_type_of_acled_is_a_class() -> None:
    assert set(CLASSES) == set(load_ontology().sub_events)
    assert len({*CLASSES.values(), *OTHERS}) == 30


def test_rules_tell_the_class_of_a_snippet(folder: Path) -> None:
    figures = measure_case2021(Request(gold=folder)).figures["rules.all"]
    assert isinstance(figures, dict)
    assert {name: figures[f"{name}.f1"] for name, _ in SNIPPETS} == {name: 1.0 for name, _ in SNIPPETS}


def test_both_answers_are_told_whole_and_by_halves(folder: Path) -> None:
    figures = measure_case2021(Request(gold=folder)).figures
    assert set(figures) == {f"{who}.{part}" for who in ("rules", "weights") for part in ("all", "work", "held_out")}


def test_weights_are_learned_from_the_other_folds_only() -> None:
    seen = [(f"{name}{i}", name, frozenset({f"word {name}", "word any"})) for name in ("A", "B") for i in range(20)]
    assert list(cross_validated(seen)) == [name for _, name, _ in seen]
    alone = [*seen, ("C0", "C", frozenset({"word C"}))]
    assert list(cross_validated(alone))[-1] != "C"  # what no other text has cannot be learned


def test_a_feature_of_one_text_only_has_no_weight() -> None:
    _, odds, _ = learn([("1", "A", frozenset({"x", "y"})), ("2", "A", frozenset({"x"}))])["A"]
    assert set(odds) == {"x"}


def test_a_folder_without_snippets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no test_dataset"):
        measure_case2021(Request(gold=tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_case2021(Request())
