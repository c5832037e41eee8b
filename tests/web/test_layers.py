from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Attribution, Claim, Reading
from rashomon.web.layers import LONGEST_PIECE, Stretch, TextPage, cut_page, cut_title
from workbench_cases import fill, make_reading, open_client

LARGEST_PAGE = 300_000  # bytes


def with_text(text: str, said: list[tuple[int, int]], claimed: list[tuple[int, int]] | None = None) -> Reading:
    """Return a reading in which those stretches are said, each by somebody, and those are claims."""
    base = make_reading(0)
    one, claim = base.attributions[0], base.claims[0]
    speeches: list[Attribution] = [replace(one, id=f"t{n}", content=(span,)) for n, span in enumerate(said)]
    claims: list[Claim] = [
        replace(claim, id=f"c{n}", span=span, words=text[slice(*span)], attribution=None)
        for n, span in enumerate(claimed or [])
    ]
    return replace(
        base,
        report=replace(base.report, text=text),
        attributions=tuple(speeches),
        claims=tuple(claims),
        mentions=(),
        places=(),
        times=(),
        problems=(),
    )


def page_of(reading: Reading, number: int = 1, claim: int | None = None) -> TextPage:
    page = cut_page(reading, number, claim)
    assert page
    return page


def told(stretches: tuple[Stretch, ...]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(one.text, one.speech, one.claims) for one in stretches]


def test_a_chain_inside_another_is_seen_as_such() -> None:
    reading = with_text("he said she saw it", [(3, 18), (8, 18)], [(12, 15)])
    [line] = page_of(reading).paragraphs
    assert told(line) == [
        ("he ", (), ()),
        ("said ", (0,), ()),
        ("she ", (0, 1), ()),
        ("saw", (0, 1), (0,)),
        (" it", (0, 1), ()),
    ]
    assert [one.opens for one in line] == [(), (0,), (1,), (), ()]


def test_the_narrowest_claim_over_words_comes_first() -> None:
    [line] = page_of(with_text("a b c", [], [(0, 5), (2, 3)])).paragraphs
    assert told(line) == [("a ", (), (0,)), ("b", (), (1, 0)), (" c", (), (0,))]


def test_deeds_places_times_and_problems_are_layers_of_their_own() -> None:
    page = page_of(make_reading(0))
    kinds = {one.text: one.kinds for line in page.paragraphs for one in line if one.kinds}
    assert kinds == {"2020-05-04": ("time",), "Oram": ("place",), "shelled": ("act",), "people": ("problem",)}


def test_a_title_has_its_own_stretches() -> None:
    reading = make_reading(0)
    claim = replace(reading.claims[0], where="title", span=(0, 6))
    assert told(cut_title(replace(reading, claims=(claim,))))[0] == ("Market", (), (0,))


@given(
    st.text(st.sampled_from("ab \n"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_no_character_is_lost_or_shown_twice(text: str, spans: list[tuple[int, int]]) -> None:
    reading = with_text(text, [span for span in spans if span[0] < span[1] <= len(text)])
    page = page_of(reading)
    shown = ["".join(one.text for one in line) for line in page.paragraphs]
    assert [line for line in shown if line] == [line for line in text.split("\n") if line.strip()]


def test_a_long_text_has_pages_that_hold_all_of_it() -> None:
    text = "\n".join(f"line {n} " + "word " * 40 for n in range(500)) + "\n" + "x" * 9 * LONGEST_PIECE
    pages = [page_of(with_text(text, []))]
    while pages[-1].number < pages[-1].pages:
        pages.append(page_of(with_text(text, []), pages[-1].number + 1))
    shown = "".join(one.text for page in pages for line in page.paragraphs for one in line)
    assert shown == text.replace("\n", "")
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(pages))
    assert cut_page(with_text(text, []), len(pages) + 1) is None
    assert cut_page(with_text(text, []), 0) is None


def test_a_claim_leads_to_its_page() -> None:
    text = "\n".join(f"line {n} " + "word " * 40 for n in range(500))
    at = text.index("line 400")
    page = page_of(with_text(text, [], [(at, at + 8)]), 1, 0)
    assert page.number > 1
    assert page.span[0] <= at < page.span[1]


HOSTILE_READINGS = {
    "a long text": with_text("word " * 300_000, []),
    "one line with many speakers": with_text("said so " * 5_000, [(8 * n, 8 * n + 7) for n in range(5_000)]),
    "speakers inside one another": with_text("a" * 20_000, [(n, 20_000 - n) for n in range(5_000)]),
    "many claims on the same words": with_text("twelve died", [], [(0, 11)] * 3_000),
}


@pytest.mark.parametrize("name", HOSTILE_READINGS)
def test_a_report_that_strains_the_page_stays_small(name: str, tmp_path: Path) -> None:
    reading = HOSTILE_READINGS[name]
    with fill(tmp_path / "store.sqlite", [reading]) as store:
        client = open_client(store)
        answer = client.get("/reports/r0")
        assert answer.status_code == 200
        assert len(answer.content) < LARGEST_PAGE


def test_a_claim_among_very_many_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    with fill(tmp_path / "store.sqlite", [HOSTILE_READINGS["many claims on the same words"]]) as store:
        text = open_client(store).get("/reports/r0?claim=c2999").text
        assert 'id="k-c2999"' in text
        assert "more claims stand here" in text
