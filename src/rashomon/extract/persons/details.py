"""What a text says of a person beside the name: age, sex, trade, whose kin; from the words before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.persons.names import Groups, Name
from rashomon.extract.persons.person import DETERMINERS, ENDS_ROLE, FIRST, Person, age_of, describe, is_person_noun
from rashomon.extract.persons.units import Line, Unit
from rashomon.extract.persons.words import (
    ACCUSED,
    BE,
    HARMED,
    HARMS,
    KIN,
    NOT_PERSONS,
    POSSESSIVES,
    SAID,
    SINGULAR,
    SUFFERED,
)

_LONGEST = 10  # units of a description
_MOST = 30  # persons of one list to whom "all teachers" behind it is given
_WHERE = frozenset("from in at near into outside towards toward across around inside between through via onto".split())


def people_of(units: Sequence[Unit], line: Line, names: Sequence[Name], groups: Groups) -> list[Person]:
    """Return the persons that a sentence may name, in order, each with what is said of them beside their names."""
    found: list[Person] = []
    taken = line.start
    ends = {name.end for name in names}
    names = [name for name in names if not _is_no_other(units, name, ends, line, groups)]
    for number, name in enumerate(names):
        person = Person(name, name.first, name.end, sex=name.sex, told=name.polite)
        person.role = " ".join(name.titles) or None
        person.bodily = any(u.low in NOT_PERSONS for u in units[name.start : name.end])
        person.accused = any(title.lower() in ACCUSED for title in name.titles)
        former = found[-1] if found else None
        _read_before(units, taken, person, former, groups)
        end = names[number + 1].first if number + 1 < len(names) else line.end
        _read_after(units, min(end, line.end), line.end, person, found, groups)
        taken = person.last
        found.append(person)
    return found


def _is_no_other(units: Sequence[Unit], name: Name, ends: set[int], line: Line, groups: Groups) -> bool:
    """Tell whether a name is none of its own: where places stand, "from Tibú", and in brackets behind another."""
    if name.first == line.start:
        return False
    before = units[name.first - 1].low
    if before == "(" and name.first - 1 in ends:
        return True  # another name of the same: "Nazir Shaaban (Abu Omar)"
    if name.polite:
        return False
    if before == "the":
        return True  # "on the South Side"
    if before in _WHERE:
        return True
    if before != "of" or name.first - 2 < line.start:
        return False
    head = units[name.first - 2]
    of_person = is_person_noun(head.low, groups) and head.low not in HARMS
    return of_person or name.first - 1 in ends


# ── before the name ─────────────────────────────────────────────────────────────────────────────────────────────────
def _read_before(units: Sequence[Unit], taken: int, person: Person, former: Person | None, groups: Groups) -> None:
    end = _without_naming(units, taken, person.name.first)
    comma = end > taken and units[end - 1].text == ","
    if comma and person.name.end < len(units) and units[person.name.end].low in SAID:
        return  # "a third victim, Brown said"
    if comma:
        end -= 1
    start = _phrase_start(units, taken, end, groups, apart=comma or end < person.name.first)
    while start is not None and start < end and units[start].low in {"of", "for", "at", "in", "from", "-"}:
        start += 1
    if start is None or start == end:
        return
    describe(units, start, end, person, former, groups)
    person.first = start + (units[start].low in {"’s", "'s"})


def _without_naming(units: Sequence[Unit], taken: int, place: int) -> int:
    """Return where the words end before "identified only as", "named" and their kin, if they stand before a name."""
    words = {"named", "called", "identified", "known", "as", "only", "simply", "just"}
    first = place
    while first > taken and place - first < 4 and units[first - 1].low in words:
        first -= 1
    if first == place or units[first - 1].low in BE or units[first - 1].low in {"been", "also", "later"}:
        return place
    return first


def _phrase_start(units: Sequence[Unit], taken: int, end: int, groups: Groups, *, apart: bool) -> int | None:
    """Return where the description that ends before `end` begins, or None where no description of a person stands."""
    head_seen = False
    for place in range(end - 1, max(taken, end - _LONGEST) - 1, -1):
        unit = units[place]
        noun = unit.pos in {"NOUN", "PROPN", "ADJ", "VERB"} and is_person_noun(unit.low, groups)
        noun |= apart and unit.low in FIRST
        if place == end - 1 and not apart and not noun and age_of(unit) is None:
            return None
        head_seen |= noun or (not apart and "-old" in unit.low)
        before = units[place - 1].low if place > taken else ""
        if unit.low in DETERMINERS or unit.low in {"’s", "'s"}:
            if head_seen and before in {"of", "for", *POSSESSIVES}:
                continue  # "the commander of the unit", "her three children"
            if head_seen:
                return place
            if not apart or unit.low in POSSESSIVES:
                return None
        elif _breaks(unit) or (not apart and unit.low in {"of", "for", "at", "in", "from"}):
            return place + 1 if head_seen and (not apart or unit.low in {"and", ":"}) else None
    start = max(taken, end - _LONGEST)
    return start if head_seen and end - start < _LONGEST and not (apart and start > 0 and start == taken > 0) else None


def _breaks(unit: Unit) -> bool:
    if unit.low in {"of", "for", "at", "in", "from"} or unit.text == "-":
        return False
    inside = unit.pos in {"NOUN", "ADJ", "PROPN", "NUM", "ADV"} or unit.tag in {"VBN", "VBG", "VB"}
    return (
        not inside or (unit.low in HARMED and unit.low != "victim") or unit.low in {"killing", "wounding", "injuring"}
    )


# ── after the name ──────────────────────────────────────────────────────────────────────────────────────────────────
def _read_after(
    units: Sequence[Unit], limit: int, end: int, person: Person, earlier: Sequence[Person], groups: Groups
) -> None:
    """Note what stands in brackets or between commas behind a name, up to the next name."""
    place = person.name.end
    for _ in range(6):
        if place + 1 >= end:
            break
        verb = place + (units[place].text == ",")
        if units[verb].low in {"was", "is"}:
            _read_copula(units, verb + 1, end, person, earlier, groups)
            break
        if units[place].text == "(":
            closing = next((n for n in range(place + 1, min(end, place + 12)) if units[n].text == ")"), None)
            if closing is None or not _read_bracket(units, place + 1, closing, person, earlier, groups):
                break
            place = closing + 1
        elif units[place].low in {"of", "from"} and units[place + 1].text[0].isupper():
            place += 2
            while place < end and units[place].pos == "PROPN" and units[place].text[0].isupper():
                place += 1
            if place < end and units[place].low not in {",", "and", ".", ";"} | BE:
                break
            if place > limit:
                break  # "Col. Ali of Oram" is a place and no name; of two names neither is
        elif units[place].text in {",", "–", "—", "-"}:
            stop = _segment_end(units, place + 1, end, limit)
            if stop is None or not _read_bits(units[place + 1 : stop], person, earlier, groups):
                break
            place = stop
        elif units[place].low == "aged" and age_of(units[place + 1]) is not None:
            person.age, person.told = age_of(units[place + 1]), True
            place += 2
        else:
            break
        person.last = place


def _read_bracket(
    units: Sequence[Unit], start: int, end: int, person: Person, earlier: Sequence[Person], groups: Groups
) -> bool:
    """Note what stands in brackets behind a name, bit by bit: "(28 years old, son of Ali)"."""
    told, first = units[start].text[0].isupper() and units[start].low not in {"f", "m"}, start
    for place in range(start, end + 1):
        if place == end or units[place].text in {",", ";", "/"}:
            told |= _read_bits(units[first:place], person, earlier, groups)
            first = place + 1
    return told


def _read_copula(
    units: Sequence[Unit], start: int, end: int, person: Person, earlier: Sequence[Person], groups: Groups
) -> None:
    """Note what "was a radio presenter" and "is 88" tell of the one before them."""
    stop = next((n for n in range(start, min(end, start + _LONGEST)) if _closes(units[n])), None)
    if stop is not None and (
        units[start].low in {"a", "an"} or (stop - start == 1 and age_of(units[start]) is not None)
    ):
        last = person.last
        if _read_bits(units[start:stop], person, earlier, groups):
            person.last = max(last, stop)


def _closes(unit: Unit) -> bool:
    return unit.text in {",", ";", ".", "!", "?", "…", ")"} or unit.low in {"who", "and", "when", "whose"}


def _segment_end(units: Sequence[Unit], start: int, end: int, limit: int) -> int | None:
    """Return where what stands behind a comma ends, if it may be said of the person before the comma."""
    for place in range(start, min(end, start + _LONGEST + 2)):
        unit = units[place]
        closes = unit.text in {",", ";", ".", ")", ":", "(", "–", "—", "-", "!", "?", "…"} or unit.low in {
            "and",
            "who",
            "whose",
        }
        if closes and place > start:
            # "and his sister, Huda": the name behind the comma is the sister's
            if (
                place + 1 < end
                and units[start].low in POSSESSIVES
                and (place + 1 == limit or units[place + 1].low == "who")
            ):
                return None
            return place
        if place >= limit and units[start].low not in {"a", "an", "the"}:
            return None
        verb = (
            unit.pos in {"AUX", "VERB"} and unit.tag in {"VBD", "VBZ", "VBP", "MD", "AUX"} and unit.low not in {"aged"}
        )
        if verb and unit.low in SUFFERED and place - start > 1:
            return place  # "a pupil shot in the chest"
        if verb and unit.low not in {"aged", "retired"}:
            before = units[place - 1].low
            bare = place - start == 1 and age_of(units[start]) is not None
            return place if bare and before not in SAID else None
    return min(end, start + _LONGEST + 2) if end <= start + _LONGEST + 2 else None


def _read_bits(bits: Sequence[Unit], person: Person, earlier: Sequence[Person], groups: Groups) -> bool:
    """Note what the words of one segment tell; return whether they tell anything of the person."""
    words = [u for u in bits if u.text != ","]
    if not words:
        return False
    if len(words) <= 4 and all(_is_bit(u) for u in words):
        for number, unit in enumerate(words):
            if unit.low in {"f", "female"}:
                person.sex = "female"
            elif unit.low in {"m", "male"}:
                person.sex = "male"
            elif age_of(unit) is not None:
                months = number + 1 < len(words) and words[number + 1].low in {"months", "month", "weeks", "days"}
                person.age = 0 if months else age_of(unit)
        person.told = True
        return True
    opens = words[0].low in DETERMINERS or words[0].low in POSSESSIVES or words[0].low in {"all", "himself", "herself"}
    bare = words[0].text[0].islower() and words[0].pos in {"NOUN", "ADJ", "VERB"}
    nouns = [u for u in words if is_person_noun(u.low, groups)]
    if not (opens or bare) or not nouns or words[-1].low in SAID:
        return False
    first_of = next((n for n, u in enumerate(words) if u.low in {"of", *ENDS_ROLE}), len(words))
    if not any(is_person_noun(u.low, groups) for u in words[:first_of]):
        return False
    plural = words[0].low in {"both", "all", "two", "three", "four"}
    row = _row_before(person, earlier) if plural or (nouns[0].low.endswith("s") and not opens) else []
    former = earlier[-1] if earlier else None
    for one in [*row, person]:
        __describe_after(words, one, former if one is person else None, groups)
    if plural and nouns[0].low in KIN:
        _make_mutual([*row, person], nouns[0].low)
    person.shared.clear()
    return True


def __describe_after(words: Sequence[Unit], person: Person, former: Person | None, groups: Groups) -> None:
    describe(words, 0, len(words), person, former, groups)


def _row_before(person: Person, earlier: Sequence[Person]) -> list[Person]:
    """Return those whom the same list names just before a person."""
    found: list[Person] = []
    start = person.first
    for one in reversed(earlier[-_MOST:]):
        if start - one.last > 2:
            break
        found.append(one)
        start = one.first
    return found[::-1]


def _make_mutual(row: Sequence[Person], noun: str) -> None:
    kin = SINGULAR.get(noun, noun).removesuffix("s")
    for one in row:
        one.kin, one.sex = kin, KIN.get(noun) or one.sex


def _is_bit(unit: Unit) -> bool:
    return (
        age_of(unit) is not None
        or unit.low
        in {"f", "m", "male", "female", "aged", "age", "years", "months", "year", "month", "old", "weeks", "days"}
        or unit.text in {".", "-"}
    )
