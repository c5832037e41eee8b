from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.wording import (
    find_sentence,
    show_text,
    word_chain,
    word_days,
    word_figure,
    word_names,
    word_origins,
    word_pairs,
    word_place,
    word_position,
    word_range,
    word_support,
    word_time,
    word_value,
)
from rashomon.records import Between, Comparison, Link, Origins, Place, Position, Reading, Words

FIGURES = [
    ((12, 12, "exact", 12), "12"),
    ((47, None, "at_least", 47), "at least 47"),
    ((101, None, "more_than", 100), "more than 100"),
    ((None, 90, "up_to", 90), "up to 90"),
    ((None, 9, "under", 10), "under 10"),
    ((36, 44, "about", 40), "about 40"),
    ((10, 15, "between", None), "10–15"),
    ((24, 99, "vague", None), "24–99"),
    ((40, None, "vague", None), "40 or more"),
    ((None, 5, "vague", None), "up to 5"),
    ((0, 0, "exact", None), "0"),
    ((0, 0, "exact", 0), "0"),
    ((2000, 2000, "exact", 2000), "2,000"),
    ((None, None, None, None), "no figure"),
]


@pytest.mark.parametrize(("figure", "words"), FIGURES)
def test_figures_keep_their_bound(figure: tuple[int | None, int | None, str | None, int | None], words: str) -> None:
    assert word_figure(*figure) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words” – 12 т", "plain “words” – 12 т"),
        ("two\n lines\tone", "two lines one"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("abc\u202egpj.exe", "abc\\u202egpj.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian is spelled with this one
        ("caf\udce9", "caf\\udce9"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        ("\x00\x07", "\\x00\\x07"),
        ("tag\U000e0041", "tag\\U000e0041"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert show_text(text) == shown


@given(st.text())
def test_shown_text_is_one_line_without_control_characters(text: str) -> None:
    shown = show_text(text)
    assert "\n" not in shown
    assert all(
        character.isprintable() or character in " \u00a0\u200c\u200d" or character.isspace() for character in shown
    )
    assert "\x1b" not in shown


def test_values_of_every_kind_have_words(reading: Reading) -> None:
    assert [word_value(claim.value) for claim in reading.claims] == [
        "at least 12",
        "Oram, Aleppo, SY",
        "2020-05-04 dawn 04:00–05:30 UTC",
        "the ministry",
        "a crime",
    ]


def test_chains_name_the_innermost_first_and_the_outlet_only_alone(reading: Reading) -> None:
    ministry, outlet = reading.claims[0].chain
    he = Link("he", (0, 2), "unresolved", None, None, "asserts")
    officials = Link("officials", (0, 2), "unnamed", None, None, "asserts")
    assert word_chain((ministry, outlet)) == "the ministry (the health ministry)"
    assert word_chain((officials, ministry, outlet)) == "officials, according to the ministry (the health ministry)"
    assert word_chain((outlet,)) == "The Paper itself"
    assert word_chain((replace(outlet, text=""),)) == "the report itself"
    assert word_chain((he, outlet)) == "he (not clear who)"
    assert word_chain((replace(he, kind="named", stands_for=Words("White", (0, 5))), outlet)) == "he (White)"
    assert word_chain(()) == "the report"


def test_days_places_and_origins(reading: Reading) -> None:
    place = reading.places[0]
    assert word_days(None, None) == "time not known"
    assert word_days("2020-05-04", "2020-05-04") == "2020-05-04"
    assert word_days("2020-05-04", "2020-05-05") == "2020-05-04 to 2020-05-05"
    assert word_time(replace(reading.times[0], from_=None, to=None, zone=None)) == "2020-05-04 dawn"
    assert word_place(None) == "place not known"
    province = Place("Aleppo", (0, 6), "g", "Aleppo", 36.0, 37.0, "SY", "Aleppo", None, "admin1", 100.0)
    assert word_place(province) == "Aleppo, SY (admin1)"
    assert word_place(replace(place, name=None, country=None, admin1=None)) == "Oram"
    assert word_origins(Origins(1, 1, "")) == "1 origin"
    assert word_origins(Origins(2, 3, "")) == "2 to 3 origins"


def test_a_range_never_stands_without_its_policy(comparison: Comparison) -> None:
    [finding] = comparison.events[0].findings
    assert word_range(finding) == "low 12  best 12  high open  (policy ucdp)"
    assert word_range(replace(finding, best=None)) == "low 12  best –  high open  (policy ucdp)"
    assert word_range(replace(finding, low=None, best=None, high=None)) == ""
    assert word_support(finding) == "1 outlet, 2 reports, 1 to 2 origins"


POSITIONS = [
    ((12, None, "at_least", 12, None, False), "at least 12"),
    ((0, 0, "exact", 0, None, True), "rejects 0"),
    ((24, 99, "vague", None, None, False), "24–99, from a vague word"),
    ((5, 5, "exact", 5, "killed: children", False), "5 (children)"),
    ((5, 5, "exact", 5, "injured: people", False), "5 (injured: people)"),
    ((5, 5, "exact", 5, "killed: part", False), "5 (a part of them)"),
    ((None, None, None, None, "in self-defence", False), "in self-defence"),
    ((None, None, None, None, None, False), "no figure"),
]


@pytest.mark.parametrize(("figure", "words"), POSITIONS)
def test_positions_say_what_they_count(figure: tuple[Any, ...], words: str) -> None:
    low, high, bound, printed, text, rejects = figure
    position = Position((), None, low, high, bound, printed, text, rejects, ())
    assert word_position(position, "killed") == words


def test_pairs_of_a_kind_share_a_line() -> None:
    pairs = [Between("denial", (0, 1)), Between("disjoint_figures", (0, 2)), Between("denial", (1, 2))]
    assert word_pairs(pairs, "against") == ["denial, 1 against 2, 2 against 3", "disjoint figures, 1 against 3"]


def test_of_a_long_row_of_names_the_first_are_shown() -> None:
    assert word_names(["a", "b", "c"], 2) == "a, b, c"
    assert word_names(["a", "b", "c", "d"], 2) == "a, b and 2 more"
    assert word_names([]) == ""


def test_a_claim_stands_in_its_sentence(reading: Reading) -> None:
    claim = reading.claims[0]
    assert find_sentence(reading.report, claim) == ("", "At least 12 people died", ", the ministry said.")
    market = replace(claim, span=(12, 18))
    assert find_sentence(reading.report, market) == ("On Monday a ", "market"[:6], " in Oram was shelled.")
    title = replace(claim, where="title", span=(7, 14))
    assert find_sentence(reading.report, title) == ("Market ", "shelled", "")
