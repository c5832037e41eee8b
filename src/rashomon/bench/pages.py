"""The text that is read out of web pages, against the bodies that annotators took out of them by hand.

Gold data: github.com/scrapinghub/article-extraction-benchmark, `ground-truth.json` and `html/*.html.gz`; it has
neither headlines nor days. Scored as by its `evaluate.py`: four words in a row, each page counting as much as another.
"""

from __future__ import annotations

import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura

from rashomon.bench.classes import HELD_OUT, WORK, half_of
from rashomon.bench.request import Item, Measured, Request
from rashomon.read.dates import day_of_url
from rashomon.read.drafts import Draft, UnreadableError
from rashomon.read.pages import read_page

FILE, FOLDER = "ground-truth.json", "html"
_ROW = 4  # words
_WORD = re.compile(r"\w+")
_WELL_READ = 0.9  # F1 of a page; one below it is told among the misses


@dataclass(frozen=True, slots=True)
class Page:
    """A page as received, its address, and the body that it should give."""

    id: str
    url: str
    body: str
    html: bytes


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many rows of words two texts share, the one found has too many, and has too few; shares of them all."""

    page: str
    shared: float
    more: float
    less: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall on this page alone."""
        whole = 2 * self.shared + self.more + self.less
        return 2 * self.shared / whole if whole else 1.0


def measure_pages(request: Request) -> Measured:
    """Return F1, precision and recall of the text of pages, ours and that of the extractor alone, by half.

    `limit` is of pages. ValueError where no folder of gold data is given or it has no pages.
    """
    if request.gold is None:
        raise ValueError("pages is measured on gold data: give its folder with --gold")
    pages = list(read_gold(request.gold))[: request.limit]
    if not pages:
        raise ValueError(f"{request.gold}: no pages in {FILE}")
    drafts = [_read(page) for page in pages]
    ours = [overlap(page, draft.text) for page, draft in zip(pages, drafts, strict=True)]
    alone = [overlap(page, _extracted(page)) for page in pages]
    figures = {}
    for name in ("all", WORK, HELD_OUT):
        kept = [number for number, page in enumerate(pages) if name in ("all", half_of(page.id))]
        figures[name] = (
            score([ours[number] for number in kept])
            | {
                f"trafilatura_{measure}": value
                for measure, value in score([alone[number] for number in kept]).items()
                if measure != "pages"
            }
            | score_days([(pages[number], drafts[number]) for number in kept])
        )
    work = [one for one in ours if half_of(one.page) == WORK]
    misses = [f"{one.page}: F1 {one.f1:.3f}" for one in sorted(work, key=lambda one: one.f1) if one.f1 < _WELL_READ]
    items = {one.page: {"text": Item("right" if one.f1 >= _WELL_READ else "wrong", f"{one.f1:.3f}")} for one in work}
    return Measured(figures, misses, items)


def read_gold(folder: Path) -> Iterator[Page]:
    """Yield the pages of a folder of gold data, by id; ValueError where it has none."""
    try:
        truth = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{folder}: no {FILE}") from error
    for id_, told in sorted(truth.items()):
        html = gzip.decompress((folder / FOLDER / f"{id_}.html.gz").read_bytes())
        yield Page(id_, told.get("url", ""), told.get("articleBody", ""), html)


def overlap(page: Page, text: str) -> Overlap:
    """Return how a text overlaps with the body of a page, by the rows of words that each has."""
    wanted, found = _rows(page.body), _rows(text)
    shared, more, less = ((one).total() for one in (wanted & found, found - wanted, wanted - found))
    whole = (shared + more + less) or 1
    return Overlap(page.id, shared / whole, more / whole, less / whole)


def score(overlaps: Sequence[Overlap]) -> dict[str, float]:
    """Return the means over pages of precision and recall, and the F1 of the two."""
    precision = mean([one.shared / (one.shared + one.more) for one in overlaps if one.shared + one.more] or [0.0])
    recall = mean([one.shared / (one.shared + one.less) for one in overlaps if one.shared + one.less] or [0.0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "pages": len(overlaps),
        "f1": round(f1, 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
    }


def score_days(read: Sequence[tuple[Page, Draft]]) -> dict[str, float]:
    """Return on how many pages whose address has a day one was read off the page, and which share of these is right."""
    days = [(day, draft.published) for page, draft in read if (day := day_of_url(page.url))]
    told = [day == found for day, found in days if found]
    return {
        "days": len(days),
        "days_found": round(len(told) / len(days), 4) if days else 0.0,
        "days_right": round(mean(told or [0.0]), 4),
    }


def _rows(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    rows = (tuple(words[start : start + _ROW]) for start in range(max(1, len(words) - _ROW + 1)))
    return Counter(row for row in rows if row)


def _read(page: Page) -> Draft:
    try:
        [found] = read_page(io.BytesIO(page.html))
    except UnreadableError:
        return Draft("", "")
    assert isinstance(found, Draft)
    # a day of its address is no reading of the page
    return found if found.published_from != "url" else Draft(found.text, found.sha256, found.title)


def _extracted(page: Page) -> str:
    return trafilatura.extract(page.html, include_comments=False) or ""
