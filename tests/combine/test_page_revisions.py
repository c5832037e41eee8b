"""One page with two texts: which pages are one, what was taken out, what was put in, which figures changed."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.combine.revisions import canonical_url, find_revisions
from rashomon.records import Claim, Reading, Revision

PAGE = "https://post.example/oram"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://post.example/a", "post.example/a"),
        ("http://Post.Example:80/a/", "post.example/a"),
        ("//post.example/a#top", "post.example/a"),
        ("https://post.example/a?utm_source=x&utm_medium=y", "post.example/a"),
        ("https://post.example/a?id=7&fbclid=q#x", "post.example/a?id=7"),
        ("https://post.example/a?id=7&gclid=q&page=2", "post.example/a?id=7&page=2"),
        ("https://post.example/A", "post.example/A"),
        ("https://post.example", "post.example"),
        ("https://user:secret@post.example/a", "post.example/a"),
        ("mailto:post@post.example", None),
        ("post.example/a", None),
        ("https://", None),
        ("https://[::1/a", "[::1/a"),
        ("", None),
        (None, None),
    ],
)
def test_an_address_goes_without_what_tells_where_a_reader_came_from(url: str | None, expected: str | None) -> None:
    assert canonical_url(url) == expected


def page(
    text: str, day: str | None = None, *claims: Claim, url: str | None = PAGE, title: str = "", id: str = ""
) -> Reading:
    found = b.reading(id or text, [], claims, published=day, text=text, id=id or b.digest(text, title))
    return replace(found, report=replace(found.report, url=url, title=title))


def find(*readings: Reading) -> tuple[Revision, ...]:
    return find_revisions(readings, {})


def changes(revision: Revision) -> tuple[list[str], list[str]]:
    return [one.text for one in revision.removed], [one.text for one in revision.added]


KEPT = "A market in Oram was shelled on Monday. Shops were burning there until the evening."


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        (f"{KEPT} Twelve died.", f"{KEPT} Nineteen died.", ["Twelve died."], ["Nineteen died."]),
        (f"{KEPT} The army denied it.", KEPT, ["The army denied it."], []),
        (KEPT, f"{KEPT}\n\nThe army denied it.", [], ["The army denied it."]),
        # what only moved is neither taken out nor put in
        (f"Nobody spoke. {KEPT}", f"{KEPT} Nobody spoke.", [], []),
        # one of three that are the same is gone
        (f"Oh! Oh! Oh! {KEPT}", f"Oh! Oh! {KEPT}", ["Oh!"], []),
        # spaces are not words
        (f"{KEPT} It  was\tlate.", f"{KEPT} It was late.", [], []),
    ],
)
def test_sentences_that_changed_are_told(before: str, after: str, removed: list[str], added: list[str]) -> None:
    (revision,) = find(page(before, "2024-03-04"), page(after, "2024-03-05"))
    assert changes(revision) == (removed, added)
    assert [before[slice(*one.span)] for one in revision.removed] == removed
    assert [after[slice(*one.span)] for one in revision.added] == added
    assert 0.5 < revision.share <= 1


def test_a_new_title_is_told_though_the_text_is_the_same() -> None:
    (revision,) = find(page(KEPT, "2024-03-04", title="Twelve die"), page(KEPT, "2024-03-05", title="Many die"))
    assert (revision.title, revision.share, changes(revision)) == (("Twelve die", "Many die"), 1.0, ([], []))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (page(KEPT, url=None), page(f"{KEPT} More.", url=None)),
        (page(KEPT), page(f"{KEPT} More.", url="https://post.example/other")),
        (page(KEPT, "2024-03-04"), page(KEPT, "2024-03-05")),
        (page(KEPT), page("Quite another thing stands on the front page today, and nothing of yesterday.")),
        (page("", url="not an address"), page("x", url="not an address")),
    ],
    ids=["no address", "two addresses", "one text found twice", "a front page", "no web address"],
)
def test_what_is_no_revision(one: Reading, other: Reading) -> None:
    assert find(one, other) == ()


def test_a_page_written_anew_is_one_where_both_texts_tell_one_event() -> None:
    one, other = (
        page("Blast in Oram.", "2024-03-04", id="r1"),
        page("Thirty people perished at noon.", "2024-03-05", id="r2"),
    )
    assert find(one, other) == ()
    (revision,) = find_revisions([one, other], {"r1": ["e"], "r2": ["e", "f"]})
    assert (revision.earlier, revision.later, revision.share) == ("r1", "r2", 0.0)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2024-03-04", "2024-03-05"), ("r0", "r1")),
        (("2024-03-05", "2024-03-04"), ("r1", "r0")),
        (("2024-03-04", "2024-03-04"), ("r0", "r1")),  # of one day the order in which they were given
        ((None, "2024-03-04"), ("r1", "r0")),
        ((None, None), ("r0", "r1")),
    ],
)
def test_the_earlier_is_the_one_published_first(days: tuple[str | None, str | None], expected: tuple[str, str]) -> None:
    (revision,) = find(*(page(f"{KEPT} {n}.", day, id=f"r{n}") for n, day in enumerate(days)))
    assert (revision.earlier, revision.later) == expected


def test_three_texts_of_a_page_are_two_revisions() -> None:
    readings = [page(f"{KEPT} {n} died.", f"2024-03-0{n + 1}", id=f"r{n}") for n in range(3)]
    assert [(one.earlier, one.later) for one in find(*readings)] == [("r0", "r1"), ("r1", "r2")]


def killed(value: object, by: str = "SOHR", key: str = "", group: str = "people", **more: object) -> Claim:
    return b.claim("m", "killed", value, by, group=group, key=key, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([killed(12, key="a")], [killed(19, key="b")], [("a", "b")]),
        ([killed(12, key="a")], [killed(12, key="b")], []),
        ([killed(12, key="a")], [], [("a", None)]),
        ([], [killed(12, key="b")], [(None, "b")]),
        # of one speaker first, then of one group
        ([killed(12, key="a"), killed(0, "Syria", "x")], [killed(0, "Syria", "y"), killed(19, key="b")], [("a", "b")]),
        ([killed(12, key="a")], [killed(19, "SNHR", "b")], [("a", "b")]),
        ([killed(12, key="a")], [killed(12, "SNHR", "b")], [("a", "b")]),  # the same number by another speaker
        ([killed(12, key="a")], [killed(3, key="b", group="children")], [("a", None), (None, "b")]),
        ([killed(12, key="a")], [killed(12, key="b", stance="denies")], [("a", "b")]),
        ([b.claim("m", "weapon", "bombs", key="a")], [], []),
    ],
)
def test_figures_that_changed_are_told_in_pairs(
    before: list[Claim], after: list[Claim], expected: list[tuple[str | None, str | None]]
) -> None:
    (revision,) = find(page(KEPT, "2024-03-04", *before), page(f"{KEPT} More.", "2024-03-05", *after))
    assert sorted((one.from_ or "", one.to or "") for one in revision.figures) == sorted(
        (one or "", other or "") for one, other in expected
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a. " * 40_000, "b. " * 40_000 + "a. "),
        ("a. b. " * 20_000, "b. a. a. " * 20_000),
        ("!" * 200_000, "?" * 200_000),
        ("." + '"' * 200_000, "." + "'" * 200_000),
        (" ".join(f"s{n}." for n in range(30_000)), " ".join(f"s{n}." for n in range(0, 30_000, 2))),
        ("", "\n" * 100_000),
        ("word " * 100_000, "word " * 100_001),
    ],
    ids=["another text", "mixed", "no sentence", "quotes", "every other", "empty", "one sentence"],
)
def test_hostile_texts_are_compared_too(before: str, after: str) -> None:
    for revision in find_revisions([page(before, id="r1"), page(after, id="r2")], {"r1": ["e"], "r2": ["e"]}):
        assert 0 <= revision.share <= 1
        assert all(one.text == before[slice(*one.span)] for one in revision.removed)
        assert all(one.text == after[slice(*one.span)] for one in revision.added)


def test_a_thousand_texts_of_a_page_are_one_row_of_revisions() -> None:
    readings = [page(f"{KEPT} {n} died.", "2024-03-04", id=f"r{n:04}") for n in range(1000)]
    assert len(find(*readings)) == 999


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(5)))
def test_the_order_of_reports_of_different_days_does_not_matter(order: Sequence[int]) -> None:
    readings = [page(f"{KEPT} {n} died.", f"2024-03-0{n + 1}", id=f"r{n}") for n in range(5)]
    found = combine_claims([readings[n] for n in order], b.ONTOLOGY).revisions
    assert found == combine_claims(readings, b.ONTOLOGY).revisions
    assert len(found) == 4
