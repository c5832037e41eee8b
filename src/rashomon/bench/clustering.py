"""Items grouped as they should be, and as they were → how well: pairs, MUC, B³, CEAFe and their CoNLL mean.

A grouping gives each item a cluster. An item that only one of the two has counts against the other, as in the official
scorer of the CoNLL shared tasks (Pradhan et al. 2014), whose example the tests have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

I = TypeVar("I", bound=Hashable)  # noqa: E741 - an item
Grouping = Mapping[I, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0 over nothing."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def alone(gold: Grouping[I]) -> dict[I, str]:
    """Return the grouping in which every item is alone: what doing nothing comes to."""
    return {item: f"{number}" for number, item in enumerate(gold)}


def pairs(gold: Grouping[I], found: Grouping[I]) -> Score:
    """Return which part of the pairs that are joined should be, and which part of those that should be are joined."""
    right = _pairs_in(Counter((gold[item], found[item]) for item in gold if item in found))
    return Score(_share(right, _pairs_in(Counter(found.values()))), _share(right, _pairs_in(Counter(gold.values()))))


def muc(gold: Grouping[I], found: Grouping[I]) -> Score:
    """Return MUC (Vilain et al. 1995): of the links that make up the clusters, those that the other has."""
    return Score(_links(found, gold), _links(gold, found))


def b_cubed(gold: Grouping[I], found: Grouping[I]) -> Score:
    """Return B³ (Bagga and Baldwin 1998): for each item, which part of its cluster is rightly there."""
    return Score(_overlaps(found, gold), _overlaps(gold, found))


def ceaf_e(gold: Grouping[I], found: Grouping[I]) -> Score:
    """Return CEAFe (Luo 2005): clusters matched one to one as well as can be, each pair by the share of its items."""
    sizes, others = Counter(gold.values()), Counter(found.values())
    shared = Counter((gold[item], found[item]) for item in gold if item in found)
    likeness = {pair: 2 * both / (sizes[pair[0]] + others[pair[1]]) for pair, both in shared.items()}
    total = sum(_best(part) for part in _parts(likeness))
    return Score(_share(total, len(others)), _share(total, len(sizes)))


def conll(gold: Grouping[I], found: Grouping[I]) -> float:
    """Return the mean F1 of MUC, B³ and CEAFe."""
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


MEASURES: Mapping[str, Callable[[Grouping[str], Grouping[str]], Score]] = {
    "pairs": pairs,
    "muc": muc,
    "b3": b_cubed,
    "ceaf_e": ceaf_e,
}


def cluster_figures(gold: Grouping[str], found: Grouping[str], names: Sequence[str]) -> dict[str, float]:
    """Return precision, recall and F1 of the measures of these names, rounded."""
    scores = {name: MEASURES[name](gold, found) for name in names}
    return {
        f"{name}_{what}": round(value, 3)
        for name, score in scores.items()
        for what, value in (("precision", score.precision), ("recall", score.recall), ("f1", score.f1))
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _pairs_in(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _links(these: Grouping[I], others: Grouping[I]) -> float:
    """Return which part of the links of these clusters the others keep; an item that they lack is a part alone."""
    parts: dict[str, set[str]] = {}
    lacking: Counter[str] = Counter()
    for item, cluster in these.items():
        if item in others:
            parts.setdefault(cluster, set()).add(others[item])
        else:
            lacking[cluster] += 1
    sizes = Counter(these.values())
    kept = sum(size - len(parts.get(cluster, ())) - lacking[cluster] for cluster, size in sizes.items())
    return _share(kept, sum(size - 1 for size in sizes.values()))


def _overlaps(these: Grouping[I], others: Grouping[I]) -> float:
    sizes = Counter(these.values())
    shared = Counter((cluster, others[item]) for item, cluster in these.items() if item in others)
    return _share(sum(both * both / sizes[cluster] for (cluster, _), both in shared.items()), len(these))


# ── the best matching of clusters ───────────────────────────────────────────────────────────────────────────────────


def _parts(likeness: Mapping[tuple[str, str], float]) -> list[dict[tuple[str, str], float]]:
    """Return the likeness of pairs in parts that share no cluster: each can be matched by itself, at less cost."""
    by_end: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for pair in likeness:
        for end in enumerate(pair):
            by_end.setdefault(end, []).append(pair)
    found = []
    while by_end:
        part: dict[tuple[str, str], float] = {}
        todo = [next(iter(by_end))]
        while todo:
            for pair in by_end.pop(todo.pop(), ()):
                part[pair] = likeness[pair]
                todo += enumerate(pair)
        found.append(part)
    return found


def _best(part: Mapping[tuple[str, str], float]) -> float:
    """Return the largest sum of pairs of which no two share a cluster."""
    left, right = (sorted({pair[side] for pair in part}) for side in (0, 1))
    rows, columns = (left, right) if len(left) <= len(right) else (right, left)
    turned = rows is right
    cost = [[-part.get((column, row) if turned else (row, column), 0.0) for column in columns] for row in rows]
    return -_cheapest(cost)


def _cheapest(cost: Sequence[Sequence[float]]) -> float:
    """Return the least cost of giving each row a column of its own (Kuhn 1955, with potentials); no fewer columns."""
    columns = len(cost[0])
    row_price, column_price = [0.0] * (len(cost) + 1), [0.0] * (columns + 1)
    taker = [0] * (columns + 1)  # column -> row, from 1; 0 for none
    for row in range(1, len(cost) + 1):
        taker[0], column = row, 0
        least, used, before = [float("inf")] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
        while taker[column]:
            used[column] = True
            here, step, following = taker[column], float("inf"), 0
            for other in range(1, columns + 1):
                if not used[other]:
                    price = cost[here - 1][other - 1] - row_price[here] - column_price[other]
                    if price < least[other]:
                        least[other], before[other] = price, column
                    if least[other] < step:
                        step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[taker[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            taker[column] = taker[before[column]]
            column = before[column]
    return sum(cost[taker[column] - 1][column - 1] for column in range(1, columns + 1) if taker[column])
