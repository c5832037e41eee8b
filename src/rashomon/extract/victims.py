"""Whom a text names as a victim: a text → claims on persons with age, sex, trade, kin and what befell them.

The model tells no names from other words, so persons are read from capitals, titles, ages and the words of harm
beside them; one that only its capitals speak for is taken where a word of harm governs it, and never else.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.extract.deeds import made
from rashomon.extract.incidents import Deed, found_at
from rashomon.extract.parse import Token
from rashomon.extract.persons.cards import find_cards
from rashomon.extract.persons.cues import VAGUE, Found, heavier, last_cue
from rashomon.extract.persons.details import people_of
from rashomon.extract.persons.fates import fate_in_next, fate_of_row
from rashomon.extract.persons.headlines import is_headline
from rashomon.extract.persons.names import find_names
from rashomon.extract.persons.person import Person, age_of
from rashomon.extract.persons.rows import Row, rows_of
from rashomon.extract.persons.units import Line, Unit, lines_of, units_of
from rashomon.extract.persons.words import PRONOUNS
from rashomon.extract.scene import Scene
from rashomon.records import Claim, PersonValue, Place, Span

METHOD = "victims/1"
_SCORE = 0.9  # share of these claims that are of a victim, on passages written for this project; a floor pins it
_AROUND = 12  # units from a word of harm to the year that it is put into


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the lists of persons in it, and the one behind it."""

    units: Sequence[Unit]
    line: Line
    rows: Sequence[Row]
    following: Line | None

    @property
    def single(self) -> bool:
        """Whether it names one person or one list of them alone."""
        return len(self.rows) == 1


def victim_claims(scene: Scene, places: Sequence[Place]) -> Iterator[Claim]:
    """Yield a claim for each person whom one text names as killed, injured, missing, captured or attacked."""
    cards = list(find_cards(scene.text.text))
    for card in cards:
        value = PersonValue(card.name, card.age, card.sex, None, card.family, card.fate)
        tokens = scene.text.tokens(card.span)
        cue = tokens[-1] if tokens else scene.text.doc[0]
        yield _claim(scene, value, card.span, card.span[0], _deed(scene, cue))
    taken = [card.span for card in cards]
    for claim in _in_sentences(scene, places):
        at = bisect_right(taken, claim.span) - 1
        if not any(start < claim.span[1] and claim.span[0] < end for start, end in taken[max(at, 0) : at + 2]):
            yield claim


def _in_sentences(scene: Scene, places: Sequence[Place]) -> Iterator[Claim]:
    units = units_of(scene.text.doc)
    lines = lines_of(units)
    known_places = frozenset(scene.text.words(place.span) for place in places)
    groups = scene.ontology.groups
    former: Found | None = None  # what the sentence before told
    known: Found | None = None  # the last word of harm that says what became of people
    for number, line in enumerate(lines):
        names = [] if is_headline(units, line) else list(find_names(units, line, groups))
        rows = rows_of(units, people_of(units, line, names, groups)) if names else []
        sentence = _Sentence(units, line, rows, lines[number + 1] if number + 1 < len(lines) else None)
        for row in rows:
            told = _fate(sentence, row, former)
            if told is not None and not _is_old(sentence, told, scene.incidents.published):
                if units[told.place].low in VAGUE and known is not None:
                    told = Found(known.fate, told.place)  # whether "the victims" live was told before
                yield from _claims_of(scene, sentence, row, told, known_places)
        goes_on = line.listed or units[line.end - 1].text == ":"
        former = last_cue(units, line.start, line.end) or (former if goes_on else None)
        known = former if former is not None and units[former.place].low not in VAGUE else known


def _fate(sentence: _Sentence, row: Row, former: Found | None) -> Found | None:
    """Return what befell a list of persons: by its own sentence, and by the next where that leaves it open."""
    if any(person.accused for person in row):
        return None
    told = fate_of_row(sentence.units, sentence.line, row, former)
    if (told is None or told.fate in {"attacked", "injured"}) and sentence.following and sentence.single:
        later = fate_in_next(sentence.units, sentence.following, row)
        return heavier(told, later) if later is not None else told
    return told


