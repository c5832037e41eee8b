"""How groupings are scored, on the examples of those who made the measures."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.bench.clustering import MEASURES, Score, alone, b_cubed, ceaf_e, cluster_figures, conll, muc, pairs


def groups(text: str) -> dict[str, str]:
    """Return the grouping that "abc defg" is: items are letters, clusters words."""
    return {letter: word for word in text.split() for letter in word}


# Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions", and Moosavi and Strube 2016.
GOLD, FOUND = groups("abc defg"), groups("ab cd fghi")


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [("muc", 2 / 5, 2 / 5), ("b3", 4 / 8, 35 / 84), ("ceaf_e", 1.3 / 3, 1.3 / 2), ("pairs", 2 / 8, 2 / 9)],
)
def test_the_example_of_the_scorer(measure: str, precision: float, recall: float) -> None:
    score = MEASURES[measure](GOLD, FOUND)
    assert score.precision == pytest.approx(precision)
    assert score.recall == pytest.approx(recall)


# Bagga and Baldwin 1998: of two wrong links the one that joins two large clusters is worse, which MUC does not see.
BAGGA = groups("12345 67 89ABC")


@pytest.mark.parametrize(
    ("found", "b3_precision", "muc_precision"),
    [("12345 6789ABC", 16 / 21, 9 / 10), ("1234589ABC 67", 7 / 12, 9 / 10)],
)
def test_the_examples_of_b_cubed(found: str, b3_precision: float, muc_precision: float) -> None:
    assert b_cubed(BAGGA, groups(found)).precision == pytest.approx(b3_precision)
    assert muc(BAGGA, groups(found)).precision == pytest.approx(muc_precision)
    assert b_cubed(BAGGA, groups(found)).recall == muc(BAGGA, groups(found)).recall == 1


def test_the_example_of_ceaf() -> None:
    # Luo 2005, response (c) of the same key: all in one.
    score = ceaf_e(BAGGA, groups("123456789ABC"))
    assert score.recall == pytest.approx((10 / 17) / 3)
    assert score.precision == pytest.approx(10 / 17)


def test_doing_nothing_and_doing_all() -> None:
    assert alone(GOLD).keys() == GOLD.keys()
    assert b_cubed(GOLD, alone(GOLD)) == Score(1.0, 2 / 7)
    assert pairs(GOLD, alone(GOLD)) == Score(0.0, 0.0)
    assert Score(0.0, 0.0).f1 == 0
    assert cluster_figures(GOLD, FOUND, ["muc"]) == {"muc_precision": 0.4, "muc_recall": 0.4, "muc_f1": 0.4}
    assert conll(GOLD, FOUND) == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=1e-4)
    assert conll({}, {}) == 0


GROUPINGS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("1234"), min_size=1)


@given(GROUPINGS, GROUPINGS)
def test_the_matching_of_clusters_is_the_best_there_is(gold: dict[str, str], found: dict[str, str]) -> None:
    left, right = sorted(set(gold.values())), [*sorted(set(found.values())), *"...."]

    def likeness(one: str, other: str) -> float:
        these = {item for item, cluster in gold.items() if cluster == one}
        those = {item for item, cluster in found.items() if cluster == other}
        return 2 * len(these & those) / (len(these) + len(those))

    best = max(sum(map(likeness, left, order)) for order in set(permutations(right, len(left))))
    assert ceaf_e(gold, found).recall == pytest.approx(best / len(left))


@given(GROUPINGS)
def test_what_is_grouped_as_it_should_be_is_right(gold: dict[str, str]) -> None:
    renamed = {item: f"x{cluster}" for item, cluster in gold.items()}
    assert b_cubed(gold, renamed) == Score(1.0, 1.0)
    assert ceaf_e(gold, renamed).f1 == pytest.approx(1)
