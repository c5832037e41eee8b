import re
from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from probes_times import PHRASES
from spacy.language import Language

from rashomon.extract.annotate import annotate
from rashomon.extract.datelines import without_datelines
from rashomon.extract.times import find_times, order_of
from rashomon.extract.timewords.phrases import Phrase, find_phrases
from rashomon.records import Problem, Time

MONDAY = "2018-02-12"


def times_of(nlp: Language, text: str, published: str | None = MONDAY) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    annotated = next(annotate(nlp, [("text", text, text)]))
    found, problems = find_times(annotated, published)
    assert all(annotated.words(time.span) == time.text for time in found)
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))
    return found, problems


def line(time: Time) -> str:
    """One time in one line: words | first..last | part | hours."""
    days = time.first if time.first == time.last else f"{time.first}..{time.last}"
    hours = f"{time.from_}-{time.to}" + (f" {time.zone}" if time.zone else "") if time.from_ else None
    return " | ".join(part for part in (time.text, days, time.part, hours) if part)


def days_of(phrase: Phrase) -> str:
    """The days of a phrase in one word: a day, "first..last", or nothing."""
    first, last = phrase.sense.first, phrase.sense.last
    if first is None or last is None:
        return ""
    return first.isoformat() if first == last else f"{first}..{last}"


@pytest.mark.parametrize(("sentence", "kind", "value", "days"), PHRASES)
def test_phrases_and_what_they_mean(sentence: str, kind: str, value: str, days: str) -> None:
    text = re.sub(r"[\[\]]", "", sentence)
    marked = re.findall(r"\[(.*?)\]", sentence)
    found = [one for one in find_phrases(text, date(2018, 2, 12)) if not marked or text[one.start : one.end] in marked]
    assert [(one.sense.kind, one.sense.value, days_of(one)) for one in found] == [(kind, value, days)] * len(marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # reckoned from the day told last, where that is near
        ("It fell on 3 February. Two days later they met.", ["2018-02-03", "2018-02-05"]),
        ("It fell on 3 February. The next day they met.", ["2018-02-03", "2018-02-04"]),
        ("It fell on 3 February. That night they met.", ["2018-02-03", "2018-02-03..2018-02-04"]),
        ("It fell on 3 February. The same afternoon they met.", ["2018-02-03", "2018-02-03"]),
        # told as to come, told as past, told as neither: then no deed is dated by what may be to come
        ("They will meet on 3 March.", ["2018-03-03"]),
        ("They met on 3 March.", ["2017-03-03"]),
        ("A meeting on 3 March.", []),
        ("It is to be ended by 3 March.", ["2018-03-03"]),
        ("The talks, planned to open on Friday, were called off.", ["2018-02-16"]),
        # what dates no deed
        ("They shell it every Friday, or daily.", []),
        ("It burned for two days, and the war for a decade.", []),
        ("The 1998 law and six alleys of the quarter burned.", []),
        ("He is 24 years old and now 1999 men strong.", []),
        ("The Sunday Times said it on Black Friday.", []),
        ("Since the beginning of the year it has burned.", []),
        # longer than a day
        ("It fell in the first week of February.", ["2018-02-01..2018-02-07"]),
        ("It fell in the last two weeks of January.", ["2018-01-18..2018-01-31"]),
        ("It fell in the early 1990s.", ["1990-01-01..1993-12-31"]),
        ("It fell from Monday to Wednesday last week.", ["2018-02-05..2018-02-07"]),
        ("It fell overnight from Wednesday to Thursday.", ["2018-02-07..2018-02-08"]),
    ],
)
def test_what_can_date_a_deed(nlp: Language, text: str, expected: list[str]) -> None:
    found, _ = times_of(nlp, text)
    assert [t.first if t.first == t.last else f"{t.first}..{t.last}" for t in found] == expected


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("It fell on 01/02/2018.", True, ["2018-02-01"]),
        ("It fell on 01/02/2018.", False, ["2018-01-02"]),
        ("It fell on 01/02/2018.", None, []),
        ("It fell on 01.02.2018.", None, ["2018-02-01"]),  # with dots the day stands first everywhere
        ("It fell on 01/02/2018, not on 13/01/2018.", False, ["2018-02-01", "2018-01-13"]),  # the text shows its order
        ("It fell on 05/05/2017.", None, ["2017-05-05"]),
        ("It fell on 31/13/2017.", True, []),
    ],
)
def test_the_order_of_day_and_month(nlp: Language, text: str, day_first: bool | None, expected: list[str]) -> None:
    annotated = next(annotate(nlp, [("text", text, text)]))
    found, problems = find_times(annotated, MONDAY, day_first)
    assert [time.first for time in found] == expected
    assert len(problems) == (not expected)


