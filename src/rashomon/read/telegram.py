"""Messages as Telegram Desktop exports them (result.json) → drafts: the channel is the outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from rashomon.read.dates import read_day
from rashomon.read.drafts import Draft, Fault, Skip, one_line
from rashomon.read.text import read_text


def read_message(chat: Mapping[str, object], message: object, number: int, received: bytes) -> Draft | Fault:
    """Return the draft of a message of a chat (its name, type and id); a Skip for one without words, as a picture."""
    if not isinstance(message, dict):
        return Fault(number, "is not a JSON object")
    if message.get("type", "message") != "message":
        return Skip(number, "a notice of the chat, no message")
    text = _words(message.get("text"))
    if not text.strip():
        return Skip(number, "a message without words")
    outlet = _name(chat.get("name")) or _name(message.get("from"))
    writer = _name(message.get("from"))
    draft = read_text(text, "", outlet)
    return replace(
        draft,
        sha256=hashlib.sha256(received).hexdigest(),
        url=_address(chat, message) or draft.url,
        outlet=outlet or draft.outlet,
        byline=(writer if writer != outlet else None) or draft.byline,
        # what a channel passes on is told as a paper tells a wire's text
        credit=_name(message.get("forwarded_from")) or draft.credit,
        published=day if (day := read_day(_name(message.get("date")) or "")) else draft.published,
        published_from="meta" if day else draft.published_from,
        record=number,
    )


def _words(text: object) -> str:
    """Return the words of a message: a text, or pieces of it of which some are objects (links, bold words)."""
    pieces = text if isinstance(text, list) else [text]
    words = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    return "".join(word for word in words if isinstance(word, str))


def _name(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _address(chat: Mapping[str, object], message: Mapping[str, object]) -> str | None:
    """Return the address of a message of a channel or large group, which Telegram makes of the two numbers."""
    kind, place, number = chat.get("type"), chat.get("id"), message.get("id")
    if not isinstance(kind, str) or not kind.endswith(("channel", "supergroup")):
        return None
    sound = isinstance(place, int) and isinstance(number, int) and 0 < place < 2**63 and 0 < number < 2**63
    return f"https://t.me/c/{place}/{number}" if sound else None
