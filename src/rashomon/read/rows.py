"""Records with named values (a line of JSON, a row of a table) → drafts; which name holds what is told here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.read.dates import read_day
from rashomon.read.drafts import Draft, Skip, UnreadableError, one_line, with_day
from rashomon.read.text import read_text
from rashomon.records import Cut

Names = Mapping[str, tuple[str, ...]]

# Under which names a value is looked for, the first that holds something counts: ours; those of news-please
# (NewsArticle.get_dict: maintext, date_publish, authors, source_domain) and of the story lists of Media Cloud
# (publish_date, media_name).
KNOWN: Names = {
    "text": ("text", "maintext"),
    "title": ("title",),
    "published": ("published", "date_publish", "publish_date"),
    "outlet": ("outlet", "media_name", "source_domain"),
    "url": ("url",),
    "byline": ("byline", "authors"),
}
# one report of this many bytes is no report
MOST_RECORD_BYTES = 8 * 2**20
_LONGEST_DAY = 80  # characters of a day that cannot be read


def names_for(columns: Mapping[str, str] | None) -> Names:
    """Return the names under which values are looked for: the known ones, but for values of which a user tells it.

    Raises ValueError for a value that reports do not have, and for an empty name.
    """
    for value, name in (columns or {}).items():
        if value not in KNOWN:
            raise ValueError(f"no {value!r} in a report: one of {', '.join(KNOWN)}")
        if not name:
            raise ValueError(f"{value!r} has no name")
    return {**KNOWN, **{value: (name,) for value, name in (columns or {}).items()}}


def holds_reports(given: Iterable[str], names: Names) -> bool:
    """Return whether a record with values of the given names is of a report: it has a text."""
    return not set(names["text"]).isdisjoint(given)


def read_row(record: Mapping[str, object], names: Names, number: int | None, received: bytes) -> Draft | Skip:
    """Return the draft of a record as received, a Skip where nothing in it is known to hold a text or a title.

    Raises UnreadableError where a value is no text.
    """
    if record and set(names["text"] + names["title"]).isdisjoint(record):
        return Skip(number, "a record without a text: name what holds it with --columns text=NAME")
    values = {value: _value(record, value, names[value]) for value in KNOWN}
    title = one_line(values["title"])
    outlet = one_line(values["outlet"])
    draft = read_text(values["text"], title, outlet)
    day = read_day(values["published"])
    if values["published"].strip() and day is None and not _says_none(values["published"]):
        # the report is kept, and the words for its day are told among what was cut
        draft = replace(draft, cut=(*draft.cut, Cut("date", (one_line(values["published"]) or "")[:_LONGEST_DAY])))
    draft = replace(
        draft,
        sha256=hashlib.sha256(received).hexdigest(),
        outlet=outlet or draft.outlet,
        byline=one_line(values["byline"]) or draft.byline,
        url=one_line(values["url"]) or draft.url,
        record=number,
    )
    return with_day(draft, day)


def _value(record: Mapping[str, object], value: str, names: tuple[str, ...]) -> str:
    """Return the first text under one of the names, "" where there is none; several writers on one line."""
    for name in names:
        found = record.get(name)
        if value == "byline" and isinstance(found, list):
            found = ", ".join(one for one in found if isinstance(one, str))
        if found is not None and not isinstance(found, str):
            raise UnreadableError(f'"{name}" is not text')
        if found and found.strip():
            return found
    return ""


def _says_none(value: str) -> bool:
    return value.strip().lower() in {"none", "null", "unknown", "n/a", "-"}
