"""What several persons made of the same things → how far they agree beyond chance: Krippendorff's alpha.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011 (repository.upenn.edu/asc_papers/43).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import fsum


def nominal_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return alpha for values that are the same or not; each unit has the values that its coders gave.

    1 is full agreement, 0 what chance would give; None where fewer than two values can be paired, or all are one.
    """
    paired = [unit for unit in units if len(unit) > 1]
    observed = fsum(_unlike(unit) / (len(unit) - 1) for unit in paired)
    return _alpha(observed, _unlike([value for unit in paired for value in unit]), sum(map(len, paired)))


def interval_alpha(units: Sequence[Sequence[float]]) -> float | None:
    """Return alpha for numbers, whose disagreement is the square of their distance; else as `nominal_alpha`."""
    paired = [unit for unit in units if len(unit) > 1]
    observed = fsum(_distance(unit) / (len(unit) - 1) for unit in paired)
    return _alpha(observed, _distance([value for unit in paired for value in unit]), sum(map(len, paired)))


def _alpha(observed: float, expected: float, values: int) -> float | None:
    return 1 - (values - 1) * observed / expected if expected else None


def _unlike(values: Sequence[Hashable]) -> float:
    """Return how many ordered pairs of values are not the same."""
    return len(values) ** 2 - sum(number**2 for number in Counter(values).values())


def _distance(values: Sequence[float]) -> float:
    """Return the sum of the squared differences over all ordered pairs, in one pass; from the mean, to stay exact."""
    mean = fsum(values) / len(values) if values else 0.0
    return 2 * len(values) * fsum((value - mean) ** 2 for value in values)
