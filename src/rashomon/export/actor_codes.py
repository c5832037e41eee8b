"""Who an actor is to the field: ACLED's inter code and UCDP's kind of side, by its kind and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rashomon.lexicon import fold_name

Side = Literal["government", "group", "civilians"]

STATE, REBELS, MILITIA, COMMUNAL, RIOTERS, PROTESTERS, CIVILIANS, OTHER = range(1, 9)  # ACLED's codebook of 2023
# Kinds of actors.csv that are a state's, and kinds that are neither a state's nor a group's.
_OF_STATE = frozenset({"state", "government", "military", "police", "ministry"})
_OTHERS = frozenset({"alliance", "coalition", "igo"})
_PEOPLE = frozenset({"ngo", "monitor", "agency", "media", "outlet", "party", "person", "population"})
# Words for armed people whom a people, clan or trade holds together; who fight for a party or ruler; who do for hire.
_IDENTITY = frozenset(
    "communal ethnic tribal clan tribesman tribesmen herder herders herdsman herdsmen farmer farmers vigilante"
    " vigilantes dozo janjaweed pastoralist pastoralists sectarian".split()
)
_POLITICAL = frozenset("militia militias militiaman militiamen paramilitary paramilitaries gang gangs cartel".split())
_HIRED = frozenset("mercenary mercenaries contractor contractors".split())
# Classes of parties.csv → code, where nobody known is meant. "armed" is of whom no more is told: for ACLED a militia.
_CLASSES: Mapping[str, int] = {
    "state": STATE,
    "police": STATE,
    "group": REBELS,
    "armed": MILITIA,
    "mob": RIOTERS,
    "protesters": PROTESTERS,
    "civilians": CIVILIANS,
}


def acled_inter(
    kind: str, words: str, country: str | None, scene: str | None, classes: Mapping[str, str]
) -> int | None:
    """Return ACLED's inter code, 1 to 8, None where the words tell none.

    `kind` and `country` are the actor's ("unknown", None where nobody knows it), `scene` is the country where it
    happened, all countries ISO 3166-1 alpha-2; `classes` is ontology/parties.csv.
    """
    told = set(fold_name(words).split())
    if told & _HIRED or kind in _OTHERS:
        return OTHER
    if kind in _OF_STATE:
        return OTHER if scene is not None and country is not None and country != scene else STATE
    if kind in {"armed_group", "unknown"}:
        if told & _IDENTITY:
            own = _class_of(words, classes)
            return COMMUNAL if kind == "armed_group" or own in {"group", "armed"} else CIVILIANS
        if told & _POLITICAL:
            return MILITIA
    if kind == "armed_group":
        return REBELS
    own = _class_of(words, classes)
    return _CLASSES.get(own or "") or (CIVILIANS if kind in _PEOPLE else None)


def ucdp_side(kind: str, words: str, classes: Mapping[str, str]) -> Side | None:
    """Return what an actor is to UCDP: a government (its forces, and alliances of states), a group, or civilians."""
    if kind in _OF_STATE | _OTHERS:
        return "government"
    if kind == "armed_group" or set(fold_name(words).split()) & _HIRED:
        return "group"
    own = _class_of(words, classes)
    if own in {"state", "police"}:
        return "government"
    if own in {"group", "armed"}:
        return "group"
    return "civilians" if own in {"civilians", "protesters", "mob"} or kind in _PEOPLE else None


def _class_of(words: str, classes: Mapping[str, str]) -> str | None:
    """Return the class of the longest end of the words that parties.csv has, in the singular or the plural."""
    told = fold_name(words).casefold().split()
    for start in range(len(told)):
        tail = " ".join(told[start:])
        found = classes.get(tail) or classes.get(tail.removesuffix("s"))
        if found is not None:
            return found
    return None
