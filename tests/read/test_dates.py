from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.dates import day_of_url, find_day, is_date_only, read_day, read_local_day, read_option

PRINTED = [
    ("2018-02-08", "2018-02-08"),
    ("2018-02-08T23:30:00-05:00", "2018-02-08"),
    ("2018/2/8", "2018-02-08"),
    ("20180208", "2018-02-08"),
    ("Mon, February 12, 2018", "2018-02-12"),
    ("12 February 2018", "2018-02-12"),
    ("12th of February, 2018", "2018-02-12"),
    ("Feb. 12, 2018", "2018-02-12"),
    ("12-Feb-2018", "2018-02-12"),
    ("8 Feb 2018, 10:32 GMT", "2018-02-08"),
    ("Thu, 08 Feb 2018 10:32:00 +0000", "2018-02-08"),
    ("Thu, 08 Feb 18 10:32 GMT", "2018-02-08"),
    ("Thu Feb  8 10:32:00 UTC 2018", "2018-02-08"),
    ("Sept 3, 2019", "2019-09-03"),
    ("08.02.2018", "2018-02-08"),
    ("13/02/2018", "2018-02-13"),
    ("02/13/2018", "2018-02-13"),
    ("8 Feb 2018, updated 9 Feb 2018", "2018-02-08"),
    # two readings, half a date, a slip of the pen, a day that never was, words: no day
    ("02/08/2018", None),
    ("2015-05", None),
    ("February 2018", None),
    ("2092-02-08", None),
    ("1017-02-08", None),
    ("30 February 2018", None),
    ("8 Feb", None),
    ("today", None),
    ("None", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), PRINTED)
def test_a_printed_day_is_read(text: str, day: str | None) -> None:
    assert read_day(text) == day


def test_a_day_has_its_place() -> None:
    text = "Published on 8 Feb 2018 by the desk"
    found = find_day(text)
    assert found is not None
    start, end = found[1]
    assert text[start:end] == "8 Feb 2018"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Mon, February 12, 2018", True),
        ("Updated 10:32 GMT, 8 Feb 2018", True),
        ("2018-02-08T10:32:00Z", True),
        ("The raid of 8 February 2018", False),
        ("8 February 2018 in Homs", False),
        ("Monday", False),
    ],
)
def test_a_line_that_is_only_a_date(text: str, only: bool) -> None:
    assert is_date_only(text) is only


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2018/02/08/raid", "2018-02-08"),
        ("https://example.org/world/2018/feb/08/raid", "2018-02-08"),
        ("https://example.org/raid-2018-02-08.html", "2018-02-08"),
        ("https://example.org/news/20180208/raid", "2018-02-08"),
        ("https://example.org/raid?day=2018-02-08", None),
        ("https://example.org/2018/02/", None),
        ("https://example.org/2092/02/08/raid", None),
        ("https://example.org/id/12018020899", None),
    ],
)
def test_the_day_in_an_address(url: str, day: str | None) -> None:
    assert day_of_url(url) == day


@pytest.mark.parametrize(
    ("text", "url", "day"),
    [
        # late in the evening where the outlet is
        ("2019-11-19T03:05:46Z", "https://example.org/2019/11/18/a", "2019-11-18"),
        ("Tue, 19 Nov 2019 03:05:46 GMT", "https://example.org/2019/nov/18/a", "2019-11-18"),
        ("2019-11-19 03:05:46.123+00:00", "https://example.org/2019/11/18/a", "2019-11-18"),
        # early in the morning
        ("2019-11-18T20:00:00+0000", "https://example.org/2019/11/19/a", "2019-11-19"),
        # what has the outlet's own hour, or none, says its day
        ("2019-11-19T03:05:46+02:00", "https://example.org/2019/11/18/a", "2019-11-19"),
        ("2019-11-19", "https://example.org/2019/11/18/a", "2019-11-19"),
        # an address further off was given for another reason
        ("2019-11-19T03:05:46Z", "https://example.org/2019/11/16/a", "2019-11-19"),
        ("2019-11-19T03:05:46Z", "https://example.org/a", "2019-11-19"),
        ("2019-11-19T03:05:46Z", None, "2019-11-19"),
        ("soon", "https://example.org/2019/11/18/a", None),
    ],
)
def test_an_hour_in_utc_is_of_the_day_that_the_address_has(text: str, url: str | None, day: str | None) -> None:
    assert read_local_day(text, url) == day


def test_an_option_must_be_a_date_of_a_year_that_reports_have() -> None:
    assert read_option(" 1986-11-01 ") == "1986-11-01"
    assert read_option("8 Feb 2018") == "2018-02-08"
    with pytest.raises(ValueError, match="not a date: 'last week'"):
        read_option("last week")
    with pytest.raises(ValueError, match="not from 1980 to 2050: '1017-02-08'"):
        read_option("1017-02-08")


@settings(deadline=None)
@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2050, 12, 31)))
def test_every_plausible_day_is_read_however_it_is_written(day: date) -> None:
    assert read_day(f"{day:%Y-%m-%d}") == read_day(f"{day:%d %B %Y}") == read_day(f"{day:%b %d, %Y}") == str(day)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    day = read_day(text)
    assert day is None or len(day) == 10
