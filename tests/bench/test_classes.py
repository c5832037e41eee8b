"""Precision, recall and F1 of classes, and the halves of gold data without a split."""

from rashomon.bench.classes import HELD_OUT, WORK, Judged, by_halves, class_figures, f_score, half_of, misses_of

JUDGED = [
    Judged("1", "PROTEST", "PROTEST", "They marched."),
    Judged("2", "PROTEST", "ASSAULT", "They marched again."),
    Judged("3", "ASSAULT", "ASSAULT", "They shot."),
    Judged("4", "AGREE", "ASSAULT", "They agreed."),
    Judged("5", "COERCE", None, "They were held."),
]
CLASSES = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")


def test_macro_is_over_classes_and_weighted_over_texts() -> None:
    figures = class_figures(JUDGED, CLASSES)
    assert (figures["ASSAULT.precision"], figures["ASSAULT.recall"], figures["ASSAULT.f1"]) == (0.333, 1.0, 0.5)
    assert (figures["PROTEST.precision"], figures["PROTEST.recall"], figures["PROTEST.f1"]) == (1.0, 0.5, 0.667)
    assert figures["macro_f1"] == round((0.5 + 2 / 3 + 0) / 3, 3)
    assert figures["weighted_f1"] == round((0.5 + 2 * 2 / 3 + 0) / 4, 3)
    assert figures["accuracy"] == 0.5


def test_a_class_without_texts_counts_for_nothing() -> None:
    assert "MOBILIZE.f1" not in class_figures(JUDGED, CLASSES)
    assert class_figures([], CLASSES)["macro_f1"] == 0


def test_halves_are_the_same_everywhere_and_each_has_its_figures() -> None:
    assert [half_of(name) for name in ("a", "b", "c", "d")] == [HELD_OUT, HELD_OUT, WORK, WORK]
    assert set(by_halves(JUDGED, CLASSES)) == {"all", WORK, HELD_OUT}


def test_misses_are_of_the_half_that_may_be_read() -> None:
    missed = misses_of(JUDGED, CLASSES)
    assert {line.split()[0] for line in missed} <= {one.id for one in JUDGED if one.half == WORK}
    assert all("not" in line for line in missed)


def test_nothing_found_and_nothing_wanted_is_zero() -> None:
    assert f_score(0, 0, 0) == (0.0, 0.0, 0.0)
