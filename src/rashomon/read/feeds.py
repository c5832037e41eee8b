"""RSS and Atom → drafts, one an item. A document type, and so any entity, is refused before a parser sees it."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from rashomon.read.dates import read_local_day
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, UnreadableError, one_line, read_all, with_day
from rashomon.read.markup import plain_words
from rashomon.read.text import read_text

# feeds of news have less than 5 MB; one item as large as this takes 400 MB to take apart
MOST_BYTES = 16 * 2**20
# XHTML inside Atom nests a few levels; writers of XML recurse
DEEPEST = 100
_PIECE = 65_536
_ROOTS = frozenset({"rss", "feed", "RDF"})
_ITEMS = frozenset({"item", "entry"})
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,400}>|&(?:#\d+|#x[\da-f]+|\w{2,10});", re.I)
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "issued", "date", "updated", "modified")


def read_feed(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield one draft an item, in order. Raises UnreadableError for XML that is no feed, ill-formed, or has a DTD."""
    text = decode(read_all(stream, MOST_BYTES)).lstrip("\ufeff \t\r\n")
    _refuse_document_type(text)
    outlet: str | None = None
    number = 0
    for element in _elements(text):
        if _name(element) in _ITEMS:
            number += 1
            yield _draft(element, outlet, number)
            element.clear()
        else:
            outlet = outlet or one_line(element.text)
    if number == 0:
        raise UnreadableError("is a feed without items")


def _refuse_document_type(text: str) -> None:
    """Raise UnreadableError for a DOCTYPE; one can only stand among the comments and instructions before the root."""
    place = 0
    while True:
        while text[place : place + 1].isspace():
            place += 1
        closing = "?>" if text.startswith("<?", place) else "-->" if text.startswith("<!--", place) else None
        if closing is None:
            break
        end = text.find(closing, place + 2)
        if end < 0:
            raise UnreadableError("is not well-formed XML")
        place = end + len(closing)
    if text.startswith("<!", place):
        raise UnreadableError("is XML with a document type, which is refused")


def _elements(text: str) -> Iterator[ET.Element]:
    """Yield the title of the feed and its items as they end, so that only one item is held at a time."""
    deep = 0
    open_item = False
    for event, element in _events(text):
        name = _name(element)
        if event == "start":
            deep += 1
            open_item = open_item or name in _ITEMS
            if deep > DEEPEST:
                raise UnreadableError(f"nests its elements more than {DEEPEST} deep")
            if deep == 1 and name not in _ROOTS:
                raise UnreadableError("is XML, but neither RSS nor Atom")
            continue
        deep -= 1
        if name in _ITEMS:
            open_item = False
            yield element
        elif name == "title" and not open_item and deep <= 2:
            yield element


def _events(text: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield the starts and ends of elements. Raises UnreadableError at the place where the XML is ill-formed."""
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
    try:
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE])
            yield from cast("Iterator[tuple[str, ET.Element]]", parser.read_events())
        parser.close()
    except ET.ParseError as error:
        raise UnreadableError(f"is not well-formed XML: line {error.position[0]}") from error


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _first(item: ET.Element, *names: str) -> str | None:
    """Return the words of the first child that has one of the names, in the order of the names."""
    for name in names:
        for child in item:
            if _name(child) == name and (words := _words(child)):
                return words
    return None


def _words(element: ET.Element) -> str:
    if len(element) == 0:
        return (element.text or "").strip()
    # XHTML in Atom: its tags are elements here, and lose the prefix of their namespace
    for inner in element.iter():
        inner.tag = _name(inner)
    return ET.tostring(element, encoding="unicode").strip()


def _plain(words: str | None) -> str:
    """Return the words without tags; a description may be HTML or not, and only one that shows tags is unpacked."""
    return plain_words(words) if words and _MARKUP.search(words) else (words or "")


def _url(item: ET.Element) -> str | None:
    links = [child for child in item if _name(child) == "link"]
    for link in links:
        if link.get("rel", "alternate") == "alternate" and (url := link.get("href") or (link.text or "").strip()):
            return url
    guid = _first(item, "guid", "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _byline(item: ET.Element) -> str | None:
    names = [child for child in item.iter() if _name(child) == "name"]
    return next((one_line(name.text) for name in names), None) or one_line(_first(item, "creator", "author"))


def _draft(item: ET.Element, outlet: str | None, number: int) -> Draft:
    digest = hashlib.sha256(ET.tostring(item)).hexdigest()
    title = one_line(_plain(_first(item, "title"))) or ""
    draft = read_text(_plain(_first(item, *_TEXTS)), title, outlet)
    url = one_line(_url(item))
    stated = (read_local_day(_first(item, name) or "", url) for name in _DAYS)
    day = next((day for day in stated if day), None)
    draft = replace(
        draft,
        sha256=digest,
        url=url,
        outlet=outlet or draft.outlet,
        byline=_byline(item) or draft.byline,
        record=number,
    )
    return with_day(draft, day)
