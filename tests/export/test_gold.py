"""What persons settled, written as gold data, and read by the suite that measures accounts."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.bench.accounts import measure_accounts
from rashomon.bench.request import Request
from rashomon.cli import app
from rashomon.deciding import decide
from rashomon.pipeline import add_paths, compare_store
from rashomon.records import Correction, Figure
from rashomon.reviewing import correct_claim
from rashomon.store import open_store

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = "Three people were killed in the shelling of a market in Aleppo on Monday, an army spokesman said.\n"
OTHER = "Five civilians were killed when a bus was bombed in Homs on Tuesday, police said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store of three reports, of which the first two tell one event: that is coded, and corrected."""
    for name, text in (("one", ONE), ("two", TWO), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_store(str(tmp_path / "s.sqlite"), version="test") as store:
        paths = [str(tmp_path / f"{name}.txt") for name in ("one", "two", "other")]
        assert len(list(add_paths(paths, store, published="2020-05-06"))) == 3
        event = next(one for one in compare_store(store).events if len(one.reports) == 2)
        [claim] = [
            claim.id
            for one in store.readings()
            for claim in one.claims
            if "12" in claim.words and claim.field == "killed"
        ]
        correct_claim(store, claim, Correction(value=Figure(13, None, "at_least", 13)), "ana", "a misprint")
        decide(store, "coded", [event.id], "ana", "")
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_gold_is_what_the_suite_reads_and_measures_what_persons_settled(folder: Path) -> None:
    gold = folder / "gold"
    assert run("decisions", "--db", str(folder / "s.sqlite"), "--gold", str(gold)) == (0, f"{gold}: 2 reports\n")
    scores = measure_accounts(Request(gold=gold)).figures["all"]
    assert isinstance(scores, dict)
    # Two figures, of which a person corrected one: what the rules read in it is wrong now.
    assert (scores["figures"], scores["figure_precision"]) == (0.5, 0.5)
    assert (scores["speakers"], scores["events_f1"]) == (1, 1)


def test_only_what_is_coded_is_in_it_as_corrected(folder: Path) -> None:
    run("decisions", "--db", str(folder / "s.sqlite"), "--gold", str(folder / "gold"))
    compared = json.loads((folder / "gold" / "compare.json").read_text(encoding="utf-8"))
    assert len(compared["events"]) == 1
    positions = [one for f in compared["events"][0]["findings"] if f["field"] == "killed" for one in f["positions"]]
    assert sorted((one["low"], len(one["reports"])) for one in positions) == [(3, 1), (13, 1)]
    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in (folder / "gold" / "reports").iterdir()]
    assert sorted(map(str.strip, texts)) == sorted(map(str.strip, [ONE, TWO]))


def test_where_nothing_is_coded_or_the_folder_is_there_nothing_is_written(folder: Path) -> None:
    with open_store(str(folder / "s.sqlite")) as store:
        [coded] = [one.id for one in store.decisions() if one.verdict == "coded"]
        decide(store, "undone", [coded], "ana", "not yet")
    code, said = run("decisions", "--db", str(folder / "s.sqlite"), "--gold", str(folder / "gold"))
    assert (code, "no event is coded" in said) == (1, True)
    assert not (folder / "gold").exists()
    code, said = run("decisions", "--db", str(folder / "s.sqlite"), "--gold", str(folder))
    assert (code, "is there already" in said) == (1, True)
