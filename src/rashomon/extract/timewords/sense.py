"""What a phrase of time means: its kind and value as TIMEX3 has them, and the days that it stands for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from rashomon.records import Part

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
EARLIEST, LATEST = 1900, 2100  # years that a report may tell deeds of
NOT_PUBLISHED = "no day of publication is known"
NO_DAY = "no day is told with it"
_OUT_OF_RANGE = f"the year is not between {EARLIEST} and {LATEST}"
_THIRDS = ("early", "beginning", "mid", "middle", "late", "end")  # by pairs: first, second and third part


class UnresolvedError(Exception):
    """The phrase is one of time, but which days it means cannot be told; the message says why."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means. `first` and `last` are its days, both included; None where it stands for none."""

    kind: Kind
    value: str  # as TimeML 1.2.1 writes it: 2018-02-07, 2018-W06, 2018-Q3, 2018-02-07TNI, P3D, PRESENT_REF
    first: date | None = None
    last: date | None = None
    part: Part | None = None
    hours: tuple[str, str, str | None] | None = None  # from, to (HH:MM), zone
    why: str = ""  # why it stands for no days, where it should
    leans: bool = False  # it tells a time only together with another: no lack where its sentence tells a day
    dates: bool = True  # it may be when a deed was done: not so a bare year or an hour without its day


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is reckoned from."""

    published: date | None
    told: date | None = None  # the day told last, not far before
    future: bool | None = None  # the verbs beside it speak of what is to come, of what was; None: no verb tells
    around: date | None = None  # a day of the day, month or year told last, however far before
    quarter: tuple[int, int] | None = None  # the year and quarter told last
    day_first: bool | None = None  # 01/02/2018 is 1 February; None: not known

    @property
    def day(self) -> date:
        """The day of publication; UnresolvedError where it is not known."""
        if self.published is None:
            raise UnresolvedError(NOT_PUBLISHED)
        return self.published


def days(value: str, first: date, last: date | None = None, *, part: Part | None = None) -> Sense:
    """Return the sense of a phrase that stands for days; UnresolvedError for years that no report tells deeds of."""
    last = last or first
    if first.year < EARLIEST or last.year > LATEST:
        raise UnresolvedError(_OUT_OF_RANGE)
    if last < first:
        raise UnresolvedError("the days run backwards")
    return Sense("DATE", value, first, last, part)


def undated(value: str) -> Sense:
    """Return the sense of a phrase for a year of long ago or far ahead: it has a value and dates no deed."""
    return Sense("DATE", value, dates=False)


def reference(value: str) -> Sense:
    """Return the sense of "now", "recently", "the future": no days are meant."""
    return Sense("DATE", value)


def a_day(day: date) -> Sense:
    """Return the sense of a single day."""
    return days(day.isoformat(), day)


def a_week(monday: date) -> Sense:
    """Return the sense of a calendar week, given a day of it."""
    monday -= timedelta(monday.weekday())
    year, week, _ = monday.isocalendar()
    return days(f"{year}-W{week:02}", monday, monday + timedelta(6))


def a_weekend(day: date) -> Sense:
    """Return the sense of the weekend of a day's week."""
    saturday = day + timedelta(5 - day.weekday())
    year, week, _ = saturday.isocalendar()
    return days(f"{year}-W{week:02}-WE", saturday, saturday + timedelta(1))


def a_month(year: int, month: int, count: int = 0) -> Sense:
    """Return the sense of a month, `count` months after the one named."""
    year, month = divmod(year * 12 + month - 1 + count, 12)
    return days(f"{year}-{month + 1:02}", *_months(year, month + 1, month + 1))


def a_year(year: int) -> Sense:
    """Return the sense of a year; one that no report tells deeds of has a value and no days."""
    if not EARLIEST <= year <= LATEST:
        return undated(f"{year:04}")
    return days(f"{year}", date(year, 1, 1), date(year, 12, 31))


def a_quarter(year: int, quarter: int) -> Sense:
    """Return the sense of a quarter of a year."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return days(f"{year}-Q{quarter}", *_months(year, 3 * quarter - 2, 3 * quarter))


def a_half(year: int, half: int) -> Sense:
    """Return the sense of half a year."""
    return days(f"{year}-H{half}", *_months(year, 6 * half - 5, 6 * half))


def years(value: str, first: int, last: int) -> Sense:
    """Return the sense of a decade or century."""
    if first < EARLIEST or last > LATEST:
        return undated(value)
    return days(value, date(first, 1, 1), date(last, 12, 31))


def joined(one: Sense, other: Sense) -> Sense:
    """Return the sense of "from … to …"."""
    assert one.first is not None
    return days(f"{one.value}/{other.value}", one.first, other.last)


def narrowed(sense: Sense, which: str) -> Sense:
    """Return the early, middle or late part of a month, year or longer; the value stays that of the whole."""
    if sense.first is None or sense.last is None or which not in _THIRDS:
        return sense
    first, last = sense.first, sense.last
    at = _THIRDS.index(which) // 2
    length = (last - first).days + 1
    if first.month == last.month and first.year == last.year and length > 7:
        starts = [1, 11, 21, last.day + 1]
        return replace(sense, first=first.replace(day=starts[at]), last=first.replace(day=starts[at + 1] - 1))
    if (first.month, last.month, length < 367) == (1, 12, True):
        span = _months(first.year, 4 * at + 1, 4 * at + 4)
        return replace(sense, first=span[0], last=span[1])
    if length > 3650:
        third = (last.year - first.year + 1) // 3
        begins = (first.year, first.year + third + 1, last.year - third + 1, last.year + 1)
        return replace(sense, first=date(begins[at], 1, 1), last=date(begins[at + 1] - 1, 12, 31))
    return sense


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
