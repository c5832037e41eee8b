"""Takes a line of a head apart ("Example Daily, bulletin no. 4 | 8 February 2018") and tells what each part is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.read.agencies import AGENCIES, is_wire
from rashomon.read.bylines import read_post
from rashomon.read.datelines import day_by_text
from rashomon.read.dates import in_plain_days
from rashomon.read.furniture import furniture_kind
from rashomon.read.labels import Label, read_label
from rashomon.read.names import (
    is_heading_name,
    is_own_desk,
    is_public_body,
    is_section,
    may_be_outlet,
    may_be_person,
    may_be_town,
    ordinary_case,
    sounds_like_outlet,
)

_MOST_PARTS, _MOST_NAMES = 7, 3
# a full stop after "No", "St" or an initial ends nothing
_BREAKS = re.compile(r"\s*[,;|•·]\s*|\s+(?:[-–—]{1,2}|/)\s+|(?<!\b[Nn]o)(?<!\bSt)(?<!\b[A-Z])(?<!\bp)\.\s+(?=\S)")
_PIPES = re.compile(r"[|•·]")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_PART_OF_DAY = r"(?:early |late |mid-?)?(?:morning|noon|midday|afternoon|evening|night|midnight|dawn|dusk)"
_CLOCK = rf"(?:at |{_WEEKDAY},? )?\d{{1,2}}[.:h]\d{{2}}(?:[.:]\d{{2}})?"
_TIME = re.compile(
    rf"(?:on )?{_WEEKDAY}(?:,? {_PART_OF_DAY})?|{_PART_OF_DAY}|\d{{4}} ?(?:hrs?|hours|h|z|gmt|utc)"
    rf"|{_CLOCK}\s?(?:[ap]\.?m\.?|hours|hrs|h)?(?: ?[A-Z]{{1,5}}| local(?: time)?)?|\d{{1,2}} ?[ap]\.?m\.?"
    r"|\d{1,3} (?:minute|hour|day|week|month|year)s? ago|(?:pp?\.|page|vol\.?) ?\d{1,4}(?:[-–]\d{1,4})?|(?:19|20)\d{2}",
    re.I,
)
# what stands in the head of a text that somebody hands out, with its number and what kind it is
_PAPER = (
    r"(?:(?:press|media|news|public|official|joint|daily|weekly|morning|evening|field|flash|situation|incident) ?)?"
    r"(?:releases?|statement|communiqu[eé]|bulletin|letter|flash|briefing|brief|update|report|sitrep|advisory|note|log)"
)
_OFFICE = r"(?:press|information|media) (?:service|office|cent(?:er|re)|department|desk|section)"
_SORT = (
    r"(?:for immediate release|dispatch|issue|edition|log|entry|post|version|revision|rev\.?|draft|final|corrected"
    r"|embargoed|verified"
    r"|provisional|unverified|unofficial translation|translation|(?:morning|evening|early|late|night|online) edition)"
)
_NUMBER = r"(?:\s*(?:no\.?|nr\.?|number|№|#)?\s*\d[\d/.-]{0,11})"
_PAPER_ONLY = re.compile(
    rf"(?:{_PAPER}|{_OFFICE}|{_SORT}){_NUMBER}?(?: of)?|[A-Z][a-z]{{2,20}} edition|(?:no\.?|№|#)\s*\d[\d/.-]{{0,11}}",
    re.I,
)
# "Incident log", but "Amber Report" may be an outlet
_PAPER_NAMED = re.compile(rf"[A-Z][a-z]{{2,20}} {_PAPER}{_NUMBER}?")
_PAPER_DATED = re.compile(rf"(?:{_PAPER}|{_SORT}){_NUMBER}?(?: of| dated| from| on|:) (?P<day>\d{{4}}-\d\d-\d\d)", re.I)
# "Relief Bureau bulletin no. 4": who hands it out; "Statement of the Ministry of Defence"
_PAPER_OF = re.compile(rf"(?P<name>[A-Z].{{1,60}}?)\s+{_PAPER}{_NUMBER}?")
_PAPER_BY = re.compile(rf"{_PAPER}{_NUMBER}? (?:of|by|from) (?:the )?(?P<name>[A-Z].{{1,80}}?){_NUMBER}?", re.I)
_FILED = re.compile(
    r"(?:posted|published|filed)(?: on)? (?P<day>\d{4}-\d\d-\d\d) (?:in|under) (?P<section>.{2,40})", re.I
)
_SPECIAL = re.compile(r"special (?:to|for) (?:the )?(?P<name>.{3,60})", re.I)
_HANDLE = re.compile(r"@\w{2,30}")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[a-z\d-]{2,40}(?:\.[a-z\d-]{2,30}){1,3}/?", re.I)
_STATEMENT = re.compile(
    rf"(?:(?:press|media|public|official|joint)\s)?(?:statement|release|communiqu[eé]){_NUMBER}?|for immediate release",
    re.I,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_NO_YEAR = re.compile(
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)", re.I
)
_PAIR = re.compile(r"[A-Za-z][A-Za-z -]{1,20}:\s+[\w-]{1,20}(?: [\w-]{1,20})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")
_COLON = re.compile(rf"([^|,;:•·]{{3,60}}):\s+(?=\d{{4}}-\d\d-\d\d|{_PAPER}\b)")
_ISSUED = re.compile(r"^(?:issued|released|published|posted|filed|done|given|signed|dated)(?: (?:in|at|from))? ", re.I)
_WITH = re.compile(r"\s+(?:with|and)\s+(?:the\s+)?(?=(?P<name>[A-Z][^,|(]{3,50}))")
_REMARK = re.compile(r"\s*\([^()]{1,40}\)$")
# "a blog from Homs", "communiqués in our summary": what an outlet says of itself, without a verb
_OF_ITSELF = re.compile(r"(?:an? |the |your |our )?[a-zà-ÿ][\w'’-]*(?: [\w'’&-]+){0,6}")
_VERBS = re.compile(
    r"\b(?:said|says?|told|according|killed|died|dead|wounded|injured|reported|is|are|was|were|be|been|has|have|had|will"
    r"|would|can|could|may|must|did|does|do|not|we|they|he|she|it|i|you|that|who|which)\b",
    re.I,
)
_KEPT = frozenset([*AGENCIES, "US", "UN", "EU", "UK", "USA", "UAE", "TV"])


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What a line of a head says. `alone`: it says so without a head beside it, as it has a day, a byline or a post.

    `named`: a part of it is only built as a name, as titles in capitals may be too.
    """

    label: Label
    alone: bool
    named: bool


