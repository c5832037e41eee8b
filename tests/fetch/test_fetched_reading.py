import hashlib
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.fetch.addresses import FetchError, parse_url
from rashomon.fetch.items import is_whole, item_json, item_of, key_of, read_items, report_of
from rashomon.fetch.outlines import read_outlines
from rashomon.fetch.reading import is_feed, own_address, read_fetched
from rashomon.fetch.robots import parse_robots
from rashomon.read.drafts import Draft, UnreadableError
from rashomon.records import Failure, Page, Report

TEXT = "Shells hit a market in Oram on Monday, and at least 12 people were killed, the health ministry said."
HTML = (
    '<html><head><title>Market shelled | The Paper</title><meta property="og:site_name" content="The Paper">'
    '<meta property="article:published_time" content="2020-05-06"><link rel="canonical" href="{link}"></head>'
    f"<body><article><h1>Market shelled</h1><p>{TEXT}</p><p>{TEXT.replace('12', '13')}</p></article></body></html>"
)
RSS = (
    "<rss version='2.0'><channel><title>The Paper</title>"
    f"<item><title>One</title><link>https://paper.example/1</link><description>{TEXT}</description>"
    "<pubDate>Wed, 06 May 2020 10:00:00 GMT</pubDate></item>"
    "<item><title>Two</title><link>https://paper.example/2</link></item></channel></rss>"
)
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": ['
    '{"id": "https://paper.example/1", "title": "One", "content_html": "<p>Shells &amp; more</p>",'
    ' "date_published": "2020-05-06T10:00:00Z", "authors": [{"name": "Ana Writer"}]},'
    ' {"id": "2", "url": "https://paper.example/2", "content_text": "Text"}, 3]}'
)


def page(body: str | bytes, type_: str = "text/html", url: str = "https://paper.example/a") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(url, url, "2020-05-07T10:00:00Z", (("content-type", type_),), data)


def report(one: Page) -> Report:
    [found] = read_fetched(one)
    assert isinstance(found, Report), found
    return found


def test_a_page_is_a_report() -> None:
    market = page(HTML.format(link="https://paper.example/market"))
    read = report(market)
    assert (read.path, read.url) == ("https://paper.example/a", "https://paper.example/market")
    assert (read.title, read.outlet, read.published) == ("Market shelled", "The Paper", "2020-05-06")
    assert read.text.startswith(TEXT)
    assert read.sha256 == hashlib.sha256(market.body).hexdigest()


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://www.paper.example/market", "https://www.paper.example/market"),
        ("https://news.paper.example/market", "https://news.paper.example/market"),
        ("https://other.example/market", "https://paper.example/a"),  # a page cannot speak for another site
        ("https://notpaper.example/market", "https://paper.example/a"),
        ("https://[::1/", "https://paper.example/a"),
        ("", "https://paper.example/a"),
        (None, "https://paper.example/a"),
    ],
)
def test_which_address_is_a_page_s_own(stated: str | None, address: str) -> None:
    assert own_address(page("x"), stated) == address


def test_the_day_may_stand_in_the_address() -> None:
    given = page(f"<html><body><article><p>{TEXT}</p></article></body>", url="https://paper.example/2020/05/06/a")
    read = report(given)
    assert (read.published, read.published_from) == ("2020-05-06", "url")


@pytest.mark.parametrize(
    ("type_", "encoding"),
    [
        ("text/html; charset=windows-1251", "cp1251"),
        ("text/html; charset=utf-8", "utf-8"),
        ("text/html; charset=iso-8859-1", "utf-8"),  # as servers say of all that they have
        ("text/html; charset=nonsense", "utf-8"),
        ("text/html; charset=hex", "utf-8"),
        ("text/html", "utf-8"),
    ],
)
def test_a_server_may_tell_the_encoding(type_: str, encoding: str) -> None:
    words = "В понедельник при обстреле рынка погибли двенадцать человек, сообщило министерство."
    body = f"<html><body><article><p>{words}</p></article></body></html>"
    assert report(page(body.encode(encoding), type_)).text == words


@pytest.mark.parametrize("type_", ["text/plain", "application/octet-stream", "", "text/html"])
def test_what_a_page_is_shows_in_its_first_bytes(type_: str) -> None:
    assert [one.path for one in read_fetched(page(RSS, type_))] == [f"https://paper.example/a#{n}" for n in (1, 2)]
    assert report(page(TEXT, "text/plain")).text == TEXT


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty"),
        (b"\xff\xd8\xff\xe0 a picture", "binary|JPEG|no reports|picture"),
        (b"<?xml version='1.0'?><data/>", "neither RSS nor Atom"),
    ],
)
def test_what_is_no_report_is_told_in_a_line(body: bytes, reason: str) -> None:
    [failure] = read_fetched(page(body, ""))
    assert isinstance(failure, Failure)
    assert any(word in failure.reason for word in reason.split("|"))


def test_a_json_feed_is_read_as_the_others_are() -> None:
    one, two, three = read_fetched(page(JSON_FEED, "application/feed+json"))
    assert isinstance(one, Report)
    assert (one.title, one.text, one.url) == ("One", "Shells & more", "https://paper.example/1")
    assert (one.outlet, one.byline, one.published) == ("The Paper", "Ana Writer", "2020-05-06")
    assert isinstance(two, Report)
    assert (two.text, two.url) == ("Text", "https://paper.example/2")
    assert three == Failure("https://paper.example/a#3", "is no item of a JSON Feed")


