"""English expressions of time: patterns, and for each the days that it stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.records import Part

Rule = Callable[[re.Match[str], date | None], "Days | None"]


class UnresolvedError(Exception):
    """The expression is one of time, but which days it means cannot be told; the message says why."""


@dataclass(frozen=True)
class Days:
    """A stretch of days, both ends included. `of_days`: the words name days, so that a part of the day may stand by."""

    first: date
    last: date
    of_days: bool = False
    part: Part | None = None


_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_LONG = r"January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_LONG}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?![a-z]))"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"\d{4}(?![\d%])(?![,.]\d)"
_DASH = r"(?:\s?[-–—/]\s?|\s+(?:to|and|or|through|until)\s+(?:the\s+)?)"
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|"
    r"a\s+few|a\s+couple\s+of|an|a|\d{1,3})"
)
_COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_COUNTS |= {"a": 1, "an": 1}
_VAGUE_DAYS = 7  # "a few days ago" is taken for a day of the last week; months and years so told stay unresolved
_FUTURE = 7  # days after publication that a month and day without a year may lie in: what is announced
_PUBLISHED = "no day of publication is known"

PARTS: dict[str, Part] = {
    "late": "night", "night": "night", "overnight": "night", "midnight": "night", "nighttime": "night",
    "early": "dawn", "early hours": "dawn", "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "pre dawn": "dawn",
    "predawn": "dawn", "small hours": "dawn",
    "morning": "morning", "early morning": "morning", "late morning": "morning",
    "noon": "afternoon", "midday": "afternoon", "afternoon": "afternoon", "early afternoon": "afternoon",
    "late afternoon": "afternoon", "evening": "evening", "early evening": "evening", "late evening": "evening",
    "dusk": "evening", "sunset": "evening", "nightfall": "evening", "late night": "night", "dead of night": "night",
}  # fmt: skip
_PART = "|".join(sorted((re.escape(part).replace(r"\ ", r"[\s-]") for part in PARTS), key=len, reverse=True))
# "late on", "overnight into", "the night of", "in the early hours of", "at dawn on" before a day; "morning" after it.
LEFT = re.compile(
    rf"(?<![\w-])(?:(?P<part>{_PART})(?:\s+(?:on|of|in|into|to))?(?:\s+the)?)\s+\Z",
    re.IGNORECASE,
)
RIGHT = re.compile(
    rf"\s+(?:at\s+|in\s+the\s+|before\s+)?(?!late\s|early\s(?!hours))(?P<part>{_PART})\b(?!\s+(?:on|of)\b)",
    re.IGNORECASE,
)
OVERNIGHT_INTO = re.compile(r"\bovernight\s+(?:in)?to\b", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s+\Z", re.IGNORECASE)
EARLIER = re.compile(
    rf"\b{_NUMBER}\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:earlier|later|before|after)\b"
    r"|\bthe\s+(?:previous|next|following)\s+(?:day|night|morning|evening)\b",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"\b(?:at|before|around)\s+(?:dawn|dusk|midnight|noon|nightfall|daybreak|sunrise|sunset)\b", re.IGNORECASE
)
_HALF = r"(?:\s?(?P<half{n}>[ap]\.?m\b\.?))"
CLOCK = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?![\d:%])" + _HALF.format(n="") + "?"
    r"(?:(?:\s?[-–]\s?|\s+(?:and|to)\s+)(?P<hour2>[01]?\d|2[0-3])(?:[:.](?P<minute2>[0-5]\d))?(?![\d:%])"
    + _HALF.format(n="2")
    + r"?)?(?:\s+(?P<zone>local\s+time|GMT|UTC|BST|EST|EDT|PST|CET|EET|MSK))?"
    # A bare number is no hour: it has minutes after a colon, a half of the day, or a zone.
    r"(?<=[mM.Tte\dC])(?:(?<=[ap]m)|(?<=[AP]M)|(?<=m\.)|(?<=M\.)|(?<=:\d\d)|(?<=time)|(?<=[A-Z]T)|(?<=UTC)|(?<=MSK))",
    re.IGNORECASE,
)


# ── the days of each expression ─────────────────────────────────────────────────────────────────────────────────────


def _anchor(published: date | None) -> date:
    if published is None:
        raise UnresolvedError(_PUBLISHED)
    return published


def _month(word: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(word.casefold().rstrip(".")[:3]))


def _whole_month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _checked(days: Days) -> Days:
    if days.first.year < 1900 or days.last.year > 2100:
        raise UnresolvedError("the year is not between 1900 and 2100")
    return days


def _latest_year(month: int, day: int, until: date) -> int:
    """Return the year of the latest such day not after `until`: 29 February may lie eight years back."""
    years = (year for year in range(until.year, until.year - 9, -1) if day <= monthrange(year, month)[1])
    return next((year for year in years if date(year, month, day) <= until), until.year)


def _date(match: re.Match[str], published: date | None) -> Days:
    """Return the days of "7-8 February 2018", "Feb. 7", "Wednesday, February 7"."""
    month, first = _month(match["month"]), int(re.sub(r"\D", "", match["day"]))
    last = int(re.sub(r"\D", "", match["day2"])) if match["day2"] else first
    year = int(match["year"] or 0) or _latest_year(month, first, _anchor(published) + timedelta(_FUTURE))
    if year < 1900:
        raise UnresolvedError("the year is not between 1900 and 2100")
    until = date(year, month, last)
    if last < first:  # "31-1 February" is none; "30 and 2 March" are two days, of which only the named month is sure
        raise UnresolvedError("the days run backwards")
    return _checked(Days(date(year, month, first), until, True))


def _iso(match: re.Match[str], _: date | None) -> Days:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return _checked(Days(day, day, True))


def _numeric(match: re.Match[str], _: date | None) -> Days:
    """Return the day of "13/02/2018"; which is the day and which the month must follow from the numbers."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one <= 12 and other <= 12 and one != other:
        raise UnresolvedError("day and month cannot be told apart")
    day = date(year, other, one) if other <= 12 else date(year, one, other)
    return _checked(Days(day, day, True))


