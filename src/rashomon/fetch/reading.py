"""Pages as received → reports, through the readers of files: a page of the web, a feed, or a file that lies there."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from rashomon.fetch.json_feed import looks_like_json_feed, read_json_feed
from rashomon.read.drafts import Draft, Fault, Reader, Skip, UnreadableError, finish, path_of, with_day
from rashomon.read.inputs import SNIFFED_BYTES, sniff
from rashomon.read.readers import READERS, choose_reader
from rashomon.records import Failure, Page, Report

MOST_ITEMS = 5_000  # of one feed that are looked at; feeds of news have some 20 to 500
_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf"}
_DECLARED = re.compile(rb"<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s*=", re.I)
_FEEDS = frozenset({".xml", ".rss", ".atom"})


def read_fetched(page: Page, *, published: str | None = None, outlet: str | None = None) -> Iterator[Report | Failure]:
    """Yield each report of a page, or of a feed each item's; a Failure where there is none. Options as for files."""
    try:
        for draft in islice(read_drafts(page), MOST_ITEMS):
            if isinstance(draft, Skip):
                continue
            if isinstance(draft, Fault):
                yield Failure(path_of(page.asked, draft.record, draft.within), draft.reason)
            else:
                yield finish(draft, page.asked, published=published, outlet=outlet)
    except UnreadableError as error:
        yield Failure(page.asked, str(error))


def read_drafts(page: Page) -> Iterator[Draft | Fault]:
    """Yield what a page holds. Raises UnreadableError where that is nothing that is read."""
    reader = _reader(page)
    for found in reader(io.BytesIO(_in_utf8(page))):
        if isinstance(found, Fault):
            yield found
        else:
            dated = replace(found, fetched=page.fetched)
            yield dated if found.record is not None or found.within else _placed(dated, page)


def _placed(draft: Draft, page: Page) -> Draft:
    """Return the draft of a whole page with its address, the day that this tells, and the hash of what was received."""
    url = own_address(page, draft.url)
    outlet = draft.outlet
    if draft.url and url != draft.url and outlet and _site(outlet) == _site_of(draft.url):
        outlet = _site_of(url)  # named for the address that is not its own
    placed = replace(draft, url=url, outlet=outlet, sha256=hashlib.sha256(page.body).hexdigest())
    return with_day(placed, None)


def is_feed(page: Page) -> bool:
    """Tell whether a page is a feed: RSS, Atom or JSON Feed."""
    try:
        return looks_like_json_feed(page.body) or sniff(page.body[:SNIFFED_BYTES]) in _FEEDS
    except UnreadableError:
        return False


def own_address(page: Page, stated: str | None) -> str:
    """Return the address that a page calls its own, where that is of its own site; else the one that answered."""
    try:
        here, there = (_site(urlsplit(url).hostname) for url in (page.url, stated or ""))
    except ValueError:
        return page.url
    ours = there == here or there.endswith(f".{here}") or (here.endswith(f".{there}") and "." in there)
    return stated if stated and ours else page.url


def _site_of(url: str) -> str:
    try:
        return _site(urlsplit(url).hostname)
    except ValueError:
        return ""


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _reader(page: Page) -> Reader:
    """Return what reads a page: by the type that its server tells, where that is sure, else by its first bytes."""
    if not page.body:
        raise UnreadableError("is empty")
    if looks_like_json_feed(page.body):
        return read_json_feed
    type_ = dict(page.headers).get("content-type", "").partition(";")[0].strip().lower()
    name = "" if is_feed(page) else _SUFFIXES.get(type_, "")
    return choose_reader(READERS, f"page{name}", page.body[:SNIFFED_BYTES])


def _in_utf8(page: Page) -> bytes:
    """Return the bytes of a page; in UTF-8 where only its server tells in which other encoding they are."""
    found = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", dict(page.headers).get("content-type", ""), re.I)
    if found is None or _DECLARED.search(page.body[:SNIFFED_BYTES]):
        return page.body
    try:
        page.body.decode()
    except UnicodeDecodeError:
        # No such encoding, one that makes no text, or not the right one: the reader looks for itself.
        with suppress(LookupError, ValueError):
            return page.body.decode(found[1]).encode()
    return page.body  # in UTF-8, whatever the server says: many say what they were set up with
