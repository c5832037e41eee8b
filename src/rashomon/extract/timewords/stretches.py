"""Weeks, months, quarters, seasons, years, decades, centuries: by name, or reckoned from the day of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.extract.timewords.dates import day_sense, month_of, told_day
from rashomon.extract.timewords.lengths import count_of
from rashomon.extract.timewords.sense import (
    NO_DAY,
    Anchor,
    Sense,
    a_day,
    a_half,
    a_month,
    a_quarter,
    a_week,
    a_weekend,
    a_year,
    days,
    joined,
    narrowed,
    reference,
    years,
)
from rashomon.extract.timewords.words import ORDINALS, TENS, Word

_STEPS: Mapping[str, int] = {
    "last": -1, "previous": -1, "this": 0, "current": 0, "latest": 0, "that": 0, "next": 1, "following": 1,
}  # fmt: skip
_SEASONS: Mapping[str, tuple[str, int]] = {  # tag of TimeML, first month: of the north, where the seasons are named
    "spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12),
}  # fmt: skip


# Months after publication that a month without a year may be, by what the verbs beside it speak of.
_MONTHS_AHEAD: Mapping[bool | None, int] = {False: 0, True: 12, None: 2}
_LENGTHS: Mapping[str, int] = {"week": 7, "month": 30, "year": 365}
_SOON = 31  # days: a quarter that begins so soon is the one to come


def _first(words: Sequence[Word], *kinds: str) -> str | None:
    return next((word.text for word in words if word.kind in kinds), None)


def _step(words: Sequence[Word]) -> int | None:
    """Return -1 for "last", 0 for "this", 1 for "next"; None where no such word stands there."""
    kind = next((word.kind for word in words if word.kind in _STEPS), None)
    return None if kind is None else _STEPS[kind]


def _narrow(sense: Sense, words: Sequence[Word], anchor: Anchor) -> Sense:
    """Return a stretch by the words before it: "early", "the end of", "earlier this month"."""
    edge = _first(words, "early", "edge", "end")
    if edge is not None:
        return narrowed(sense, "beginning" if edge == "start" else edge)
    if _first(words, "later") and sense.first and sense.last and anchor.published:
        if _first(words, "later") == "earlier":
            return replace(sense, last=max(sense.first, min(sense.last, anchor.published)))
        return replace(sense, first=min(sense.last, max(sense.first, anchor.published)))
    return sense


def year_of(words: Sequence[Word], anchor: Anchor) -> int | None:
    """Return the year that a phrase names, or reckons by "last year", "this year's"."""
    named = _first(words, "year", "old")
    if named is not None:
        return int(named)
    step = _step(words)
    if step is not None and any(word.text == "year" for word in words):
        return anchor.day.year + step
    return None


def month_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "June 2017", "last June", "in September", "mid-March", "June to August 2017"."""
    months = [month_of(word.text) for word in words if word.kind in {"month", "mon"}]
    year, step, unsure = year_of(words, anchor), _step(words), False
    if year is None:
        today = anchor.day
        ahead = 0 if step == -1 else _MONTHS_AHEAD[anchor.future]
        year = today.year - (months[-1] > today.month + ahead and step != 0)
        if step == -1 and months[-1] == today.month:
            year -= 1
        if step == 1 or (anchor.future and step is None):
            year = today.year + (months[-1] < today.month or (step == 1 and months[-1] == today.month))
        elif step is None and months[-1] + 12 <= today.month + ahead:
            year = today.year + 1
        unsure = step is None and anchor.future is None and (year, months[-1]) > (today.year, today.month)
    sense = a_month(year, months[-1])
    if len(months) > 1:
        sense = joined(a_month(year - (months[0] > months[-1]), months[0]), sense)
    if unsure:  # the nearest such month is to come, and no verb says that it is
        return replace(_narrow(sense, words, anchor), why="the year is not told")
    return _narrow(sense, words, anchor)


