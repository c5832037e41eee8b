import pytest

from rashomon.extract.annotate import annotate
from rashomon.extract.counts.quantities import find_quantities
from rashomon.extract.parse import text_of
from rashomon.records import Figure
from rashomon.resources import load_model
from rashomon.tables import load_ontology


def quantities(text: str) -> list[tuple[str, int | None, int | None, str]]:
    (read,) = annotate(load_model(), [("text", text, text)])
    found = find_quantities(read.doc, load_ontology().vague)
    return [(text_of(read.doc[q.start : q.end]), q.figure.low, q.figure.high, q.figure.bound) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They counted 14 dead.", [("14", 14, 14, "exact")]),
        ("They counted 1,200 dead.", [("1,200", 1200, 1200, "exact")]),
        ("More than 200.000 people died.", [("More than 200.000", 200001, None, "more_than")]),
        ("Twenty-five rebels fell.", [("Twenty-five", 25, 25, "exact")]),
        ("Some 1.2 million people fled.", [("Some 1.2 million", 1_200_000, 1_200_000, "about")]),
        ("At least 47 were hurt.", [("At least 47", 47, None, "at_least")]),
        ("As many as 90 were hurt.", [("As many as 90", None, 90, "up_to")]),
        ("Fewer than 40 were hurt.", [("Fewer than 40", None, 39, "under")]),
        ("Nearly 40 were hurt.", [("Nearly 40", 40, 40, "about")]),
        ("Between 10 and 15 were hurt.", [("Between 10 and 15", 10, 15, "between")]),
        ("Some 10 to 15 guards were hurt.", [("Some 10 to 15", 10, 15, "between")]),
        ("Forty or more were hurt.", [("Forty or more", 40, None, "at_least")]),
        ("Dozens of men fled.", [("Dozens", 24, 99, "vague")]),
        ("Dozens or hundreds of men fled.", [("Dozens or hundreds", 24, 999, "vague")]),
        ("Scores of men fled.", [("Scores", 40, None, "vague")]),
        ("Half a dozen men fled.", [("Half a dozen", 6, 6, "exact")]),
        ("No soldiers fell.", [("No", 0, 0, "exact")]),
        ("Not a single soldier fell.", [("Not a single", 0, 0, "exact")]),
        ("No fewer than 30 fell.", [("No fewer than 30", 30, None, "at_least")]),
        ("Many soldiers fell.", [("Many", None, None, "vague")]),
    ],
)
def test_numbers_and_their_bounds(text: str, expected: list[tuple[str, int | None, int | None, str]]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 7 February 2018.",
        "The base lies 8 km east of the river.",
        "The raid began at 6:43 pm.",
        "An F-16 and a Su-22 took part.",
        "A 51-year-old man spoke.",
        "Children under the age of 16 were there.",
        "It was built in 1987.",
        "9" * 400 + " people",
    ],
)
def test_numbers_that_count_nobody(text: str) -> None:
    assert quantities(text) == []


def test_more_than_a_number_excludes_it() -> None:
    (read,) = annotate(load_model(), [("text", "More than 100 died.", "More than 100 died.")])
    assert find_quantities(read.doc, {})[0].figure == Figure(101, None, "more_than", 100)
