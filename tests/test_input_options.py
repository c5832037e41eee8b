"""What the commands tell of inputs that hold many records: which columns, and what was passed over."""

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app

TEXT = "Two shells hit the market in Daraa on Sunday, a doctor said."


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(f"headline;body;day\nShells hit a market;{TEXT};4 March 2019\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["read", "compare"])
def test_columns_are_told_by_an_option(command: str, table: Path) -> None:
    code, out, _ = run(command, table, "--json", "--columns", "text=body, title=headline,published=day")
    told = json.loads(out)
    report = (told["reports"][0] if command == "compare" else told)["report"]
    assert code == 0
    assert (report["path"], report["title"], report["text"]) == (f"{table}#1", "Shells hit a market", TEXT)
    assert report["published"] == "2019-03-04"


def test_a_table_from_standard_input_is_known_by_the_columns_that_are_told(table: Path) -> None:
    arguments = ["read", "-", "--json", "--columns", "text=body,title=headline"]
    result = CliRunner().invoke(app, arguments, input=table.read_bytes())
    report = json.loads(result.stdout)["report"]
    assert (report["path"], report["title"], report["text"]) == ("-#1", "Shells hit a market", TEXT)


def test_a_table_whose_columns_are_not_known_says_what_to_do(table: Path) -> None:
    code, _, err = run("read", table)
    assert (code, err) == (1, f"{table}: has no column known to hold the text: name it with --columns text=NAME\n")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ("words=body", "no 'words' in a report: one of text, title"),
        ("text=", "'text' has no name"),
        ("text", "'text' has no name"),
        ("text=body,title=headline,text=words", "'text' is given twice"),
    ],
)
def test_columns_of_what_reports_do_not_have_are_wrong_usage(columns: str, reason: str, table: Path) -> None:
    code, _, err = run("read", table, "--columns", columns)
    assert code == 2
    assert reason in err


@pytest.mark.parametrize("command", ["read", "compare", "add"])
def test_what_is_passed_over_is_counted_and_is_no_failure(command: str, tmp_path: Path) -> None:
    case = tmp_path / "case.zip"
    with zipfile.ZipFile(case, "w") as archive:
        for name in ("a.txt", "b.png", "c.png", "d.sqlite"):
            archive.writestr(name, TEXT)
    store: list[str | Path] = ["--db", tmp_path / "s.sqlite"] if command == "add" else []
    code, out, err = run(command, case, *store)
    assert (code, err) == (0, f"{case}: passed over 3: a file that is no report\n")
    assert out
