"""Which numbers count nobody: dates, hours, measures, ages, years, and the names of things."""

from __future__ import annotations

from rashomon.extract.counts.bounds import word_at
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Parse, text_of
from rashomon.extract.timewords.words import CALENDAR, WEEKDAYS

_UNITS = frozenset(
    "kilometer kilometre km mile meter metre m cm mm inch foot feet yard hectare acre hour minute second day week month"
    " year decade century percent % per cent degree tonne ton kilogram kg pound lb litre liter gallon dollar euro ruble"
    " rouble shekel million billion o'clock o’clock am pm a.m. p.m. caliber calibre mph kph knot time round stage phase"
    " point front side occasion way".split()
)
_MONTHS = CALENDAR | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())  # and days of the week
_WEEKDAYS = frozenset(WEEKDAYS)  # "on Monday 19 people died"
# What bears a number as its name: "Channel 4", "News 8", "Interstate 35".
_NUMBERED = frozenset(
    "no. article resolution route highway page aged age $ € £ # channel news interstate flight precinct ward sector"
    " zone unit gate pier terminal exit".split()
)
_UNITS_OF_TROOPS = {"battalion", "brigade", "regiment", "division", "corps", "para", "squadron", "commando"}
_AGES = 12  # tokens
_OLDEST = 110  # years
_AGED = frozenset(
    "man woman boy girl brother sister sibling son daughter mother father nephew niece cousin uncle aunt child"
    " teenager victim driver suspect husband wife friend student officer soldier twin".split()
)  # whose age is told behind a comma; "a lower number, 30, was given" has none
_YEAR_BEFORE = frozenset("in since of by from until early late mid , during before after ( to".split())


def part_of_name(doc: Parse, start: int, end: int) -> bool:
    """Tell whether a number belongs to a name or a compound: "F-16", "T-72", "51-year-old", "No. 3"."""
    before, after = word_at(doc, start - 1), word_at(doc, end)
    if before in {"-", "–", "/"} and start >= 2 and not doc[start - 2].like_num and not doc[start - 2].whitespace_:
        return True
    if (
        after in {"-"}
        and word_at(doc, end + 1) not in {"odd", "strong"}
        and not text_of(doc[end + 1 : end + 2])[:1].isdigit()
    ):
        return True
    if before == "of" and word_at(doc, start - 2) in {"age", "ages", "boy", "girl", "child", "man", "woman", "youth"}:
        return True
    if after in {"'s", "’s"} and before in {"his", "her", "their", "the"}:
        return True  # "a man in his 20's"
    named = end < len(doc) and doc[end].text[:1].isupper() and after in _UNITS_OF_TROOPS
    return named or before in _NUMBERED


def measures(quantity: Quantity) -> bool:
    """Tell whether a number is a date, a time or a measure."""
    doc, noun, end = quantity.number.doc, quantity.noun, quantity.end
    if noun is not None and (noun.lemma_.lower() in _UNITS or noun.lower_ in _MONTHS):
        return True
    after = doc[end].lemma_.lower() if end < len(doc) else ""
    exact = quantity.figure.bound == "exact"
    if exact and noun is None and (_is_day(doc, quantity.start, end) or _is_hour(doc, end)):
        return True
    return (
        after in _UNITS
        or word_at(doc, end) in (_UNITS | _MONTHS if exact else _UNITS)
        or (exact and word_at(doc, quantity.start - 1) in (_MONTHS if noun is None else _MONTHS - _WEEKDAYS))
    )


def _is_hour(doc: Parse, end: int) -> bool:
    """Tell whether a bare number is an hour: "six in the morning"."""
    behind = text_of(doc[end : end + 3]).lower()
    return behind in {"in the morning", "in the afternoon", "in the evening"} or behind.startswith("at night")