def _month_of(match: re.Match[str], published: date | None) -> Days | None:
    """Return the days of "June 2017", "last June", "in September", "early February"."""
    which, month = (match["which"] or "").casefold(), _month(match["name"])
    if match["year"]:
        year = int(match["year"])
    elif len(match["name"]) < 6 and not (which or match["lead"] or match["of"]):
        return None  # a verb, or a name: "May", "March", "April", "Jan"
    elif match["of"] or which == "this":
        year = _anchor(published).year - ((match["of"] or "").casefold() == "last")
    else:
        anchor = _anchor(published)
        year = anchor.year - (month > anchor.month)
        if which in ("last", "past") and month == anchor.month:
            year -= 1
        if which in ("next", "coming"):
            year = anchor.year + (month <= anchor.month)
    whole = _checked(_whole_month(year, month)) if 1 <= year <= 9999 else None
    if whole is None:
        raise UnresolvedError("the year is not between 1900 and 2100")
    thirds = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.last.day)}
    first, last = thirds.get(which.rstrip("- "), (1, whole.last.day))
    return Days(whole.first.replace(day=first), whole.first.replace(day=last))


def _weekday(match: re.Match[str], published: date | None) -> Days:
    """Return the latest such day not after publication; "last" excludes it, "next" is after it."""
    anchor, which = _anchor(published), (match["which"] or "").casefold()
    number = next(n for n, day in enumerate(_DAYS) if day.startswith(match["day"].casefold()[:3]))
    back = (anchor.weekday() - number) % 7
    if which == "next":
        day = anchor + timedelta(7 - back)
    elif (match["week"] or "").casefold() == "last":
        day = anchor - timedelta(anchor.weekday() + 7 - number)
    else:
        day = anchor - timedelta(7 if which in ("last", "past") and back == 0 else back)
    return Days(day, day, True)


_NEAR = {
    "today": (0, 0, None), "tonight": (0, 1, "night"), "yesterday": (-1, -1, None), "tomorrow": (1, 1, None),
    "last night": (-1, 0, "night"), "overnight": (-1, 0, "night"), "this morning": (0, 0, "morning"),
    "this afternoon": (0, 0, "afternoon"), "this evening": (0, 0, "evening"), "last evening": (-1, -1, "evening"),
    "the day before yesterday": (-2, -2, None),
}  # fmt: skip


def _near(match: re.Match[str], published: date | None) -> Days:
    first, last, part = _NEAR[" ".join(match[0].casefold().split())]
    anchor = _anchor(published)
    return Days(anchor + timedelta(first), anchor + timedelta(last), part is None, part)  # type: ignore[arg-type]


def _calendar(match: re.Match[str], published: date | None) -> Days:
    """Return the days of "last week", "earlier this month", "this weekend", "next year"."""
    anchor, unit = _anchor(published), match["unit"].casefold()
    step = {"": 0, "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
        match["which"].casefold()
    ]
    monday = anchor - timedelta(anchor.weekday())
    if unit == "week":
        days = Days(monday + timedelta(7 * step), monday + timedelta(7 * step + 6))
    elif unit == "weekend":
        # On a Monday "the weekend" is the one before.
        saturday = monday + timedelta(5 + 7 * step - (7 if step == 0 and anchor.weekday() < 5 else 0))
        days = Days(saturday, saturday + timedelta(1))
    elif unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
        days = _whole_month(year, month + 1)
    else:
        days = Days(date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31))
    if match["earlier"] and step == 0:
        days = Days(days.first, max(days.first, anchor))
    elif match["earlier"] and match["earlier"].casefold().startswith("late") and unit == "year":
        days = Days(days.last.replace(month=10, day=1), days.last)
    return _checked(days)


def _count(word: str) -> int | None:
    word = word.casefold()
    return int(word) if word.isdecimal() else _COUNTS.get(word)


