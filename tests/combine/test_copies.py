"""Which reports copy which, on texts written for this test."""

import builders as b
import pytest

from rashomon.combine.clusters import settle
from rashomon.combine.copies import find_copies, roots, shingles
from rashomon.records import Report

WIRE = (
    "Aircraft of the alliance struck a column of fighters near the river on Wednesday night after the column had "
    "moved on a base of its partners, a spokesman said. He put the number of fighters killed at more than eighty and "
    "said "
    "that no soldiers of the alliance were hurt. The column came with tanks and mortars, he added, and turned back "
    "when the first vehicles burned. Nobody had warned the base, which lies five miles from the bridge."
)
REWORDED = (
    "Planes of the alliance hit a column of fighters near the river late on Wednesday after the column had moved on a "
    "base of its partners, a spokesman said. He put the number of fighters killed at more than 80 and said no soldiers "
    "of the alliance were hurt. The column came with tanks and mortars, he added, and turned back when the first "
    "vehicles burned. Nobody had warned the base, which is located five miles from the bridge."
)
OWN_WORDS = (
    "A spokesman for the alliance says more than eighty fighters died when its planes answered an advance on a camp "
    "near the bridge. He said that no soldiers of the alliance were hurt. Villagers on the far bank told this paper "
    "that they saw burning lorries until dawn and heard of fewer dead than that; a teacher counted nine graves."
)
LONGER = WIRE + " " + " ".join(f"The {word} of the region has its own account of it." for word in "abcdefghijklmnop")


def report(name: str, text: str, published: str | None = "2018-02-08", **more: str | None) -> Report:
    return b.reading(name, [], text=text, published=published, **more).report  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WIRE, "identical"),
        (WIRE.replace("Wednesday night", "Wednesday"), "edited"),
        (REWORDED, "edited"),
        (WIRE[: len(WIRE) // 2], "excerpt"),
        (LONGER, "excerpt"),
        (OWN_WORDS, None),
        ("", None),
        ("No words of five.", None),
    ],
)
def test_kind_of_copy(text: str, kind: str | None) -> None:
    reports = [report("first", WIRE), report("second", text, "2018-02-09")]
    copies = find_copies(reports, b.ONTOLOGY)
    assert [c.kind for c in copies] == ([] if kind is None else [kind])
    assert all((c.of, c.by) == (reports[0].id, reports[1].id) and 0.3 <= c.share <= 1 for c in copies)


def test_the_earlier_is_the_original_whatever_the_order() -> None:
    early, late = report("early", WIRE), report("late", REWORDED, "2018-02-10")
    assert find_copies([late, early], b.ONTOLOGY) == find_copies([early, late], b.ONTOLOGY)
    assert [c.of for c in find_copies([late, early], b.ONTOLOGY)] == [early.id]


@pytest.mark.parametrize("more", [{"credit": "Example Wire"}, {"outlet": "Example Wire"}])
def test_of_one_day_the_agency_is_the_original(more: dict[str, str]) -> None:
    texts = {"a": REWORDED, "b": WIRE}
    plain, agency = report("a", texts["a"]), report("b", texts["b"], **more)
    assert [c.of for c in find_copies([plain, agency], b.ONTOLOGY)] == [agency.id]


def test_an_undated_report_copies_a_dated_one() -> None:
    undated, dated = report("undated", WIRE, None), report("dated", REWORDED, "2018-03-01")
    assert [c.by for c in find_copies([undated, dated], b.ONTOLOGY)] == [undated.id]


def test_forty_prints_have_one_original() -> None:
    prints = [
        report(f"p{n:02}", WIRE.replace("eighty", f"{n} and eighty"), f"2018-02-{8 + n // 2:02}") for n in range(40)
    ]
    copies = find_copies(prints, b.ONTOLOGY)
    assert len(copies) == 39
    assert len({c.of for c in copies}) == 1


def test_a_person_overrules_the_count() -> None:
    one, two, other = (
        report("one", WIRE),
        report("two", REWORDED, "2018-02-09"),
        report("other", OWN_WORDS, "2018-02-10"),
    )
    verdicts = settle([b.decision(one.id, two.id, "different"), b.decision(other.id, one.id, "same")])
    assert [(c.of, c.by) for c in find_copies([one, two, other], b.ONTOLOGY, verdicts)] == [(one.id, other.id)]


def test_roots_lead_to_the_head_of_the_line() -> None:
    copies = find_copies([report("one", WIRE), report("two", REWORDED, "2018-02-09")], b.ONTOLOGY)
    assert roots(copies) == {copies[0].by: copies[0].of}
    assert roots(()) == {}


def test_shingles_ignore_case_and_punctuation() -> None:
    assert shingles("One two, three — FOUR five six") == {"one two three four five", "two three four five six"}