def _is_day(doc: Parse, start: int, end: int) -> bool:
    """Tell whether a bare number is the day of a date whose month a line break or a full stop parts from it."""
    before = next((t for t in reversed(doc[max(0, start - 3) : start]) if not t.is_space), None)
    if before is not None and before.lower_.rstrip(".") in _MONTHS - _WEEKDAYS and before.text[0].isupper():
        return True
    year = doc[end + 1].text if end + 1 < len(doc) and doc[end].text == "," else ""
    return len(year) == 4 and year.isdigit() and year[:2] in {"19", "20"}


def is_year(quantity: Quantity) -> bool:
    """Tell whether a bare number is a year, by its size and the word before it: "in 2016", "October 7, 2023"."""
    value = quantity.figure.printed or 0
    dated = any(t.lower_ in _MONTHS for t in quantity.number.doc[max(0, quantity.start - 4) : quantity.start])
    if dated and 1900 <= value <= 2100 and quantity.number.text.isdigit():
        return True  # "on October 7, 2023 two men were killed"
    before = word_at(quantity.number.doc, quantity.start - 1)
    alone = quantity.noun is None and quantity.figure.low is not None and quantity.number.text.isdigit()
    year = 1900 <= value <= 2100 or (1000 <= value <= 2200 and before in {"in", "since"})
    return alone and year and before in _YEAR_BEFORE


def _of_all(quantity: Quantity) -> bool:
    """Tell whether a bare number is the age of all: "the juveniles were all 16"."""
    doc, start = quantity.number.doc, quantity.start
    alone = quantity.noun is None and quantity.figure.bound == "exact" and 0 < (quantity.figure.printed or 0) <= _OLDEST
    if alone and any(
        t.lower_ in {"oldest", "youngest", "eldest"} for t in quantity.number.sent[: start - quantity.number.sent.start]
    ):
        return doc[start - 1].lower_ in {"was", "is", "were", "are", ",", "aged", "only", "just"}
    return alone and start > 1 and doc[start - 1].lower_ in {"all", "both"} and doc[start - 2].lower_ in {"were", "are"}


def ages_end(quantity: Quantity) -> int:
    """Return where ages in commas or brackets behind a name or a person end, 0 where a number is none: "Ali Hamo, 27".

    Two persons may share them: "two men, 18 and 20, were shot".
    """
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    if _of_all(quantity):
        return end
    if start < 2 or not 0 < (quantity.figure.printed or 0) <= _OLDEST or doc[start - 1].text not in {",", "("}:
        return 0
    who = doc[start - 2]
    if who.pos_ != "PROPN" and who.lemma_.lower() not in _AGED:
        return 0
    if doc[start - 1].text == "(":
        return end if word_at(doc, end) == ")" and who.pos_ == "PROPN" else 0
    if word_at(doc, end) == "and" and end + 1 < len(doc) and doc[end + 1].like_num:
        end += 2  # "the brothers, 9 and 12, were hurt"
    closed = word_at(doc, end) in {",", ")", ";"} or (word_at(doc, end) in {"", "."} and _is_full_name(doc, start - 2))
    return end if closed and (who.pos_ == "PROPN" or quantity.noun is None) else 0


def _is_full_name(doc: Parse, last: int) -> bool:
    """Tell whether a name of two words or more ends at a token: "She was named as Grace Obi, 22."."""
    return last > 0 and doc[last].pos_ == "PROPN" and doc[last - 1].pos_ == "PROPN"


def in_ages(quantity: Quantity) -> bool:
    """Tell whether a number is a later one of several ages: "three children aged 4, 7 and 9"."""
    doc, at = quantity.number.doc, quantity.start - 1
    if quantity.noun is not None and quantity.noun.i <= quantity.end:
        return False  # "aged 30, and 12 others"
    while at > 0 and quantity.start - at < _AGES and (doc[at].text in {",", "and"} or doc[at].like_num):
        at -= 1
    return at < quantity.start - 2 and word_at(doc, at) in {"aged", "ages"}
