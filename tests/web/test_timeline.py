import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon.store import Store
from rashomon.store.listing_days import Stretch
from rashomon.web.timeline import MOST, Unit, draw_timeline, nice_ticks
from workbench_cases import keep_placed, open_client

DAYS = [
    ("2020-05-04", "2020-05-04"),
    ("2020-05-04", "2020-05-05"),
    ("2020-05-01", "2020-05-31"),
    ("2020-06-30", "2020-06-30"),
    (None, None),
]


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[TestClient]:
    with keep_placed(tmp_path / "dated.sqlite", [None] * len(DAYS), DAYS) as store:
        yield open_client(store)


def stretch(first: str | None, last: str | None = None, events: int = 1, low: int = 0, high: int = 0) -> Stretch:
    return Stretch(first, last or first, events, 0, events, low, high, 0)


@pytest.mark.parametrize(
    ("unit", "columns", "perhaps"),
    [
        (
            "day",
            {"4 May 2020": 1, "30 Jun 2020": 1},
            {"1 May 2020": 1, "4 May 2020": 2, "5 May 2020": 2, "6 May 2020": 1},
        ),
        ("week", {"week of 4 May 2020": 2, "week of 29 Jun 2020": 1}, {"week of 27 Apr 2020": 1}),
        ("month", {"May 2020": 3, "Jun 2020": 1}, {}),
        ("year", {"2020": 4}, {}),
    ],
)
def test_an_event_counts_where_it_surely_lies(unit: Unit, columns: dict[str, int], perhaps: dict[str, int]) -> None:
    timeline = draw_timeline([stretch(*days) for days in DAYS], unit, "", "", 0)
    assert timeline.unit == unit
    assert {one.name: one.events for one in timeline.columns if one.events} == columns
    told = {one.name: one.perhaps for one in timeline.columns if one.perhaps}
    assert {name: told[name] for name in perhaps} == perhaps
    assert timeline.undated == 1


@pytest.mark.parametrize(
    ("last", "unit"),
    [("2020-01-31", "day"), ("2020-12-31", "week"), ("2027-12-31", "month"), ("2090-12-31", "year")],
)
def test_the_unit_is_the_finest_that_there_is_room_for(last: str, unit: Unit) -> None:
    told = [stretch("2020-01-01"), stretch(last)]
    assert draw_timeline(told, None, "", "", 0).unit == unit
    assert len(draw_timeline(told, "day", "", "", 0).columns) <= MOST
    assert len(draw_timeline(told, "day", "", "", 7_000).columns) <= 12  # a long address, once in each column


def test_a_slip_of_a_thousand_years_leaves_the_rest_to_see() -> None:
    told = [stretch("0202-01-01"), stretch("2020-01-01", events=5), stretch("2021-01-01"), stretch("9999-12-31")]
    timeline = draw_timeline(told, None, "", "2021-12-31", 0)
    assert timeline.columns[-1].name == "2021"
    assert timeline.earlier == (f"{2021 - MOST}-12-31", 1)
    assert draw_timeline(told, None, "0001-01-01", "9999-12-31", 0).columns


def test_the_killed_are_added_up_from_low_to_high(dated: TestClient) -> None:
    text = dated.get("/events/timeline?by=month").text
    rows = dict(re.findall(r'<tr><th scope="row">(.*?)</th>.*?<td>([^<]*)</td></tr>', text))
    assert rows == {"May 2020": "3–30", "Jun 2020": "3–12"}
    assert "1 event without a day" in text


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("", "2 events, 1 disputed; killed 24–52"),
        ("?policy=ucdp", "2 events, 1 disputed; killed 24–52"),
        (
            "?policy=acled",
            "2 events, 1 disputed; killed 52",
        ),  # it never has a high end: no "or more"
        ("?policy=airwars", "2 events, 1 disputed"),  # nobody is called a civilian: that is not "killed 0"
        ("?policy=latest", "2 events, 1 disputed; killed 24–52"),
    ],
)
def test_the_killed_are_those_of_the_policy_that_is_asked_for(store: Store, policy: str, told: str) -> None:
    text = open_client(store).get(f"/events/timeline{policy}{'&' if policy else '?'}by=year").text
    assert re.findall(r"<title>2020: (.*?)</title>", text) == [told]
    assert text.count('<svg class="columns"') == (1 if "airwars" in policy else 2)


def test_the_policy_stays_where_the_selection_is_changed(store: Store) -> None:
    text = open_client(store).get("/events/timeline?policy=acled&by=month&country=UA").text
    assert '<input type="hidden" name="policy" value="acled">' in text
    for address in (
        "?by=month&amp;policy=acled",
        "?country=UA&amp;by=week&amp;policy=acled",
        "?country=UA&amp;by=month",
    ):
        assert f'"/events/timeline{address}"' in text
    assert 'href="/events?country=UA"' in text  # lists have one policy


def test_a_policy_that_there_is_none_of_is_refused(store: Store) -> None:
    assert open_client(store).get("/events/timeline?policy=mine").status_code == 422


def test_a_column_leads_to_its_days(dated: TestClient) -> None:
    text = dated.get("/events/timeline?by=month&dispute=any").text
    assert 'href="/events/timeline?since=2020-05-01&amp;until=2020-05-31&amp;dispute=any"' in text
    text = dated.get("/events/timeline?since=2020-05-01&until=2020-05-31").text
    assert 'href="/events?since=2020-05-04&amp;until=2020-05-04"' in text
    assert "2 events known only to lie within a longer time" in text


def test_days_are_told_to_be_too_many(dated: TestClient, tmp_path: Path) -> None:
    days = [("2000-01-01", "2000-01-01"), ("2020-01-01", "2020-01-01")]
    with keep_placed(tmp_path / "long.sqlite", [None, None], days) as store:
        assert "a day each would be too many" in open_client(store).get("/events/timeline?by=day").text
    assert dated.get("/events/timeline?by=hour").status_code == 422


def test_where_no_day_is_known_there_is_no_timeline(tmp_path: Path) -> None:
    with keep_placed(tmp_path / "none.sqlite", [None, None], [(None, None)] * 2) as store:
        client = open_client(store)
        assert "No report tells the days of these 2 events" in client.get("/events/timeline").text
        assert "No event fits" in client.get("/events/timeline?q=nowhere").text


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, (0, 1)), (1, (0, 1)), (3, (0, 1, 2, 3)), (9, (0, 5, 10)), (40, (0, 10, 20, 30, 40)), (101, (0, 50, 100, 150))],
)
def test_ticks_are_round_numbers(most: int, ticks: tuple[int, ...]) -> None:
    assert nice_ticks(most) == ticks
