"""Find the phrases of time of a text: its words, the rules over them, and what each phrase means where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rashomon.extract.timewords.beside import LEADS, LOOK_BACK, fits, is_of_speaking, looks_ahead
from rashomon.extract.timewords.rules import GRAMMAR, HEADS, MEANINGS
from rashomon.extract.timewords.sense import Anchor, Sense, UnresolvedError
from rashomon.extract.timewords.words import LETTERS, NOTHING, Words, read_words

_TOLD_NEAR = 400  # characters after a day in which "two days later" is reckoned from it
_BESIDE = 5  # words: a verb of the past so near is that of the phrase
_CLUSTER = re.compile(f"[^{NOTHING}{LETTERS['gap']}{LETTERS['stop']}]+")
_HEAD = re.compile(f"[{''.join(LETTERS[name] for name in HEADS.split())}]")  # without one of these there is no phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time, where it stands, and what it means; `rule` names the pattern that found it."""

    start: int
    end: int
    sense: Sense
    rule: str


def find_phrases(text: str, published: date | None, day_first: bool | None = None) -> Iterator[Phrase]:
    """Yield the phrases of time of a text in order, none inside or across another, in linear time."""
    words = read_words(text)
    if LETTERS["slashed"] in words.letters:
        day_first = _order_told(words, day_first)
    anchor, told_at = Anchor(published, day_first=day_first), 0
    for cluster in _CLUSTER.finditer(words.letters):
        at, end = cluster.span()
        if not _HEAD.search(words.letters, at, end):
            continue
        while match := GRAMMAR.search(words.letters, at, end):
            near = anchor.told if words.starts[match.start()] - told_at <= _TOLD_NEAR else None
            phrase = _phrase(words, match, replace(anchor, told=near))
            if phrase is None:  # the age of a person is no time at all, with all its words
                at = match.end() if match.lastgroup == "age" else match.start() + 1
                continue
            at = match.end()
            first = phrase.sense.first
            told = phrase.rule in {"day", "night", "later"} and first is not None
            if told and not is_of_speaking(words, *match.span()):
                anchor, told_at = replace(anchor, told=first), phrase.end
            if phrase.rule in {"day", "month", "year", "unit"} and first is not None:
                anchor = replace(anchor, around=first)
            elif phrase.rule == "quarter" and first is not None and "ago" not in text[phrase.start : phrase.end]:
                anchor = replace(anchor, quarter=(first.year, (first.month + 2) // 3))
            yield phrase


def _order_told(words: Words, otherwise: bool | None) -> bool | None:
    """Return the order of day and month that the dates of a text show ("13/02/2018"), if they all show one."""
    places = (n for n, letter in enumerate(words.letters) if letter == LETTERS["slashed"])
    pairs = [[int(part) for part in words.printed(n).split("/")[:2]] for n in places if "/" in words.printed(n)]
    shown = {one > 12 for one, other in pairs if (one > 12) != (other > 12)}
    return shown.pop() if len(shown) == 1 else None if shown else otherwise


def _phrase(words: Words, match: re.Match[str], anchor: Anchor) -> Phrase | None:
    rule = match.lastgroup or ""
    if rule == "age" or not fits(rule, words, match):
        return None
    found = words.between(*match.span())
    beside = LOOK_BACK if rule == "month" else _BESIDE  # months stand far from their verb, and are told for longer
    try:
        sense = MEANINGS[rule](found, replace(anchor, future=looks_ahead(words, *match.span(), beside)))
    except UnresolvedError as reason:
        sense = Sense("DATE", "", why=str(reason))
    except (ValueError, OverflowError):
        sense = Sense("DATE", "", why="there is no such day")
    if sense is None:
        return None
    between = words.printed(match.start() - 1).lower() == "between"  # the first of two years is none of a deed
    led = not between and found[0].kind != "the" and words.letters[match.start() - 1 : match.start()] in LEADS
    if rule == "year" and {word.kind for word in found} <= {"the", "year", "old"} and not led:
        sense = replace(sense, dates=False)
    return Phrase(found[0].start, found[-1].end, sense, rule)
