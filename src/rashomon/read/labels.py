"""Reads the lines over a report's text: "Published: …", "Title: …", "By Jane Doe", "World | By Jane Doe"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.read.agencies import agency_named
from rashomon.read.bylines import read_byline
from rashomon.read.dates import find_day, is_date_only, is_refused_day, read_day
from rashomon.read.names import is_heading_name, is_name, may_be_outlet, sounds_like_outlet

# the longest head line seen (two names, a section, a date with its hour) is a little shorter
LONGEST = 200

# what the word before a colon is → the words
_WORDS = {
    "date": (
        "published|date|posted|publication date|date of publication|published on|posted on|pubdate|first published"
        "|published at|date published|publish date|published date|issued"
    ),
    "updated": "updated|last updated|modified|last modified|updated on|date updated",
    "title": "title|headline|subject",
    "byline": "by|text|words|author|authors|author(s)|byline|written by|reporter|posted by",
    "source": "source|sources",
    "credit": "credit|agency|wire|via",
    "outlet": "outlet|publisher|publication|newspaper|website",
    "url": "url|link|web address|permalink|original url|original link",
    "label": "section|category|categories|tags|keywords|topics|language|filed under"
    "|subtitle|sub-title|subheading|subheadline|standfirst|strapline|kicker",
}
_FIELDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_LABEL = re.compile(r"([A-Za-z][A-Za-z() -]{1,24}?)\s*:\s*(.*)")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_PIPES = re.compile(r"[|•·]")


@dataclass(frozen=True, slots=True)
class Label:
    """What one head line says. `day` is None where a date line names no day; `kind` is that of the `Cut`."""

    kind: str
    title: str | None = None
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    name: str | None = None  # an outlet's as it stands there; a person's or town's where the report tells so
    url: str | None = None
    day: str | None = None
    updated: bool = False  # the day of a change, not of publication
    refused: bool = False  # a day in full that no report can bear

    @property
    def cut_kind(self) -> str:
        """What the line is called among what was cut: its kind, or date_refused."""
        return "date_refused" if self.refused else self.kind


def read_label(line: str) -> Label | None:
    """Return what a whole line over (or under) a report's text says about the report; None for words of the text."""
    words = line.strip()
    if not words or len(words) > LONGEST:
        return None
    parted = _in_parts(words) if _PIPES.search(words) else None
    return parted or _with_colon(words) or _dated(words) or _in_parts(words)


def is_labelled(line: str) -> bool:
    """Return whether a line begins as a label does ("Source: …"), whatever follows; such a line is no title."""
    match = _LABEL.fullmatch(line.strip()[:LONGEST])
    return match is not None and " ".join(match[1].lower().split()) in _FIELDS


def read_field(name: str, value: str) -> Label | None:
    """Return what a named value says ("Published", "8 Feb 2018"); None for an unknown name or a value that is prose."""
    kind = _FIELDS.get(" ".join(name.lower().split()))
    value = value.strip().strip("\"'“”")
    if kind in ("date", "updated"):
        # "Date: None" is a label; "Published: the list of all who died in the raid" is prose
        plain = is_date_only(value) or len(value.split()) <= 3 or (find_day(value) and len(value) <= 60)
        refused = is_refused_day(value) and len(value) <= 60
        day = read_day(value)
        return Label("date", day=day, updated=kind == "updated", refused=refused) if plain or refused else None
    if kind == "title":
        return Label("title", title=without_stop(value)) if value else None
    if kind == "byline":
        return Label("byline", byline=value or None, credit=agency_named(value)) if is_name(value) else None
    if kind == "url":
        return Label("url", url=value) if re.fullmatch(r"\S+", value) else None
    if kind == "label":
        long = name.lower().startswith(("sub", "stand", "strap"))  # a second title, sentences and all
        return Label("label") if long or (len(value) <= 100 and not value.endswith(".")) else None
    return _origin(kind, value) if kind else None


def _origin(kind: str, value: str) -> Label | None:
    """Return the outlet or agency of a line such as "Source: TASS"; None where a sentence follows the colon."""
    if re.fullmatch(r"https?://\S+", value):
        return Label("url", url=value)
    if not value or len(value.split()) > 6 or value.endswith((".", "!", "?")):
        return None
    agency = agency_named(value)
    if kind == "outlet" or (kind == "source" and agency is None and is_heading_name(value)):
        # "Source: Example Daily"; but "Source: local health officials" is the text's own attribution
        return Label("outlet", outlet=value)
    return Label("credit", credit=agency) if agency else None


def without_stop(title: str) -> str:
    """Return a title without the full stop after it; an ellipsis and that of "U.S." stay."""
    return title[:-1].rstrip() if title.endswith(".") and not re.search(r"\.\w?\.$", title) else title


def _with_colon(words: str) -> Label | None:
    match = _LABEL.fullmatch(words)
    return read_field(match[1], match[2]) if match else None


def _dated(words: str) -> Label | None:
    """Read a day alone on its line, or after "Posted on": nothing else may stand beside it."""
    if not is_date_only(words):
        return None
    late = re.match(r"\W*(?:last )?(?:updated|modified)", words, re.I)
    return Label("date", day=read_day(words), updated=late is not None)


def _byline(part: str) -> Label | None:
    found = read_byline(part)
    if found is None:
        return None
    return Label("byline", byline=found.names, credit=found.credit, outlet=found.outlet, day=found.day)


def _in_parts(words: str) -> Label | None:
    """Read a line of parts ("World | By Jane Doe | 8 Feb 2018"): every part must be understood, or none is."""
    parts = [part for part in _PARTS.split(words) if part]
    read = [_byline(part) or _dated(part) or _agency(part) or _stated(part) for part in parts]
    known = [label for label in read if label]
    if len({label.day for label in known if label.day and not label.updated}) > 1:
        # the first and last day of what is told
        return None
    if not any(label.kind in ("byline", "date") for label in known):
        # the name of an agency alone on its line
        return known[0] if len(parts) == len(known) == 1 else None
    # a town before a dash and a date is a dateline, so a bare section needs a pipe, or a byline beside it
    spare = [part for part, label in zip(parts, read, strict=True) if label is None]
    loose = _PIPES.search(words) is not None or any(label.kind == "byline" for label in known)
    if any(not loose or len(part.split()) > 5 or not is_heading_name(part) for part in spare):
        return None
    return Label(
        kind="byline" if any(label.kind == "byline" for label in known) else "date",
        byline=next((label.byline for label in known if label.byline), None),
        credit=next((label.credit for label in known if label.credit), None),
        outlet=next((label.outlet for label in known if label.outlet), None)
        or _outlet_among(spare, parts[0] if _PIPES.search(words) else ""),
        day=next((label.day for label in known if label.day), None),
        updated=all(label.updated for label in known if label.day),
    )


def _stated(part: str) -> Label | None:
    """Read "Published: 8 February 2018" and "Author: Jane Doe" beside other parts."""
    label = _with_colon(part)
    return label if label and (label.day or label.byline) else None


def _outlet_among(spare: list[str], first: str) -> str | None:
    """Return the outlet among the parts beside a byline or date; what stands first and is no section is one too."""
    sure = next((part for part in spare if sounds_like_outlet(part)), None)
    return sure or next((part for part in spare if part == first and may_be_outlet(part)), None)


def _agency(part: str) -> Label | None:
    agency = agency_named(part)
    return Label("credit", credit=agency) if agency else None
