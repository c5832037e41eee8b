"""A store that is moved from a file to a server and back tells the same to the byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.deciding import decide
from rashomon.export.formats import EXPORTERS
from rashomon.records import Comparison, Page, Reading, Redaction
from rashomon.store import StoreError, moving, open_store
from rashomon.store.audit import log
from rashomon.store.computed import find_computation, keep_computation
from rashomon.store.feeds import Feed, Item, add_items, put_feed
from rashomon.store.listing import Asked, list_events
from rashomon.store.listing_reports import count_reports
from rashomon.store.moving import MOVED, move_store
from rashomon.store.notices import put_delivered, put_told
from rashomon.store.pages import put_page
from rashomon.store.redactions import put_redactions
from rashomon.store.users import Session, Token, User, put_session, put_token, put_user

SOME_DAY = "2020-05-07T10:00:00Z"
AWKWARD = 'Straße\twith \\N, \\., "quotes" and\r\na tail \U0001f600'


@pytest.fixture
def file(tmp_path: Path, reading: Reading, comparison: Comparison) -> str:
    """A store in a file that has something in every table."""
    file = str(tmp_path / "store.sqlite")
    with open_store(file, version="1.0") as store:
        for one in (*comparison.reports, replace(reading, report=replace(reading.report, id="r3", title=AWKWARD))):
            store.add(one)
        decide(store, "discounted", ["c1"], "ana", AWKWARD)
        keep_computation(store, "s", {"ucdp": comparison, "acled": comparison}, "ucdp", frozenset())
        page = Page("https://a.example/", "https://a.example/", "2020-05-07T10:00:00Z", (), bytes(range(256)))
        with store.write() as connection:
            put_page(connection, page, None, ["r1"])
            put_feed(connection, Feed("https://a.example/feed"))
            add_items(
                connection, "https://a.example/feed", [Item("https://a.example/feed", "k", 0, None, None, "read", "{}")]
            )
            put_told(connection, "desk", {"k": "v"}, [AWKWARD], "2020-05-07T10:00:00Z")
            put_delivered(connection, "desk", "lines", 1)
            put_user(connection, User("Ana", "lead", SOME_DAY, None), "ana", "a hash")
            put_session(connection, "a digest", Session("Ana", SOME_DAY, SOME_DAY))
            put_token(connection, "another", Token("t1", "Ana", "desk", "reader", SOME_DAY, None, None))
            for number in range(12):
                log(connection, "Ana", "logged in", note=str(number))
            gone = Redaction("x1", "passage", "r9", "text", (1, 2), "person:ana", "x", "2020-05-07T10:00:00Z")
            put_redactions(connection, [gone])
    return file


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.stderr
    return result.stdout


def told(home: str, folder: Path) -> dict[str, bytes | str]:
    """Return all that commands print of a store, and the files of every export."""
    printed: dict[str, bytes | str] = {
        "events": run("events", "--db", home, "--json"),
        "decisions": run("decisions", "--db", home, "--json"),
        "redactions": run("redact", "list", "--db", home),
        "citation": run("cite", "r1", "--db", home),
    }
    folder.mkdir()
    for name in EXPORTERS:
        run("export", name, "--db", home, "--out", str(folder / name))
    return printed | {one.name: one.read_bytes() for one in folder.iterdir()}


def test_there_and_back_nothing_is_lost(file: str, database: str, tmp_path: Path) -> None:
    back = str(tmp_path / "back.sqlite")
    there, here = run("store", "move", file, database), run("store", "move", database, back)
    # Each table has the same rows and the same hash, and none is empty.
    assert there.splitlines()[:-1] == here.splitlines()[:-1]
    assert {line.split()[1] for line in there.splitlines()[:-1]} == {table.name for table in MOVED}
    before = told(file, tmp_path / "file")
    assert told(database, tmp_path / "server") == before
    assert told(back, tmp_path / "again") == before


def test_what_was_moved_is_found_by_its_words_and_goes_on(file: str, database: str, reading: Reading) -> None:
    run("store", "move", file, database)
    with open_store(database, version="1.0") as store:
        with store.read() as connection:
            assert [count_reports(connection, word) for word in ("stra", "shelled", "nothing")] == [1, 3, 0]
            computation = find_computation(connection)
            assert computation
            assert len(list_events(connection, computation.number, Asked(words="army"), "newest", 9)) == 1
        assert not store.add(reading)
        assert store.add(replace(reading, report=replace(reading.report, id="r4")))


def test_a_store_that_holds_something_is_not_moved_into(file: str, home: str, reading: Reading) -> None:
    with open_store(home if "://" in home else f"{home}.other") as target:
        target.add(reading)
        with open_store(file) as source, pytest.raises(StoreError, match="is not empty: it has reports, found_at"):
            move_store(source, target)
        assert list(target.readings()) == [reading]


def test_a_move_that_fails_leaves_nothing(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_: object) -> tuple[int, str]:
        return 0, ""

    monkeypatch.setattr(moving, "_weigh", lose)
    result = CliRunner().invoke(app, ["store", "move", file, str(tmp_path / "new.sqlite")])
    assert result.exit_code == 1
    assert "would not hold the same reports: nothing is moved" in result.stderr
    assert list(tmp_path.glob("new*")) == []
    result = CliRunner().invoke(app, ["store", "move", str(tmp_path / "none.sqlite"), str(tmp_path / "new.sqlite")])
    assert "none.sqlite: no such file" in result.stderr
    assert list(tmp_path.glob("new*")) == []
