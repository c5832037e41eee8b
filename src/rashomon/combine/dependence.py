"""Who copies whom, by the answers that two share: to be right alike is common, to be wrong alike and alone is not.

After Dong, Berti-Équille and Srivastava (VLDB 2009), section 3; that what many say tells less than what few say is of
Dong and others, "Global detection of complex copying relationships between sources" (VLDB 2010).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

Pair = tuple[str, str]

BEFORE = 0.2  # that one of two copies the other, before anything is known: alpha of the paper
COPIED = 0.8  # share of its answers that a copier takes: c of the paper
ENOUGH = 5  # questions that two must both answer before anything is said of them
ALIKE = 3  # of these that they must answer alike
HOLDERS = 60  # speakers of one answer: what more than these say shows no copier, and would cost a square
TOLD = 0.01  # least probability that is kept


@dataclass(frozen=True, slots=True)
class Shared:
    """What two speakers both answered. `alike`: question, answer, and the share of the others who answer so."""

    alike: tuple[tuple[int, int, float], ...]
    different: int


def find_pairs(votes: Sequence[Mapping[str, tuple[int, ...]]]) -> dict[Pair, Shared]:
    """Return the pairs of speakers who answer enough questions alike to be looked at; one open answer is none.

    Cost grows with the answers: only those with few holders bring two together.
    """
    answered: dict[str, dict[int, int]] = {}
    counts: list[Counter[int]] = []
    together: Counter[Pair] = Counter()
    for number, told in enumerate(votes):
        holders: dict[int, list[str]] = {}
        for speaker in sorted(told):
            if len(told[speaker]) == 1:
                answered.setdefault(speaker, {})[number] = told[speaker][0]
                holders.setdefault(told[speaker][0], []).append(speaker)
        counts.append(Counter({answer: len(those) for answer, those in holders.items()}))
        for those in holders.values():
            if len(those) <= HOLDERS:
                together.update(combinations(those, 2))
    pairs = sorted(pair for pair, count in together.items() if count >= ALIKE)
    found = {pair: _shared(answered[pair[0]], answered[pair[1]], counts) for pair in pairs}
    return {pair: shared for pair, shared in found.items() if len(shared.alike) + shared.different >= ENOUGH}


def _shared(one: Mapping[int, int], other: Mapping[int, int], counts: Sequence[Counter[int]]) -> Shared:
    both = sorted(one.keys() & other.keys())
    alike = tuple(
        (number, one[number], (counts[number][one[number]] - 2) / max(1, counts[number].total() - 2))
        for number in both
        if one[number] == other[number]
    )
    return Shared(alike, len(both) - len(alike))


def update_pairs(
    shared: Mapping[Pair, Shared],
    shares: Sequence[Sequence[float]],
    accuracies: Mapping[str, float],
    others: int,
) -> dict[Pair, float]:
    """Return how probably one of two copies the other, given how probable each answer is; the improbable left out."""
    found = {}
    for pair, both in shared.items():
        probability = copy_probability(both, shares, accuracies[pair[0]], accuracies[pair[1]], others)
        if probability >= TOLD:
            found[pair] = probability
    return found


def copy_probability(both: Shared, shares: Sequence[Sequence[float]], one: float, other: float, others: int) -> float:
    """Return the probability that one of two speakers of these accuracies copies the other, by Bayes' rule."""
    # The logarithms of how much likelier the answers are if one copies the other than if neither does.
    left = right = 0.0
    for number, answer, popular in both.alike:
        fits = shares[number][answer]
        by_chance = fits * one * other + (1 - fits) * (1 - one) * (1 - other) * max(1 / others, popular)
        left += log(1 - COPIED + COPIED * (fits * other + (1 - fits) * (1 - other)) / by_chance)
        right += log(1 - COPIED + COPIED * (fits * one + (1 - fits) * (1 - one)) / by_chance)
    apart = both.different * log(1 - COPIED)
    odds = (1 - BEFORE) / BEFORE
    highest = max(left, right)
    if highest + apart > 700:
        return 1.0
    likelier = exp(highest + apart) * (exp(left - highest) + exp(right - highest)) / 2
    return likelier / (likelier + odds)
