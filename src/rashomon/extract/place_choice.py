"""Which of the places of a sentence is that of a deed: by how each hangs on the deed's word in the sentence's tree.

The nearest tie decides first, then the narrowest of a chain ("in Douma, near Damascus"), then the distance in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from rashomon.extract.clauses import CARE, CARRYING, child, clause_of
from rashomon.extract.parse import Token
from rashomon.extract.place_sites import SITES
from rashomon.records import Place

Pair = tuple[Token, Place]  # a place and the token that it hangs on

_DEEP = 24  # heads that are walked up
_CHAIN = 4  # words between a place and what holds it: ", in the northern"
_HELD = 7  # words between a place and what holds it, number and side included: ", five km east of"
_HOLDING = {"ADP", "PUNCT", "DET", "ADJ", "ADV", "NUM", "PART", "PROPN", "SYM"}
_LISTING = {"PROPN", "DET", "ADJ"}
_LISTED = frozenset(", - and or in of at near province provinces village villages town towns".split())
_BREATH = 25  # words between a deed and the only place of its sentence
_WIDTHS = {"exact": 0, "near": 0, "town": 0, "relative": 1, "admin2": 1, "line": 2, "admin1": 2}
_WIDEST = 3
_WAYS = {"to", "from", "into", "toward", "towards", "for"}  # of who came or went, not of what was done
# Who is told by where they are of. Words of the tables of actors are too many: these lead most often.
_BODIES = frozenset(
    "administrator governor mayor chief head leader president minister commander spokesman spokeswoman director "
    "official resident inhabitant citizen member man men woman people son daughter native army police militia "
    "government prince king bishop archbishop emir sheikh chairman secretary university deputy councillor ruler".split()
)
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_BELOW = {"advcl", "conj", "xcomp", "acl", "pcomp", "relcl"}


class Tie(IntEnum):
    """How near a place is to a deed in the tree, the nearest first."""

    OWN = 0  # on its word, or the verb of its clause
    ABOVE = 1  # on the verb or noun on which its clause hangs
    SUBJECT = 2  # with those who do or suffer it: where they are, or where they are from
    HIGHER = 3  # on a verb further up
    BELOW = 4  # in a clause that hangs on it: "killed when a bomb went off in X"
    BESIDE = 5  # elsewhere in the sentence


def choose(deed: Token, pairs: Sequence[Pair], spoken: frozenset[int]) -> list[Place]:
    """Return the places of a deed among those of its sentence, the first its own, the others those listed with it.

    Empty where none is near enough to be believed. `spoken`: the tokens of places that say where somebody spoke.
    """
    pairs = _without_holders(pairs)
    chosen = _choice(deed, pairs, spoken)
    return [] if chosen is None else [chosen[1], *_listed(chosen, pairs)]


def _choice(deed: Token, pairs: Sequence[Pair], spoken: frozenset[int]) -> Pair | None:
    ties: dict[Tie, list[Pair]] = {}
    for top, place in pairs:
        tie = _tie(top, deed, spoken)
        if tie is not None and (tie is not Tie.BELOW or place.precision != "country"):
            ties.setdefault(tie, []).append((top, place))
    ties[Tie.OWN] = _without_persons(ties.get(Tie.OWN, []))
    beside = ties.pop(Tie.BESIDE, [])
    if beside and (not _is_one_chain(beside) or not same_breath(beside[0][0], deed)):
        beside = []
    wide: Pair | None = None
    for own in [*(ties[tie] for tie in sorted(ties)), beside]:
        found = [pair for pair in own if own is ties[Tie.OWN] or not _is_way(pair[0])]
        if wide is not None:
            found = [pair for pair in found if _lies_in(pair[1], wide[1])]
        if found:
            wide = _narrowest(deed, found)
            if width(wide[1]) < _WIDEST:
                return wide
    return wide


def _lies_in(place: Place, wide: Place) -> bool:
    """Tell whether a place may be the narrower word for a wide one that is told nearer to the deed."""
    if width(place) >= width(wide) or (place.country is None and wide.precision == "country"):
        return False
    if place.country is not None and place.country != wide.country:
        return False
    return None in {place.admin1, wide.admin1} or place.admin1 == wide.admin1


def _listed(chosen: Pair, pairs: Sequence[Pair]) -> list[Place]:
    """Return the places of the list in which one stands: "in Athens and Salonika", "Jobar, Harasta and Arbin"."""
    ordered = sorted(pairs, key=lambda pair: pair[0].i)
    at = next(n for n, pair in enumerate(ordered) if pair[0] is chosen[0])
    first = last = at
    while first > 0 and _goes_on(ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _goes_on(ordered[last], ordered[last + 1]):
        last += 1
    return [pair[1] for pair in ordered[first : last + 1] if pair is not ordered[at]]


def _goes_on(one: Pair, other: Pair) -> bool:
    """Tell whether only the words of a list stand between two places of one kind."""
    if other[0].i - one[0].i > _HELD + 1:
        return False
    between = one[0].doc[one[0].i + 1 : other[0].i]
    if not any(t.text == "," or t.lower_ in {"and", "or"} for t in between):
        return False
    same = (width(one[1]) == _WIDEST) == (width(other[1]) == _WIDEST)
    return same and all(t.pos_ in _LISTING or t.text in _LISTED or t.lower_ in _LISTED for t in between)


def width(place: Place) -> int:
    """Return how wide a place is by its precision: 0 a town, 3 a country."""
    return _WIDTHS.get(place.precision, _WIDEST)


def _without_holders(pairs: Sequence[Pair]) -> list[Pair]:
    """Return places without those that only say where another is: "in Douma near Damascus", "the X suburb of Y"."""
    if len(pairs) < 2:
        return list(pairs)
    ordered = sorted(pairs, key=lambda pair: pair[0].i)
    dropped: set[int] = set()
    for (top, place), (later, holder) in pairwise(ordered):
        if _qualifies(top, later):
            dropped.add(top.i)
        elif width(place) <= max(width(holder), 1) and _is_held(top, later, wider=width(place) < width(holder)):
            dropped.add(later.i)
    return [pair for pair in ordered if pair[0].i not in dropped]


def _qualifies(top: Token, later: Token) -> bool:
    """Tell whether a place stands before the noun that the next one names: "the Beirut suburb of Haret Hreik"."""
    if top.pos_ == "NOUN" and later.head.lower_ == "of" and later.head.head is top:  # "the Latakia town of Kabbani"
        return True
    if top.dep_ not in {"compound", "poss", "nmod", "amod"} or top.head.i < top.i:
        return False
    return top.head.i < later.i <= top.head.right_edge.i and later.i - top.head.i <= _CHAIN


def _is_held(top: Token, later: Token, *, wider: bool) -> bool:
    """Tell whether the next place says where one lies: only words for where stand between the two.

    A comma alone does so before a wider place; between two towns it is that of a list.
    """
    if later.i - top.i > _HELD + 1:
        return False
    between = top.doc[top.i + 1 : later.i]
    if not wider and later.pos_ != "ADP" and not any(t.pos_ == "ADP" for t in between):
        return False
    return all(t.pos_ in _HOLDING or t.lemma_.lower() in SITES for t in between)


def _without_persons(pairs: list[Pair]) -> list[Pair]:
    """Return places without one that is said to be taken elsewhere, a person's name: "Jordan was captured in Syria"."""
    placed = {place.country for top, place in pairs if top.dep_ == "pobj"}
    return [(top, place) for top, place in pairs if top.dep_ != "nsubjpass" or not placed or place.country in placed]


