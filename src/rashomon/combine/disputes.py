"""Who stands against whom: pairs of positions that cannot both be true, with the kind of their dispute."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from rashomon.combine import nearness
from rashomon.combine.deeds import STRONG, is_generic, ordinal
from rashomon.combine.descriptions import Blame, blame_opposite, judge, rivals
from rashomon.combine.entities import group_of
from rashomon.combine.intervals import bounds, conflict, has_number, overlap, same_figure
from rashomon.combine.positions import Stand, value_words
from rashomon.combine.scene import Scene, Telling
from rashomon.combine.struck import differ_in_status, find_struck
from rashomon.lexicon import TELLERS, fold_name
from rashomon.records import ActorValue, Between, Field, PlaceValue, TextValue, TimeValue

AFAR = frozenset({"aerial", "drone", "heavy-weapons"})  # PLOVER modes of blows from the air and by guns
Rival = Callable[[Stand, Stand], bool]


def figure_disputes(
    stands: Sequence[Stand], latest: Mapping[str, int], superseded: Sequence[tuple[int, int]]
) -> list[Between]:
    """Return disjoint figures of different origins, each by its latest word, and rejections of what others say.

    Papers that in their own voice repeat what its origin has since left behind dispute nothing.
    """
    weak = {origin.fine for stand in stands for origin in stand.origins if origin.weak}
    current: dict[int, set[str]] = {}
    for origin, number in latest.items():
        current.setdefault(number, set()).add(origin)
    found = []
    for i, one in enumerate(stands):
        for j in range(i + 1, len(stands)):
            holders, others = current.get(i, set()), current.get(j, set())
            stale = ((i, j) in superseded and holders <= weak) or ((j, i) in superseded and others <= weak)
            if holders and others and len(holders | others) > 1 and not stale and _disjoint(one, stands[j]):
                found.append(Between("disjoint_figures", (i, j)))
    return found + [b for b in _denials(stands) if _denied(stands[b.between[0]], stands[b.between[1]])]


def _disjoint(one: Stand, other: Stand) -> bool:
    return one.figure is not None and other.figure is not None and conflict(one.figure, other.figure)


def _denied(one: Stand, other: Stand) -> bool:
    """Return whether the figure turned down is the other's; a rejection without a number turns down any but none.

    Who turns down 82 says nothing of "at least 20" or "dozens".
    """
    claimed, rejected = (other, one) if one.rejects else (one, other)
    if claimed.figure is None or rejected.figure is None:
        return False
    if not has_number(rejected.figure):
        return claimed.figure.high != 0
    if rejected.figure.printed is None:
        return overlap(claimed.figure, rejected.figure)
    if same_figure(claimed.figure, rejected.figure):
        return True
    low, high = bounds(rejected.figure)
    return claimed.figure.printed is not None and low <= claimed.figure.printed <= high


def _denials(stands: Sequence[Stand]) -> list[Between]:
    """Return each position with each rejection that another origin makes."""
    return [
        Between("denial", (i, j))
        for j, rejection in enumerate(stands)
        if rejection.rejects
        for i, one in enumerate(stands)
        if one.counts and one.fine - rejection.fine
    ]


def value_disputes(field: str, stands: Sequence[Stand]) -> list[Between]:
    """Return the disputes on a field that is no figure."""
    found = []
    kind, rival = RIVALS.get(field, ("", None))
    for i, one in enumerate(stands):
        for j in range(i + 1, len(stands)):
            both = one.counts and stands[j].counts and _by_two(one, stands[j])
            if rival is not None and both and rival(one, stands[j]):
                found.append(Between(kind, (i, j)))
    if field == "characterisation":
        found += _crossing(stands, found)
    whole = field == "occurrence"  # to deny it is to deny whatever words tell it
    return found + [b for b in _denials(stands) if whole or stands[b.between[0]].key == stands[b.between[1]].key]


def denied_doers(tellings: Sequence[Telling], scene: Scene) -> frozenset[Hashable]:
    """Return the keys of those who are told to deny the deed as theirs."""
    return frozenset(_key(t, scene) for t in tellings if t.claim.field == "responsibility" and t.rejects)


def fields_of(telling: Telling, denied: frozenset[Hashable], scene: Scene) -> Iterator[Field]:
    """Yield the fields whose question a telling answers: its own, and that of who did it or of who denies it.

    Who is blamed did it, by the words of who blames him. Who denies a deed stands against all who say that he did it.
    """
    field = telling.claim.field
    yield field
    if field == "responsibility" and telling.counts:
        yield "actor"
    if field == "actor" and telling.counts and _key(telling, scene) in denied:
        yield "responsibility"


def _by_two(one: Stand, other: Stand) -> bool:
    """Return whether each has a body behind it that the other has not: who says both does not dispute with himself."""
    bodies, others = {o.body for o in one.origins}, {o.body for o in other.origins}
    return bool(bodies - others) and bool(others - bodies)


def value_key(field: str, scene: Scene) -> Callable[[Telling], Hashable]:
    """Return how claims of a field are told to be one position."""
    if field == "characterisation":
        return lambda telling: judge(telling, scene)
    if field == "target":
        return lambda telling: _struck(telling, scene)
    return lambda telling: _key(telling, scene)


def _key(telling: Telling, scene: Scene) -> Hashable:
    value = telling.claim.value
    if isinstance(value, ActorValue):
        key = scene.entities.key(telling.report.id, value.actor.actor, value.actor.text)
        if scene.entities.kind(key or "") in TELLERS:
            return ("words", key or "")  # who told of a blow, read as who struck it, rivals nobody
        number = scene.sides.number(key, scene.entities)
        if number is not None and not is_generic(value.actor.text, value.actor.actor, scene.entities):
            return ("side", number)
        named = scene.entities.known(key) is not None or _is_name(value.actor.text)
        return ("actor" if named else "words", key or "")
    if isinstance(value, PlaceValue):
        return ("place", value.place.id or fold_name(value.place.name or value.place.text))
    if isinstance(value, TimeValue):
        return ("time", value.time.first, value.time.last, value.time.part)
    if telling.claim.field == "status":
        return _status(telling, scene)
    return ("words", fold_name(value_words(telling)))


def _struck(telling: Telling, scene: Scene) -> Hashable:
    value, (doers, _) = telling.claim.value, scene.ends_of([telling.deed])
    if isinstance(value, ActorValue):
        key = scene.entities.key(telling.report.id, value.actor.actor, value.actor.text)
        return find_struck(value, key, scene.entities, doers)
    return find_struck(value, None, scene.entities, doers) if isinstance(value, TextValue) else _key(telling, scene)


def _is_name(words: str) -> bool:
    """Return whether words are a name that no table has: a capital stands behind the first word."""
    return any(word[:1].isupper() for word in words.split()[1:])


def _status(telling: Telling, scene: Scene) -> Hashable:
    if telling.claim.whom is not None and telling.claim.whom.role in {"civilian", "combatant"}:
        return ("role", telling.claim.whom.role)
    words = fold_name(value_words(telling))
    roles = {found[0] for word in words.split() if (found := group_of(word, scene.entities.ontology))}
    known = roles & {"civilian", "combatant"}
    return ("role", known.pop()) if len(known) == 1 else ("words", words)


def _keyed(kinds: frozenset[str]) -> Rival:
    """Return a test for two positions whose keys are of these kinds; as keys of positions they differ."""

    def rival(one: Stand, other: Stand) -> bool:
        keys = (one.key, other.key)
        return all(isinstance(key, tuple) and key[0] in kinds for key in keys)

    return rival


def _rival_actor(one: Stand, other: Stand) -> bool:
    """Different sides did it, by deeds that can have one doer; of reactions there may be many."""
    deeds = all(t.deed.mention.type in STRONG for t in one.tellings + other.tellings)
    return deeds and _keyed(frozenset({"side", "actor"}))(one, other)


def _rival_target(one: Stand, other: Stand) -> bool:
    """What lay under a blow from afar: of a fight on the ground many are struck, and to tell of one denies no other."""
    afar = all(any(t.deed.mention.mode in AFAR for t in stand.tellings) for stand in (one, other))
    return afar and differ_in_status(one.key, other.key)


def _crossing(stands: Sequence[Stand], found: Sequence[Between]) -> list[Between]:
    """Return descriptions of two blows that blame two sides, where no two of one blow tell the same dispute."""
    told = {frozenset(_blamed(stands[n].key) for n in b.between) for b in found}
    pairs = [(i, j) for i in range(len(stands)) for j in range(i + 1, len(stands))]
    return [
        Between("rival_description", (i, j))
        for i, j in pairs
        if stands[i].counts and stands[j].counts and _by_two(stands[i], stands[j])
        if blame_opposite(stands[i].key, stands[j].key)
        if frozenset((_blamed(stands[i].key), _blamed(stands[j].key))) not in told
    ]


def _blamed(key: Hashable) -> int | None:
    return key.blamed if isinstance(key, Blame) else None


def _rival_place(one: Stand, other: Stand) -> bool:
    here, there = one.tellings[0].claim.value, other.tellings[0].claim.value
    if not isinstance(here, PlaceValue) or not isinstance(there, PlaceValue):
        return False
    return nearness.two_places(here.place, there.place)


def _rival_time(one: Stand, other: Stand) -> bool:
    values = (one.tellings[0].claim.value, other.tellings[0].claim.value)
    times = [v.time for v in values if isinstance(v, TimeValue)]
    days = [d for t in times for d in (ordinal(t.first), ordinal(t.last)) if d is not None]
    if len(days) < 4:
        return False
    if max(days[0], days[2]) > min(days[1], days[3]) + 1:
        return True
    return days[0] == days[1] == days[2] == days[3] and not nearness.parts_fit(times[0].part, times[1].part)


def _of_keys(test: Callable[[Hashable, Hashable], bool]) -> Rival:
    return lambda one, other: test(one.key, other.key)


RIVALS: Mapping[str, tuple[str, Rival]] = {
    "actor": ("rival_actor", _rival_actor),
    "initiator": ("rival_actor", _rival_actor),
    "target": ("rival_status", _rival_target),
    "status": ("rival_status", _keyed(frozenset({"role"}))),
    "characterisation": ("rival_description", _of_keys(rivals)),
    "place": ("rival_place", _rival_place),
    "time": ("rival_time", _rival_time),
}
