"""The suite `accounts` on cases of its own, and the corpus of the project against its floors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checks import below_floors
from rashomon.bench.accounts import measure_accounts
from rashomon.bench.accounts.gold import GoldClaim, load_case
from rashomon.bench.accounts.suite import CORPUS, find_cases, score_cases, summarise
from rashomon.bench.request import Request

TEXT = """Nine Killed in Tarn Market

At least nine people were killed when shells hit the market of Tarn on 4 March 2034, hospital staff said. The army
said that no one was killed.

Floods killed 30 people last year.
"""


def claim(words: str, low: int, high: int | None, speaker: str, **more: Any) -> dict[str, Any]:
    outlet = {"text": "Post", "kind": "outlet", "stance": "asserts", "via": None}
    speakers = [{"text": speaker, "kind": "named", "stance": "asserts", "via": None}] if speaker else []
    value = {"low": low, "high": high, "bound": "exact", "printed": low}
    known = {"event": "tarn/a", "group": "people", "whom": None, "scope": "incident", "where": "text", "nth": 1}
    return (
        {"words": words, "field": "killed", "value": value, "chain": [*speakers, outlet], "stance": "asserts"}
        | known
        | more
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of one report."""
    (tmp_path / "tarn" / "reports").mkdir(parents=True)
    (tmp_path / "tarn" / "reports" / "01.txt").write_text(TEXT, encoding="utf-8")
    claims = [
        claim("Nine Killed", 9, 9, "", where="title"),
        claim("At least nine people were killed", 9, None, "hospital staff"),
        claim("no one was killed", 0, 0, "The army"),
        claim("30 people", 30, 30, "", event=None, scope="other_incident"),
    ]
    reading: dict[str, Any] = {
        "report": {"path": "01.txt", "title": "Nine Killed in Tarn Market"},
        "events": ["tarn/a"],
    }
    reading |= {"claims": claims, "problems": [], "not_text": []}
    positions = [
        {
            "by": ["hospital staff"],
            "low": 9,
            "high": None,
            "printed": 9,
            "text": None,
            "rejects": False,
            "reports": ["01.txt"],
        },
        {"by": ["The army"], "low": 0, "high": 0, "printed": 0, "text": None, "rejects": False, "reports": ["01.txt"]},
    ]
    finding: dict[str, Any] = {"field": "killed", "group": "people", "positions": positions, "relations": []}
    finding |= {"disputes": [{"kind": "disjoint_figures", "between": [0, 1]}], "origins": {"at_least": 2, "at_most": 2}}
    acts = [{"type": "ASSAULT", "actors": [], "targets": ["market"]}]
    event = {"id": "tarn/a", "type": "ASSAULT", "acts": acts, "findings": [finding]}
    compared = {"events": [event], "copies": [], "not_copies": []}
    (tmp_path / "tarn" / "read.jsonl").write_text(json.dumps(reading), encoding="utf-8")
    (tmp_path / "tarn" / "compare.json").write_text(json.dumps(compared), encoding="utf-8")
    return tmp_path


def test_a_case_is_scored(folder: Path) -> None:
    measured = summarise(score_cases([load_case(folder / "tarn")]))
    wanted = ["claims", "claims_with_speaker", "figures", "figure_precision", "not_leaked", "disputes", "positions"]
    assert {measure: measured[measure] for measure in wanted} == dict.fromkeys(wanted, 1.0)


def test_what_is_not_found_is_missed(folder: Path) -> None:
    """Each fault put into the annotation costs its measure."""
    path = folder / "tarn" / "read.jsonl"
    reading = json.loads(path.read_text(encoding="utf-8"))
    reading["claims"][1]["value"]["low"] = 8  # our figure is false, and the annotation's is missed
    reading["claims"][2]["chain"][0]["text"] = "The mayor"
    path.write_text(json.dumps(reading), encoding="utf-8")
    tally = score_cases([load_case(folder / "tarn")])
    assert (tally.right["claims"], tally.all["claims"]) == (2, 3)
    assert (tally.right["speakers"], tally.all["speakers"]) == (1, 2)
    assert tally.right["figure_precision"] == tally.all["figure_precision"] - 1
    assert any("The mayor" in what for what in tally.wrong["claims_with_speaker"])


