from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.dialects import postgresql

from rashomon.records import Comparison, Reading
from rashomon.store import Store, open_store
from rashomon.store.computed import keep_computation
from rashomon.store.listing import Asked, list_events
from rashomon.store.listing_reports import count_reports, list_reports
from rashomon.store.redactions import drop_report
from rashomon.store.searching import events_with, reports_with
from rashomon.store.tables import EVENTS, READINGS, REPORTS


@pytest.fixture
def store(tmp_path: Path, reading: Reading) -> Iterator[Store]:
    """A store of two reports: "Market shelled", and one with accents, signs and another alphabet."""
    other = replace(
        reading.report,
        id="r2",
        title="Élan",
        text="Straße in حلب was hit; AND NOT the foo-bar.",
        outlet="L'Écho",
        published="2020-05-07",
    )
    with open_store(str(tmp_path / "store.sqlite"), version="1.0") as opened:
        opened.add(reading)
        opened.add(replace(reading, report=other, claims=(), mentions=(), problems=()))
        yield opened


def found(store: Store, words: str) -> list[str]:
    with store.read() as connection:
        listed = [one.id for one in list_reports(connection, words, 99)]
        assert len(listed) == count_reports(connection, words)
        return listed


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("", ["r2", "r1"]),
        ("shelled", ["r1"]),
        ("SHELL", ["r1"]),  # where a word begins
        ("helled", []),
        ("market oram", ["r1"]),  # title and text
        ("market nowhere", []),
        ("elan", ["r2"]),
        ("straße", []),  # "ss" when it is folded, and "ß" in the text
        ("stra", ["r2"]),
        ("حلب", ["r2"]),
        ("echo", []),  # the outlet as it is written, but for capitals
        ("paper", ["r1"]),
        ("foo-bar", ["r2"]),
        ("and not", ["r2"]),  # words as others
        ('"', []),
        ("*", []),
        ("title:market", []),
        ("NEAR(a b)", []),
        ("%", []),
        ("shelled " * 50, ["r1"]),
    ],
)
def test_reports_are_found_by_their_words(store: Store, words: str, reports: list[str]) -> None:
    assert found(store, words) == reports


def test_the_index_follows_what_is_changed_and_taken_out(store: Store) -> None:
    with store.write() as connection:
        connection.execute(update(REPORTS).where(REPORTS.c.id == "r1").values(text="Nothing happened."))
    assert (found(store, "oram"), found(store, "nothing"), found(store, "market")) == ([], ["r1"], ["r1"])
    with store.write() as connection:
        drop_report(connection, "r2")
    assert found(store, "hit") == []
    with store.read() as connection:
        connection.execute(text("INSERT INTO report_words (report_words) VALUES ('integrity-check')"))


def test_a_file_that_is_written_anew_finds_the_same(store: Store) -> None:
    with store.write() as connection:
        drop_report(connection, "r1")
    store.sweep()  # gives rows of `reports` other numbers
    assert found(store, "hit") == ["r2"]


def test_events_are_found_by_their_own_words_and_those_of_their_reports(store: Store, comparison: Comparison) -> None:
    number = keep_computation(store, "s", {"ucdp": comparison}, "ucdp", frozenset())
    event = comparison.events[0]
    with store.read() as connection:
        for words, ids in (
            ("oram", [event.id]),
            ("army", [event.id]),  # a side
            ("crime", [event.id]),  # in a report alone
            ("army crime", [event.id]),
            ("army nowhere", []),
            ("", [event.id]),
        ):
            assert [one.id for one in list_events(connection, number, Asked(words=words), "reports", 9)] == ids


def test_elsewhere_than_in_sqlite_all_texts_are_gone_through() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    conditions = (
        (EVENTS, events_with("shelled", 1, "postgresql")),
        (READINGS, reports_with("shelled", "postgresql")),
    )
    for table, condition in conditions:
        query = str(select(table.c.id).where(condition).compile(dialect=dialect))
        assert "LIKE" in query
        assert "MATCH" not in query
