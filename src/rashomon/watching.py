"""Feeds → a store, again and again: which feeds and items are due, what became of each, and when to go on.

Each step is kept before the next begins, so that a watch that was killed goes on where it stood.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from rashomon.fetch.addresses import FetchError, RefusedError
from rashomon.fetch.client import Fetcher, stamp
from rashomon.fetch.items import is_whole, item_json, item_of, key_of, read_items, report_of
from rashomon.pipeline import Added
from rashomon.read.drafts import Draft, UnreadableError, report_id
from rashomon.records import Failure, Page, Report
from rashomon.store import Store
from rashomon.store.feeds import Feed, Item, add_items, get_feed, known_keys, put_feed, put_item, waiting_items
from rashomon.store.pages import get_page, put_page, put_reports

MOST_TRIES = 5  # of an item's page, before what the feed itself has of it is read
LONGEST_REST = 86_400.0  # seconds between two tries, however often it failed

State = Literal["new", "unchanged", "added", "known", "passed over", "later", "failed"]
Read = Callable[[Iterable[Report | Failure]], Iterator[Added | Failure]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a feed (new, unchanged, later) or of an item (added, known, passed over, later, failed).

    What is `later` failed for now, and is tried again.
    """

    url: str
    state: State
    items: int = 0  # of a feed, how many are new
    report: str | None = None
    problem: str | None = None


def watch_feeds(
    store: Store, fetcher: Fetcher, feeds: Sequence[str], read: Read, *, every: float, once: bool = False
) -> Iterator[Seen]:
    """Yield what becomes of feeds and their items, as it is kept; with `once` end when all that is due is done.

    `read` puts reports into the store; `every` is in seconds. Else it goes on until it is stopped.
    """
    clock = fetcher.clock
    due = dict.fromkeys(feeds, clock.now())
    while True:
        asked = [feed for feed in due if due[feed] <= clock.now()]
        for feed in _in_turn(asked, lambda feed: feed, fetcher):
            due[feed] = clock.now() + every
            yield from _ask(store, fetcher, feed, every)
        for seen in _read_waiting(store, fetcher, feeds, read, every):
            yield seen
            if not once and min(due.values()) <= clock.now():
                break  # many items must not keep the feeds waiting
        if once:
            return
        clock.sleep(max(0.0, min(due.values()) - clock.now()))


def _ask(store: Store, fetcher: Fetcher, url: str, every: float) -> Iterator[Seen]:
    """Ask a feed, unless it is to be left alone, and keep what is new; yield what became of it."""
    with store.read() as connection:
        feed = get_feed(connection, url)
    now = fetcher.clock.now()
    if not _is_due(feed.due, now):
        return
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    try:
        page = fetcher.fetch(url, {name: value for name, value in asked.items() if value})
        items = list(read_items(page)) if page else []
    except (FetchError, UnreadableError) as error:
        rest = _rest(error, feed.failures, every)
        failed = replace(feed, due=stamp(fetcher.clock.now() + rest), failures=feed.failures + 1, problem=str(error))
        with store.write() as connection:
            put_feed(connection, failed)
        yield Seen(url, "later", problem=str(error))
        return
    new = _keep(store, Feed(url, feed.etag, feed.modified, stamp(now)), page, items)
    yield Seen(url, "new" if new else "unchanged", new)


def _keep(store: Store, feed: Feed, page: Page | None, found: Sequence[Draft]) -> int:
    """Keep a feed that answered, with its new items and the answer itself where there are any; return how many."""
    if page:
        headers = dict(page.headers)
        feed = replace(feed, etag=headers.get("etag"), modified=headers.get("last-modified"))
    gone = {one.report for one in store.redactions()}
    held = [one for one in found if not (gone and report_id(one.title, one.text) in gone)]
    items = {key_of(one): one for one in reversed(held)}  # the newest come first; they are read in their order
    with store.write() as connection:
        known = known_keys(connection, list(items))
        new = {key: one for key, one in items.items() if key not in known}
        put_feed(connection, feed)
        if page and new:
            kept = put_page(connection, page, None, ()) if len(held) == len(found) else None
            rows = (Item(feed.url, key, 0, one.url, kept, "waiting", item_json(one)) for key, one in new.items())
            add_items(connection, feed.url, rows)
    return len(new)


