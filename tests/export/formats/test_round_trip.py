"""What goes out as ACLED's or UCDP's table comes in again as it was told: places, days, figures, names."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import PLACE, TIME, case, event, finding, hostile, ontology, plain, reading

from rashomon.coded import Lookup, code_rows
from rashomon.demo import REPORTS
from rashomon.export.formats import EXPORTERS, OWN_POLICIES, Case
from rashomon.gazetteer import open_gazetteer
from rashomon.pipeline import compare_paths
from rashomon.records import Comparison, Failure, Figure, Mention, Precision, Reading

FORMATS = ("acled", "ucdp")
ID = {"acled": "event_id_cnty", "ucdp": "id"}


@cache
def lookup() -> Lookup:
    return Lookup(ontology(), open_gazetteer())


def round_trip(format: str, given: Case) -> list[tuple[dict[str, str], Reading]]:
    """The rows of an export as they are written, each with what is read of it."""
    table = EXPORTERS[format](given).files[""]
    stream = io.BufferedReader(io.BytesIO(table))
    found = list(code_rows(format, "out.csv", stream, lookup()))
    assert [one for one in found if isinstance(one, Failure)] == []
    rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
    return list(zip(rows, [one for one in found if isinstance(one, Reading)], strict=True))


def totals(told: Reading) -> list[Figure]:
    values = [one.value for one in told.claims if one.field == "killed" and one.scope == "incident"]
    return [value for value in values if isinstance(value, Figure)]


def days(mention: Mention) -> tuple[str, str]:
    assert mention.time is not None
    return mention.time.first, mention.time.last


@pytest.mark.parametrize("format", FORMATS)
def test_an_event_comes_in_as_it_went_out(format: str) -> None:
    [(row, told)] = round_trip(format, case(plain()))
    [mention] = told.mentions
    assert told.report.row == f"{format}-export:{row[ID[format]]}"
    assert days(mention) == ("2020-05-04", "2020-05-04")
    assert mention.place is not None
    place = (mention.place.text, mention.place.latitude, mention.place.longitude, mention.place.precision)
    assert place == ("Oram", 36.1, 36.8, "town")
    assert (mention.place.country, mention.place.admin1) == ("SY", "Aleppo")
    assert [party.actor for party in mention.actors] == ["syrian_military"]
    assert mention.ucdp == "one-sided"


def test_what_acled_shows_is_what_is_told() -> None:
    [(row, told)] = round_trip("acled", case(plain(), "acled"))
    assert totals(told) == [Figure(int(row["fatalities"]), int(row["fatalities"]), "exact", int(row["fatalities"]))]
    [mention] = told.mentions
    assert (mention.type, mention.acled) == ("ASSAULT", "Air/drone strike")
    assert [party.text for party in mention.targets] == ["villagers", "market"][:1] + [
        words for words in row["assoc_actor_2"].split("; ") if words
    ]


def test_what_ucdp_shows_is_what_is_told() -> None:
    [(row, told)] = round_trip("ucdp", case(plain()))
    assert totals(told) == [Figure(12, 15, "between", 12)]
    parts = [(one.group, one.value.low) for one in told.claims if one.scope == "part" and isinstance(one.value, Figure)]
    assert parts == [("civilians", int(row["deaths_civilians"]))] == [("civilians", 12)]


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_come_in_as_text(format: str) -> None:
    [(row, told)] = round_trip(format, case(hostile()))
    assert told.report.row == f"{format}-export:{row[ID[format]]}"
    assert "\n" not in told.mentions[0].actors[0].text


FOUND = st.tuples(
    st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["town", "near", "admin1"]), st.sampled_from(["SY", "ML"])
)
STRETCH = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 40))


@given(FOUND, STRETCH, st.integers(1, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_whatever_is_told_comes_in_as_it_went_out(
    found: tuple[float, float, Precision, str], stretch: tuple[date, int], low: int, more: int, most: int
) -> None:
    latitude, longitude, precision, country = found
    first, last = stretch[0].isoformat(), (stretch[0] + timedelta(stretch[1])).isoformat()
    place = replace(
        PLACE, latitude=latitude, longitude=longitude, precision=precision, country=country, id="geonames:1"
    )
    time = replace(TIME, first=first, last=last, part=None, from_=None, to=None)
    one = reading(1)
    mention = replace(one.mentions[0], time=time, place=place)
    best, high = low + more, low + more + most
    told = replace(event(1), first=first, last=last, place=place, findings=(finding(1, "any", low, best, high),))
    given_case = case(Comparison((replace(one, mentions=(mention,)),), (), (told,), ()))
    [(_, ucdp)] = round_trip("ucdp", given_case)
    assert days(ucdp.mentions[0]) == (first, last)
    assert totals(ucdp) == [Figure(low, high, "exact" if low == high else "between", best)]
    [(_, acled)] = round_trip("acled", given_case)
    assert days(acled.mentions[0])[0] <= first <= days(acled.mentions[0])[1]
    assert [figure.printed for figure in totals(acled)] == [best]
    for read in (ucdp, acled):
        back = read.mentions[0].place
        assert back is not None
        assert (back.latitude, back.longitude, back.country, back.precision) == (
            latitude,
            longitude,
            country,
            precision,
        )


@pytest.mark.parametrize("format", FORMATS)
def test_the_bundled_reports_come_in_as_they_went_out(format: str) -> None:
    policy = OWN_POLICIES.get(format, "ucdp")
    comparison, _ = compare_paths([str(REPORTS)], policy=policy)
    rows = round_trip(format, Case(comparison, ontology(), policy))
    assert rows
    by_day = {one.first: one for one in comparison.events}
    for row, told in rows:
        [mention] = told.mentions
        own = by_day[days(mention)[0]]
        where = [
            (place.latitude, place.longitude, place.admin1, place.country) if place else None
            for place in (mention.place, own.place)
        ]
        assert where[0] == where[1]
        shown = row["actor1" if format == "acled" else "side_a"]
        assert [party.text for party in mention.actors[:1]] == ([shown] if shown else [])
        dead = row["fatalities" if format == "acled" else "best"]
        assert [figure.printed for figure in totals(told)] == ([int(dead)] if dead not in {"", "0"} else [])
