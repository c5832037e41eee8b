"""What becomes of decisions that contradict, replace or undo one another."""

from itertools import permutations

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.combine.clusters import aliases, canonical_ids, find_undone, settle
from rashomon.combine.parting import Union
from rashomon.combine.standings import find_standings
from rashomon.records import Decision

METHOD = "events/1"
BOTH = {"1": ("held", ()), "2": ("held", ())}


def said(id_: str, left: str, right: str | None, verdict: str, day: int, by: str = "person:ann") -> Decision:
    return Decision(id_, left, right, verdict, by, "", f"2024-01-{day:02}")  # type: ignore[arg-type]


CASES = [
    # Two people in a ring: the latest two hold, the first is shown with all that it contradicts.
    (
        [said("1", "a", "b", "same", 1), said("2", "b", "c", "same", 2), said("3", "a", "c", "different", 3)],
        {"1": ("not_held", ("3", "2")), "2": ("held", ()), "3": ("held", ())},
    ),
    (
        [said("1", "a", "c", "different", 1), said("2", "a", "b", "same", 2), said("3", "b", "c", "same", 3)],
        {"1": ("not_held", ("2", "3")), "2": ("held", ()), "3": ("held", ())},
    ),
    (
        [said("1", "a", "b", "same", 1), said("2", "b", "a", "unsure", 2)],
        {"1": ("superseded", ("2",)), "2": ("held", ())},
    ),
    (
        [said("1", "a", "b", "same", 1), said("2", "a", "b", "different", 2, METHOD)],
        {"1": ("held", ()), "2": ("overruled", ("1",))},
    ),
    (
        [said("1", "c", None, "discounted", 1), said("2", "c", None, "credible", 2)],
        {"1": ("superseded", ("2",)), "2": ("held", ())},
    ),
    # What is undone makes room; to undo the undoing takes it again.
    (
        [said("1", "a", "b", "same", 1), said("2", "a", "b", "different", 2), said("3", "2", None, "undone", 3)],
        {"1": ("held", ()), "2": ("undone", ("3",)), "3": ("held", ())},
    ),
    (
        [said("1", "a", "b", "same", 1), said("2", "1", None, "undone", 2), said("3", "2", None, "undone", 3)],
        {"1": ("held", ()), "2": ("undone", ("3",)), "3": ("held", ())},
    ),
    # A method undoes no person's word, and rows that undo one another undo nothing.
    ([said("1", "a", "b", "same", 1), said("2", "1", None, "undone", 2, METHOD)], BOTH),
    ([said("1", "2", None, "undone", 1), said("2", "1", None, "undone", 2)], BOTH),
    ([said("1", "nobody", None, "undone", 1), said("2", "a", "a", "same", 2)], BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("decisions", "expected"), CASES)
def test_standings(decisions: list[Decision], expected: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    assert find_standings(decisions) == expected
    assert find_standings(decisions[::-1]) == expected


PEOPLE = ["person:ann", "person:bo", METHOD]
IDS = st.sampled_from("abcde")
ROWS = st.lists(
    st.tuples(IDS, IDS, st.sampled_from(["same", "different", "unsure"]), st.sampled_from(PEOPLE)),
    max_size=12,
)


@given(ROWS, st.lists(st.integers(0, 15), max_size=6), st.randoms(use_true_random=False))
def test_any_decisions_of_anybody_are_settled_the_same_in_any_order(
    rows: list[tuple[str, str, str, str]], undone: list[int], random: object
) -> None:
    decisions = [said(f"d{n}", left, right, verdict, n + 1, by) for n, (left, right, verdict, by) in enumerate(rows)]
    # Also undoing of what comes later, or is not there, and in rings.
    ids = [f"d{n}" for n in range(12)] + [f"u{n}" for n in range(4)]
    decisions += [said(f"u{n}", ids[of], None, "undone", n + 20) for n, of in enumerate(undone)]
    shuffled = decisions.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    verdicts, standings = settle(decisions), find_standings(decisions)
    assert settle(shuffled) == verdicts
    assert find_standings(shuffled) == standings
    assert standings.keys() == {one.id for one in decisions}  # nothing is lost
    canonical = canonical_ids("abcde", decisions)
    assert all(canonical[left] == canonical[right] for left, right in verdicts.same)
    assert all(canonical[left] != canonical[right] for left, right in verdicts.different)
    # What does not hold says by what.
    assert all(bool(against) == (state != "held") for state, against in standings.values())
    for one in decisions:
        state, _ = standings[one.id]
        if one.verdict in {"same", "different"} and one.left != one.right and one.id not in find_undone(decisions):
            pair = (min(one.left, str(one.right)), max(one.left, str(one.right)))
            held = pair in (verdicts.same if one.verdict == "same" else verdicts.different)
            assert held or state != "held"


@given(st.lists(st.tuples(st.booleans(), IDS, IDS), max_size=15))
def test_sets_told_apart_are_never_joined(steps: list[tuple[bool, str, str]]) -> None:
    sets = Union[str]()
    joined: list[tuple[str, str]] = []
    parted: list[tuple[str, str]] = []
    for joins, one, other in steps:
        if joins:
            joined += [(one, other)] * sets.join(one, other)
        else:
            parted += [(one, other)] * sets.part(one, other)
        assert all(sets.find(a) == sets.find(b) for a, b in joined)
        assert all(sets.find(a) != sets.find(b) and sets.parted_by(a, b) for a, b in parted)
    for item in "abcde":
        assert sets.find(item) == min(other for other in "abcde" if sets.find(other) == sets.find(item))


def test_what_a_person_joins_brings_nothing_that_a_person_parts() -> None:
    when = b.time("2018-02-07")
    readings = [
        b.reading(f"r{n}", [b.deed(f"m{n}", ["US"], ["IS"], when=when, where=b.KHUSHAM)], published=f"2018-02-0{n}")
        for n in (7, 8, 9)
    ]
    for one, parted, joined in permutations(["m7", "m8", "m9"]):
        decisions = [b.decision(one, parted, "different", made="2024-01-01"), b.decision(one, joined, "same")]
        events = combine_claims(readings, b.ONTOLOGY, decisions=decisions).events
        event_of = aliases(events)
        assert event_of[one] == event_of[joined] != event_of[parted]
