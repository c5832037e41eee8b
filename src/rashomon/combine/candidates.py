"""Which pairs of tellings are worth a look: those that share the rarest of what they tell.

Each telling lies in blocks (who, where and when; names; the words that mark its story). In a block of many only
neighbours in time meet, and each telling keeps the candidates that share most with it, so that the cost grows in
proportion to the tellings.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from math import log

from rashomon.combine.incidents import cells
from rashomon.combine.linkage import Pair
from rashomon.combine.story import marks
from rashomon.combine.tellings import Telling

PERIOD = 16  # days in one block
LONGEST = 60  # tellings of a block that all meet one another
NEXT = 12  # neighbours in time that meet in a longer block
MOST = 40  # candidates of one telling


def find_candidates(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Yield the pairs to be scored, each once, as (lower, higher) places in the list, in order."""
    higher = [array("i") for _ in tellings]
    for one, shared in enumerate(_shared(tellings)):
        for other in _most(shared):
            higher[min(one, other)].append(max(one, other))
    for one, others in enumerate(higher):
        yield from ((one, other) for other in sorted(set(others)))


def _shared(tellings: Sequence[Telling]) -> Iterator[dict[int, float]]:
    """Yield for each telling how much those share with it that it meets in a block; held for one at a time."""
    blocks = _blocks(tellings)
    weights = [1 / log(1 + len(block)) for block in blocks]
    lies_in = [array("i") for _ in tellings]
    for number, block in enumerate(blocks):
        for one in block:
            lies_in[one].append(number)
    places = {number: _in_time(block, tellings) for number, block in enumerate(blocks) if len(block) > LONGEST}
    for one, numbers in enumerate(lies_in):
        shared: dict[int, float] = {}
        for number in numbers:
            block, weight = blocks[number], weights[number]
            if number in places:
                place = places[number][one]
                block = block[max(0, place - NEXT) : place + NEXT + 1]
            for other in block:
                shared[other] = shared.get(other, 0.0) + weight
        shared.pop(one, None)
        yield shared


def _most(shared: Mapping[int, float]) -> list[int]:
    """Return the tellings that share most, of equals those that come first."""
    if len(shared) <= MOST:
        return list(shared)
    least = sorted(shared.values())[-MOST]
    found = [other for other, weight in shared.items() if weight > least]
    return found + sorted(other for other, weight in shared.items() if weight == least)[: MOST - len(found)]


def _blocks(tellings: Sequence[Telling]) -> list[array[int]]:
    """Return the blocks of at least two, in the order in which their keys came."""
    blocks: dict[str, int | array[int]] = {}  # most keys have one telling, which needs no list
    for number, telling in enumerate(tellings):
        for key in sorted(set(_keys(telling))):
            block = blocks.setdefault(key, number)
            if isinstance(block, array):
                block.append(number)
            elif block != number:
                blocks[key] = array("i", (block, number))
    return [block for block in blocks.values() if isinstance(block, array)]


def _in_time(block: array[int], tellings: Sequence[Telling]) -> dict[int, int]:
    """Put a long block into the order of time; return the place of each of its members."""
    ordered = sorted(block, key=lambda number: (_day(tellings[number]) or 0, number))
    block[:] = array("i", ordered)
    return {one: place for place, one in enumerate(ordered)}


def _day(telling: Telling) -> int | None:
    days = telling.group.days or telling.group.published
    return days[0] if days else None


def _keys(telling: Telling) -> Iterator[str]:
    """Yield the blocks of a telling; of those that need a time it is in two periods, so that neighbours meet."""
    group = telling.group
    yield from (f"report {root}" for root in group.roots)
    yield from (f"name {name}" for name in group.names)
    yield from (f"victim {name}" for name in telling.victims)
    if telling.story is not None:
        yield from (f"word {word}" for word in marks(telling.story))
    what = [f"who {key}" for key in telling.actors | telling.targets]
    what += [f"site {name}" for name in group.sites] + [f"where {cell}" for cell in cells(group.place, False)]
    day = _day(telling)
    periods = ["undated"] if day is None else [f"{(day + shift) // PERIOD}" for shift in (0, PERIOD // 2)]
    yield from (f"{about} {shift} {period}" for about in what for shift, period in enumerate(periods))
