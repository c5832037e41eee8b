"""The column for named victims → a person each: "Hana Omar (34, female, teacher, killed); Sami Omar (7)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from rashomon.coded.sheets import Sheet
from rashomon.records import PersonValue, Words

Fate = Literal["killed", "injured", "missing", "captured", "attacked"]

_VICTIM = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?")
_AGE = re.compile(r"(?:aged? )?(\d{1,3})(?: years?(?: old)?)?", re.I)
_UNDER_ONE = re.compile(r"(?:aged? )?\d{1,2} (?:months?|weeks?|days?)(?: old)?", re.I)
_OLDEST = 120
_SEXES: Mapping[str, Literal["female", "male"]] = {
    "female": "female", "f": "female", "woman": "female", "girl": "female", "male": "male", "m": "male", "man": "male",
    "boy": "male",
}  # fmt: skip
_FATES: Mapping[str, Fate] = {
    "killed": "killed", "dead": "killed", "died": "killed", "injured": "injured", "wounded": "injured",
    "missing": "missing", "captured": "captured", "detained": "captured",
}  # fmt: skip
_KIN = re.compile(r"\b(?:family|(?:son|daughter|wife|husband|brother|sister|mother|father) of)\b", re.I)
_NOTHING = frozenset({"", "unknown", "adult", "child", "civilian", "n/a"})  # what tells no role


def victims_of(sheet: Sheet, column: str = "victims") -> tuple[tuple[Words, PersonValue], ...]:
    """Return the persons whom a column names, each with its words; a piece without a name is none."""
    found = []
    for words in sheet.parts(column):
        told = _VICTIM.fullmatch(words.text)
        if told is not None and any(letter.isalpha() for letter in told[1]):
            found.append((words, _person(told[1], told[2] or "")))
    return tuple(found)


def _person(name: str, asides: str) -> PersonValue:
    """Return a person by the name and what stands in parentheses behind it; who is only named was killed."""
    age: int | None = None
    sex: Literal["female", "male"] | None = None
    fate: Fate = "killed"
    role: str | None = None
    family: str | None = None
    for aside in (part.strip() for part in asides.split(",")):
        folded = aside.casefold()
        if (years := _AGE.fullmatch(aside)) and int(years[1]) <= _OLDEST:
            age = int(years[1])
        elif _UNDER_ONE.fullmatch(aside):
            age = 0
        elif folded in _SEXES:
            sex = _SEXES[folded]
        elif folded in _FATES:
            fate = _FATES[folded]
        elif _KIN.search(aside):
            family = family or aside
        elif folded not in _NOTHING:
            role = role or aside
    return PersonValue(name, age, sex, role, family, fate)
