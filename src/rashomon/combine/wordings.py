"""Groups that differ only by their wording → one: "American troops" and "US service members", a speaker's "people".

What is joined, each only where just one group fits: a body's people with its fighters, hired men of an untold side with
those of a told one, and words that name nobody with the group of which the same origin gives the same figure, or the
only one that it counts. Citizens stay apart from soldiers, hired men from both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from rashomon.combine.entities import group_of
from rashomon.combine.group_keys import HIRED, UNARMED, GroupKey
from rashomon.combine.intervals import conflict, near, same_figure
from rashomon.combine.scene import Scene, Telling
from rashomon.lexicon import Force, Ontology, fold_name, force_of, rival_forces

Groups = dict[GroupKey, list[Telling]]
_DIGITS = re.compile(r"\d[\d,.]*")


def bare_words(group: str) -> str:
    """Return the words of a group folded, without numbers."""
    return " ".join(fold_name(_DIGITS.sub(" ", group)).split())


def says_nobody(group: str, ontology: Ontology) -> bool:
    """Return whether the words say no more than that people are meant, or hurt: "people", "fighters", "the dead"."""
    folded = bare_words(group)
    if not folded or group_of(folded, ontology) is not None:
        return True
    return all(_tells_harm(word, ontology) or group_of(word, ontology) for word in folded.split())


def _tells_harm(word: str, ontology: Ontology) -> bool:
    """Return whether a noun is only what befell people: dead, casualty, wounded."""
    forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    cues = (ontology.acts.get((form, pos)) for form in forms for pos in ("NOUN", "ADJ"))
    return any(cue is not None and cue.field is not None for cue in cues)


def join_wordings(groups: Mapping[GroupKey, Sequence[Telling]], scene: Scene) -> Groups:
    """Return the groups with those joined that differ only by their wording."""
    found: Groups = {key: list(told) for key, told in sorted(groups.items())}
    for key in list(found):
        fits = _fighters_of(key, found, scene) or _citizens_of(key, found, scene) or _hired_by(key, found)
        if fits is not None:
            _move(found, key, found[key], fits)
    named = NamedFigures(((key, telling) for key, told in found.items() for telling in told), scene.entities.ontology)
    for fitting in (named.group_of, named.only_group_of):
        for key in [k for k in found if _is_nameless(k)]:
            for telling in [one for one in found[key] if one.report.row is None]:
                fits = fitting(telling)
                if fits is not None:
                    _move(found, key, [telling], fits)
    _join_rejected(found)
    return found


def _join_rejected(groups: Groups) -> None:
    """Put a figure that is turned down with the only group that has it, where its own has not."""
    printed = {
        key: sorted(p for t in told if t.counts and (p := _printed(t)) is not None) for key, told in groups.items()
    }
    for key in list(groups):
        for telling in [t for t in groups[key] if t.rejects]:
            number = _printed(telling)
            having = [k for k, told in printed.items() if k.field == key.field and _has(told, number)]
            if key not in having and len(having) == 1:
                _move(groups, key, [telling], having[0])


def _printed(telling: Telling) -> float | None:
    return telling.figure.printed if telling.figure is not None else None


def _has(numbers: Sequence[float], number: float | None) -> bool:
    """Tell whether one of some sorted numbers is another or near it."""
    if number is None:
        return False
    at = bisect_left(numbers, number)
    return any(near(one, number) for one in numbers[max(0, at - 1) : at + 1])


class Counted:
    """Figures by who gives them in which report: nobody contradicts himself, so two that do are of two groups."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._by: dict[tuple[str, str, str], list[Telling]] = {}
        for telling in tellings:
            self._by.setdefault(_speaker(telling), []).append(telling)

    def counted_apart(self, telling: Telling) -> bool:
        """Tell whether the speaker gives another figure of these: "killed 17 people, while 13 attackers died"."""
        return any(_are_apart(telling, other) for other in self._by.get(_speaker(telling), ()))


def _speaker(telling: Telling) -> tuple[str, str, str]:
    return telling.report.id, telling.origin.fine, telling.claim.field


def _are_apart(one: Telling, other: Telling) -> bool:
    if one.figure is None or other.figure is None or {one.claim.scope, other.claim.scope} - {"incident"}:
        return False
    same = _speaker(one) == _speaker(other) and one.claim.as_of == other.claim.as_of
    return same and one.counts and other.counts and conflict(one.figure, other.figure)


