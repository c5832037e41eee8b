"""Phrases of time and their values, against TimeML: news annotated with TIMEX3.

Gold data: a folder of `*.tml` files, in any depth, as TimeBank and AQUAINT are in TempEval-3's `TBAQ-cleaned`: the day
of publication in `DCT/TIMEX3`, the report in `TEXT` with `TIMEX3` of type DATE, TIME, DURATION and SET. No model is
run: phrases of time are found by the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from rashomon.bench.classes import HELD_OUT, WORK, f_score, half_of
from rashomon.bench.request import Measured, Request
from rashomon.extract.timewords.phrases import find_phrases

VALUED = frozenset({"DATE", "TIME"})  # types whose value is scored as `value_…`
# What two values may differ in: the last of 1949-XX and 199X, the :00 of T17:00, the 0 of W07.
_UNTOLD = re.compile(r"(?:-?X)+$|(?<=T\d\d):00$|(?<=-W)0")


@dataclass(frozen=True, slots=True)
class Marked:
    """A phrase of time where it stands in a text, with its TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report of the gold data: its name, day of publication, text, and the phrases that its annotators marked."""

    name: str
    published: date | None
    text: str
    marked: tuple[Marked, ...]


def measure_times(request: Request) -> Measured:
    """Return how many phrases of time are found and how many of their values are right, by half of the data.

    ValueError where no folder of gold data is given or it has no documents.
    """
    if request.gold is None:
        raise ValueError("times are measured on gold data: give its folder with --gold")
    documents = list(read_documents(request.gold))[: request.limit]
    pairs = [(document, found_in(document)) for document in documents]
    halves = {half: [pair for pair in pairs if half_of(pair[0].name) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": score(pairs)} | {half: score(own) for half, own in halves.items()}
    return Measured(figures, [line for document, found in halves[WORK] for line in misses_of(document, found)])


def read_documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of a folder in the order of their names; ValueError for none, or one that is no TimeML."""
    paths = sorted(folder.rglob("*.tml"), key=lambda path: (path.stem, str(path)))
    if not paths:
        raise ValueError(f"{folder}: no TimeML documents (*.tml)")
    for path in paths:
        try:
            root = ElementTree.fromstring(path.read_bytes())
        except ElementTree.ParseError as reason:
            raise ValueError(f"{path}: no XML: {reason}") from None
        text = root.find("TEXT")
        if text is None:
            raise ValueError(f"{path}: no TEXT")
        marked: list[Marked] = []
        printed = "".join(_pieces(text, marked, 0))
        day = root.find("DCT/TIMEX3")
        yield Document(path.stem, _day("" if day is None else day.get("value", "")), printed, tuple(marked))


def _pieces(element: ElementTree.Element, marked: list[Marked], at: int) -> list[str]:
    """Return the pieces of text inside an element that stands at a place, and note the phrases marked in it."""
    pieces = [element.text or ""]
    place = at + len(pieces[0])
    for child in element:
        own = _pieces(child, marked, place)
        length = sum(map(len, own))
        if child.tag == "TIMEX3":
            marked.append(Marked(place, place + length, child.get("type", ""), child.get("value", "")))
        pieces += [*own, child.tail or ""]
        place += length + len(child.tail or "")
    return pieces


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def found_in(document: Document) -> list[Marked]:
    """Return the phrases of time that are found in a document."""
    found = find_phrases(document.text, document.published)
    return [Marked(one.start, one.end, one.sense.kind, one.sense.value) for one in found]


def matched(document: Document, found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Return the annotated phrases with the found one that overlaps each, the first of several, each used once."""
    pairs, free = [], sorted(found, key=lambda one: one.start)
    for gold in sorted(document.marked, key=lambda one: one.start):
        while free and free[0].end <= gold.start:
            free.pop(0)
        if free and free[0].start < gold.end:
            pairs.append((gold, free.pop(0)))
    return pairs


def score(pairs: Sequence[tuple[Document, Sequence[Marked]]]) -> dict[str, float]:
    """Return precision, recall and F1 of spans and of values, over documents with what was found in each.

    The value figures count a phrase where its span overlaps and its value is right; `value_…` of DATE and TIME only.
    """
    found = [one for _, own in pairs for one in own]
    gold = [one for document, _ in pairs for one in document.marked]
    both = [pair for document, own in pairs for pair in matched(document, own)]
    dated = [(one, other) for one, other in both if one.kind in VALUED and other.kind in VALUED]
    counts = {
        "": (len(both), len(found), len(gold)),
        "strict_": (sum((a.start, a.end) == (b.start, b.end) for a, b in both), len(found), len(gold)),
        "value_": (sum(same_value(a, b) for a, b in dated), _dated(found), _dated(gold)),
        "any_value_": (sum(same_value(a, b) for a, b in both), len(found), len(gold)),
    }
    figures: dict[str, float] = {"documents": float(len(pairs)), "phrases": float(len(gold))}
    for name, (right, of_found, of_gold) in counts.items():
        for kind, value in zip(("precision", "recall", "f1"), f_score(right, of_found, of_gold), strict=True):
            figures[f"{name}{kind}"] = round(value, 3)
    return figures


def _dated(marked: Sequence[Marked]) -> int:
    return sum(one.kind in VALUED for one in marked)


def same_value(gold: Marked, found: Marked) -> bool:
    """Tell whether two phrases have one value; digits left open at its end are not judged."""
    return _UNTOLD.sub("", gold.value) == _UNTOLD.sub("", found.value)


def misses_of(document: Document, found: Sequence[Marked]) -> list[str]:
    """Return a line for each phrase missed, found in excess, or with another value."""
    pairs = matched(document, found)
    used = {id(one) for pair in pairs for one in pair}
    lines = [(one, f"missed: {one.kind} {one.value}") for one in document.marked if id(one) not in used]
    lines += [(one, f"excess: {one.kind} {one.value}") for one in found if id(one) not in used]
    lines += [(one, f"{one.kind} {one.value}, not {other.value}") for one, other in pairs if not same_value(one, other)]
    return [f"{document.name} {why}: {_around(document.text, one)}" for one, why in sorted(lines, key=_place)]


def _place(line: tuple[Marked, str]) -> tuple[int, int]:
    return line[0].start, line[0].end


def _around(text: str, one: Marked) -> str:
    shown = f"{text[max(0, one.start - 50) : one.start]}[{text[one.start : one.end]}]{text[one.end : one.end + 30]}"
    return " ".join(shown.split())
