"""What one reader makes of bytes, before the options, the language and the id: `Draft`, and the step to a `Report`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from rashomon.read.dates import day_of_url
from rashomon.read.languages import find_language
from rashomon.read.origins import settle_credit
from rashomon.records import Cut, Failure, PublishedFrom, Report

# C0 controls but for tab and line feed, and lone surrogates (JSON escapes can smuggle them in): none can be stored
_CONTROLS = {c: " " for c in [*range(0x20), 0x7F] if chr(c) not in "\t\n"}
_SURROGATES = re.compile("[\ud800-\udfff]")


class UnreadableError(Exception):
    """An input that cannot be read; its text is the reason that the user is shown."""


class OtherFormatError(UnreadableError):
    """An input that is text, of a format that reports come in, and still holds none (JSON, other XML)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its input tells it. `record` is its place in a feed or table, from 1; None for a file of its own."""

    text: str
    sha256: str
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credit: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    cut: tuple[Cut, ...] = ()
    record: int | None = None
    within: str = ""  # its path inside an archive
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A record of a file that cannot be read while others can, and why."""

    record: int | None
    reason: str
    within: str = ""


class Skip(Fault):
    """A record that is passed over, as it is no report. Its reason is one of few, by which such records are counted."""

    __slots__ = ()


# an open stream in; what it holds out, or UnreadableError raised where nothing of it can be read
Reader = Callable[[BinaryIO], Iterator[Draft | Fault]]


def read_all(stream: BinaryIO, most_bytes: int) -> bytes:
    """Return all bytes of a stream. Raises UnreadableError where there are none, or more than `most_bytes`."""
    data = stream.read(most_bytes + 1)
    if not data:
        raise UnreadableError("is empty")
    if len(data) > most_bytes:
        raise UnreadableError(f"is larger than {most_bytes // 2**20} MB")
    return data


def plain(text: str) -> str:
    """Return a text with one kind of line end, no byte order mark, and every control character a space."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str | None) -> str | None:
    """Return a name or title on one line with single spaces, None where nothing is left."""
    return " ".join(plain(text or "").split()) or None


def printable(path: str) -> str:
    """Return a path with bytes that are no UTF-8 written as escapes, so that every output can carry it."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def path_of(path: str, record: int | None, within: str = "") -> str:
    """Return FILE#3 for the third record of a file, FILE/NAME out of an archive, the file where it is one report."""
    path = f"{path}/{within}" if within else path
    return path if record is None else f"{path}#{record}"


def with_day(draft: Draft, stated: str | None) -> Draft:
    """Return a draft with the day that its record states, else, where its text has none, with that of its address."""
    if stated:
        return replace(draft, published=stated, published_from="meta")
    if draft.published is None and draft.url and (day := day_of_url(draft.url)):
        return replace(draft, published=day, published_from="url")
    return draft


def report_id(title: str, text: str) -> str:
    """Return the id of a report: a hash of title and text. Ends are stripped only where no span can tell."""
    return "r" + hashlib.sha256(f"{title.rstrip()}\n{text.rstrip()}".encode()).hexdigest()[:16]


def _published(draft: Draft, option: str | None) -> tuple[str | None, PublishedFrom]:
    # a report that states its own day knows better than an option for all inputs; an address is a guess
    if option is not None and not (draft.published and draft.published_from in ("meta", "text")):
        return option, "option"
    return draft.published, draft.published_from if draft.published else "none"


def finish(draft: Draft, path: str, *, published: str | None, outlet: str | None) -> Report | Failure:
    """Return the report of a draft, with the options filled in; a Failure where it has neither title nor text."""
    if not draft.text.strip() and not draft.title:
        return Failure(path_of(path, draft.record, draft.within), "has no text")
    day, day_from = _published(draft, published)
    own = one_line(draft.outlet)
    printed_by = (own or outlet) if draft.record is not None else (outlet or own)
    url = one_line(draft.url)
    named, credit = settle_credit(printed_by, one_line(draft.credit), url, draft.text)
    return Report(
        id=report_id(draft.title, draft.text),
        path=path_of(path, draft.record, draft.within),
        url=url,
        title=draft.title,
        outlet=named,
        byline=one_line(draft.byline),
        credit=credit,
        published=day,
        published_from=day_from,
        language=find_language(f"{draft.title}\n{draft.text}" if draft.title else draft.text),
        text=draft.text,
        sha256=draft.sha256,
        cut=draft.cut,
        fetched=draft.fetched,
    )
