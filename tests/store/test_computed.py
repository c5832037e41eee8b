from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from rashomon.records import Comparison, Decision, Redaction
from rashomon.store import Store, open_store
from rashomon.store.computed import (
    copies_among,
    count_taken,
    events_of,
    find_computation,
    find_state,
    get_event,
    keep_computation,
    revisions_among,
)
from rashomon.store.listing import ORDERS, Asked, count_events, list_events
from rashomon.store.redactions import put_redactions
from rashomon.store.searching import fold_words
from rashomon.store.tables import COMPUTATIONS, PARTS


@pytest.fixture
def store(home: str, comparison: Comparison) -> Iterator[Store]:
    with open_store(home, version="1.0") as opened:
        for reading in comparison.reports:
            opened.add(reading)
        yield opened


def under_two(comparison: Comparison) -> dict[str, Comparison]:
    """Return a comparison under two policies that differ in their ranges."""
    events = tuple(
        replace(event, findings=tuple(replace(one, policy="latest", low=None, best=None) for one in event.findings))
        for event in comparison.events
    )
    first = tuple(
        replace(event, findings=tuple(replace(one, policy="ucdp") for one in event.findings))
        for event in comparison.events
    )
    return {"ucdp": replace(comparison, events=first), "latest": replace(comparison, events=events)}


def test_what_was_kept_comes_back_under_every_policy(store: Store, comparison: Comparison) -> None:
    by_policy = under_two(comparison)
    number = keep_computation(store, "s", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        found = find_computation(connection)
        assert found
        assert (found.number, found.state, found.events) == (number, "s", len(comparison.events))
        for n, event in enumerate(comparison.events):
            under = {policy: one.events[n] for policy, one in by_policy.items()}
            assert get_event(connection, number, event.id) == under
            for act in event.acts:
                for mention in act.mentions:
                    assert get_event(connection, number, mention) == under
        report = comparison.events[0].reports[0]
        assert events_of(connection, number, report)[0] == by_policy["ucdp"].events[0]
        copied = list(comparison.copies)
        reports = [one for copy in copied for one in (copy.of, copy.by)]
        assert copies_among(connection, number, reports) == sorted(copied, key=lambda one: (one.of, one.by))
        pages = [one for page in comparison.revisions for one in (page.earlier, page.later)]
        assert revisions_among(connection, number, pages) == list(comparison.revisions)
        assert get_event(connection, number, "none") is None


def test_a_newer_computation_takes_the_place_of_those_before(store: Store, comparison: Comparison) -> None:
    by_policy = under_two(comparison)
    keep_computation(store, "first", by_policy, "ucdp", frozenset())
    with store.write() as connection:  # one that was broken off
        connection.execute(COMPUTATIONS.insert(), [{"number": 2, "state": "broken", "facets": "{}", "done": 0}])
    with store.read() as connection:
        found = find_computation(connection)
        assert found
        assert found.state == "first"
    number = keep_computation(store, "second", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        for table in PARTS:
            column = table.c.number if table is COMPUTATIONS else table.c.computation
            assert set(connection.scalars(select(column))) <= {1, number}  # out of the first a page may be half read
    last = keep_computation(store, "third", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        assert set(connection.scalars(select(COMPUTATIONS.c.number))) == {number, last}


def test_one_that_is_known_is_not_read_again_while_it_is_the_newest(store: Store, comparison: Comparison) -> None:
    by_policy = under_two(comparison)
    keep_computation(store, "first", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        known = find_computation(connection)
        assert find_computation(connection, known) is known
    keep_computation(store, "second", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        newer = find_computation(connection, known)
    assert newer
    assert newer.state == "second"


def test_what_was_taken_out_meanwhile_does_not_come_in_by_a_computation(store: Store, comparison: Comparison) -> None:
    by_policy = under_two(comparison)
    with store.read() as connection:
        taken = count_taken(connection)
    tombstone = Redaction("x1", "report", "r9", None, None, "person:ada", "a witness", "2020-05-08T10:00:00Z")
    with store.write() as connection:
        put_redactions(connection, [tombstone])
    with pytest.raises(RuntimeError, match="taken out of the store meanwhile"):
        keep_computation(store, "s", by_policy, "ucdp", frozenset(), taken)
    with store.read() as connection:
        assert find_computation(connection) is None


def test_it_can_be_thrown_away_and_made_again(store: Store, comparison: Comparison) -> None:
    by_policy = under_two(comparison)
    number = keep_computation(store, "s", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        before = list_events(connection, number, Asked(), "reports", 99)
    with store.write() as connection:
        for table in PARTS:
            connection.execute(table.delete())
    with store.read() as connection:
        assert find_computation(connection) is None
    again = keep_computation(store, "s", by_policy, "ucdp", frozenset())
    with store.read() as connection:
        assert list_events(connection, again, Asked(), "reports", 99) == before


def test_the_state_changes_with_readings_decisions_and_rules(store: Store, comparison: Comparison) -> None:
    def state(rules: str = "1") -> str:
        with store.read() as connection:
            return find_state(connection, rules)

    seen = [state(), state("2")]
    reading = comparison.reports[0]
    store.add(replace(reading, report=replace(reading.report, outlet="Another")))
    seen.append(state())
    store.decide(Decision("d1", "m1", "m2", "same", "person:ada", "so"))
    seen.append(state())
    assert len(set(seen)) == 4
    assert state() == seen[-1]


def test_what_a_person_decided_on_is_marked(store: Store, comparison: Comparison) -> None:
    event = comparison.events[0]
    claim = next(claim for f in event.findings for position in f.positions for claim in position.claims)
    for ids, decided in ((frozenset([event.id]), 1), (frozenset([claim]), 1), (frozenset(["other"]), 0)):
        number = keep_computation(store, "s", under_two(comparison), "ucdp", ids)
        with store.read() as connection:
            assert count_events(connection, number, Asked(decided=True)) == decided


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_lists_every_event(store: Store, comparison: Comparison, order: str) -> None:
    number = keep_computation(store, "s", under_two(comparison), "ucdp", frozenset())
    with store.read() as connection:
        listed = list_events(connection, number, Asked(), order, 99)
        assert {one.id for one in listed} == {event.id for event in comparison.events}
        assert connection.scalar(select(func.count()).select_from(COMPUTATIONS)) == 1


@pytest.mark.parametrize(
    ("text", "folded"), [("Khushām  and\nOram", "khusham and oram"), ("ÉLAN", "elan"), ("", ""), ("ß", "ss")]
)
def test_words_are_searched_without_accents_and_capitals(text: str, folded: str) -> None:
    assert fold_words(text) == folded
