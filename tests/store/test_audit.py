"""The log of a store: it tells what was done, and nothing makes it tell anything else."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from rashomon.records import Decision, Redaction
from rashomon.store import Store, StoreError, open_store
from rashomon.store.audit import Logged, count_logged, list_logged, log
from rashomon.store.copying import copy_store
from rashomon.store.redactions import put_redactions
from rashomon.store.version_7 import GUARDS, REFUSED


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    store = open_store(str(tmp_path / "kept.sqlite"))
    with store.write() as connection:
        for number in range(3):
            log(connection, "Ada", "did", f"d{number}", "so")
    return store


def told(store: Store) -> list[tuple[int, str]]:
    with store.read() as connection:
        return [(one.number, one.about) for one in list_logged(connection)]


def test_the_newest_stands_first_and_a_page_has_some(kept: Store) -> None:
    with kept.read() as connection:
        [line] = list_logged(connection, 1, 1)
        assert count_logged(connection) == 3
    assert line == Logged(2, line.made, "Ada", "did", "d1", "so")
    assert line.made.endswith("Z")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'Grace'",
        "UPDATE audit SET note = '' WHERE number = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE number = 3",
        "INSERT OR REPLACE INTO audit VALUES (1, 'x', 'x', 'x', 'x', 'x')",
        "REPLACE INTO audit VALUES (3, 'x', 'x', 'x', 'x', 'x')",
        "INSERT INTO audit VALUES (0, 'x', 'x', 'x', 'x', 'x')",
        "INSERT INTO audit VALUES (1, 'x', 'x', 'x', 'x', 'x') ON CONFLICT (number) DO UPDATE SET who = 'x'",
        "UPDATE OR IGNORE audit SET who = 'x'",
        "UPDATE OR REPLACE audit SET number = 1 WHERE number = 2",
    ],
)
def test_what_is_logged_is_neither_changed_nor_deleted_nor_put_in_before(kept: Store, statement: str) -> None:
    before = told(kept)
    with pytest.raises((StoreError, IntegrityError), match=REFUSED), kept.write() as connection:
        connection.execute(text(statement))
    assert told(kept) == before == [(3, "d2"), (2, "d1"), (1, "d0")]


def test_another_program_is_refused_as_well(kept: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection, pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        connection.execute("DELETE FROM audit")
    connection.close()


def test_a_decision_is_logged_if_and_only_if_it_is_kept(kept: Store) -> None:
    decision = Decision("d9", "m1", "m2", "same", "person:Grace", "secret words", "2020-05-06T00:00:00Z")
    assert kept.decide(decision)
    assert not kept.decide(decision)
    with kept.read() as connection:
        line = list_logged(connection)[0]
    assert (line.number, line.who, line.what, line.about, line.note) == (4, "Grace", "decided: same", "d9", "")


def test_what_is_taken_out_is_logged_by_its_tombstone_alone(kept: Store) -> None:
    with kept.write() as connection:
        put_redactions(
            connection, [Redaction("x1", "person", "r1", "text", (3, 9), "person:Grace", "a witness", "2020")]
        )
    with kept.read() as connection:
        line = list_logged(connection)[0]
    assert (line.who, line.what, line.about, line.note) == ("Grace", "took out: person", "x1", "")


def test_a_case_that_is_handed_on_has_neither_users_nor_log_and_can_be_worked_on(kept: Store, tmp_path: Path) -> None:
    with kept.write() as connection:
        connection.execute(text("INSERT INTO users VALUES ('Zoltan', 'zoltan', 'lead', 'hash-of-it', '2020', NULL)"))
        connection.execute(text("INSERT INTO sessions VALUES ('session-hash', 'Zoltan', '2020', '2020')"))
        connection.execute(
            text("INSERT INTO tokens VALUES ('t1', 'token-hash', 'Zoltan', 'x', 'lead', '2020', NULL, NULL)")
        )
        log(connection, "Zoltan", "logged in", note="from 10.1.2.3")
    copy_store(tmp_path / "kept.sqlite", tmp_path / "copy.sqlite")
    content = (tmp_path / "copy.sqlite").read_bytes()
    assert [
        word for word in (b"Zoltan", b"hash-of-it", b"session-hash", b"token-hash", b"10.1.2.3") if word in content
    ] == []
    with open_store(str(tmp_path / "copy.sqlite"), create=False) as copy:
        assert told(copy) == []
        with copy.write() as connection:
            log(connection, "Ada", "did", "d0")
        with pytest.raises(StoreError, match=REFUSED), copy.write() as connection:
            connection.execute(text("DELETE FROM audit"))
    assert len(told(kept)) == 4


def test_every_database_that_is_supported_is_told_to_refuse() -> None:
    assert set(GUARDS) == {"sqlite", "postgresql"}
    assert all(REFUSED in " ".join(statements) for statements in GUARDS.values())