def read_head_line(line: str, text: str = "") -> HeadLine | None:
    """Return what a line says of its report, where each of its parts is understood; None for words of the text.

    `text` is what follows, for days that can be read in two ways.
    """
    words = line.strip()
    parts = [part for part in _BREAKS.split(_unpacked(in_plain_days(words, text))) if part]
    if not 1 <= len(parts) <= _MOST_PARTS:
        return None
    labels: list[Label] = []
    names: list[str] = []
    described = named = False
    for part in parts:
        known = _known(part) or _day_alone(part, text)
        name = None if known else _name(part)
        # only a name can be described: "Monday, 4 March 2019, two shells fell" is a sentence
        own = not known and not name and named and _describes(part)
        if not (known or name or own):
            return None
        labels += [known] if known else []
        names += [name] if name else []
        described, named = described or own, name is not None
    days = {label.day for label in labels if label.day and not label.updated}
    # two days are the first and last of what is told
    if len(days) > 1 or len(names) > _MOST_NAMES:
        return None
    first = described or len(names) == 1 or (_PIPES.search(words) is not None and _name(parts[0]) is not None)
    return _joined(labels, names, first=first)


def _unpacked(line: str) -> str:
    """Return a line with commas for the marks that set a day or an outlet off: "Inland Post (2018-02-08)"."""
    bare = line[1:-1] if line[:1] == "[" and line[-1:] == "]" else line
    bare = _BRACKETS.sub(lambda m: f", {m[1]}," if _DAY.match(m[1]) or sounds_like_outlet(m[1]) else m[0], bare)
    # "Inland Post with Example Wire"
    bare = _WITH.sub(lambda m: ", " if is_wire(m["name"].strip()) else m[0], bare)
    match = _COLON.match(bare)
    if match and read_label(bare) is None:
        bare = f"{match[1]}, {bare[match.end() :]}"
    return bare.strip(" ,").rstrip(".")


def is_statement(line: str) -> bool:
    """Return whether a line of a head says that the text is a body's own ("Press release", "Statement, 8 March")."""
    return any(_STATEMENT.fullmatch(part.strip()) for part in _BREAKS.split(line))


