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
from rashomon.read.dates import FIRST_YEAR, LAST_YEAR
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, one_line, plain, read_all, with_day
from rashomon.read.markup import plain_words, stated_day, stated_outlet, stated_title
from rashomon.read.text import read_text, same_words

# the largest pages of news have about 5 MB; the extractor takes 1.5 seconds for each
MOST_BYTES = 10 * 2**20
# the extractor holds some 700 bytes a tag and looks at each many times; the largest pages of news have some 20,000
MOST_TAGS = 100_000
# htmldate guesses a day whether or not we use it: these ends keep it from asking the clock for one
_DATE_RANGE = {"extensive_search": False, "min_date": f"{FIRST_YEAR}-01-01", "max_date": f"{LAST_YEAR}-12-31"}
_USUAL = DEFAULT_CONFIG
_SHORT = deepcopy(DEFAULT_CONFIG)
_SHORT["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
# what a page sets between heading and text: a byline, a day, buttons, a picture
_HEAD_CHARACTERS, _HEAD_LINES = 20_000, 15
_LONGEST_BYLINE = 200
_BODY = re.compile(r"<(article|main|body)\b[^<>]{0,4000}>", re.I)

# what they grumble about comes back as an empty page, and is told to the user in one line
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_page(stream: BinaryIO, encoding: str | None = None, url: str | None = None) -> Iterator[Draft | Fault]:
    """Yield the one draft of an HTML page. Raises UnreadableError for a page too large or no text.

    Who took the page from the web knows more of it: `encoding`, which its server told, counts where the page declares
    none; `url`, its address, goes before the one that the page calls its own.
    """
    data = read_all(stream, MOST_BYTES)
    yield replace(_draft(plain(decode(data, encoding)), url), sha256=hashlib.sha256(data).hexdigest())


def _extract(page: str) -> Document | None:
    if page.count("<") > MOST_TAGS:
        return None
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


def _draft(page: str, url: str | None) -> Draft:
    found = _extract(page)
    if found is None:
        draft = read_text(_whole_body(page), stated_title(page) or "")
        return with_day(replace(draft, url=url or draft.url), stated_day(page, url))
    title = one_line(found.title) or stated_title(page) or ""
    # a line of the extractor is a paragraph of the page
    paragraphs = [" ".join(line.split()) for line in plain(found.text or "").split("\n") if line.strip()]
    outlet = one_line(found.sitename) or stated_outlet(page, title)
    text = "\n\n".join(_without_title(paragraphs, title)) or _whole_body(page)
    draft = read_text(text, title, outlet)
    # the extractor drops the lines under the title that it takes for a page's own
    over = _over_text(page, draft.text)
    head = read_text(f"{over}\n\n{draft.text}", title, outlet) if over else draft
    byline = _as_printed(one_line(found.author), page) or draft.byline or head.byline
    named = draft.outlet or head.outlet
    day = draft.published or head.published
    draft = replace(
        draft,
        url=url or one_line(found.url) or draft.url,
        outlet=named if named != byline or outlet else None,
        byline=byline,
        credit=draft.credit or head.credit or (agency_named(byline) if byline else None),
        published=day,
        published_from="text" if day else "none",
    )
    return with_day(draft, stated_day(page, draft.url))


def _over_text(page: str, text: str) -> str:
    """Return the lines of a page between its heading and the first paragraph of its text, which tell of the report."""
    end = re.search(r"</h1\s*>", page, re.I)
    first = text.strip().split("\n")[0]
    if end is None or not first:
        return ""
    lines = plain_words(page[end.end() : end.end() + _HEAD_CHARACTERS]).split("\n\n")
    place = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if line[:40] == first[:40]), 0)
    return "\n\n".join(lines[:place])


def _as_printed(author: str | None, page: str) -> str | None:
    """Return the writers as the page joins them ("Staff and agencies"); the extractor sets semicolons and capitals."""
    if author is None or author in page or len(author) > _LONGEST_BYLINE:
        return author
    names = [re.escape(name.strip()) for name in author.split(";") if name.strip()]
    found = re.search(r"(?:,?\s{1,9}and\s{1,9}|\s{0,9}[,;&]\s{0,9})".join(names), page, re.I)
    return " ".join(found[0].split()) if found else author


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
