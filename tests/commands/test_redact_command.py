"""The command that takes something out of a store for good."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.store import open_store
from workbench_cases import fill, ordinary

WHY = ("--because", "a witness", "--by", "ana", "--db", "s.sqlite")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a store of four reports."""
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "s.sqlite", ordinary()).close()
    return tmp_path


def run(*words: str, said: str = "") -> Result:
    return CliRunner().invoke(app, ["redact", *words], input=said)


def reports() -> list[str]:
    with open_store("s.sqlite") as store:
        return [one.report.id for one in store.readings()]


def test_a_report_is_taken_out_once_it_is_sure() -> None:
    refused = run("report", "r0", *WHY, said="n\n")
    assert (refused.exit_code, len(reports())) == (1, 4)
    assert "Take this report out of s.sqlite? It cannot be undone" in refused.output
    done = run("report", "r0", *WHY, said="y\n")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].endswith(": report taken out of r0")
    assert reports() == ["r1", "r2", "r3"]
    assert b"in/0.txt" not in Path("s.sqlite").read_bytes()
    assert b"in/1.txt" in Path("s.sqlite").read_bytes()
    told = run("list", "--db", "s.sqlite").stdout
    assert "report of r0  by ana: a witness" in told


def test_a_passage_and_a_person_are_masked() -> None:
    assert run("passage", "r2", "market in", "Barda", *WHY, "--yes").exit_code == 0
    done = run("person", "the rebels", *WHY, "--yes")
    assert done.exit_code == 0
    assert "person taken out of r1" in done.stdout
    with open_store("s.sqlite") as store:
        texts = {one.report.id: one.report.text for one in store.readings()}
    assert "██████ ██ █████ was shelled" in texts["r2"]
    assert "███ ██████ told an agency" in texts["r1"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("report", *WHY, "--yes"), "say the id of a report"),
        (("report", "r0", "r1", *WHY, "--yes"), "say the id of a report"),
        (("passage", "r0", *WHY, "--yes"), "say the id of a report and the words"),
        (("person", *WHY, "--yes"), "say a name"),
        (("report", "r0", "--db", "s.sqlite", "--yes"), "--because is needed"),
        (("report", "r99", *WHY, "--yes"), "nothing here has that id"),
        (("report", "m0", *WHY, "--yes"), "m0 is no report"),
        (("passage", "r0", "never said", *WHY, "--yes"), "does not have the words"),
        (("person", "Nobody Known", *WHY, "--yes"), "no report has that name"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_taken_out(words: tuple[str, ...], reason: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert reason in " ".join(result.output.split())
    assert len(reports()) == 4


def test_a_store_of_which_nothing_was_taken_out_says_so_and_can_be_written_anew() -> None:
    assert run("list", "--db", "s.sqlite").stdout == "s.sqlite: nothing was taken out\n"
    assert run("sweep", "--db", "s.sqlite").stdout == "s.sqlite: written anew\n"