@pytest.mark.parametrize(
    ("outlet", "order"),
    [("Delhi Sun", True), ("Ohio Sun", False), ("Ottawa Sun", None), ("nobody", None), (None, None)],
)
def test_the_order_of_an_outlet_is_that_of_its_country(outlet: str | None, order: bool | None) -> None:
    countries = {"delhi sun": "IN", "ohio sun": "US", "ottawa sun": "CA"}
    ontology: Any = SimpleNamespace(
        names={name: name for name in countries},
        actors={name: SimpleNamespace(country=country) for name, country in countries.items()},
    )
    assert order_of(outlet, ontology) is order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOMS, Feb 10 (Wire) - It fell today.", ["2018-02-10", "2018-02-10"]),
        ("HOMS, Feb 1 (Wire) - It fell today.", ["2018-02-01", "2018-02-12"]),  # too old to be the day of writing
        ("On February 10 it fell. Today it burns.", ["2018-02-10", "2018-02-12"]),
    ],
)
def test_today_is_the_day_of_the_dateline(nlp: Language, text: str, expected: list[str]) -> None:
    annotated = next(annotate(nlp, [("text", text, without_datelines(text))]))
    assert [time.first for time in find_times(annotated, MONDAY)[0]] == expected


def test_many_dates_are_all_read() -> None:
    text = "On 7 February 2018 and, two days later, at 6 pm. " * 10_000
    found = list(find_phrases(text, date(2018, 2, 12)))
    assert len(found) == 30_000
    assert not list(find_phrases("1 and 1, the of " * 20_000, date(2018, 2, 12)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days by date
        ("It fell on 7 February 2018.", ["7 February 2018 | 2018-02-07"]),
        ("It fell on February 7.", ["February 7 | 2018-02-07"]),
        ("It fell on Feb. 7th, 2016.", ["Feb. 7th, 2016 | 2016-02-07"]),
        ("It fell on 20 February.", ["20 February | 2017-02-20"]),
        ("It will open on 15 February.", ["15 February | 2018-02-15"]),
        ("It fell on 29 February.", ["29 February | 2016-02-29"]),
        ("It lasted from 7-8 February.", ["7-8 February | 2018-02-07..2018-02-08"]),
        ("On the night of 7-8 Feb it burned.", ["the night of 7-8 Feb | 2018-02-07..2018-02-08 | night"]),
        ("On Wednesday, February 7, it burned.", ["Wednesday, February 7 | 2018-02-07"]),
        ("Filed 2018-02-07 and 13/02/2018.", ["2018-02-07 | 2018-02-07", "13/02/2018 | 2018-02-13"]),
        # days of the week: the latest not after publication
        ("It fell on Wednesday.", ["Wednesday | 2018-02-07"]),
        ("It fell on Monday.", ["Monday | 2018-02-12"]),
        ("It fell last Monday.", ["last Monday | 2018-02-05"]),
        ("It begins next Monday.", ["next Monday | 2018-02-19"]),
        ("It fell on Friday last week.", ["Friday last week | 2018-02-09"]),
        # parts of the day
        ("It fell late on Wednesday.", ["late on Wednesday | 2018-02-07..2018-02-08 | night"]),
        ("It fell on Wednesday night.", ["Wednesday night | 2018-02-07..2018-02-08 | night"]),
        ("It fell early Thursday.", ["early Thursday | 2018-02-08 | dawn"]),
        ("In the early hours of Thursday it fell.", ["the early hours of Thursday | 2018-02-08 | dawn"]),
        ("It fell on Sunday at dawn.", ["Sunday at dawn | 2018-02-11 | dawn"]),
        ("It fell late Sunday afternoon.", ["late Sunday afternoon | 2018-02-11 | afternoon"]),
        ("It fell overnight into Friday.", ["overnight into Friday | 2018-02-08..2018-02-09 | night"]),
        ("It fell overnight.", ["overnight | 2018-02-11..2018-02-12 | night"]),
        ("It fell last night.", ["last night | 2018-02-11..2018-02-12 | night"]),
        # near days
        ("Yesterday it fell.", ["Yesterday | 2018-02-11"]),
        ("It fell today.", ["today | 2018-02-12"]),
        ("It fell three days ago.", ["three days ago | 2018-02-09"]),
        ("It fell the day before yesterday.", ["the day before yesterday | 2018-02-10"]),
        # longer stretches
        ("It fell last week.", ["last week | 2018-02-05..2018-02-11"]),
        ("It fell over the weekend.", ["the weekend | 2018-02-10..2018-02-11"]),
        ("It fell last June.", ["last June | 2017-06-01..2017-06-30"]),
        ("It fell in June 2017.", ["June 2017 | 2017-06-01..2017-06-30"]),
        ("It fell in September.", ["September | 2017-09-01..2017-09-30"]),
        ("It fell this month.", ["this month | 2018-02-01..2018-02-28"]),
        ("It fell earlier this month.", ["earlier this month | 2018-02-01..2018-02-12"]),
        ("It fell in early February.", ["early February | 2018-02-01..2018-02-10"]),
        ("It fell in 2016.", ["2016 | 2016-01-01..2016-12-31"]),
        ("It has lasted since September 2014.", ["September 2014 | 2014-09-01..2018-02-12"]),
        ("It has lasted since Friday.", ["Friday | 2018-02-09..2018-02-12"]),
        ("It fell two weeks ago.", ["two weeks ago | 2018-01-29..2018-02-04"]),
        ("It fell in the past 24 hours.", ["the past 24 hours | 2018-02-11..2018-02-12"]),
        # hours go to the day of their sentence
        ("At 6:43 pm on Tuesday it fell.", ["6:43 pm on Tuesday | 2018-02-06 | 18:43-18:43"]),
        ("It fell on Tuesday between 6 pm and 8 pm.", ["Tuesday between 6 pm and 8 pm | 2018-02-06 | 18:00-20:00"]),
        ("It fell on Tuesday at 14:30 GMT.", ["Tuesday at 14:30 GMT | 2018-02-06 | 14:30-14:30 GMT"]),
        ("At 3 a.m. it fell.", []),
        # no times
        ("He may march on with 2000 troops in May Hall.", ["May | 2017-05-01..2017-05-31"]),
        ("They may march for a fourth day with 2018 men.", []),
        ("In 2000 troops there was fear.", []),
    ],
)
def test_times_and_their_days(nlp: Language, text: str, expected: list[str]) -> None:
    found, problems = times_of(nlp, text)
    assert [line(time) for time in found] == expected
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("It fell on Wednesday.", None),
        ("It fell on Wednesday.", "no date"),
        ("It fell on February 7.", None),
        ("It has lasted since September 2014.", None),
        ("It fell on 31 February 2018.", MONDAY),
        ("It fell on 7 February 1066.", MONDAY),
        ("It fell on 03/04/2018.", MONDAY),
        ("It fell on 7 February 0999.", MONDAY),
        ("It fell on 7 February 3001.", MONDAY),
        ("It fell on 0000-00-00.", MONDAY),
        ("Two days earlier it had burned.", MONDAY),
        ("That day it burned.", MONDAY),
        ("Two hours earlier shells had fallen.", MONDAY),
        ("At dawn the shelling began.", MONDAY),
        ("It fell several years ago.", MONDAY),
    ],
)
def test_what_cannot_be_told_is_a_problem_and_no_time(nlp: Language, text: str, published: str | None) -> None:
    found, problems = times_of(nlp, text, published)
    assert found == ()
    assert [(problem.kind, problem.stage) for problem in problems] == [("time_unresolved", "times")]


def test_dates_in_full_need_no_day_of_publication(nlp: Language) -> None:
    found, problems = times_of(nlp, "It fell on 7 February 2018, not in June 2017.", None)
    assert [time.first for time in found] == ["2018-02-07", "2017-06-01"]
    assert problems == ()


WORDS = st.sampled_from(
    "late on Wednesday night of 7 - 8 31 February 2018 99999 May last next week since 6:43 pm GMT overnight into 999 "
    "years ago earlier 30/02/2018 0000-00-00 this in early \u200b , .".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(
    text=st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)),
    published=st.one_of(st.none(), st.dates().map(date.isoformat)),
)
def test_any_text_is_read_and_days_are_in_order(nlp: Language, text: str, published: str | None) -> None:
    found, problems = times_of(nlp, text, published)
    assert all("1900" <= time.first <= time.last <= "2101" for time in found)
    assert all(problem.kind == "time_unresolved" for problem in problems)
