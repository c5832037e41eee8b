"""Tellings → the scores of those pairs that can decide anything, and the pairs that one report tells as two."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from rashomon.combine.candidates import find_candidates
from rashomon.combine.evidence import score
from rashomon.combine.incidents import apart
from rashomon.combine.linkage import Pair
from rashomon.combine.parting import Union
from rashomon.combine.tellings import Telling


def score_pairs(tellings: Sequence[Telling], same: Iterable[Pair] = ()) -> tuple[dict[Pair, float], list[Pair]]:
    """Return the scores of the candidates that may decide who is joined, and the rivals among them, in order.

    No two clusters join of which no pair speaks for it. So a pair against it counts only where a line of pairs for it,
    or of what is decided to be the `same`, leads from one end to the other: all others, the most, are left out.
    """
    parts = Union[int]()
    for one, other in same:
        parts.join(one, other)
    rivals: list[Pair] = []
    lower, higher, scores = array("i"), array("i"), array("d")
    for one, other in find_candidates(tellings):
        if rows_of_one(tellings[one], tellings[other]):
            continue  # never one, whatever the bits
        if _are_rivals(tellings[one], tellings[other]):
            rivals.append((one, other))
            continue
        bits = score(tellings[one], tellings[other])
        if bits > 0:
            parts.join(one, other)
        lower.append(one)
        higher.append(other)
        scores.append(bits)
    told = zip(lower, higher, scores, strict=True)
    return {(one, other): bits for one, other, bits in told if parts.find(one) == parts.find(other)}, rivals


def _are_rivals(one: Telling, other: Telling) -> bool:
    """Return whether one report tells two incidents: of other days, other hours or other places."""
    return one.report == other.report and apart(one.group, other.group)


def rows_of_one(one: Telling, other: Telling) -> bool:
    """Return whether two rows of one recorder's table tell them: to their recorder they are two events."""
    return one.recorder is not None and one.recorder == other.recorder