def _joined(labels: list[Label], names: list[str], *, first: bool) -> HeadLine:
    """Return one label of all parts. `first`: the first name may be the outlet's, though nothing in it tells so."""
    dated = any(label.kind == "date" for label in labels)
    written = next((label.byline for label in labels if label.byline), None)
    if written and names and read_post(written) and may_be_person(names[0]):
        # "Jane Doe, Beirut correspondent"
        written = names.pop(0)
    outlet = next((label.outlet for label in labels if label.outlet), None)
    outlet = outlet or next((name for name in names if sounds_like_outlet(name) or is_public_body(name)), None)
    loose = next((label.name for label in labels if label.name), None)
    loose = loose or (names[0] if names and first and _may_stand(names[0]) else None)
    credit = next((label.credit for label in labels if label.credit), None)
    if written and not names and is_own_desk(written):
        loose = written
    if outlet:
        credit = credit or next((name for name in names if name != outlet and is_wire(name)), None)
        # "Jane Doe, Inland Post"
        others = [name for name in names if name != outlet]
        loose = others[0] if len(others) == 1 and may_be_person(others[0]) and not may_be_town(others[0]) else None
    kind = "date" if dated else "byline" if written else "outlet" if outlet or loose else "label"
    label = Label(
        kind,
        byline=written,
        credit=credit,
        outlet=ordinary_case(outlet, _KEPT) if outlet else None,
        name=ordinary_case(loose, _KEPT) if loose else None,
        url=next((label.url for label in labels if label.url), None),
        day=next((label.day for label in labels if label.day), None),
        updated=all(label.updated for label in labels if label.day),
    )
    return HeadLine(label, alone=dated or written is not None, named=bool(names))


def _known(part: str) -> Label | None:
    """Return what a part says that only heads have; a bare Label("label") for an hour, a section, a kind of paper."""
    label = read_label(part)
    if label and label.kind != "title":
        return label
    if (match := _PAPER_DATED.fullmatch(part)) or ((match := _FILED.fullmatch(part)) and is_section(match["section"])):
        return Label("date", day=match["day"])
    if post := read_post(part):
        return Label("byline", byline=post.names)
    if (
        _TIME.fullmatch(part)
        or _PAPER_ONLY.fullmatch(part)
        or _PAPER_NAMED.fullmatch(part)
        or is_section(part)
        or furniture_kind(part)
    ):
        return Label("label")
    if (match := _PAPER_BY.fullmatch(part)) and is_public_body(match["name"]):
        return Label("label", outlet=match["name"])
    if (match := _SPECIAL.fullmatch(part)) and is_heading_name(match["name"]):
        return Label("label", outlet=match["name"])
    if _HANDLE.fullmatch(part):
        return Label("label")
    if _DOMAIN.fullmatch(part) and part.islower():
        return Label("label", name=part)
    match = _PAPER_OF.fullmatch(part)
    # "Example Report" is a name and no paper, "Daraa update" of a town
    if match and len(match["name"].split()) > 1 and is_heading_name(match["name"]) and not sounds_like_outlet(part):
        return Label("label", name=None if may_be_town(match["name"]) else match["name"])
    return Label("label") if _PAIR.fullmatch(part) and not _VERBS.search(part) else None


def _day_alone(part: str, text: str) -> Label | None:
    """Read a day and month without a year, which is that of the text under them where it has only one."""
    return Label("date", day=day_by_text(part, text)) if _NO_YEAR.fullmatch(part) else None


def _name(part: str) -> str | None:
    bare = _ISSUED.sub("", _REMARK.sub("", part), count=1)
    if sounds_like_outlet(bare.partition("/")[0]):
        # "Inland Post/Beirut"
        return bare.partition("/")[0]
    # "Amber 24": the number of a channel
    numbered = re.sub(r"\s\d{1,3}$", "", bare)
    return bare if is_heading_name(numbered) or is_public_body(bare) else None


def _describes(part: str) -> bool:
    return _OF_ITSELF.fullmatch(part) is not None and _VERBS.search(part) is None


def _may_stand(name: str) -> bool:
    if len(name.split()) == 1:
        # "AmberNow": a capital inside, but for McAllen and the like
        return re.fullmatch(r"(?!Mc|Mac|De|La|Le|Di)[A-Z][a-z]+[A-Z]\w+", name) is not None
    numbered = re.fullmatch(r"[A-Z]\S* ?\S* \d{1,3}", name) is not None
    return numbered or (may_be_outlet(name) and not may_be_town(name))
