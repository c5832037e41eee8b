"""What the gate passes over: counted, listed, and never what is named itself, held already, or asked for."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.pipeline import PassedOver, add_paths
from rashomon.records import Report
from rashomon.resources import Resources
from rashomon.store import open_store

CALM = "The pupils of the school have a garden with a bed for every class, and they sell what grows in it. " * 2
ACT = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said."
NOTE = "no word tells an act of interest; --all reads all"


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of three records, the second of which tells of violence, in the working folder."""
    path = tmp_path / "dump.jsonl"
    texts = [CALM, ACT, f"{CALM} The mill is older."]
    path.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_add_passes_over_records_and_says_how_many(dump: Path) -> None:
    result = run("add", "dump.jsonl", "--db", "s.sqlite")
    assert result.stdout == "s.sqlite: 1 added, 0 known, 2 passed over, 0 failed\n"
    assert result.stderr == f"dump.jsonl#1 and 1 more: passed over: {NOTE}\n"
    assert result.exit_code == 0
    again = run("add", "dump.jsonl", "--db", "s.sqlite")
    assert again.stdout == "s.sqlite: 0 added, 1 known, 2 passed over, 0 failed\n"


def test_what_was_passed_over_is_listed(dump: Path) -> None:
    run("add", "dump.jsonl", "--db", "s.sqlite", "--published", "2020-05-06", "--passed", "passed.jsonl")
    listed = [json.loads(line) for line in Path("passed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["path"], one["published"]) for one in listed] == [
        ("dump.jsonl#1", "2020-05-06"),
        ("dump.jsonl#3", "2020-05-06"),
    ]
    [shown] = run("show", listed[0]["report"], "--db", "s.sqlite").stderr.splitlines()
    assert "no event, report or claim has that id" in shown


@pytest.mark.parametrize(
    ("words", "told"), [(["--all"], "3 added, 0 known"), (["--gate"], "1 added, 0 known, 2 passed over")]
)
def test_add_does_as_it_is_told(dump: Path, words: list[str], told: str) -> None:
    assert run("add", "dump.jsonl", "--db", "s.sqlite", *words).stdout == f"s.sqlite: {told}, 0 failed\n"


@pytest.mark.parametrize("command", ["read", "compare", "add", "watch"])
@pytest.mark.parametrize("words", [("--all", "--gate"), ("--gate", "--all")])
def test_both_at_once_are_wrong_usage(dump: Path, command: str, words: tuple[str, str]) -> None:
    found = run(command, "dump.jsonl", *words)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "--gate': and --all exclude each other" in found.stderr
    assert not dump.with_name("rashomon.sqlite").exists()


def test_a_report_that_is_named_itself_is_read(dump: Path) -> None:
    dump.with_name("calm.txt").write_text(CALM, encoding="utf-8")
    assert run("add", "calm.txt", "--db", "s.sqlite").stdout == "s.sqlite: 1 added, 0 known, 0 failed\n"
    gated = run("add", "calm.txt", "--db", "t.sqlite", "--gate")
    assert gated.stdout == "t.sqlite: 0 added, 0 known, 1 passed over, 0 failed\n"


def test_what_the_store_holds_is_known_and_not_passed_over(dump: Path) -> None:
    run("add", "dump.jsonl", "--db", "s.sqlite", "--all")
    assert run("add", "dump.jsonl", "--db", "s.sqlite").stdout == "s.sqlite: 0 added, 3 known, 0 failed\n"
    assert run("add", "dump.jsonl", "--db", "s.sqlite", "--reread").stdout == "s.sqlite: 0 added, 3 known, 0 failed\n"


@pytest.mark.parametrize("command", ["read", "compare"])
def test_read_and_compare_read_all_unless_told_otherwise(dump: Path, command: str) -> None:
    whole = run(command, "dump.jsonl", "--json")
    assert (whole.stderr, told(whole)) == ("", 3)
    gated = run(command, "dump.jsonl", "--json", "--gate", "--passed", "passed.jsonl")
    assert (gated.stderr, told(gated)) == (f"dump.jsonl#1 and 1 more: passed over: {NOTE}\n", 1)
    assert len(Path("passed.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def told(result: Result) -> int:
    """Return how many reports a result tells."""
    records = [json.loads(line) for line in result.stdout.splitlines()]
    return len(records[0]["reports"]) if "reports" in records[0] else len(records)


@pytest.mark.parametrize("command", [["read"], ["add", "--db", "s.sqlite"], ["compare", "--out", "dump.jsonl.part"]])
def test_a_list_may_not_take_the_place_of_what_is_read(dump: Path, command: list[str]) -> None:
    result = run(*command, "dump.jsonl", "--passed", "dump.jsonl")
    assert (result.exit_code, "would overwrite what is read" in result.stderr) == (2, True)


def test_two_outputs_are_two_files(dump: Path) -> None:
    result = run("read", "dump.jsonl", "--out", "x", "--passed", "./x")
    assert (result.exit_code, "--out and --passed are the same file" in result.stderr) == (2, True)


def test_nothing_is_loaded_for_what_is_passed_over(tmp_path: Path) -> None:
    def refuse() -> Resources:
        raise AssertionError("nothing here may need the language model")

    path = tmp_path / "calm.txt"
    path.write_text(CALM, encoding="utf-8")
    passed: list[PassedOver] = []
    with open_store(str(tmp_path / "store.sqlite")) as store:
        assert list(add_paths([str(path)], store, refuse, gate="every", passed=passed.append)) == []
        assert [one.path for one in passed] == [str(path)]
        assert not store.holds(_report(passed[0]))


def _report(one: PassedOver) -> Report:
    return Report(one.report, one.path, None, "", None, None, None, None, "none", "en", CALM, "")
