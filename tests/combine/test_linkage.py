"""Scores of pairs → clusters."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine.linkage import Pair, link


@pytest.mark.parametrize(
    ("scores", "clusters"),
    [
        ({}, [[0], [1], [2]]),
        ({(0, 1): 3.0}, [[0, 1], [2]]),
        ({(0, 1): -3.0}, [[0], [1], [2]]),
        ({(0, 1): 3.0, (1, 2): 3.0, (0, 2): -9.0}, [[0, 1], [2]]),  # one pair is not enough
        ({(0, 1): 3.0, (1, 2): 3.0, (0, 2): -2.0}, [[0, 1, 2]]),
        ({(0, 1): 9.0, (1, 2): 1.0, (0, 2): 1.0}, [[0, 1, 2]]),
        ({(0, 1): 3.0, (1, 2): 2.0}, [[0, 1, 2]]),  # what is not told counts little
    ],
)
def test_clusters(scores: dict[Pair, float], clusters: list[list[int]]) -> None:
    assert link(3, scores) == clusters


def test_the_best_pair_joins_first() -> None:
    assert link(4, {(0, 1): 2.0, (1, 2): 5.0, (2, 3): 2.0, (0, 2): -9.0, (1, 3): -9.0, (0, 3): -9.0}) == [
        [0],
        [1, 2],
        [3],
    ]


def test_two_that_a_report_keeps_apart_are_not_joined_through_a_third() -> None:
    assert link(3, {(0, 2): 9.0, (1, 2): 8.0}, rivals=[(0, 1)]) == [[0, 2], [1]]


def test_a_slip_of_one_report_does_not_part_what_many_join() -> None:
    scores = {pair: 8.0 for pair in combinations(range(8), 2) if pair != (0, 1)}
    assert link(8, scores, rivals=[(0, 1)]) == [[0, 2, 3, 4, 5, 6, 7], [1]]
    halves = {(a, b): 8.0 for a, b in combinations(range(8), 2) if (a < 4) == (b < 4)}
    across = {(a, b): 6.0 for a, b in combinations(range(8), 2) if (a < 4) != (b < 4) and (a, b) != (0, 4)}
    assert link(8, halves | across, rivals=[(0, 4)]) == [list(range(8))]


def test_a_slip_in_one_pair_of_many_parts_nobody() -> None:
    scores = dict.fromkeys(combinations(range(4), 2), 5.0) | {(0, 3): -16.0}
    assert link(4, scores) == [[0, 1, 2, 3]]


def test_a_person_has_the_last_word() -> None:
    scores = {(0, 1): 9.0, (1, 2): 9.0, (0, 2): 9.0, (2, 3): -9.0}
    assert link(4, scores, apart=[(0, 2)]) == [[0, 1], [2], [3]]
    assert link(4, scores, apart=[(0, 2)], same=[(2, 3), (1, 2)]) == [[0], [1, 2, 3]]
    assert link(2, {}, same=[(0, 1)]) == [[0, 1]]


def test_a_thousand_reports_of_one_event_are_one_though_each_is_scored_with_few() -> None:
    scores = {(n, n + step): 9.0 for n in range(1000) for step in range(1, 20) if n + step < 1000}
    assert len(link(1000, scores)) == 1


Scores = dict[Pair, float]
SCORES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-16, 16).map(float),
)


@given(SCORES, SCORES)
def test_parts_that_share_no_pair_do_not_touch_one_another(one: Scores, other: Scores) -> None:
    both = one | {(a + 8, b + 8): score for (a, b), score in other.items()}
    alone = link(8, one) + [[item + 8 for item in cluster] for cluster in link(8, other)]
    assert link(16, both) == alone


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_the_scores_does_not_matter(scores: Scores, random: object) -> None:
    turned = list(scores.items())
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert link(8, dict(turned)) == link(8, scores)


@given(SCORES, st.sets(st.tuples(st.integers(0, 3), st.integers(4, 7))))
def test_nothing_is_lost_and_foes_stay_apart(scores: Scores, apart: set[Pair]) -> None:
    clusters = link(8, scores, apart=apart)
    assert sorted(item for cluster in clusters for item in cluster) == list(range(8))
    assert not any({one, other} <= set(cluster) for cluster in clusters for one, other in apart)


@given(SCORES, st.dictionaries(st.integers(0, 7), st.sampled_from(["acled", "ucdp"])))
def test_items_with_one_mark_stay_apart(scores: Scores, marks: dict[int, str]) -> None:
    clusters = link(8, scores, marks=marks)
    assert sorted(item for cluster in clusters for item in cluster) == list(range(8))
    told = [[marks[item] for item in cluster if item in marks] for cluster in clusters]
    assert all(len(set(those)) == len(those) for those in told)


def test_an_item_joins_the_better_of_two_with_one_mark() -> None:
    scores = {(0, 2): 3.0, (1, 2): 5.0}
    assert link(3, scores, marks={0: "acled", 1: "acled"}) == [[0], [1, 2]]
    assert link(3, scores, marks={0: "acled", 1: "ucdp"}) == [[0, 1, 2]]
    assert link(3, scores, marks={0: "acled", 1: "acled"}, same=[(0, 1)]) == [[0, 1, 2]]
