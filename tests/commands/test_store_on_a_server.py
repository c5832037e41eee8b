"""Every command that takes a store takes one on a server, and says the same of it as of a file."""

import inspect
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.store import open_store
from rashomon.web import create_app

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = "Three people were killed in the shelling of a market in Aleppo on Monday, an army spokesman said.\n"
ROWS = """event_id_cnty,event_date,event_type,sub_event_type,country,location,latitude,longitude,fatalities
SYR7,2020-05-05,Battles,Armed clash,Syria,Hama,35.13,36.75,4
"""
WHY = ("--because", "they say so", "--by", "ana")
# What is asked of a store of both reports, in this order. EVENT, CLAIM, REPORT and DECISION are the first id of each.
ASKED = (
    ("add", "one.txt", "two.txt", "--published", "2020-05-06", "--json"),
    ("add", "one.txt", "--published", "2020-05-06", "--reread"),
    ("import", "acled", "rows.csv"),
    ("events", "--json"),
    ("events", "--policy", "acled"),
    ("show", "EVENT", "--why"),
    ("grade", "discounted", "CLAIM", *WHY),
    ("decide", "different", "EVENT", "MENTION", *WHY),
    ("undo", "DECISION", *WHY),
    ("decisions",),
    ("cite", "CLAIM"),
    ("export", "jsonl", "--out", "events.jsonl"),
    ("notify", "desk.toml", "--all"),
    ("case", "town.zip"),
    ("redact", "list"),
    ("redact", "report", "REPORT", "--yes", *WHY),
    ("redact", "sweep"),
    ("events", "--json"),
)
# What hangs on the moment at which it was asked: ids of decisions and of notices, days and times.
MADE = re.compile(r'\b[dx][0-9a-f]{12}\b|"id": "[0-9a-f]{16}"|\d{4}-\d\d-\d\d(T[\d:.]+Z)?')
# Asked of a store elsewhere: by test_serve_command.py, test_watching.py and test_diagnosing.py, and below.
ELSEWHERE = {"serve", "watch", "doctor"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "desk.toml").write_text('[[rule]]\nkinds = ["new_event"]\n', encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def answers(home: str) -> list[str]:
    """Return what each command says of a store, which it does without an error."""
    said: list[str] = []
    ids: dict[str, str] = {}
    for words in ASKED:
        if "EVENT" not in ids and words[0] != "add":
            events = json.loads(run("events", "--db", home, "--json").stdout)
            ids["EVENT"] = events["events"][0]["id"]
            ids["MENTION"] = events["events"][-1]["acts"][0]["mentions"][-1]
            ids["CLAIM"] = events["reports"][0]["claims"][0]["id"]
            ids["REPORT"] = events["reports"][0]["report"]["id"]
        result = run(*(ids.get(word, word) for word in words), "--db", home)
        assert (result.exit_code, result.stderr) == (0, ""), words
        if words[0] == "decide":
            ids["DECISION"] = result.stdout.partition(":")[0]
        told = result.stdout.replace(home, "STORE")
        said.append(MADE.sub("*", told))
    return said


def test_commands_say_the_same_of_a_server_as_of_a_file(folder: Path, database: str) -> None:
    on_server = answers(database)
    (folder / "town.zip").unlink()
    assert on_server == answers("s.sqlite")


def test_each_command_that_takes_a_store_is_asked() -> None:
    taking = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
        and any(one.annotation == "Database" for one in inspect.signature(command.callback).parameters.values())
    }
    assert taking - ELSEWHERE <= {words[0] for words in ASKED}


def test_doctor_tells_of_the_driver_and_the_server(folder: Path, database: str) -> None:
    run("add", "one.txt", "--db", database)
    told = run("doctor", "--db", database).stdout
    assert re.search(r"ok +store: postgresql://tester@.*: 1 readings", told)
    assert re.search(r"ok +server: PostgreSQL \d+\.\d+, by way of pg8000 1\.\d+", told)


def test_the_workbench_opens_a_store_on_a_server(folder: Path, database: str) -> None:
    run("add", "one.txt", "two.txt", "--db", database, "--published", "2020-05-06")
    with open_store(database, create=False) as store:
        client = TestClient(create_app(store, background=False), base_url="http://localhost")
        for page in (
            "/events",
            "/events/map",
            "/events/timeline",
            "/events?q=market&order=killed",
            "/reports?q=shelling",
        ):
            answer = client.get(page)
            assert answer.status_code == 200
            assert "Aleppo" in answer.text or page in {"/events/timeline", "/reports?q=shelling"}
            assert "tester" not in answer.text


def test_a_password_in_an_address_is_wrong_usage_and_not_repeated(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "postgresql://ana:secret@db.example/team"
    for words in (("events", "--db", url), ("doctor", "--db", url), ("store", "move", url, "x")):
        result = run(*words)
        assert result.exit_code == 2
        assert "PGPASSWORD" in result.stderr
        assert "secret" not in result.output
    monkeypatch.setenv("RASHOMON_DB", url)
    assert "secret" not in run("events").output
