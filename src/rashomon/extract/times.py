"""Find when: phrases of time → stretches of days, reckoned from the day of publication where they are relative.

What cannot be told is a problem and no time: the day of publication never stands in for it. Which phrases there are and
what each means is told by `timewords`; here is decided which of them can be when a deed was done.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.extract.annotate import Annotated
from rashomon.extract.timewords.phrases import Phrase, find_phrases
from rashomon.extract.timewords.sense import EARLIEST, LATEST, NOT_PUBLISHED
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Problem, Span, Time

_BESIDE = 3  # times before and after the hours that may be their day
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)
_SINCE_WINDOW = 12  # characters before a phrase
_AND, _BETWEEN = re.compile(r"\s+and\s+(?:the\s+)?"), re.compile(r"\b[Bb]etween\s+(?:the\s+)?\Z")
_AND_WINDOW = 14  # characters between two phrases, or before the first
_WEEK = 7
_HEAD = 200  # characters in which a dateline stands
_DATELINE_AGE = 3  # days that the day of a dateline may lie before that of publication, to be what "today" means
# Where 01/02/2018 is 2 January, by country (ISO 3166-1); where both orders, or the year first, are in use.
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "PR"})
_EITHER = frozenset({"CA", "ZA", "CN", "JP", "KR", "TW", "HU", "MN", "LT", "IR"})


def find_times(
    text: Annotated, published: str | None, day_first: bool | None = None
) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """Return the times that a text names, in order, and a problem for each that cannot be told.

    `published` is YYYY-MM-DD; without it (or outside 1900–2100) relative phrases are problems. `day_first`: whether
    01/02/2018 is 1 February, as `order_of` knows it; None: not known.
    """
    day = _day(published)
    phrases = [_until_now(text.text, one, day) for one in _joined(text.text, _phrases(text, day, day_first))]
    dated = [one for one in phrases if _can_date(one)]
    times = [_time(text.text, one) for one in dated]
    lacks = [one for one in phrases if one.sense.why]
    problems = [_problem(text, one) for one in lacks if not one.sense.leans]
    clocks = [one for one in phrases if one.rule == "clock"]
    leaning = [one for one in lacks if one.sense.leans]
    if clocks or leaning:
        starts = _sentences(text)
        times = _clocked(times, clocks, starts)
        timed = {bisect_right(starts, one.start) for one in phrases if _can_date(one) or not one.sense.leans}
        problems += [_problem(text, one) for one in leaning if bisect_right(starts, one.start) not in timed]
    order = sorted(problems, key=lambda problem: problem.span or (0, 0))
    return tuple(sorted(times, key=lambda time: time.span)), tuple(order)


def order_of(outlet: str | None, ontology: Ontology) -> bool | None:
    """Return whether an outlet prints the day before the month, by the country that the ontology has for it."""
    known = ontology.actors.get(ontology.names.get(fold_name(outlet or ""), ""))
    if known is None or known.country is None or known.country in _EITHER:
        return None
    return known.country not in _MONTH_FIRST


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None


def _phrases(text: Annotated, published: date | None, day_first: bool | None) -> list[Phrase]:
    """Return the phrases of time of a text; "today" is the day of its dateline where that is a little older."""
    phrases = list(find_phrases(text.text, published, day_first))
    if published is None or not phrases or phrases[0].start > _HEAD:
        return phrases
    written = phrases[0].sense.first
    if written is None or phrases[0].rule != "day" or not 0 < (published - written).days <= _DATELINE_AGE:
        return phrases
    read = text.tokens((phrases[0].start, phrases[0].end))
    if any(not token.is_space for token in read):  # datelines are blanked before the text is read
        return phrases
    return list(find_phrases(text.text, written, day_first))


def _joined(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases with the two of "between Thursday and Friday" as one stretch."""
    found: list[Phrase] = []
    for one in phrases:
        before = found[-1] if found else None
        between = before is not None and _AND.fullmatch(text, before.end, min(one.start, before.end + _AND_WINDOW))
        if before is not None and between and _BETWEEN.search(text, max(0, before.start - _AND_WINDOW), before.start):
            stretch = _stretch(before, one)
            found[-1:] = [before, one] if stretch is None else [stretch]
        else:
            found.append(one)
    return found


def _stretch(one: Phrase, other: Phrase) -> Phrase | None:
    """Return two phrases as one from the first day to the last; "Monday" is that before the "Tuesday" told with it."""
    first, last = one.sense.first, other.sense.last
    if first is None or last is None or not (_can_date(one) and _can_date(other)) or one.rule == other.rule == "year":
        return None
    if 0 < (first - last).days < _WEEK:
        first -= timedelta(_WEEK)
    if first > last:
        return None
    return Phrase(one.start, other.end, replace(other.sense, first=first, part=None, hours=None), other.rule)


def _can_date(phrase: Phrase) -> bool:
    """Tell whether a phrase can be when a deed was done: not "every day", "a 1998 law", or an hour without its day."""
    sense = phrase.sense
    return sense.first is not None and sense.dates and sense.kind != "SET" and not sense.why


def _until_now(text: str, phrase: Phrase, published: date | None) -> Phrase:
    """Return a phrase behind "since" as the stretch from its first day to publication, others as they are."""
    sense = phrase.sense
    if sense.last is None or not _SINCE.search(text, max(0, phrase.start - _SINCE_WINDOW), phrase.start):
        return phrase
    if published is None:
        return replace(phrase, sense=replace(sense, why=NOT_PUBLISHED))
    return replace(phrase, sense=replace(sense, last=max(sense.last, published)))


def _time(text: str, phrase: Phrase) -> Time:
    sense = phrase.sense
    assert sense.first is not None
    assert sense.last is not None
    first, last = sense.first.isoformat(), sense.last.isoformat()
    from_, to, zone = sense.hours or (None, None, None)
    return Time(text[phrase.start : phrase.end], (phrase.start, phrase.end), first, last, sense.part, from_, to, zone)


def _problem(text: Annotated, phrase: Phrase) -> Problem:
    span = (phrase.start, phrase.end)
    return Problem("time_unresolved", "times", f"{text.words(span)}: {phrase.sense.why}", span, text.where)


# ── hours, and phrases that lean on another ─────────────────────────────────────────────────────────────────────────


def _clocked(times: Sequence[Time], clocks: Sequence[Phrase], starts: Sequence[int]) -> list[Time]:
    """Return the times with the hours told in the same sentence, each for the nearest day that has none yet."""
    ordered = sorted(times, key=lambda time: time.span)
    places = [time.span[0] for time in ordered]
    for clock in clocks:
        assert clock.sense.hours is not None
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
            from_, to, zone = clock.sense.hours
            ordered[index] = replace(ordered[index], from_=from_, to=to, zone=zone)
    return ordered


def _gap(span: Span, clock: Phrase) -> int:
    """Return how many characters lie between a time and the hours."""
    return max(span[0] - clock.end, clock.start - span[1], 0)


def _is_a_day(time: Time) -> bool:
    return time.first == time.last or time.part == "night"


def _sentences(text: Annotated) -> list[int]:
    """Return where the sentences begin in the printed text."""
    return [text.at(sentence[0].idx) for sentence in text.doc.sents]