def _narrowest(deed: Token, pairs: Sequence[Pair]) -> Pair:
    return min(pairs, key=lambda pair: (width(pair[1]), abs(pair[0].i - deed.i)))


def _tie(top: Token, deed: Token, spoken: frozenset[int]) -> Tie | None:
    """Return how a place hangs on a deed, None where it is that of somebody or something else."""
    path = _up(top)
    verb = clause_of(top)
    said = top.i in spoken and verb is not deed
    if (said and verb.i < top.i < deed.i) or any(node.lower_ == "according" for node in path) or _is_of_body(top):
        return None  # "said in Geneva that rebels attacked"
    if verb.lemma_ in CARRYING and any(node.lemma_.lower() in CARE for node in path):
        return None  # "13 bodies were brought to a hospital in Taloqan"
    if said:
        return Tie.BESIDE  # "were killed, the ministry said, in Taiz"
    above = {node.i: depth for depth, node in enumerate(_up(deed))}
    meet = next((n for n, node in enumerate(path) if node.i in above), None)
    if meet is None:
        return Tie.BESIDE
    between = path[1:meet]  # from the place to where the two ways meet
    crossed = [node for node in between if node.pos_ in {"VERB", "AUX"}]
    down = above[path[meet].i]
    if down == 0:
        if crossed:
            return Tie.BELOW if _is_below(crossed) else None if _goes_elsewhere(crossed) else Tie.BESIDE
        return Tie.SUBJECT if _in_subject(path[:meet]) else Tie.OWN
    if crossed:
        return Tie.BESIDE
    verbs = [n for n in _up(deed)[: down + 1] if n.pos_ in {"VERB", "AUX"} and n is not deed]
    if deed.pos_ not in {"VERB", "AUX"} and len(verbs) <= 1:
        return Tie.OWN
    return Tie.ABOVE if len(verbs) <= 1 else Tie.HIGHER


