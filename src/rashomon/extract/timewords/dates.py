"""Days: calendar dates in every printed order, days of the week, today and its neighbours, with the part of the day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.extract.timewords.hours import hours_of, part_of, tag_of
from rashomon.extract.timewords.sense import (
    EARLIEST,
    NO_DAY,
    Anchor,
    Sense,
    UnresolvedError,
    a_day,
    days,
    joined,
)
from rashomon.extract.timewords.words import MONTHS, WEEKDAYS, Word

# Days after publication that a month and day without a year may lie in, by what the verbs beside it speak of: what was
# (a report may bear an old day), what is to come, neither.
_AHEAD: Mapping[bool | None, int] = {False: 7, True: 300, None: 60}
_ORDER = {"iso", "slashed"}
_CORE = {
    "month", "mon", "num", "nth", "year", "old", "iso", "slashed", "weekday", "wd", "near", "unit", "last", "this",
    "next", "that", "previous", "following",
}  # fmt: skip
_POINTS = {"dawn", "dusk", "midnight", "noon", "nightfall", "daybreak", "sunrise", "sunset"}


def day_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of a day with what stands beside it: "late on Wednesday", "7 February at 14:30 GMT"."""
    core = [word for word in words if word.kind in _CORE]
    sense = _day(core, words, anchor)
    return None if sense is None else with_part(sense, words)


def with_part(sense: Sense, words: Sequence[Word]) -> Sense:
    """Return a sense of days narrowed to the part of the day, or the hours, among the words of its phrase."""
    assert sense.first is not None
    assert sense.last is not None
    hours, part = hours_of(words), part_of(words)
    if hours is not None:
        return replace(sense, kind="TIME", value=f"{sense.value}T{hours[0]}", hours=hours, part=part)
    if part is None:
        return sense
    first, last = sense.first, sense.last
    kinds = [word.kind for word in words]
    if "overnight" in kinds and {"into", "to"} & set(kinds[: kinds.index("overnight") + 2]):
        first -= timedelta(1)
    elif part == "night" and first == last:
        last += timedelta(1)
    if {"part", "hours", "overnight", "tonight"} & set(kinds):
        sense = replace(sense, kind="TIME", value=f"{first.isoformat()}T{tag_of(words)}")
    return replace(sense, first=first, last=last, part=part)  # "late Friday" is to TimeML Friday, with a modifier


def _day(core: Sequence[Word], words: Sequence[Word], anchor: Anchor) -> Sense | None:
    kinds = {word.kind for word in core}
    if kinds & {"month", "mon"}:
        return _date(_without_hours(words), anchor)
    if kinds & _ORDER:
        return _numeric(next(word for word in core if word.kind in _ORDER), anchor)
    if "near" in kinds:
        return _near(words, anchor)
    return _weekdays(core, anchor)


def _without_hours(words: Sequence[Word]) -> list[Word]:
    """Return the words of a date without those of an hour beside it: "5 p.m. EST Nov. 9"."""
    kept: list[Word] = []
    for word in words:
        if word.kind in {"ampm", "zone", "local"}:
            while kept and kept[-1].kind in {"num", "float", "clock", "dash", "compact"} and not _beside_month(kept):
                kept.pop()
        else:
            kept.append(word)
    return kept


def _beside_month(words: Sequence[Word]) -> bool:
    """Tell whether the last number of some words is the day of a month: "Nov. 9 5 p.m." has one of each."""
    return len(words) > 1 and (words[-2].kind in {"month", "mon"} or words[-2].kind == "dot")


def _date(words: Sequence[Word], anchor: Anchor) -> Sense:
    """Return the sense of "7-8 February 2018", "Feb. 7", "30 January to 2 February", "7 February last year"."""
    months = [month_of(word.text) for word in words if word.kind in {"month", "mon"}]
    numbers = [int(word.text.rstrip("sthndr")) for word in words if word.kind in {"num", "nth"}]
    years = [int(word.text) for word in words if word.kind in {"year", "old"}]
    which = next((word.kind for word in words if word.kind in {"last", "this", "next"}), None)
    if not numbers:
        raise UnresolvedError("no day of the month is told")
    if years:
        year = years[-1]
    elif which and any(word.text == "year" for word in words):
        year = anchor.day.year + {"last": -1, "this": 0, "next": 1}[which]
    else:
        year = _nearest_year(months[0], numbers[0], anchor)
    first = _made(year, months[0], numbers[0])
    if not years and which is None and anchor.future is None and first > anchor.day + timedelta(_AHEAD[False]):
        # The nearest such day is to come, and no verb says that it is: too unsure to date a deed.
        return replace(a_day(first), why="the year is not told")
    if len(numbers) == 1:
        return a_day(first)
    if len(months) == 1:
        return joined(a_day(first), a_day(_made(year, months[0], numbers[1])))
    last = _made(year, months[1], numbers[1])
    if last < first:  # over New Year: the year printed is that of the last day
        first, last = (_made(year - 1, months[0], numbers[0]), last) if years else (first, last.replace(year=year + 1))
    return joined(a_day(first), a_day(last))


def _made(year: int, month: int, day: int) -> date:
    if year < EARLIEST:
        raise UnresolvedError(f"the year is not between {EARLIEST} and 2100")
    if day > monthrange(year, month)[1]:
        raise UnresolvedError("there is no such day")
    return date(year, month, day)


