"""Persons that a text lists beside one another: one word of harm holds for all, as do "two brothers" and a surname."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.persons.names import sex_of
from rashomon.extract.persons.person import Person, age_of
from rashomon.extract.persons.units import Unit
from rashomon.extract.persons.words import KIN, MUTUAL, PLAIN, SINGULAR

Row = list[Person]
_QUOTED = re.compile(r"([“‘\"']) (\S+) ([”’\"'])")
_BETWEEN = frozenset([",", "and", ";", "&", "—", "–", "as", "well", "with"])


def rows_of(units: Sequence[Unit], persons: Sequence[Person]) -> list[Row]:
    """Return the persons of a sentence by list, in order, with what their list says of each."""
    rows: list[Row] = []
    for person in persons:
        if rows and _joined(units, rows[-1][-1], person):
            rows[-1].append(person)
        else:
            rows.append([person])
    for row in rows:
        _share(units, row)
        _print_names(units, row)
    return rows


def _joined(units: Sequence[Unit], one: Person, other: Person) -> bool:
    between = units[one.last : other.first]
    return len(between) <= 3 and all(u.low in _BETWEEN for u in between)


def _share(units: Sequence[Unit], row: Row) -> None:
    """Give all of a list what is said before it of all: the trade, the kin, the surname that only the last prints."""
    head = row[0]
    shared = head.shared[0] if head.shared else ""
    lead = age_of(units[head.first]) if head.first < head.name.start else None
    for person in row[1:] if shared else ():
        if person.first == person.name.first:
            person.told = True
            person.role = person.role or head.role
            person.sex = person.sex or KIN.get(shared) or PLAIN.get(shared) or sex_of(shared)
            person.age = person.age if person.age is not None or lead is None else head.age
            person.kin, person.of = person.kin or head.kin, person.of or head.of
    kin = SINGULAR.get(shared, shared).removesuffix("s")
    if kin in MUTUAL and head.of is None and len(row) > 1:
        for number, person in enumerate(row):
            if person.kin == kin and person.of is None:
                person.of = row[1] if number == 0 else row[0]
    _share_ages(units, row)


def _share_ages(units: Sequence[Unit], row: Row) -> None:
    """Read "Hassan and Hussein Nasser, aged 9 and 11" and "who were 14 and 17": ages in the order of the names."""
    last = row[-1].name.end
    words = [u.low for u in units[last : last + 6]]
    start = next(
        (n for n, w in enumerate(words) if w == "aged" or words[max(0, n - 1) : n + 1] == ["who", "were"]), None
    )
    if len(row) != 2 or start is None:
        return
    ages = [age_of(u) for u in units[last + start + 1 : last + start + 4]]
    if len(ages) == 3 and units[last + start + 2].low == "and" and None not in (ages[0], ages[2]):
        row[0].age, row[1].age = ages[0], ages[2]
        row[1].last = max(row[1].last, last + start + 4)


def _print_names(units: Sequence[Unit], row: Row) -> None:
    """Note the names of a list as printed; with the surname that it prints once, where its people are kin."""
    last = row[-1].name
    bare = all(p.name.end - p.name.start == 1 and p.last == p.name.end for p in row[:-1])
    bare &= all(p.first == p.name.first for p in row[1:])
    noun = row[0].shared[0] if row[0].shared else ""
    kin = any(p.kin for p in row) or noun in KIN or (noun in PLAIN and noun.startswith("child"))
    surname = units[last.end - 1].text if bare and kin and len(row) > 1 and last.end - last.start == 2 else ""
    for person in row:
        own = " ".join(u.text for u in units[person.name.start : person.name.end])
        own = _QUOTED.sub(r"\1\2\3", own)
        person.printed = f"{own} {surname}" if surname and person is not row[-1] else own
