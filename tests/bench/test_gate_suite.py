"""The suite of the gate, on what the project ships and on gold data in miniature; floors where there is gold data."""

import gzip
import json
import os
from importlib import resources
from itertools import islice
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.gate_suite import judge
from rashomon.bench.gate_texts import Told
from rashomon.bench.general import make_general, mix
from rashomon.bench.request import Request
from rashomon.tables import load_ontology

FLOORS = json.loads((resources.files("rashomon.bench") / "floors.json").read_text(encoding="utf-8"))["gate"]
CALM = "The pupils of the school have a garden with a bed for every class, and they sell what grows in it. " * 3
ACT = f"{CALM} Gunmen killed two guards at the mill."


def put(path: Path, text: str, *, packed: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    put(tmp_path / "muc34/raw/dev/key-dev", "0.  MESSAGE: ID   DEV-MUC3-0001\n4.  INCIDENT: TYPE   ATTACK\n")
    messages = f"DEV-MUC3-0001 (X)\n{ACT.upper()}\nDEV-MUC3-0002 (X)\n{CALM.upper()}\n"
    put(tmp_path / "muc34/raw/dev/dev-muc3", messages)
    documents = [("1", ["ARREST"], CALM), ("2", [], CALM)]
    lines = [json.dumps({"doc_id": id_, "doc_labels": labels, "doc_text": text}) for id_, labels, text in documents]
    put(tmp_path / "india_police/data/final/docs.jsonl.gz", "\n".join(lines), packed=True)
    people = [{"Name": "Jo Tarn"}, {"Name": ""}, {}]
    told = {"num_killed": 1, "num_injured": "0", "city_or_county": "Halden (part)", "participants": people}
    docs = [
        {"id": n, "title": None, "content": text} for n, text in enumerate([f"Halden: {ACT}", f"Tarn. {ACT}", CALM])
    ]
    put(tmp_path / "gva_semeval2018t5/joined.jsonl", json.dumps({"incident": "7", "gold": told, "docs": docs}))
    put(tmp_path / "article_extraction/scrapinghub/ground-truth.json", json.dumps({"a": {"articleBody": CALM}}))
    put(tmp_path / "tempeval3/data/one.tml", f"<X><TEXT>{CALM}<TIMEX3>today</TIMEX3></TEXT></X>")
    put(tmp_path / "polnear/data/train/text/one.txt", ACT)
    return tmp_path


def test_recall_and_what_is_dropped_are_told_for_each_set(gold: Path) -> None:
    measured = SUITES["gate"](Request(gold=gold))
    figures = measured.figures
    assert figures["muc34"] == {"reports": 2.0, "telling": 1.0, "recall": 1.0, "dropped": 1.0}
    assert figures["india_police"] == {"reports": 2.0, "telling": 1.0, "recall": 0.0, "dropped": 1.0}
    assert figures["gva_semeval2018t5"] == {"reports": 3.0, "telling": 2.0, "recall": 1.0, "dropped": 1.0}
    assert figures["general.article_extraction"] == {"reports": 1.0, "dropped": 1.0}
    assert figures["general.tempeval3"] == {"reports": 1.0, "dropped": 1.0}
    assert figures["general.polnear"] == {"reports": 1.0, "dropped": 0.0}
    assert figures["all"] == {"reports": 7.0, "telling": 4.0, "recall": 0.75, "dropped": 1.0}
    assert [line.partition(":")[0] for line in measured.misses] == ["1"]


def test_a_folder_without_any_of_the_sets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="none of the sets muc34, india_police"):
        SUITES["gate"](Request(gold=tmp_path))


def test_what_the_project_ships_keeps_its_floors() -> None:
    figures = SUITES["gate"](Request()).figures
    assert list(figures) == ["made", "speed"]
    made = figures["made"]
    assert isinstance(made, dict)
    assert {name: made[name] for name, least in FLOORS["made"].items() if made[name] < least} == {}


@pytest.mark.parametrize("part", [name for name in FLOORS if name != "made"])
def test_the_gate_on_gold_data_keeps_its_floors(part: str) -> None:
    if not os.environ.get("RASHOMON_GOLD"):
        pytest.skip("RASHOMON_GOLD names no folder of gold data")
    figures = SUITES["gate"](Request(gold=Path(os.environ["RASHOMON_GOLD"]))).figures
    if part not in figures:
        pytest.skip(f"{part} is not there")
    measured = figures[part]
    assert isinstance(measured, dict)
    assert {name: measured[name] for name, least in FLOORS[part].items() if measured[name] < least} == {}


def test_texts_of_one_kind_have_only_their_figure() -> None:
    ontology = load_ontology()
    assert judge([Told("a", "", ACT, True)], ontology) == {"reports": 1.0, "telling": 1.0, "recall": 1.0}
    assert judge([Told("a", "", CALM, None)], ontology) == {"reports": 1.0, "dropped": 1.0}


def test_general_news_is_the_same_from_the_same_seed() -> None:
    first, again = list(make_general(30)), list(make_general(40))
    assert again[:30] == first
    assert first != list(make_general(30, seed=1))
    assert len({one.id for one in again}) == 40
    assert not any("{" in one.text for one in again)


def test_one_report_in_ten_of_a_stream_is_about_violence() -> None:
    violent = list(islice(make_general(3, seed=9), 3))
    stream = mix(violent, 40)
    assert [stream[place] for place in (0, 10, 20, 30)] == [*violent, violent[0]]
    assert len({one.id for one in stream}) == 39
