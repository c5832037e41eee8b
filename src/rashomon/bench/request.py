"""What a suite is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure on: a folder of gold data or reports; how many of its texts, how often where it is time."""

    gold: Path | None = None
    reports: Sequence[str] = ()
    repeats: int = 5
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures, of the whole or by part of the gold data; and what was wrong, a line each, where it may be read."""

    figures: Mapping[str, float | Mapping[str, float]]
    misses: Sequence[str] = ()
