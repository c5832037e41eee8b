import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from network_cases import Web
from rashomon.cli import app
from rashomon.commands.cases import Form
from rashomon.export.citations import CITATIONS
from rashomon.store import open_store

DB = ("--db", "s.sqlite")
KILLED = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said."
OTHER = "Shells hit a market in Aleppo on Monday. Ahmad Saleh, 34, a baker, was killed, residents said.\n"
HTML = f"<html><head><title>Market shelled</title></head><body><article><p>{KILLED}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(OTHER, encoding="utf-8")
    url = web.put("/a", HTML, Content_Type="text/html")
    network = ("--network", "--allow-private", "--published", "2020-05-06")
    assert run("add", "one.txt", url, *DB, *network).exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def ids() -> tuple[str, str, str]:
    """Return the ids of the event, of the report that was fetched, and of its claim on the dead."""
    [event] = [one for one in json.loads(run("events", *DB, "--json").stdout)["events"] if len(one["reports"]) == 2]
    with open_store("s.sqlite") as store:
        [reading] = [one for one in store.readings() if one.report.url]
    [claim] = [one for one in reading.claims if one.field == "killed"]
    return event["id"], reading.report.id, claim.id


def test_a_claim_is_cited_with_its_words_and_its_page(folder: Path, web: Web) -> None:
    _, report, claim = ids()
    result = run("cite", claim, *DB)
    assert (result.exit_code, result.stderr) == (0, "")
    head, words, proof = result.stdout.splitlines()
    assert '"Market shelled"' in head
    assert f"{web.at('/a')}. Retrieved 20" in head
    assert words.startswith('  "At least 12 people were killed": the health ministry, asserts (text, characters 0 to')
    with sqlite3.connect("s.sqlite") as connection:
        [(digest,)] = connection.execute("SELECT sha256 FROM bodies")
    connection.close()
    assert proof == f"  report {report}, sha256 {digest}"


def test_an_event_and_what_is_told_of_a_field(folder: Path) -> None:
    event, report, _ = ids()
    everything = json.loads(run("cite", event, *DB, "--format", "csl").stdout)
    assert len(everything) == 2
    told = run("cite", f"{event}:killed", *DB).stdout
    assert '"At least 12 people were killed"' in told
    assert run("cite", report, *DB, "--format", "bibtex").stdout.startswith(f"@online{{{report},")
    withheld = run("cite", f"{event}:victim", *DB, "--withhold-names").stdout
    assert "█████ █████" in withheld
    assert "Saleh" not in withheld


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nothing", "no event, report or claim has that id"),
        ("", "is empty"),
        ("{event}:weather", "nothing is told of that field"),
        ("{report}:killed", "only an event has fields"),
    ],
)
def test_what_cannot_be_cited_is_told(folder: Path, asked: str, said: str) -> None:
    event, report, _ = ids()
    result = run("cite", asked.format(event=event, report=report), *DB)
    assert result.exit_code in {1, 2}
    assert said in " ".join(result.stderr.split())


def test_the_forms_are_those_that_are_offered() -> None:
    assert [form.value for form in Form] == list(CITATIONS)


@pytest.mark.parametrize("name", ["case", "case.zip"])
def test_a_case_opens_elsewhere(folder: Path, name: str) -> None:
    assert run("case", name, *DB).exit_code == 0
    result = run("case", name, "--check")
    assert (result.exit_code, result.stdout) == (0, f"{name}: is as it was made\n")
    assert {one.name for one in folder.iterdir() if one.name.startswith((".", "case"))} == {name}


def test_a_case_holds_all_that_the_store_holds(folder: Path) -> None:
    run("case", "case", *DB)
    here = {one.relative_to("case").as_posix() for one in Path("case").rglob("*") if one.is_file()}
    [page] = [one for one in here if one.startswith("pages/")]
    assert Path("case", page).read_bytes() == HTML.encode()
    named = {
        "README.txt",
        "SHA256SUMS",
        "citations.json",
        "dossier.html",
        "manifest.json",
        "pages.jsonl",
        "store.sqlite",
    }
    assert here == {page} | named
    assert len(json.loads(Path("case/citations.json").read_text())) == 2
    [told] = map(json.loads, Path("case/pages.jsonl").read_text().splitlines())
    assert (told["file"], len(told["reports"])) == (page, 1)
    before = run("events", *DB, "--json").stdout
    assert run("events", "--db", "case/store.sqlite", "--json").stdout == before


def test_a_case_is_not_overwritten(folder: Path) -> None:
    Path("there").mkdir()
    assert "is there already" in run("case", "there", *DB).stderr
    assert run("case", "none/case", *DB).exit_code == 1
    assert "is neither a folder nor a zip" in run("case", "one.txt", "--check").stderr
    assert "no such file" in run("case", "x", "--db", "none.sqlite").stderr
    assert run("case", "none", "--check").exit_code == 1
    assert not Path("x").exists()


def test_a_page_that_was_changed_in_the_store_is_told(folder: Path) -> None:
    with sqlite3.connect("s.sqlite") as connection:
        connection.execute("UPDATE bodies SET gzip = x'00'")
    connection.close()
    assert "is not what was received" in run("case", "case", *DB).stderr
    assert not Path("case").exists()
