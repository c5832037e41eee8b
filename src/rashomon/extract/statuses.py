"""Whether those who suffered were civilians or fighters: claims of status, by the words that say so of all or most.

"Most of them were civilians", "only militants were hit", "there was no fighter among the dead". What counts some of
them ("12 civilians") is a figure and no status.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.clauses import child, negated, passive
from rashomon.extract.deeds import made
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.records import Claim, Role, TextValue, Whom

_SUFFERERS = frozenset("dead victim casualty fatality deceased killed wounded injured slain body corpse".split())
_SUFFERED = frozenset("kill hit hurt strike target wound injure harm affect bomb shell die bury".split())
_MOSTLY = frozenset(
    "mostly mainly largely overwhelmingly predominantly exclusively entirely only all primarily chiefly solely".split()
)
_QUANTITIES = frozenset("most all majority bulk none".split())
_THEM = frozenset("them whom dead victims those casualties killed".split())
_FIGHTERS = frozenset("fighter combatant militant terrorist gunman rebel insurgent jihadist jihadi extremist".split())
_LINKED: list[list[str]] = [[], ["were"], ["are"], ["being"]]
_MADE_UP = [["up", "of"], ["composed", "of"]]
_APART = frozenset([",", "were", "was", "are", "–", "—", "("])
_BEFORE = 4  # tokens before a noun that say of how many it is said
_BEARING: dict[str, Role] = {"unarmed": "civilian", "armed": "combatant"}  # said of the dead
_OPPOSITE: dict[Role, Role] = {"civilian": "combatant", "combatant": "civilian"}


def statuses(scene: Scene) -> Iterator[Claim]:
    """Yield the claims on the status of those who suffered that the words of one text make, once a speaker and deed."""
    seen: set[tuple[str, str, Role]] = set()
    for token in scene.text.doc:
        role = _role(scene, token)
        told = _told(token) if role is not None else None
        if role is None or told is None:
            continue
        first, last, none = told
        deed = scene.incidents.owner(scene.text, token)
        if deed is None or not deed.harms:
            continue
        span = scene.text.span(first, last)
        claim = made(scene, deed, "status", (span, span), TextValue(scene.text.words(span)), None)
        if none and role == "combatant" and token.lemma_.lower() not in _FIGHTERS:
            continue  # who is no soldier may fight all the same
        role = _OPPOSITE[role] if none else role
        key = (claim.mention, claim.chain[0].text, role)
        if key not in seen:
            seen.add(key)
            yield replace(claim, whom=Whom(None, None, role, "any"))


def _role(scene: Scene, token: Token) -> Role | None:
    """Return what a noun or adjective makes of people, None where nothing."""
    group = scene.ontology.groups.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN"} else None
    if group is not None and group[0] in _OPPOSITE:
        return group[0]
    return _BEARING.get(token.lower_) if token.dep_ == "acomp" else None


def _told(token: Token) -> tuple[Token, Token, bool] | None:
    """Return the ends of the words that say a status, and whether they say that none has it; None for no status."""
    if any(part.like_num or part.dep_ == "nummod" for part in token.lefts):
        return None
    return _among(token) or _copular(token) or _alone(token) or _of_most(token)


def _among(token: Token) -> tuple[Token, Token, bool] | None:
    """Read "there was no fighter among the dead", "no militants among them"."""
    among = next((part for part in token.rights if part.lower_ == "among"), None)
    among = among or next((part for part in token.head.rights if part.lower_ == "among" and part.i > token.i), None)
    held = child(among, "pobj") if among is not None else None
    none = token.left_edge.lower_ in {"no", "not"} or (token.head.lemma_ == "be" and negated(token.head))
    if held is None or not none or held.lower_ not in _THEM | _SUFFERERS:
        return None
    return token.left_edge, held, True


def _copular(token: Token) -> tuple[Token, Token, bool] | None:
    """Read "the dead were civilians", "all of the victims were militants", "none of them was a fighter"."""
    be = token.head
    who = child(be, "nsubj") if token.dep_ in {"attr", "acomp"} and be.lemma_ == "be" else None
    if who is None or who.i > token.i:
        return None
    between = {part.lower_ for part in who.doc[who.left_edge.i : token.i]}
    if "all" in between and "not" in between:
        return None  # "not all of the dead were civilians" says what some were
    said = {part.lower_ for part in who.doc[who.left_edge.i : who.right_edge.i + 1]} | {who.lemma_.lower()}
    of_all = who.lower_ in _QUANTITIES and (len(said) <= 2 or bool(said & (_THEM | _SUFFERERS)))
    those = who.lower_ == "those" and any(part.lemma_ in _SUFFERED for part in who.rights)
    if not (of_all or those or who.lemma_.lower() in _SUFFERERS):
        return None
    return who.left_edge, token, who.lower_ == "none" or negated(be) or token.left_edge.lower_ == "no"


def _alone(token: Token) -> tuple[Token, Token, bool] | None:
    """Read "only terrorists were hit", "nobody but militants was hurt"."""
    before = [part.lower_ for part in token.doc[max(token.sent.start, token.left_edge.i - 2) : token.i]]
    but = before[-2:] == ["nobody", "but"] or before[-2:] == ["none", "but"]
    verb = token.head.head if token.dep_ == "pobj" and but else token.head
    verb = verb.head if but and verb.pos_ != "VERB" else verb
    hit = verb.pos_ == "VERB" and verb.lemma_ in _SUFFERED
    suffers = token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and not passive(verb)) or but
    if not hit or not suffers or not (but or (before and before[-1] in {"only", "exclusively", "solely"})):
        return None
    first = token.doc[token.i - 2] if but else token.doc[token.i - 1]
    return first, token if verb.i < token.i else verb, False


def _of_most(token: Token) -> tuple[Token, Token, bool] | None:
    """Read "most of them civilians", "overwhelmingly made up of civilians", "people, mostly civilians"."""
    start = max(token.sent.start, token.left_edge.i - _BEFORE)
    words = [part.lower_ for part in token.doc[start : token.i]]
    for place, word in enumerate(words):
        rest = words[place + 1 :]
        of_them = rest[:1] == ["of"] and len(rest) > 1 and rest[1] in _THEM and rest[2:] in _LINKED
        made_up = rest[-2:] in _MADE_UP
        alone = not rest and place > 0 and words[place - 1] in _APART
        if (word in _QUANTITIES and of_them) or (word in _MOSTLY and (made_up or alone)):
            return token.doc[start + place], token, word == "none"
    return None
