"""Victims in cards, as casualty recorders print them: a line with the name, then lines with age, sex, kin and fate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.extract.persons.words import KIN, OLDEST, Fate, Sex
from rashomon.records import Span

_MOST_LINES = 6  # of a card behind its name
_LINE = re.compile(r"[^\n]+")
# A name in Latin letters, perhaps followed by the same in another script.
_WORD = r"(?:[A-Z][\w’'.-]*|al|el|bin|ibn|bint|de|la)"
_NAME = re.compile(rf"[ \t]*({_WORD}(?:[ -]{_WORD}){{0,7}})(?![\w,;:])")
_AGE = re.compile(r"(?:aged? )?(\d{0,3})(?:[.,]\d+)?(?: (years?|months?|weeks?|days?)(?: old)?)?", re.IGNORECASE)
_KIN = re.compile(r"(?:[Tt]he )?([A-Za-z-]+) of (.+)|(.+)[’']s ([a-z-]+)")
_FATES: dict[str, Fate] = {
    "killed": "killed", "dead": "killed", "died": "killed", "injured": "injured", "wounded": "injured",
    "missing": "missing", "abducted": "captured", "detained": "captured", "captured": "captured",
}  # fmt: skip
_AGES = frozenset(["adult", "child", "infant", "elderly", "teenager", "age unknown", "unknown"])
_SEXES: dict[str, Sex] = {"male": "male", "female": "female", "m": "male", "f": "female"}


@dataclass(frozen=True, slots=True)
class Card:
    """A person of a list of cards; `span` is that of all its lines, in the text as printed."""

    name: str
    age: int | None
    sex: Sex | None
    family: str | None
    fate: Fate
    span: Span


def find_cards(text: str) -> Iterator[Card]:
    """Yield the cards of a text: a name whose next lines hold a fate alone and a sex, an age or kin; linear."""
    lines = list(_LINE.finditer(text))
    number = 0
    while number < len(lines):
        card = _card(lines, number) if number + 1 < len(lines) else None
        number += 1
        if card is not None:
            yield card
            while number < len(lines) and lines[number].start() < card.span[1]:
                number += 1


def _card(lines: list[re.Match[str]], number: int) -> Card | None:
    named = _NAME.match(lines[number][0])
    if named is None or len(lines[number][0]) > 120 or lines[number][0].rstrip()[-1:] in ".:" or _is_told(named[1]):
        return None
    age: int | None = None
    sex: Sex | None = None
    family: str | None = None
    told = False
    for line in lines[number + 1 : number + 1 + _MOST_LINES]:
        words = line[0].strip()
        if words.casefold() in _FATES:
            span = (named.start(1), line.end() - (len(line[0]) - len(line[0].rstrip())))
            span = (lines[number].start() + named.start(1), span[1])
            return Card(named[1].rstrip(), age, sex, family, _FATES[words.casefold()], span) if told else None
        if words.casefold() in _SEXES:
            sex, told = _SEXES[words.casefold()], True
            continue
        found = _age(words)
        if found is not None or words.casefold() in _AGES:
            age, told = found, True
            continue
        kin = _kin(words)
        if kin is None and len(words.split()) > 6:
            return None  # a sentence: no card
        family, told = kin or family, told or kin is not None
    return None


def _is_told(words: str) -> bool:
    """Tell whether a line is one of those behind a name."""
    return words.casefold() in _AGES | _FATES.keys() | _SEXES.keys()


def _age(words: str) -> int | None:
    found = _AGE.fullmatch(words)
    if found is None or not (found[1] or found[2]):
        return None
    if found[2] and not found[2].lower().startswith("year"):
        return 0
    years = int(found[1] or 0)
    return years if years <= OLDEST else None


def _kin(words: str) -> str | None:
    found = _KIN.fullmatch(words)
    if found is None:
        return None
    noun, of = (found[1], found[2]) if found[1] else (found[4], found[3])
    return f"{noun.lower()} of {of}" if noun.lower() in KIN else None
