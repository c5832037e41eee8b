"""What a person says of a store's claims: kept, in the findings, and after reports are read again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.deciding import current_decisions, decide, stand
from rashomon.pipeline import compare_store
from rashomon.records import Correction, Event, Figure, TextValue
from rashomon.reviewing import add_claim, correct_claim, find_agreement, find_words
from rashomon.store import Store
from rashomon.store.decisions import ConflictError, last_number
from workbench_cases import fill, make_reading, ordinary

EXACT_15 = Figure(15, 15, "exact", 15)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of four reports, of which the first two tell one event, with 12 and with 40 dead."""
    with fill(tmp_path / "s.sqlite", ordinary()) as opened:
        yield opened


def first_event(store: Store) -> Event:
    return compare_store(store).events[0]


def killed(store: Store) -> tuple[int | None, int | None]:
    """Return the range of the dead of the first event."""
    found = next(one for one in first_event(store).findings if one.field == "killed")
    assert found.low
    assert found.high
    return found.low.value, found.high.value


def test_a_correction_changes_the_range_and_its_undoing_changes_it_back(store: Store) -> None:
    assert killed(store) == (12, 40)
    made = correct_claim(store, "c0-0", Correction(value=EXACT_15), "ana", "a misprint")
    assert killed(store) == (15, 40)
    claim = next(one for reading in store.readings("r0") for one in reading.claims if one.id == "c0-0")
    assert claim.value == Figure(12, 12, "exact", 12)  # what was read stays
    assert store.decisions()[0].correction == Correction(value=EXACT_15)
    decide(store, "undone", [made.decision.id], "bo", "it says 12")
    assert killed(store) == (12, 40)


def test_a_rejected_claim_leaves_the_finding(store: Store) -> None:
    decide(store, "rejected", ["c1-0"], "ana", "of last year")
    assert killed(store) == (12, 12)


def test_an_added_claim_enters_the_finding_and_can_be_graded(store: Store) -> None:
    start, end = find_words(next(store.readings("r0")).report, "people died")
    told = Correction("killed", EXACT_15, "people", speaker="", report="r0", where="text", span=(start, end))
    made = add_claim(store, "m0", told, "ana", "missed")
    assert killed(store)[1] == 40
    id_ = made.decision.left
    assert any(id_ in position.claims for one in first_event(store).findings for position in one.positions)
    decide(store, "discounted", [id_], "bo", "a guess")
    decide(store, "rejected", [id_], "bo", "no figure")
    assert [one.state for one in stand(store)] == ["held", "held", "held"]
    assert all(id_ not in position.claims for one in first_event(store).findings for position in one.positions)


def test_corrections_follow_their_words_into_a_newer_reading(store: Store) -> None:
    correct_claim(store, "c0-0", Correction(value=EXACT_15), "ana", "a misprint")
    told = Correction("injured", EXACT_15, "people", speaker="", report="r0", where="text", span=(3, 13))
    add_claim(store, "m0", told, "ana", "missed")
    old = make_reading(0)
    start, end = old.mentions[0].trigger
    newer = replace(
        old,
        claims=tuple(replace(one, id=f"n{one.id}", mention="new") for one in old.claims),
        mentions=(replace(old.mentions[0], id="new", trigger=(start, end - 1)),),
    )
    store.add(newer, generation=store.begin_generation())
    corrected, added = current_decisions(store)
    assert corrected.left == "nc0-0"
    assert (added.left, added.right) == (store.decisions()[1].left, "new")
    assert killed(store) == (15, 40)
    assert [one.state for one in stand(store)] == ["held", "held"]


def test_where_its_words_are_read_as_nothing_any_more_a_correction_is_for_review(store: Store) -> None:
    correct_claim(store, "c0-0", Correction(value=EXACT_15), "ana", "a misprint")
    store.add(replace(make_reading(0), claims=()), generation=store.begin_generation())
    [one] = stand(store)
    assert (one.state, one.reason) == ("review", "c0-0: no killed claim is read there any more")


