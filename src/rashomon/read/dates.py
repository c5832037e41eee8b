"""Reads days of publication as pages, feeds and agencies print them. Knows no clock: "today" is no day here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from rashomon.records import Span

# what a report can bear: older or later years are slips of a pen or a machine (1017, 2092)
FIRST_YEAR, LAST_YEAR = 1980, 2050
# no printed date is longer; a line beyond it is prose or an attack
_MOST_CHARACTERS = 2_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"


def _year_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["year"]), int(match["number"]), int(match["day"])


def _month_named(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])


def _two_digit_year(match: re.Match[str]) -> tuple[int, int, int]:
    year = int(match["year"])
    # RFC 2822, section 4.3: 00 to 49 are this century, 50 to 99 the last
    return year + (2000 if year < 50 else 1900), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])


def _numbers_only(match: re.Match[str]) -> tuple[int, int, int]:
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." or first > 12 or first == second:
        return int(match["year"]), second, first
    # 2/8/2018 is August to one reader and February to another: month 0 is refused below
    return int(match["year"]), first if second > 12 else 0, second


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
    (
        re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"),
        _year_first,
    ),
    (re.compile(r"(?<![\d.,])(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?![\d.,])"), _year_first),
    (re.compile(rf"{_DAY}(?:\s+of)?[\s/-]+{_MONTH}[,\s/-]*{_YEAR}", re.I), _month_named),
    (re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.I), _month_named),
    (re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_CLOCK}\s+(?:[A-Z]{{2,5}}\s+)?{_YEAR}", re.I), _month_named),
    (re.compile(rf"{_DAY}[\s-]+{_MONTH}[\s-]+(?P<year>\d{{2}})\s+{_CLOCK}", re.I), _two_digit_year),
    (
        re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"),
        _numbers_only,
    ),
)
_EITHER_WAY = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/-])")
# "08.02.18", "8 Feb 18"; dots and named months leave no doubt about the order
_SHORT_YEAR = re.compile(
    rf"(?<![\d.:-])(?P<day>\d{{1,2}})(?:\.(?P<number>\d{{1,2}})\.|[ -]{_MONTH}[ -]['’]?)"
    r"(?P<year>\d{2})(?![\d.:,]\d|\d)",
    re.I,
)
# the end of 2019-11-19T02:34:30Z and of Tue, 19 Nov 2019 03:05:46 GMT
_IN_UTC = re.compile(r"\d:\d\d(?::\d\d)?(?:\.\d{1,9})?\s?(?:Z|(?:GMT|UTC)?\s?[+-]?00:?00|GMT|UTC|UT)$", re.I)
_BARE_MONTH = _MONTH.replace("(?P<month>", "(?:")
_MONTH_WORDS = re.compile(rf"\b{_BARE_MONTH}", re.I)
_NO_YEAR = re.compile(
    rf"\b(?P<first>{_BARE_MONTH})\s+(?P<after>\d{{1,2}})\b|\b(?P<before>\d{{1,2}})\s+(?P<second>{_BARE_MONTH})", re.I
)
# a line of a head has a day of publication, one of a change, and seldom a third
_MOST_DAYS = 3
_MOST_SEARCHED = 100_000
_PATH_FORMS = (
    re.compile(r"/(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"[/_-](?P<year>\d{4})(?P<mark>[-_])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"[/_-](?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?!\d)"),
)
_PATH_NAMED = re.compile(rf"/(?P<year>\d{{4}})/{_MONTH}/(?P<day>\d{{1,2}})(?!\d)", re.I)
_BESIDE_A_DATE = frozenset(
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
    "am pm a p m at on the last first updated published posted modified issued released filed dated date "
    "time local hrs hours h "
    "gmt utc z est edt cst cdt mst mdt pst pdt et cet cest bst msk eet eest ist aest t".split()
)


def _day(parts: tuple[int, int, int]) -> str | None:
    year, month, day = parts
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_day(text: str) -> tuple[str, Span] | None:
    """Return the first plausible day that a short text prints, as YYYY-MM-DD with its place; None without one."""
    found: list[tuple[int, int, str]] = []
    for pattern, parts in _FORMS:
        for match in pattern.finditer(text[:_MOST_CHARACTERS]):
            if day := _day(parts(match)):
                found.append((match.start(), -match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return day, (start, -end)


def read_day(text: str) -> str | None:
    """Return the day that a value prints ("8 Feb 2018, 10:32 GMT"), as YYYY-MM-DD; None for a month or an odd year."""
    found = find_day(text)
    return found[0] if found else None


def read_local_day(text: str, url: str | None) -> str | None:
    """Return the day that a value prints; of one in UTC the day beside it where the address has that.

    Late in the evening of New York it is the next day in UTC, and early in Tokyo the last; an address has the outlet's.
    """
    day = read_day(text)
    there = day_of_url(url) if day and url and _IN_UTC.search(text[:_MOST_CHARACTERS].strip()) else None
    apart = (date.fromisoformat(there) - date.fromisoformat(day)).days if day and there else 0
    return there if abs(apart) == 1 else day


def read_option(text: str) -> str:
    """Return the day that a user gives, as YYYY-MM-DD. Raises ValueError for no date, and for a year out of range."""
    try:
        given = date.fromisoformat(text.strip())
    except ValueError:
        day = read_day(text)
    else:
        day = _day((given.year, given.month, given.day))
        if day is None:
            raise ValueError(f"not from {FIRST_YEAR} to {LAST_YEAR}: {text!r}")
    if day is None:
        raise ValueError(f"not a date: {text!r} (write YYYY-MM-DD)")
    return day


def is_refused_day(text: str) -> bool:
    """Return whether a text prints a day in full, but one that is none or in doubt: 2092-03-04, 31 February 2020."""
    printed = text[:_MOST_CHARACTERS]
    return find_day(printed) is None and any(pattern.search(printed) for pattern, _ in _FORMS)


def in_plain_days(line: str, text: str = "") -> str:
    """Return a line of a head with its days as YYYY-MM-DD: no mark in them, and none that reads two ways.

    02/08/2018 has the day first, as most of the world writes it, unless `text` names the other month and not this one.
    """
    # "may" in small letters is a verb
    told = {month[:3].lower() for month in _MONTH_WORDS.findall(text[:_MOST_SEARCHED]) if month[0].isupper()}
    line = _EITHER_WAY.sub(lambda match: _settled(match, told), line)
    line = _SHORT_YEAR.sub(_with_full_year, line)
    done, rest = "", line
    for _ in range(_MOST_DAYS):
        found = find_day(rest)
        if found is None:
            break
        day, (start, end) = found
        done, rest = done + rest[:start] + day, rest[end:]
    return done + rest


def _with_full_year(match: re.Match[str]) -> str:
    month = int(match["number"]) if match["number"] else _MONTHS.index(match["month"][:3].lower()) + 1
    # RFC 2822, section 4.3, as above
    year = int(match["year"]) + (2000 if int(match["year"]) < 50 else 1900)
    return _day((year, month, int(match["day"]))) or match[0]


def _settled(match: re.Match[str], told: set[str]) -> str:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= day <= 12 and 1 <= month <= 12):
        return match[0]
    if _MONTHS[day - 1] in told and _MONTHS[month - 1] not in told:
        day, month = month, day
    return f"{year:04}-{month:02}-{day:02}"


def find_dates(text: str) -> list[str]:
    """Return the days in full that a text prints, as YYYY-MM-DD, in the order of their forms, not of the text."""
    days = (_day(parts(match)) for pattern, parts in _FORMS for match in pattern.finditer(text[:_MOST_SEARCHED]))
    return [day for day in days if day]


def day_without_year(text: str, year: int) -> str | None:
    """Return the day of a year that a short text prints as day and month ("Oct. 09", "9 October"); None without one."""
    match = _NO_YEAR.search(text[:_MOST_CHARACTERS])
    if match is None:
        return None
    month = match["first"] or match["second"]
    return _day((year, _MONTHS.index(month[:3].lower()) + 1, int(match["before"] or match["after"])))


def is_date_only(text: str) -> bool:
    """Return whether a text is a day and nothing else but its weekday, hour and zone."""
    found = find_day(text)
    if found is None:
        return False
    start, end = found[1]
    words = re.findall(r"[^\W_]+", f"{text[:start]} {text[end:]}".lower())
    # what is left of a time: 10, 32, 10h32, t10, 00z
    return all(word in _BESIDE_A_DATE or re.fullmatch(r"t?\d{1,3}(?:h\d{0,2}|z|am|pm)?", word) for word in words)


def day_of_url(url: str) -> str | None:
    """Return the day in an address such as /2018/02/08/ or /2018/feb/08/, as YYYY-MM-DD; None without one."""
    path = url[:_MOST_CHARACTERS].partition("?")[0]
    named = _PATH_NAMED.search(path)
    days = [_day(_month_named(named))] if named else []
    days += [_day(_year_first(match)) for pattern in _PATH_FORMS if (match := pattern.search(path))]
    return next((day for day in days if day), None)
