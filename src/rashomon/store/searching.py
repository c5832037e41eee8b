"""Words that a reader types in, conditions on events and reports out: by an index in SQLite, else by going through all.

A word is found where another begins with it: "shell" in "shelled". Capitals and accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, or_, select, union

from rashomon.store.tables import EVENT_REPORTS, EVENT_WORDS, EVENTS, READINGS, REPORT_WORDS, REPORTS, TEXTS

MOST_WORDS = 8  # of a search
_WORD = re.compile(r"[^\W_]+")


def fold_words(text: str) -> str:
    """Return a text as it is searched: small letters without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def events_with(words: str, computation: int, dialect: str) -> ColumnElement[bool]:
    """Return the condition that each word stands in what is told of an event, or in one of its reports."""
    return and_(*(EVENTS.c.number.in_(_events(word, computation, dialect)) for word in _split(words)), _some(words))


def reports_with(words: str, dialect: str) -> ColumnElement[bool]:
    """Return the condition that each word stands in the title or the text of a report, or in an outlet that has it."""
    return and_(*(_reading_has(word, dialect) for word in _split(words)), _some(words))


def _split(words: str) -> list[str]:
    return _WORD.findall(fold_words(words))[:MOST_WORDS]


def _some(words: str) -> ColumnElement[bool]:
    """Return a condition that nothing meets where signs are looked for and no word."""
    return and_(True) if _split(words) or not words.strip() else false()


def _events(word: str, computation: int, dialect: str) -> Select[tuple[int]]:
    told = select(EVENT_WORDS.c.event).where(EVENT_WORDS.c.computation == computation, _in_event(word, dialect))
    texts = select(EVENT_REPORTS.c.event).where(
        EVENT_REPORTS.c.computation == computation, EVENT_REPORTS.c.report.in_(_reports(word, dialect))
    )
    return select(union(told, texts).subquery().c.event)


def _reading_has(word: str, dialect: str) -> ColumnElement[bool]:
    by_outlet = select(READINGS.c.report).where(func.lower(READINGS.c.outlet).contains(word, autoescape=True))
    return READINGS.c.report.in_(select(union(_reports(word, dialect), by_outlet).subquery().c[0]))


def _reports(word: str, dialect: str) -> Select[tuple[str]]:
    """Return the query for the ids of reports whose title or text has a word."""
    if dialect != "sqlite":
        places = (func.lower(REPORTS.c.title), func.lower(REPORTS.c.text))
        return select(REPORTS.c.id).where(or_(*(one.contains(word, autoescape=True) for one in places)))
    numbers: Select[tuple[int]] = (
        select(literal_column("rowid")).select_from(REPORT_WORDS).where(_match("report_words", word))
    )
    return select(TEXTS.c.report).where(TEXTS.c.number.in_(numbers))


def _in_event(word: str, dialect: str) -> ColumnElement[bool]:
    return _match("event_words", word) if dialect == "sqlite" else EVENT_WORDS.c.words.contains(word, autoescape=True)


def _match(table: str, word: str) -> ColumnElement[bool]:
    """Return the condition that a row of an index has a word that begins so; within quotes nothing is an operator."""
    return literal_column(table).op("MATCH", is_comparison=True)(f'"{word}"*')
