"""Notices → an Atom feed, RFC 4287, which any feed reader takes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from rashomon.export.notices import Notice, Quoted

SPACE = "http://www.w3.org/2005/Atom"
EMPTY_UPDATED = "1970-01-01T00:00:00Z"  # of a feed without an entry: the element must be there
# What no XML may hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice as it was kept: its id, and when it was made (ISO 8601, UTC)."""

    id: str
    made: str
    notice: Notice


def write_atom(name: str, entries: Sequence[Entry]) -> bytes:
    """Return the feed of the rules of a name, the newest entry first."""
    ET.register_namespace("", SPACE)
    feed = ET.Element(f"{{{SPACE}}}feed")
    _put(feed, "id", f"urn:rashomon:{quote(name, safe='')}")
    _put(feed, "title", f"Rashomon: {name}")
    _put(feed, "updated", max((entry.made for entry in entries), default=EMPTY_UPDATED))
    _put(_put(feed, "author", ""), "name", "Rashomon")
    for entry in sorted(entries, key=lambda entry: (entry.made, entry.id), reverse=True):
        _entry(feed, entry)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: ET.Element, entry: Entry) -> None:
    one = _put(feed, "entry", "")
    _put(one, "id", f"urn:rashomon:notice:{entry.id}")
    _put(one, "title", word_notice(entry.notice))
    _put(one, "updated", entry.made)
    _put(one, "category", "").set("term", entry.notice.kind)
    url = next((quoted.url for quoted in entry.notice.words if quoted.url), None)
    if url:
        _put(one, "link", "").set("href", _NOT_XML.sub("", url))
    lines = [entry.notice.label, *map(_word_quoted, entry.notice.words)]
    _put(one, "content", "\n".join(lines)).set("type", "text")


def word_notice(notice: Notice) -> str:
    """Return a notice in a line."""
    if notice.kind == "new_event":
        return f"New: {notice.label}"
    if notice.kind == "broke_silence":
        return f"{notice.of}, whom no report had quoted, is quoted now: {notice.label}"
    if notice.kind == "new_dispute":
        kinds = ", ".join(str(kind).replace("_", " ") for kind in notice.now)
        return f"Disputed, {notice.of} ({kinds}): {notice.label}"
    was = f" (was {_word_ends(notice.was)})" if notice.was else ""
    return f"{notice.of}: {_word_ends(notice.now)}{was}, policy {notice.policy}: {notice.label}"


def _word_ends(ends: tuple[int | None, ...] | tuple[str, ...]) -> str:
    told = zip(("low", "best", "high", "at least"), ends, strict=False)
    return ", ".join(f"{name} {end}" for name, end in told if end is not None) or "open"


def _word_quoted(quoted: Quoted) -> str:
    return f"“{quoted.words}” ({quoted.outlet or quoted.report}, claim {quoted.claim})"


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{SPACE}}}{name}")
    child.text = _NOT_XML.sub("\ufffd", text) or None
    return child
