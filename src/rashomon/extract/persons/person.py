"""A named person while what a text says of them is gathered, and what a description adds: "his sister", "a nurse"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.extract.persons.names import Groups, Name, sex_of
from rashomon.extract.persons.units import Unit
from rashomon.extract.persons.words import (
    ACCUSED,
    HARMED,
    HARMS,
    KIN,
    NUMBERS,
    OLDEST,
    PLAIN,
    POSSESSIVES,
    SINGULAR,
    TRADES,
    Fate,
    Sex,
)

DETERMINERS = frozenset(
    "a an the his her their its my our one another two three four five six seven several both".split()
)
FIRST = frozenset("oldest eldest youngest first second third last latest".split())  # of those told of before
ENDS_ROLE = frozenset("from in at for on with who which that whose whom by near aged during since after to as".split())
_BESIDE = frozenset("neighbour neighbor colleague friend comrade classmate teammate member staff other".split())
_NOBODY = frozenset("life lives grave graves other others".split())  # nouns of groups.csv that can be counted only
_PERSONAL = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "mate", "ant", "eer")
_NO_TRADE = frozenset(
    "number tower power water weather order border letter october november december september summer winter river"
    " corner quarter center factor error terror sector door floor restaurant government apartment settlement parliament"
    " department another shelter computer soccer server master plant elephant former latter never under after later"
    " career".split()
)


@dataclass(slots=True, eq=False)
class Person:
    """A named person while what is told of them is gathered. `first` to `last` (not included) are units."""

    name: Name
    first: int
    last: int
    age: int | None = None
    sex: Sex | None = None
    role: str | None = None
    kin: str | None = None  # "sister", with `of`
    of: Person | None = None
    family: str | None = None  # in the words printed: "mother of three"
    printed: str = ""  # the whole name, with a surname that its list prints once
    accused: bool = False
    harmed: Fate | None = None  # by what they are called: "the victim", "the hostage"
    among: bool = False  # "the oldest" of those whom the sentence before told of
    told: bool = False  # whether anything but the name speaks for a person
    bodily: bool = False  # whether the name has the word of a body in it: "Radio Zaitounia"
    shared: list[str] = field(default_factory=list)  # plural nouns before it that hold for those listed behind it too


def is_person_noun(word: str, groups: Groups) -> bool:
    """Tell whether a noun is one for a person or persons."""
    if word in HARMS or word in _NOBODY:
        return False  # in the tables of groups, for they can be counted
    one = _single(word)
    known = word in KIN or word in PLAIN or one in TRADES or one in groups or word in groups or word in ACCUSED
    return known or (len(one) > 4 and one.endswith(_PERSONAL) and one not in _NO_TRADE)


def _single(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def age_of(unit: Unit) -> int | None:
    """Return the age that a unit tells: "34", "two", "12-year-old", "nine-month-old" (0); None for none."""
    parts = unit.low.split("-")
    word = parts[0]
    number = int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word)
    if number is None or number > OLDEST:
        return None
    rest = parts[1:]
    if rest and rest[0] in NUMBERS and number >= 20:
        number, rest = number + NUMBERS[rest[0]], rest[1:]
    if not rest:
        return number
    if rest[0] in {"month", "months", "week", "weeks", "day", "days"} and "old" in rest:
        return 0
    return number if rest[0] in {"year", "years", "yr", "y"} and "old" in rest else None


def describe(
    units: Sequence[Unit], start: int, end: int, person: Person, former: Person | None, groups: Groups
) -> None:
    """Note what a description tells: "his 13-year-old daughter", "the deputy governor of Logar", "two brothers"."""
    words = list(units[start:end])
    person.told = True
    for unit in words:
        age = age_of(unit) if "-" in unit.low else None
        person.age = age if age is not None else person.age
    _read_aged(words, person)
    cut = next((n for n, u in enumerate(words) if n and u.low in ENDS_ROLE), len(words))
    core = [u for u in words[:cut] if u.text not in {"(", ")", ","}]
    of = next((n for n, u in enumerate(core) if u.low == "of"), len(core))
    nouns = [u for u in core[:of] if is_person_noun(u.low, groups) and u.pos not in {"DET", "PRON"}]
    person.among |= bool(core) and core[min(of, len(core)) - 1].low in FIRST
    if not nouns:
        return
    head = nouns[-1]
    person.harmed = HARMED.get(head.low) or ("killed" if "dead" in {u.low for u in core[:of]} else person.harmed)
    person.accused |= any(u.low in ACCUSED for u in nouns)
    if head.low in KIN and not (head.low in PLAIN and not any(_owns(u) for u in core)):
        _note_kin(core, of, head, person, former)
    elif head.low in PLAIN:
        person.sex = PLAIN[head.low] or person.sex
    else:
        _note_role(core, of, head, person)
    if (
        head.low.endswith("s")
        or head.low in {"children", "men", "women", "policemen"}
        or core[0].low in {"both", "two"}
    ):
        person.shared.append(head.low)


def _owns(unit: Unit) -> bool:
    return unit.low in POSSESSIVES or unit.low in {"’s", "'s", "of"}


def _read_aged(words: Sequence[Unit], person: Person) -> None:
    """Note an age told as "aged 16", or "16 years old"."""
    for here, after in pairwise(words):
        if here.low in {"aged", "age"} and age_of(after) is not None:
            person.age = age_of(after)
        elif after.low in {"years", "months"} and here.low not in {"of"} and age_of(here) is not None:
            person.age = age_of(here) if after.low == "years" else 0


def _note_kin(core: Sequence[Unit], of: int, head: Unit, person: Person, former: Person | None) -> None:
    person.sex = KIN[head.low] or person.sex
    if of < len(core) - 1:
        at = next(n for n, u in enumerate(core) if u is head)
        person.family = " ".join(u.text for u in core[at:]).rstrip(" ,")
        return
    kin = SINGULAR.get(head.low, head.low)
    kin = kin[:-1] if kin.endswith("s") else kin
    person.kin = kin
    owner = next((u.low for u in core if u.low in POSSESSIVES or u.low in {"’s", "'s"}), None)
    if owner is not None and former is not None and not former.bodily:
        person.of = former.of if former.of is not None and former.kin and owner != "’s" else former
        if POSSESSIVES.get(owner) and person.of.sex is None:
            person.of.sex = POSSESSIVES[owner]


def _note_role(core: Sequence[Unit], of: int, head: Unit, person: Person) -> None:
    first = next((n for n, u in enumerate(core) if u.low not in DETERMINERS and age_of(u) is None), 0)
    stop = next(n for n, u in enumerate(core) if u is head) + 1
    if first and core[0].pos == "DET" and core[first].pos == "ADJ" and core[first].text[0].isupper():
        first += 1  # "a Canadian geologist"
    words = [u.text for u in core[first : len(core) if of < len(core) else stop] if u.low not in {"’s", "'s"}]
    role = " ".join(words).rstrip(" ,")
    if role:
        weak = head.low in _BESIDE and person.role is not None
        person.role = person.role if weak else role
    person.sex = sex_of(head.low) or person.sex