def _read_waiting(store: Store, fetcher: Fetcher, feeds: Sequence[str], read: Read, every: float) -> Iterator[Seen]:
    """Read each item that waits and is due; a host that fails is left alone for the rest of the round."""
    with store.read() as connection:
        waiting = [one for one in waiting_items(connection, feeds) if _is_due(one.due, fetcher.clock.now())]
    resting: set[str] = set()
    for item in _in_turn(waiting, lambda item: item.url or "", fetcher):
        if _host(item.url) in resting:
            continue
        seen = _read_item(store, fetcher, item, read, every)
        if seen.state == "later":
            resting.add(_host(item.url))
        yield seen


def _read_item(store: Store, fetcher: Fetcher, item: Item, read: Read, every: float) -> Seen:
    """Read an item into the store, from its page where the feed has but a summary; return what became of it."""
    draft = item_of(item.json)
    page, problem = None, None
    if item.url and not is_whole(draft):
        try:
            page = _kept_page(store, item) or fetcher.fetch(item.url)
        except FetchError as error:
            problem = str(error)
            if error.later and item.failures + 1 < MOST_TRIES:
                due = stamp(fetcher.clock.now() + _rest(error, item.failures, every))
                return _settle(store, replace(item, due=due, failures=item.failures + 1, problem=problem))
    report = report_of(draft, page, item.url or f"{item.feed}#{item.number}")
    if page and _is_worth_keeping(store, page, report):
        item = _keep_page(store, item, page)
    said = next(iter(read([report])), None)
    if said is None:  # its page, where there is one, is kept
        return replace(_settle(store, replace(item, state="read", due=None, problem=problem)), state="passed over")
    if isinstance(said, Added):
        return _settle(store, replace(item, state="read", due=None, problem=problem), said)
    problem = said.reason
    return _settle(store, replace(item, state="failed", due=None, problem=problem))


def _kept_page(store: Store, item: Item) -> Page | None:
    """Return the page of an item where it was kept before a former watch ended."""
    with store.read() as connection:
        page = get_page(connection, item.page or "")
    return page if page and page.asked == item.url else None


def _keep_page(store: Store, item: Item, page: Page) -> Item:
    """Keep the page of an item, and return the item that knows it."""
    with store.write() as connection:
        known = replace(item, page=put_page(connection, page, None, ()))
        put_item(connection, known)
    return known


def _is_worth_keeping(store: Store, page: Page, report: Report | Failure) -> bool:
    """Tell whether a report was read from a page, not from its feed, and was not taken out of the store."""
    if isinstance(report, Failure) or report.sha256 != sha256(page.body).hexdigest():
        return False
    return not store.redactions(report.id)


def _settle(store: Store, item: Item, added: Added | None = None) -> Seen:
    """Keep how an item stands, and of which page its report is; return what became of it."""
    with store.write() as connection:
        if added and item.page:
            put_reports(connection, item.page, [added.report])
        put_item(connection, item)
    if added is None:
        return Seen(item.url or item.feed, "later" if item.state == "waiting" else "failed", problem=item.problem)
    return Seen(item.url or item.feed, "added" if added.new else "known", report=added.report, problem=item.problem)


def _in_turn(jobs: Iterable[T], url_of: Callable[[T], str], fetcher: Fetcher) -> Iterator[T]:
    """Yield jobs so that each next one is of the host that may be asked soonest, those of one host in their order."""
    queues: dict[str, deque[T]] = {}
    for job in jobs:
        queues.setdefault(_host(url_of(job)), deque()).append(job)
    while queues:
        host = min(queues, key=lambda host: fetcher.wait_for(url_of(queues[host][0])))
        yield queues[host].popleft()
        if not queues[host]:
            del queues[host]


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def _is_due(due: str | None, now: float) -> bool:
    """Tell whether a time that was kept has come; one that nobody can read has."""
    try:
        return due is None or datetime.fromisoformat(due).timestamp() <= now
    except ValueError:
        return True


def _rest(error: Exception, failures: int, every: float) -> float:
    """Return how many seconds to leave alone what failed: twice as long each time, and as long as its server asks."""
    if isinstance(error, RefusedError):
        return 0.0  # no server was asked
    asked = (error.wait or 0.0) if isinstance(error, FetchError) else 0.0
    return max(asked, min(every * 2.0 ** min(failures, 20), LONGEST_REST))
