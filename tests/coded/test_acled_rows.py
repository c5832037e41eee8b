"""A row of ACLED's says: its kind of deed, who, whom, when, where, how many, by whose account."""

import pytest
from made_rows import check_spans, claims, fails, figures, read

from rashomon.coded.acled import DEEDS
from rashomon.tables import CODES, load_ontology


def test_a_row_is_a_report_of_acled_whose_text_is_the_row() -> None:
    reading = read("acled")
    report = reading.report
    assert (report.outlet, report.title, report.row, report.published) == ("ACLED", "SYR9001", "acled:SYR9001", None)
    assert report.text.startswith("event_id_cnty: SYR9001\nevent_date: 2020-05-04\n")
    assert "notes: Planes struck a market in Aleppo.\nfatalities: 12\n" in report.text
    check_spans(reading)


def test_all_25_kinds_of_deed_are_known() -> None:
    assert set(DEEDS) == set(load_ontology().sub_events)
    assert {plover for plover, _ in DEEDS.values()} <= CODES["type"]


@pytest.mark.parametrize(
    ("kind", "plover", "mode"),
    [
        ("Air/drone strike", "ASSAULT", "aerial"),
        ("Armed clash", "ASSAULT", None),
        ("Peaceful protest", "PROTEST", "demo"),
        ("Arrests", "COERCE", "arrest"),
        ("Agreement", "AGREE", None),
    ],
)
def test_the_sub_event_type_is_the_deed(kind: str, plover: str, mode: str | None) -> None:
    [mention] = read("acled", sub_event_type=kind).mentions
    assert (mention.type, mention.mode, mention.acled) == (plover, mode, kind)


@pytest.mark.parametrize(
    ("first", "second", "kind", "violence"),
    [
        ("1", "2", "Armed clash", "state-based"),
        ("State forces", "Rebel group", "Armed clash", "state-based"),
        ("1", "1", "Armed clash", "state-based"),
        ("2", "3", "Armed clash", "non-state"),
        ("3", "7", "Attack", "one-sided"),
        ("1", "7", "Air/drone strike", "one-sided"),
        ("6", "", "Peaceful protest", None),
        ("8", "7", "Attack", None),  # whose forces they are is not told
        ("", "", "Attack", None),
    ],
)
def test_who_they_are_to_acled_tells_the_violence_that_it_is_to_ucdp(
    first: str, second: str, kind: str, violence: str | None
) -> None:
    [mention] = read("acled", inter1=first, inter2=second, sub_event_type=kind).mentions
    assert mention.ucdp == violence


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Military Forces of Syria (2000-2024)", "syrian_military"),
        ("Police Forces of Mali (2020-)", "malian_police"),
        ("Islamic State (Iraq and the Levant)", "islamic_state"),
        ("Unidentified Armed Group (Mali)", None),
        ("Civilians (Syria)", None),
        ("Kestrel Valley Brigade", "kestrel_valley_brigade"),
    ],
)
def test_actors_are_those_that_the_ontology_knows(name: str, actor: str | None) -> None:
    reading = read("acled", actor1=name)
    assert reading.mentions[0].actors[0].actor == actor
    check_spans(reading)


def test_whoever_stands_with_an_actor_is_of_its_side() -> None:
    [mention] = read("acled").mentions
    assert [party.text for party in mention.actors] == ["Military Forces of Syria (2000-2024)"]
    assert [party.text for party in mention.targets] == ["Civilians", "Labor Group (Syria)", "Women"]


@pytest.mark.parametrize(
    ("day", "precision", "first", "last"),
    [
        ("2020-05-04", "1", "2020-05-04", "2020-05-04"),
        ("04 May 2020", "", "2020-05-04", "2020-05-04"),
        ("04-May-2020", "1", "2020-05-04", "2020-05-04"),
        ("2020-05-06", "2", "2020-05-03", "2020-05-09"),
        ("2020-02-15", "3", "2020-02-01", "2020-02-29"),
    ],
)
def test_the_date_is_as_long_as_its_precision(day: str, precision: str, first: str, last: str) -> None:
    time = read("acled", event_date=day, time_precision=precision).mentions[0].time
    assert time is not None
    assert (time.text, time.first, time.last) == (day, first, last)


@pytest.mark.parametrize(("geo", "precision"), [("1", "town"), ("2", "near"), ("3", "admin1"), ("", "town")])
def test_the_place_is_as_exact_as_its_precision(geo: str, precision: str) -> None:
    place = read("acled", geo_precision=geo).mentions[0].place
    assert place is not None
    assert (place.text, place.latitude, place.longitude) == ("Aleppo", 36.2021, 37.1343)
    assert (place.country, place.admin1, place.admin2, place.precision) == ("SY", "Aleppo", "Jebel Saman", precision)


def test_subdivisions_are_spelt_as_in_news() -> None:
    place = read("acled", admin1="Idleb").mentions[0].place
    assert place is not None
    assert place.admin1 == "Idlib"


def test_fatalities_are_a_figure_with_its_words_and_its_day() -> None:
    [killed] = claims(read("acled"), "killed")
    assert (killed.words, killed.as_of, killed.stance) == ("fatalities: 12", "2020-05-09", "asserts")
    assert figures(read("acled")) == [("killed", "fatalities", 12, 12, "incident")]


