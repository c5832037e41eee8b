import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.commands.users import Rank
from rashomon.store import open_store
from rashomon.store.users import RANKS
from team_cases import cheap  # noqa: F401 - a fixture

WORDS = "correct horse battery"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    return path


def run(file: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["users", *words, "--db", str(file)], input=typed)


def plain(result: Result) -> str:
    return re.sub(r"[\s│]+", " ", result.output)


def test_the_roles_of_the_option_are_those_of_the_store() -> None:
    assert [one.value for one in Rank] == list(RANKS)


def test_users_are_added_changed_and_listed(file: Path) -> None:
    assert run(file, "list").output == f"{file}: no users\n"
    assert run(file, "add", "Ada", "--role", "lead", typed=f"{WORDS}\n").output == f"{file}: Ada: lead\n"
    assert run(file, "add", "Bob", "--role", "coder", typed=f"{WORDS}\r\n").exit_code == 0
    assert run(file, "role", "bob", "reader").exit_code == 0
    assert run(file, "password", "Bob", typed="other words to say\n").exit_code == 0
    assert run(file, "disable", "Bob").exit_code == 0
    assert re.fullmatch(r"Ada: lead\nBob: reader, not since \d{4}-\d\d-\d\d\n", run(file, "list").output)
    assert run(file, "enable", "Bob").exit_code == 0
    lines = [json.loads(line) for line in run(file, "list", "--json").output.splitlines()]
    assert [(one["name"], one["role"], one["disabled"]) for one in lines] == [
        ("Ada", "lead", None),
        ("Bob", "reader", None),
    ]
    assert "password" not in lines[0]


def test_the_log_is_printed(file: Path) -> None:
    assert run(file, "log").output == f"{file}: nothing is logged\n"
    run(file, "add", "Ada", "--role", "lead", typed=f"{WORDS}\n")
    assert re.search(r"^1  \S+Z  login \S+  user added  Ada  lead$", run(file, "log").output, re.M)
    assert json.loads(run(file, "log", "--json").output)["about"] == "Ada"


@pytest.mark.parametrize(
    ("words", "typed", "reason"),
    [
        (["add", "Ada", "--role", "lead"], "short\n", "12 to 200 characters, not 5"),
        (["add", "Ada", "--role", "lead"], "", "12 to 200 characters, not 0"),
        (["add", "Ada", "--role", "king"], "", "king"),
        (["add", " ", "--role", "lead"], f"{WORDS}\n", "is empty"),
        (["add", "Ada"], f"{WORDS}\n", "--role"),
        (["role", "Nobody", "lead"], "", "there is no such user"),
        (["disable", "Nobody"], "", "there is no such user"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(file: Path, words: list[str], typed: str, reason: str) -> None:
    done = run(file, *words, typed=typed)
    assert done.exit_code == 2
    assert reason in plain(done)


def test_no_command_takes_a_password_as_a_word(file: Path) -> None:
    """Whoever may list the processes of the machine would read it."""
    for command in ("add", "password"):
        assert "--password" not in run(file, command, "--help").output
        assert run(file, command, "Ada", WORDS).exit_code == 2


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "none.sqlite", "list")
    assert (done.exit_code, "no such file" in done.output) == (1, True)


def test_a_team_without_a_lead_is_not_served(file: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--team", "--db", str(file)])
    assert (done.exit_code, "nobody leads the team yet: rashomon users add NAME" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--team", "--url", "http://cases.example.org"], "without https passwords can be read"),
        (["--team", "--url", "cases"], "is not of the form https://NAME"),
        (["--team", "--by", "Ada"], "in a team who decides is who is logged in"),
        (["--team", "--port", "0"], "--team needs --url"),
        (["--url", "https://cases.example.org"], "--url is for --team"),
        (["--host", "0.0.0.0"], "without --team the workbench answers 127.0.0.1 only"),
    ],
)
def test_options_that_are_not_safe_are_wrong_usage(file: Path, options: list[str], reason: str) -> None:
    done = CliRunner().invoke(app, ["serve", "--db", str(file), *options])
    assert (done.exit_code, reason in plain(done)) == (2, True)
