"""A reading in, one page of its text in stretches out: who speaks there, which claims, deeds, places stand there.

Linear in the text and what lies over the page that is shown, however long the report and whatever lies over it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rashomon.records import Reading, Span

Kind = Literal["speech", "claim", "act", "place", "time", "problem"]
LONGEST_PIECE = 4_000  # characters: a longer paragraph is shown in several
PAGE_TEXT, PAGE_LAYERS = 12_000, 240  # characters, and things that begin in them: some 200 KB of page at most
MOST_OVER = 6  # of one kind over one stretch that are told apart
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that lies over a stretch of the text, by its place in the reading's own list."""

    start: int
    end: int
    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under one set of layers. `speech` is outermost first; `opens` and `begins` are those that start here."""

    text: str
    speech: tuple[int, ...]
    opens: tuple[int, ...]
    claims: tuple[int, ...]
    begins: tuple[int, ...]
    kinds: tuple[Kind, ...]  # but speech and claims


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of a text: its paragraphs, where it lies in the text, its number and how many there are."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    span: Span
    number: int
    pages: int


def cut_title(reading: Reading) -> tuple[Stretch, ...]:
    """Return a report's title in stretches."""
    title = reading.report.title
    return tuple(_cut(title, (0, len(title)), _layers(reading, "title")[:PAGE_LAYERS]))


def cut_page(reading: Reading, number: int, claim: int | None = None) -> TextPage | None:
    """Return a page of a report's text by its number, or that on which a claim begins; None where there is none."""
    text = reading.report.text
    layers = _layers(reading, "text")
    starts = [layer.start for layer in layers]
    pages = list(_pages(list(_pieces(text, starts)), starts))
    if claim is not None and reading.claims[claim].where == "text":
        at = reading.claims[claim].span[0]
        number = next((n for n, page in enumerate(pages, 1) if at < page[-1][1]), len(pages))
    if not 1 <= number <= len(pages):
        return None
    shown = pages[number - 1]
    span = (shown[0][0], shown[-1][1])
    over = [layer for layer in layers if layer.end > span[0] and layer.start < span[1]]
    paragraphs = (_cut(text, piece, over) for piece in shown)
    return TextPage(tuple(map(tuple, paragraphs)), span, number, len(pages))


def _layers(reading: Reading, where: str) -> list[Layer]:
    """Return what lies over a report's title or its text, in order of its first character."""
    found = [
        Layer(start, end, "speech", n)
        for n, one in enumerate(reading.attributions)
        for start, end in one.content
        if one.where == where
    ]
    found += [Layer(*one.span, "claim", n) for n, one in enumerate(reading.claims) if one.where == where]
    found += [Layer(*one.trigger, "act", n) for n, one in enumerate(reading.mentions) if one.where == where]
    found += [
        Layer(*one.span, "problem", n) for n, one in enumerate(reading.problems) if one.span and one.where == where
    ]
    if where == "text":  # of places and times a reading does not say where; most stand in the text
        extents: Mapping[Kind, Sequence[tuple[str, Span]]] = {
            "place": [(one.text, one.span) for one in reading.places],
            "time": [(one.text, one.span) for one in reading.times],
        }
        text = reading.report.text
        found += [
            Layer(*span, kind, n)
            for kind, those in extents.items()
            for n, (words, span) in enumerate(those)
            if text[slice(*span)] == words
        ]
    return sorted((one for one in found if one.start < one.end), key=lambda one: (one.start, -one.end, one.kind))


def _pieces(text: str, starts: Sequence[int]) -> Iterator[Span]:
    """Yield the paragraphs of a text; of one that is long, or that much lies over, the parts."""
    dense = starts[PAGE_LAYERS::PAGE_LAYERS]
    for line in _LINE.finditer(text):
        start, end = line.span()
        if not line[0].strip():
            continue
        cuts = {*range(start, end, LONGEST_PIECE), end, *dense[bisect_right(dense, start) : bisect_left(dense, end)]}
        yield from pairwise(sorted(cuts))


def _pages(pieces: Sequence[Span], starts: Sequence[int]) -> Iterator[list[Span]]:
    """Yield the pieces page by page; an empty text has one page with one empty piece."""
    page: list[Span] = []
    for piece in pieces or [(0, 0)]:
        first = page[0][0] if page else piece[0]
        over = bisect_left(starts, piece[1]) - bisect_left(starts, first)
        if page and (piece[1] - first > PAGE_TEXT or over > PAGE_LAYERS):
            yield page
            page = []
        page.append(piece)
    yield page


def _cut(text: str, piece: Span, layers: Sequence[Layer]) -> Iterator[Stretch]:
    """Yield a piece in stretches, cut where a layer begins or ends."""
    own = [layer for layer in layers if layer.end > piece[0] and layer.start < piece[1]]
    edges = {*piece, *(max(layer.start, piece[0]) for layer in own), *(min(layer.end, piece[1]) for layer in own)}
    begin: dict[int, list[Layer]] = {}
    for layer in own:
        begin.setdefault(max(layer.start, piece[0]), []).append(layer)
    active: list[Layer] = []
    for first, last in pairwise(sorted(edges)):
        active = [layer for layer in active if layer.end > first] + begin.get(first, [])
        yield _stretch(text[first:last], first, active)


def _stretch(text: str, first: int, layers: Sequence[Layer]) -> Stretch:
    speech = [layer for layer in layers if layer.kind == "speech"]
    # Of attributions inside one another the innermost says who speaks: it comes last.
    speech = sorted(speech, key=lambda one: (one.start - one.end, one.start, one.number))[-MOST_OVER:]
    # The narrowest first: a claim on a whole sentence is all around those in it.
    claims = sorted((one for one in layers if one.kind == "claim"), key=lambda one: (one.end - one.start, one.number))
    return Stretch(
        text=text,
        speech=tuple(one.number for one in speech),
        opens=tuple(one.number for one in speech if one.start == first),
        claims=tuple(one.number for one in claims[:MOST_OVER]),
        begins=tuple(one.number for one in claims if one.start == first),
        kinds=tuple(sorted({one.kind for one in layers} - {"speech", "claim"})),
    )
