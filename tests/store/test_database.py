import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.records import Decision, Figure, Reading, Target
from rashomon.store import Store, StoreError, open_store
from server_cases import ask

TABLES = ("reports", "found_at", "generations", "readings", "ids", "claims", "problems", "decisions", "targets", "meta")


@pytest.fixture
def store(home: str) -> Iterator[Store]:
    with open_store(home, version="1.0") as opened:
        yield opened


def rows(home: str, query: str = "") -> list[tuple[object, ...]]:
    queries = [query] if query else [f"SELECT * FROM {table} ORDER BY 1, 2" for table in TABLES]
    return [row for one in queries for row in ask(home, one)]


def from_outlet(reading: Reading, outlet: str, path: str = "oram.txt") -> Reading:
    return replace(reading, report=replace(reading.report, outlet=outlet, path=path))


def test_a_reading_comes_back_as_it_was(store: Store, reading: Reading) -> None:
    assert store.add(reading)
    assert list(store.readings()) == [reading]
    assert store.has(reading.report)


def test_adding_again_changes_no_row(store: Store, home: str, reading: Reading) -> None:
    store.add(reading)
    before = rows(home)
    assert not store.add(reading)
    assert not store.add(replace(reading, claims=()))  # other rules, but nobody asked to read anew
    assert rows(home) == before


def test_one_text_in_two_outlets_is_one_report_with_two_readings(store: Store, home: str, reading: Reading) -> None:
    assert store.add(reading)
    assert store.add(from_outlet(reading, "Another"))
    assert rows(home, "SELECT count(*) FROM reports") == [(1,)]
    assert [one.report.outlet for one in store.readings()] == ["Another", "The Paper"]


def dated(reading: Reading, day: str | None, day_from: str = "option", outlet: str | None = "The Paper") -> Reading:
    report = replace(reading.report, published=day, published_from=day_from if day else "none", outlet=outlet)  # type: ignore[arg-type]
    return replace(reading, report=report)


DAYS = [
    # What the store has, what is added then, and the day after it; None where the store learns nothing.
    ((None, "none"), ("2020-05-06", "option"), "2020-05-06"),
    (("2020-05-06", "option"), (None, "none"), None),
    (("2020-05-06", "option"), ("2020-05-07", "option"), "2020-05-07"),  # what a person says last
    (("2020-05-06", "option"), ("2020-05-07", "text"), "2020-05-07"),  # what the report states goes first
    (("2020-05-06", "text"), ("2020-05-05", "option"), None),
    (("2020-05-06", "text"), ("2020-05-05", "meta"), "2020-05-05"),  # it was printed again the day after
    (("2020-05-06", "text"), ("2020-05-07", "text"), None),
    (("2020-05-06", "text"), ("2020-05-06", "meta"), None),
    (("2020-05-06", "url"), ("2020-05-07", "option"), "2020-05-07"),
    (("2020-05-06", "url"), ("2020-05-07", "url"), None),
]


@pytest.mark.parametrize(("held", "added", "after"), DAYS)
def test_one_text_is_one_reading_whatever_day_is_given(
    store: Store,
    home: str,
    reading: Reading,
    held: tuple[str | None, str],
    added: tuple[str | None, str],
    after: str | None,
) -> None:
    store.add(dated(reading, *held))
    later = dated(reading, *added)
    assert store.has(later.report) is (after is None)
    assert store.add(later) is (after is not None)
    assert [one.report.published for one in store.readings()] == [after or held[0]]
    assert store.has(later.report)
    assert not store.add(later)
    assert rows(home, "SELECT DISTINCT published FROM current_claims") == [(after or held[0],)]
    assert rows(home, "SELECT count(*) FROM reports") == [(1,)]


def test_a_report_that_lacks_day_and_outlet_is_completed_by_what_the_store_has(store: Store, reading: Reading) -> None:
    store.add(reading)
    bare = dated(reading, None, outlet=None).report
    assert store.complete(bare) == reading.report
    other = replace(bare, outlet="Another")
    assert store.complete(other) == other
    assert store.holds(bare)
    assert not store.holds(other)


def test_an_outlet_that_is_told_later_is_that_of_the_reading(store: Store, reading: Reading) -> None:
    assert store.add(dated(reading, None, outlet=None))
    assert store.add(from_outlet(reading, "The Paper"))
    assert store.add(from_outlet(reading, "Another"))  # its own print of the text
    assert not store.add(dated(reading, None, outlet=None))
    assert [one.report.outlet for one in store.readings()] == ["Another", "The Paper"]


