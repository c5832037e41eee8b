"""What stands beside a phrase of time: whether it is part of a name, and whether the verb is of what was or will be."""

from __future__ import annotations

import re

from rashomon.extract.timewords.words import LETTERS, NOTHING, Words

LOOK_BACK, LOOK_FORWARD = 25, 8  # words beside a phrase that may say that it is of what is to come
LEADS = frozenset(LETTERS[name] for name in ("in", "since", "from", "of", "to", "at", "into", "open"))
_STOPS = frozenset(LETTERS[name] for name in ("dot", "stop", "gap"))
_AHEAD = frozenset(LETTERS[name] for name in ("will", "plan"))
_DONE = LETTERS["did"]
_WILL = LETTERS["will"]
_NAMESAKES = {"May", "March"}  # months that are other words at the head of a sentence
# Verbs whose past does not end in -ed, those that news tell of deeds with.
_PAST = frozenset(
    "began blew broke brought came caught cut drove fell fled flew fought found gave got grew held hit kept knew led"
    " left lost made met put ran rose saw sent shot shut spoke spread stood struck swept taken took told went won"
    " wrote".split()
)
_SPOKEN_BEFORE, _SPOKEN_BEHIND = 7, 13  # words between a day and a verb of speaking: "On Friday the mayor, …, said"
_SPOKEN = frozenset(
    "said says told tells spoke spoken announced reported reports confirmed denied added quoted wrote written called"
    " claimed stated warned tweeted posted published estimated acknowledged interview statement".split()
)
_MARKED = re.compile(f"[{LETTERS['ampm']}{LETTERS['zone']}{LETTERS['local']}]")
_PLANNED = frozenset(
    "plan plans planned expect expects expected scheduled set hope hopes intend intends agreed".split()
)
_POSSESSIVE = frozenset(("'s", "’s"))
_FEASTS = {"Black", "Good", "Bloody", "Ash", "Palm", "Easter", "Holy", "Super"}
_PAPERS = {"Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "World", "Post", "Independent"}


def fits(rule: str, words: Words, match: re.Match[str]) -> bool:
    """Tell whether a phrase is not part of a name: "April Hart", "the Sunday Times"."""
    first, end = match.span()
    if rule == "month" and end == first + 1:
        led = words.letters[first - 1 : first] in LEADS
        name, following = words.printed(first), words.printed(end)
        named = following[:1].isupper() and following.isalpha() and words.ends[end - 1] + 1 == words.starts[end]
        return led or not (named or name in _NAMESAKES or words.letters[first] == LETTERS["mon"])
    following, before = words.printed(end), words.printed(first - 1)
    if rule == "year" and end == first + 1 and words.letters[first - 1 : first] == NOTHING:
        return not before[:1].isupper() or words.starts[first] > words.ends[first - 1] + 1  # "Route 1985"
    if rule == "clock":  # "3:40" may be a ratio, "0430" a number
        marked = _MARKED.search(words.letters, first, end) is not None
        return marked or words.letters[first - 1 : first] in LEADS or following in {":", ")", "]", "-", "–", "—"}
    if rule == "day":
        return following not in _PAPERS and before not in _FEASTS
    if rule in {"part", "length", "past"}:
        parted = rule != "part" and words.letters[end - 1] == LETTERS["quarters"] and following == "of"
        return not parted and before.lower() not in {"good", "high"}
    return True


def looks_ahead(words: Words, start: int, end: int, beside: int) -> bool | None:
    """Tell whether the verb before a phrase, or the first behind it, is of what is to come; None: neither is sure."""
    if words.letters[start - 1 : start] == LETTERS["to"] or words.printed(end) in _POSSESSIVE:
        return None  # "until 6 March"; "Wednesday's ruling"
    for i in range(start - 1, max(-1, start - LOOK_BACK), -1):
        letter, printed = words.letters[i], words.printed(i)
        if letter in _STOPS:
            break
        if letter in _AHEAD or (printed in _PLANNED and words.letters[i + 1] == LETTERS["to"]):
            return True
        if letter == _DONE or _is_past(printed):
            if words.printed(i - 1) == "be":
                return True  # "to be completed by 15 December"
            return False if start - i <= beside else None
    for i, letter in enumerate(words.letters[end : end + LOOK_FORWARD], end):
        if letter in _STOPS:
            break
        if letter == _DONE or words.printed(i) in _PAST:
            return False
        if letter == _WILL:
            return True
    return None


def is_of_speaking(words: Words, start: int, end: int) -> bool:
    """Tell whether a day may be that on which somebody spoke: "that night" is never reckoned from such a day."""
    for i in range(start - 1, max(-1, start - _SPOKEN_BEFORE), -1):
        if words.letters[i] in _STOPS:
            break
        if words.printed(i) in _SPOKEN:
            return True
    for i in range(end, min(len(words.letters), end + _SPOKEN_BEHIND)):
        if words.letters[i] in _STOPS:
            break
        if words.printed(i) in _SPOKEN:
            return True
    return False


def _is_past(word: str) -> bool:
    return (len(word) > 4 and word.endswith("ed")) or word in _PAST
