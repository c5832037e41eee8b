"""How long, how long ago, how often: numbers with a unit of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from rashomon.extract.timewords.sense import (
    NO_DAY,
    NOT_PUBLISHED,
    Anchor,
    Sense,
    UnresolvedError,
    a_day,
    a_month,
    a_quarter,
    a_week,
    a_year,
)
from rashomon.extract.timewords.words import NUMBERS, WEEKDAYS, Word

_CODES: Mapping[str, str] = {  # of a unit, in a TIMEX3 value; decades and centuries are counted in years
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "year": "Y",
    "quarter": "M", "decade": "Y", "century": "Y", "weekend": "D",
}  # fmt: skip
_TIMES: Mapping[str, int] = {"decade": 10, "century": 100, "fortnight": 2, "quarter": 3, "weekend": 2}
_LENGTHS: Mapping[str, float] = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "quarter": 91.3, "year": 365.25}
_SOME_DAYS = 7  # "a few days ago" is taken for a day of the last week; months and years so told stay unresolved
_HALVES: Mapping[str, str] = {"year": "6M", "hour": "30M", "minute": "30S"}
_OFTEN: Mapping[str, str] = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H",
}  # fmt: skip
_UNITS = {"unit", "units", "hour", "hours", "quarter", "quarters", "weekend"}
_COUNTS = {"num", "big", "word", "one", "an", "float", "year", "old"}


def _unit(words: Sequence[Word]) -> str:
    text = next(word.text for word in reversed(words) if word.kind in _UNITS)
    return {"centuries": "century"}.get(text, text.removesuffix("s"))


def count_of(words: Sequence[Word]) -> float | None:
    """Return the number that the words of a phrase come to, the last of "two or three"; None for "several"."""
    count: float | None = None
    for n, word in enumerate(words):
        if word.kind == "half":
            count = 0.5 if count is None or words[n - 1].kind != "an" else count + 0.5
        elif word.kind == "slash":
            return (count or 1) // 1 if count is None else _halved(words, n)
        elif word.kind in _COUNTS:
            number = _number(word)
            if number is None:
                return None
            if word.kind == "an" and count is not None:
                continue  # "three and a half"
            tens = count is not None and words[n - 1].kind == "dash" and count >= 20 and number < 10
            hundreds = word.text == "hundred" and count is not None
            count = (count or 0) + number if tens else (count or 1) * 100 if hundreds else number
    return count


def _halved(words: Sequence[Word], slash: int) -> float | None:
    """Return the number of "2 1/2"."""
    whole = _number(words[slash - 2]) if slash > 1 else 0.0
    return None if whole is None else whole + 0.5


def _number(word: Word) -> float | None:
    if word.kind in {"word", "one", "an"}:
        return NUMBERS.get(word.text)
    return float(word.text.replace(",", ""))


def length_value(words: Sequence[Word]) -> str:
    """Return the TIMEX3 value of a length of time: P3D, PT24H, PXW."""
    unit, count = _unit(words), count_of(words)
    code = _CODES[unit]
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        return f"P{code[:-1]}{int(count)}{code[-1]}{_HALVES[unit]}".replace(f"0{code[-1]}", "")
    number = "X" if count is None else f"{count * _TIMES.get(unit, 1):g}"
    return f"P{code[:-1]}{number}{code[-1]}"


def length_sense(words: Sequence[Word], _: Anchor) -> Sense | None:
    """Return the sense of "two days", "a three-year war", "several weeks", "months"."""
    return Sense("DURATION", length_value(words))


def ago_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "three days ago", "two years ago": a stretch as long as the unit told."""
    unit, count = _unit(words), count_of(words)
    if count is None:
        if unit != "day":
            return Sense("DATE", "PAST_REF", why="how long ago is not told")
        today = anchor.day
        return Sense("DATE", "PAST_REF", today - timedelta(_SOME_DAYS), today - timedelta(1))
    if unit == "year" and count == 1 and (quarter := _year_before(anchor)):
        return quarter
    return _away(unit, -count, anchor)


def _year_before(anchor: Anchor) -> Sense | None:
    """Return the quarter a year before the one told last, where one is: what a report of business compares with."""
    return None if anchor.quarter is None else a_quarter(anchor.quarter[0] - 1, anchor.quarter[1])


def _away(unit: str, count: float, anchor: Anchor) -> Sense:
    """Return the stretch that lies `count` units from publication, before it where `count` is below 0."""
    today, whole = anchor.day, int(count * _TIMES.get(unit, 1))
    if abs(whole) > 100_000:
        raise UnresolvedError("the year is not between 1900 and 2100")
    if unit in {"minute", "hour", "second"}:
        back = max(1, abs(whole) // 24) if unit == "hour" else 0
        return Sense("TIME", today.isoformat(), today - timedelta(back), today)
    if unit in {"week", "fortnight"}:
        return a_week(today + timedelta(7 * whole))
    if unit == "month":
        return a_month(today.year, today.month, whole)
    if unit in {"year", "decade", "century"}:
        return a_year(today.year + whole)
    return a_day(today + timedelta(whole))


def later_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "two days earlier", "a year later": reckoned from the day told last, where one is near."""
    unit, count = _unit(words), count_of(words)
    if unit == "year" and count == 1 and (quarter := _year_before(anchor)):
        return quarter
    sign = -1 if any(word.text in {"earlier", "ago"} for word in words) else 1
    if count is None or unit in {"hour", "minute", "second"}:
        return Sense("DURATION", length_value(words), why=NO_DAY, leans=True)
    if anchor.told is not None:
        return _away(unit, sign * count, replace(anchor, published=anchor.told))
    if anchor.published is None:
        return Sense("DATE", "PAST_REF", why=NOT_PUBLISHED, leans=True)
    value = _away(unit, sign * count, anchor).value
    return Sense("DATE", value, why=NO_DAY, leans=True)


def past_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "the past two weeks", "the last 24 hours": how long, and the days up to publication."""
    value, unit, count = length_value(words), _unit(words), count_of(words)
    sense = Sense("DURATION", value)
    if not any(word.kind in {"last", "recent", "latest"} for word in words) or unit not in _LENGTHS:
        return sense
    if any(word.text in {"previous", "prior", "preceding"} for word in words):
        return sense
    if count is None:
        return replace(sense, why="how long is not told")
    if anchor.published is None:
        return replace(sense, why=NOT_PUBLISHED)
    length = max(1, round(_LENGTHS[unit] * count))
    if length > 36525:  # a hundred years
        return sense
    return replace(sense, first=anchor.published - timedelta(length), last=anchor.published)


def year_ago_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "year-ago", "a year-earlier": the year before."""
    if not any(word.text == "year" for word in words):
        return None
    return _year_before(anchor) or Sense("DATE", f"{anchor.day.year - 1}", dates=False)


def set_sense(words: Sequence[Word], _: Anchor) -> Sense | None:
    """Return the sense of "every day", "each Thursday", "Fridays", "daily"."""
    often = next((_OFTEN[word.text] for word in words if word.kind == "often"), None)
    if often is not None:
        return Sense("SET", often)
    weekday = next((word.text for word in words if word.kind in {"weekday", "weekdays"}), None)
    if weekday is not None:
        return Sense("SET", f"XXXX-WXX-{WEEKDAYS.index(weekday.removesuffix('s')) + 1}")
    if any(word.kind in _UNITS for word in words):
        counted = any(word.kind in _COUNTS for word in words)
        one = Word("one", "one", 0, 0)
        return Sense("SET", length_value(words if counted else [one, *words]))
    return Sense("SET", "P1D")
