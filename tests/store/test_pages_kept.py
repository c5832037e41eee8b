from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest

from rashomon.records import Page
from rashomon.store import Store, open_store
from rashomon.store.feeds import Feed, Item, add_items, get_feed, known_keys, put_feed, put_item, waiting_items
from rashomon.store.pages import find_page, get_bodies, get_kept, get_page, put_page
from rashomon.store.tables import BODIES

PAGE = Page("https://a.example/", "https://b.example/", "2020-05-07T10:00:00Z", (("etag", '"1"'),), b"<p>text" * 99)


@pytest.fixture
def opened(home: str) -> Iterator[Store]:
    with open_store(home) as store:
        yield store


def test_a_page_comes_back_as_it_was_received(opened: Store) -> None:
    later = replace(PAGE, fetched="2020-05-08T10:00:00Z")
    with opened.write() as connection:
        first = put_page(connection, PAGE, "https://own.example/", ["r1"])
        assert put_page(connection, PAGE, None, ["r1", "r2"]) == first
        put_page(connection, later, None, ["r2"])
    with opened.read() as connection:
        assert get_page(connection, first) == PAGE
        assert get_page(connection, "none") is None
        assert [find_page(connection, url) for url in (PAGE.asked, PAGE.url)] == [later, later]
        assert find_page(connection, "https://own.example/") == PAGE
        assert find_page(connection, "https://c.example/") is None
        told = [(report, kept.fetched[:10]) for report, kept in get_kept(connection)]
        assert told == [("r1", "2020-05-07"), ("r2", "2020-05-07"), ("r2", "2020-05-08")]
        assert [one.canonical for _, one in get_kept(connection, ["r1"])] == ["https://own.example/"]
        # Each body once.
        assert list(get_bodies(connection)) == [(sha256(PAGE.body).hexdigest(), PAGE.body)]


def test_a_body_that_was_changed_is_told(opened: Store) -> None:
    with opened.write() as connection:
        id_ = put_page(connection, PAGE, None, [])
        connection.execute(BODIES.update().values(gzip=b"bomb"))
    with opened.read() as connection, pytest.raises(ValueError, match="its hash is another"):
        get_page(connection, id_)


def test_feeds_and_items_are_kept(opened: Store) -> None:
    feed = Feed("https://a.example/feed", etag='"1"', checked="2020-05-07T10:00:00Z")
    item = Item(feed.url, "k1", 0, "https://a.example/1", None, "waiting", "{}")
    with opened.write() as connection:
        assert get_feed(connection, feed.url) == Feed(feed.url)
        put_feed(connection, feed)
        add_items(connection, feed.url, [item, replace(item, key="k2")])
        add_items(connection, feed.url, [replace(item, key="k3")])
        add_items(connection, feed.url, [])
        put_feed(connection, replace(feed, etag=None, failures=2))
        put_item(connection, replace(item, number=1, state="read"))
    with opened.read() as connection:
        assert get_feed(connection, feed.url) == replace(feed, etag=None, failures=2)
        assert known_keys(connection, ["k1", "k2", "k9", *map(str, range(1200))]) == {"k1", "k2"}
        waiting = waiting_items(connection, [feed.url, "other"])
        assert [(one.key, one.number) for one in waiting] == [("k2", 2), ("k3", 3)]
        assert waiting_items(connection, ["other"]) == []
