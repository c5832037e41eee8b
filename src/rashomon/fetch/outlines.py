"""OPML, the list of feeds that feed readers hand out → the addresses of the feeds."""

from __future__ import annotations

import xml.etree.ElementTree as ET

MOST_BYTES = 4 * 2**20  # a list of 10,000 feeds has some 2 MB
_PIECE = 65_536


class _Collector:
    """What the parser calls for each element: it keeps addresses only, however deep or many the elements are."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        self.root: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the address of an outline."""
        self.root = self.root or tag.lower()
        url = attributes.get("xmlUrl") or attributes.get("xmlurl") or ""
        if url.strip():
            self.found.setdefault(url.strip())

    def doctype(self, *_: object) -> None:
        """Refuse a document type, and so any entity."""
        raise ValueError("has a document type, which is refused")

    def close(self) -> None:
        """End: what was found stays."""


def read_outlines(data: bytes) -> list[str]:
    """Return the addresses of the feeds in a list, each once, in its order. Raises ValueError where it is none."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES // 2**20} MB")
    collector = _Collector()
    parser: ET.XMLParser[object] = ET.XMLParser(target=collector)
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except ET.ParseError as error:
        raise ValueError(f"is not well-formed XML: line {error.position[0]}") from error
    if collector.root != "opml" or not collector.found:
        raise ValueError("is no OPML list of feeds")
    return list(collector.found)
