from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

from network_cases import Time, Web
from rashomon import watching
from rashomon.cli import app
from rashomon.fetch.client import Fetcher
from rashomon.pipeline import Added, add_reports
from rashomon.records import Failure, Reading, Redaction, Report
from rashomon.resources import Resources
from rashomon.store import Store, open_store
from rashomon.store.feeds import get_feed
from rashomon.store.pages import get_bodies, get_kept
from rashomon.store.redactions import put_redactions
from rashomon.watching import Seen, watch_feeds

TEXT = "Shells hit a market in Oram on Monday, and at least 12 people were killed, the health ministry said."
QUARTER = 900.0


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


def rss(*items: tuple[str, str]) -> str:
    told = "".join(
        f"<item><title>{url[-2:]}</title><link>{url}</link><description>{text}</description></item>"
        for url, text in items
    )
    return f"<rss version='2.0'><channel><title>The Paper</title>{told}</channel></rss>"


def html(number: int) -> str:
    body = f"<body><article><p>{TEXT} No. {number}.</p></article></body>"
    return f"<html><head><title>No. {number}</title></head>{body}</html>"


def reader(store: Store) -> Callable[[Iterable[Report | Failure]], Iterator[Added | Failure]]:
    """Return what puts reports into a store without reading them."""

    def read(reports: Iterable[Report | Failure]) -> Iterator[Added | Failure]:
        for report in reports:
            if isinstance(report, Failure):
                yield report
            else:
                new = store.add(Reading(report, (), (), (), (), (), (), ()))
                yield Added(report.path, report.id, new)

    return read


def watch(store: Store, fetcher: Fetcher, *feeds: str) -> list[tuple[str, str]]:
    """Return what became of the feeds and their items: the last letters of each address, and its state."""
    seen = watch_feeds(store, fetcher, feeds, reader(store), every=QUARTER, once=True)
    return [(one.url.rpartition("/")[2], one.state) for one in seen]


def titles(store: Store) -> list[str]:
    return sorted(reading.report.title for reading in store.readings())


def test_each_item_is_read_once(web: Web, fetcher: Fetcher, kept: Store) -> None:
    one, two = web.put("/1", html(1)), web.put("/2", html(2))
    feed = web.put("/feed", rss((two, "No. 2"), (one, "No. 1")), ETag='"1"', Last_Modified="Thu, 07 May 2020")
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("1", "added"), ("2", "added")]  # the oldest first
    assert titles(kept) == ["No. 1", "No. 2"]
    web.replies["/feed"] = []
    web.put("/feed", status=304)
    assert watch(kept, fetcher, feed) == [("feed", "unchanged")]
    assert web.asked[-1][2]["if-none-match"] == '"1"'
    assert web.asked[-1][2]["if-modified-since"] == "Thu, 07 May 2020"
    web.replies["/feed"] = []
    web.put("/feed", rss((web.put("/3", html(3)), ""), (f"{two}#top", ""), (f"{one}?utm_source=rss", "")))
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("3", "added")]
    assert web.paths() == ["/feed", "/1", "/2", "/feed", "/feed", "/3"]


def test_pages_are_kept_with_their_reports(web: Web, fetcher: Fetcher, kept: Store) -> None:
    web.put("/1", html(1))
    watch(kept, fetcher, web.put("/feed", rss((web.at("/1"), ""))))
    [reading] = kept.readings()
    with kept.read() as connection:
        assert [(report, page.url) for report, page in get_kept(connection)] == [(reading.report.id, web.at("/1"))]
    assert reading.report.outlet == "The Paper"  # which the page does not say


def test_an_item_with_its_whole_text_needs_no_page(web: Web, fetcher: Fetcher, kept: Store) -> None:
    feed = web.put("/feed", rss((web.at("/1"), TEXT * 20)))
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("1", "added")]
    assert web.paths() == ["/feed"]
    with kept.read() as connection:
        assert [page.url for _, page in get_kept(connection)] == [feed]


def test_an_item_without_a_word_of_an_act_is_passed_over_once(web: Web, fetcher: Fetcher, kept: Store) -> None:
    calm = "The pupils of the school have a garden with a bed for every class, and they sell what grows in it. " * 20
    feed = web.put("/feed", rss((web.at("/1"), calm)))
    read = partial(add_reports, store=kept, load=refuse, gate="every")
    first = watch_feeds(kept, fetcher, [feed], read, every=QUARTER, once=True)
    assert [one.state for one in first] == ["new", "passed over"]
    again = watch_feeds(kept, fetcher, [feed], read, every=QUARTER, once=True)
    assert [one.state for one in again] == ["unchanged"]


def refuse() -> Resources:
    raise AssertionError("nothing here may need the language model")


