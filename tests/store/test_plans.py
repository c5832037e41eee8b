"""What each page of the workbench asks of a server goes by an index, which is named here."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from rashomon.store import Store, open_store
from rashomon.store.computed import events_of, find_computation, get_event
from rashomon.store.decisions import find_ids
from rashomon.store.listing import Area, Asked, list_counted
from rashomon.store.listing_days import list_stretches
from rashomon.store.listing_places import find_extent
from rashomon.store.listing_reports import list_reports
from server_cases import Server, ask
from workbench_cases import keep_many, make_many

Query = Callable[[Connection, int], object]


@pytest.fixture(scope="module")
def store(server: Server) -> Iterator[Store]:
    ask(server.url("postgres"), "CREATE DATABASE plans")
    with open_store(server.url("plans"), version="test") as opened:
        keep_many(opened, "s", make_many(150))
        opened.settle()
        yield opened


def listed(order: str = "reports", **asked: Any) -> Query:
    return lambda connection, number: list_counted(connection, number, Asked(**asked), order, 10)


def spread(**asked: Any) -> Query:
    return lambda connection, number: list(list_stretches(connection, number, Asked(**asked)))


PLANS: list[tuple[Query, str]] = [
    (listed(), "events_pkey"),
    (listed("newest"), "events_newest"),
    (listed("oldest"), "events_oldest"),
    (listed("killed"), "events_killed"),
    (listed("disputes"), "events_disputes"),
    (listed(country="SY"), "events_country"),
    (listed(type="RAID"), "events_type"),
    (listed(since="2021-12-01"), "events_since"),
    (listed(until="2010-01-02"), "events_until"),
    (listed(side="nobody"), "events_lists"),
    (listed(outlet="Outlet 7"), "events_lists"),
    (listed(kind="rival_place"), "events_lists"),
    (listed(field="weapon"), "events_lists"),
    (listed(words="barda"), "report_lexemes_lexemes"),
    (listed(area=Area(1.0, 1.0, 2.0, 2.0)), "events_place"),
    (lambda connection, number: find_extent(connection, number, Asked(country="SY")), "events_country"),
    (spread(country="SY"), "events_country"),
    (lambda connection, number: get_event(connection, number, "m8"), "events_id"),
    (lambda connection, number: get_event(connection, number, "m9"), "event_mentions_pkey"),
    (lambda connection, number: events_of(connection, number, "r9"), "event_reports_pkey"),
    (lambda connection, _: list_reports(connection, "", 10), "readings_newest"),
    (lambda connection, _: find_ids(connection, "m33"), "ids_id"),
]


@pytest.mark.parametrize(("query", "index"), PLANS, ids=[f"{n}-{index}" for n, (_, index) in enumerate(PLANS)])
def test_a_page_asks_by_an_index(store: Store, query: Query, index: str) -> None:
    asked: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        asked.append((given[2], given[3]))

    with store.read() as connection:
        computation = find_computation(connection)
        assert computation
        event.listen(Engine, "before_cursor_execute", note)
        query(connection, computation.number)
        event.remove(Engine, "before_cursor_execute", note)
        # So few rows are read faster from end to end: what could be done without that is what counts.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plans = "\n".join(
            row[0] for statement, values in asked for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values)
        )
    assert index in plans
    assert "Seq Scan" not in plans
