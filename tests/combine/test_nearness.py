"""How well times, places and parties fit."""

import builders as b
import pytest

from rashomon.combine import nearness
from rashomon.combine.entities import find_entities
from rashomon.records import Part, Place

Where = tuple[object, ...]
IRAQ = ("mosul", "Mosul", 36.34, 43.13, "IQ", "Nineveh", "town", 20.0)
RAQQA = ("raqqa", "Raqqa", 35.95, 39.01, "SY", "Raqqa", "admin1", 90.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((10, 10), (10, 11), 2.0),
        ((10, 10), (1, 30), 1.0),
        ((10, 10), (1, 300), 0.25),
        ((10, 10), (11, 11), -1.0),
        ((10, 10), (12, 12), None),
        ((1, 30), (31, 60), None),  # months are no neighbouring days
    ],
)
def test_time_score(one: nearness.Days, other: nearness.Days, expected: float | None) -> None:
    assert nearness.time_score(one, other) == nearness.time_score(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, "night", True),
        ("night", "dawn", True),
        ("evening", "night", True),
        ("dawn", "evening", False),
        ("morning", "afternoon", True),
        ("dawn", "afternoon", False),
    ],
)
def test_parts_of_a_day(one: Part | None, other: Part | None, expected: bool) -> None:
    assert nearness.parts_fit(one, other) is nearness.parts_fit(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (b.KHUSHAM, b.KHUSHAM, 2.0),
        (b.PROVINCE, b.PROVINCE, 1.0),
        (b.SYRIA, b.SYRIA, 0.5),
        (b.KHUSHAM, b.PROVINCE, 1.0),
        (b.KHUSHAM, RAQQA, None),
        (b.TABQA, RAQQA, 1.0),
        (b.KHUSHAM, b.SYRIA, 0.5),
        (b.KHUSHAM, b.SALIHIYAH, 2.0),
        (b.KHUSHAM, b.MAYADIN, -1.5),
        (b.KHUSHAM, b.TABQA, None),
        (b.KHUSHAM, IRAQ, None),
        (IRAQ, b.SYRIA, None),
    ],
)
def test_place_score(one: Where, other: Where, expected: float | None) -> None:
    here, there = b.place(one), b.place(other)
    assert nearness.place_score(here, there) == nearness.place_score(there, here) == expected


def test_an_unknown_place_fits_any_and_proves_nothing() -> None:
    nameless = Place("the crossing", (0, 1), None, None, None, None, None, None, None, "relative", None)
    assert nearness.place_score(None, b.place(b.KHUSHAM)) == 0.0
    assert nearness.place_score(nameless, b.place(b.KHUSHAM)) == 0.0
    assert nearness.place_score(nameless, nameless) == 1.5
    assert nearness.fineness(nameless) < nearness.fineness(b.place(b.SYRIA))


def test_distance() -> None:
    assert 155 < nearness.distance_km(b.place(b.KHUSHAM), b.place(b.TABQA)) < 175
    assert nearness.distance_km(b.place(b.KHUSHAM), b.place(b.KHUSHAM)) == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (({"coalition"}, {"is"}), ({"coalition"}, {"is"}), 2.5),
        (({"coalition"}, {"syria"}), ({"syria"}, {"coalition"}), 2.0),  # blow and answer
        (({"coalition"}, {"is"}), ({"russia"}, {"is"}), 1.5),
        (({"coalition"}, {"is"}), (set(), {"is"}), 1.5),
        (({"coalition"}, set()), ({"coalition"}, set()), 1.0),
        (({"coalition"}, {"is"}), ({"russia"}, {"sdf"}), -2.0),
        (({"coalition"}, {"is"}), ({"coalition"}, {"sdf"}), -0.25),
        (({"coalition"}, set()), ({"russia"}, set()), -1.0),
        ((set(), {"name:column"}), (set(), {"name:convoy"}), 0.0),  # words for nobody known do not speak against
        (({"pentagon"}, set()), ({"usa"}, set()), 1.0),  # one body
        ((set(), set()), ({"usa"}, {"is"}), 0.0),
    ],
)
def test_party_score(one: tuple[set[str], set[str]], other: tuple[set[str], set[str]], expected: float) -> None:
    entities = find_entities([], b.ONTOLOGY)
    assert nearness.party_score(one, other, entities) == nearness.party_score(other, one, entities) == expected


@pytest.mark.parametrize(
    ("days", "published", "expected"),
    [
        ((100, 100), (101, 110), True),
        ((100, 100), (130, 130), False),
        ((100, 100), (98, 98), False),
        (None, None, True),
    ],
)
def test_an_undated_deed_is_news(days: nearness.Days | None, published: nearness.Days | None, expected: bool) -> None:
    assert nearness.undated_fits(days, published) is expected