def _is_old(sentence: _Sentence, told: Found, published: str | None) -> bool:
    """Tell whether a sentence puts the harm into an earlier year: "killed in 1993"."""
    if published is None:
        return False
    line, units = sentence.line, sentence.units
    for place in range(max(line.start, told.place - _AROUND), min(line.end, told.place + _AROUND)):
        year = units[place].low
        if year.isdecimal() and len(year) == 4 and 1800 < int(year) < int(published[:4]) - 1:
            return units[place - 2].low != "born"
    return False


def _claims_of(scene: Scene, sentence: _Sentence, row: Row, told: Found, places: frozenset[str]) -> Iterator[Claim]:
    """Yield the claims on those of a list who are persons."""
    text, units = scene.text, sentence.units
    deed = _deed(scene, text.doc[units[told.place].first])
    plain = any(person.told for person in row)
    later = [p.name.first for p in row[1:]] + [_behind(sentence, row)]
    for person, end in zip(row, later, strict=True):
        if not _is_person(scene, person, places, plain=plain):
            continue
        _read_sex(sentence, person, end)
        if sentence.single and len(row) == 1:
            _read_age(sentence, person)
        family = person.family
        if family is None and person.kin is not None and person.of is not None:
            family = f"{person.kin} of {person.of.printed}"
        value = PersonValue(person.printed, person.age, person.sex, person.role, family, told.fate)
        first, last = _ends(units, person)
        named = text.span(text.doc[units[person.name.start].first], text.doc[units[person.name.start].last])
        yield _claim(scene, value, text.span(text.doc[first], text.doc[last]), named[0], deed)


def _behind(sentence: _Sentence, row: Row) -> int:
    """Return where the next list of the sentence begins, or where the sentence ends."""
    at = bisect_right([r[0].name.first for r in sentence.rows[:100]], row[-1].name.first)
    return sentence.rows[at][0].name.first if at < len(sentence.rows) else sentence.line.end


def _is_person(scene: Scene, person: Person, places: frozenset[str], *, plain: bool) -> bool:
    """Tell whether a name is a person's: told so, or no known place or body and of two words or among persons."""
    if person.told or person.age is not None:
        return True
    if scene.text.where == "title":
        return False  # all its words may be capitals
    if person.printed in places or scene.cast.known(person.printed) is not None:
        return False
    return person.name.end - person.name.start > 1 or plain


def _read_sex(sentence: _Sentence, person: Person, end: int) -> None:
    """Note the sex that the first pronoun behind a name tells, if no other person stands between."""
    if person.sex is None:
        told = (PRONOUNS[u.low] for u in sentence.units[person.name.end : end] if u.low in PRONOUNS)
        person.sex = next(told, None)
    if person.sex is None and sentence.following is not None and sentence.single and len(sentence.rows[0]) == 1:
        person.sex = PRONOUNS.get(sentence.units[sentence.following.start].low)


def _read_age(sentence: _Sentence, person: Person) -> None:
    """Note an age that the next sentence alone tells: "She was 25."."""
    following = sentence.following
    if person.age is None and following is not None and 4 <= following.end - following.start <= 6:
        words = sentence.units[following.start : following.start + 3]
        if words[0].low in {"he", "she"} and words[1].low in {"was", "is"} and age_of(words[2]) is not None:
            person.age, person.last = age_of(words[2]), following.start + 3


def _ends(units: Sequence[Unit], person: Person) -> tuple[int, int]:
    """Return the first and last token of the words that tell a person, without commas at their ends."""
    first, last = person.first, person.last
    while last > person.name.end and units[last - 1].text in {",", "–", "—", "-"}:
        last -= 1
    return units[first].first, units[last - 1].last


def _deed(scene: Scene, cue: Token) -> Deed:
    """Return the deed that a word of harm belongs to."""
    return scene.incidents.owner(scene.text, cue) or found_at(scene.incidents, scene.text, cue, "ASSAULT")


def _claim(scene: Scene, value: PersonValue, span: Span, named: int, deed: Deed) -> Claim:
    """Return the claim; `named` is the place where its voice is looked up."""
    claim = made(scene, deed, "victim", ((named, named), span), value, None)
    # Not of the name: whoever is given the output without it could try names until one fits.
    key = f"{scene.report.id}|{scene.text.where}|{span}|victim"
    found = hashlib.sha256(key.encode()).hexdigest()[:12]
    return replace(claim, id=f"c{found}", method=METHOD, score=_SCORE)
