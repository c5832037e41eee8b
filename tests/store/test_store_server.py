"""A store on a server: what a file has no counterpart for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from rashomon.pipeline import add_paths
from rashomon.records import Decision, Reading
from rashomon.store import Store, StoreDownError, StoreError, open_store, patience
from server_cases import PASSWORD, Server, ask


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database, version="1.0") as opened:
        yield opened


def named(reading: Reading, id_: str) -> Reading:
    return replace(reading, report=replace(reading.report, id=id_))


def test_an_empty_database_is_no_store_for_who_does_not_make_one(database: str) -> None:
    for read_only in (False, True):
        with pytest.raises(StoreError, match="an empty database, no store yet"):
            open_store(database, create=False, read_only=read_only)
    assert ask(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_nothing_is_written_where_a_store_is_only_read(store: Store, database: str, reading: Reading) -> None:
    store.add(reading)
    with open_store(database, read_only=True) as reader:
        assert list(reader.readings()) == [reading]
        with pytest.raises(StoreError, match="in a read-only transaction"):
            reader.add(named(reading, "r2"))


def test_a_reader_sees_one_moment_and_waits_for_nobody(store: Store, database: str, reading: Reading) -> None:
    with open_store(database) as other, other.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM readings").scalar() == 0
        store.add(reading)
        assert connection.exec_driver_sql("SELECT count(*) FROM readings").scalar() == 0


def test_who_writes_too_long_is_told_to_the_next(store: Store, database: str) -> None:
    locked = pytest.raises(StoreError, match="database is locked by another writer")
    with open_store(database, timeout=0.05) as other, store.write(), locked:
        other.decide(Decision("d1", "m1", "m2", "same", "person:ana", "x"))
    with store.write() as connection:  # others' tables of the same database are no matter
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS songs (title TEXT)")


def test_two_who_add_at_once_put_each_report_in_once(database: str, reading: Reading) -> None:
    """Both begin with an empty database, and half of what they add is the same."""

    def add(first: int) -> int:
        with open_store(database, version="1.0") as opened:
            return sum(opened.add(named(reading, f"r{number}")) for number in range(first, first + 20))

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(add, (0, 10))) == 30
    with open_store(database) as opened:
        assert len(list(opened.readings())) == 30
    assert ask(database, "SELECT count(*), count(DISTINCT report), max(generation) FROM readings") == [(30, 30, 1)]
    assert ask(database, "SELECT count(*) FROM claims") == [(150,)]


def test_a_password_comes_from_the_environment_and_is_in_no_message(
    server: Server, database: str, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = database.partition("?")[0].rpartition("/")[2]
    ask(database, "GRANT CREATE ON SCHEMA public TO ana")
    url = f"postgresql://ana@127.0.0.1:{server.port}/{name}"
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    for password, reason in (
        ("wrong-secret", "password authentication failed"),
        (None, "none was found in PGPASSWORD or ~/.pgpass"),
    ):
        monkeypatch.setenv("PGPASSWORD", password) if password else monkeypatch.delenv("PGPASSWORD")
        with pytest.raises(StoreError, match=reason) as caught:
            open_store(url)
        assert str(caught.value).startswith(f"{url}: ")
        assert "secret" not in str(caught.value)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with open_store(url) as opened:
        assert opened.add(reading)
        assert PASSWORD not in repr(vars(opened))


def test_who_may_only_read_reads(server: Server, store: Store, database: str, reading: Reading) -> None:
    store.add(reading)
    ask(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO ana")
    with open_store(database.replace("tester@", "ana@"), read_only=True) as reader:
        assert list(reader.readings()) == [reading]
    denied = pytest.raises(StoreError, match="permission denied for table")
    with open_store(database.replace("tester@", "ana@")) as writer, denied:
        writer.add(named(reading, "r2"))


def test_what_is_no_text_there_is_refused_on_one_line(store: Store, reading: Reading) -> None:
    odd = replace(reading, claims=(replace(reading.claims[0], words="a\0b"),))
    with pytest.raises(StoreError, match="invalid byte sequence") as caught:
        store.add(odd)
    assert "\n" not in str(caught.value)
    assert list(store.readings()) == []


# ── a server that is down for a while ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for number in range(6):
        text = f"At least {number + 3} people were killed in the shelling of a market in Aleppo on Monday, police said."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{number}.txt") for number in range(6)]


def test_adding_waits_for_a_server_that_is_down_and_puts_nothing_in_twice(
    server: Server, store: Store, database: str, paths: list[str]
) -> None:
    told: list[str] = []
    added = []
    for one in add_paths(paths, store, waiting=told.append):
        added.append(one)
        if len(added) == 2:
            server.stop()
            Timer(1.0, server.start).start()
    assert len(added) == len(paths)
    assert len(told) == 1
    assert "the server does not answer" in told[0]
    assert [len(ask(database, f"SELECT {what} FROM readings")) for what in ("id", "DISTINCT report")] == [6, 6]


def test_patience_has_an_end_and_adding_again_goes_on_there(
    server: Server, store: Store, database: str, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.4)
    adding = add_paths(paths, store)
    try:
        next(adding)
        server.stop()
        with pytest.raises(StoreDownError, match="the server does not answer"):
            list(adding)
        with pytest.raises(StoreDownError, match="the server does not answer"):
            store.decisions()
    finally:
        server.start()
    assert len(list(add_paths(paths, store))) == len(paths)
    assert ask(database, "SELECT count(*), count(DISTINCT report) FROM readings") == [(6, 6)]
