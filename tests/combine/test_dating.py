"""When a deed was done: times of its sentence and the one before, never the day of publication."""

from dataclasses import replace

import builders as b
import pytest

from rashomon.combine.dating import fresh_times, part_of, published_day, time_of
from rashomon.records import Mention, Part, Reading, Time


def reading(text: str, times: dict[str, str], told: str | None = None, trigger: str = "hit") -> tuple[Mention, Reading]:
    """A report of 9 March 2031 with one deed, told with the time `told`, and all times, each with its first day."""
    found = {words: at(text, words, day) for words, day in times.items()}
    start = text.index(trigger)
    mention = replace(b.deed("m"), trigger=(start, start + len(trigger)), time=found.get(told or ""))
    whole = b.reading("r", [mention], text=text, published="2031-03-09")
    return mention, replace(whole, times=tuple(found.values()))


def at(text: str, words: str, first: str) -> Time:
    start = text.index(words)
    return Time(words, (start, start + len(words)), first, first)


@pytest.mark.parametrize(
    ("text", "times", "told", "day"),
    [
        ("Shells hit a barn on Friday.", {"on Friday": "2031-03-07"}, "on Friday", "2031-03-07"),
        (
            "It came on Friday at first light, they said. Shells hit a barn.",
            {"on Friday": "2031-03-07"},
            None,
            "2031-03-07",
        ),
        ("3 March, ca. 15:00. Shells hit a barn.", {"3 March": "2031-03-03"}, None, "2031-03-03"),
        ("Photo, 3 March. Shells hit a barn.", {"3 March": "2031-03-03"}, None, None),  # a caption
        ("Herald\n9 March 2031\nShells hit a barn.", {"9 March 2031": "2031-03-09"}, "9 March 2031", None),
        ("TARN, March 9 (Wire) — Shells hit a barn.", {"March 9": "2031-03-09"}, "March 9", None),
        ("They met on Monday.\n\nShells hit a barn.", {"on Monday": "2031-03-03"}, None, None),  # another paragraph
        ("It was worse on 2 January, people say there. Shells hit a barn.", {"2 January": "2031-01-02"}, None, None),
    ],
)
def test_day(text: str, times: dict[str, str], told: str | None, day: str | None) -> None:
    mention, whole = reading(text, times, told)
    found = time_of(mention, whole, fresh_times(whole))
    assert (None if found is None else found.first) == day


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Shells hit a barn before sunrise.", "dawn"),
        ("At dusk shells hit a barn.", "evening"),
        ("Shells hit a barn at dusk, hours after a raid at dawn.", None),  # which of the two is not told
        ("Shells hit a barn.", None),
    ],
)
def test_part_of_the_day(text: str, part: Part | None) -> None:
    mention, told = reading(text, {})
    assert part_of(mention, None, told) == part


@pytest.mark.parametrize(
    ("hour", "part"), [("05:10", "dawn"), ("09:30", "morning"), ("19:00", "evening"), ("23:00", "night")]
)
def test_an_hour_is_a_part_of_the_day(hour: str, part: Part) -> None:
    mention, told = reading("Shells hit a barn.", {})
    assert part_of(mention, replace(b.time("2031-03-07"), from_=hour), told) == part


def test_the_day_in_the_head_is_that_of_publication_where_none_is_given() -> None:
    _, told = reading("Herald\n8 March 2031\nShells hit a barn.", {"8 March 2031": "2031-03-08"})
    bare = replace(told, report=replace(told.report, published=None))
    assert published_day(told) == published_day(bare) + 1  # type: ignore[operator] # both have a day
