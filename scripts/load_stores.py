"""Measure a large store in SQLite and in PostgreSQL side by side: loading it, and what each page of the workbench asks.

    python scripts/load_stores.py FILE URL [--events 100000] [--repeats 7]

Makes the store in FILE where it is not there, with the reports that load_workbench.py makes, and moves it to the
database at URL where that is empty. Prints tables in Markdown, and which large tables PostgreSQL read from end to end.
"""

from __future__ import annotations

import argparse
import platform
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from load_workbench import make_store
from sqlalchemy import Connection, Engine, event

from rashomon.records import Reading
from rashomon.store import Store, open_store
from rashomon.store.computed import find_computation, find_state, get_event
from rashomon.store.decisions import find_ids
from rashomon.store.listing import Area, Asked, list_counted
from rashomon.store.listing_days import list_stretches
from rashomon.store.listing_places import Grid, count_unplaced, find_extent, list_grounds, list_spots
from rashomon.store.listing_reports import list_counted_reports
from rashomon.store.moving import move_store

ADDED = 500  # readings that are put one by one into the store that is large already
REGION = Area(35.0, 35.0, 39.0, 38.0)
GRID = Grid(REGION, 60, 40)
Query = Callable[[Connection, int], object]


def _listed(order: str = "reports", **asked: Any) -> Query:
    return lambda connection, number: list_counted(connection, number, Asked(**asked), order, 50)


def _mapped(asked: Asked) -> Query:
    def ask(connection: Connection, number: int) -> object:
        return (
            find_extent(connection, number, asked),
            list_spots(connection, number, asked, GRID, 10.0),
            list_grounds(connection, number, asked, REGION, 10.0),
            count_unplaced(connection, number, asked),
        )

    return ask


# What a page of the workbench asks, by its name.
QUERIES: Mapping[str, Query] = {
    "is it up to date": lambda connection, _: find_state(connection, "rules"),
    "list, most reports": _listed(),
    "list, newest": _listed("newest"),
    "list, most killed": _listed("killed"),
    "list, most disputes": _listed("disputes"),
    "list, a country since a day": _listed("newest", country="SY", since="2019-01-01"),
    "list, a week": _listed("newest", since="2019-03-01", until="2019-03-07"),
    "list, a side": _listed(side="Brigade 7"),
    "list, an outlet": _listed(outlet="Outlet 9"),
    "list, a kind of dispute": _listed(kind="disjoint_figures"),
    "list, a rectangle": _listed(area=REGION),
    "list, a word": _listed(words="77"),
    "list, a word that all have": _listed(words="brigade"),
    "map of a country": _mapped(Asked(country="SY")),
    "map of all": _mapped(Asked()),
    "timeline of a country": lambda connection, number: list(list_stretches(connection, number, Asked(country="SY"))),
    "timeline of all": lambda connection, number: list(list_stretches(connection, number, Asked())),
    "an event": lambda connection, number: get_event(connection, number, "m777-0"),
    "the beginning of an id": lambda connection, _: find_ids(connection, "m777"),
    "reports, newest": lambda connection, _: list_counted_reports(connection, "", 50),
    "reports, a word": lambda connection, _: list_counted_reports(connection, "77", 50),
    "reports, a word that all have": lambda connection, _: list_counted_reports(connection, "town", 50),
}


def time_queries(store: Store, repeats: int) -> dict[str, float]:
    """Return the milliseconds that each query takes, the median of some."""
    found = {}
    with store.read() as connection:
        computation = find_computation(connection)
        assert computation
        for name, ask in QUERIES.items():
            ask(connection, computation.number)
            took = []
            for _ in range(repeats):
                begun = time.perf_counter()
                ask(connection, computation.number)
                took.append(1000 * (time.perf_counter() - begun))
            found[name] = median(took)
    return found


def find_scans(store: Store, least: int = 1000) -> Iterator[tuple[str, str]]:
    """Yield each query with each table of so many rows that PostgreSQL reads from end to end for it."""
    asked = list[tuple[str, Any]]()

    def note(*given: Any) -> None:
        asked.append((given[2], given[3]))

    with store.read() as connection:
        computation = find_computation(connection)
        assert computation
        sizes = dict(connection.exec_driver_sql("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'").all())
        for name, ask in QUERIES.items():
            asked.clear()
            event.listen(Engine, "before_cursor_execute", note)
            ask(connection, computation.number)
            event.remove(Engine, "before_cursor_execute", note)
            for statement, values in list(asked):
                plan = "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values))
                for table in sorted(set(re.findall(r"Seq Scan on (\w+)", plan))):
                    if sizes.get(table, 0) >= least:
                        yield name, table


def add_more(store: Store) -> float:
    """Return the milliseconds that one reading takes to be put into a store that holds many."""
    first = next(iter(store.readings("r0-0")))
    begun = time.perf_counter()
    for number in range(ADDED):
        store.add(_another(first, f"{begun}-{number}"))
    return 1000 * (time.perf_counter() - begun) / ADDED


def _another(reading: Reading, name: str) -> Reading:
    claims = tuple(replace(one, id=f"{one.id}-{name}") for one in reading.claims)
    mentions = tuple(replace(one, id=f"{one.id}-{name}") for one in reading.mentions)
    return replace(reading, report=replace(reading.report, id=f"r-{name}"), claims=claims, mentions=mentions)


def main() -> None:
    """Make what is not there, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("url")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=7)
    given = parser.parse_args()
    if not given.file.exists():
        make_store(str(given.file), given.events)
    with open_store(str(given.file), version="made") as file, open_store(given.url, version="made") as server:
        if server.begin_generation() == 1:
            begun = time.perf_counter()
            moved = move_store(file, server)
            seconds, rows = time.perf_counter() - begun, sum(one.rows for one in moved)
            print(f"Moved by COPY, checked on both sides: {rows:,} rows in {seconds:.0f} s.\n")
        both = [time_queries(store, given.repeats) for store in (file, server)]
        scans = list(find_scans(server))
        added = [add_more(store) for store in (file, server)]
    print(f"Milliseconds, the median of {given.repeats}; {platform.machine()}, Python {platform.python_version()}.\n")
    print("| | SQLite | PostgreSQL |\n| --- | --- | --- |")
    for name in QUERIES:
        print(f"| {name} | {' | '.join(f'{one[name]:.1f}' for one in both)} |")
    print(f"| one more report put in | {' | '.join(f'{one:.1f}' for one in added)} |\n")
    told = ", ".join(f"{table} ({name})" for name, table in scans)
    print(f"Tables that PostgreSQL reads from end to end: {told or 'none'}.")


if __name__ == "__main__":
    main()
