"""`rashomon import`: what it says, its exit codes, and that an export goes out under the recorder's own ids."""

import csv
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.coded import RECORDERS
from rashomon.commands.imports import Recorder
from rashomon.export.formats.acled import COLUMNS

HEAD = "event_id_cnty,event_date,sub_event_type,actor1,actor2,country,location,latitude,longitude,source,fatalities\n"
ONE = "SYR104,2020-05-04,Air/drone strike,Military Forces of Syria (2000-),Civilians,Syria,Aleppo,36.2,37.1,SANA,12\n"
TWO = "SYR99,2020-05-04,Armed clash,Kestrel Brigade,Heron Brigade,Syria,Oram,36.1,36.8,SANA,3\n"
BAD = "SYR105,2020-05-04,Armed clash,A,B,Syria,Oram,999,36.8,SANA,3\n"
NEWS = "Syrian army jets struck a market in Aleppo on Monday, killing 12 people, residents said.\n"
DB = ("--db", "s.sqlite")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").write_text(HEAD + ONE + TWO, encoding="utf-8")
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def exported(format: str = "acled") -> tuple[list[dict[str, str]], dict[str, Any]]:
    assert run("export", format, *DB, "--out", "out.csv").exit_code == 0
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), json.loads(Path("out.csv.loss.json").read_text(encoding="utf-8"))


def test_the_recorders_of_the_help_are_those_that_there_are() -> None:
    assert [one.value for one in Recorder] == list(RECORDERS)
    assert get_args(Recorder) == ()


def test_rows_are_counted_and_given_again_they_are_known() -> None:
    first, again = run("import", "acled", "events.csv", *DB), run("import", "acled", "events.csv", *DB)
    assert (first.exit_code, first.stdout) == (0, "s.sqlite: 2 added, 0 updated, 0 known, 0 failed\n")
    assert again.stdout == "s.sqlite: 0 added, 0 updated, 2 known, 0 failed\n"


def test_a_bad_row_is_one_line_and_the_others_go_on() -> None:
    Path("events.csv").write_text(HEAD + BAD + ONE, encoding="utf-8")
    found = run("import", "acled", "events.csv", "none.csv", *DB)
    assert found.exit_code == 1
    assert found.stdout == "s.sqlite: 1 added, 0 updated, 0 known, 2 failed\n"
    assert found.stderr.splitlines() == [
        "events.csv#1: latitude '999' is not between -90 and 90",
        "none.csv: no such file",
    ]


def test_json_prints_a_line_a_row() -> None:
    lines = [json.loads(line) for line in run("import", "acled", "events.csv", *DB, "--json").stdout.splitlines()]
    assert [(one["row"], one["said"]) for one in lines] == [("acled:SYR104", "added"), ("acled:SYR99", "added")]


@pytest.mark.parametrize("words", [("import", "gtd", "events.csv"), ("import", "acled"), ("import",)])
def test_wrong_usage_is_told(words: tuple[str, ...]) -> None:
    assert run(*words, *DB).exit_code == 2


def test_an_export_goes_out_under_the_ids_of_the_rows() -> None:
    assert run("add", "news.txt", *DB, "--published", "2020-05-06").exit_code == 0
    alone, _ = exported()
    assert run("import", "acled", "events.csv", *DB).exit_code == 0
    rows, told = exported()
    assert [row["event_id_cnty"] for row in rows] == ["SYR104", "SYR99"]
    [unit] = [one for one in told["ids"] if one["id"] == "SYR104"]
    assert unit["merged"] == [alone[0]["event_id_cnty"]]
    assert told["recorded_as"][unit["event"]] == ["acled:SYR104"]
    # for UCDP it is no row that is known
    assert {row["id"] for row in exported("ucdp")[0]}.isdisjoint({"SYR104", "104"})


def test_of_two_rows_in_one_event_the_one_that_was_numbered_first_gives_the_id() -> None:
    assert run("import", "acled", "events.csv", *DB).exit_code == 0
    ids = [one["event"] for one in exported()[1]["ids"]]
    assert run("decide", "same", *ids, "--because", "one attack", "--by", "ann", *DB).exit_code == 0
    rows, told = exported()
    assert [row["event_id_cnty"] for row in rows] == ["SYR99"]
    assert told["ids"][0]["merged"] == ["SYR104"]
    [loss] = [one for one in told["losses"] if one["kind"] == "rows_joined"]
    assert loss["what"] == "goes out as SYR99; SYR104 is in it too"


