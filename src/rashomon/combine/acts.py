"""The deeds of one event → its acts: a blow and the answer to it, each told by many mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.combine.deeds import STRONG, Deed
from rashomon.combine.entities import Entities
from rashomon.combine.sides import Sides
from rashomon.records import Act

_MOST_STRUCK = 5  # of an act: what many reports tell stands first
Key = tuple[str, str, int]


def part_acts(deeds: Sequence[Deed], sides: Sides, entities: Entities) -> tuple[Act, ...]:
    """Return the acts, blows first, each by its earliest mention.

    Blows on one side are one act even where the accused differ; a deed whose victim is not told goes with the others
    of its doer, one without parties with the largest act of its type.
    """
    keys: dict[str, Key] = {}
    ends = {d.mention.id: (_number(d.actors, sides, entities), _number(d.targets, sides, entities)) for d in deeds}
    by_doer: dict[tuple[str, int], Counter[Key]] = {}
    for deed in deeds:
        doer, struck = ends[deed.mention.id]
        if struck is not None:
            key = keys[deed.mention.id] = (deed.mention.type, "on", struck)
            if doer is not None:
                by_doer.setdefault((deed.mention.type, doer), Counter())[key] += 1
    for deed in deeds:
        doer, struck = ends[deed.mention.id]
        if struck is None and doer is not None:
            found = by_doer.get((deed.mention.type, doer))
            keys[deed.mention.id] = _commonest(found) if found else (deed.mention.type, "by", doer)
    sizes = Counter(keys.values())
    for deed in deeds:
        if deed.mention.id not in keys:
            same = Counter({k: n for k, n in sizes.items() if k[0] == deed.mention.type})
            keys[deed.mention.id] = _commonest(same) if same else (deed.mention.type, "", 0)
    return _acts(deeds, keys, entities)


def _number(parties: Iterable[str], sides: Sides, entities: Entities) -> int | None:
    """Return the side of the parties, None where they are none or of two."""
    found = {n for key in parties if (n := sides.number(key, entities)) is not None}
    return found.pop() if len(found) == 1 else None


def _commonest(counts: Counter[Key]) -> Key:
    return min(counts, key=lambda key: (-counts[key], key))


def _acts(deeds: Sequence[Deed], keys: dict[str, Key], entities: Entities) -> tuple[Act, ...]:
    parted: dict[Key, list[Deed]] = {}
    for deed in deeds:
        parted.setdefault(keys[deed.mention.id], []).append(deed)
    ranked = sorted(parted.values(), key=lambda those: (those[0].mention.type not in STRONG, those[0].order))
    return tuple(
        Act(
            id=those[0].mention.id,
            type=those[0].mention.type,
            actors=_names((d.actors for d in those), entities),
            targets=_names((d.targets for d in those), entities) + _struck(those, entities),
            mentions=tuple(d.mention.id for d in those),
        )
        for those in ranked
    )


def _struck(deeds: Sequence[Deed], entities: Entities) -> tuple[str, ...]:
    """Return what is struck beside the sides, "a market", "villagers": the words told most often first."""
    counts: Counter[str] = Counter()
    for deed in (d for d in deeds if d.mention.type in STRONG):
        for party in deed.mention.targets:
            if entities.key(deed.report, party.actor, party.text) not in deed.targets:
                counts[party.text.casefold()] += 1
    return tuple(sorted(counts, key=lambda words: (-counts[words], words))[:_MOST_STRUCK])


def _names(parties: Iterable[Iterable[str]], entities: Entities) -> tuple[str, ...]:
    """Return the names of the parties, the most told first."""
    counts = Counter(key for keys in parties for key in keys)
    ranked = sorted(counts, key=lambda k: (-counts[k], k))
    return tuple(dict.fromkeys(entities.name(key) for key in ranked))
