"""Sentences that first users found misread: (text, what is told of numbers: field, low, innermost speaker, stance)."""

import pytest
from reader import read

from rashomon.records import Figure

TABLE = [
    ("On 5 May 2020 three more died, the mayor said.", [("killed", 3, "the mayor", "asserts")]),
    ("In 1017 the town was burnt and 40 people were killed.", [("killed", 40, "this report", "asserts")]),
    (
        "The army says it lost no men; the rebels say they killed 12 soldiers.",
        [("killed", 0, "The army", "asserts"), ("killed", 12, "the rebels", "asserts")],
    ),
    (
        "The toll has risen to 52 dead, the head of the hospital, Dr Aisha Okoro, said on Tuesday.",
        [("killed", 52, "the head of the hospital, Dr Aisha Okoro", "asserts")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_numbers_are_told_by_whom_the_sentence_says(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    told = [(c.field, c.value.low, c.chain[0].text, c.stance) for c in read(text).claims if isinstance(c.value, Figure)]
    assert told == expected


def test_claims_called_false_are_denied_by_who_calls_them_so() -> None:
    found = read("The minister said that claims of a massacre were false.").claims
    assert {c.stance for c in found if c.field == "characterisation"} == {"denies"}


def test_where_somebody_judges_a_deed_is_not_where_it_was_done() -> None:
    found = read("In Moscow a Russian senator called the strike an act of aggression.").claims
    assert [claim.field for claim in found if claim.field == "place"] == []
