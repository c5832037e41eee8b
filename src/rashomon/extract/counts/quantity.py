"""A number in a text with what it counts: the noun that the stages of counts hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.extract.parse import Token
from rashomon.records import Figure


@dataclass(frozen=True)
class Quantity:
    """Tokens [start, end) that give a number with its bound words, the number's own token, and what is counted."""

    start: int
    end: int
    number: Token
    noun: Token | None
    figure: Figure
    more: bool = False  # "another 12", "12 more"
    single: bool = False  # no number, but an article: "a nurse", "the pilot"
