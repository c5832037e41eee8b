"""Reads the day of a dateline ("BEIRUT, 8 February 2018 (AFP) - …"), where no head over the text gives one."""

from __future__ import annotations

import re

from rashomon.read.dates import day_without_year, find_dates, find_day

# the town in capitals, or an agency in brackets: "The battle of 8 February 2018 - …" is no dateline
_TOWN = r"[A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’.-]{1,30}){0,3}"
_DAY = r"\d{1,2} [A-Z][a-z]{2,8},? \d{4}"
_DATELINE = re.compile(
    r"[A-Z]{3}[^()\n]{0,70}?(?:\([^()\n]{2,30}\)|\s?[-–—]+\s|/[^/\n]{2,30}/|:\s)"
    r"|[A-Z][^()\n]{0,70}\([^()\n]{2,30}\)"
    rf"|(?:{_TOWN}, {_DAY}|{_DAY}, {_TOWN})\s?[-–—]+\s"
)
_LONGEST = 120


def dateline_day(text: str) -> str | None:
    """Return the day of a dateline as YYYY-MM-DD; one without a year takes that of the text. None without either."""
    first = text.lstrip()[:_LONGEST].split("\n")[0]
    match = _DATELINE.match(first)
    if match is None:
        return None
    found = find_day(match[0])
    return found[0] if found else day_by_text(match[0], text)


def day_by_text(words: str, text: str) -> str | None:
    """Return the day and month that words print, in the year of all full days in the text; None where it has several.

    None as well where one of them is later: the year of an older event is not that of the report.
    """
    days = find_dates(text)
    if len({day[:4] for day in days}) != 1:
        return None
    day = day_without_year(words, int(days[0][:4]))
    return day if day and day >= max(days) else None
