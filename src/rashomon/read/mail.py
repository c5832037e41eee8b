"""Mail (.eml) → drafts: the subject, the sender, the day and the words of a press release that came by mail."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice
from typing import BinaryIO

from rashomon.read.dates import read_day
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError, one_line, read_all
from rashomon.read.names import may_be_person
from rashomon.read.pages import read_page
from rashomon.read.text import read_text

# servers take mail of 25 MB with all that is attached
MOST_BYTES = 32 * 2**20
# The parser holds a kilobyte for each part of a mail and some hundred bytes for each header; mail has a few dozen.
MOST_HEADS = 50_000
_HEAD = re.compile(rb"^(?:--|[!-9;-~]{0,100}:)", re.M)
# of a header that is read; longer ones are made to cost time
_LONGEST_HEADER = 2_000
_MOST_PARTS = 1_000
_TEXTS = ("text/plain", "text/html")


def read_mail(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield the one draft of a mail, then a Skip for each file attached. Raises UnreadableError for none."""
    data = read_all(stream, MOST_BYTES)
    if sum(1 for _ in islice(_HEAD.finditer(data), MOST_HEADS + 1)) > MOST_HEADS:
        raise UnreadableError(f"is mail with more than {MOST_HEADS:,} headers and parts")
    try:
        mail = message_from_bytes(data)
        parts = [part for _, part in zip(range(_MOST_PARTS), mail.walk(), strict=False) if not part.is_multipart()]
    except RecursionError as error:
        raise UnreadableError("is mail whose parts nest too deeply") from error
    if not mail.keys():
        raise UnreadableError("is no mail: it has no headers")
    texts = [part for part in parts if part.get_content_type() in _TEXTS and not _is_file(part)]
    yield replace(_draft(mail, texts), sha256=hashlib.sha256(data).hexdigest())
    for _ in range(len(parts) - len(texts)):
        yield Skip(None, "a file attached to mail")


def _draft(mail: Message, texts: list[Message]) -> Draft:
    # a mail may hold its words twice: plain ones need no guess at what is furniture
    texts.sort(key=lambda part: _TEXTS.index(part.get_content_type()))
    draft = next((found for part in texts if (found := _words(part, _header(mail, "Subject"))).text.strip()), None)
    if draft is None:
        raise UnreadableError("is mail without words")
    name, address = parseaddr(_header(mail, "From"))
    sender = one_line(name) or address.rpartition("@")[2] or None
    person = sender is not None and _is_person(sender)
    day = read_day(_header(mail, "Date"))
    return replace(
        draft,
        title=one_line(_header(mail, "Subject")) or draft.title,
        outlet=draft.outlet or (None if person else sender),
        byline=draft.byline or (sender if person else None),
        published=day or draft.published,
        published_from="meta" if day else draft.published_from,
    )


def _is_person(sender: str) -> bool:
    """Return whether a sender's name is a person's: "Jane Doe", "Doe, Jane", but not "Example Centre, Press Office"."""
    last, comma, first = (part.strip() for part in sender.partition(","))
    if comma and " " not in last + first:
        sender = f"{first} {last}"
    return "," not in sender and may_be_person(sender)


def _words(part: Message, subject: str) -> Draft:
    """Return the draft of a part of a mail, an empty one where it has no words that can be read."""
    with suppress(UnreadableError):
        return _read_part(part, subject)
    return Draft("", "")


def _read_part(part: Message, subject: str) -> Draft:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return Draft("", "")
    told = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return next(found for found in read_page(io.BytesIO(data), told) if isinstance(found, Draft))
    text = decode(data, told)
    if str(part.get_param("format", "")).lower() == "flowed":
        # a line that ends in a space goes on in the next (RFC 3676)
        text = re.sub(r"(?<=[^\s]) \r?\n(?=\S)", " ", text)
    return read_text(text, one_line(subject))


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _header(mail: Message, name: str) -> str:
    """Return the first header of a name as it was meant; "" without one."""
    value = str(mail.get(name, ""))[:_LONGEST_HEADER]
    try:
        pieces = decode_header(value)
        return "".join(
            piece if isinstance(piece, str) else piece.decode(told or "ascii", "replace") for piece, told in pieces
        )
    except (HeaderParseError, LookupError, ValueError):
        return value