def _is_below(verbs: Sequence[Token]) -> bool:
    """Tell whether clauses that hang on a deed tell of the same: "shot and killed", "killed when a bomb went off"."""
    return all(verb.dep_ in _BELOW for verb in verbs) and not _goes_elsewhere(verbs)


def _goes_elsewhere(verbs: Sequence[Token]) -> bool:
    """Tell whether what is told next to a deed is another: "captured in May and has since been held in X"."""
    return any(
        verb.dep_ == "conj" and (verb.i - verb.head.i > _CHAIN or child(verb, *_SUBJECTS, "auxpass") is not None)
        for verb in verbs
    )


def _up(token: Token) -> list[Token]:
    """Return a token with the heads above it, to the root."""
    found = [token]
    while found[-1].head is not found[-1] and len(found) < _DEEP:
        found.append(found[-1].head)
    return found


def _in_subject(path: Sequence[Token]) -> bool:
    """Tell whether a place hangs on a subject by a word for where somebody is from: "a cook from Brno was shot"."""
    subject = next((n for n in path if n.dep_ in _SUBJECTS), None)
    return subject is not None and subject is not path[0]


def _is_way(top: Token) -> bool:
    """Tell whether a place is where somebody came from or went: "from X", "to X"."""
    return top.dep_ == "pobj" and top.head.lower_ in _WAYS and top.head.dep_ == "prep"


def _is_of_body(top: Token) -> bool:
    """Tell whether a place only says whose somebody is: "the administrator of X", "the army of X"."""
    if top.dep_ != "pobj" or top.head.lower_ != "of" or top.head.dep_ != "prep":
        return False
    noun = top.head.head
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _BODIES


def _is_one_chain(pairs: Sequence[Pair]) -> bool:
    """Tell whether places hold each other: "in Douma, near Damascus"."""
    ordered = sorted(pairs, key=lambda pair: pair[0].i)
    return all(
        later[0].i - earlier[0].i <= _CHAIN + 1
        and not any(t.pos_ in {"VERB", "CCONJ"} for t in earlier[0].doc[earlier[0].i + 1 : later[0].i])
        for earlier, later in pairwise(ordered)
    )


def same_breath(top: Token, deed: Token) -> bool:
    """Tell whether no other finite clause with a subject of its own stands between a time or place and a deed."""
    first, last = sorted((top.i, deed.i))
    if last - first > _BREATH:
        return False
    between = deed.doc[first + 1 : last]
    return not any(t.dep_ in {"nsubj", "nsubjpass"} and t.head is not deed for t in between)
