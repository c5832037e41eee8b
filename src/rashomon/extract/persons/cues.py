"""Single words that tell of harm, and how it ended for the one who suffered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.persons.units import Unit
from rashomon.extract.persons.words import BEFALLS, DOES, HARMED, HARMS, LIMBS, SUFFERED, WEAK, Fate

FAR = 40  # units that are looked at on either side
ASSAILED = frozenset("shot stabbed hit struck".split())  # which one may outlive or not
VAGUE = frozenset("victim victims casualties".split())  # killed or injured, as was told before
_AFTER = 25
_ANY = frozenset[str]().union(HARMED, SUFFERED, BEFALLS, DOES, HARMS)
_WEIGHT: Mapping[Fate, int] = {"attacked": 0, "injured": 1, "captured": 2, "missing": 3, "killed": 4}


@dataclass(frozen=True, slots=True)
class Found:
    """What befell, and the unit of the word that tells it."""

    fate: Fate
    place: int


def heavier(one: Found | None, other: Found) -> Found:
    """Return the worse of two."""
    return other if one is None or _WEIGHT[other.fate] > _WEIGHT[one.fate] else one


def suffered(units: Sequence[Unit], at: int) -> Found:
    """Return what a participle, "killed" or "fatally shot", says befell."""
    word, before = units[at].low, units[at - 1].low if at else ""
    if before in {"mortally", "fatally"} or [u.low for u in units[at + 1 : at + 3]] == ["to", "death"]:
        return Found("killed", at)
    return Found(_outcome(units, at) if word in ASSAILED else SUFFERED[word], at)


def _outcome(units: Sequence[Unit], at: int) -> Fate:
    """Return how it ended for somebody who was shot, by the words up to the end of the sentence."""
    after: list[str] = []
    for unit in units[at + 1 : at + _AFTER]:
        if unit.text in {".", "!", "?", ";"} or unit.low == "\n":
            break
        after.append(unit.low)
    if after[:1] == ["dead"] or "killed" in after[:3] or "body" in after:
        return "killed"
    if any(after[n] in {"pronounced", "declared"} and "dead" in after[n : n + 3] for n in range(len(after))):
        return "killed"
    if any(after[n] in {"he", "she", "they", "later", "and"} and after[n + 1] == "died" for n in range(len(after) - 1)):
        return "killed"
    if "dead" in after[:8] and "left" not in after:
        return "killed"  # "shot Laith Abu Naim dead"
    return "injured" if (LIMBS | {"wounding", "critically", "stable", "survived"}) & set(after) else "attacked"


def last_cue(units: Sequence[Unit], start: int, end: int) -> Found | None:
    """Return the last word between two places that tells of harm; one that leaves the end open only for want of it."""
    open_end = None
    for place in range(end - 1, max(start, end - FAR) - 1, -1):
        found = cue_at(units, place)
        if found is not None and units[place].low not in ASSAILED:
            return found
        open_end = open_end or found
    return open_end


def cue_at(units: Sequence[Unit], place: int) -> Found | None:
    """Return what the word at a place tells of harm, if it does."""
    unit = units[place]
    if unit.low not in _ANY:
        return None
    if unit.low in WEAK and unit.low not in ASSAILED:
        return None
    if unit.low in HARMED and (unit.low not in SUFFERED or unit.pos != "VERB"):
        return Found(HARMED[unit.low], place)
    if unit.low in SUFFERED:
        return suffered(units, place) if unit.pos not in {"NOUN", "PROPN"} else None
    if unit.low in BEFALLS or (unit.low in DOES and unit.pos == "VERB"):
        return Found(BEFALLS.get(unit.low) or DOES[unit.low], place)
    return Found(HARMS[unit.low], place) if unit.low in HARMS else None
