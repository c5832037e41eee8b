"""Records in, short English words out: what the terminal and the dossier show alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rashomon.export.arrange import gather_pairs
from rashomon.records import (
    ActorValue,
    Between,
    Claim,
    Figure,
    Finding,
    Limit,
    Link,
    Origins,
    PersonValue,
    Place,
    PlaceValue,
    Position,
    Report,
    TextValue,
    Time,
    Value,
)

BOUNDS = {"at_least": "at least", "more_than": "more than", "up_to": "up to", "under": "under", "about": "about"}
SCOPES = {"part": "a part of them", "added": "in addition"}
NO_FIGURE = "no figure"
# Joiners that Persian, Hindi and emoji are spelled with; every other format character may reorder or hide text.
_KEPT = {"\u200c", "\u200d"}
NAMES_SHOWN = 6  # of a side or of those who do or suffer an act
CONTEXT = 400  # characters each side: longer sentences are shown in part
_SENTENCE_END = re.compile(r"""[.!?]["'”’)]*\s+(?=[A-Z"'“‘(])|\n""")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def show_text(text: str) -> str:
    """Return a text on one line, with control, direction and other hidden characters written out as escapes."""
    plain = " ".join(text.split()) if "\n" in text or "\t" in text or "\r" in text else text
    if plain.isprintable():  # nearly all are: pages of many names take half the time
        return plain
    return "".join(_escape(c) if unicodedata.category(c) in _HIDDEN and c not in _KEPT else c for c in plain)


def word_value(value: Value) -> str:
    """Return a claim's value in words."""
    match value:
        case Figure():
            return word_figure(value.low, value.high, value.bound, value.printed)
        case TextValue(text):
            return text
        case ActorValue(actor):
            return actor.text
        case PlaceValue(place):
            return word_place(place)
        case PersonValue():
            return word_person(value)
        case _:
            return word_time(value.time)


def word_person(person: PersonValue) -> str:
    """Return a named person in words: name, age, sex, what they were, whose kin, what befell them."""
    return f"{person.name}, {word_details(person)}"


def word_details(person: PersonValue, stance: str = "asserts") -> str:
    """Return what is said of a named person beside the name; with the stance where it is not plainly asserted."""
    age = None if person.age is None else str(person.age) if person.age else "under 1"
    said = "" if stance == "asserts" else f" ({word_stance(stance)})"
    return ", ".join(part for part in (age, person.sex, person.role, person.family, person.fate) if part) + said


def word_figure(low: int | None, high: int | None, bound: str | None, printed: int | None) -> str:
    """Return a figure as printed, with its bound: "more than 100"; as an interval where no number was printed.

    A range with a number of its own, as a recorder's best estimate, has both.
    """
    if printed is not None and bound == "between" and low is not None and high is not None:
        return f"{printed:,} ({low:,}–{high:,})"
    if printed is not None:
        return f"{BOUNDS[bound]} {printed:,}" if bound in BOUNDS else f"{printed:,}"
    if low is None and high is None:
        return NO_FIGURE
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def word_chain(chain: Sequence[Link]) -> str:
    """Return who says so, innermost first; the publisher only where nobody else is named."""
    speakers = [link for link in chain if link.kind != "outlet"] or list(chain[:1])
    return ", according to ".join(word_link(link) for link in speakers) or "the report"


def word_link(link: Link) -> str:
    """Return a speaker's words, and whom they stand for."""
    if link.kind == "outlet":
        return f"{link.text or 'the report'} itself"
    if link.stands_for and link.stands_for.text != link.text:
        return f"{link.text} ({link.stands_for.text})"
    return f"{link.text} (not clear who)" if link.kind == "unresolved" else link.text


def word_time(time: Time) -> str:
    """Return the days of a time, and the part of the day or the hours."""
    hours = "–".join(hour for hour in (time.from_, time.to) if hour)
    return " ".join(part for part in (word_days(time.first, time.last), time.part, hours, time.zone) if part)


def word_days(first: str | None, last: str | None) -> str:
    """Return a stretch of days: one day, or both ends."""
    if first is None or last is None:
        return first or last or "time not known"
    return first if first == last else f"{first} to {last}"


def word_place(place: Place | None) -> str:
    """Return a place's name, what it lies in and how exactly it is known."""
    if place is None:
        return "place not known"
    wider = [name for name in (place.admin1, place.country) if name and name != place.name]
    exactness = "" if place.precision in ("exact", "town") else f" ({place.precision})"
    return ", ".join([place.name or place.text, *wider]) + exactness


def word_position(position: Position, field: str = "") -> str:
    """Return what a position in a finding on a field says; where its figure counts something else, what that is."""
    figure = word_figure(position.low, position.high, position.bound, position.printed)
    if position.bound == "vague" and position.printed is None:
        figure += ", from a vague word"
    if position.text is None:
        said = figure
    else:
        counted = position.text.removeprefix(f"{field}: ")
        said = position.text if figure == NO_FIGURE else f"{figure} ({SCOPES.get(counted, counted)})"
    return f"rejects {said}" if position.rejects else said


def word_group(finding: Finding) -> str:
    """Return what a finding is of: the field, and whose."""
    field = finding.field.replace("_", " ")
    return f"{field}: {finding.group}" if finding.group else field


def word_range(finding: Finding) -> str:
    """Return low, best and high under the finding's policy; empty where it has none of them."""
    ends = (("low", finding.low), ("best", finding.best), ("high", finding.high))
    if all(limit is None for _, limit in ends):
        return ""
    told = "  ".join(f"{name} {_limit(limit)}" for name, limit in ends)
    return f"{told}  (policy {finding.policy})"


def word_pairs(pairs: Sequence[Between], joint: str) -> list[str]:
    """Return a line a kind of dispute or relation: "disjoint figures, 1 against 2, 1 against 3"."""
    lines = []
    for kind, those in gather_pairs(pairs).items():
        told = ", ".join(f"{first} {joint} {second}" for first, second in those)
        lines.append(f"{kind.replace('_', ' ')}, {told}")
    return lines


def word_names(names: Sequence[str], most: int = NAMES_SHOWN) -> str:
    """Return names in a row; of a long row the first ones, and how many more there are."""
    rest = len(names) - most
    # one name in place of "and 1 more" costs no room
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:most])} and {rest} more"