def _ago(match: re.Match[str], published: date | None) -> Days:
    """Return the days of "three days ago", "two years ago": a stretch as long as the unit told."""
    anchor, unit, count = _anchor(published), match["unit"].casefold().rstrip("s"), _count(match["count"])
    if count is None:
        if unit == "day":
            return Days(anchor - timedelta(_VAGUE_DAYS), anchor - timedelta(1))
        raise UnresolvedError("how long ago is not told")
    if unit in ("minute", "hour"):
        return Days(anchor - timedelta(max(1, count // 24) if unit == "hour" else 0), anchor)
    if unit == "day":
        return _checked(Days(anchor - timedelta(count), anchor - timedelta(count), True))
    if unit == "week":
        day = anchor - timedelta(7 * count + anchor.weekday())
        return _checked(Days(day, day + timedelta(6)))
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 - count, 12)
        return _checked(_whole_month(year, month + 1))
    return _checked(Days(date(anchor.year - count, 1, 1), date(anchor.year - count, 12, 31)))


def _past(match: re.Match[str], published: date | None) -> Days:
    """Return the days of "in the past two weeks", "over the last 24 hours": up to publication."""
    anchor, unit, count = _anchor(published), match["unit"].casefold().rstrip("s"), _count(match["count"] or "one")
    if count is None:
        raise UnresolvedError("how long is not told")
    length = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit] * count
    return _checked(Days(anchor - timedelta(max(1, round(length))), anchor))


def _year(match: re.Match[str], _: date | None) -> Days | None:
    year = int(match["year"])
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get((match["which"] or "").casefold(), (1, 12))
    return Days(date(year, first, 1), _whole_month(year, last).last)


def _rule(pattern: str, days_of: Rule, flags: int = re.IGNORECASE) -> tuple[re.Pattern[str], Rule]:
    return re.compile(pattern, flags), days_of


_OF_WEEK = rf"(?:\b(?:{_WEEKDAY}|{_SHORT_DAY}),?\s+(?:the\s+)?)?"
_UNITS = r"(?P<unit>days?|weeks?|months?|years?"
# Months and days of the week are printed with a capital; all other words may stand at the head of a sentence.
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    _rule(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso, 0),
    _rule(r"(?<![\d/.])(?P<one>\d{1,2})([/.])(?P<other>\d{1,2})\2(?P<year>\d{4})(?![\d/])", _numeric, 0),
    _rule(
        rf"{_OF_WEEK}(?<![\d.,:/-])\b(?P<day>{_DAY})(?:{_DASH}(?P<day2>{_DAY}))?\s+(?:of\s+)?(?P<month>{_MONTH})"
        rf"(?:,?\s+(?P<year>{_YEAR}))?(?!\w)",
        _date,
        0,
    ),
    _rule(
        rf"{_OF_WEEK}\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY})(?![\d:%])(?:{_DASH}(?P<day2>{_DAY})(?![\d:%]))?"
        rf"(?:,?\s+(?P<year>{_YEAR}))?(?!\w)",
        _date,
        0,
    ),
    _rule(
        rf"(?:(?P<lead>(?<![\w-])(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ff]rom|[Tt]hrough|[Bb]efore|[Aa]fter)\s+)"
        rf"(?=(?:[A-Z]|last|next|early|mid|late|this)))?"
        rf"(?:\b(?P<which>[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id(?=-))[\s-]+(?:in\s+)?)?"
        rf"\b(?P<name>{_MONTH})(?!\w)(?!\s+\d{{1,2}}\b)"
        rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?P<of>this|last)\s+year))?",
        _month_of,
        0,
    ),
    _rule(
        rf"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\s+)?\b(?P<day>{_WEEKDAY})\b(?:\s+(?:of\s+)?(?P<week>last)\s+week)?",
        _weekday,
        0,
    ),
    _rule(
        rf"\b(?:{'|'.join(sorted(_NEAR, key=len, reverse=True))})\b".replace(" ", r"\s+")
        + rf"(?!(?<=overnight)\s+(?:(?:on|of|in|into|to|from)\s+)?(?:the\s+)?(?:{_WEEKDAY}|{_MONTH}|\d))",
        _near,
    ),
    _rule(
        r"\b(?P<earlier>(?:earlier|later?|early)\s+)?(?:the\s+)?\b(?P<which>last|past|previous|this|current|next|coming)\s+"
        r"(?P<unit>week|weekend|month|year)\b(?!['’]s)",
        _calendar,
    ),
    _rule(rf"\b(?P<count>{_NUMBER})\s+{_UNITS}|hours?|minutes?)\s+ago\b", _ago),
    _rule(rf"\bthe\s+(?:past|last)\s+(?:(?P<count>{_NUMBER})\s+)?{_UNITS}|hours?)\b", _past),
    _rule(
        r"(?<![\w-])(?:(?P<lead>(?:in|since|until|during|by|from|before|after|of)\s+)|(?=early|late|mid))"
        r"(?:(?P<which>early|late|mid)[\s-]+)?(?P<year>19\d\d|20\d\d)\b"
        # "in 2000 troops" is no year
        r"(?![,.:]\d|-\w|\s?%|\s+(?:people|troops|soldiers|civilians|men|women|children|[a-z]+ers|[a-z]+ans)\b)",
        _year,
    ),
    _rule(r"\b(?:over|during|at)\s+the\s+(?P<earlier>)(?P<which>)(?P<unit>weekend)\b", _calendar),
)
