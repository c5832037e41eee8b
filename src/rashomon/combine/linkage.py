"""Scores of pairs → clusters: linkage by the better half of the pairs, what no pair tells counting a little against.

Reports tell different parts of an incident, so that not all pairs of one have much in common; nor is a single pair
enough, which a slip in one report may give. Of the pairs of clusters the best joins first, so that the result is a
function of the scores and of nothing else; no pair reaches from one connected part of the graph into another, so that
parts may be worked on apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush, merge
from math import fsum
from operator import neg
from types import MappingProxyType

from rashomon.combine.parting import Union

RIVALRY = 16.0  # what a rival counts against, as a share of the smaller cluster
REACH = 12  # items of the other cluster that one is expected to be scored with: in large ones not all are

Pair = tuple[int, int]
UNTOLD = -1.0  # what a pair counts that nobody scored: most such pairs have nothing in common


def link(
    items: int,
    scores: Mapping[Pair, float],
    rivals: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    same: Collection[Pair] = (),
    marks: Mapping[int, str] = MappingProxyType({}),
) -> list[list[int]]:
    """Return the clusters of the items 0, 1, … whose pairs score above 0, each sorted, in order.

    Rivals are pairs that one report tells as two: a third item does not join them, unless many others do. Items of a
    pair of `apart` end in different clusters, whatever else is told, and those of a pair of `same` in one. No two items
    with the same mark end in one cluster, but by `same`.
    """
    clusters = _Clusters(items, scores, (rivals, apart), marks)
    decided = Union[int]()
    for one, other in same:
        decided.join(one, other)
    for item in sorted({item for pair in same for item in pair}):
        clusters.put_together(decided.find(item), item)
    return clusters.run()


class _Clusters:
    """The clusters so far, by their smallest item, and the scores between them, the best first."""

    def __init__(
        self,
        items: int,
        scores: Mapping[Pair, float],
        against: tuple[Iterable[Pair], ...],
        marks: Mapping[int, str],
    ) -> None:
        self._marks = {item: frozenset([mark]) for item, mark in marks.items()}
        self._members: dict[int, list[int]] = {item: [item] for item in range(items)}
        self._near: dict[int, dict[int, list[float]]] = {item: {} for item in range(items)}
        for (one, other), score in scores.items():
            self._near[one][other] = self._near[other][one] = [score]
        self._rivals, self._foes = (_Counts(pairs) for pairs in against)
        self._heap: list[tuple[float, int, int]] = []

    def put_together(self, one: int, other: int) -> None:
        """Put an item that stands alone into the cluster that begins with another, before any others are joined."""
        if one != other:
            self._near[one].setdefault(other, [])
            self._near[other].setdefault(one, [])
            self._join(one, other)

    def run(self) -> list[list[int]]:
        """Join until no two clusters fit."""
        pairs = ((one, other) for one, near in self._near.items() for other in near if one < other)
        self._heap = [(-mean, one, other) for one, other in pairs if (mean := self._mean(one, other)) > 0]
        heapify(self._heap)
        while self._heap:
            mean, one, other = heappop(self._heap)
            known = other in self._near.get(one, {}) and other in self._members
            if known and self._mean(one, other) == -mean and self._may_join(one, other):
                self._join(one, other)
        return [sorted(self._members[item]) for item in sorted(self._members)]

    def _may_join(self, one: int, other: int) -> bool:
        """Tell whether nothing keeps two clusters apart for good."""
        return not self._foes.of(one, other) and self._marks_of(one).isdisjoint(self._marks_of(other))

    def _marks_of(self, one: int) -> frozenset[str]:
        return self._marks.get(one, frozenset())

    def _mean(self, one: int, other: int) -> float:
        """Return the mean score of the better half of the pairs that two clusters are expected to have."""
        told = self._near[one][other]
        small, large = sorted((len(self._members[one]), len(self._members[other])))
        counted = small * min(large, REACH) // 2 + 1
        mean = (fsum(told[:counted]) + UNTOLD * max(0, counted - len(told))) / counted
        return mean - RIVALRY * self._rivals.of(one, other) / small

    def _join(self, one: int, other: int) -> None:
        self._members[one] += self._members.pop(other)
        if marks := self._marks_of(one) | self._marks.pop(other, frozenset()):
            self._marks[one] = marks
        near = self._near[one]
        del near[other]
        for third, told in self._near.pop(other).items():
            if third != one:
                del self._near[third][other]
                near[third] = self._near[third][one] = list(merge(near.get(third, ()), told, key=neg))
        for counts in (self._rivals, self._foes):
            counts.join(one, other)
        for third in near:
            if (mean := self._mean(one, third)) > 0:
                heappush(self._heap, (-mean, min(one, third), max(one, third)))


class _Counts:
    """How many pairs of a kind there are between clusters."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._of: dict[int, Counter[int]] = {}
        for one, other in pairs:
            self._of.setdefault(one, Counter())[other] += 1
            self._of.setdefault(other, Counter())[one] += 1

    def of(self, one: int, other: int) -> int:
        """Return the number between two clusters."""
        return self._of[one][other] if one in self._of else 0

    def join(self, one: int, other: int) -> None:
        """Count what the second cluster had for the first."""
        for third, times in self._of.pop(other, Counter()).items():
            del self._of[third][other]
            if third != one:
                self._of[third][one] += times
                self._of.setdefault(one, Counter())[third] += times