def test_reading_anew_takes_a_text_once_a_pass(store: Store, home: str, reading: Reading) -> None:
    store.add(reading)
    generation = store.begin_generation()
    assert store.add(from_outlet(reading, "The Paper", "a.txt"), generation=generation)
    assert not store.add(from_outlet(reading, "The Paper", "b.txt"), generation=generation)
    assert rows(home, "SELECT generation FROM readings ORDER BY 1") == [(1,), (2,)]


def test_every_place_where_a_report_was_found_is_kept(store: Store, reading: Reading) -> None:
    store.add(reading)
    assert not store.add(from_outlet(reading, "The Paper", "copy/oram.txt"))
    found = store.found_at("r1")
    assert [place["path"] for place in found] == ["copy/oram.txt", "oram.txt"]
    assert found[0] == {"path": "copy/oram.txt", "url": None, "outlet": "The Paper", "published": "2020-05-06"}


def test_readings_come_in_one_order_whatever_the_order_of_adding(tmp_path: Path, reading: Reading) -> None:
    several = [replace(reading, report=replace(reading.report, id=name)) for name in ("r3", "r1", "r2")]
    orders = []
    for number, order in enumerate((several, several[::-1])):
        with open_store(str(tmp_path / f"{number}.sqlite")) as store:
            for one in order:
                store.add(one)
            orders.append([one.report.id for one in store.readings()])
    assert orders == [["r1", "r2", "r3"]] * 2


def test_reading_anew_makes_a_generation_and_keeps_the_former(store: Store, home: str, reading: Reading) -> None:
    store.add(reading)
    newer = replace(reading, claims=reading.claims[:1])
    generation = store.begin_generation()
    assert store.add(newer, generation=generation)
    assert list(store.readings()) == [newer]
    assert rows(home, "SELECT generation, count(*) FROM readings GROUP BY 1 ORDER BY 1") == [(1, 1), (2, 1)]
    assert rows(home, "SELECT count(*) FROM claims") == [(6,)]
    assert rows(home, "SELECT id FROM current_claims") == [("c1",)]


def test_reading_anew_with_the_same_result_changes_nothing(store: Store, home: str, reading: Reading) -> None:
    store.add(reading)
    before = rows(home)
    assert not store.add(reading, generation=store.begin_generation())
    assert rows(home) == before


def test_a_reading_by_other_tables_of_the_users_is_another(home: str, reading: Reading) -> None:
    for version, new in (("1.0", True), ("1.0+ontology.a", True), ("2.0+ontology.a", False), ("2.0", True)):
        with open_store(home, version=version) as store:
            assert store.has(reading.report) is not new
            assert store.add(reading) is new  # also where it says the same: that is what is known then
            assert store.has(reading.report)
    assert rows(home, "SELECT * FROM generations") == [(1, "1.0"), (2, "1.0+ontology.a"), (3, "2.0")]
    assert rows(home, "SELECT generation FROM readings ORDER BY 1") == [(1,), (2,), (3,)]


def test_a_generation_holds_the_readings_of_one_version(home: str, reading: Reading) -> None:
    for version, outlet in (("1.0", "A"), ("1.0", "B"), ("2.0", "C")):
        with open_store(home, version=version) as store:
            assert store.add(from_outlet(reading, outlet))
    assert rows(home, "SELECT outlet, generation FROM readings ORDER BY 1") == [("A", 1), ("B", 1), ("C", 2)]


def test_claims_can_be_asked_for_in_sql(store: Store, home: str, reading: Reading) -> None:
    store.add(reading)
    query = (
        'SELECT field, "group", low, high, bound, printed, words, start, "end", speaker, stance, role, text, '
        "chain FROM claims ORDER BY number"
    )
    found = rows(home, query)
    words = ("At least 12 people died", 40, 63, "the health ministry", "asserts")
    assert found[0][:-1] == ("killed", "people", 12, None, "at_least", 12, *words, "any", None)
    assert [link["text"] for link in json.loads(str(found[0][-1]))] == ["the ministry", "The Paper"]
    assert found[4][0:6] == ("characterisation", "", None, None, None, None)
    assert [row[12] for row in found] == [None, "Oram", "On Monday", "the ministry", "a crime"]
    assert rows(home, 'SELECT kind, start, "end" FROM problems') == [
        ("speaker_unresolved", 84, 86),
        ("place_unknown", None, None),
    ]


