"""Words that a reader types in, conditions on events and reports out: by an index, SQLite's FTS5 or PostgreSQL's GIN.

A word is found where another begins with it: "shell" in "shelled". Capitals and accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    cast,
    false,
    func,
    literal_column,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from rashomon.store.tables import (
    EVENT_REPORTS,
    EVENT_WORDS,
    EVENTS,
    READINGS,
    REPORT_LEXEMES,
    REPORT_WORDS,
    TEXTS,
    WORDS_IN_FILE,
)

MOST_WORDS = 8  # of a search
MOST_LETTERS = 500  # of a word in PostgreSQL, which takes 2,046 bytes
MOST_BYTES = 500_000  # of the words of one row of its index, which takes a million
MOST_EVENTS = 2**32  # of a computation
COMMON = 20_000  # texts: to sort as many takes SQLite 50 ms
_TEXT: ColumnElement[int] = literal_column("report_words.rowid")  # the number of a text
# From the index to the texts to the events, without a list of all texts in between. Only so written does SQLite keep to
# the order: by its own it may look a word up once for each event.
_IN_THIS_ORDER = (
    "report_words CROSS JOIN texts ON texts.number = report_words.rowid "
    "CROSS JOIN event_reports ON event_reports.report = texts.report"
)
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


def is_common(connection: Connection, words: str) -> bool:
    """Return whether so many texts have all words that a list of them is better walked than sorted; SQLite's alone."""
    split = _split(words)
    if not split or connection.dialect.name != "sqlite":
        return False
    query = select(func.count()).select_from(REPORT_WORDS).where(_match(REPORT_WORDS, *split))
    return (connection.scalar(query) or 0) > COMMON


def reports_with(connection: Connection, words: str, *, walked: bool = False) -> ColumnElement[bool]:
    """Return the condition that each word stands in the title or the text of a report, or in an outlet that has it.

    Where readings are `walked` in their order it is asked of each: SQLite is kept from looking all of them up first.
    """
    report: ColumnElement[str] = READINGS.c.report.concat("") if walked else READINGS.c.report
    split, dialect = _split(words), connection.dialect.name
    # SQLite's index knows which texts have several words: those that have but one of them need not be gone through.
    alone = [word for word in split if dialect == "sqlite" and not _names_outlet(connection, word)]
    wanted = [report.in_(_reports(alone, dialect))] if alone else []
    return and_(*(_reading_has(report, word, dialect) for word in split if word not in alone), *wanted, _some(words))


def event_row(computation: int, event: int) -> int:
    """Return the number of the row that has an event's words in SQLite: to read it takes a tenth of reading columns."""
    return computation * MOST_EVENTS + event


def _split(words: str) -> list[str]:
    return _WORD.findall(fold_words(words))[:MOST_WORDS]


def _some(words: str) -> ColumnElement[bool]:
    """Return a condition that nothing meets where signs are looked for and no word."""
    return and_(True) if _split(words) or not words.strip() else false()


def _events(word: str, computation: int, dialect: str) -> CompoundSelect[int]:
    # Which come twice the condition sorts out: sorted out here, too, they would be looked through once more.
    return union_all(_told(word, computation, dialect), _texts(word, computation, dialect))


def _told(word: str, computation: int, dialect: str) -> Select[int]:
    """Return the query for the events of which a word is told."""
    if dialect != "sqlite":
        query = select(EVENT_WORDS.c.event).where(EVENT_WORDS.c.computation == computation)
        return query.where(_has(cast(EVENT_WORDS.c.words, TSVECTOR), word))
    row, before = WORDS_IN_FILE.c.rowid, event_row(computation, 0)
    return select(row - before).where(_match(WORDS_IN_FILE, word), row.between(before, before + MOST_EVENTS - 1))


def _texts(word: str, computation: int, dialect: str) -> Select[int]:
    """Return the query for the events that have a report in which a word stands."""
    if dialect == "sqlite":
        return (
            select(literal_column("event_reports.event", BigInteger))
            .select_from(text(_IN_THIS_ORDER))
            .where(_match(REPORT_WORDS, word), literal_column("event_reports.computation") == computation)
        )
    query = select(EVENT_REPORTS.c.event).where(EVENT_REPORTS.c.computation == computation)
    return query.where(EVENT_REPORTS.c.report.in_(_reports([word], dialect)))


def _reading_has(report: ColumnElement[str], word: str, dialect: str) -> ColumnElement[bool]:
    by_outlet = select(READINGS.c.report).where(_is_like(READINGS.c.outlet, word))
    return report.in_(union_all(_reports([word], dialect), by_outlet))


def _names_outlet(connection: Connection, word: str) -> bool:
    """Return whether a word stands in the name of any outlet; the index leads from each to the next."""
    first = select(func.min(READINGS.c.outlet).label("name")).cte("outlets", recursive=True)
    after = select(func.min(READINGS.c.outlet)).where(READINGS.c.outlet > first.c.name).scalar_subquery()
    outlets = first.union_all(select(after).where(first.c.name.is_not(None)))
    return connection.scalar(select(outlets.c.name).where(_is_like(outlets.c.name, word)).limit(1)) is not None


def _is_like(outlet: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return func.lower(outlet).contains(word, autoescape=True)


def _reports(words: Sequence[str], dialect: str) -> Select[str]:
    """Return the query for the ids of reports whose title or text has all words."""
    if dialect != "sqlite":
        return select(REPORT_LEXEMES.c.report).where(*(_has(REPORT_LEXEMES.c.lexemes, word) for word in words))
    numbers = select(_TEXT).select_from(REPORT_WORDS).where(_match(REPORT_WORDS, *words))
    return select(TEXTS.c.report).where(TEXTS.c.number.in_(numbers))


def _has(lexemes: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that PostgreSQL's index has a word that begins so."""
    return lexemes.op("@@", is_comparison=True)(cast(f"'{word[:MOST_LETTERS]}':*", TSQUERY))


def _match(table: Table, *words: str) -> ColumnElement[bool]:
    """Return the condition that a row of an index has words that begin so; within quotes nothing is an operator."""
    asked = " ".join(f'"{word}"*' for word in words)
    return literal_column(table.name).op("MATCH", is_comparison=True)(asked)
