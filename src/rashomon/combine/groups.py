"""Whose dead: which groups of several reports are one, and which group is part of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.combine.deeds import is_generic
from rashomon.combine.entities import group_of
from rashomon.combine.forces import fitting_side, separate_forces
from rashomon.combine.group_keys import HIRED, UNARMED, GroupKey
from rashomon.combine.scene import Scene, Telling
from rashomon.combine.wordings import Counted, NamedFigures, bare_words, join_wordings, says_nobody
from rashomon.lexicon import Ontology, fold_name, force_of, is_owned
from rashomon.records import Role, Whom

SUFFERED = frozenset({"killed", "injured", "casualties", "captured", "missing"})  # by targets
BROUGHT = frozenset({"strength", "presence"})  # by doers
ARMED = frozenset({"military", "armed_group", "alliance", "coalition"})
LONGEST_NAME = 6  # words of an actor's name


def group_tellings(tellings: Sequence[Telling], scene: Scene) -> dict[GroupKey, list[Telling]]:
    """Return figures by group; "they" and "people" go with the only armed group of a side that is counted besides."""
    divided = {t.claim.part_of for t in tellings if t.claim.part_of is not None}
    keyed = [(_key(t, scene, divided=t.claim.id in divided), t) for t in tellings]
    told = {key for (key, vague), _ in keyed if not vague}
    counted_apart = {key.field for (key, _), _ in keyed if key.who in {"women", "children"}}
    named = NamedFigures(((key, telling) for (key, vague), telling in keyed if not vague), scene.entities.ontology)
    fighters = Counted(telling for (key, _), telling in keyed if key.role == "combatant")
    groups: dict[GroupKey, list[Telling]] = {}
    for (key, vague), telling in keyed:
        if vague and key.role != "combatant" and fighters.counted_apart(telling):
            settled = replace(key, side="")
        else:
            settled = (named.group_of(telling) or _settled(key, told, scene)) if vague else key
        if settled.who == "men" and settled.field not in counted_apart:
            settled = _settled(replace(settled, who="any"), told, scene)  # "500 men": no women are told besides
        groups.setdefault(settled, []).append(telling)
    return dict(sorted(join_wordings(separate_forces(groups, scene.entities), scene).items()))


def _settled(key: GroupKey, told: set[GroupKey], scene: Scene) -> GroupKey:
    same = [k for k in told if (k.field, k.side, k.who) == (key.field, key.side, key.who) and k.role != "civilian"]
    if len(same) == 1:
        return same[0]
    # "People" may be anybody; and a side that nobody knows and nobody counts by name says no more than no side.
    counted = scene.entities.known(key.side) is not None or any(k.side == key.side for k in told)
    named = counted and key.role == "combatant"
    return key if named else replace(key, side="")


def _key(telling: Telling, scene: Scene, *, divided: bool) -> tuple[GroupKey, bool]:
    """Return the key of a claim's group, and whether its side was only inferred from the deed.

    Nobody's side is inferred for people of whom a part is told: "17 people, two of them guards".
    """
    claim = telling.claim
    role, who = _role_and_who(claim.whom, claim.group, scene)
    side = _own_side(telling, role, scene)
    if who == HIRED:
        return GroupKey(claim.field, side if scene.entities.known(side) else "", role, who), False
    generic = side == "" and _is_generic(claim.whom, claim.group, scene)
    fighters = role == "combatant"
    # What a table counts without saying whom is everybody, on whichever side.
    anybody = role == "civilian" or (divided and not fighters) or telling.report.row is not None
    inferred = _side_of_deed(telling, scene, fighters=fighters) if generic and not anybody else ""
    if not side and not inferred and not generic:
        return GroupKey(claim.field, "", role, who, bare_words(claim.group)), False
    return GroupKey(claim.field, side or inferred, role, who), bool(inferred)


def _role_and_who(whom: Whom | None, group: str, scene: Scene) -> tuple[Role, str]:
    if whom is None:
        role, who = _by_words(group, scene)
    else:
        role, who = whom.role, whom.who
    if who in {"any", "men"} and _hired(group, scene):
        return "combatant", HIRED
    known = scene.entities.known(whom.side or whom.actor) if whom else None
    if role in {"any", "unknown"} and known is not None and known.kind in ARMED:
        role = "combatant"
    if role == "civilian":
        return "civilian", who
    return "combatant" if role == "combatant" else "any", who


def _by_words(group: str, scene: Scene) -> tuple[Role, str]:
    """Return role and who of the longest noun of the table that ends the words: "service members", not "members"."""
    words = fold_name(group).split()
    for start in range(max(0, len(words) - LONGEST_NAME), len(words)):
        found = group_of(" ".join(words[start:]), scene.entities.ontology)
        if found is not None:
            return found[0], found[1]  # type: ignore[return-value] # a role of the table
    return "any", "any"


def _hired(group: str, scene: Scene) -> bool:
    """Return whether the men of a contractor are meant, whatever they are called: its men, employees, dead."""
    words = fold_name(group).split()[: 2 * LONGEST_NAME]
    return any((found := group_of(word, scene.entities.ontology)) and found[1] == HIRED for word in words)


def _own_side(telling: Telling, role: Role, scene: Scene) -> str:
    """Return whose the group is by its own words: the body at the top, or the side of an actor that nobody knows."""
    whom, entities = telling.claim.whom, scene.entities
    actor = (whom.actor or whom.side) if whom else None
    if whom is not None and whom.actor is None and whom.who in UNARMED and role != "combatant":
        return ""  # the children of a place that a side holds are not that side
    if actor is None:
        return _not_at_home(_named_side(telling.claim.group, scene), role, scene)
    key = entities.key(telling.report.id, actor) or ""
    side = whom.side if whom is not None else None
    body = entities.body(key) or (entities.top(side) if side in entities.ontology.actors and side else None)
    if body is not None or role == "civilian":
        return _not_at_home(body or "", role, scene)
    name = key.removeprefix("name:")
    if " " not in name and group_of(name, entities.ontology):
        return ""
    number = scene.sides.number(key, entities)
    told = scene.sides.body(number, entities) if number is not None else None
    if told is not None or role != "combatant":
        return told or key
    # One column is "tribal forces" to one report and "pro-regime fighters" to the next: their figures must meet.
    likely = _concerned_side(telling, scene)
    likely = _likely_side(telling, scene) if likely is None else likely
    likely = fitting_side(likely, force_of(telling.claim.group, entities.ontology), scene.sides, entities)
    hostile = number is not None and likely is not None and scene.sides.enemy.get(likely) == number
    return key if hostile or likely is None else _leading(likely, scene)


def _not_at_home(body: str, role: Role, scene: Scene) -> str:
    """Return a body, but for civilians in their own country: Syrian civilians in Syria are the civilians."""
    known = scene.entities.known(body)
    at_home = known is not None and known.country is not None and known.country == scene.country
    return "" if role == "civilian" and at_home else body


def _leading(struck: int, scene: Scene) -> str:
    """Return the body that leads a side or one with the same enemy; the most told member where no body is known."""
    foe = scene.sides.enemy.get(struck)
    likely = [
        struck,
        *(n for n in range(len(scene.sides.members)) if foe is not None and scene.sides.enemy.get(n) == foe),
    ]
    bodies = (scene.entities.body(key) for n in likely for key in scene.sides.members[n])  # the most told first
    return next((body for body in bodies if body is not None), None) or scene.sides.leader(struck)


def _unknown_leader(number: int, scene: Scene) -> str | None:
    """Return who leads a side of which nobody is known; None for an alliance of known actors, and for "militants".

    That those who were struck were militants is one account of them: others count the same dead as people.
    """
    leader = scene.sides.leader(number)
    known = any(scene.entities.body(key) for key in scene.sides.members[number])
    return None if known or is_generic(leader.removeprefix("name:"), None, scene.entities) else leader


def _named_side(group: str, scene: Scene) -> str:
    """Return the body of a known name that begins the words, where only a head noun follows: "US service members"."""
    words = fold_name(group).split()
    for size in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        named = scene.entities.ontology.names.get(" ".join(words[:size]))
        if named and group_of(" ".join(words[size:]), scene.entities.ontology):
            return scene.entities.top(named)
    return ""


def _is_generic(whom: Whom | None, group: str, scene: Scene) -> bool:
    """Return whether the words say no more than that people are meant."""
    if whom is not None and (whom.role in {"civilian", "combatant"} or whom.who != "any"):
        return True
    return says_nobody(group, scene.entities.ontology)


def _side_of_deed(telling: Telling, scene: Scene, *, fighters: bool) -> str:
    """Return the side that a nameless group belongs to: the deed's or event's only target, the doers of an advance."""
    if telling.claim.field not in SUFFERED | BROUGHT:
        return ""
    number = _concerned_side(telling, scene)
    if number is None and telling.claim.field in SUFFERED:
        number = scene.sides.only_target
    force = force_of(telling.claim.group, scene.entities.ontology)
    if number is None and fighters:
        fitting = fitting_side(_likely_side(telling, scene), force, scene.sides, scene.entities)
        return _leading(fitting, scene) if fitting is not None else ""
    number = fitting_side(number, force, scene.sides, scene.entities)
    if number is None:
        return ""
    return scene.sides.body(number, scene.entities) or _unknown_leader(number, scene) or ""


def _concerned_side(telling: Telling, scene: Scene) -> int | None:
    """Return the one side that suffers the deed of a claim, or that does it where those who came are counted.

    Where nobody is told to suffer it, it is the side that its doer fights.
    """
    done = [_one_side(keys, scene) for keys in (telling.deed.actors, telling.deed.targets)]
    if telling.claim.field not in SUFFERED:
        whom = telling.claim.whom
        key = scene.entities.key(telling.report.id, whom.actor) if whom is not None and whom.actor else None
        # "a force of some 500 crossed to attack the base": the strike that answered is not its deed
        return done[0] if key is None or key in telling.deed.actors else None
    return scene.sides.enemy.get(done[0]) if done[1] is None and done[0] is not None else done[1]


def _likely_side(telling: Telling, scene: Scene) -> int | None:
    """Return the side that most deeds strike for those who suffered, and its enemy for those who came."""
    struck = scene.sides.struck
    return struck if struck is None or telling.claim.field in SUFFERED else scene.sides.enemy.get(struck)


def _one_side(keys: Iterable[str], scene: Scene) -> int | None:
    numbers = {n for key in keys if (n := scene.sides.number(key, scene.entities)) is not None}
    return numbers.pop() if len(numbers) == 1 else None


def shown_group(tellings: Sequence[Telling], ontology: Ontology) -> str:
    """Return the commonest words for a group, the shortest of those; words that say whose before all others."""
    counts = Counter(t.claim.group for t in tellings)

    def order(words: str) -> tuple[bool, bool, bool, int, int, str]:
        says_none = says_nobody(words, ontology)
        return not bare_words(words), says_none, is_owned(words), -counts[words], len(words), words

    return min(counts, key=order, default="")


def shown_whom(key: GroupKey, tellings: Sequence[Telling], scene: Scene) -> Whom | None:
    """Return the group resolved: the one actor that all mean, and the side; None where only words are known."""
    if key.words and all(t.claim.whom is None for t in tellings):
        return None
    told: Mapping[str, int] = Counter(
        k for t in tellings if t.claim.whom and (k := scene.entities.key(t.report.id, t.claim.whom.actor))
    )
    actor = min(told, key=lambda k: (-told[k], k), default=None)
    return Whom(actor, key.side or None, key.role, key.who)
