"""Words that judge a deed → the blow that they judge, and which end of it they blame.

"Self-defence" excuses who strikes, "aggression" accuses him: said of one blow they are rivals and never one position.
"Unprovoked" accuses the doer of another blow, the attack that the strike answers.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.combine.deeds import Deed
from rashomon.combine.positions import value_words
from rashomon.combine.scene import Scene, Telling
from rashomon.lexicon import Description, fold_name

LONGEST = 8  # words of a description in the table
ACCIDENT = ("kind", "accident")
MOST_READ = 1000  # characters of a value


@dataclass(frozen=True, slots=True)
class Blame:
    """What a description says of one blow: whether it blames the doer, or the sufferer and so excuses the doer."""

    accuses: bool
    doer: int | None  # side that strikes
    struck: int | None = field(compare=False)  # one side strikes under one description, whomever a report calls struck
    act: str  # where it is not known who strikes

    @property
    def blamed(self) -> int | None:
        """The side that is blamed, None where it is not known."""
        return self.doer if self.accuses else self.struck


def judge(telling: Telling, scene: Scene) -> Hashable:
    """Return whom a characterisation blames for which blow, or else only its class or words."""
    words = value_words(telling)
    known = scene.descriptions
    description = find_description(words, known) or find_description(telling.claim.words, known)
    if description is None:
        return ("words", fold_name(words))
    if description.blames == "nobody":
        return ("kind", description.kind)
    accuses = description.blames == "doer"
    deed = scene.deeds.get(telling.deed.mention.about or "", telling.deed)
    doer, struck = _ends(deed, scene)
    party = telling.party
    foe = None if party is None else scene.sides.enemy.get(party)
    if party is not None and (doer == party if accuses else party == struck or (foe is not None and doer == foe)):
        # Nobody blames his own side or excuses his enemy: the words are said of another deed than they stand by.
        doer, struck = (foe, party) if accuses else (party, foe)
    act = scene.acts.get(deed.mention.id, "") if doer is None else ""
    return Blame(accuses, doer, struck, act)


def rivals(one: Hashable, other: Hashable) -> bool:
    """Return whether one accuses and the other excuses the doer of what may be one blow: an accident has no culprit."""
    if ACCIDENT in (one, other):
        return any(isinstance(key, Blame) and key.accuses for key in (one, other))
    if not (isinstance(one, Blame) and isinstance(other, Blame)) or one.accuses == other.accuses:
        return False
    if one.act and other.act and one.act != other.act:
        return False
    return None in (one.doer, other.doer) or one.doer == other.doer


def blame_opposite(one: Hashable, other: Hashable) -> bool:
    """Return whether two descriptions, of whatever blows, blame two known sides."""
    if not (isinstance(one, Blame) and isinstance(other, Blame)):
        return False
    return None not in (one.blamed, other.blamed) and one.blamed != other.blamed


def find_description(words: str, known: Mapping[str, Description]) -> Description | None:
    """Return the longest description, by its folded words, that stands in the words; the first of equals."""
    parts = fold_name(words[:MOST_READ]).split()
    for size in range(min(LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            found = known.get(" ".join(parts[start : start + size]))
            if found is not None:
                return found
    return None


def _ends(deed: Deed, scene: Scene) -> tuple[int | None, int | None]:
    """Return who strikes and who is struck: by the deed, by its act's other mentions, by who fights the other end."""
    told = (scene.ends_of([deed]), scene.ends.get(scene.acts.get(deed.mention.id, ""), (frozenset(), frozenset())))
    doer, struck = (_first_one(ends[end] for ends in told) for end in (0, 1))
    if doer is None and struck is not None:
        doer = scene.sides.enemy.get(struck)
    if struck is None and doer is not None:
        struck = scene.sides.enemy.get(doer)
    return doer, struck


def _first_one(told: Iterable[frozenset[int]]) -> int | None:
    """Return the side of the first of the sets that holds just one."""
    return next((next(iter(sides)) for sides in told if len(sides) == 1), None)