def test_words_of_the_feed_are_proved_by_the_feed(web: Web, fetcher: Fetcher, kept: Store) -> None:
    page = web.put("/1", "<html><body><p>Log in to read on.</p></body></html>", Content_Type="text/html")
    feed = web.put("/feed", rss((page, TEXT)))
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("1", "added")]
    [reading] = kept.readings()
    assert (reading.report.text, reading.report.fetched) == (TEXT, "2020-05-07T10:00:00Z")
    with kept.read() as connection:
        assert [page.url for _, page in get_kept(connection)] == [feed]


@pytest.mark.parametrize("text", ["", TEXT * 20])
def test_what_was_taken_out_is_not_kept_again(web: Web, fetcher: Fetcher, kept: Store, text: str) -> None:
    web.put("/1", html(1))
    [report] = report_ids(web, fetcher, text)
    with kept.write() as connection:
        made = "2020-05-07T10:00:00Z"
        put_redactions(connection, [Redaction("x1", "report", report, None, None, "person:ana", "asked for", made)])
    watch(kept, fetcher, web.put("/feed", rss((web.at("/1"), text))))
    with kept.read() as connection:
        assert not [body for _, body in get_bodies(connection) if TEXT.encode() in body]


def report_ids(web: Web, fetcher: Fetcher, text: str) -> list[str]:
    """Return the ids that an item of such a text, or else its page, would have."""
    with open_store("sqlite://") as other:
        watch(other, fetcher, web.put("/same", rss((web.at("/1"), text))))
        return [reading.report.id for reading in other.readings()]


def test_two_feeds_with_one_item_read_it_once(web: Web, fetcher: Fetcher, kept: Store) -> None:
    web.put("/1", html(1))
    feeds = [web.put(path, rss((web.at("/1"), "x"))) for path in ("/a", "/b")]
    assert watch(kept, fetcher, *feeds) == [("a", "new"), ("b", "unchanged"), ("1", "added")]


@pytest.mark.parametrize(("status", "text", "state"), [(404, TEXT, "added"), (404, "", "added"), (403, TEXT, "added")])
def test_where_the_page_is_gone_the_feed_s_own_text_is_read(
    web: Web, fetcher: Fetcher, kept: Store, status: int, text: str, state: str
) -> None:
    url = web.put("/1", status=status)
    assert watch(kept, fetcher, web.put("/feed", rss((url, text)))) == [("feed", "new"), ("1", state)]
    assert [reading.report.text for reading in kept.readings()] == [text]


def test_a_page_that_fails_for_now_is_asked_for_later(web: Web, fetcher: Fetcher, kept: Store, standing: Time) -> None:
    one, two = web.put("/1", status=503, Retry_After="4000"), web.put("/2", html(2))
    feed = web.put("/feed", rss((two, ""), (one, TEXT)))
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("1", "later")]  # and its host is left alone
    assert watch(kept, fetcher, feed) == [("feed", "unchanged"), ("2", "added")]
    standing.now += 4000
    for _ in range(3):
        assert watch(kept, fetcher, feed)[1:] == [("1", "later")]
        standing.now += 86_400
    assert watch(kept, fetcher, feed)[1:] == [("1", "added")]
    assert titles(kept) == ["/1", "No. 2"]


def test_a_feed_that_fails_is_left_alone_longer_each_time(
    web: Web, fetcher: Fetcher, kept: Store, standing: Time
) -> None:
    feed = web.put("/feed", "no feed")
    rests = []
    for _ in range(10):
        began = standing.now
        while not (seen := watch(kept, fetcher, feed)):
            standing.now += QUARTER
        rests.append(round((standing.now - began) / QUARTER))
        assert seen == [("feed", "later")]
    assert rests == [0, 1, 2, 4, 8, 16, 32, 64, 96, 96]  # at most a day
    with kept.read() as connection:
        known = get_feed(connection, feed)
    assert (known.failures, known.problem) == (10, "is no feed: neither RSS, Atom nor JSON Feed")
    web.replies["/feed"] = []
    web.put("/feed", rss())
    standing.now += 86_400
    assert watch(kept, fetcher, feed) == [("feed", "later")]  # "is a feed without items"


def test_a_feed_that_the_user_s_own_settings_refuse_is_asked_as_soon_as_they_allow_it(
    web: Web, fetcher: Fetcher, kept: Store
) -> None:
    feed = web.put("/feed", rss())
    assert watch(kept, replace(fetcher, allow_private=False), feed) == [("feed", "later")]
    assert watch(kept, fetcher, feed) == [("feed", "later")]  # it was asked: "is a feed without items"


def test_a_watch_that_was_killed_goes_on_where_it_stood(web: Web, fetcher: Fetcher, kept: Store) -> None:
    urls = [web.put(f"/{n}", html(n)) for n in range(1, 4)]
    feed = web.put("/feed", rss(*((url, "") for url in reversed(urls))), ETag='"1"')

    def dies(reports: Iterable[Report | Failure]) -> Iterator[Added | Failure]:
        [report] = reports
        if isinstance(report, Report) and report.title == "No. 2":
            raise KeyboardInterrupt
        return reader(kept)([report])

    with pytest.raises(KeyboardInterrupt):
        list(watch_feeds(kept, fetcher, [feed], dies, every=QUARTER, once=True))
    web.replies["/feed"] = []
    web.put("/feed", status=304)
    assert watch(kept, fetcher, feed) == [("feed", "unchanged"), ("2", "added"), ("3", "added")]
    assert web.paths().count("/2") == 1  # its page was kept already


