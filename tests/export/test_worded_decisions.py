"""Decisions as the terminal prints them."""

import pytest

from rashomon.export.decisions import word_correction, word_standing
from rashomon.records import Correction, Decision, Figure, Standing, Whom


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Correction(value=Figure(15, 15, "exact", 15)), "says: 15"),
        (Correction("injured", Figure(3, None, "at_least", 3), "men"), "says: injured, at least 3, of men"),
        (Correction(whom=Whom(None, None, "civilian", "women")), "says: civilian women"),
        (Correction(scope="running_total", stance="cannot_say"), "says: counts running total, cannot say"),
        (Correction(speaker="the mayor"), "says: said by the mayor"),
        (Correction(speaker=""), "says: said by the report itself"),
        (Correction(), "says: the same, of another deed"),
    ],
)
def test_a_correction_in_words(correction: Correction, words: str) -> None:
    assert word_correction(correction) == words


def test_a_decision_says_what_it_corrects_and_whom_it_names() -> None:
    told = Correction(value=Figure(15, 15, "exact", 15))
    decision = Decision("d1", "c1", None, "corrected", "person:ana", "a misprint", "2024-05-06T10:00:00Z", told)
    assert word_standing(Standing(decision, "held", "", (), ("c1",), ())) == [
        "d1  corrected  c1  held", "  by ana on 2024-05-06: a misprint", "  says: 15"]  # fmt: skip
    assigned = Decision("d2", "m1", None, "assigned", "person:ana", "", "2024-05-06T10:00:00Z", assignee="bo")
    assert word_standing(Standing(assigned, "held", "", (), ("m1",), ()))[1] == "  by ana to bo on 2024-05-06"
