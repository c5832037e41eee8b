"""When a deed was done, as far as its report tells: the words with it, before it, and never the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from rashomon.combine.sentences import sentence_at
from rashomon.records import Mention, Part, Reading, Report, Span, Time

HEADER = 60  # characters: a line that is longer is a line of text, not of a head
HEAD_LINES = 8
ABBREVIATED = 20  # characters: what looks like a sentence so short may end with an abbreviation
MOST = 20  # times of a sentence that are looked at
FRESH = 21  # days: news that a sentence only stands beside is no older
CAPTION = 40  # characters
SHORT = 3  # days: a stretch as long as a night and its neighbours
# Of English reports only, since only those are read.
PARTS: dict[str, Part] = {
    "dawn": "dawn",
    "sunrise": "dawn",
    "daybreak": "dawn",
    "morning": "morning",
    "noon": "afternoon",
    "afternoon": "afternoon",
    "dusk": "evening",
    "sunset": "evening",
    "nightfall": "evening",
    "evening": "evening",
    "night": "night",
    "overnight": "night",
    "midnight": "night",
}
HOURS: tuple[tuple[int, Part], ...] = ((4, "night"), (7, "dawn"), (12, "morning"), (17, "afternoon"), (21, "evening"))
_DATELINE = re.compile(r"[^\n]{3,80}?(?:\) ?[—–-]+|[—–]| --) ")
_WORD = re.compile(r"[a-z]+")

Days = tuple[int, int]
Fresh = Sequence[tuple[int, Time]]


def published_day(reading: Reading) -> int | None:
    """Return the day of publication as an ordinal, where none is given that in the head of the text."""
    report = reading.report
    if report.published:
        try:
            return date.fromisoformat(report.published).toordinal()
        except ValueError:
            return None
    heads = [t for t in reading.times if t.first == t.last and in_head(report, t)]
    return date.fromisoformat(heads[0].first).toordinal() if heads else None


def in_head(report: Report, time: Time) -> bool:
    """Return whether a time is printed among the short first lines of a text, as a day of publication is."""
    start, end = time.span
    if start > HEAD_LINES * HEADER or report.text[start:end] != time.text:
        return False
    if report.text.count("\n", 0, start) >= HEAD_LINES:
        return False
    begin, stop = report.text.rfind("\n", 0, start) + 1, report.text.find("\n", end)
    line = report.text[begin : stop if stop >= 0 else None]
    return stop >= 0 and len(line) <= HEADER and not re.search(r"[.!?:;]\s*$", line)


def time_of(mention: Mention, reading: Reading, fresh: Fresh) -> Time | None:
    """Return when a deed was done: as told in its sentence, else as the one time of the sentence before tells it.

    `fresh` are the times of the text by where they begin, as `fresh_times` gives them.
    """
    report, own = reading.report, mention.time
    if report.row is not None:
        return own  # a column tells it, no sentence
    misread = own is not None and (_is_of_publication(report, own) or _is_of_counting(report, own))
    own = None if misread else own
    if mention.realis == "recalled" or mention.where == "title":
        return own
    begin, end = sentence_at(report.text, mention.trigger)
    if own is not None and begin <= own.span[0] < end:
        return own
    before = begin
    while before > 0 and begin - before < ABBREVIATED and report.text[before - 1] != "\n":  # "3 Jan, ca. 15:00. Jets …"
        before = sentence_at(report.text, (max(0, before - 2), max(0, before - 2)))[0]
    short = [t for _, t in fresh[bisect_left(fresh, before, key=itemgetter(0)) :][:MOST] if t.span[0] < end]
    # Which times of its own sentence are a deed's the reading has judged, unless it took the day of publication.
    for first, last in ((begin, end), (before, begin))[not misread :]:
        near = [t for t in short if first <= t.span[0] < last and (last == end or _is_sentence(report.text, t))]
        if near:
            return near[0] if len({(t.first, t.last) for t in near}) == 1 else own
    return own


def fresh_times(reading: Reading) -> Fresh:
    """Return in order, each with its begin, the times of a text that may date news: short, recent, not of speaking."""
    published = published_day(reading)
    cues = sorted(a.cue.span for a in reading.attributions if a.cue is not None and a.where == "text")
    found = []
    for time in reading.times:
        days = ordinals(time)
        if days is None or days[1] - days[0] >= SHORT or not _tells_of_deed(time, reading.report, cues):
            continue
        if published is None or 0 <= published - days[0] <= FRESH:
            found.append((time.span[0], time))
    return sorted(found, key=itemgetter(0))


def _is_sentence(text: str, time: Time) -> bool:
    """Tell whether a time heads its sentence or stands in a long one: "Photo, April 18." is a caption."""
    begin, end = sentence_at(text, time.span)
    return end - begin > CAPTION or not text[begin : time.span[0]].strip()


def part_of(mention: Mention, time: Time | None, reading: Reading) -> Part | None:
    """Return the part of the day: of the time, of its hour, else the only one that the deed's sentence names."""
    if time is not None and (time.part or time.from_):
        return time.part or _part_at(time.from_ or "")
    if reading.report.row is not None:
        return None
    source = reading.report.title if mention.where == "title" else reading.report.text
    begin, end = sentence_at(source, mention.trigger)
    told = {PARTS[word] for word in _WORD.findall(source[begin:end].casefold()) if word in PARTS}
    return told.pop() if len(told) == 1 else None


def _part_at(clock: str) -> Part | None:
    hour = clock.split(":", maxsplit=1)[0]
    if not hour.isdecimal():
        return None
    return next((part for last, part in HOURS if int(hour) < last), "night")


def ordinals(time: Time) -> Days | None:
    """Return the first and last day of a time as ordinals, None where they are no days."""
    try:
        first, last = (date.fromisoformat(day).toordinal() for day in (time.first, time.last))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _is_of_publication(report: Report, time: Time) -> bool:
    """Tell whether a time is of the head or of a dateline: the day of the report, not of a deed."""
    if report.text[slice(*time.span)] != time.text:
        return False
    begin = report.text.rfind("\n", 0, time.span[0]) + 1
    dateline = _DATELINE.match(report.text, begin, min(len(report.text), begin + 2 * HEADER))
    return in_head(report, time) or (dateline is not None and time.span[1] <= dateline.end())


def _is_of_counting(report: Report, time: Time) -> bool:
    """Tell whether a time is a long stretch that is not over yet: "this year" is of a count."""
    days = ordinals(time)
    if days is None or days[1] - days[0] < SHORT or report.published is None:
        return False
    return time.first <= report.published <= time.last


def _tells_of_deed(time: Time, report: Report, cues: Sequence[Span]) -> bool:
    """Tell whether a time of the text may be that of a deed: neither of publication nor of speaking."""
    if report.text[slice(*time.span)] != time.text or _is_of_publication(report, time):
        return False
    index = bisect_left(cues, time.span)
    return not any(_close(report.text, cue, time.span) for cue in cues[max(0, index - 1) : index + 1])


def _close(text: str, cue: Span, time: Span) -> bool:
    """Tell whether a time stands within three words of a word of speaking, in one sentence."""
    first, last = sorted((cue, time))
    between = text[first[1] : last[0]]
    return len(between) < HEADER and len(between.split()) <= 3 and not re.search(r"[.!?,;\n]", between)