def _nearest_year(month: int, day: int, anchor: Anchor) -> int:
    """Return the year of the latest such day not after publication, or of the next where the words look ahead.

    29 February may lie eight years back.
    """
    today = anchor.day
    until = today + timedelta(_AHEAD[anchor.future])
    past = (year for year in range(until.year, until.year - 9, -1) if day <= monthrange(year, month)[1])
    return next((year for year in past if date(year, month, day) <= until), today.year)


def _numeric(word: Word, anchor: Anchor) -> Sense:
    """Return the day of "2018-02-07", "13/02/2018"; of "01/02/2018" by the order of the outlet's country."""
    if word.kind == "iso":
        year, month, day = (int(part) for part in _separated(word.text))
    else:
        one, other, year = (int(part) for part in _separated(word.text))
        day_first = other <= 12 and (one > 12 or one == other or "." in word.text or anchor.day_first)
        if day_first is None or not (one <= 12 or other <= 12):
            raise UnresolvedError("day and month cannot be told apart")
        day, month = (one, other) if day_first else (other, one)
    if not 1 <= month <= 12 or not day:
        raise UnresolvedError("there is no such day")
    return a_day(_made(year, month, day))


def _separated(text: str) -> list[str]:
    return text.replace(".", "-").replace("/", "-").split("-")


def _near(words: Sequence[Word], anchor: Anchor) -> Sense:
    """Return the day of "today", "yesterday", "the day before yesterday"."""
    step = {"today": 0, "yesterday": -1, "tomorrow": 1}[next(word.text for word in words if word.kind == "near")]
    if any(word.kind == "unit" for word in words):
        step += -1 if any(word.text == "before" for word in words) else 1
    return a_day(anchor.day + timedelta(step))


def _weekdays(core: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the day of "Wednesday", "last Monday", "Friday last week"; the days of "Monday to Wednesday"."""
    found = [n for n, word in enumerate(core) if word.kind in {"weekday", "wd"}]
    if not found:
        return None
    which = core[found[0] - 1].kind if found[0] else None
    of_week = core[-2].kind if core[-1].kind == "unit" and len(core) > 1 else None
    number = WEEKDAYS.index(core[found[0]].text) if core[found[0]].kind == "weekday" else None
    if number is None:
        return None
    day = _weekday(number, which, of_week, anchor)
    if which in {"previous", "following"}:
        ahead = which == "following"
        told = anchor.told or (anchor.day if ahead else day)
        day = told + timedelta(
            (number - told.weekday() - 1) % 7 + 1 if ahead else -((told.weekday() - number - 1) % 7) - 1
        )
    if len(found) == 1:
        return a_day(day)
    last = day + timedelta((WEEKDAYS.index(core[found[1]].text) - number) % 7)
    return joined(a_day(day), a_day(last))


def _weekday(number: int, which: str | None, of_week: str | None, anchor: Anchor) -> date:
    """Return the latest such day not after publication; the next one where the words look ahead."""
    today = anchor.day
    back = (today.weekday() - number) % 7
    if of_week in {"last", "next", "this"}:
        return today + timedelta(number - today.weekday() + 7 * {"last": -1, "this": 0, "next": 1}[of_week])
    if which == "next" or (anchor.future and which is None and back):
        return today + timedelta(7 - back)
    return today - timedelta(7 if which == "last" and back == 0 else back)


def month_of(word: str) -> int:
    """Return the number of a month by its name or the first three letters of it."""
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(word[:3]))


def night_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of "last night", "this morning", "tonight", "overnight", "that night", "the next morning"."""
    kinds = {word.kind for word in words}
    if kinds & {"the", "that"}:
        return told_day(words, anchor)
    day, part = anchor.day, part_of(words)
    if "next" in kinds or part is None:
        return None
    first = day - timedelta(1) if kinds & {"last", "overnight"} else day
    sense = days(first.isoformat(), first, first + timedelta(part == "night"))
    return replace(sense, kind="TIME", value=f"{first.isoformat()}T{tag_of(words)}", part=part)


def told_day(words: Sequence[Word], anchor: Anchor) -> Sense:
    """Return the day reckoned from the one told last: "the next day", "the previous night", "that morning"."""
    kinds = {word.kind for word in words}
    tag = f"T{tag_of(words)}" if part_of(words) else ""
    if anchor.told is None:
        day = anchor.published
        value = "XXXX-XX-XX" if day is None else day.isoformat()
        return Sense("TIME" if tag else "DATE", value + tag, why=NO_DAY, leans=True)
    step = 1 if kinds & {"next", "following"} else -1 if kinds & {"last", "previous"} else 0
    return with_part(a_day(anchor.told + timedelta(step)), words)


def part_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of a part of the day by itself, "at dawn", "the morning": of the day told last, if any."""
    day = anchor.told or anchor.published
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    named = any(word.kind == "part" and word.text in _POINTS for word in words)
    return Sense("TIME", f"{value}T{tag_of(words)}", why=NO_DAY if named else "", leans=True, dates=False)


def clock_sense(words: Sequence[Word], anchor: Anchor) -> Sense | None:
    """Return the sense of an hour by itself: it dates nothing, and is handed to the day of its sentence."""
    hours = hours_of(words)
    if hours is None:
        return None
    day = anchor.told or anchor.published
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    return Sense("TIME", f"{value}T{hours[0]}", hours=hours, leans=True, dates=False)