def test_a_number_that_no_column_holds_stays_in_the_reading(store: Store, home: str, reading: Reading) -> None:
    huge = replace(reading.claims[0], value=Figure(10**30, 10**30, "exact", 10**30))
    odd = replace(reading, claims=(huge,))
    store.add(odd)
    assert rows(home, "SELECT low, printed FROM claims") == [(None, None)]
    assert list(store.readings()) == [odd]


def test_a_file_name_that_is_no_text_can_be_stored(store: Store, reading: Reading) -> None:
    assert store.add(from_outlet(reading, "The Paper", "caf\udce9.txt"))
    assert len(list(store.readings())) == 1


def test_decisions_are_kept_in_order_and_once(store: Store) -> None:
    first = Decision("d1", "m1", "m2", "same", "person:ana", "same place", "2020-05-07T10:00:00Z")
    second = Decision("d0", "c1", None, "discounted", "events-1", "no source")
    assert [store.decide(one) for one in (first, second, first)] == [True, True, False]
    assert store.decisions() == [first, second]


def test_a_reading_is_stored_whole_or_not_at_all(store: Store, home: str, reading: Reading) -> None:
    broken = replace(reading, claims=(*reading.claims, replace(reading.claims[0], words=None)))  # type: ignore[arg-type]
    with pytest.raises((StoreError, TypeError)):
        store.add(broken)
    assert rows(home, "SELECT count(*) FROM reports") == [(0,)]


def test_a_database_of_something_else_is_left_alone(home: str) -> None:
    ask(home, "CREATE TABLE songs (title TEXT)")
    with pytest.raises(StoreError, match="not one of Rashomon's"):
        open_store(home)
    tables = "sqlite_master WHERE type = 'table'" if "://" not in home else "pg_tables WHERE schemaname = 'public'"
    assert rows(home, f"SELECT count(*) FROM {tables}") == [(1,)]


def test_an_unknown_kind_of_database_is_refused() -> None:
    with pytest.raises(StoreError, match="no database that is supported here"):
        open_store("cobol://tape/1")


WRITER = """
import sys
from dataclasses import replace
from rashomon.contract import reading_from_json
from rashomon.store import open_store
reading = reading_from_json(open(sys.argv[2]).read())
store = open_store(sys.argv[1])
for number in range(100_000):
    store.add(replace(reading, report=replace(reading.report, id=f"k{number}")))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_readings(tmp_path: Path, home: str, reading: Reading) -> None:
    from rashomon.contract import to_json  # noqa: PLC0415

    source = tmp_path / "reading.json"
    source.write_bytes(to_json(reading))
    command = [sys.executable, "-c", WRITER, home, str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(20):
            writer.stdout.readline()
        time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    with open_store(home) as store:
        readings = list(store.readings())
        assert len(readings) >= 20
        assert all(one.claims == reading.claims for one in readings)
    if "://" not in home:
        assert rows(home, "PRAGMA integrity_check") == [("ok",)]
        assert rows(home, "PRAGMA foreign_key_check") == []
    assert rows(home, "SELECT count(*) % 5 FROM claims") == [(0,)]


def test_ids_are_found_by_their_beginning_and_actors_by_their_names(store: Store, reading: Reading) -> None:
    store.add(reading)
    claims = [(f"c{n}", "claim") for n in range(1, 6)]
    assert store.find_ids("") == [("a1", "actor"), *claims, ("m1", "mention"), ("r1", "report")]
    assert store.find_ids("c1") == [("c1", "claim")]
    assert [store.find_named(name) for name in ("health ministry", "ministry", "m")] == [["a1"], ["a1"], []]
    for id_ in ("a1", "c5", "m1", "r1"):
        assert store.find_current([id_, "none"]) == {id_}
        assert store.reading_with(id_) == reading
    # What only an older reading had is not there any more.
    store.add(replace(reading, claims=(), actors=()), generation=store.begin_generation())
    assert store.find_ids("") == [("m1", "mention"), ("r1", "report")]
    assert store.find_named("ministry") == []
    assert store.find_current(["c1"]) == set()
    assert store.reading_with("a1") is None


def test_a_decision_keeps_what_it_is_about(store: Store) -> None:
    targets = (
        Target("m1", "mention", "r1", "ASSAULT", "text", (31, 38), "a market was shelled"),
        Target("usa", "actor", "r1", words="US"),
    )
    decision = Decision("d1", "m1", "usa", "same", "person:ana", "x", "2020-05-07T10:00:00Z")
    assert store.decide(decision, targets)
    assert not store.decide(decision, targets)
    assert store.targets() == {"d1": targets}
