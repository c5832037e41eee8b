"""Counts of what is right and what is wrong, by measure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Tally:
    """By measure: how many there are, how many are right, and what is wrong with the others."""

    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    all: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, measure: str, right: bool | float, what: str) -> None:
        """Count one thing as right, wrong or in part right, and keep what it was where it is not wholly right."""
        self.right[measure] += right
        self.all[measure] += 1
        if right < 1:
            self.wrong[measure].append(what)

    def shares(self) -> dict[str, float]:
        """Return the share of what is right, by measure."""
        return {measure: self.right[measure] / self.all[measure] for measure in sorted(self.all)}
