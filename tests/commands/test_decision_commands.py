import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.contract import schema_of
from rashomon.records import Reading
from rashomon.store import open_store

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = (
    "Three people were killed in the shelling of a market in Aleppo on Monday, an army spokesman said. "
    "Hospital officials put the dead at 15 civilians.\n"
)
THREE = "Five civilians were killed when a bus was bombed in Homs on Tuesday, police said.\n"
DB = ("--db", "s.sqlite")
WHY = ("--because", "they say so", "--by", "ana", *DB)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with three reports, the first two of one event."""
    folder = tmp_path_factory.mktemp("read")
    for name, text in (("one", ONE), ("two", TWO), ("three", THREE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    db = folder / "s.sqlite"
    paths = [str(folder / f"{name}.txt") for name in ("one", "two", "three")]
    assert run("add", *paths, "--db", str(db), "--published", "2020-05-06").exit_code == 0
    return db.read_bytes()


@pytest.fixture
def store(read: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a store of its own and the reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.sqlite").write_bytes(read)
    for name, text in (("one", ONE), ("two", TWO), ("three", THREE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def events(policy: str = "ucdp") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("events", *DB, "--json", "--policy", policy).stdout)["events"]
    return found


def mentions() -> list[list[str]]:
    """Return the mentions of each event."""
    return [[m for act in event["acts"] for m in act["mentions"]] for event in events()]


def readings() -> list[Reading]:
    """Return the readings of the store in the order one, two, three."""
    texts = [text.strip() for text in (ONE, TWO, THREE)]
    with open_store("s.sqlite") as opened:
        return sorted(opened.readings(), key=lambda one: texts.index(one.report.text.strip()))


def listed(*words: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in run("decisions", *DB, "--json", *words).stdout.splitlines()]
    for line in lines:
        Draft202012Validator(schema_of("decisions")).validate(line)
    return lines


def states(*words: str) -> list[tuple[str, str]]:
    return [(one["decision"]["verdict"], one["state"]) for one in listed(*words)]


def last() -> str:
    return str(listed()[-1]["decision"]["id"])


def killed(policy: str) -> list[tuple[object, object]]:
    """Return the lowest and highest of each finding on dead civilians or people."""
    return [
        tuple(end and end["value"] for end in (finding["low"], finding["high"]))
        for event in events(policy)
        for finding in event["findings"]
        if finding["field"] == "killed" and finding["positions"][0]["printed"]
    ]


# ── what a decision does ────────────────────────────────────────────────────────────────────────────────────────────


def test_two_events_told_the_same_are_one_and_two_again_when_that_is_undone(store: Path) -> None:
    before = mentions()
    assert len(before) == 2
    result = run("decide", "same", before[0][0], before[1][0][:6], *WHY)
    assert result.exit_code == 0, result.stderr
    assert [sorted(one) for one in mentions()] == [sorted(before[0] + before[1])]
    assert run("undo", last()[:5], *WHY).exit_code == 0
    assert mentions() == before
    assert states() == [("same", "undone"), ("undone", "held")]
    assert run("undo", last(), *WHY).exit_code == 0
    assert len(mentions()) == 1
    assert states() == [("same", "held"), ("undone", "undone"), ("undone", "held")]


def test_what_is_undone_is_not_undone_again(store: Path) -> None:
    run("decide", "same", *(one[0] for one in mentions()), *WHY)
    decided = last()
    assert run("undo", decided, *WHY).exit_code == 0
    undone = last()
    again = run("undo", decided, *WHY)
    assert again.exit_code == 2
    assert f"{decided} is undone already, by {undone}: to restore it, undo that" in again.stderr
    assert len(states()) == 2


def test_two_mentions_of_one_event_told_different_are_two_events(store: Path) -> None:
    [[one, two], _] = mentions()
    assert run("decide", "different", one, two, *WHY).exit_code == 0
    assert sorted(map(len, mentions())) == [1, 1, 1]
    assert run("show", one, *DB).exit_code == 0
    run("decide", "unsure", two, one, *WHY)
    assert sorted(map(len, mentions())) == [1, 2]
    assert states() == [("different", "superseded"), ("unsure", "held")]


@pytest.mark.parametrize(
    "speaker", ["hospital_officials", "Hospital officials", "the hospital officials", "hospital_o"]
)
def test_a_discounted_speaker_leaves_the_range_of_airwars_and_no_other(speaker: str, store: Path) -> None:
    assert (15, 15) in killed("airwars")
    assert run("grade", "discounted", speaker, *WHY).exit_code == 0
    assert (15, 15) not in killed("airwars")
    assert (15, 15) in killed("ucdp")
    run("grade", "credible", speaker, *WHY)
    assert (15, 15) in killed("airwars")


def test_a_claim_goes_before_its_speaker(store: Path) -> None:
    claim = next(c for one in readings() for c in one.claims if c.words == "dead at 15 civilians")
    run("grade", "discounted", claim.id, *WHY)
    assert (15, 15) not in killed("airwars")
    run("grade", "discounted", "hospital_officials", *WHY)
    run("grade", "credible", claim.id, *WHY)
    assert (15, 15) in killed("airwars")


def test_a_report_is_told_to_be_no_copy_and_another_to_be_one(store: Path) -> None:
    def copies() -> set[frozenset[str]]:
        found = json.loads(run("events", *DB, "--json").stdout)["copies"]
        return {frozenset((one["of"], one["by"])) for one in found}

    one, two, three = (reading.report.id for reading in readings())
    assert copies() == {frozenset((one, two))}
    assert run("decide", "different", one, two, *WHY).exit_code == 0
    assert run("decide", "same", three, one, *WHY).exit_code == 0
    assert copies() == {frozenset((one, three))}


def test_an_actor_of_two_names_is_one_origin(store: Path) -> None:
    def origins() -> int:
        found = events()[0]["findings"]
        return max(int(one["origins"]["at_most"]) for one in found if one["field"] == "killed")

    assert origins() == 2
    assert run("decide", "same", "the health ministry", "an army spokesman", *WHY).exit_code == 0
    assert origins() == 1


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["decide", "same", "{m0}", "{c0}"], "{c0} is a claim: a claim is graded (`rashomon grade`); its event or "),
        (["decide", "same", "{m0}", "{r0}"], "{m0} and {r0} are of different kinds: an event or mention and a report"),
        (["decide", "same", "{m0}", "{m0}"], "{m0}: both ids mean this one"),
        (["decide", "different", "{m0}", "m"], "m: 3 ids may be meant: "),
        (["decide", "different", "{m0}", "zz"], "zz: nothing here has that id or name; an event or mention or an "),
        (["grade", "credible", "{m0}"], "{m0} is an event or mention: only a claim or an actor or speaker can be "),
        (["grade", "credible", "no\nbody"], "no body: nothing here has that id or name; a claim or an actor"),
        (["undo", "{m0}"], "{m0}: nothing here has that id; a decision is meant"),
    ],
)
def test_what_cannot_be_decided_on_is_one_line_and_wrong_usage(words: list[str], reason: str, store: Path) -> None:
    first = readings()[0]
    names = {"m0": first.mentions[0].id, "c0": first.claims[0].id, "r0": first.report.id}
    result = run(*(word.format(**names) for word in words), *WHY)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert result.stderr.startswith(f"rashomon: {reason.format(**names)}")
    assert listed() == []


@pytest.mark.parametrize(
    "words",
    [
        ["decide", "alike", "a", "b", *WHY],
        ["decide", "same", "a", "b", *DB],
        ["decide", "same", "a", "b", "--because", " ", *DB],
        ["decide", "same", "a", "", *WHY],
        ["grade", "discounted", "a", "b", *WHY],
        ["undo", "d1", "--because", "x", "--by", "", *DB],
    ],
)
def test_wrong_usage(words: list[str], store: Path) -> None:
    assert run(*words).exit_code == 2


def test_a_missing_store_is_one_line_and_none_is_made(store: Path) -> None:
    result = run("undo", "d1", "--because", "x", "--db", "none.sqlite")
    assert (result.exit_code, result.stderr) == (1, "rashomon: none.sqlite: no such file\n")
    assert not (store / "none.sqlite").exists()


def test_who_decides_is_the_one_logged_in_where_nobody_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "bo")
    run("grade", "discounted", "police", "--because", "no\nsource", *DB)
    [line] = listed()
    assert line["decision"]["by"] == "person:bo"
    assert "by bo on 20" in run("decisions", *DB).stdout

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    result = run("grade", "discounted", "police", "--because", "x", *DB)
    assert (result.exit_code, result.stderr) == (2, "rashomon: this user has no name: say --by\n")


# ── people who contradict one another ───────────────────────────────────────────────────────────────────────────────


def test_of_two_people_who_contradict_the_later_is_held_and_the_other_shown(store: Path) -> None:
    one, two, three = (reading.mentions[0].id for reading in readings())
    run("decide", "same", one, two, *WHY)
    run("decide", "same", two, three, *WHY)
    result = run("decide", "different", one, three, "--because", "no", "--by", "bo", *DB)
    lines = listed()
    ids = [line["decision"]["id"] for line in lines]
    assert [line["state"] for line in lines] == ["not_held", "held", "held"]
    assert lines[0]["against"] == [ids[2], ids[1]]
    assert result.stdout.splitlines()[-1] == f"{ids[0]} does not hold any more: contradicts {ids[2]}, {ids[1]}"
    assert f"not held: contradicts {ids[2]}, {ids[1]}" in run("decisions", *DB).stdout
    # A word to one of them restores the first.
    run("undo", ids[2], *WHY)
    assert [state for _, state in states()] == ["held", "held", "undone", "held"]


WRITER = """
import sys
from rashomon.deciding import decide
from rashomon.store import open_store
with open_store("s.sqlite") as store:
    for number in range(15):
        decide(store, "credible", ["police"], sys.argv[1], f"reason {number}")
