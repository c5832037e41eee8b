"""The blows of one event → who stands with whom: told together, or with one enemy, and seldom struck by one another.

Every tie and every enmity is a share of what is told of the rarer of the two, so that one report's slip ("the coalition
hit an SDF fighter") does not outweigh many that say otherwise. Fighters without a name ("about 500 men") are nobody's,
but they carry evidence: whoever strikes them and whomever they strike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rashomon.combine.backers import join_backed
from rashomon.combine.clusters import Union
from rashomon.combine.deeds import NAMELESS, Deed
from rashomon.combine.entities import Entities

MOST = 40  # bodies of one event that are weighed: the most told; the others stand alone
ENOUGH = 0.3  # what ties must exceed enmity by: a third of all that is told of the rarer
STRUCK_TOGETHER = 0.75  # to suffer one deed ties less than to do it

Pair = tuple[str, str]


@dataclass(slots=True)
class Evidence:
    """Counts of reports, by body or by set of bodies."""

    blows: Counter[Pair] = field(default_factory=Counter)  # (doer, sufferer)
    doing: Counter[Pair] = field(default_factory=Counter)  # two who do one deed
    suffering: Counter[Pair] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    hurts: Counter[str] = field(default_factory=Counter)  # deeds with a doer, by sufferer
    known: Counter[str] = field(default_factory=Counter)  # of these the deeds whose doer is named
    targets: Counter[str] = field(default_factory=Counter)


def join_allies(fights: Sequence[Deed], entities: Entities, sets: Union[str]) -> None:
    """Join in `sets`, whose members are topmost bodies, all who stand together in these deeds."""
    told = Counter(entities.top(key) for deed in fights for key in deed.actors | deed.targets | deed.nameless)
    bodies = sorted(told, key=lambda body: (-told[body], body))[:MOST]
    join_backed(bodies, entities, sets)
    while True:
        evidence = _evidence(fights, {body: sets.find(body) for body in bodies}, entities)
        roots = sorted({sets.find(body) for body in bodies})
        likely = [(_net(evidence, *pair, roots), pair) for pair in combinations(roots, 2)]
        best = min(likely, key=lambda found: (-found[0], found[1]), default=None)
        if best is None or best[0] <= ENOUGH:
            return
        sets.join(*best[1])


def _evidence(fights: Iterable[Deed], of: Mapping[str, str], entities: Entities) -> Evidence:
    """Count each thing once a report."""
    found: dict[str, Evidence] = {}
    for deed in fights:
        seen = found.setdefault(deed.report, Evidence())
        doers, struck = _sets(deed.actors, of, entities), _sets(deed.targets, of, entities)
        # The nameless may be anybody: only those whom the ontology knows are evidence of who they are.
        known = [any(entities.body(key) for key in keys) for keys in (deed.actors, deed.targets)]
        if _nameless(deed, of, 0) and (known[1] or not struck):
            doers = doers | {of[NAMELESS]}
        if _nameless(deed, of, 1) and (known[0] or not doers):
            struck = struck | {of[NAMELESS]}
        seen.blows.update((a, t) for a in doers for t in struck if a != t)
        seen.doing.update(combinations(sorted(doers), 2))
        if doers:  # in a clash that nobody is told to have dealt both sides suffer
            seen.suffering.update(combinations(sorted(struck), 2))
        seen.acts.update(doers)
        seen.targets.update(struck)
        seen.hurts.update(struck if doers else ())
        seen.known.update(struck if doers - {of.get(NAMELESS)} else ())
    total = Evidence()
    for seen in found.values():
        for name in ("blows", "doing", "suffering", "acts", "targets", "hurts", "known"):
            getattr(total, name).update(set(getattr(seen, name)))
    return total


def _sets(keys: Iterable[str], of: Mapping[str, str], entities: Entities) -> set[str]:
    return {of[top] for key in keys if (top := entities.top(key)) in of}


def _nameless(deed: Deed, of: Mapping[str, str], end: int) -> bool:
    return NAMELESS in of and deed.nameless_ends[end]


def _net(seen: Evidence, one: str, other: str, roots: Sequence[str]) -> float:
    """Return how much more two stand together than against each other, as shares of what is told of them."""
    pair = (one, other)
    together = _share(seen.doing[pair], min(seen.acts[one], seen.acts[other]))
    suffer = _share(seen.suffering[pair], min(seen.targets[one], seen.targets[other]))
    foes = sum(_common_foe(seen, one, other, third) for third in roots if third not in pair)
    against = max(_hit(seen, one, other), _hit(seen, other, one))
    return min(1.0, together + STRUCK_TOGETHER * suffer + foes) - against


def _common_foe(seen: Evidence, one: str, other: str, third: str) -> float:
    """Weigh a third who strikes both, or strikes one and is struck by the other.

    Two who strike a third need not be friends: who did it may be what is disputed. Whoever strikes the third alone is
    as telling as whoever alone strikes it.
    """
    strikes = _hit(seen, third, one), _hit(seen, third, other)
    back = _fights(seen, one, third), _fights(seen, other, third)
    return max(strikes[0] * strikes[1], strikes[0] * back[1], strikes[1] * back[0])


def _hit(seen: Evidence, doer: str, struck: str) -> float:
    """Return the share of the reports on who strikes somebody that say it is this one.

    "About 500 fighters attacked the base" does not speak against those who say whose fighters they were.
    """
    return min(1.0, _share(seen.blows[doer, struck], seen.known[struck] or seen.hurts[struck]))


def _fights(seen: Evidence, doer: str, struck: str) -> float:
    """Return the share of the blows on somebody that are this one's, or of this one's that are on him."""
    return max(_hit(seen, doer, struck), _share(seen.blows[doer, struck], seen.acts[doer]))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