def test_a_figure_of_something_else_is_a_leak(folder: Path) -> None:
    path = folder / "tarn" / "read.jsonl"
    reading = json.loads(path.read_text(encoding="utf-8"))
    reading["claims"][1] |= {"event": None, "scope": "running_total"}
    path.write_text(json.dumps(reading), encoding="utf-8")
    tally = score_cases([load_case(folder / "tarn")])
    assert tally.all["not_leaked"] - tally.right["not_leaked"] == 1


def test_misses_of_the_scoring_half_are_not_told(folder: Path) -> None:
    for half in ("dev", "test"):
        (folder / half).mkdir()
    (folder / "tarn" / "read.jsonl").write_text(
        (folder / "tarn" / "read.jsonl").read_text(encoding="utf-8").replace("hospital staff", "Mayor Dahl")
    )
    (folder / "tarn").rename(folder / "test" / "tarn")
    measured = measure_accounts(Request(folder))
    assert list(measured.figures) == ["test"]
    assert measured.misses == []
    (folder / "test" / "tarn").rename(folder / "dev" / "tarn")
    assert any("Mayor Dahl" in line for line in measure_accounts(Request(folder)).misses)


def test_the_older_form_is_read(folder: Path) -> None:
    (folder / "tarn" / "reports" / "01.txt").rename(folder / "tarn" / "01.txt")
    (folder / "tarn" / "compare.json").unlink()
    (folder / "tarn.yaml").write_text(
        """
reports:
- report: 01.txt
  claims:
  - {words: At least nine people, chain: ["hospital staff (to us)"], field: killed, group: people, low: 9}
  - {words: no one was killed, chain: ["unclear (army?)"], field: killed, group: people, low: 0, high: 0}
  not_of_this_event:
  - {anchor: 30 people, field: killed, low: 30, high: 30}
copies: []
findings:
  positions:
  - {field: killed, group: people, positions: [{by: [staff], low: 9, high: null}, {by: [army], low: 0, high: 0}]}
""",
        encoding="utf-8",
    )
    [case] = find_cases(folder)["all"]
    assert [one.chain for one in case.reports[0].claims] == [("hospital staff",), ("unresolved",), ("outlet",)]
    measured = summarise(score_cases([case]))
    assert (measured["figures"], measured["figures_with_speaker"], measured["disputes"]) == (1.0, 0.5, 1.0)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "no cases of accounts"),
        ({"a/compare.json": "{"}, "a: no case of accounts"),
        ({"a/compare.json": "{}", "a/read.jsonl": ""}, "a: no case of accounts: 'events'"),
        ({"b.yaml": "[", "b/1.txt": ""}, "b.yaml: no case of accounts"),
        ({"b.yaml": "reports: 3", "b/1.txt": ""}, "b.yaml: no case of accounts"),
    ],
)
def test_what_is_no_case_is_told(files: dict[str, str], reason: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        find_cases(tmp_path)


def test_a_missing_report_is_told(folder: Path) -> None:
    (folder / "tarn" / "reports" / "01.txt").unlink()
    with pytest.raises(ValueError, match=r"01\.txt: could not be read"):
        score_cases([load_case(folder / "tarn")])


def test_a_figure_without_a_number_is_no_number() -> None:
    many = GoldClaim("many", "killed", ("outlet",), "a")
    assert many.is_figure
    assert not many.is_number


@pytest.mark.parametrize("half", ["dev", "test"])
def test_the_corpus_stays_above_its_floors(half: str) -> None:
    assert below_floors(half, score_cases(find_cases(CORPUS)[half])) == []


def test_the_built_files_of_the_corpus_are_those_of_its_annotation() -> None:
    script = CORPUS.parent.parent / "scripts" / "build_corpus.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-1000:]
