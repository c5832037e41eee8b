"""At whom it is fired: what stands behind "fired at", "dropped bombs near", "shells landed close to"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.extract.clauses import child
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

AGAINST = frozenset({"on", "against", "upon", "at", "into", "over"})
_TOWARDS = frozenset({"near", "towards", "toward", "beside", "alongside", "amid", "among"})
_CLOSE = frozenset({"close", "near", "next", "adjacent"})  # … to
_VICINITY = frozenset({"vicinity", "direction", "proximity", "midst", "area"})  # in the … of
_NOT_FIRED_AT = frozenset({"accident", "nature"})  # classes of parties.csv
_POSTS = frozenset("patrol post line frontline unit column".split())


def under_fire(verb: Token, fire: Token, cast: Cast, ontology: Ontology) -> list[Token]:
    """Return the people, or the posts of fighters, of "opened fire on the crowd", "dropped bombs near the outpost".

    `fire` is what is fired. Another thing that is shot at may hold anybody.
    """
    held = [one for part in (*verb.rights, *fire.rights) for one in _behind(part)]
    return [one for one in held if _is_aimed_at(one, cast, ontology)]


def _behind(part: Token) -> Iterator[Token]:
    """Yield what stands behind "at", "near", "close to", "in the vicinity of"."""
    joint: Token | None = None
    if part.dep_ == "prep" and part.lower_ in AGAINST | _TOWARDS:
        joint = part
    elif part.lower_ in _CLOSE:
        joint = next((c for c in part.rights if c.lower_ == "to"), None)
    elif part.dep_ == "prep" and part.lower_ in {"in", "within"}:
        where = child(part, "pobj")
        near = where is not None and where.lemma_.lower() in _VICINITY
        joint = next((c for c in where.rights if c.lower_ == "of"), None) if where is not None and near else None
    held = child(joint, "pobj") if joint is not None else None
    if held is not None:
        yield held


def _is_aimed_at(noun: Token, cast: Cast, ontology: Ontology) -> bool:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" and not cast.is_country(noun.text) and cast.meant(noun.text) is not None:
        return True
    kind = ontology.parties.get(lemma)
    fights = ontology.groups.get(lemma, ("",))[0] == "combatant"
    return fights or lemma in _POSTS or (kind is not None and kind not in _NOT_FIRED_AT)