@pytest.mark.parametrize("body", ["{}", '{"items": []}', '{"items": {}}', "[" * 50_000, "{", '{"items": [}'])
def test_a_json_feed_that_is_none(body: str) -> None:
    [failure] = read_fetched(page(f'{{"version": "https://jsonfeed.org/version/1", "x": {body}'))
    assert isinstance(failure, Failure)


def test_items_of_a_feed() -> None:
    assert is_feed(page(RSS))
    assert is_feed(page(JSON_FEED))
    assert not is_feed(page(HTML))
    one, two = read_items(page(RSS))
    assert item_of(item_json(one)) == one
    assert item_of("{}") == Draft("", "")
    assert (one.outlet, one.published, is_whole(one)) == ("The Paper", "2020-05-06", False)
    assert key_of(two) == "https://paper.example/2"
    with pytest.raises(UnreadableError, match="is no feed"):
        list(read_items(page(HTML)))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://Paper.example/a#top", "https://paper.example/a"),
        ("https://paper.example/a?utm_source=rss&id=1", "https://paper.example/a?id=1"),
        ("https://paper.example/A", "https://paper.example/A"),
        ("https://[", "hash"),
        (f"https://paper.example/{'a' * 3000}", "hash"),
        (None, "hash"),
    ],
)
def test_by_what_an_item_is_known(url: str | None, key: str) -> None:
    assert key_of(Draft("text", "hash", url=url)) == key


def test_a_page_goes_before_the_feed_where_it_has_more() -> None:
    item = Draft("Shells hit a market.", "hash", title="Feed", outlet="The Feed", published="2020-05-05", record=3)
    read = report_of(item, page(HTML), "p")
    assert isinstance(read, Report)
    assert (read.title, read.outlet, read.published, read.path) == ("Market shelled", "The Paper", "2020-05-06", "p")
    bare = report_of(item, page(f"<html><body><article><p>{TEXT}</p></article></body>"), "p")
    assert isinstance(bare, Report)
    assert (bare.title, bare.outlet, bare.published) == ("Feed", "The Feed", "2020-05-05")
    for none in (None, page("<html><body>Log in</body>"), page(b"\xff\xd8\xff")):
        own = report_of(item, none, "p")
        assert isinstance(own, Report)
        assert own.text == "Shells hit a market."
    assert isinstance(report_of(Draft("", "hash"), page(b"\xff\xd8\xff"), "p"), Failure)


OPML = '<opml><body><outline text="a"><outline xmlUrl=" https://a.example/ "/></outline>{}</body></opml>'


def test_a_list_of_feeds() -> None:
    twice = '<outline xmlUrl="https://b.example/"/><outline xmlUrl="https://a.example/"/>'
    assert read_outlines(OPML.format(twice).encode()) == ["https://a.example/", "https://b.example/"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (RSS, "is no OPML list"),
        ("<opml/>", "is no OPML list"),
        ("", "not well-formed"),
        ("<opml>", "not well-formed XML: line 1"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', "document type"),
        ("<opml>" * 200_000, "not well-formed"),
        (" " * 5_000_000, "larger than 4 MB"),
    ],
)
def test_what_is_no_list_of_feeds(body: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_outlines(body.encode())


# ── whatever comes ──────────────────────────────────────────────────────────────────────────────────────────────────

MARKS = st.text("<>/?!&;:=\"'[]{}%#$*@\\ \n\x00.,-abAB19éʼ\ud800", max_size=80)


@example("/\ud800", "https://a.example")
@given(MARKS, st.sampled_from(["", "http://", "https://a.example", "https://[", "https://a.example:"]))
def test_an_address_is_understood_or_refused(rest: str, start: str) -> None:
    try:
        target = parse_url(start + rest)
    except FetchError:
        return
    assert parse_url(target.url) == target
    assert target.url.isascii()
    assert not any(c.isspace() or ord(c) < 33 for c in target.url)


@given(st.lists(st.tuples(st.sampled_from(["User-agent", "Allow", "Disallow", "Crawl-delay", ""]), MARKS)), MARKS)
def test_robots_are_understood_somehow(lines: list[tuple[str, str]], path: str) -> None:
    robots = parse_robots("\n".join(f"{key}: {value}" for key, value in lines), "rashomon")
    assert robots.allows(f"/{path}") in {True, False}
    assert 0 <= robots.delay <= 60


@given(MARKS)
def test_a_list_of_feeds_is_understood_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert read_outlines(OPML.format(text).encode("utf-8", "surrogatepass"))


@given(MARKS | st.binary(max_size=80), st.sampled_from(["text/html", "", "text/html; charset=utf-16"]))
def test_a_page_is_read_or_told_in_a_line(body: str | bytes, type_: str) -> None:
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    for one in read_fetched(page(data, type_)):
        assert isinstance(one, Report) or "\n" not in one.reason


def test_a_page_that_names_another_site_its_own_is_not_of_that_outlet() -> None:
    head = '<head><title>Market shelled</title><link rel="canonical" href="https://big.example/market"></head>'
    read = report(page(f"<html>{head}<body><article><p>{TEXT}</p></article></body></html>"))
    assert (read.url, read.outlet) == ("https://paper.example/a", "paper.example")
