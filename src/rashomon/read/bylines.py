"""Reads who wrote a report: "By Jane Doe in Beirut", "Our Africa correspondent", "posted by jane on Amber & Ash"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.read.agencies import agency_named
from rashomon.read.dates import find_day, is_date_only
from rashomon.read.names import is_heading_name, is_name, sounds_like_outlet

_BY = re.compile(r"(?:(?:written|reported|reporting|words|story|text|posted|compiled) )?by:?\s+(.+)", re.I)
# who writes without a name of their own
_POST = (
    r"(?:correspondents?|reporters?|staff|desk|bureau|newsroom|editors?|writers?|team|agencies|redaction|observer"
    r"|editorial board)"
)
_POSTED = re.compile(
    rf"(?:our|the|a|an|from our|from a|from the)\s+(?:[\w.&'’-]+\s+){{0,7}}{_POST}(?:\s+in\s+[\w.'’ -]{{2,40}})?", re.I
)
# "Inland Post Foreign Desk", "Staff and agencies", "Senior Correspondent": names and a post, no small words
_DESK = re.compile(rf"(?:[A-Z][\w.&'’-]*\s+(?:(?:and|&)\s+)?){{1,5}}{_POST}", re.I)
_BARE_POSTS = re.compile(rf"{_POST}(?:\s+(?:and|&)\s+{_POST})?", re.I)
_WHERE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}(?=$|\s*,|\s+and\s)")
_FROM = re.compile(r"from\s+(?P<who>(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w.'’-]*)\s+in\s+[A-Z][\w.'’ -]{1,40}", re.I)
# a lone word after "by" is a name somebody goes by, but for the hours and ways
_HANDLE = re.compile(
    r"(?:(?:posted|written) )?by\s+"
    r"(?P<who>(?!(?:dawn|dusk|noon|night|midnight|then|now|air|land|sea|law|force|hand)$)[\w.-]{3,30})",
    re.I,
)
_WORD_OF_DAY = re.compile(r"\b(?:on|published|updated|posted):?\Z", re.I)
_LONGEST_WORD_OF_DAY = len("published:")
_ON_BY = re.compile(
    r"(?i:posted (?:on|in|at))\s+(?P<outlet>[A-Z][\w.&'’ -]{2,60}?)\s+by\s+"
    r"(?P<who>[\w.'’-]{2,40}(?: [A-Z][\w.'’-]{1,30}){0,2})(?P<rest>.*)"
)
_HANDLE_ON = re.compile(r"posted by\s+(?P<who>[\w.-]{2,30})\s+(?:on|at)\s+(?P<rest>.+)", re.I)
_ON = re.compile(r"posted by\s+(?P<who>[\w.'’ -]{1,40}?)\s+(?:on|at)\s+(?P<outlet>[\w.&'’ -]{2,60})", re.I)


@dataclass(frozen=True, slots=True)
class Byline:
    """What one byline says. `names` as printed, without "By" and without the town of writing."""

    names: str
    credit: str | None = None
    outlet: str | None = None
    day: str | None = None


def read_byline(part: str) -> Byline | None:
    """Return what a line, or a part of one between marks, says of who wrote; None for words of the text."""
    if match := _ON.fullmatch(part):
        outlet = match["outlet"] if find_day(match["outlet"]) is None and is_heading_name(match["outlet"]) else None
        if outlet and len(match["who"].split()) <= 3:
            return Byline(match["who"], outlet=outlet)
    if (match := _ON_BY.fullmatch(part)) and is_heading_name(match["outlet"]):
        found = find_day(match["rest"])
        if not match["rest"].strip(" ,") or is_date_only(match["rest"]):
            return Byline(match["who"], outlet=match["outlet"], day=found[0] if found else None)
    if (match := _HANDLE_ON.fullmatch(part)) and (found := find_day(match["rest"])) and is_date_only(match["rest"]):
        return Byline(match["who"], day=found[0])
    if (match := _FROM.fullmatch(part)) and is_name(match["who"]):
        return Byline(match["who"])
    return _posted_with_day(part) or _by(part)


def read_post(part: str) -> Byline | None:
    """Return the byline of a line that names a post and no "by": "Our Africa correspondent", "Foreign Desk"."""
    words = part.split()
    if not 1 <= len(words) <= 8 or sounds_like_outlet(part):
        return None
    if match := _HANDLE.fullmatch(part):
        return Byline(match["who"])
    if (writer := _WHERE.sub("", part)) != part and 2 <= len(writer.split()) <= 3 and is_name(writer):
        # "Jane Doe in Beirut"
        return Byline(writer)
    if _POSTED.fullmatch(part):
        return Byline(_WHERE.sub("", re.sub(r"^from\s+", "", part, flags=re.I)))
    # all capitals but for "and": "our staff counted nine at the news desk" has small words
    named = _DESK.fullmatch(part) and all(w[0].isupper() or w in ("and", "&") for w in words[:-1])
    return Byline(part) if (named or _BARE_POSTS.fullmatch(part)) and part[0].isupper() else None


def outlet_of(names: str) -> str | None:
    """Return the outlet that a byline names beside the writer or the post: "Jane Doe, Inland Post"; None without."""
    for piece in re.split(r"\s*,\s*", names):
        if agency_named(piece):
            continue
        words = re.sub(r"^(?:the|our)\s+", "", piece).split()
        post = re.search(rf"\b{_POST}$", piece, re.I)
        for end in range(len(words), 1, -1):
            name = " ".join(words[:end])
            # of a piece without a post all words are the name
            if sounds_like_outlet(name) and (post or end == len(words)) and not _BARE_POSTS.fullmatch(words[end - 1]):
                return name
    return None


def _posted_with_day(part: str) -> Byline | None:
    """Read "Posted on 8 February 2018 by Jane Doe"."""
    found = find_day(part)
    tail = re.search(r"\bby\s", part[found[1][1] :]) if found else None
    if found is None or tail is None or not is_date_only(part[: found[1][1] + tail.start()]):
        return None
    after = _by(part[found[1][1] + tail.start() :])
    return Byline(after.names, after.credit, after.outlet, found[0]) if after else None


def _without_words_of_day(names: str) -> str:
    """Return names without what leads to the day behind them: ", published on". From the end, as that may be long."""
    end = len(names)
    while True:
        while end and (names[end - 1].isspace() or names[end - 1] in ",("):
            end -= 1
        word = _WORD_OF_DAY.search(names, max(0, end - _LONGEST_WORD_OF_DAY), end)
        if word is None:
            return names[:end]
        end = word.start()


def _by(part: str) -> Byline | None:
    match = _BY.fullmatch(part)
    if match is None:
        return None
    names, day = match[1].strip(), None
    if found := find_day(names):
        start = found[1][0]
        # "By Jane Doe 8 February 2018 10:32": the names end where the date begins
        if not is_date_only(names[start:]):
            return None
        day = found[0]
        names = _without_words_of_day(names[:start])
    if not is_name(names) and not _POSTED.fullmatch(names):
        return None
    last = names.rpartition(",")[2]
    return Byline(_WHERE.sub("", names), agency_named(names) or agency_named(last), day=day)
