"""The words of a report, weighed by how rare they are: how much two reports tell the same story.

Cosine of tf-idf (Salton and Buckley 1988, `ltc`), with the rarity of a word in English and not in the collection: what
two reports have in common must not depend on which others lie beside them.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt
from sys import intern

from rashomon.records import Report

READ = 4000  # characters of a text: news comes first
TITLE = 2  # times that a word of the title counts
MARKING = 10  # words that mark a story most
SHORTEST = 4  # words of a headline
LENGTH = 400  # words of a usual report
RAREST = 520  # 100 × log10: of words that the table does not have
DIGITS = 3.0  # weight of a number: years and ages are shared by chance

_NOTES = re.compile(r"^notes: (.*)$", re.M)
_TAIL = re.compile(r"\s[-|–—]\s")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Words and their weights, the length of all 1; in the room of a tenth of a dictionary."""

    words: tuple[str, ...]
    weights: array[float]

    def __len__(self) -> int:
        """Return the number of different words."""
        return len(self.words)


def story_vectors(reports: Iterable[Report], rarity: Mapping[str, int]) -> dict[str, Vector]:
    """Return the vector of each report by its id; `rarity` as in `ontology/words.csv`."""
    weights: dict[str, float] = {}
    return {report.id: _vector(_count(report), rarity, weights) for report in reports}


def _count(report: Report) -> Counter[str]:
    told = Counter(_WORD.findall(_text_of(report)[:READ].lower()))
    for word in _WORD.findall(_headline(report.title).lower()):
        told[word] += TITLE
    return told


def _text_of(report: Report) -> str:
    """Return what a report tells in words of its own: of the row of a table its notes, and not the names of columns."""
    if report.row is None:
        return report.text
    notes = _NOTES.search(report.text)
    return notes[1] if notes else ""


def _headline(title: str) -> str:
    """Return a title without the name of its outlet: "Two die in fire - Otter Valley News"."""
    head = _TAIL.split(title, maxsplit=1)[0]
    return head if len(head.split()) >= SHORTEST else title


def _vector(told: Mapping[str, int], rarity: Mapping[str, int], weights: dict[str, float]) -> Vector:
    """Return the weighed words; `weights` keeps what was reckoned for the reports before."""
    for word in told:
        if word not in weights:
            weights[word] = DIGITS if word.isdigit() else _weight(rarity.get(word, RAREST))
    raw = {word: (1 + log(number)) * weights[word] for word, number in told.items()}
    length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return Vector(tuple(map(intern, raw)), array("d", [weight / length for weight in raw.values()]))


def _weight(rarity: int) -> float:
    """Return the idf of a word: minus the logarithm of the share of reports that have it, were its uses independent."""
    return -log(1 - exp(-LENGTH * 10 ** (-rarity / 100)))


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors, 0 to 1."""
    small, large = sorted((one, other), key=len)
    told = _table(large)
    return sum([weight * told[word] for word, weight in zip(small.words, small.weights, strict=True) if word in told])


@lru_cache(maxsize=64)  # pairs come in the order of their first
def _table(vector: Vector) -> dict[str, float]:
    return dict(zip(vector.words, vector.weights, strict=True))


def marks(vector: Vector) -> list[str]:
    """Return the words that mark a story most, the weightiest first."""
    ranked = sorted(zip(vector.weights, vector.words, strict=True), key=lambda one: (-one[0], one[1]))
    return [word for _, word in ranked[:MARKING]]
