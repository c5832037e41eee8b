"""What persons say of a claim, and the reading that follows from it."""

from dataclasses import replace
from typing import Any

import pytest

from rashomon.combine.correcting import correct_readings
from rashomon.combine.standings import find_standings
from rashomon.records import ActorValue, Claim, Correction, Decision, Figure, Party, Reading, Verdict, Whom
from workbench_cases import make_reading

ONE = make_reading(1)  # c1-0: 12 killed, the ministry through an agency; c1-1 its place; c1-3 its actor
EXACT_15 = Figure(15, 15, "exact", 15)


def said(verdict: Verdict, claim: str = "c1-0", number: int = 1, onto: str | None = None, **told: Any) -> Decision:
    """Return what a person says of a claim."""
    correction = Correction(**told) if verdict in ("corrected", "added") else None
    made = f"2024-01-{number:02}"
    return Decision(f"d{number}", claim, onto, verdict, "person:ana", "read it", made, correction)


def read(*decisions: Decision, reading: Reading = ONE) -> Reading:
    [found] = correct_readings([reading], decisions)
    return found


def claim_of(reading: Reading, id_: str) -> Claim:
    return next(one for one in reading.claims if one.id == id_)


@pytest.mark.parametrize(
    ("told", "attribute", "expected"),
    [
        ({"value": EXACT_15}, "value", EXACT_15),
        ({"field": "injured"}, "field", "injured"),
        ({"group": "soldiers"}, "group", "soldiers"),
        ({"whom": Whom(None, None, "combatant", "any")}, "whom", Whom(None, None, "combatant", "any")),
        ({"scope": "running_total"}, "scope", "running_total"),
        ({"stance": "denies"}, "stance", "denies"),
    ],
)
def test_a_corrected_claim_says_what_the_person_says_and_all_else_as_it_was_read(
    told: dict[str, Any], attribute: str, expected: object
) -> None:
    before, after = ONE.claims[0], claim_of(read(said("corrected", **told)), "c1-0")
    assert getattr(after, attribute) == expected
    assert (after.method, after.score) == ("person:ana", 1.0)
    same = {"id", "words", "span", "mention", "group", "field", "value", "scope"} - {attribute}
    assert {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}


@pytest.mark.parametrize(
    ("speaker", "chain"),
    [
        ("the governor", ["the governor", "an agency", "Outlet 1"]),
        ("The Ministry", ["The Ministry", "an agency", "Outlet 1"]),
        ("", ["Outlet 1"]),
    ],
)
def test_a_corrected_speaker_stands_innermost(speaker: str, chain: list[str]) -> None:
    after = claim_of(read(said("corrected", speaker=speaker)), "c1-0")
    assert [link.text for link in after.chain] == chain
    assert after.chain[0].actor == ("a1" if speaker == "The Ministry" else None)  # whom the report knows by that name


def test_what_is_rejected_is_gone_and_so_is_what_pointed_at_it() -> None:
    part = replace(ONE.claims[0], id="c1-9", part_of="c1-0", replaces="c1-0")
    reading = replace(ONE, claims=(*ONE.claims, part))
    after = read(said("rejected"), reading=reading)
    assert "c1-0" not in [one.id for one in after.claims]
    assert (claim_of(after, "c1-9").part_of, claim_of(after, "c1-9").replaces) == (None, None)


def test_the_deed_has_what_its_claims_have() -> None:
    army = Party("the army", (0, 2), None)
    after = read(said("rejected", "c1-1", 1), said("corrected", "c1-3", 2, value=ActorValue(army)))
    [mention] = after.mentions
    assert mention.place is None
    assert mention.actors == (army,)
    assert mention.time == ONE.mentions[0].time


@pytest.mark.parametrize(
    ("decisions", "killed"),
    [
        ([said("accepted")], 12),
        ([said("rejected", number=1), said("accepted", number=2)], 12),
        ([said("accepted", number=1), said("rejected", number=2)], None),
        ([said("corrected", number=1, value=EXACT_15), said("corrected", number=2, group="men")], 12),
        ([said("rejected"), Decision("d2", "d1", None, "undone", "person:bo", "no", "2024-01-02")], 12),
        # A grade is another matter: it takes no word on the reading back.
        ([said("rejected"), Decision("d2", "c1-0", None, "credible", "person:bo", "x", "2024-01-02")], None),
        ([said("rejected", "c9-9")], 12),
    ],
)
def test_the_last_word_on_a_claim_counts(decisions: list[Decision], killed: int | None) -> None:
    values = [one.value for one in read(*decisions).claims if one.field == "killed"]
    assert [value.printed for value in values if isinstance(value, Figure)] == ([] if killed is None else [killed])


ADDED: dict[str, Any] = {
    "field": "injured",
    "value": EXACT_15,
    "group": "people",
    "report": "r1",
    "where": "text",
    "span": (3, 13),
}


def test_an_added_claim_stands_in_the_words_that_were_marked() -> None:
    after = claim_of(read(said("added", "cnew", onto="m1", speaker="the ministry", **ADDED)), "cnew")
    assert after.words == ONE.report.text[3:13]
    assert (after.mention, after.field, after.value, after.scope) == ("m1", "injured", EXACT_15, "incident")
    assert [link.text for link in after.chain] == ["the ministry", "Outlet 1"]
    assert after.chain[0].actor == "a1"


def test_an_added_claim_can_be_corrected_rejected_and_taken_back() -> None:
    add = said("added", "cnew", 1, onto="m1", **ADDED)
    correct = said("corrected", "cnew", 2, value=Figure(16, 16, "exact", 16))
    assert claim_of(read(add, correct), "cnew").value == Figure(16, 16, "exact", 16)
    for last in (
        said("rejected", "cnew", 3),
        Decision("d4", "d1", None, "undone", "person:ana", "no", "2024-01-04"),
    ):
        assert "cnew" not in [one.id for one in read(add, correct, last).claims]
    # None of the two takes the place of the other.
    assert {state for state, _ in find_standings([add, correct]).values()} == {"held"}


def test_what_newer_rules_read_too_is_told_once() -> None:
    told = ONE.claims[0]
    again = said("added", "cnew", onto="m1", **ADDED | {"field": told.field, "value": told.value, "span": told.span})
    assert [one.id for one in read(again).claims if one.field == "killed"] == ["cnew"]


def test_readings_of_which_nobody_said_anything_are_the_same() -> None:
    readings = [ONE, make_reading(2)]
    assert correct_readings(readings, [Decision("d1", "m1", "m2", "same", "person:a", "x", None)]) is readings
    assert correct_readings(readings, [said("rejected")])[1] is readings[1]
