from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text, update

from rashomon.records import Comparison, Reading
from rashomon.store import Store, open_store, searching
from rashomon.store.computed import keep_computation
from rashomon.store.listing import Asked, list_events
from rashomon.store.listing_reports import count_reports, list_counted_reports, list_reports
from rashomon.store.redactions import drop_report, rewrite_report
from rashomon.store.tables import REPORTS


@pytest.fixture
def store(home: str, reading: Reading) -> Iterator[Store]:
    """A store of two reports: "Market shelled", and one with accents, signs and another alphabet."""
    other = replace(
        reading.report,
        id="r2",
        title="Élan",
        text="Straße in حلب was hit; AND NOT the foo-bar.",
        outlet="L'Écho",
        published="2020-05-07",
    )
    with open_store(home, version="1.0") as opened:
        opened.add(reading)
        opened.add(replace(reading, report=other, claims=(), mentions=(), problems=()))
        yield opened


@pytest.fixture(params=["few", "common"])
def common(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that few texts have, and the same as if very many had them, of which lists are made in another way."""
    if request.param == "common":
        monkeypatch.setattr(searching, "COMMON", 0)


def found(store: Store, words: str) -> list[str]:
    with store.read() as connection:
        listed = list_reports(connection, words, 99)
        assert len(listed) == count_reports(connection, words)
        assert list_counted_reports(connection, words, 99) == (listed, len(listed))
        assert list_counted_reports(connection, words, 1, 1) == (listed[1:2], len(listed))
        return [one.id for one in listed]


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
@pytest.mark.usefixtures("common")
def test_reports_are_found_by_their_words(store: Store, words: str, reports: list[str]) -> None:
    assert found(store, words) == reports


@pytest.mark.usefixtures("common")
def test_a_report_that_was_read_anew_is_found_once(store: Store, reading: Reading) -> None:
    for published in ("2020-05-08", "2020-05-09"):
        again = replace(reading, report=replace(reading.report, published=published), problems=())
        assert store.add(again, generation=store.begin_generation())
    assert found(store, "market") == ["r1"]
    assert found(store, "shelled market") == ["r1"]
    assert found(store, "") == ["r1", "r2"]


def test_the_index_follows_what_is_changed_and_taken_out(store: Store, reading: Reading) -> None:
    masked = replace(reading.report, text="Nothing happened.")
    with store.write() as connection:
        rewrite_report(connection, masked, [replace(reading, report=masked)], lambda text: text)
    assert (found(store, "oram"), found(store, "nothing"), found(store, "market")) == ([], ["r1"], ["r1"])
    with store.write() as connection:
        drop_report(connection, "r2")
    assert found(store, "hit") == []


def test_the_index_of_a_file_follows_whoever_changes_it(tmp_path: Path, reading: Reading) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        store.add(reading)
        with store.write() as connection:
            connection.execute(update(REPORTS).where(REPORTS.c.id == "r1").values(text="Nothing happened."))
        assert (found(store, "oram"), found(store, "nothing"), found(store, "market")) == ([], ["r1"], ["r1"])
        with store.read() as connection:
            connection.execute(text("INSERT INTO report_words (report_words) VALUES ('integrity-check')"))


def test_a_report_of_more_words_than_a_row_of_an_index_takes_is_found_by_each(store: Store, reading: Reading) -> None:
    words = [f"w{number:07}" for number in range(150_000)]
    long = replace(reading.report, id="r3", text=" ".join([*words, "x" * 10_000]), outlet="Long")
    store.add(replace(reading, report=long, claims=(), mentions=(), problems=()))
    for word in (words[0], words[75_000], words[-1], "x" * 2_000):
        assert found(store, word) == ["r3"]


def test_a_store_that_is_written_anew_finds_the_same(store: Store) -> None:
    with store.write() as connection:
        drop_report(connection, "r1")
    assert store.sweep()  # gives rows of `reports` other numbers
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
