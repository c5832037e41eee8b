"""What a suite is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Figures = Mapping[str, float | Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure on: a folder of gold data or reports; how many of its texts, how often where it is time."""

    gold: Path | None = None
    reports: Sequence[str] = ()
    repeats: int = 5
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is judged: the state that it is in (right, missed, …) and the words to show."""

    state: str
    line: str


Items = Mapping[str, Mapping[str, Item]]  # by text, and by what tells an item from the others of its text


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures, of the whole or by part of the gold data; and what was wrong, a line each, where it may be read.

    `items` is for comparing one run with another; as `misses` it holds nothing of a part that is not to be read.
    """

    figures: Figures
    misses: Sequence[str] = ()
    items: Items = field(default_factory=dict)
