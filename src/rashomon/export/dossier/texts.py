"""A reading in, its text cut into stretches out: who is speaking there, and which claims stand there. Linear."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.export.dossier.anchors import Anchors
from rashomon.export.holders import name_speaker
from rashomon.records import Reading, Span, Where

STYLES = 6  # of underlines, with a colour each; a seventh speaker has the first again, and his own number
LONGEST = 40_000  # characters; of longer texts only the paragraphs with a claim are shown
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker of a report as the page tells him apart: by number, and by one of six underlines."""

    number: int
    style: int
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with one speaker and one set of claims. `begins` are claims whose first words these are."""

    text: str
    speaker: Speaker | None
    opens: bool  # the speaker's first words of this attribution
    claims: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """What lies over a stretch of text: a speaker's words, or a claim by its number (0 for none)."""

    start: int
    end: int
    speaker: Speaker | None
    claim: int


Paragraph = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A report's title and text in stretches, its speakers, and how many characters were left out."""

    title: Paragraph
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[Speaker, ...]
    left_out: int


def cut_text(reading: Reading, anchors: Anchors) -> Body:
    """Return the title and text of a report in stretches."""
    names = {one.id: name_speaker(one.chain[0] if one.chain else None, reading) for one in reading.attributions}
    numbers = {name: n for n, name in enumerate(dict.fromkeys(names.values()), 1)}
    speakers = {one: Speaker(numbers[name], (numbers[name] - 1) % STYLES + 1, name) for one, name in names.items()}
    layers = _gather_layers(reading, speakers, anchors)
    title, text = reading.report.title, reading.report.text
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    kept = lines if len(text) <= LONGEST else _with_claims(lines, layers["text"])
    shown = _cut_lines(text, kept, layers["text"])
    left_out = sum(end - start for start, end in lines) - sum(end - start for start, end in kept)
    listed = {speaker.number: speaker for speaker in speakers.values()}
    heading = _cut_lines(title, [(0, len(title))], layers["title"])
    return Body(heading[0], shown, tuple(listed[number] for number in sorted(listed)), left_out)


def _gather_layers(reading: Reading, speakers: Mapping[str, Speaker], anchors: Anchors) -> dict[Where, list[Layer]]:
    """Return what lies over title and text: attributions with their speaker, claims with their number."""
    layers: dict[Where, list[Layer]] = {"title": [], "text": []}
    for one in reading.attributions:
        layers[one.where] += [Layer(start, end, speakers[one.id], 0) for start, end in one.content]
    for claim in reading.claims:
        if claim.id in anchors.claims:
            layers[claim.where].append(Layer(*claim.span, None, anchors.claims[claim.id]))
    return layers


def _with_claims(lines: Sequence[Span], layers: Sequence[Layer]) -> list[Span]:
    """Return the lines in which a claim begins."""
    starts = [start for start, _ in lines]
    found = {bisect_right(starts, layer.start) - 1 for layer in layers if layer.claim}
    return [lines[n] for n in sorted(found) if n >= 0]


def _cut_lines(text: str, lines: Sequence[Span], layers: Sequence[Layer]) -> tuple[Paragraph, ...]:
    """Return each line in stretches."""
    starts = [start for start, _ in lines]
    over: list[list[Layer]] = [[] for _ in lines]
    for layer in layers:
        for n in range(max(bisect_right(starts, layer.start) - 1, 0), bisect_left(starts, layer.end)):
            if layer.end > lines[n][0] and layer.start < lines[n][1]:
                over[n].append(layer)
    return tuple(_cut(text, line, those) for line, those in zip(lines, over, strict=True))


def _cut(text: str, line: Span, layers: Sequence[Layer]) -> Paragraph:
    """Return one line in stretches, cut where a layer begins or ends; each layer is taken up and laid down once."""
    begin: dict[int, list[Layer]] = {}
    for layer in layers:
        begin.setdefault(max(layer.start, line[0]), []).append(layer)
    edges = sorted({*line, *begin, *(min(layer.end, line[1]) for layer in layers)})
    stretches, active = [], list[Layer]()
    for first, last in pairwise(edges):
        active = [layer for layer in active if layer.end > first] + begin.get(first, [])
        stretches.append(_stretch(text[first:last], first, active))
    return tuple(stretches)


def _stretch(text: str, first: int, layers: Sequence[Layer]) -> Stretch:
    # Of attributions inside one another the innermost says who speaks.
    said = [layer for layer in layers if layer.speaker]
    inner = min(said, key=lambda layer: (layer.end - layer.start, layer.start), default=None)
    return Stretch(
        text=text,
        speaker=inner.speaker if inner else None,
        opens=inner is not None and inner.start == first,
        claims=tuple(sorted({layer.claim for layer in layers if layer.claim})),
        begins=tuple(sorted({layer.claim for layer in layers if layer.claim and layer.start == first})),
    )