class NamedFigures:
    """The figures of groups that have a name, by field and by the body that gives them."""

    def __init__(self, tellings: Iterable[tuple[GroupKey, Telling]], ontology: Ontology) -> None:
        self._ontology = ontology
        self._given: dict[tuple[str, str], list[tuple[GroupKey, Telling]]] = {}
        for key, telling in tellings:
            # "people" are no children because children alone are counted besides
            if not _is_nameless(key) and not key.words and key.who not in UNARMED:
                self._given.setdefault((key.field, telling.origin.body), []).append((key, telling))

    def group_of(self, telling: Telling) -> GroupKey | None:
        """Return the one group of which the same body gives the same figure."""
        return _single(key for key, other in self._near(telling) if _same_figure(telling, other))

    def only_group_of(self, telling: Telling) -> GroupKey | None:
        """Return the one group that the same speaker counts, unless it is of civilians, who may be some of many.

        Nor one of which he gives another figure: who tells of 17 people and of 13 attackers tells of two groups.
        """
        near = self._near(telling)
        apart = {key for key, other in near if _are_apart(telling, other)}
        return _single(key for key, other in near if _may_count_both(telling, other) and key not in apart)

    def _near(self, telling: Telling) -> list[tuple[GroupKey, Telling]]:
        """Return the figures of the same body, without those of rebels for soldiers, of soldiers for rebels."""
        given = self._given.get((telling.claim.field, telling.origin.body), [])
        return [(key, other) for key, other in given if not rival_forces(self._force(telling), self._force(other))]

    def _force(self, telling: Telling) -> Force:
        return force_of(telling.claim.group, self._ontology)


def _single(keys: Iterable[GroupKey]) -> GroupKey | None:
    found = set(keys)
    return found.pop() if len(found) == 1 else None


def _move(groups: Groups, old: GroupKey, tellings: Sequence[Telling], new: GroupKey) -> None:
    moved = {t.claim.id for t in tellings}
    groups[new] = groups[new] + list(tellings)
    groups[old] = [t for t in groups[old] if t.claim.id not in moved]
    if not groups[old]:
        del groups[old]


def _fighters_of(key: GroupKey, groups: Groups, scene: Scene) -> GroupKey | None:
    """Return the fighters of a body of which "its people" are counted besides; a people is more than its fighters."""
    if not key.side or (key.role, key.who, key.words) != ("any", "any", "") or scene.entities.known(key.side) is None:
        return None
    if any(_of_a_people(telling, scene) for telling in groups[key]):
        return None
    fits = GroupKey(key.field, key.side, "combatant", "any")
    return fits if fits in groups else None


def _citizens_of(key: GroupKey, groups: Groups, scene: Scene) -> GroupKey | None:
    """Return "Russian citizens" for "Russians": citizens, unlike civilians, may have come to fight."""
    if not key.side or (key.role, key.who, key.words) != ("any", "any", ""):
        return None
    fits = GroupKey(key.field, key.side, "civilian", "any")
    if fits not in groups or not all(_of_a_people(telling, scene) for telling in groups[key]):
        return None
    return fits if any(_of_a_people(telling, scene) for telling in groups[fits]) else None


def _of_a_people(telling: Telling, scene: Scene) -> bool:
    whom = telling.claim.whom
    key = scene.entities.key(telling.report.id, whom.actor) if whom and whom.actor else None
    return scene.entities.kind(key or "") == "population"


def _hired_by(key: GroupKey, groups: Groups) -> GroupKey | None:
    """Return the hired men of a told side, for those of an untold one."""
    if key.who != HIRED or key.side:
        return None
    told = [k for k in groups if (k.field, k.who) == (key.field, HIRED) and k.side]
    return told[0] if len(told) == 1 else None


def _is_nameless(key: GroupKey) -> bool:
    return not (key.side or key.words) and key.role != "civilian" and key.who in {"any", "men"}


def _same_figure(one: Telling, other: Telling) -> bool:
    if one.figure is None or other.figure is None or one.rejects != other.rejects:
        return False
    return same_figure(one.figure, other.figure)


def _may_count_both(one: Telling, other: Telling) -> bool:
    civilian = other.claim.whom is not None and other.claim.whom.role == "civilian"
    return one.origin.fine == other.origin.fine and not civilian