def test_our_own_export_taken_in_again_gives_no_id_twice() -> None:
    assert run("add", "news.txt", *DB, "--published", "2020-05-06").exit_code == 0
    before, _ = exported()
    text = Path("out.csv").read_text(encoding="utf-8")
    assert run("import", "acled", "out.csv", *DB).exit_code == 0
    assert [row["event_id_cnty"] for row in exported()[0]] == [before[0]["event_id_cnty"]]
    # moved so far that it is another event, whose id is taken
    Path("far.csv").write_text(text.replace("2020-05-04", "2019-01-01").replace("36.2", "33.2"), encoding="utf-8")
    assert run("import", "acled", "far.csv", *DB).stdout.endswith("1 updated, 0 known, 0 failed\n")
    ids = [row["event_id_cnty"] for row in exported()[0]]
    assert len(set(ids)) == 2
    assert before[0]["event_id_cnty"] in ids


def test_a_table_of_which_the_notes_were_read_is_known_without_them_too() -> None:
    acled_table(FULL | {"notes": "Jets struck a market in Aleppo, killing 12 people, residents said."})
    assert "1 added" in run("import", "acled", "full.csv", *DB, "--read-notes").stdout
    for words in ((), ("--read-notes",)):
        assert "0 added, 0 updated, 1 known" in run("import", "acled", "full.csv", *DB, *words).stdout


LATER = ONE.replace(",12\n", ",14\n")
STAMPED = HEAD.replace("\n", ",timestamp\n")


@pytest.mark.parametrize(
    ("table", "lost", "counting", "dead"),
    [
        (HEAD + ONE + TWO + LATER, 1, 3, 14),
        (HEAD + LATER + ONE, 1, 2, 12),
        (HEAD + ONE + ONE, 1, 2, 12),
        (STAMPED + ONE.replace("\n", ",1600000000\n") + LATER.replace("\n", ",1500000000\n"), 2, 1, 12),
        (STAMPED + ONE.replace("\n", ",1500000000\n") + LATER.replace("\n", ",1600000000\n"), 1, 2, 14),
    ],
    ids=["later", "last", "twice", "changed before", "changed after"],
)
def test_of_two_rows_with_one_id_one_counts_and_the_other_is_told(
    table: str, lost: int, counting: int, dead: int
) -> None:
    Path("events.csv").write_text(table, encoding="utf-8")
    first, again = run("import", "acled", "events.csv", *DB), run("import", "acled", "events.csv", *DB)
    assert first.stderr == f"events.csv#{lost}: SYR104 stands in row {counting} too, which counts\n"
    assert first.exit_code == 1
    assert "0 added, 0 updated" in again.stdout
    assert [row["fatalities"] for row in exported()[0] if row["event_id_cnty"] == "SYR104"] == [str(dead)]


@pytest.mark.parametrize(
    ("first", "second", "told", "dead"),
    [
        ("1600000000", "1500000000", "1 failed", 12),
        ("1600000000", "1600000001", "0 failed", 14),
        ("1600000000", "1600000000", "0 failed", 14),  # which of them is the newer nobody tells: the one given later
        ("1600000000", "", "0 failed", 14),
        ("", "1500000000", "0 failed", 14),
        ("1600000000", "yesterday", "0 failed", 14),
    ],
)
def test_a_row_that_was_changed_before_the_stores_is_told_and_sets_nothing_back(
    first: str, second: str, told: str, dead: int
) -> None:
    for name, row, stamp in (("events.csv", ONE, first), ("later.csv", LATER, second)):
        Path(name).write_text(STAMPED + row.replace("\n", f",{stamp}\n"), encoding="utf-8")
    run("import", "acled", "events.csv", *DB)
    found = run("import", "acled", "later.csv", *DB)
    assert told in found.stdout
    reason = "later.csv#1: the store has SYR104 as changed later, which counts\n"
    assert (found.stderr, found.exit_code) == ((reason, 1) if dead == 12 else ("", 0))
    assert [row["fatalities"] for row in exported()[0] if row["event_id_cnty"] == "SYR104"] == [str(dead)]


def test_a_table_in_a_pipe_is_read_twice_too() -> None:
    found = CliRunner().invoke(app, ["import", "acled", "-", *DB], input=(HEAD + ONE + LATER).encode())
    assert (found.stdout, found.stderr) == (
        "s.sqlite: 1 added, 0 updated, 0 known, 1 failed\n",
        "-#1: SYR104 stands in row 2 too, which counts\n",
    )


def test_a_row_whose_point_lies_in_another_country_is_taken_in_and_told() -> None:
    Path("events.csv").write_text(HEAD + ONE.replace("36.2,37.1", "52.2,21.0"), encoding="utf-8")
    found = run("import", "acled", "events.csv", *DB)
    assert (found.exit_code, found.stdout) == (0, "s.sqlite: 1 added, 0 updated, 0 known, 0 failed\n")
    assert found.stderr == "events.csv#1: the towns around its point 52.2, 21 are in PL, and its country is SY\n"


# ── out and in again ────────────────────────────────────────────────────────────────────────────────────────────────

