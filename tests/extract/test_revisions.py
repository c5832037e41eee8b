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


REJECTIONS = [
    # the words about a figure turn it down: text → the figure, who turns it down, how
    ("The number of 23 dead in the raid, the major said, is exaggeration.", 23, "the major", "denies"),
    ("The talk of 17 dead in the raid does not correspond to reality, the major said.", 17, "the major", "denies"),
    ("The major told the paper that the rebels' 82 dead in the raid was inflated.", 82, "The major", "denies"),
    ("The number of 23 dead, which is being spread by some, he called an invention.", 23, "he", "denies"),
    ("The rebels' claim of 31 soldiers killed in the raid could not be corroborated.", 31, "this report", "doubts"),
    ("The army's figure of nine dead in the raid is not supported by what we saw.", 9, "this report", "doubts"),
]


@pytest.mark.parametrize(("text", "printed", "speaker", "stance"), REJECTIONS)
def test_a_figure_is_turned_down_by_who_says_so(text: str, printed: int, speaker: str, stance: str) -> None:
    told = [claim for claim in read(text).claims if claim.field == "killed" and isinstance(claim.value, Figure)]
    assert [(c.value.printed, c.chain[0].text, c.stance) for c in told if isinstance(c.value, Figure)] == [
        (printed, speaker, stance)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers killed in the raid did not hold the bridge.",
        "The relatives of nine killed in the raid called the report false.",
    ],
)
def test_a_figure_of_those_who_did_or_said_something_is_not_turned_down(text: str) -> None:
    told = [claim for claim in read(text).claims if claim.field == "killed"]
    assert [claim.stance for claim in told] == ["asserts"]
