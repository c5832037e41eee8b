"""A finding's positions → one count an origin → the range under every policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.combine.group_keys import GroupKey
from rashomon.combine.intervals import has_number, point, same_figure
from rashomon.combine.policies import POLICIES, Count, Frame, Range
from rashomon.combine.positions import Stand
from rashomon.combine.scene import Scene, Telling, claim_ids
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Figure

LONGEST_VAGUE = 4  # words of a line in the table of vague numbers


def find_ranges(
    key: GroupKey,
    stands: Sequence[Stand],
    latest: Mapping[str, int],
    scene: Scene,
    groups: Mapping[GroupKey, Sequence[Telling]],
) -> dict[str, Range]:
    """Return the range of a group's figures by policy, one an origin, its latest; empty where no one gives a number."""
    counts = [c for origin, number in sorted(latest.items()) if (c := _count(origin, number, stands[number], scene))]
    if not counts:
        return dict.fromkeys(POLICIES, Range())
    contested = _contested(key, groups) if key.role == "civilian" else ()
    frame = Frame(key.field, key.role, contested)
    return {name: policy(counts, frame) for name, policy in POLICIES.items()}


def _count(origin: str, number: int, stand: Stand, scene: Scene) -> Count | None:
    """Return an origin's figure in its own first words: those of others in the same position may be rounder."""
    tellings = [t for t in stand.tellings if t.origin.fine == origin]
    figure = next((t.figure for t in tellings if t.figure is not None and has_number(t.figure)), None)
    value = point(figure) if figure is not None else None
    if figure is None or value is None:
        return None
    same = [t for t in tellings if t.figure == figure]
    return Count(
        low=figure.low,
        high=figure.high,
        point=value,
        acled=_acled(same[0], figure, value, scene.entities.ontology),
        position=number,
        origin=origin,
        party=any(t.party is not None for t in same),
        discounted=_discounted(origin, same, scene),
        day=max(t.day for t in same),
        claims=claim_ids(same),
    )


def _acled(telling: Telling, figure: Figure, value: int, ontology: Ontology) -> int:
    """Return the number that ACLED puts for the vague words of a claim, the figure's own where it has none."""
    if figure.bound != "vague":
        return value
    words = fold_name(telling.claim.words).split()[:200]
    for size in range(min(LONGEST_VAGUE, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            known = ontology.vague.get(" ".join(words[start : start + size]))
            if known is not None and known.acled is not None:
                return known.acled
    return value


def _discounted(origin: str, tellings: Sequence[Telling], scene: Scene) -> bool:
    """Return whether a person has discounted all of these claims: each itself, else its speaker, else their body."""
    grades = scene.verdicts.grades

    def grade(telling: Telling) -> str | None:
        speaker = telling.claim.chain[0].actor if telling.claim.chain else None
        return grades.get(telling.claim.id) or grades.get(speaker or "") or grades.get(origin)

    return all(grade(telling) == "discounted" for telling in tellings)


def _contested(key: GroupKey, groups: Mapping[GroupKey, Sequence[Telling]]) -> tuple[str, ...]:
    """Return the claims by which the dead civilians were fighters: the same figure for fighters, by a non-party.

    A party cannot alone make the dead fighters.
    """
    figures = [t.figure for t in groups[key] if t.figure is not None and has_number(t.figure)]
    rival = [
        t
        for other, tellings in groups.items()
        if other.field == key.field and other.role == "combatant"
        for t in tellings
        if t.party is None and t.counts and t.figure is not None and any(same_figure(t.figure, f) for f in figures)
    ]
    return claim_ids([t for t in rival if t.figure is not None and t.figure.high != 0])
