import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.export.formats import EXPORTERS, heavy
from rashomon.options import Policy

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = "Shells hit a market in Aleppo on Monday. Ahmad Saleh, 34, a baker, was killed, residents said.\n"
DB = ("--db", "s.sqlite")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store of one report."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    db = folder / "s.sqlite"
    assert run("add", str(folder / "one.txt"), "--db", str(db), "--published", "2020-05-06").exit_code == 0
    return db.read_bytes()


@pytest.fixture(autouse=True)
def folder(read: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.sqlite").write_bytes(read)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def losses(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(f"{name}.loss.json").read_text(encoding="utf-8"))
    return found


def there() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"s.sqlite", "s.sqlite-wal", "s.sqlite-shm"}


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_every_format_is_written_with_its_losses(name: str) -> None:
    result = run("export", name, *DB, "--out", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    more = {"out.mentions", "out.gkg"} if name == "gdelt" else set()
    assert there() == {"out", "out.loss.json"} | more
    told = losses("out")
    assert told["policy"] == ("acled" if name == "acled" else "ucdp")
    before = {path: Path(path).read_bytes() for path in there()}
    assert run("export", name, *DB, "--out", "out").exit_code == 0
    assert before == {path: Path(path).read_bytes() for path in there()}


@pytest.mark.parametrize("policy", list(Policy))
def test_a_policy_that_is_named_goes_before_the_formats_own(policy: Policy) -> None:
    assert run("export", "acled", *DB, "--out", "a.csv", "--policy", policy.value).exit_code == 0
    assert losses("a.csv")["policy"] == policy.value


def test_a_second_export_keeps_the_id_of_an_event_that_has_another_now() -> None:
    run("export", "acled", *DB, "--out", "a.csv")
    [before] = losses("a.csv")["ids"]
    Path("two.txt").write_text(TWO, encoding="utf-8")
    assert run("add", "two.txt", *DB, "--published", "2020-05-05").exit_code == 0
    [event] = json.loads(run("events", *DB, "--json").stdout)["events"]
    mentions = [id_ for act in event["acts"] for id_ in act["mentions"]]
    assert event["id"] != before["base"]
    assert before["base"] in mentions
    run("export", "acled", *DB, "--out", "a.csv")
    [after] = losses("a.csv")["ids"]
    assert (after["id"], after["base"], after["event"]) == (before["id"], before["base"], event["id"])
    assert sorted([after["base"], *after["aliases"]]) == sorted(mentions)


@pytest.mark.parametrize("former", ["", "{", "[]", '{"format": "ucdp", "ids": []}', '{"format": "acled", "ids": [1]}'])
def test_a_former_loss_file_that_is_none_of_ours_is_passed_over(former: str) -> None:
    Path("a.csv.loss.json").write_text(former, encoding="utf-8")
    assert run("export", "acled", *DB, "--out", "a.csv").exit_code == 0
    assert losses("a.csv")["format"] == "acled"


def test_names_of_victims_can_be_withheld() -> None:
    Path("two.txt").write_text(TWO, encoding="utf-8")
    run("add", "two.txt", *DB, "--published", "2020-05-05")
    assert run("export", "ftm", *DB, "--out", "open").exit_code == 0
    assert run("export", "ftm", *DB, "--out", "masked", "--withhold-names").exit_code == 0
    assert "Ahmad" in Path("open").read_text(encoding="utf-8")
    for path in ("masked", "masked.loss.json"):
        assert "ahmad" not in Path(path).read_text(encoding="utf-8").casefold()


# ── what goes wrong ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_wrong_format_lists_all() -> None:
    result = run("export", "foo", *DB, "--out", "x")
    assert result.exit_code == 2
    assert all(name in " ".join(result.stderr.split()) for name in EXPORTERS)
    assert there() == set()


def test_an_export_needs_a_file() -> None:
    assert run("export", "csv", *DB, "--out", "-").exit_code == 2
    assert run("export", "csv", *DB).exit_code == 2
    assert there() == set()


def test_no_store_is_told_in_one_line() -> None:
    result = run("export", "csv", "--db", "none.sqlite", "--out", "x")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert there() == set()


@pytest.mark.parametrize("out", ["s.sqlite", "folder", "pipe"])
def test_what_is_in_the_way_stays_as_it_is(out: str) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    before = Path("s.sqlite").read_bytes()
    assert run("export", "csv", *DB, "--out", out).exit_code in {1, 2}
    assert Path("s.sqlite").read_bytes() == before
    assert there() == {"folder", "pipe"}


def test_a_folder_in_the_way_of_one_file_keeps_all_away() -> None:
    Path("out.gkg").mkdir()
    result = run("export", "gdelt", *DB, "--out", "out")
    assert result.exit_code == 1
    assert "out.gkg" in result.stderr
    assert there() == {"out.gkg"}


def test_a_folder_that_is_not_there_is_told_in_one_line() -> None:
    result = run("export", "csv", *DB, "--out", "no/such/out.csv")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert there() == set()


def test_a_link_is_followed_and_stays() -> None:
    Path("real").mkdir()
    Path("real/a.csv").write_text("old", encoding="utf-8")
    Path("a.csv").symlink_to("real/a.csv")
    assert run("export", "csv", *DB, "--out", "a.csv").exit_code == 0
    assert Path("a.csv").is_symlink()
    assert Path("real/a.csv").read_text(encoding="utf-8").startswith("event,")


@pytest.mark.parametrize(("name", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_named_with_the_command_that_brings_it(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(heavy, "import_module", missing)
    result = run("export", name, *DB, "--out", "out")
    assert result.exit_code == 1
    assert result.stderr == f"rashomon: {package} is not installed: pip install 'rashomon[formats]'\n"
    assert there() == set()


def test_an_export_that_fails_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("export", "gdelt", *DB, "--out", "out")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert there() == set()


def test_a_folder_that_is_not_there_is_named() -> None:
    result = run("export", "csv", *DB, "--out", "none/such/out.csv")
    assert (result.exit_code, result.stderr) == (1, "rashomon: none/such: no such folder, to write out.csv into\n")
    assert there() == set()
