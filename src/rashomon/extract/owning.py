"""Who owns up to a deed, who is blamed for it, who began, and who was there: claims that a word by itself makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rashomon.extract.clauses import agent, bare, child, negated, passive, single, subject
from rashomon.extract.deeds import made
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.records import ActorValue, Claim, Field, Party, Span, Stance, TextValue

_CLAIMING: Mapping[str, Stance] = {
    "claim": "asserts", "take": "asserts", "accept": "confirms", "admit": "confirms", "acknowledge": "confirms",
    "assume": "asserts", "bear": "alleges", "deny": "denies", "disclaim": "denies", "reject": "denies",
}  # fmt: skip
_BEGINNING = {"start", "begin", "initiate", "provoke", "trigger", "instigate", "break"}
_FIGHTING = {
    "fighting",
    "clash",
    "fight",
    "violence",
    "hostility",
    "confrontation",
    "shooting",
    "war",
    "ceasefire",
    "truce",
}


def ownings(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of responsibility, initiator and presence that the words of one text make."""
    for token in scene.text.doc:
        claims = _BY_WORD.get(token.lower_) or _BY_LEMMA.get(token.lemma_)
        if claims is not None:
            yield from claims(scene, token)


def _present(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield who was there, told without a number: "military advisers were present"."""
    if token.dep_ != "acomp" or token.head.lemma_ != "be" or negated(token.head):
        return
    who = child(token.head, "nsubj")
    if who is None or who.tag_ not in {"NNS", "NNPS"} or child(who, "nummod") is not None:
        return
    start, end = single(who)
    start = bare(start, who)
    deed = scene.incidents.owner(scene.text, token)
    if deed is not None and who.left_edge.lower_ not in {"no", "neither"}:
        doc = token.doc
        words, span = (scene.text.span(doc[start], last) for last in (doc[end - 1], token))
        yield made(scene, deed, "presence", (span, span), TextValue(scene.text.words(words)), None)


def _responsible(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield who owns up or disowns: "claimed responsibility for the raid", "no group took credit" gives none."""
    verb = token.head
    stance = _CLAIMING.get(verb.lemma_)
    if token.dep_ not in {"dobj", "nsubjpass"} or stance is None or negated(verb):
        return
    who = agent(verb) if passive(verb) else subject(verb)
    if who is not None and who.left_edge.lower_ not in {"no", "nobody", "none", "neither"}:
        yield from _laid_on(scene, who, (token, verb), "responsibility", stance)


def _blamed(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield whom others hold responsible: "blamed the militia for the raid"."""
    who = child(verb, "nsubjpass" if passive(verb) else "dobj")
    if verb.pos_ == "VERB" and who is not None and not negated(verb) and _deed(scene, (verb,)) is not None:
        yield from _laid_on(scene, who, (verb,), "responsibility", "alleges")


def _began(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield who began: "the militia started the fighting", "broke the truce"."""
    what = child(verb, "dobj")
    who = subject(verb) if verb.pos_ == "VERB" and not passive(verb) else None
    if what is not None and what.lemma_.lower() in _FIGHTING and who is not None and not negated(verb):
        yield from _laid_on(scene, who, (what, verb), "initiator", None)


def _first(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield who struck first: "the rebels fired first"."""
    verb = token.head
    deed = scene.incidents.by_token.get((scene.text.where, verb.i))
    who = subject(verb) if token.dep_ == "advmod" and token.i - verb.i in {1, 2, 3} else None
    if deed is not None and deed.harms and who is not None and not passive(verb) and not negated(verb):
        yield from _laid_on(scene, who, (verb,), "initiator", None)


def _laid_on(
    scene: Scene, who: Token, about: tuple[Token, ...], field: Field, stance: Stance | None
) -> Iterator[Claim]:
    """Yield the claim that lays a deed on somebody, where somebody is named and a deed is told."""
    deed = _deed(scene, about) or scene.incidents.owner(scene.text, about[0])
    party = _party(scene, who)
    if deed is None or party is None:
        return
    first, last = sorted((who, about[-1]), key=lambda token: token.i)
    span: Span = scene.text.span(first, last)
    at = scene.text.span(about[-1], about[-1])
    yield made(scene, deed, field, (at, span), ActorValue(party), stance)


def _deed(scene: Scene, about: tuple[Token, ...]) -> Deed | None:
    """Return the deed that responsibility is for, by the words "for the raid" or "of carrying out the raid"."""
    for word in about:
        own = scene.incidents.by_token.get((scene.text.where, word.i))
        if own is not None and own.harms:
            return own
        for prep in (*word.rights, *(part for one in word.rights if one.dep_ == "dobj" for part in one.rights)):
            held = child(prep, "pobj", "pcomp") if prep.lower_ in {"for", "of"} else None
            deed = scene.incidents.by_token.get((scene.text.where, held.i)) if held is not None else None
            if deed is not None and deed.harms:
                return deed
    return None


def _party(scene: Scene, who: Token) -> Party | None:
    """Return who is meant, where the words name somebody; the words of a pronoun name nobody."""
    if who.pos_ not in {"NOUN", "PROPN"}:
        return None
    start, end = single(who)
    start = bare(start, who)
    span = scene.text.span(who.doc[start], who.doc[end - 1])
    words = scene.text.words(span)
    actor = scene.cast.meant(words)
    return Party(words, span, actor) if actor is not None or who.pos_ == "PROPN" else None


_Claims = Callable[[Scene, Token], Iterator[Claim]]
_BY_WORD: Mapping[str, _Claims] = {
    "present": _present,
    "responsibility": _responsible,
    "credit": _responsible,
    "first": _first,
}
_BY_LEMMA: Mapping[str, _Claims] = {"blame": _blamed} | dict.fromkeys(_BEGINNING, _began)
