"""Find when: expressions of time → stretches of days, reckoned from the day of publication where they are relative.

What cannot be told is a problem and no time: the day of publication never stands in for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.extract.annotate import Annotated
from rashomon.extract.time_words import (
    ALONE,
    CLOCK,
    EARLIER,
    LEFT,
    OVERNIGHT_INTO,
    PARTS,
    RIGHT,
    RULES,
    SINCE,
    Days,
    UnresolvedError,
)
from rashomon.records import Part, Problem, Span, Time

_BESIDE = 3  # times before and after the hours that may be their day
_LEFT_WINDOW, _RIGHT_WINDOW = 40, 24  # characters around an expression that may hold the part of its day


@dataclass(frozen=True)
class _Found:
    """An expression of time and the days that it stands for; `days` None: they cannot be told, for the reason `why`."""

    start: int
    end: int
    days: Days | None
    why: str = ""
    part: Part | None = None


def find_times(text: Annotated, published: str | None) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """Return the times that a text names, in order, and a problem for each that cannot be told.

    `published` is YYYY-MM-DD; without it (or outside 1900–2100) relative expressions are problems.
    """
    day = _day(published)
    found = [_widened(text.text, one, day) for one in _apart(_expressions(text.text, day))]
    times = [_time(text.text, one) for one in found if one.days is not None]
    problems = [_problem(text, (one.start, one.end), one.why) for one in found if one.days is None]
    clocks = _clocks(text.text)
    taken = {place for time in times for place in range(*time.span)}
    loose = [span for span in _loose(text.text) if span[0] not in taken]
    if clocks or loose:
        starts = _sentences(text)
        times = _clocked(times, clocks, starts)
        timed = {bisect_right(starts, one.start) for one in found}
        problems += [
            _problem(text, span, "no day is told with it")
            for span in loose
            if bisect_right(starts, span[0]) not in timed
        ]
    order = sorted(problems, key=lambda problem: problem.span or (0, 0))
    return tuple(sorted(times, key=lambda time: time.span)), tuple(order)


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def _expressions(text: str, published: date | None) -> Iterator[_Found]:
    for pattern, days_of in RULES:
        for match in pattern.finditer(text):
            # "in", "since" tell that a word is one of time, and are no part of it.
            start = match.end("lead") if match.groupdict().get("lead") else match.start()
            try:
                days = days_of(match, published)
            except UnresolvedError as reason:
                yield _Found(start, match.end(), None, str(reason))
            except (ValueError, OverflowError):
                yield _Found(start, match.end(), None, "there is no such day")
            else:
                if days is not None:
                    yield _Found(start, match.end(), days, part=days.part)


def _apart(found: Iterator[_Found]) -> list[_Found]:
    """Return the expressions without those inside or across others: the first, and of these the longest, stands."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _widened(text: str, found: _Found, published: date | None) -> _Found:
    """Return an expression with the words beside it: "late on", "the night of", "morning", "since"."""
    days, part, start, end = found.days, found.part, found.start, found.end
    if days is None:
        return found
    before = text[max(0, start - _LEFT_WINDOW) : start]
    left = LEFT.search(before) if days.of_days else None
    right = RIGHT.match(text, end, min(len(text), end + _RIGHT_WINDOW)) if days.of_days else None
    if right:
        part, end = _part(right), right.end()
    if left:
        part = part or _part(left)
        start -= len(before) - left.start()
    if SINCE.search(before):
        if published is None:
            return replace(found, days=None, why="no day of publication is known")
        days = replace(days, last=max(days.last, published))
    elif left and OVERNIGHT_INTO.search(left[0]):
        days = replace(days, first=days.first - timedelta(1))
    elif part == "night" and days.part != "night" and days.first == days.last:
        days = replace(days, last=days.last + timedelta(1))
    return replace(found, start=start, end=end, days=days, part=part)


def _part(said: re.Match[str]) -> Part:
    return PARTS[" ".join(said["part"].casefold().replace("-", " ").split())]


def _time(text: str, found: _Found) -> Time:
    days = found.days
    assert days is not None
    return Time(
        text[found.start : found.end],
        (found.start, found.end),
        days.first.isoformat(),
        days.last.isoformat(),
        found.part,
    )


def _problem(text: Annotated, span: Span, why: str) -> Problem:
    return Problem("time_unresolved", "times", f"{text.words(span)}: {why}", span, text.where)


# ── hours, and times that lean on another ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Clock:
    start: int
    end: int
    from_: str
    to: str
    zone: str | None


def _clocks(text: str) -> list[_Clock]:
    """Return the hours of the day that a text tells, on a 24-hour clock."""
    found = []
    for match in CLOCK.finditer(text):
        half = match["half2"] or match["half"]
        first = _hour(match["hour"], match["minute"], match["half"] or half)
        last = _hour(match["hour2"], match["minute2"], half) if match["hour2"] else first
        if first and last:
            found.append(_Clock(*match.span(), first, last, match["zone"]))
    return found


def _hour(hour: str, minute: str | None, half: str | None) -> str | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _clocked(times: list[Time], clocks: list[_Clock], starts: list[int]) -> list[Time]:
    """Return the times with the hours told in the same sentence, each for the nearest day that has none yet."""
    ordered = sorted(times, key=lambda time: time.span)
    places = [time.span[0] for time in ordered]
    for clock in clocks:
        sentence, at = bisect_right(starts, clock.start), bisect_right(places, clock.start)
        near = range(max(0, at - _BESIDE), min(len(ordered), at + _BESIDE))
        free = [
            index
            for index in near
            if ordered[index].from_ is None
            and _is_a_day(ordered[index])
            and bisect_right(starts, places[index]) == sentence
        ]
        if free:
            index = min(free, key=lambda one: (_gap(ordered[one].span, clock), one))
            ordered[index] = replace(ordered[index], from_=clock.from_, to=clock.to, zone=clock.zone)
    return ordered


def _gap(span: Span, clock: _Clock) -> int:
    """Return how many characters lie between a time and the hours."""
    return max(span[0] - clock.end, clock.start - span[1], 0)


def _is_a_day(time: Time) -> bool:
    return time.first == time.last or time.part == "night"


def _loose(text: str) -> list[Span]:
    """Return expressions that tell a time only together with another: "two hours earlier", "at dawn"."""
    return [match.span() for pattern in (EARLIER, ALONE) for match in pattern.finditer(text)]


def _sentences(text: Annotated) -> list[int]:
    """Return where the sentences begin in the printed text."""
    return [text.at(sentence[0].idx) for sentence in text.doc.sents]
