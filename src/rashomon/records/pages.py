"""The nouns of what comes from the network: a page as received."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered, and when."""

    asked: str  # the address that was asked for
    url: str  # the one that answered, after redirects
    fetched: str  # ISO 8601 to the second, UTC: 2020-05-07T10:00:00Z
    headers: tuple[tuple[str, str], ...]  # of the answer, by name in small letters: those that date, name and type it
    body: bytes = field(repr=False)  # as received, without the compression of the transport
