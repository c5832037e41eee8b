"""Looks at HTML without a parser: its plain words, the title and day it states. In linear time."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice

from rashomon.read.dates import read_local_day

# possessive, and with no "<" inside quotation marks: each try ends at the next tag and never goes back
_TAG = re.compile(r"""<(meta|time|span|abbr)\b((?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+)>""", re.I)
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:.-]{0,40})\s*=\s*(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,400}))""")
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|blockquote|section|article|figure|pre)\b[^<>]{0,4000}|br\s*/?)>", re.I
)
_ANY_TAG = re.compile(r"<!--|</?[A-Za-z!?][^<>]{0,4000}>")
# what a page does not show, or shows around its report
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "title",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
)
_SCRIPT = re.compile(r"<script\b([^<>]{0,1000})>", re.I)
_MOST_SCRIPTS = 50
_REPORT_TYPES = re.compile(r"Article|Report|BlogPosting|LiveBlog|WebPage", re.I)

_LONGEST_TITLE = 1_000
# names under which pages state the day of publication, the surest first
_DAY_NAMES = tuple(
    "article:published_time datepublished og:published_time og:article:published_time rnews:datepublished "
    "article:published publication_date publish_date publish-date publishdate published_time pubdate published "
    "date_published datepublish parsely-pub-date sailthru.date citation_publication_date citation_date dcterms.issued "
    "dc.date.issued dcterms.created dc.date.created dcterms.date dc.date cxenseparse:recs:publishtime "
    "originalpublicationdate article_date_original article.published displaydate date".split()
)


def plain_words(fragment: str) -> str:
    """Return the words of a piece of HTML, one paragraph a block with a blank line between, entities resolved."""
    text = _without_unseen(fragment)
    text = _BLOCK.sub("\n\n", re.sub(r"\s+", " ", text))
    text = html.unescape(_ANY_TAG.sub("", text))
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def stated_title(page: str) -> str | None:
    """Return the words of a page's first heading, else of its title element; None without either."""
    for name in ("h1", "title"):
        start = re.search(rf"<{name}\b[^<>]{{0,1000}}>", page, re.I)
        end = re.compile(rf"</{name}", re.I).search(page, start.end()) if start else None
        # the words are unpacked without the element around them, which would hide a title
        if start and end and (words := plain_words(page[start.end() : end.start()])):
            return " ".join(words.split())
    return None


def stated_outlet(page: str, title: str) -> str | None:
    """Return the outlet that a page's title element has beside the report's title: "Nine die | Example Daily"."""
    start = re.search(r"<title\b[^<>]{0,1000}>", page, re.I)
    end = page.find("<", start.end()) if start else -1
    if start is None or end < 0 or not title or end - start.end() > _LONGEST_TITLE:
        return None
    words = " ".join(html.unescape(page[start.end() : end]).split())
    before, found, after = words.partition(title)
    if not found or (before and after):
        return None
    rest = re.fullmatch(
        r"\s*(?:[|·•:»«]|[-–—]{1,2})\s+(\S.{0,60})|(\S.{0,60}?)\s*(?:[|·•:»«]|\s[-–—]{1,2})\s*", after or before
    )
    return (rest[1] or rest[2]).strip() if rest else None


def _without_unseen(text: str) -> str:
    """Return HTML without scripts, styles and comments, each found by one search forward."""
    for start, end in [*((f"<{name}", f"</{name}") for name in _UNSEEN), ("<!--", "-->")]:
        lower, kept, place = text.lower(), [], 0
        if len(lower) != len(text):  # some letters have a longer small form
            lower = text
        while (begin := lower.find(start, place)) >= 0 and (stop := lower.find(end, begin)) >= 0:
            kept.append(text[place:begin])
            place = lower.find(">", stop) + 1 or len(text)
        text = "".join([*kept, text[place:]])
    return text


def stated_day(page: str, url: str | None = None) -> str | None:
    """Return the day of publication that a page's metadata states: a meta tag, JSON-LD, a time element; else None.

    The address of the page tells its outlet's day where the metadata has an hour in UTC.
    """
    stated: dict[str, str] = {}
    times: list[str] = []
    for match in _TAG.finditer(page):
        name = match[1].lower()
        values = attributes(match[2])
        if name == "meta" or "itemprop" in values:
            key = (values.get("itemprop") or values.get("property") or values.get("name") or "").lower()
            stated.setdefault(key, values.get("content") or values.get("datetime") or "")
        if name == "time" and _marks_publication(values):
            times.append(values.get("datetime", ""))
    texts = [stated[name] for name in _DAY_NAMES[:4] if name in stated]
    texts += _linked_days(page)
    texts += [stated[name] for name in _DAY_NAMES[4:] if name in stated]
    days = (read_local_day(text, url) for text in [*texts, *times])
    return next((day for day in days if day), None)


def _marks_publication(values: dict[str, str]) -> bool:
    return (
        "pubdate" in values or re.search(r"publish|entry-date|post-date|dateline", values.get("class", "")) is not None
    )


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag's inside by their names in small letters; one without a value has an empty one."""
    values = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
    if re.search(r"\bpubdate\b", tag, re.I):
        values.setdefault("pubdate", "")
    return values


def _linked_days(page: str) -> list[str]:
    """Return what JSON-LD scripts give as datePublished, that of a report before that of anything else."""
    sure: list[str] = []
    other: list[str] = []
    linked = (match for match in _SCRIPT.finditer(page) if "ld+json" in match[1].lower())
    for match in islice(linked, _MOST_SCRIPTS):
        end = page.find("</script", match.end())
        try:
            data = json.loads(page[match.end() : end]) if end >= 0 else None
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            day = node.get("datePublished") or node.get("dateCreated")
            if isinstance(day, str):
                (sure if _REPORT_TYPES.search(str(node.get("@type"))) else other).append(day)
    return sure + other


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects at the top of JSON-LD and in its graph, not those nested in them (related reports, images)."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()
