from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from rashomon.extract.annotate import annotate
from rashomon.extract.times import find_times
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
        ("On the night of 7-8 Feb it burned.", ["night of 7-8 Feb | 2018-02-07..2018-02-08 | night"]),
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
        ("In the early hours of Thursday it fell.", ["early hours of Thursday | 2018-02-08 | dawn"]),
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
        ("It fell over the weekend.", ["over the weekend | 2018-02-10..2018-02-11"]),
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
        ("At 6:43 pm on Tuesday it fell.", ["Tuesday | 2018-02-06 | 18:43-18:43"]),
        ("It fell on Tuesday between 6 pm and 8 pm.", ["Tuesday | 2018-02-06 | 18:00-20:00"]),
        ("It fell on Tuesday at 14:30 GMT.", ["Tuesday | 2018-02-06 | 14:30-14:30 GMT"]),
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
