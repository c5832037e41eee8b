"""JSON Feed → drafts, one an item, as `read.feeds` makes them of RSS and Atom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rashomon.read.dates import read_day
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, one_line, read_all
from rashomon.read.feeds import MOST_BYTES
from rashomon.read.markup import plain_words
from rashomon.read.text import read_text

VERSION = b"https://jsonfeed.org/version/1"  # what the key `version` begins with, jsonfeed.org/version/1.1
_HEAD_BYTES = 4096


def looks_like_json_feed(data: bytes) -> bool:
    """Tell whether bytes begin as a JSON Feed does."""
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and VERSION in head.replace(rb"\/", b"/")


def read_json_feed(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield one draft an item, in order. Raises UnreadableError for what is no JSON Feed, or one without items."""
    try:
        feed = json.loads(decode(read_all(stream, MOST_BYTES)))
    except (ValueError, RecursionError) as error:
        raise UnreadableError("is not well-formed JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise UnreadableError("is a feed without items")
    outlet = one_line(_text(feed, "title"))
    for number, item in enumerate(items, 1):
        yield _draft(item, outlet, number) if isinstance(item, dict) else Fault(number, "is no item of a JSON Feed")


def _text(item: dict[str, object], *names: str) -> str:
    """Return the first text that an item has under one of the names; empty where it has none."""
    return next((value for name in names if isinstance(value := item.get(name), str) and value.strip()), "")


def _draft(item: dict[str, object], outlet: str | None, number: int) -> Draft:
    digest = hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()
    text = plain_words(_text(item, "content_html")) or _text(item, "content_text", "summary")
    draft = read_text(text, one_line(_text(item, "title")) or "", outlet)
    authors = item.get("authors") or [item.get("author")]
    names = [_text(one, "name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    link = _text(item, "url", "id", "external_url")
    day = read_day(_text(item, "date_published", "date_modified"))
    draft = replace(
        draft,
        sha256=digest,
        url=one_line(link) if link.startswith(("http://", "https://")) else None,
        outlet=outlet or draft.outlet,
        byline=one_line(", ".join(filter(None, names))) or draft.byline,
        record=number,
    )
    return replace(draft, published=day, published_from="meta") if day else draft
