"""What decisions add up to."""

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.combine.clusters import aliases, canonical_ids, settle
from rashomon.records import Decision

METHOD = "events/1"


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], {"a": "a", "b": "b", "c": "c"}),
        ([b.decision("b", "a", "same", METHOD)], {"a": "a", "b": "a", "c": "c"}),
        ([b.decision("a", "b", "same"), b.decision("b", "c", "same")], {"a": "a", "b": "a", "c": "a"}),
        # A person overrules a method, in whatever order they spoke.
        ([b.decision("a", "b", "different"), b.decision("a", "b", "same", METHOD)], {"a": "a", "b": "b", "c": "c"}),
        # The later word of a person counts.
        (
            [
                b.decision("a", "b", "different", made="2024-02-01"),
                b.decision("b", "a", "same", made="2024-02-02"),
            ],
            {"a": "a", "b": "a", "c": "c"},
        ),
        # A method may not join through a third what a person keeps apart.
        (
            [
                b.decision("a", "c", "different"),
                b.decision("a", "b", "same"),
                b.decision("b", "c", "same", METHOD),
            ],
            {"a": "a", "b": "a", "c": "c"},
        ),
        # "unsure" is no judgement, and takes an earlier one back.
        (
            [b.decision("a", "b", "same", made="2024-01-01"), b.decision("a", "b", "unsure", made="2024-01-02")],
            {"a": "a", "b": "b", "c": "c"},
        ),
    ],
)
def test_canonical_ids(decisions: list[Decision], expected: dict[str, str]) -> None:
    assert canonical_ids("abc", decisions) == expected


@given(st.permutations(range(4)))
def test_no_order_of_decisions_undoes_a_persons(order: list[int]) -> None:
    decisions = [
        b.decision("a", "b", "same", METHOD),
        b.decision("b", "c", "same", made="2024-01-01"),
        b.decision("c", "d", "different", made="2024-01-02"),
        b.decision("a", "d", "same", METHOD),
    ]
    found = canonical_ids("abcd", [decisions[i] for i in order])
    assert found["b"] == found["c"] != found["d"]


def test_of_undated_words_the_last_given_counts() -> None:
    said = [b.decision("a", "b", "same"), b.decision("a", "b", "different")]
    assert canonical_ids("ab", said) == {"a": "a", "b": "b"}
    assert canonical_ids("ab", said[::-1]) == {"a": "a", "b": "a"}


def test_grades_stand_apart() -> None:
    verdicts = settle([b.decision("claim", None, "discounted"), b.decision("claim2", None, "credible")])
    assert verdicts.grades == {"claim": "discounted", "claim2": "credible"}
    assert verdicts.same == ()


def test_a_former_event_id_leads_to_its_heir() -> None:
    when = b.time("2018-02-07")
    readings = [
        b.reading(f"r{n}", [b.deed(f"m{n}", ["US"], ["IS"], when=when, where=b.KHUSHAM)], published=f"2018-02-0{n}")
        for n in (8, 9)
    ]
    events = combine_claims(readings, b.ONTOLOGY).events
    assert aliases(events) == {"m8": "m8", "m9": "m8"}
