"""Which reports may tell an act of interest: told by their words alone, before the language model reads any.

An act of interest is one that founds an event: force, coercion, protest, or that somebody was killed, hurt, taken or
is missing. The words are those of the ontology's own tables, so that a user's tables widen the gate too. A word that
reports of other things use as well (`ordinary.csv`) counts only beside another. Each report is walked once, in time
that is linear in its length.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rashomon.inflections import forms_of
from rashomon.lexicon import READ_LANGUAGES, Ontology
from rashomon.records import Report

# What is looked at: the records of inputs that hold many, every report, or none.
Which = Literal["records", "every", "none"]
ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # the types that found an event, as in `combine.deeds`
HARM = frozenset({"killed", "injured", "casualties", "captured", "missing", "displaced"})
FIGHTERS = frozenset({"state", "police", "group", "armed", "mob", "protesters"})  # classes of parties.csv
NEAR = 8  # words from one to another beside which it counts: a clause
AT_ONCE = 3  # words from a verb to what it tells a deed with, from "dead" to how many
SHORT = 30  # words: a report of fewer is read, for two words that tell together may not both be there
_WORD = re.compile(r"[^\W_]+")
_RECORD = re.compile(r"#\d+$")  # FILE#3: the third record of a table, feed, mailbox or web archive
_VERBAL = "VERB"
_LINKS = frozenset({"a", "the", "of"})  # "a couple of"
_NUMBERS = (
    "no none nobody both two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
).split()


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a form of a word is worth."""

    lemma: str
    tells: bool = False  # a deed or harm, not only who or what has a part in one
    harm: bool = False  # that people are dead, hurt, taken or gone
    people: bool = False  # how many, or who
    first: frozenset[str] = frozenset()  # pairs of words that it may be the one of,
    second: frozenset[str] = frozenset()  # and the other


_NUMBER = _Mark("", people=True)


class Gate:
    """The words of one ontology, made ready to be looked for."""

    def __init__(self, ontology: Ontology) -> None:
        self._ordinary = ontology.ordinary
        self._alone: set[str] = set()
        self._marks: dict[str, _Mark] = {}
        self._rows: dict[str, list[list[str]]] = {}  # first word -> the others of nouns of several words
        for lemma, pos, mark in _entries(ontology):
            self._add(lemma, pos, mark)
        for word in _people(ontology):
            self._mark(word, _Mark("", people=True))
        for verb, lines in ontology.phrases.items():
            for line in lines:
                if line.type in ACTS and "*" not in line.nouns:
                    self._pair(verb, line.nouns)

    def may_tell(self, title: str, text: str) -> bool:
        """Tell whether a report with these words may tell an act of interest."""
        words = _WORD.findall(f"{title}\n{text}".casefold())
        if len(words) < SHORT:
            return True
        return not self._alone.isdisjoint(words) or self._has_several(words) or self._has_two(words)

    def _add(self, lemma: str, pos: str, mark: _Mark) -> None:
        """Take in an entry of a table: alone, beside another, or not at all, as the ordinary words have it."""
        worth = self._ordinary.get(lemma, "alone" if mark.tells else "beside")
        parts = _WORD.findall(lemma.casefold())
        if worth == "nothing" or not parts:
            return
        if len(parts) == 1:
            for form in forms_of(parts[0], pos):
                if worth == "alone":
                    self._alone.add(form)
                else:
                    self._mark(form, mark)
        elif pos == _VERBAL:
            self._pair(parts[0], frozenset(parts[-1:]))
        elif worth == "alone":
            for form in forms_of(parts[-1], pos):
                self._rows.setdefault(parts[0], []).append([*parts[1:-1], form])

    def _pair(self, verb: str, others: frozenset[str]) -> None:
        """Take in a verb that tells a deed only with one of some nouns, or a particle, near it."""
        verb = verb.casefold().split()[0]
        if self._ordinary.get(verb) == "nothing":
            return
        key = frozenset({verb})
        for form in forms_of(verb, _VERBAL):
            self._mark(form, _Mark("", first=key))
        for other in others - key:
            for form in forms_of(other.casefold(), "NOUN"):
                self._mark(form, _Mark("", second=key))

    def _mark(self, form: str, mark: _Mark) -> None:
        """Take in what a form is worth, beside what it is worth already."""
        known = self._marks.get(form, mark)
        named = mark if mark.tells and not known.tells else known if known.lemma else mark
        harm, people = known.harm or mark.harm, known.people or mark.people
        first, second = known.first | mark.first, known.second | mark.second
        self._marks[form] = _Mark(named.lemma, named.tells, harm, people, first, second)

    def _has_several(self, words: list[str]) -> bool:
        """Tell whether the words have a noun of several words in a row."""
        rows = self._rows
        return any(
            words[place + 1 : place + 1 + len(row)] == row
            for place, word in enumerate(words)
            if word in rows
            for row in rows[word]
        )

    def _has_two(self, words: list[str]) -> bool:
        """Tell whether two different words stand near each other, one of which tells a deed or harm."""
        near: deque[tuple[int, _Mark]] = deque()
        for place, word in enumerate(words):
            mark = self._marks.get(word) or (_NUMBER if word.isdigit() else None)
            if mark is None:
                continue
            while near and place - near[0][0] > NEAR:
                near.popleft()
            if any(_count_together(mark, other, place - before) for before, other in near):
                return True
            near.append((place, mark))
        return False


def may_tell(report: Report, ontology: Ontology) -> bool:
    """Tell whether a report may tell an act of interest by an ontology's words.

    What a recorder has coded always may, and so may what is in a language that the words are not of.
    """
    if report.row is not None or report.language not in READ_LANGUAGES:
        return True
    return gate_of(ontology).may_tell(report.title, report.text)


def is_record(report: Report) -> bool:
    """Tell whether a report is one record of an input that holds many."""
    return _RECORD.search(report.path) is not None


@lru_cache(maxsize=4)
def gate_of(ontology: Ontology) -> Gate:
    """Return the gate of an ontology, made once."""
    return Gate(ontology)


def _count_together(one: _Mark, other: _Mark, apart: int) -> bool:
    if apart <= AT_ONCE and (one.first & other.second or one.second & other.first or _tells_fate(one, other)):
        return True
    return bool(one.lemma and other.lemma) and one.lemma != other.lemma and (one.tells or other.tells)


def _entries(ontology: Ontology) -> Iterator[tuple[str, str, _Mark]]:
    """Yield lemma, part of speech, and the worth beside another, of all words that may tell of an act."""
    for (lemma, pos), act in ontology.acts.items():
        if act.type in ACTS or (not act.type and act.field in HARM):
            yield lemma, pos, _Mark(lemma, tells=True, harm=act.field in HARM)
    yield from ((lemma, "NOUN", _Mark(lemma)) for lemma in ontology.weapons)
    yield from ((lemma, "NOUN", _Mark(lemma)) for lemma, kind in ontology.parties.items() if kind in FIGHTERS)


def _people(ontology: Ontology) -> Iterator[str]:
    """Yield the forms of words that count people or say who they are: "dozens", "villagers"."""
    yield from _NUMBERS
    for words in (*ontology.vague, *ontology.groups):
        told = [word for word in _WORD.findall(words.casefold()) if word not in _LINKS]
        yield from (form for word in told[-1:] for form in forms_of(word, "NOUN"))


def _tells_fate(one: _Mark, other: _Mark) -> bool:
    """Tell whether the one may say what befell those whom the other counts."""
    return (one.harm and other.people) or (one.people and other.harm)