def year_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "2016", "early 2016", "the end of 1990", "2014-16"."""
    named = [word for word in words if word.kind in {"year", "old", "num", "big"}]
    first = int(named[0].text)
    if len(named) > 1:
        tail = named[1].text
        last = int(str(first)[: 4 - len(tail)] + tail)
        if last <= first or len(tail) == 3:
            return None
        return years(f"{first}/{last}", first, last)
    return _narrow(a_year(first), words, anchor)


def unit_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "last week", "earlier this month", "the end of the year", "the weekend", "that year"."""
    unit, step = _first(words, "unit", "weekend", "period") or "", _step(words) or 0
    kinds = {word.kind for word in words}
    if unit != "weekend" and (kinds & {"that", "previous", "following"} or (unit == "day" and "the" in kinds)):
        return _told(unit, step, words, anchor)
    today = anchor.day
    sense: Sense | None = None
    if unit == "weekend":
        # On a Monday "the weekend" and "last weekend" are the one before.
        before = step == -1 or (step == 0 and today.weekday() < 5 and not anchor.future)
        sense = a_weekend(today + timedelta(7 * (1 if step == 1 else -1 if before else 0)))
    elif unit == "week":
        sense = a_week(today + timedelta(7 * step))
    elif unit == "month":
        sense = a_month(today.year, today.month, step)
    elif unit == "year":
        sense = a_year(today.year + step)
    elif unit == "day":
        sense = replace(a_day(today), dates=False) if step == 0 else None  # "this day in the history of"
    elif unit == "decade":
        sense = _decade(today.year // 10 + step)
    elif unit == "century":
        sense = _century(today.year // 100 + 1 + step)
    if sense is None:
        return None
    if not kinds & set(_STEPS) and unit != "weekend":
        sense = replace(sense, dates=False)  # "since the beginning of the year" is the stretch of a count
    running = [word.text for word in words[:2]] in (["the", "past"], ["the", "last"])
    if running and unit in _LENGTHS and sense.first is not None:
        sense = replace(sense, first=today - timedelta(_LENGTHS[unit]), last=today)
    return _narrow(sense, words, anchor)


def _told(unit: str, step: int, words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the stretch reckoned from the day told last: "that week", "the following month", "the next day"."""
    told = anchor.told or anchor.around
    if unit == "day":
        return told_day(words, anchor)
    if unit not in {"week", "month", "year"}:
        return None
    if told is None:
        day = anchor.published
        return Sense("DATE", "XXXX" if day is None else f"{day.year + step}", why=NO_DAY, leans=True)
    if unit == "week":
        return replace(a_week(told + timedelta(7 * step)), dates=False)
    sense = a_month(told.year, told.month, step) if unit == "month" else a_year(told.year + step)
    return replace(sense, dates=False)


def whole_sense(words: Sequence[Word], _: Anchor) -> Sense | None:
    """Return the sense of "the year", "the week": how long a count runs."""
    code = {"year": "P1Y", "week": "P1W"}.get(words[-1].text)
    return None if code is None else Sense("DURATION", code)


def year_end_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "year-end", "the year's end"."""
    return narrowed(a_year(anchor.day.year), "end") if words[0].text == "year" else None


def _decade(number: int) -> Sense:
    return years(f"{number}", 10 * number, 10 * number + 9)


def _century(number: int) -> Sense:
    return years(f"{number - 1:02}", 100 * number - 99, 100 * number)


def decade_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the 1980s", "early 1990s", "the nineties"."""
    named = _first(words, "decades")
    if named is not None and len(named) == 3 and words[0].kind != "the":
        return None  # "in his early 20s"
    if named is None:
        number = 190 + TENS[_first(words, "tens") or ""]
    else:
        digits = named.strip("'’s")
        number = int(digits[:-1]) + (190 if len(digits) == 2 else 0)
    return _narrow(_decade(number), words, anchor)


def century_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the 20th century"; of other units with an ordinal there is none."""
    if _first(words, "unit") != "century":
        return None
    named = _first(words, "nth", "ord") or ""
    return _narrow(_century(ORDINALS.get(named) or int(named[:-2])), words, anchor)


def quarter_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the third quarter", "the third quarter of 2016", "last quarter", "the quarter"."""
    ordinal = ORDINALS.get(_first(words, "ord") or "", 0)
    if ordinal > 4:
        return None
    year, ago = year_of(words, anchor), any(word.kind in {"ago", "later"} for word in words)
    if not ordinal:
        today = anchor.day
        # A report of business tells of the quarter that is over, unless it names another before.
        now = (today.year, (today.month + 2) // 3 - 1)
        if _first(words, "last", "this", "current", "next"):
            told = (now[0], now[1] + 1 + (_step(words) or 0))
        else:
            told = anchor.quarter or now
        sense = a_quarter(told[0] - ago if year is None else year, told[1])
        return replace(sense, dates=False)  # "six alleys of the quarter burned"
    if year is None:
        today = anchor.day
        ahead = date(today.year, 3 * ordinal - 2, 1) - today
        year = today.year - (ahead.days > _SOON and not anchor.future) - ago
    return a_quarter(year, ordinal)


def half_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the first half of 2016", "the second half of the year"."""
    which = words[[word.kind for word in words].index("half") - 1]
    number = 2 if which.kind == "last" else ORDINALS.get(which.text, 3)
    year = year_of(words, anchor)
    if number > 2 or any(word.text in {"month", "week", "decade", "century"} for word in words):
        return None
    return a_half(anchor.day.year if year is None else year, number)


def season_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "last summer", "the winter of 2015", "this spring": the months of the north."""
    tag, month = _SEASONS[_first(words, "season") or ""]
    year, step = year_of(words, anchor), _step(words)
    if year is None:
        today = anchor.day
        begun = date(today.year, month, 1) <= today
        year = today.year if begun or step == 0 or anchor.future else today.year - 1
        if step == -1 and begun and today < date(today.year, month, 1) + timedelta(92):
            year -= 1
        elif step == 1:
            year = today.year + begun
    first = date(year, month, 1)
    end = a_month(year, month, 2).last
    return _narrow(days(f"{year}-{tag}", first, end), words, anchor)


def week_of_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the week of March 6"."""
    at = next(n for n, word in enumerate(words) if word.kind == "unit")
    day = day_sense(words[at + 2 :], anchor)
    if day is None or day.first is None or words[at].text not in {"week", "month"}:
        return None
    return a_week(day.first) if words[at].text == "week" else a_month(day.first.year, day.first.month)


def week_in_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the first week of February", "the last two weeks of January"."""
    of = next(n for n, word in enumerate(words) if word.kind == "of")
    month = month_sense(words[of + 1 :], anchor)
    length = {"day": 1, "week": 7}.get(words[of - 1].text.removesuffix("s"))
    if month is None or month.first is None or month.last is None or length is None:
        return None
    which, count = next(word for word in words if word.kind in {"ord", "last"}), count_of(words[1 : of - 1])
    span = int((count or 1) * length)
    if which.kind == "last":
        return replace(month, first=max(month.first, month.last - timedelta(span - 1)))
    first = month.first + timedelta((ORDINALS[which.text] - 1) * span)
    return (
        replace(month, first=first, last=min(month.last, first + timedelta(span - 1))) if first <= month.last else None
    )


def reference_sense(words: Sequence[Word], _: Anchor) -> Sense | None:
    """Return the sense of "now", "recently", "recent weeks", "the future"."""
    kinds = {word.kind for word in words}
    if "last" in kinds and words[-1].text != "past":
        return None
    if kinds & {"recent", "lately", "last"}:
        return reference("PAST_REF")
    return reference("FUTURE_REF" if kinds & {"future"} else "PRESENT_REF")
