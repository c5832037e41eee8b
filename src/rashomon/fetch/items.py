"""Items of feeds: what tells one from another, what of them is kept until they are read, and the report of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rashomon.fetch.reading import MOST_ITEMS, is_feed, read_drafts
from rashomon.read.drafts import Draft, UnreadableError, finish
from rashomon.records import Cut, Failure, Page, Report

WHOLE_TEXT = 1_500  # characters: shorter ones are summaries, or so short that their page is asked for in vain at most
LONGEST_KEY = 2_000
# What only tells from where a reader came.
_CAME_FROM = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|rss|traffic_source|at_(?:medium|campaign)", re.I)


def read_items(page: Page) -> Iterator[Draft]:
    """Yield the items of a feed, as far as they can be read. Raises UnreadableError for what is no feed."""
    if not is_feed(page):
        raise UnreadableError("is no feed: neither RSS, Atom nor JSON Feed")
    for item in islice(read_drafts(page), MOST_ITEMS):
        if isinstance(item, Draft) and (item.text.strip() or item.title or item.url):
            yield item


def key_of(item: Draft) -> str:
    """Return what an item is known by, in every feed: its address without what tells where a reader came from."""
    if not item.url or len(item.url) > LONGEST_KEY:
        return item.sha256
    try:
        parts = urlsplit(item.url)
        query = [pair for pair in parse_qsl(parts.query, True) if not _CAME_FROM.fullmatch(pair[0])]
    except ValueError:
        return item.sha256
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(query), ""))


def is_whole(item: Draft) -> bool:
    """Tell whether a feed has the text of an item itself, so that its page need not be asked for."""
    return len(item.text) >= WHOLE_TEXT


def item_json(item: Draft) -> str:
    """Return an item as it is kept."""
    return json.dumps(asdict(item), ensure_ascii=False)


def item_of(text: str) -> Draft:
    """Return an item that was kept; of one that was taken out of its store, an empty one."""
    held = {"text": "", "sha256": "", "cut": []} | json.loads(text)
    return Draft(**held | {"cut": tuple(Cut(**cut) for cut in held["cut"])})


def report_of(item: Draft, page: Page | None, path: str) -> Report | Failure:
    """Return the report of an item: its page's, where that was had and has more text, else what the feed has of it.

    The page goes before the feed in all that it states; the feed fills in outlet, day and byline.
    """
    try:
        found = next((one for one in read_drafts(page) if isinstance(one, Draft)), None) if page else None
    except UnreadableError as error:
        if not item.text.strip():
            return Failure(path, str(error))
        found = None
    draft = replace(item, record=None)
    if found and len(found.text) >= len(item.text):
        draft = replace(
            found,
            record=None,
            title=found.title or item.title,
            outlet=found.outlet or item.outlet,
            byline=found.byline or item.byline,
        )
        if found.published_from not in ("meta", "text") and item.published:
            draft = replace(draft, published=item.published, published_from=item.published_from)
    return finish(draft, path, published=None, outlet=None)
