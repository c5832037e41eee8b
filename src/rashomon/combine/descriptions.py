"""Words that judge a deed → the side that they blame."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from rashomon.combine.deeds import Deed
from rashomon.combine.positions import value_words
from rashomon.combine.scene import Scene, Telling
from rashomon.lexicon import Description, fold_name

LONGEST = 8  # words of a description in the table
MOST_READ = 1000  # characters of a value


def judge(telling: Telling, scene: Scene) -> Hashable:
    """Return whom a characterisation blames: a side, an end of an act, or else only its class or words."""
    words = value_words(telling)
    known = scene.descriptions
    description = find_description(words, known) or find_description(telling.claim.words, known)
    if description is None:
        return ("words", fold_name(words))
    if description.blames == "nobody":
        return ("kind", description.kind)
    deed = scene.deeds.get(telling.deed.mention.about or "", telling.deed)
    number = _blamed(deed, description.blames, scene)
    if number is not None and number == telling.party:
        # Nobody blames his own side: the words are said of another deed than the one that they stand by.
        number = scene.sides.enemy.get(number, number)
    if number is not None:
        return ("blames", number)
    return ("role", scene.acts.get(deed.mention.id, ""), description.blames)


def find_description(words: str, known: Mapping[str, Description]) -> Description | None:
    """Return the longest description, by its folded words, that stands in the words; the first of equals."""
    parts = fold_name(words[:MOST_READ]).split()
    for size in range(min(LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            found = known.get(" ".join(parts[start : start + size]))
            if found is not None:
                return found
    return None


def _blamed(deed: Deed, blames: str, scene: Scene) -> int | None:
    """Return the side at one end of a deed: by the deed, by its act's other mentions, by who fights the other end."""
    act = scene.acts.get(deed.mention.id, "")
    for doers, struck in (scene.ends_of([deed]), scene.ends.get(act, (frozenset(), frozenset()))):
        near, far = (doers, struck) if blames == "doer" else (struck, doers)
        if len(near) == 1:
            return next(iter(near))
        if not near and len(far) == 1:
            return scene.sides.enemy.get(next(iter(far)))
    return None
