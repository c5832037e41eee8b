"""Who owns up to a deed, who is blamed for it, who began, and who was there: claims that a word by itself makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rashomon.extract.answering import named, place_of, spoken_for, told_by
from rashomon.extract.clauses import agent, bare, child, negated, passive, single, subject
from rashomon.extract.deeds import content_of, made
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.records import ActorValue, Claim, Field, Stance, TextValue

_CLAIMING: Mapping[str, Stance] = {
    "claim": "asserts", "take": "asserts", "accept": "confirms", "admit": "confirms", "acknowledge": "confirms",
    "assume": "asserts", "bear": "alleges", "deny": "denies", "disclaim": "denies", "reject": "denies",
}  # fmt: skip
_LAYING = {"put", "lay", "place", "pin", "heap", "cast"}
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


def _claimed(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield "which claimed the attack", "the attack was claimed by"."""
    if verb.pos_ != "VERB":
        return
    what, who = (child(verb, "nsubjpass"), agent(verb)) if passive(verb) else (child(verb, "dobj"), subject(verb))
    deed = scene.incidents.by_token.get((scene.text.where, what.i)) if what is not None else None
    if deed is not None and deed.harms and who is not None and not negated(verb) and not _nobody(who):
        yield from _laid_on(scene, who, (verb,), "responsibility", "asserts", deed)


def _blamed(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield whom others hold responsible: "blamed the militia for the raid", "blamed the raid on the militia"."""
    who = child(verb, "nsubjpass" if passive(verb) else "dobj")
    if verb.pos_ != "VERB" or who is None or negated(verb) or _nobody(subject(verb)):
        return
    ons = [part for one in (verb, who) for part in one.subtree if part.lower_ == "on" and part.i > who.i]
    laid = child(max(ons, key=lambda part: part.i), "pobj") if ons else None
    if verb.lemma_ == "blame" and laid is not None and _is_deed(scene, who):
        who, deed = laid, _deed(scene, (who,)) or scene.incidents.owner(scene.text, who)
    else:
        deed = _deed(scene, (verb,))
    if deed is None and verb.lemma_ == "blame" and _for_a_deed(scene, verb):
        deed = scene.incidents.owner(scene.text, verb)  # "It blamed the militia.", "for the deaths of four"
    if deed is not None and deed.harms:
        yield from _laid_on(scene, who, (verb,), "responsibility", "alleges", deed)


def _is_deed(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is what was done, or what befell people: "the raid", "the deaths of nine"."""
    return (noun.lemma_.lower(), "NOUN") in scene.ontology.acts


def _for_a_deed(scene: Scene, verb: Token) -> bool:
    """Tell whether blame is for what befell people ("for the deaths"), or for what was told before, without a "for"."""
    what = [child(part, "pobj") for part in verb.rights if part.lower_ in {"for", "on"}]
    return all(one is not None and _is_deed(scene, one) for one in what)


def _held(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield "held the rebels responsible for the raid", "the rebels were responsible for it", "were behind it"."""
    verb = token.head
    if verb.lemma_ == "be":
        who = subject(verb)
    elif verb.lemma_ == "hold" and token.lower_ == "responsible":
        who = child(verb, "nsubj" if child(verb, "dobj") is None and not passive(verb) else "nsubjpass", "dobj")
        who = token.head if who is None else next((p for p in token.lefts if p.dep_ == "nsubj"), who)
    else:
        return
    deed = _deed(scene, (token,)) or _deed(scene, (verb,))
    if who is not None and deed is not None and deed.harms and not negated(verb) and not _nobody(who):
        yield from _laid_on(scene, who, (token,), "responsibility", None if verb.lemma_ == "be" else "alleges", deed)


def _work(scene: Scene, noun: Token) -> Iterator[Claim]:
    """Yield "the ambush was the work of the militia", "bore the hallmarks of"."""
    of = next((part for part in noun.rights if part.lower_ == "of"), None)
    who = child(of, "pobj") if of is not None else None
    verb = noun.head
    what = child(verb, "nsubj")
    told = noun.dep_ == "attr" and verb.lemma_ == "be" and not negated(verb)
    deed = scene.incidents.by_token.get((scene.text.where, what.i)) if what is not None else None
    if told and who is not None and deed is not None and deed.harms:
        yield from _laid_on(scene, who, (noun,), "responsibility", None, deed)


def _laying(scene: Scene, noun: Token) -> Iterator[Claim]:
    """Yield "put the blame for the raid on the militia"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _LAYING or negated(verb):
        return
    on = [part for one in (verb, noun) for part in one.subtree if part.lower_ in {"on", "upon", "at"}]
    held = [one for one in (child(part, "pobj") for part in on if part.i > noun.i) if one is not None]
    deed = _deed(scene, (noun,)) or scene.incidents.owner(scene.text, noun)
    if held and deed is not None and deed.harms:
        yield from _laid_on(scene, held[-1], (noun,), "responsibility", "alleges", deed)


def _nobody(who: Token | None) -> bool:
    return who is not None and who.left_edge.lower_ in {"no", "nobody", "none", "neither", "nothing"}


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
    scene: Scene, who: Token, about: tuple[Token, ...], field: Field, stance: Stance | None, deed: Deed | None = None
) -> Iterator[Claim]:
    """Yield the claim that lays a deed on somebody, where somebody is named and a deed is told."""
    deed = deed or _deed(scene, about) or scene.incidents.owner(scene.text, about[0])
    party = named(scene, who) or spoken_for(scene, who, about[-1])
    if deed is None or party is None:
        return
    first, last = sorted((who, about[-1]), key=lambda token: token.i)
    cue = place_of(scene, about[-1])
    at = content_of(scene.sources.voiced(cue), cue)
    claim = made(scene, deed, field, (at, scene.text.span(first, last)), ActorValue(party), stance)
    blames = subject(about[-1]) if stance == "alleges" and claim.attribution is None else None
    blamer = named(scene, blames) if blames is not None else None
    yield claim if blamer is None else told_by(claim, blamer, "alleges")  # "Hamas blames Fatah": no words are passed on


def _deed(scene: Scene, about: tuple[Token, ...]) -> Deed | None:
    """Return the deed that responsibility is for, by the words "for the raid" or "of carrying out the raid"."""
    for word in about:
        own = scene.incidents.by_token.get((scene.text.where, word.i))
        if own is not None and own.harms:
            return own
        for prep in (
            *((word,) if word.lower_ == "behind" else ()),
            *word.rights,
            *(part for one in word.rights if one.dep_ == "dobj" for part in one.rights),
        ):
            held = child(prep, "pobj", "pcomp") if prep.lower_ in {"for", "of", "behind"} else None
            deed = scene.incidents.by_token.get((scene.text.where, held.i)) if held is not None else None
            if deed is not None and deed.harms:
                return deed
    return None


def _blame(scene: Scene, token: Token) -> Iterator[Claim]:
    return _laying(scene, token) if token.pos_ == "NOUN" else _blamed(scene, token)


_Claims = Callable[[Scene, Token], Iterator[Claim]]
_BY_WORD: Mapping[str, _Claims] = {
    "present": _present,
    "responsibility": _responsible,
    "credit": _responsible,
    "first": _first,
    "responsible": _held,
    "behind": _held,
    "work": _work,
}
_BY_LEMMA: Mapping[str, _Claims] = {"blame": _blame, "accuse": _blamed, "claim": _claimed} | dict.fromkeys(
    _BEGINNING, _began
)