def word_origins(origins: Origins) -> str:
    """Return how many independent bodies stand behind a finding."""
    at_least, at_most = origins.at_least, origins.at_most
    number = f"{at_least}" if at_least == at_most else f"{at_least} to {at_most}"
    return f"{number} {'origin' if at_most == 1 else 'origins'}"


def word_support(finding: Finding) -> str:
    """Return how many outlets, reports and origins stand behind a finding."""
    return f"{_count(finding.outlets, 'outlet')}, {_count(finding.reports, 'report')}, {word_origins(finding.origins)}"


def word_stance(stance: str) -> str:
    """Return a stance in words."""
    return stance.replace("_", " ")


def find_sentence(report: Report, claim: Claim) -> tuple[str, str, str]:
    """Return the sentence that a claim's words stand in: what is before them, they, what is after them."""
    text = report.title if claim.where == "title" else report.text
    start, end = claim.span
    first = max(0, start - CONTEXT)
    breaks = list(_SENTENCE_END.finditer(text, first, end + CONTEXT))
    first = max([found.end() for found in breaks if found.end() <= start], default=first)
    last = min([found.start() + 1 for found in breaks if found.start() >= end], default=end + CONTEXT)
    return text[first:start], text[start:end], text[end:last]


def _limit(limit: Limit | None) -> str:
    """Return one end of a range."""
    if limit is None:
        return "–"
    return "open" if limit.value is None else f"{limit.value:,}"


def _count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _escape(character: str) -> str:
    """Return a character as it is written in program text."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
