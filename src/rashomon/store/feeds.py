"""Feeds that are watched and their items, in the tables: what was seen, what still waits to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import Connection, and_, func, select

from rashomon.store.tables import FEED_ITEMS, FEEDS

MOST_KEYS = 500  # in one query: SQLite takes at most 999 parameters where it is old
ItemState = Literal["waiting", "read", "failed"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and what its server said last. Times are ISO 8601, UTC; it is not asked before `due`."""

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    due: str | None = None  # after failures: when it may be asked again
    failures: int = 0  # since it last answered
    problem: str | None = None  # why it failed last


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed. `json` is what the feed itself has of it; `page` the id of the page it is to be read from."""

    feed: str
    key: str
    number: int  # in the order in which a feed's items were seen
    url: str | None
    page: str | None
    state: ItemState
    json: str
    due: str | None = None
    failures: int = 0
    problem: str | None = None


def get_feed(connection: Connection, url: str) -> Feed:
    """Return what is known of a feed: nothing but its address where it was never asked."""
    row = connection.execute(select(FEEDS).where(FEEDS.c.url == url)).mappings().first()
    return Feed(**row) if row else Feed(url)


def put_feed(connection: Connection, feed: Feed) -> None:
    """Keep what is known of a feed now."""
    values = asdict(feed)
    if not connection.execute(FEEDS.update().where(FEEDS.c.url == feed.url).values(values)).rowcount:
        connection.execute(FEEDS.insert(), [values])


def known_keys(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return those of the keys under which an item of any feed was seen."""
    parts = (keys[start : start + MOST_KEYS] for start in range(0, len(keys), MOST_KEYS))
    queries = (select(FEED_ITEMS.c.key).where(FEED_ITEMS.c.key.in_(part)) for part in parts)
    return {key for query in queries for key in connection.scalars(query)}


def add_items(connection: Connection, feed: str, items: Iterable[Item]) -> None:
    """Keep new items of a feed behind those that it has, whatever number they bear."""
    last = connection.scalar(select(func.max(FEED_ITEMS.c.number)).where(FEED_ITEMS.c.feed == feed)) or 0
    rows = [asdict(item) | {"number": last + n} for n, item in enumerate(items, 1)]
    if rows:
        connection.execute(FEED_ITEMS.insert(), rows)


def waiting_items(connection: Connection, feeds: Sequence[str]) -> list[Item]:
    """Return the items of some feeds that wait to be read, in the order in which they were seen."""
    query = select(FEED_ITEMS).where(FEED_ITEMS.c.state == "waiting").order_by(FEED_ITEMS.c.number, FEED_ITEMS.c.feed)
    wanted = set(feeds)
    found = (Item(**row) for row in connection.execute(query).mappings())
    return [item for item in found if item.feed in wanted]


def put_item(connection: Connection, item: Item) -> None:
    """Keep how an item stands now."""
    same = and_(FEED_ITEMS.c.feed == item.feed, FEED_ITEMS.c.key == item.key)
    connection.execute(FEED_ITEMS.update().where(same).values(asdict(item)))