FULL = {
    "event_id_cnty": "SYR104",
    "event_date": "2020-05-04",
    "year": "2020",
    "time_precision": "2",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-)",
    "assoc_actor_1": "Kestrel Brigade",
    "inter1": "State forces",
    "actor2": "Civilians (Syria)",
    "inter2": "Civilians",
    "interaction": "State forces-Civilians",
    "civilian_targeting": "Civilian targeting",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Aleppo",
    "admin2": "Jebel Saman",
    "admin3": "Amber",
    "location": "Aleppo - Weir",
    "latitude": "36.20",
    "longitude": "37.1",
    "geo_precision": "2",
    "source": "The Quay; Local Source",
    "source_scale": "Other-National",
    "notes": "Jets struck a market, it is said.",
    "fatalities": "12",
    "tags": "crowd size=no report",
    "timestamp": "1589500000",
}


def acled_table(*rows: dict[str, str]) -> None:
    columns = list(dict.fromkeys([*COLUMNS]))
    with Path("full.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def test_a_row_that_nobody_else_tells_of_goes_out_as_it_came_in() -> None:
    acled_table(FULL, FULL | {"event_id_cnty": "SYR9", "fatalities": "0", "civilian_targeting": "", "actor2": ""})
    assert run("import", "acled", "full.csv", *DB).exit_code == 0
    rows, told = exported()
    with Path("full.csv").open(encoding="utf-8", newline="") as file:
        given = {row["event_id_cnty"]: row for row in csv.DictReader(file)}
    assert {row["event_id_cnty"]: row for row in rows} == given
    assert "row_changed" not in told["counts"]
    again = run("import", "acled", "out.csv", *DB)
    assert again.stdout == "s.sqlite: 0 added, 0 updated, 2 known, 0 failed\n"


def test_a_row_that_others_tell_of_too_keeps_what_they_do_not_tell() -> None:
    acled_table(FULL | {"time_precision": "1", "location": "Aleppo"})
    assert run("import", "acled", "full.csv", *DB).exit_code == 0
    assert run("add", "news.txt", *DB, "--published", "2020-05-06", "--outlet", "The Gazette").exit_code == 0
    [row], told = exported()
    kept = ("inter1", "actor1", "assoc_actor_1", "source_scale", "tags", "timestamp", "admin3", "sub_event_type")
    assert {name: row[name] for name in kept} == {name: FULL[name] for name in kept}
    assert row["source"] == "The Quay; Local Source; The Gazette"
    assert row["notes"].startswith(FULL["notes"])
    changed = {loss["column"]: loss["what"] for loss in told["losses"] if loss["kind"] == "row_changed"}
    assert all(FULL.get(column, "") != row[column] for column in changed)


@pytest.mark.parametrize("format", ["acled", "ucdp"])
def test_an_export_taken_in_again_is_no_origin_beside_what_it_was_made_of(format: str) -> None:
    assert run("add", "news.txt", *DB, "--published", "2020-05-06", "--outlet", "The Gazette").exit_code == 0
    [before] = json.loads(run("events", *DB, "--json").stdout)["events"]
    exported(format)
    assert "1 added" in run("import", format, "out.csv", *DB).stdout
    [after] = json.loads(run("events", *DB, "--json").stdout)["events"]
    assert after["findings"] == before["findings"]
    assert len(after["reports"]) == 2


def test_an_export_alone_in_a_store_is_told_as_ours_and_keeps_its_id() -> None:
    assert run("add", "news.txt", *DB, "--published", "2020-05-06", "--outlet", "The Gazette").exit_code == 0
    [row], _ = exported()
    assert run("import", "acled", "out.csv", "--db", "other.sqlite").exit_code == 0
    [event] = json.loads(run("events", "--db", "other.sqlite", "--json").stdout)["events"]
    [killed] = [one for one in event["findings"] if one["field"] == "killed"]
    assert (killed["best"]["value"], killed["origins"]["at_most"]) == (12, 1)
    assert run("export", "acled", "--db", "other.sqlite", "--out", "third.csv").exit_code == 0
    assert row["event_id_cnty"] in Path("third.csv").read_text(encoding="utf-8")


def test_an_export_of_a_recorders_row_does_not_take_its_place() -> None:
    acled_table(FULL | {"time_precision": "1", "location": "Aleppo"})
    assert run("import", "acled", "full.csv", *DB).exit_code == 0
    Path("news.txt").write_text(NEWS.replace("12", "15"), encoding="utf-8")
    assert run("add", "news.txt", *DB, "--published", "2020-05-06", "--outlet", "The Gazette").exit_code == 0
    [before] = json.loads(run("events", *DB, "--json").stdout)["events"]
    exported()
    assert run("import", "acled", "out.csv", *DB).stdout == "s.sqlite: 1 added, 0 updated, 0 known, 0 failed\n"
    [after] = json.loads(run("events", *DB, "--json").stdout)["events"]
    assert after["findings"] == before["findings"]
    assert [row["event_id_cnty"] for row in exported()[0]] == ["SYR104"]
