"""Where a text prints what may be the name of a person: runs of capitals, without the titles before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.persons.units import Line, Unit
from rashomon.extract.persons.words import (
    BEFALLS,
    DOES,
    HONORIFICS,
    KIN,
    NOT_PERSONS,
    PARTICLES,
    PLAIN,
    SUFFERED,
    TITLES,
    TRADES,
    Sex,
)
from rashomon.extract.timewords.words import CALENDAR

Groups = Mapping[str, tuple[str, str]]  # as in `lexicon.Ontology`
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})
_QUOTES = frozenset(["“", "”", "‘", "’", '"', "'", "''", "``"])
_LONGEST = 8  # units of a name with its titles; of a longer row of capitals none is taken for a name
_CALENDAR = CALENDAR | frozenset(
    "ramadan eid christmas easter night last today yesterday tomorrow morning evening afternoon update".split()
)
_BODIES = frozenset("ministry university hospital battalion street county department police office".split())
_NO_NAME = {"DET", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "PUNCT", "NUM", "SYM"}
_KUNYA = frozenset({"abu", "umm", "ibn", "bin", "um", "al", "el"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name [start, end) in units, and the title words before it, which begin at `first`."""

    first: int
    start: int
    end: int
    titles: tuple[str, ...]  # those that tell what somebody was, as printed
    sex: Sex | None
    polite: bool  # whether any title or honorific stands before it


def find_names(units: Sequence[Unit], line: Line, groups: Groups) -> Iterator[Name]:
    """Yield what may be names of persons in a sentence, in order; `groups` are nouns for groups of people."""
    place = line.start
    while place < line.end:
        text = units[place].text
        end = _run_end(units, place, line) if text[0].isupper() or "-" in text else place
        if end == place:
            place += 1
            continue
        if end - place <= _LONGEST:
            name = _without_titles(units, place, end, groups)
            if name is not None and _may_be_person(units, name, line):
                yield name
        place = end


def _run_end(units: Sequence[Unit], place: int, line: Line) -> int:
    """Return where a row of capitals that begins here ends; `place` where none does."""
    end = place
    while end < line.end:
        if _is_capital(units, end, line, first=end == place) or (end > place and _leads(units, end, line)):
            end += 1
        elif end > place and _is_nickname(units, end, line):
            end += 3
        elif (
            end > place and end + 1 < line.end and units[end].text == "," and units[end + 1].low.rstrip(".") in _JUNIOR
        ):
            end += 2
        else:
            break
    return end


def _is_nickname(units: Sequence[Unit], place: int, line: Line) -> bool:
    """Tell whether a quoted word stands inside a name: "Jan “Bug” Novak"."""
    return (
        place + 3 < line.end
        and units[place].text in _QUOTES
        and units[place + 2].text in _QUOTES
        and units[place + 1].text[0].isupper()
        and units[place + 3].text[0].isupper()
    )


def _leads(units: Sequence[Unit], place: int, line: Line) -> bool:
    """Tell whether a small word goes on in a name: "al" of "Abu Ali al Askari"."""
    return (
        units[place].low in PARTICLES
        and units[place].text not in {"y", "e"}
        and place + 1 < line.end
        and units[place + 1].text[0].isupper()
    )


def _is_capital(units: Sequence[Unit], place: int, line: Line, *, first: bool) -> bool:
    unit = units[place]
    text = unit.text
    if not text[0].isupper():
        parts = text.split("-")
        return len(parts) > 1 and parts[0].lower() in PARTICLES and parts[-1][:1].isupper()
    bare = unit.low.rstrip(".")
    if bare in SUFFERED or bare in BEFALLS or bare in DOES:
        return False
    if bare in _CALENDAR and not _is_bearer(units, place, line):
        return False
    if not first and bare in _JUNIOR:
        return True
    if text.isupper() and len(bare) > 1 and "-" not in text:
        return False
    title = bare in TITLES or bare in HONORIFICS or bare in _KUNYA
    if title:
        return True
    if unit.pos in _NO_NAME and not _is_name_after_all(units, place, line):
        return False
    if not first or place > line.start:
        return True
    # the first word of a sentence is a capital whatever it is
    return unit.pos == "PROPN" or (place + 1 < line.end and units[place + 1].pos == "PROPN" and _rare(unit))


def _is_name_after_all(units: Sequence[Unit], place: int, line: Line) -> bool:
    """Tell whether a capital that the model takes for a small word is none: inside a sentence, before a capital."""
    inside = place > line.start and units[place - 1].text not in {'"', "“", "‘", ":", "\n"}
    return inside and units[place].pos not in {"PUNCT", "NUM", "DET"} and len(units[place].text) > 1


def _is_bearer(units: Sequence[Unit], place: int, line: Line) -> bool:
    """Tell whether the name of a day or month is somebody's: "named as Sunday Okafor"."""
    before = units[place - 1].low if place > line.start else ""
    after = units[place + 1] if place + 1 < line.end else None
    named = before in {"as", "and", ":", "were", "was"}
    return named and after is not None and after.text[0].isupper() and after.low not in _CALENDAR


def _rare(unit: Unit) -> bool:
    return (
        unit.pos in {"ADJ", "NOUN", "X", "VERB", "ADV", "INTJ"} and unit.low not in SUFFERED and unit.low[-2:] != "ly"
    )


def _without_titles(units: Sequence[Unit], first: int, end: int, groups: Groups) -> Name | None:
    """Return the name in a row of capitals; None where it has titles only."""
    titles: list[str] = []
    sex: Sex | None = None
    start, polite = first, False
    while start < end:
        bare = units[start].low.rstrip(".")
        title = set(bare.split("-")) <= set(TITLES) or bare in TRADES
        title |= groups.get(bare, ("unknown", ""))[0] != "unknown" and bare not in KIN and bare not in PLAIN
        if not title and bare not in HONORIFICS and bare not in groups:
            break
        if title:
            titles.append(units[start].text)
        sex = TITLES.get(bare) or HONORIFICS.get(bare) or sex_of(bare) or sex
        polite |= title or bare in HONORIFICS
        start += 1
    return Name(first, start, end, tuple(titles), sex, polite) if start < end else None


def sex_of(noun: str) -> Sex | None:
    """Return the sex that the end of a noun tells: "cameraman", "policewoman"."""
    if noun.endswith(("woman", "women", "girl")):
        return "female"
    return "male" if noun.endswith(("man", "men", "boy")) and noun != "human" else None


def _may_be_person(units: Sequence[Unit], name: Name, line: Line) -> bool:
    words = {part for unit in units[name.start : name.end] for part in unit.low.split("-")}
    if units[name.end - 1].low in NOT_PERSONS or words & _BODIES:
        return False
    after = units[name.end] if name.end < line.end else None
    if after is not None and (after.low.removesuffix("s") in NOT_PERSONS or after.low in NOT_PERSONS):
        return False
    if after is not None and after.pos == "NOUN" and after.text[0].islower() and not name.polite:
        return False  # "the South Dallas girl", "a Hamas commander"
    return not units[name.end - 1].low.endswith("stan")