def test_no_fatalities_may_mean_that_nobody_tells_of_any() -> None:
    reading = read("acled", fatalities="0")
    assert figures(reading) == []
    assert [problem.kind for problem in reading.problems] == ["figure_not_told"]


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("The Harbour Post", [("The Harbour Post", "named"), ("ACLED", "outlet")]),
        ("Undisclosed Source", [("Undisclosed Source", "unnamed"), ("ACLED", "outlet")]),
        ("local residents", [("local residents", "unnamed"), ("ACLED", "outlet")]),
        ("Harbour Post; SANA", [("Harbour Post; SANA", "unresolved"), ("ACLED", "outlet")]),
        ("Harbour Post;SANA;", [("Harbour Post;SANA", "unresolved"), ("ACLED", "outlet")]),
        ("", [("ACLED", "outlet")]),
    ],
)
def test_the_source_is_cited_and_several_are_nobody_in_particular(source: str, links: list[tuple[str, str]]) -> None:
    reading = read("acled", source=source)
    assert {tuple((link.text, link.kind) for link in claim.chain) for claim in reading.claims} == {tuple(links)}
    check_spans(reading)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"event_date": "0000-00-00"}, "event_date '0000-00-00' is no day that a calendar has"),
        ({"event_date": "2023-02-30"}, "event_date '2023-02-30' is no day that a calendar has"),
        ({"event_date": ""}, "has no event_date"),
        ({"latitude": "999"}, "latitude '999' is not between -90 and 90"),
        ({"latitude": "nan"}, "latitude 'nan' is not between -90 and 90"),
        ({"longitude": ""}, "longitude '' is no number of degrees"),
        ({"fatalities": "-3"}, "fatalities '-3' is no whole number of people"),
        ({"fatalities": "1000000000000"}, "fatalities '1000000000000' is more than 10,000,000 people"),
        ({"fatalities": "9" * 5000}, f"fatalities '{'9' * 40}…' is more than 10,000,000 people"),
        ({"fatalities": "many"}, "fatalities 'many' is no whole number of people"),
        ({"sub_event_type": "Skirmish"}, "sub_event_type 'Skirmish' is none of ACLED's 25"),
        ({"time_precision": "7"}, "time_precision '7' is no code from 1 to 3"),
        ({"event_id_cnty": "SYR 1;x"}, "event_id_cnty 'SYR 1;x' is no id of a row"),
        ({"event_id_cnty": ""}, "has no event_id_cnty"),
    ],
)
def test_a_bad_cell_is_named_with_the_reason(cells: dict[str, str], reason: str) -> None:
    assert fails("acled", **cells) == reason


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "astray"),
    [
        ("Syria", "36.2", "37.13", None),
        ("Syria", "37.13", "36.2", "are in TR, and its country is SY"),  # turned round
        ("Syria", "36.82", "38.01", None),
        ("Mali", "36.2", "37.13", "are in SY, and its country is ML"),
        ("Mali", "13.47", "22.2", "are in SD or TD, and its country is ML"),  # a crossing, which lies in neither
        ("Syria", "0", "0", None),  # at sea
        ("Syria", "36.89", "38.35", None),  # at the border, a town on either side
        ("Fiji", "-16.8", "-179.99", None),  # beyond the date line
    ],
)
def test_a_point_in_another_country_is_a_problem(
    country: str, latitude: str, longitude: str, astray: str | None
) -> None:
    found = [
        one.message for one in read("acled", country=country, iso="", latitude=latitude, longitude=longitude).problems
    ]
    assert found == (
        [f"the towns around its point {float(latitude):g}, {float(longitude):g} {astray}"] if astray else []
    )


@pytest.mark.parametrize(
    ("recorder", "cells", "country", "told"),
    [
        ("acled", {"country": "Nowhere", "iso": ""}, None, "country 'Nowhere' is none that is known"),
        ("acled", {"country": "Nowhere", "iso": "0"}, None, "country 'Nowhere' is none that is known"),
        ("acled", {"country": "x" * 99, "iso": ""}, None, f"country '{'x' * 40}…' is none that is known"),
        ("acled", {"country": "Nowhere"}, "SY", None),  # its number is known
        ("acled", {"country": ""}, "SY", None),
        ("acled", {"iso": "4x"}, "SY", None),
        ("acled", {"country": "", "iso": ""}, None, None),  # which nobody tells
        ("acled", {"country": "Lebanon"}, "SY", "its country 'Lebanon' is LB, and its iso '760' is SY"),
        ("ucdp", {"country": "Nowhere", "country_id": "9999"}, None, "country 'Nowhere' is none that is known"),
        ("ucdp", {"country": "Niger"}, "ML", "its country 'Niger' is NE, and its country_id '432' is ML"),
        (
            "ucdp",
            {"country": "Serbia (Yugoslavia)", "country_id": "345", "latitude": "44.8", "longitude": "20.4"},
            "RS",
            None,
        ),
        (
            "ucdp",
            {"country": "DR Congo (Zaire)", "country_id": "490", "latitude": "-1.6", "longitude": "29.2"},
            "CD",
            None,
        ),
        ("airwars", {"country": "Nowhere", "location": "Amber Weir"}, None, "country 'Nowhere' is none that is known"),
        ("airwars", {"country": "", "location": "Amber Weir"}, None, None),
    ],
)
def test_a_country_that_is_none_or_is_not_that_of_its_number_is_a_problem(
    recorder: str, cells: dict[str, str], country: str | None, told: str | None
) -> None:
    reading = read(recorder, **cells)
    [mention] = reading.mentions
    assert mention.place is not None
    assert mention.place.country == country
    found = [problem for problem in reading.problems if problem.kind.startswith("country_")]
    assert [problem.message for problem in found] == ([told] if told else [])
    for problem in found:
        assert problem.span is not None
        assert reading.report.text[slice(*problem.span)] == reading.report.text[slice(*problem.span)].strip() != ""
