"""Rows of recorders' tables among reports: they join as two reports do, and two rows of one recorder do not."""

from dataclasses import replace
from functools import cache

import pytest
from made_rows import read

from rashomon.combine import combine_claims
from rashomon.lexicon import Ontology
from rashomon.records import Comparison, Decision, Reading, Report
from rashomon.resources import load_resources
from rashomon.scale import run_serial
from rashomon.tables import load_ontology

NEWS = "Syrian army jets struck a market in Aleppo on Monday, killing 12 people, residents said.\n"
# What all three recorders tell of one strike.
STRIKE = {
    "acled": {},
    "ucdp": {
        "type_of_violence": "3",
        "side_a": "Government of Syria",
        "side_b": "Civilians",
        "where_coordinates": "Aleppo city",
        "adm_1": "Aleppo",
        "latitude": "36.2",
        "longitude": "37.15",
        "where_prec": "1",
        "country": "Syria",
        "country_id": "652",
        "date_start": "2020-05-04",
        "date_end": "2020-05-04",
    },
    "airwars": {"suspected_belligerents": "Syrian Regime", "civilians_reported_killed": "12"},
}


@cache
def ontology() -> Ontology:
    return load_ontology()


@cache
def news(text: str = NEWS, published: str = "2020-05-06") -> Reading:
    report = Report(
        "rnews" + published, "news.txt", None, "", "The Quay", None, None, published, "meta", "en", text, ""
    )
    [found] = run_serial([report], load_resources)
    assert isinstance(found, Reading)
    return found


def events(*readings: Reading, same: tuple[str, str] | None = None) -> list[set[str]]:
    """The events, each as the rows and files that tell it."""
    decisions = [Decision("d1", *same, "same", "person:ann", "", "2024-01-01T00:00:00Z")] if same else []
    told: Comparison = combine_claims(readings, ontology(), decisions=decisions)
    names = {one.report.id: one.report.row or one.report.path for one in readings}
    assert told.copies == ()
    return sorted(({names[report] for report in event.reports} for event in told.events), key=sorted)


@pytest.mark.parametrize("recorder", sorted(STRIKE))
def test_a_row_and_a_report_of_one_strike_are_one_event(recorder: str) -> None:
    row = read(recorder, **STRIKE[recorder])
    assert events(news(), row) == [{"news.txt", row.report.row}]


def test_rows_of_several_recorders_of_one_strike_are_one_event() -> None:
    rows = [read(recorder, **cells) for recorder, cells in STRIKE.items()]
    assert events(news(), *rows) == [{"news.txt", *(str(row.report.row) for row in rows)}]


def test_two_rows_of_one_recorder_are_two_events_however_alike() -> None:
    rows = [read("acled", event_id_cnty=f"SYR{n}") for n in range(1, 4)]
    assert events(*rows) == [{"acled:SYR1"}, {"acled:SYR2"}, {"acled:SYR3"}]


def test_a_report_joins_the_row_that_fits_and_no_other() -> None:
    rows = [read("acled", event_id_cnty="SYR1", fatalities="3", location="Oram", latitude="36.9", longitude="36.3")]
    rows.append(read("acled", event_id_cnty="SYR2"))
    assert events(news(), *rows) == [{"acled:SYR1"}, {"acled:SYR2", "news.txt"}]


def test_a_person_may_put_two_rows_of_one_recorder_together() -> None:
    one, other = (read("acled", event_id_cnty=f"SYR{n}") for n in (1, 2))
    assert events(one, other, same=(one.mentions[0].id, other.mentions[0].id)) == [{"acled:SYR1", "acled:SYR2"}]


@pytest.mark.parametrize("kind", ["Agreement", "Change to group/activity", "Headquarters or base established", "Other"])
def test_a_row_without_violence_is_an_event_too(kind: str) -> None:
    row = read("acled", sub_event_type=kind, fatalities="0")
    [event] = combine_claims([row], ontology()).events
    assert (event.first, event.place.text if event.place else None) == ("2020-05-04", "Aleppo")


def test_the_day_in_a_row_is_that_of_its_event_and_not_of_a_head() -> None:
    row = read("acled", event_date="2020-05-10")
    [event] = combine_claims([row], ontology()).events
    assert (event.first, event.last) == ("2020-05-10", "2020-05-10")


def test_the_estimates_of_ucdp_are_the_range_and_its_best_is_the_best() -> None:
    [event] = combine_claims([read("ucdp")], ontology()).events
    killed = {one.group: one for one in event.findings if one.field == "killed"}
    assert {group: one.best.value if one.best else None for group, one in killed.items()} == {
        "": 12,
        "Government of Mali": 4,
        "JNIM": 6,
    }
    whole = killed[""]
    assert [limit.value if limit else None for limit in (whole.low, whole.best, whole.high)] == [10, 12, 15]


def test_a_recorder_and_the_report_that_it_cites_are_one_origin() -> None:
    row = read("acled", source="The Quay")
    told = news(text=NEWS.replace(", residents said", ""))
    [event] = combine_claims([told, row], ontology()).events
    killed = next(one for one in event.findings if one.field == "killed")
    assert (killed.outlets, killed.reports, killed.origins.at_most) == (2, 2, 1)


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [read("acled", event_id_cnty=f"SYR{n}", fatalities=str(n)) for n in range(1, 5)]
    one = combine_claims([news(), *rows], ontology())
    other = combine_claims([*rows[::-1], news()], ontology())
    assert one.events == other.events


def test_what_reports_make_of_an_event_does_not_change_with_the_path_of_a_row() -> None:
    row = read("acled")
    moved = replace(row, report=replace(row.report, path="elsewhere.csv#9"))
    assert combine_claims([row], ontology()).events == combine_claims([moved], ontology()).events
