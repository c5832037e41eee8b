"""Measure the workbench under many readers: a made store of many events, and what each page takes.

    python scripts/load_workbench.py STORE [--events 100000] [--readers 50] [--seconds 60] [--pause 10]

Makes the store where it is not there. Each reader asks for a page, looks at it for about `--pause` seconds, and asks
for the next. Prints a table in Markdown: milliseconds to the first byte and to the last, by page, and the memory taken.
"""

from __future__ import annotations

import argparse
import http.client
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from rashomon import __version__
from rashomon.combine import POLICIES
from rashomon.records import (
    Act,
    Between,
    Claim,
    Comparison,
    Event,
    Figure,
    Finding,
    Limit,
    Link,
    Mention,
    Origins,
    Place,
    Position,
    Reading,
    Report,
    Whom,
)
from rashomon.store import open_store
from rashomon.store.addresses import is_address
from rashomon.store.computed import find_state, keep_computation
from rashomon.tables import name_rules

SEED = 20
# Country, latitude, longitude, and how far around events lie, in degrees.
REGIONS = (
    ("SY", 36.2, 37.1, 1.2), ("UA", 48.5, 37.8, 1.5), ("SD", 13.0, 25.0, 3.0), ("YE", 15.3, 44.2, 1.5),
    ("ML", 14.5, -4.0, 2.5), ("AF", 34.5, 69.1, 2.5), ("CO", 4.0, -74.0, 3.0), ("CD", -1.5, 28.8, 2.0),
)  # fmt: skip
WORDS = "market village convoy bridge hospital checkpoint mosque school patrol camp river airfield".split()
DEEDS = "shelled raided bombed ambushed burned stormed".split()
ANYBODY = Whom(None, None, "any", "any")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request took, in seconds."""

    page: str
    status: int
    first: float
    last: float
    size: int


def make_store(path: str, events: int) -> None:
    """Fill a store, a file or a database with nothing in it, with made readings and what would be computed of them."""
    chance = random.Random(SEED)
    readings, told = list[Reading](), list[Event]()
    for number in range(events):
        own = [_reading(number, n, chance) for n in range(1 + (number % 5 == 0))]
        readings += own
        told.append(_event(own, chance))
    base = Comparison(tuple(readings), (), tuple(told), ())
    with open_store(path, version="made") as store:
        for reading in readings:
            store.add(reading)
        with store.read() as connection:
            state = find_state(connection, name_rules(__version__))
        keep_computation(store, state, {policy: _under(base, policy) for policy in POLICIES}, "ucdp", frozenset())


def _reading(number: int, copy: int, chance: random.Random) -> Reading:
    country, latitude, longitude, around = REGIONS[number % len(REGIONS)]
    day = f"{2005 + number % 20}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    what, deed, dead = chance.choice(WORDS), chance.choice(DEEDS), chance.randint(1, 90)
    text = f"On {day} a {what} near Town {number % 4000} was {deed}. {dead} people died, the ministry said. "
    text += " ".join(chance.choices(WORDS + DEEDS, k=120))
    told = text.index(f"{dead} people")
    outlet = f"Outlet {(number + copy) % 200}"
    chain = (
        Link("the ministry", None, "named", None, None, "asserts"),
        Link(outlet, None, "outlet", None, None, "asserts"),
    )
    place = Place(
        f"Town {number % 4000}", (0, 2), f"g{number % 4000}", f"Town {number % 4000}",
        round(chance.gauss(latitude, around), 3), round(chance.gauss(longitude, around), 3), country, None, None,
        *chance.choice((("town", 4.0), ("town", 7.0), ("near", 30.0), ("admin1", 90.0), ("country", 400.0))),
    )  # fmt: skip
    id_ = f"{number}-{copy}"
    claim = Claim(
        id=f"c{id_}", mention=f"m{id_}", field="killed", group="people", whom=ANYBODY,
        value=Figure(dead, dead, "exact", dead), scope="incident", part_of=None, as_of=None, replaces=None,
        words=f"{dead} people", span=(told, told + len(f"{dead} people")), where="text", attribution=None, chain=chain,
        stance="asserts", method="made-1", score=1.0,
    )  # fmt: skip
    report = Report(
        f"r{id_}",
        f"{id_}.txt",
        None,
        f"{what.title()} {deed}",
        outlet,
        None,
        None,
        day,
        "meta",
        "en",
        text,
        f"{number:064}",
    )
    mention = Mention(f"m{id_}", "ASSAULT", None, None, (0, 2), "actual", (), (), (), None, place, None, "text")
    return Reading(report, (), (), (mention,), (claim,), (place,), (), ())


def _event(readings: list[Reading], chance: random.Random) -> Event:
    first, mentions = readings[0], tuple(one.mentions[0].id for one in readings)
    figures = [(one.claims[0].id, one.claims[0].value) for one in readings]
    positions = tuple(
        Position(("the ministry",), None, value.low, value.high, value.bound, value.printed, None, False, (claim,))
        for claim, value in figures
        if isinstance(value, Figure)
    )
    low, high = (Limit(end, positions[0].claims) for end in (positions[0].low, positions[-1].high))
    disputes = (Between("disjoint_figures", (0, 1)),) if len(positions) > 1 else ()
    finding = Finding(
        "killed", "people", ANYBODY, None, "ucdp", low, low, high, disputes[0].kind if disputes else None, disputes, (),
        len(readings), len(readings), Origins(1, len(readings), ""), positions,
    )  # fmt: skip
    day = first.report.published
    sides = (("the army",), (f"Brigade {chance.randint(1, 300)}",))
    reports = tuple(one.report.id for one in readings)
    acts = (Act(mentions[0], "ASSAULT", (), (), mentions),)
    label = f"{first.report.title}, {first.places[0].text}"
    return Event(mentions[0], label, "ASSAULT", day, day, first.places[0], sides, reports, acts, (finding,))


def _under(base: Comparison, policy: str) -> Comparison:
    events = (replace(one, findings=tuple(replace(f, policy=policy) for f in one.findings)) for one in base.events)
    return replace(base, events=tuple(events))


# Page by name, how often it is asked for, and its address.
PAGES: tuple[tuple[str, int, Callable[[random.Random], str]], ...] = (
    ("list", 6, lambda chance: f"/events?page={chance.randint(1, 20)}"),
    ("list, ordered", 3, lambda chance: f"/events?order={chance.choice(('newest', 'killed', 'disputes'))}"),
    (
        "list, filtered",
        3,
        lambda chance: f"/events?country={chance.choice(REGIONS)[0]}&since=20{chance.randint(10, 20)}-01-01",
    ),
    ("list, words", 3, lambda chance: f"/events?q=brigade+{chance.randint(1, 300)}"),
    ("map", 2, lambda chance: "/events/map" if chance.random() < 0.3 else f"/events/map?at={_at(chance)}"),
    ("timeline", 2, lambda chance: f"/events/timeline?country={chance.choice(REGIONS)[0]}"),
    ("event", 6, lambda chance: f"/events/m{chance.randrange(1000)}-0"),
    ("reports, words", 2, lambda chance: f"/reports?q=town+{chance.randint(1, 4000)}"),
)


def _at(chance: random.Random) -> str:
    _, latitude, longitude, around = chance.choice(REGIONS)
    return f"{longitude},{latitude},{round(around * chance.choice((1, 4, 10)), 2)}"


def read_pages(port: int, seed: int, until: float, pause: float) -> Iterator[Answer]:
    """Yield what one reader waits for, page after page."""
    chance = random.Random(seed)
    names = [page for page in PAGES for _ in range(page[1])]
    time.sleep(chance.random() * pause)
    while time.monotonic() < until:
        name, _, write = chance.choice(names)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        begun = time.monotonic()
        connection.request("GET", write(chance))
        answer = connection.getresponse()
        body = answer.read(1)
        first = time.monotonic() - begun
        body += answer.read()
        yield Answer(name, answer.status, first, time.monotonic() - begun, len(body))
        connection.close()
        time.sleep(chance.uniform(0.5, 1.5) * pause)


def measure(store: str, readers: int, seconds: float, pause: float) -> tuple[list[Answer], int]:
    """Return what all readers waited for, and the most memory that the server took, in MB."""
    command = [sys.executable, "-m", "rashomon", "serve", "--db", store, "--port", "47899"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        _wait(47899)
        answers = list[Answer]()
        until = time.monotonic() + seconds
        crowd = [Thread(target=lambda n=n: answers.extend(read_pages(47899, n, until, pause))) for n in range(readers)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        status = Path(f"/proc/{server.pid}/status").read_text()
        server.terminate()
    return answers, int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _wait(port: int) -> None:
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/api/events?limit=1")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)


def write_table(answers: list[Answer], memory: int) -> str:
    """Return a table: by page the 50th and the 95th percentile of both times, in milliseconds, and its largest size."""
    by_page = defaultdict[str, list[Answer]](list)
    for one in answers:
        by_page[one.page].append(one)
    lines = ["| page | asked | first byte, median | 95 % | whole, median | 95 % | largest, KB |", "|" + " --- |" * 7]
    for name, those in [*((name, by_page[name]) for name, _, _ in PAGES if by_page[name]), ("all", answers)]:
        first, last = (sorted(getattr(one, key) for one in those) for key in ("first", "last"))
        numbers = [_at_share(times, share) for times in (first, last) for share in (0.5, 0.95)]
        cells = [
            name,
            f"{len(those):,}",
            *(f"{1000 * one:.0f}" for one in numbers),
            f"{max(one.size for one in those) // 1024}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    failed = sum(one.status != 200 for one in answers)
    return "\n".join([*lines, "", f"{failed} failed; {memory} MB at most in the server's memory."])


def _at_share(times: list[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]


def is_empty(store: str) -> bool:
    """Return whether a store is not there yet."""
    if not is_address(store):
        return not Path(store).exists()
    with open_store(store) as opened:
        return opened.begin_generation() == 1


def main() -> None:
    """Make the store where it is not there, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("store", help="a file, or the address of a database")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=10.0, help="seconds that a reader looks at a page, on average")
    given = parser.parse_args()
    if is_empty(given.store):
        make_store(given.store, given.events)
    print(write_table(*measure(given.store, given.readers, given.seconds, given.pause)))


if __name__ == "__main__":
    main()
