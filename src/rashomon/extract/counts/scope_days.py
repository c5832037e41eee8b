"""Which days the words about a figure name, and whether these are other days than those of the news."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.extract.timewords.words import MONTH

APART_DAYS = 10  # days between two dates that hardly tell one incident; statements follow within a week
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NO_YEAR = 2100  # the year in which days without a year are compared with each other
_FRESH = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|overnight|last (?:night|week|weekend)"
    r"|this (?:week|morning)|over the weekend)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|as at|as on|by) [^,.;]{0,24}", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b((?:19|20|21)\d\d)\b")
_DATED = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b({MONTH})(?: (\d{{1,2}})\b(?!:))?(?:,? (\d{{4}})\b)?")
_YEAR = re.compile(r"\b(?:[Ii]n(?: the year)?|of) ((?:19|20|21)\d\d)\b")


def days_in(words: str, published: date) -> list[date]:
    """Return the last days that the days, months and years in words can mean."""
    years = [date(int(found[1]), 12, 31) for found in _YEAR.finditer(words) if int(found[1]) < published.year]
    return years + [day for match in _DATED.finditer(words) if (day := _last_day(match, published)) is not None]


def apart_from(words: str, lead: str) -> bool:
    """Tell whether words name a day that is none of the news, where nobody says when the report came out.

    The lead tells the news by the day of the week, and these words name a month; or it tells another date.
    """
    year = _ANY_YEAR.search(lead)
    end = date(int(year[1]) if year is not None else _NO_YEAR, 12, 31)
    found = days_in(_AS_OF.sub(" ", words), end)
    if not found:
        return False
    told = days_in(lead, end)
    if told:
        return all(_far(day, one) for day in found for one in told)
    fresh = _FRESH.search(lead) is not None and _FRESH.search(words) is None
    return fresh or all(day.year < end.year - 1 for day in found)


def _far(day: date, other: date) -> bool:
    return (day.year, day.month) != (other.year, other.month) and abs((day - other).days) > APART_DAYS


def _last_day(match: re.Match[str], published: date) -> date | None:
    """Return the last day that a day or month in words can mean, not after the day of publication."""
    month = _NAMES.index(match[2][:3].lower()) + 1
    year = int(match[4]) if match[4] else published.year
    day = match[1] or match[3]
    if month == 5 and not (day or match[4]) and match.string[: match.start()].split()[-1:] not in (["in"], ["last"]):
        return None  # "may" begins a sentence more often than it names the month
    try:
        found = date(year, month, int(day)) if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return (
            found.replace(year=year - 1)
            if found > published and not match[4] and found.month > published.month
            else found
        )
    except ValueError:
        return None  # "31 June"
