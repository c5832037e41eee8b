"""Which figures revise which: (sentence, (old, new) pairs)."""

import pytest
from reader import read

from rashomon.records import Figure

TABLE = [
    ("The ministry raised its toll from 9 to 12 dead.", [(9, 12)]),
    ("Police revised the toll to 12 dead from 9.", [(9, 12)]),
    ("The number of killed rose from 9 to at least 12.", [(9, 12)]),
    ("The hospital lowered its toll from 30 dead to 26 dead on Monday.", [(30, 26)]),
    ("The toll of the blast stood at 68 dead, up from 32 on Monday.", [(32, 68)]),
    ("The toll rose to 33. The dead include 27 farmers and six guards, up from 18 reported killed.", [(18, 33)]),
    ("The toll is 27, up from 23.", [(23, 27)]),
    ("The toll of the raid has gone from 70 to 115.", [(70, 115)]),
    ("The ministry revised the toll down from 19 to 12.", [(19, 12)]),
    ("The toll stood at 12 on Monday and is now 19.", [(12, 19)]),
    ("From 10 to 15 people were killed.", []),
    ("Twelve people were killed and nine were wounded.", []),
    ("The toll rose. Nine people died in Vell and 12 died in Orun.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_a_figure_names_the_one_that_it_revises(text: str, expected: list[tuple[int, int]]) -> None:
    claims = {claim.id: claim for claim in read(text).claims if isinstance(claim.value, Figure)}
    pairs = [(claims[claim.replaces], claim) for claim in claims.values() if claim.replaces]
    lows = [
        (old.value.low, new.value.low)
        for old, new in pairs
        if isinstance(old.value, Figure) and isinstance(new.value, Figure)
    ]
    assert lows == expected