def test_a_watch_goes_on_until_it_is_stopped(web: Web, fetcher: Fetcher, kept: Store, standing: Time) -> None:
    web.put("/1", html(1))
    web.put("/feed", rss((web.at("/1"), "")), ETag='"1"')
    feed = web.put("/feed", status=304)
    began = standing.now
    seen = watch_feeds(kept, fetcher, [feed], reader(kept), every=QUARTER)
    told = [one.state for one in islice(seen, 4)]
    assert told == ["new", "added", "unchanged", "unchanged"]
    assert standing.now - began == pytest.approx(2 * QUARTER)


def test_hosts_take_turns(web: Web, standing: Time, kept: Store) -> None:
    fetcher = Fetcher(allow_private=True, clock=standing.clock(), lookup=lambda *_: ["127.0.0.1"])
    hosts = [f"http://{name}.invalid:{web.port}" for name in "ab"]
    for n in (1, 2):
        web.put(f"/{n}", html(n))
    urls = [f"{host}/{n}" for host in hosts for n in (1, 2)]
    feed = web.put("/feed", rss(*((url, "") for url in reversed(urls))))
    seen = list(watch_feeds(kept, fetcher, [feed], reader(kept), every=QUARTER, once=True))
    assert [one.url for one in seen[1:]] == [urls[0], urls[2], urls[1], urls[3]]
    assert standing.slept == [2]  # not once for each page


def test_a_feed_that_means_harm(web: Web, fetcher: Fetcher, kept: Store) -> None:
    items = "".join(f"<item><title>{n}</title><guid>g{n}</guid></item>" for n in range(20_000))
    many = web.put("/many", f"<rss><channel>{items}</channel></rss>")
    bomb = web.put(
        "/bomb", '<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    )
    links = "".join(
        f"<item><title>{n}</title><link>{url}</link></item>"
        for n, url in enumerate(
            ("file:///etc/passwd", "http://169.254.169.254/", "javascript:alert(1)", "http://[", "  ")
        )
    )
    bad = web.put("/bad", f"<rss><channel>{links}</channel></rss>")
    seen = list(islice(watch_feeds(kept, fetcher, [many, bomb, bad], reader(kept), every=QUARTER, once=True), 3))
    assert [(one.state, one.items) for one in seen] == [("new", 5000), ("later", 0), ("new", 5)]
    assert seen[1].problem == "is XML with a document type, which is refused"
    told = watch(kept, fetcher, bad)
    assert {state for _, state in told[1:]} <= {"added", "known"}  # each as the feed has it
    assert web.paths() == ["/many", "/bomb", "/bad", "/bad"]


def test_an_item_without_a_word_holds_nothing_up(web: Web, fetcher: Fetcher, kept: Store) -> None:
    empty = "<item><link>{}</link></item>".format(web.put("/1", "<html></html>", Content_Type="text/html"))
    full = f"<item><link>{web.put('/2', html(2))}</link></item>"
    feed = web.put("/feed", f"<rss><channel>{full}{empty}</channel></rss>")
    assert watch(kept, fetcher, feed) == [("feed", "new"), ("1", "failed"), ("2", "added")]
    assert watch(kept, fetcher, feed) == [("feed", "unchanged")]


def test_the_command(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    killed = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the ministry said."
    feed = web.put("/feed", rss(("http://[", killed)))
    Path("feeds.opml").write_text(f'<opml><body><outline xmlUrl="{feed}"/></body></opml>', encoding="utf-8")
    words = ["watch", "feeds.opml", "--once", "--allow-private", "--db", "s.sqlite"]
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{feed}: 1 new\nhttp://[: added as r")
    assert CliRunner().invoke(app, [*words, "--json"]).stdout.startswith('{"url": "http://127.0.0.1')


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["none.opml"], 1, "none.opml: No such file"),
        (["http://127.0.0.1:8009/feed", "--once"], 1, "a private address: --allow-private"),
        (["x.opml", "--every", "15"], 2, "is no length of time"),
        (["x.opml", "--every", "59s"], 2, "is no length of time"),
        ([""], 2, "is empty"),
    ],
)
def test_wrong_usage_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["watch", *words])
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_ctrl_c_ends_a_watch_in_a_line(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[Seen]:
        yield Seen("https://a.example/feed", "later", problem="answers with status 500")
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "watch_feeds", stopped)
    result = CliRunner().invoke(app, ["watch", "https://a.example/feed", "--db", str(tmp_path / "s.sqlite")])
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "https://a.example/feed: answers with status 500; it is tried again",
        "stopped; the next watch goes on from here",
    ]