@pytest.mark.parametrize(
    ("correction", "onto", "reason"),
    [
        (Correction(), "", "nothing in it is corrected"),
        (Correction(value=TextValue("many")), "", "killed has figure"),
        (Correction(field="weapon"), "", "weapon has text"),
        (Correction(value=Figure(9, 3, "between", None)), "", "9 is more than 3"),
        (Correction(value=EXACT_15), "m1", "a mention of another report"),
        (Correction(value=EXACT_15), "m99", "nothing here has that id"),
    ],
)
def test_what_cannot_be_corrected_so(store: Store, correction: Correction, onto: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        correct_claim(store, "c0-0", correction, "ana", "x", onto=onto)
    assert store.decisions() == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"report": "r9"}, "no report has the id r9"),
        ({"report": None}, "no report has the id None"),
        ({"span": (3, 900)}, "no words stand at 3 to 900"),
        ({"span": (4, 4)}, "no words stand"),
        ({"value": None}, "a field and a value"),
        ({"field": "place"}, "place has place"),
    ],
)
def test_what_cannot_be_added(store: Store, changes: dict[str, object], reason: str) -> None:
    told = Correction("injured", EXACT_15, "people", report="r0", where="text", span=(3, 13))
    with pytest.raises(ValueError, match=reason):
        add_claim(store, "m0", replace(told, **changes), "ana", "x")  # type: ignore[arg-type]
    assert store.decisions() == []


def test_words_are_found_for_the_nth_time() -> None:
    report = replace(make_reading(0).report, text="ten dead, ten\n hurt, *")
    assert (find_words(report, "ten"), find_words(report, "ten", 2), find_words(report, "ten", 1, 4)) == (
        (0, 3), (10, 13), (10, 13))  # fmt: skip
    assert find_words(report, " ten hurt ") == (10, 19)
    assert find_words(report, "*") == (21, 22)
    for words, nth, reason in (
        ("ten", 3, "the words 'ten' 3 times"), ("eleven", 1, "does not have"), ("", 1, "of 1 to 1000 char"),
        (" ", 1, "of 1 to 1000 char"), ("a" * 1001, 1, "of 1 to 1000 char")):  # fmt: skip
        with pytest.raises(ValueError, match=reason):
            find_words(report, words, nth)


def test_who_decides_on_what_another_decided_meanwhile_is_told_so(store: Store) -> None:
    with store.read() as connection:
        seen = last_number(connection)
    decide(store, "rejected", ["c0-0"], "ana", "of last year", seen=seen)
    with pytest.raises(ConflictError, match="ana decided on it meanwhile: rejected"):
        correct_claim(store, "c0-0", Correction(value=EXACT_15), "bo", "a misprint", seen=seen)
    correct_claim(store, "c1-0", Correction(value=EXACT_15), "bo", "another claim", seen=seen)
    decide(store, "accepted", ["c0-0"], "ana", "my own", seen=seen)
    correct_claim(store, "c0-0", Correction(value=EXACT_15), "bo", "all the same")
    assert [one.state for one in stand(store)] == ["superseded", "held", "superseded", "held"]


def test_notes_and_the_state_of_the_work_change_no_finding(store: Store) -> None:
    before = compare_store(store)
    decide(store, "noted", ["m0"], "ana", "ask the hospital")
    decide(store, "noted", ["m0"], "bo", "asked")
    decide(store, "begun", ["m0"], "ana", "")
    decide(store, "coded", ["m0"], "ana", "")
    decide(store, "assigned", ["m0"], "ana", "", assignee="bo")
    assert compare_store(store) == before
    assert [one.state for one in stand(store)] == ["held", "held", "superseded", "held", "held"]


def test_agreement_counts_the_last_word_of_each_person_on_what_two_judged(store: Store) -> None:
    for person, verdicts in (("ana", "aaar"), ("bo", "aarr")):
        for number, verdict in enumerate(verdicts):
            decide(store, "rejected" if verdict == "r" else "accepted", [f"c{number}-0"], person, "x")
    decide(store, "accepted", ["c0-1"], "ana", "only I")
    [killed] = find_agreement(store)
    assert (killed.field, killed.claims, killed.persons) == ("killed", 4, ("ana", "bo"))
    # By hand: values 12 12 | 40 40 | 12 none | none none; observed 2 of 8, expected 2 (3*2 + 3*3 + 2*3) of 56.
    assert killed.nominal == pytest.approx(1 - 7 * 2 / 42)
    decide(store, "rejected", ["c2-0"], "ana", "I see")
    correct_claim(store, "c1-0", Correction(value=Figure(44, 44, "exact", 44)), "bo", "44")
    [killed] = find_agreement(store)
    # Values 12 12 | 40 44 | none none | none none; the numbers: 12 12 | 40 44.
    assert killed.nominal == pytest.approx(1 - 7 * 2 / (64 - 4 - 1 - 1 - 16))
    assert killed.interval == pytest.approx(1 - 3 * 32 / (2 * 4 * (15**2 * 2 + 13**2 + 17**2)))


def test_without_a_second_person_there_is_no_agreement(store: Store) -> None:
    decide(store, "accepted", ["c0-0"], "ana", "x")
    assert find_agreement(store) == []
