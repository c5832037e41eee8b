"""HTML pages → drafts: the report's text without menus, adverts and links, and what the page's metadata states."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import replace
from typing import BinaryIO, cast

import trafilatura
from trafilatura.settings import DEFAULT_CONFIG, Document

from rashomon.read.agencies import agency_named
from rashomon.read.dates import FIRST_YEAR, LAST_YEAR, day_of_url
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, one_line, plain, read_all
from rashomon.read.markup import plain_words, stated_day, stated_title
from rashomon.read.text import read_text, same_words

# the largest pages of news have about 5 MB; the extractor takes 1.5 seconds for each
MOST_BYTES = 10 * 2**20
# htmldate guesses a day whether or not we use it: these ends keep it from asking the clock for one
_DATE_RANGE = {"extensive_search": False, "min_date": f"{FIRST_YEAR}-01-01", "max_date": f"{LAST_YEAR}-12-31"}
_USUAL = DEFAULT_CONFIG
_SHORT = deepcopy(DEFAULT_CONFIG)
_SHORT["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
_BODY = re.compile(r"<(article|main|body)\b[^<>]{0,4000}>", re.I)

# what they grumble about comes back as an empty page, and is told to the user in one line
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_page(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield the one draft of an HTML page. Raises UnreadableError for a page too large or no text."""
    data = read_all(stream, MOST_BYTES)
    yield replace(_draft(plain(decode(data))), sha256=hashlib.sha256(data).hexdigest())


def _extract(page: str) -> Document | None:
    found = _attempt(page, _USUAL)
    if found and "\n" not in (found.text or "").strip():
        # for a text this short the extractor gave up its paragraphs; told to bear short texts, it keeps them
        shorter = _attempt(page, _SHORT)
        return shorter if shorter and shorter.text else found
    return found


def _attempt(page: str, config: ConfigParser) -> Document | None:
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATE_RANGE),
            config=config,
        )
    except Exception as error:
        # four libraries stand behind this call, and none says what it raises for pages that are made to break it
        raise UnreadableError("is a page that cannot be taken apart") from error
    return cast("Document | None", found)


def _draft(page: str) -> Draft:
    found = _extract(page)
    if found is None:
        return _with_day(replace(read_text(_whole_body(page), stated_title(page) or "")), page)
    title = one_line(found.title) or stated_title(page) or ""
    # a line of the extractor is a paragraph of the page
    paragraphs = [" ".join(line.split()) for line in plain(found.text or "").split("\n") if line.strip()]
    draft = read_text("\n\n".join(_without_title(paragraphs, title)) or _whole_body(page), title)
    byline = one_line(found.author) or draft.byline
    draft = replace(
        draft,
        url=one_line(found.url) or draft.url,
        outlet=one_line(found.sitename) or draft.outlet,
        byline=byline,
        credit=draft.credit or (agency_named(byline) if byline else None),
    )
    return _with_day(draft, page)


def _with_day(draft: Draft, page: str) -> Draft:
    if day := stated_day(page):
        return replace(draft, published=day, published_from="meta")
    if draft.published is None and draft.url and (day := day_of_url(draft.url)):
        return replace(draft, published=day, published_from="url")
    return draft


def _without_title(paragraphs: list[str], title: str) -> list[str]:
    # the title may stand below a section's name or a byline, so the first paragraphs are looked at, not the first
    return [p for n, p in enumerate(paragraphs) if n >= 5 or not title or not same_words(p.lstrip("# "), title)]


def _whole_body(page: str) -> str:
    """Return all words of a page's report, main part or body, for pages in which the extractor finds no text."""
    starts = {match[1].lower(): match.end() for match in reversed(list(_BODY.finditer(page)))}
    for name in ("article", "main", "body"):
        if name in starts:
            end = re.compile(f"</{name}", re.I).search(page, starts[name])
            return plain_words(page[starts[name] : end.start() if end else None])
    return plain_words(page)
