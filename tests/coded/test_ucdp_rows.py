"""A row of UCDP's says: the type of violence, both sides, the days, the place, a range of dead and whose they are."""

import pytest
from made_rows import check_spans, claims, fails, figures, read

from rashomon.records import Figure


def test_the_three_estimates_are_one_figure_of_ucdp() -> None:
    reading = read("ucdp")
    whole = claims(reading, "killed")[0]
    assert whole.value == Figure(10, 15, "between", 12)
    assert whole.words == "low: 10\nbest: 12\nhigh: 15"
    check_spans(reading)


def test_the_dead_of_the_sides_are_parts_of_it() -> None:
    reading = read("ucdp")
    whole, *parts = claims(reading, "killed")
    assert [(one.words, one.group, one.scope, one.part_of) for one in parts] == [
        ("deaths_a: 4", "Government of Mali", "part", whole.id),
        ("deaths_b: 6", "JNIM", "part", whole.id),
    ]
    assert [one.whom.role for one in parts if one.whom] == ["combatant", "combatant"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"low": "12", "high": "12"}, Figure(12, 12, "exact", 12)),
        ({"low": "0", "best": "0", "high": "3"}, Figure(0, 3, "between", 0)),
        ({"low": "", "high": ""}, Figure(12, 12, "exact", 12)),
    ],
)
def test_what_the_range_is(cells: dict[str, str], expected: Figure) -> None:
    assert claims(read("ucdp", **cells), "killed")[0].value == expected


def test_civilians_are_told_apart_where_they_are() -> None:
    cells = {"type_of_violence": "3", "side_b": "Civilians", "deaths_a": "0", "deaths_b": "0"}
    reading = read("ucdp", **cells, deaths_civilians="12", deaths_unknown="0")
    assert [one for one in figures(reading) if one[4] == "part"] == [("killed", "civilians", 12, 12, "part")]
    assert reading.mentions[0].ucdp == "one-sided"
    assert [(party.text, party.actor) for party in reading.mentions[0].targets] == [("Civilians", None)]


def test_parts_that_are_not_the_best_estimate_are_a_problem_and_stay() -> None:
    reading = read("ucdp", deaths_unknown="0")
    assert [problem.kind for problem in reading.problems] == ["sum_does_not_fit"]
    assert len(claims(reading, "killed")) == 3


def test_both_days_are_the_time() -> None:
    reading = read("ucdp")
    [time] = claims(reading, "time")
    assert time.words == "date_start: 2020-05-03 00:00:00.000\ndate_end: 2020-05-04 00:00:00.000"
    told = reading.mentions[0].time
    assert told is not None
    assert (told.first, told.last) == ("2020-05-03", "2020-05-04")


@pytest.mark.parametrize(
    ("code", "precision"),
    [("1", "town"), ("2", "near"), ("3", "admin2"), ("4", "admin1"), ("5", "line"), ("6", "country"), ("7", "line")],
)
def test_where_prec_is_the_precision(code: str, precision: str) -> None:
    place = read("ucdp", where_prec=code).mentions[0].place
    assert place is not None
    assert (place.text, place.country, place.precision) == ("Gao town", "ML", precision)


def test_who_told_it_stands_before_who_printed_it() -> None:
    assert [(link.text, link.kind) for link in read("ucdp").claims[0].chain] == [
        ("army", "unnamed"),
        ("The Harbour Post", "named"),
        ("UCDP", "outlet"),
    ]


def test_governments_are_known_by_their_country() -> None:
    [mention] = read("ucdp").mentions
    assert [party.actor for party in (*mention.actors, *mention.targets)] == ["malian_government", "jnim"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": "SYR1"}, "id 'SYR1' is no number"),
        ({"type_of_violence": "4"}, "type_of_violence '4' is no code from 1 to 3"),
        ({"type_of_violence": ""}, "has no type_of_violence"),
        ({"best": ""}, "has no best"),
        ({"low": "13"}, "best '12' is not between low 13 and high 15"),
        ({"date_end": "2020-05-01"}, "date_end '2020-05-01' is before date_start"),
        ({"date_start": ""}, "has no date_start"),
        ({"deaths_a": "-1"}, "deaths_a '-1' is no whole number of people"),
    ],
)
def test_a_bad_cell_is_named_with_the_reason(cells: dict[str, str], reason: str) -> None:
    assert fails("ucdp", **cells) == reason
