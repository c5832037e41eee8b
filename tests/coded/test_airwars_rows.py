"""An incident of Airwars' says: the strike, the suspected, the day, the point, the least and the most of the harmed."""

import json
from dataclasses import astuple

import pytest
from made_rows import AIRWARS, check_spans, claims, coded, fails, figures, read

from rashomon.records import PersonValue, Reading


def test_an_incident_is_a_report_of_airwars() -> None:
    reading = read("airwars")
    assert (reading.report.outlet, reading.report.row) == ("Airwars", "airwars:ABC0017")
    assert "notes: A house was hit." in reading.report.text
    check_spans(reading)


def test_the_harmed_are_ranges_of_civilians() -> None:
    assert figures(read("airwars")) == [
        ("killed", "civilians", 3, 5, "incident"),
        ("injured", "civilians", 7, 7, "incident"),
        ("killed", "children", 2, 2, "part"),
    ]


@pytest.mark.parametrize(
    ("cells", "killed"),
    [
        ({"killed_min": "0", "killed_max": "4", "civilians_reported_killed": ""}, [(0, 4)]),
        ({"civilians_reported_killed": "0"}, [(0, 0)]),
        ({"civilians_reported_killed": "Unknown", "children": ""}, []),
        ({"civilians_reported_killed": "1 (1 man)", "children": ""}, [(1, 1)]),
        ({"civilians_reported_killed": "1,200–1,300", "children": ""}, [(1200, 1300)]),
    ],
)
def test_how_many_were_killed(cells: dict[str, str], killed: list[tuple[int, int]]) -> None:
    found = [one[2:4] for one in figures(read("airwars", **cells)) if one[0] == "killed" and one[1] == "civilians"]
    assert found == killed


def test_the_suspected_are_only_alleged_and_the_known_are_not() -> None:
    suspected = claims(read("airwars"), "actor")
    assert [(one.words, one.stance) for one in suspected] == [
        ("Russian Military", "alleges"),
        ("Syrian Regime", "alleges"),
    ]
    known = claims(read("airwars", known_belligerents="Russian Military"), "actor")
    assert [(one.words, one.stance) for one in known] == [("Russian Military", "asserts")]


@pytest.mark.parametrize(
    ("kind", "mode", "acled"),
    [
        ("Airstrike", "aerial", "Air/drone strike"),
        ("Airstrike, Drone Strike", None, "Air/drone strike"),
        ("Artillery", "heavy-weapons", "Shelling/artillery/missile attack"),
        ("Airstrike and/or Artillery", None, None),
        ("Airstrike, Artillery", None, None),
        ("", None, None),
    ],
)
def test_the_strike_is_the_deed(kind: str, mode: str | None, acled: str | None) -> None:
    [mention] = read("airwars", strike_type=kind).mentions
    assert (mention.type, mention.mode, mention.acled) == ("ASSAULT", mode, acled)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("May 4, 2020", "2020-05-04", "2020-05-04"),
        ("October 9–10, 2023", "2023-10-09", "2023-10-10"),
        ("October 31–November 1, 2023", "2023-10-31", "2023-11-01"),
        ("December 31, 2023–January 1, 2024", "2023-12-31", "2024-01-01"),
        ("2020-05-04", "2020-05-04", "2020-05-04"),
    ],
)
def test_the_date_may_be_two_days(day: str, first: str, last: str) -> None:
    time = read("airwars", incident_date=day).mentions[0].time
    assert time is not None
    assert (time.first, time.last) == (first, last)


@pytest.mark.parametrize(
    ("level", "precision"),
    [
        ("Exact location (other)", "exact"),
        ("Nearby landmark", "near"),
        ("Street", "near"),
        ("Village", "town"),
        ("District", "admin2"),
        ("Province/governorate", "admin1"),
        ("", "near"),
    ],
)
def test_the_level_of_accuracy_is_the_precision(level: str, precision: str) -> None:
    place = read("airwars", geolocation_accuracy=level).mentions[0].place
    assert place is not None
    assert (place.latitude, place.longitude, place.country, place.precision) == (36.2021, 37.1343, "SY", precision)


def test_the_country_may_be_told_by_the_last_words_of_the_place() -> None:
    place = read("airwars", location="Khan Younis, the Gaza Strip", country="").mentions[0].place
    assert place is not None
    assert (place.country, place.admin1) == ("PS", "Gaza Strip")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"civilians_reported_killed": "5 – 3"}, "civilians_killed '5 – 3' ends below where it begins"),
        (
            {"civilians_reported_killed": "dozens"},
            "civilians_killed 'dozens' is neither a number of people nor a range as \"3 – 5\"",
        ),
        ({"geolocation": "somewhere"}, "geolocation 'somewhere' is no pair \"latitude, longitude\""),
        ({"geolocation": "36.2, 999"}, "geolocation '999' is not between -180 and 180"),
        ({"incident_date": "May 32, 2020"}, "date 'May 32, 2020' is no day that a calendar has"),
        ({"incident_date": ""}, "has no date"),
    ],
)
def test_a_bad_cell_is_named_with_the_reason(cells: dict[str, str], reason: str) -> None:
    assert fails("airwars", **cells) == reason


def persons(reading: Reading) -> list[tuple[object, ...]]:
    return [astuple(one.value) for one in reading.claims if isinstance(one.value, PersonValue)]


@pytest.mark.parametrize(
    ("cell", "person"),
    [
        ("Hana Omar (34, female, teacher, killed)", ("Hana Omar", 34, "female", "teacher", None, "killed")),
        ("Hana Omar", ("Hana Omar", None, None, None, None, "killed")),
        ("هناء عمر (Age 7, Girl, Injured)", ("هناء عمر", 7, "female", None, None, "injured")),
        ("Sami Omar (8 months, Male)", ("Sami Omar", 0, "male", None, None, "killed")),
        ("Sami Omar (son of Hana Omar, missing)", ("Sami Omar", None, None, None, "son of Hana Omar", "missing")),
        ("Sami Omar (Unknown, adult)", ("Sami Omar", None, None, None, None, "killed")),
        ("Sami Omar (999)", ("Sami Omar", None, None, "999", None, "killed")),
    ],
)
def test_a_named_victim_is_a_claim(cell: str, person: tuple[object, ...]) -> None:
    reading = read("airwars", victims=cell)
    assert persons(reading) == [person]
    check_spans(reading)


def test_named_victims_are_each_a_claim_and_make_no_figure() -> None:
    reading = read("airwars", victims="Hana Omar (34); Sami Omar (7, killed); 12; (9)")
    assert [one[:2] for one in persons(reading)] == [("Hana Omar", 34), ("Sami Omar", 7)]
    assert figures(reading) == figures(read("airwars"))


def test_victims_of_json_are_told_with_all_that_is_told_of_them() -> None:
    told = [
        {"name": "Hana Omar", "age": 34, "gender": "Female", "status": "Killed"},
        {"name": "Sami; Omar", "age": None},
    ]
    [found] = coded("airwars", json.dumps([AIRWARS | {"Named victims": told}]).encode())
    assert isinstance(found, Reading)
    assert persons(found) == [
        ("Hana Omar", 34, "female", None, None, "killed"),
        ("Sami, Omar", None, None, None, None, "killed"),
    ]
    check_spans(found)
