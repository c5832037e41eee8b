"""The words of a cell → the number, point or days that they tell; RowError, with the reason, where they tell none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import isfinite

from rashomon.coded.sheets import RowError, Sheet

MOST = 10_000_000  # people in one event: what is more is a slip
YEARS = range(1800, 2201)
_SHOWN = 40  # characters of a cell that a reason has
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?")
_RANGE = re.compile(r"(\d[\d,]*)(?:\s*(?:[–—-]|to)\s*(\d[\d,]*))?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Words of tables for what nobody knows.
_UNKNOWN = frozenset({"unknown", "not known", "n/a", "na", "null", "-", "–"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:\s*[–—-]\s*(?:([A-Za-z]{3,9})\.? )?(\d{1,2}))?,? (\d{4})")

Days = tuple[date, date]


def fault(column: str, value: str, why: str) -> RowError:
    """Return the error of a cell: its column, what it holds, and what is wrong with that."""
    return RowError(f"{column} {shown(value)} {why}")


def shown(value: str) -> str:
    """Return what a cell holds as a message has it: quoted, and cut where it is long."""
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")


def whole(sheet: Sheet, column: str) -> int | None:
    """Return the count of people in a cell, None where it is empty or says that nobody knows."""
    value = sheet.value(column)
    if not value or value.casefold() in _UNKNOWN:
        return None
    found = _NUMBER.fullmatch(value)
    if found is None:
        raise fault(column, value, "is no whole number of people")
    return _count(column, value, found[1])


def span_of(sheet: Sheet, column: str) -> tuple[int, int] | None:
    """Return the lowest and the highest number of a cell that has one or two ("3 – 5"), None where it has none."""
    value = sheet.value(column)
    if not value or value.casefold() in _UNKNOWN:
        return None
    found = _RANGE.match(value)
    if found is None or value[found.end() :].lstrip()[:1] not in {"", "("}:
        raise fault(column, value, 'is neither a number of people nor a range as "3 – 5"')
    low = _count(column, value, found[1])
    high = _count(column, value, found[2]) if found[2] else low
    if high < low:
        raise fault(column, value, "ends below where it begins")
    return low, high


def _count(column: str, value: str, digits: str) -> int:
    plain = digits.replace(",", "")
    if len(plain.lstrip("0")) > len(str(MOST)) or int(plain) > MOST:
        raise fault(column, value, f"is more than {MOST:,} people")
    return int(plain)


def code(sheet: Sheet, column: str, most: int) -> int | None:
    """Return a code from 1 to `most`, None where the cell is empty."""
    value = sheet.value(column)
    if not value:
        return None
    found = _NUMBER.fullmatch(value)
    if found is None or len(found[1]) > 2 or not 1 <= int(found[1]) <= most:
        raise fault(column, value, f"is no code from 1 to {most}")
    return int(found[1])


def point(sheet: Sheet, latitude: str = "latitude", longitude: str = "longitude") -> tuple[float, float] | None:
    """Return the coordinates in two cells, WGS 84 degrees, None where both are empty."""
    return as_point((latitude, sheet.value(latitude)), (longitude, sheet.value(longitude)))


def as_point(latitude: tuple[str, str], longitude: tuple[str, str]) -> tuple[float, float] | None:
    """Return the coordinates that two values, each with the name of its column, tell; None where both are empty."""
    if not latitude[1] and not longitude[1]:
        return None
    return _degrees(*latitude, 90.0), _degrees(*longitude, 180.0)


def _degrees(column: str, value: str, most: float) -> float:
    try:
        found = float(value)
    except ValueError:
        raise fault(column, value, "is no number of degrees") from None
    if not isfinite(found) or abs(found) > most:
        raise fault(column, value, f"is not between -{most:g} and {most:g}")
    return found


def days(sheet: Sheet, column: str) -> Days | None:
    """Return the first and the last day in a cell, None where it is empty."""
    value = sheet.value(column)
    if not value:
        return None
    # "October 25, 2023–October 27, 2024": each end is a day of its own
    ends = [_days(one.strip()) for one in value.split("–")] if value.count(",") > 1 else [_days(value)]
    told = [one for one in ends if one is not None]
    if len(told) < len(ends) or len(ends) > 2:
        raise fault(column, value, "is no day that a calendar has")
    if told[0][0] > told[-1][1]:
        raise fault(column, value, "ends before it begins")
    return told[0][0], told[-1][1]


def _days(value: str) -> Days | None:
    for form, take in ((_ISO, _iso), (_DAY_FIRST, _day_first), (_MONTH_FIRST, _month_first)):
        if found := form.fullmatch(value):
            try:
                return take(found)
            except ValueError:
                return None
    return None


def _iso(found: re.Match[str]) -> Days:
    one = _day(found[1], found[2], found[3])
    return one, one


def _day_first(found: re.Match[str]) -> Days:
    one = _day(found[3], _month(found[2]), found[1])
    return one, one


def _month_first(found: re.Match[str]) -> Days:
    first = _day(found[5], _month(found[1]), found[2])
    last = _day(found[5], _month(found[3] or found[1]), found[4] or found[2])
    return first, last


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].casefold()) + 1)


def _day(year: str, month: str, day: str) -> date:
    if int(year) not in YEARS:
        raise ValueError(year)
    return date(int(year), int(month), int(day))


def around(day: date, before: int, after: int) -> Days:
    """Return the days around one."""
    return day - timedelta(before), day + timedelta(after)
