"""Words that a reader types in, conditions on events and reports out: by an index, SQLite's FTS5 or PostgreSQL's GIN.

A word is found where another begins with it: "shell" in "shelled". Capitals and accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, and_, cast, false, func, literal_column, select, union
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from rashomon.store.tables import EVENT_REPORTS, EVENT_WORDS, EVENTS, READINGS, REPORT_LEXEMES, REPORT_WORDS, TEXTS

MOST_WORDS = 8  # of a search
MOST_LETTERS = 500  # of a word in PostgreSQL, which takes 2,046 bytes
MOST_BYTES = 500_000  # of the words of one row of its index, which takes a million
_WORD = re.compile(r"[^\W_]+")


def fold_words(text: str) -> str:
    """Return a text as it is searched: small letters without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def split_words(text: str) -> str:
    """Return a folded text's words, each once, with a space between them: nothing in it is a sign to an index."""
    return " ".join(dict.fromkeys(word[:MOST_LETTERS] for word in _WORD.findall(text)))


def split_lexemes(text: str) -> Iterator[str]:
    """Yield a text's words as PostgreSQL is to index them, in parts that it takes: as SQLite's own index folds them."""
    small = text.lower()
    if not small.isascii():
        small = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    part, size = list[str](), 0
    for word in sorted(set(split_words(small).split())):
        part.append(word)
        size += len(word.encode())
        if size > MOST_BYTES:
            yield " ".join(part)
            part, size = [], 0
    if part:
        yield " ".join(part)


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
        return select(REPORT_LEXEMES.c.report).where(_has(REPORT_LEXEMES.c.lexemes, word))
    numbers: Select[tuple[int]] = (
        select(literal_column("rowid")).select_from(REPORT_WORDS).where(_match("report_words", word))
    )
    return select(TEXTS.c.report).where(TEXTS.c.number.in_(numbers))


def _in_event(word: str, dialect: str) -> ColumnElement[bool]:
    return _match("event_words", word) if dialect == "sqlite" else _has(cast(EVENT_WORDS.c.words, TSVECTOR), word)


def _has(lexemes: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that PostgreSQL's index has a word that begins so."""
    return lexemes.op("@@", is_comparison=True)(cast(f"'{word[:MOST_LETTERS]}':*", TSQUERY))


def _match(table: str, word: str) -> ColumnElement[bool]:
    """Return the condition that a row of an index has a word that begins so; within quotes nothing is an operator."""
    return literal_column(table).op("MATCH", is_comparison=True)(f'"{word}"*')
