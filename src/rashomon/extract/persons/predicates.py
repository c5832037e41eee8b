"""What the words behind a list of persons say befell them: "were killed", "who has been missing", "'s body"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.persons.cues import ASSAILED, FAR, Found, heavier, suffered
from rashomon.extract.persons.units import Line, Unit
from rashomon.extract.persons.words import (
    BE,
    BEFALLS,
    HARMED,
    HARMS,
    LIMBS,
    NOT_SO,
    SAID,
    SUFFERED,
    SUPPOSED,
    WEAK,
)

_SUBORDINATE = frozenset("when as after while because who which that whom if where until before since though".split())
_CHARGED = frozenset("suspected accused charged convicted sentenced wanted indicted arrested blamed".split())
_HURTS = frozenset("wound wounds injury injuries burns fractures".split())
_HAVE = frozenset("has have had".split())
_NEAR = 3  # units from "was" to its participle


def in_genitive(units: Sequence[Unit], place: int, line: Line) -> Found | None:
    """Read "Ann Lee's body", "Ann Lee's killing"; `place` is behind the "'s"."""
    for at in range(place, min(place + 2, line.end)):
        if units[at].low in HARMS:
            return Found(HARMS[units[at].low], at)
    return None


def behind(units: Sequence[Unit], line: Line, end: int, *, subject: bool) -> Found | None:
    """Return what is said behind a list that ends at `end`; of the main clause only where it may be its `subject`."""
    place = end
    while place < line.end and units[place].text in {",", "–", "—", "-", ")", "(", '"', "”"}:
        place += 1
    if place >= line.end:
        return None
    if units[place].low in {"whose", "which"}:  # "whose brother was killed"
        place = _clause_end(units, place, line) + 1
    elif units[place].low in {"who", "whom", "both", "all"}:
        stop = _clause_end(units, place + 1, line)
        told = predicate(units, place + 1, Line(line.start, stop, line.listed))
        if told is not None or not subject:
            return told
        place = stop
    found = _participle(units, place, end, line)
    verb = _next_verb(units, place, line) if subject and found is None else None
    found = predicate(units, verb, line) if verb is not None else found
    return found or _done_to_pronoun(units, place, line) or (_by_pronoun(units, place, line) if subject else None)


def _clause_end(units: Sequence[Unit], place: int, line: Line) -> int:
    return next((n for n in range(place, min(line.end, place + FAR)) if units[n].text in {",", ";"}), line.end)


def _participle(units: Sequence[Unit], place: int, end: int, line: Line) -> Found | None:
    """Read ", killed on 28 February", "Joe, a student killed by police": what is said without "who was"."""
    if place + 1 >= line.end or units[place].low not in SUFFERED or units[place].low in {"missing", "seized"}:
        return None
    after = {"by", "in", "on", "during", "when", "at", "near", "last", "after", "while", "as", "this", "dead"}
    apart = place > end or units[place].tag == "VBN"
    return suffered(units, place) if units[place + 1].low in after and apart else None


def _next_verb(units: Sequence[Unit], place: int, line: Line) -> int | None:
    """Return the first finite verb behind a list."""
    at = place
    while at < min(line.end, place + 25):
        unit = units[at]
        if unit.text in {";", ":", "/", ")"} or unit.low in {"but", "while"}:
            return None
        if unit.low in {"who", "which", "that"} and at > place:
            at = _clause_end(units, at, line) + 1
            continue
        if unit.low in BE | _HAVE or unit.low in BEFALLS or unit.low in {"lost", "bled", "fell"}:
            return at
        if unit.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return at
        at += 1
    return None


def predicate(units: Sequence[Unit], place: int, line: Line) -> Found | None:
    """Return what a clause says befell its subject: passive, or a verb such as "died"; None for deeds of its own."""
    passive, found = -FAR, None
    for at in range(place, min(line.end, place + FAR)):
        unit, word = units[at], units[at].low
        if word in NOT_SO or word in SUPPOSED:
            return found
        if word in _CHARGED:
            return None
        if at > place and (word in _SUBORDINATE or unit.text in {";", ":"} or word in SAID):
            break
        if unit.text == "," and found is None and passive >= 0:
            break
        if word in BE:
            passive = at
        elif word in BEFALLS or word in {"lost", "suffered", "sustained"}:
            return _intransitive(units, at, line)
        else:
            told = _state(units, at, passive, found)
            found = heavier(found, told) if told is not None else found
            if found is None and passive < 0 and unit.tag in {"VBD", "VBZ", "VBP"} and word not in _HAVE:
                return None  # somebody who does something
    return found


def _intransitive(units: Sequence[Unit], at: int, line: Line) -> Found | None:
    if units[at].low in BEFALLS:
        return Found(BEFALLS[units[at].low], at)
    after = {u.low for u in units[at + 1 : min(line.end, at + 5)]}
    if units[at].low != "lost":
        hurt = {u.low for u in units[at + 1 : min(line.end, at + 9)]} & _HURTS
        return Found("injured", at) if hurt else None
    if after & {"life", "lives"}:
        return Found("killed", at)
    return Found("injured", at) if LIMBS & after else None


def _state(units: Sequence[Unit], at: int, passive: int, found: Found | None) -> Found | None:
    """Return what one word behind "was" tells: near it, or joined by "and" to one that does."""
    word, before = units[at].low, units[at - 1].low
    if word in {"bled", "burned", "beaten"} and [u.low for u in units[at + 1 : at + 3]] == ["to", "death"]:
        return Found("killed", at)
    near = 0 < at - passive <= _NEAR or (passive >= 0 and before in {"and", "then", "later", "or"})
    after = units[at + 1].low if at + 1 < len(units) else ""
    if word == "dead" and 0 < at - passive <= 2 * _NEAR:
        return Found("killed", at)
    if word == "taken" and near and after in {"hostage", "prisoner", "captive", "away"}:
        return Found("captured", at)
    if word in SUFFERED and near and (word not in WEAK or word in ASSAILED or units[at].tag == "VBN"):
        return suffered(units, at)
    among = {u.low for u in units[max(0, at - 6) : at]} & {"among", "amongst", "of"}
    if word in HARMED and before in {"the", "those", "people", "civilians", "soldiers"} and among and found is None:
        return Found(HARMED[word], at)
    start = {u.low for u in units[passive + 1 : passive + 3]}
    counted = (
        word in SUFFERED and passive >= 0 and units[at].tag == "VBN" and ("among" in start or {"one", "of"} <= start)
    )
    return suffered(units, at) if counted else None  # "was among seven people killed"


def _done_to_pronoun(units: Sequence[Unit], place: int, line: Line) -> Found | None:
    """Read "The family of Ann Lee buried her", "when gunmen shot him"."""
    for at in range(place, min(line.end - 1, place + FAR)):
        after = units[at + 1]
        done = units[at].low in SUFFERED and units[at - 1].low not in BE
        if done and after.low in {"him", "her"} and after.tag == "PRP":
            return suffered(units, at)
    return None


def _by_pronoun(units: Sequence[Unit], place: int, line: Line) -> Found | None:
    """Read "said that their member had been threatened before he was shot"."""
    for at in range(place, min(line.end - 1, place + FAR)):
        if units[at].low in {"he", "she", "they"} and units[at + 1].low in BE | {"had", "died"}:
            return predicate(units, at + 1, line)
    return None