"""


def test_two_writers_at_once_lose_nothing(store: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, name]) for name in ("ana", "bo")]
    assert [writer.wait() for writer in writers] == [0, 0]
    made = [(one["decision"]["by"], one["decision"]["why"]) for one in listed()]
    assert sorted(made) == sorted((f"person:{who}", f"reason {n}") for who in ("ana", "bo") for n in range(15))
    assert [state for _, state in states()].count("held") == 1


# ── newer rules ─────────────────────────────────────────────────────────────────────────────────────────────────────


def older(reading: Reading, **changes: Any) -> Reading:
    """Return a reading as former rules made it: other ids, and words that reach less far."""
    [mention] = reading.mentions
    claims = tuple(
        replace(one, id=f"cold{n}", mention="mold", span=(one.span[0], one.span[1] - 2), words=one.words[:-2])
        for n, one in enumerate(reading.claims)
    )
    return replace(reading, claims=claims, mentions=(replace(mention, id="mold", **changes),))


def put(reading: Reading) -> None:
    with open_store("s.sqlite", version="0.0") as opened:
        assert opened.add(reading, generation=opened.begin_generation())


def test_decisions_follow_their_words_into_a_newer_reading(store: Path) -> None:
    one, _, three = readings()
    put(older(one))
    run("decide", "same", "mold", three.mentions[0].id, *WHY)
    run("grade", "discounted", "cold0", *WHY)
    assert len(mentions()) == 1
    result = run("add", "one.txt", "--reread", *DB, "--published", "2020-05-06")
    assert result.stdout.splitlines() == [
        "s.sqlite: 0 added, 1 updated, 0 known, 0 failed",
        "s.sqlite: decisions: 0 as they were, 2 follow their words, 0 for review",
    ]
    assert len(mentions()) == 1
    same, discounted = listed()
    assert same["now"] == [one.mentions[0].id, three.mentions[0].id]
    assert same["decision"]["left"] == "mold"
    assert discounted["now"] == [one.claims[0].id]
    assert f"now {one.claims[0].id}" in run("decisions", *DB).stdout
    assert listed("--review") == []
    assert run("decisions", "--review", *DB).stdout == "s.sqlite: no decisions for review\n"


def test_what_no_longer_fits_is_for_review_with_its_words(store: Path) -> None:
    one, _, three = readings()
    _, end = one.mentions[0].trigger
    put(older(one, trigger=(end + 1, end + 3)))
    run("decide", "same", "mold", three.mentions[0].id, *WHY)
    run("grade", "discounted", "police", *WHY)
    result = run("add", "one.txt", "--reread", "--json", *DB, "--published", "2020-05-06")
    assert result.stderr == "s.sqlite: decisions: 1 as they were, 0 follow their words, 1 for review\n"
    [line] = listed("--review")
    assert (line["state"], line["now"]) == ("review", [])
    assert line["reason"] == "mold: no mention is read there any more"
    assert line["about"][0]["words"] == ONE.strip(".\n")
    assert "for review: mold: no mention is read there any more" in run("decisions", "--review", *DB).stdout
    assert len(mentions()) == 2
    # Who has looked at it takes it back.
    assert run("undo", line["decision"]["id"], *WHY).exit_code == 0
    assert listed("--review") == []


def test_two_mentions_that_are_one_now_cannot_be_different(store: Path) -> None:
    one, *_ = readings()
    former = older(one)
    put(replace(former, mentions=(*former.mentions, replace(former.mentions[0], id="mold2"))))
    run("decide", "different", "mold", "mold2", *WHY)
    run("add", "one.txt", "--reread", *DB, "--published", "2020-05-06")
    assert [line["reason"] for line in listed("--review")] == [f"both are {one.mentions[0].id} now"]


def test_a_decision_of_a_store_that_kept_no_targets_stands_by_its_ids(store: Path) -> None:
    one, _, three = readings()
    ids = (one.mentions[0].id, three.mentions[0].id)
    with open_store("s.sqlite") as opened:
        from rashomon.deciding import make_decision  # noqa: PLC0415

        opened.decide(make_decision("same", list(ids), "ana", "x"))
        opened.decide(make_decision("same", ["gone", ids[0]], "ana", "x"))
    assert [state for _, state in states()] == ["held", "review"]
    assert [line["reason"] for line in listed("--review")] == ["gone is not read any more, and what it was is not kept"]
    assert len(mentions()) == 1


def test_a_store_of_the_first_version_is_brought_up_to_date_by_reading_it(store: Path) -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect("old.sqlite") as connection:
        connection.executescript((Path(__file__).parents[1] / "store" / "version_1.sql").read_text(encoding="utf-8"))
    connection.close()
    result = run("decisions", "--db", "old.sqlite")
    assert result.exit_code == 0, result.stderr
    assert 'm1: mention in r1 "shelled"' in result.stdout
    assert "m2 is not read any more" in result.stdout
