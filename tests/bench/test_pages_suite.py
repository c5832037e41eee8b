"""The suite `pages`, on pages of its own and against gold data: which words count, and how they are scored."""

import gzip
import json
from pathlib import Path

import pytest
from on_gold import floors_broken

from rashomon.bench.classes import WORK, half_of
from rashomon.bench.pages import Overlap, Page, measure_pages, overlap, score
from rashomon.bench.request import Request

# Those reached at first, less what a page of 181 may move; the extractor alone has 0.9598.
FLOORS = {"all": {"f1": 0.962, "precision": 0.948, "days_right": 0.9}, "held_out": {"f1": 0.968}}
BODY = "Two shells hit the market in Daraa on Sunday, a doctor said. He named nobody, and nobody else was asked."


def page_of(id_: str, body: str = BODY, url: str = "https://example.org/2019/03/04/a") -> Page:
    head = '<meta property="article:published_time" content="2019-03-04T10:00:00+01:00">'
    html = f"<html><head>{head}</head><body><article><p>{body}</p></article></body></html>"
    return Page(id_, url, body, html.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = [page_of(f"{number}") for number in range(6)]
    truth = {page.id: {"articleBody": page.body, "url": page.url} for page in pages}
    truth["0"]["articleBody"] = truth["1"]["articleBody"] = (
        "Something else stands here, of which no word is on the page."
    )
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (tmp_path / "html").mkdir()
    for page in pages:
        (tmp_path / "html" / f"{page.id}.html.gz").write_bytes(gzip.compress(page.html))
    return tmp_path


@pytest.mark.parametrize(
    ("body", "text", "shared", "more", "less"),
    [
        ("a b c d e", "a b c d e", 1, 0, 0),
        ("a b c d e", "a, b! c d", 0.5, 0, 0.5),  # marks do not count
        ("a b c d", "a b c d e", 0.5, 0.5, 0),
        ("a b c d", "e f g h", 0, 0.5, 0.5),
        ("a b", "a b", 1, 0, 0),  # shorter than a row
        ("", "", 0, 0, 0),
        ("a b c d", "", 0, 0, 1),
        ("a b c d", "a b c d a b c d", 0.2, 0.8, 0),
    ],
)
def test_rows_of_words_are_counted(body: str, text: str, shared: float, more: float, less: float) -> None:
    assert overlap(page_of("1", body), text) == Overlap("1", shared, more, less)


def test_every_page_counts_as_much_as_another() -> None:
    figures = score([Overlap("1", 1, 0, 0), Overlap("2", 0.25, 0.25, 0.5), Overlap("3", 0, 0, 0)])
    assert figures == {"pages": 3, "f1": 0.7059, "precision": 0.75, "recall": 0.6667}
    assert score([])["f1"] == 0


def test_figures_are_of_halves_and_misses_of_one(folder: Path) -> None:
    measured = measure_pages(Request(folder))
    whole = measured.figures["all"]
    assert isinstance(whole, dict)
    assert (whole["pages"], whole["f1"], whole["trafilatura_f1"]) == (6, 0.6667, 0.6667)
    assert (whole["days"], whole["days_found"], whole["days_right"]) == (6, 1, 1)
    assert measured.misses == [f"{id_}: F1 0.000" for id_ in "01" if half_of(id_) == WORK]
    assert set(measured.items) == {id_ for id_ in "012345" if half_of(id_) == WORK}


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no ground-truth\.json"):
        measure_pages(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_pages(Request())


@pytest.mark.parametrize("part", FLOORS)
def test_pages_on_gold_data_keep_their_floors(part: str) -> None:
    assert floors_broken("pages", "article_extraction/scrapinghub", part, FLOORS[part]) == {}
