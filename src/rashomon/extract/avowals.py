"""What speakers say of a deed as their own: they did it, had no part in it, or it was never done.

"Hamas denied any part in it", "none of its aircraft had been used", "we attacked the convoy" are claims of
responsibility, of whom the words mean and by whom they are said; "there was no air strike" is one of occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.extract.answering import is_own, place_of, told_by, who_answers
from rashomon.extract.attribution.retorts import WONT
from rashomon.extract.clauses import agent, child, negated, passive, phrase, subject
from rashomon.extract.deeds import content_of, made
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.lexicon import is_owned
from rashomon.records import ActorValue, Attribution, Claim, Stance, TextValue

_DENYING = frozenset("deny reject dismiss refute repudiate disavow disclaim".split())
_PART = frozenset("part role hand involvement participation complicity connection link share".split())
_SUPPOSED = frozenset("will would may might could can should must 'll 'd".split())
_GOING_ON = frozenset("continue go rush hasten move begin start proceed issue hurry".split())
_ALL_OF_IT = frozenset("it this that everything".split())
_CHARGES = frozenset("accusation allegation charge blame insinuation".split())
_ENDS = frozenset("happen occur".split())
# What is done with weapons that are one's own: "none of its aircraft had been used", "its guns had been silent".
_AT_WORK = frozenset("use fire operate fly strike bomb hit shell target attack deploy drop launch engage".split())
_SILENT = frozenset("silent quiet idle grounded inactive".split())
_OPERATIONS = frozenset(
    "operation flight strike raid sortie mission attack bombing shelling round shot shell missile".split()
)
_DOING = frozenset("carry conduct fire launch make fly undertake perform mount drop execute".split())
_UNKNOWN = frozenset("gunman gunmen man men attacker attackers assailant assailants bomber bombers shooter".split())
_FAR = 60  # tokens of a clause that are looked through


def avowals(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of responsibility and occurrence that the speakers of one text make of deeds, each once."""
    seen: set[tuple[str, str, str | None, str, Stance]] = set()
    for claim in _avowals(scene):
        party = claim.value.actor.actor if isinstance(claim.value, ActorValue) else None
        key = (claim.mention, claim.field, party, claim.chain[0].text, claim.stance)
        if key not in seen:
            seen.add(key)
            yield claim


def _avowals(scene: Scene) -> Iterator[Claim]:
    for token in scene.text.doc:
        lemma = token.lemma_.lower()
        if lemma in _DENYING and token.pos_ == "VERB":
            yield from _denied(scene, token)
        elif lemma in _PART or token.lower_ == "nothing" or lemma == "behind":
            yield from _uninvolved(scene, token)
        elif token.lower_ in {"involved", "responsible"}:
            yield from _not_involved(scene, token)
        elif lemma in _SILENT or lemma in _AT_WORK or lemma in _DOING:
            yield from _idle(scene, token)
        elif lemma in _OPERATIONS and token.pos_ == "NOUN":
            yield from _none_flown(scene, token)
        if (scene.text.where, token.i) in scene.incidents.by_token:
            yield from _done(scene, token)
            yield from _not_done(scene, token)


def _denied(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield "denied any part in it", "denied it", "denies the accusation", "denied carrying out the raid"."""
    what = child(verb, "nsubjpass" if passive(verb) else "dobj", "xcomp", "ccomp")
    who = agent(verb) if passive(verb) else subject(verb)
    if what is None or who is None or negated(verb) or not _is_told(verb):
        return
    lemma, deed = what.lemma_.lower(), _deed_in(scene, what)
    charged = verb.lemma_ == "deny" and what.lower_ in _ALL_OF_IT
    charged = charged or (lemma in _CHARGES and child(what, "acl", "ccomp", "relcl") is None)
    owned = lemma in _PART or charged
    doing = what if what.tag_ == "VBG" else verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else what
    owned = owned or (deed is not None and doing.tag_ == "VBG" and child(doing, "nsubj", "nsubjpass") is None)
    if owned:
        voice = scene.sources.voiced(place_of(scene, verb))
        deed = deed or _meant(scene, verb)
        for claim in _of_self(scene, deed, who, voice, (who, what), "denies"):
            if charged and deed is not None and _is_others(scene, deed, claim):
                continue  # "the army said it had killed 30; a rebel spokesman denied it": not that the rebels did it
            if claim.attribution is None and isinstance(claim.value, ActorValue):  # "Hamas denied it"
                yield told_by(claim, claim.value.actor, "denies")
            else:
                yield claim


def _is_told(verb: Token) -> bool:
    """Tell whether somebody denies, and is not only able, asked, expected or wont to."""
    if any(part.lower_ in WONT or (part.dep_ == "aux" and part.lower_ in _SUPPOSED) for part in verb.lefts):
        return False
    infinitive = any(part.lower_ == "to" and part.dep_ == "aux" for part in verb.lefts)
    return not infinitive or verb.head.lemma_.lower() in _GOING_ON


def _is_others(scene: Scene, deed: Deed, claim: Claim) -> bool:
    """Tell whether a deed is told of a party that is not the one of which a claim says that it did not do it."""
    told = list(deed.actors)
    for one in deed.told:
        verb = one.trigger.token
        who = subject(verb) if verb.pos_ == "VERB" and not passive(verb) and one.text is scene.text else None
        party = who_answers(scene, who, scene.sources.at(place_of(scene, verb))) if who is not None else None
        told += [party] if party is not None else []
    known = {party.actor for party in told if party.actor and not _UNKNOWN & set(party.text.casefold().split())}
    return isinstance(claim.value, ActorValue) and bool(known) and claim.value.actor.actor not in known


def _uninvolved(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield "had no part in", "nothing to do with", "were not behind"; and "said it was behind it"."""
    verb = token.head
    stance: Stance | None = "denies"
    if token.lower_ == "nothing":
        # "had nothing to do with the attack"
        does = next((part for part in token.rights if part.lemma_ == "do"), None) or child(verb, "xcomp")
        none = verb.lemma_ == "have" and does is not None and does.lemma_ == "do"
    elif token.lower_ == "behind":
        own = subject(verb)
        stance = "denies" if negated(verb) else None
        none = verb.lemma_ == "be" and (negated(verb) or (own is not None and is_own(own)))
    else:
        none = token.dep_ == "dobj" and verb.lemma_ in {"have", "play", "take"}
        none = none and (negated(verb) or token.left_edge.lower_ in {"no", "neither"})
    who = subject(verb) if none else None
    if who is not None:
        deed = _deed_in(scene, token) or _deed_in(scene, verb) or _meant(scene, verb)
        yield from _of_self(scene, deed, who, scene.sources.at(place_of(scene, verb)), (who, token), stance)


def _not_involved(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield "was not involved in the raid", "denied that it was responsible for it"."""
    who = _subject_of(token) if token.pos_ != "VERB" else child(token, "nsubjpass")
    voice = scene.sources.at(place_of(scene, token))
    denied = voice is not None and voice.chain[0].stance == "denies" and voice.cue is not None
    if who is not None and (
        negated(token) or (token.head.lemma_ == "be" and negated(token.head)) or (denied and is_own(who))
    ):
        deed = _deed_in(scene, token) or _meant(scene, token)
        yield from _of_self(scene, deed, who, voice, (who.left_edge, token), "denies")


def _idle(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield "its guns had been silent", "none of its aircraft had been used", "it had carried out no operation"."""
    idler = _subject_of(token)
    who = _owner_of(scene, idler) if idler is not None else None
    if idler is None or who is None or idler.i > token.i:
        return
    what, voice = child(token, "dobj"), scene.sources.at(place_of(scene, token))
    denied = negated(token) or (voice is not None and voice.chain[0].stance == "denies")
    nothing = (
        what is not None
        and what.lemma_.lower() in _OPERATIONS
        and (what.left_edge.lower_ == "no" or (denied and what.left_edge.lower_ in {"any", "a"}))
    )
    if token.lemma_.lower() in _SILENT:
        idle = token.head.lemma_ in {"be", "remain", "stay", "fall", "keep"} and not negated(token.head)
    elif token.lemma_.lower() in _DOING:
        idle = nothing
    else:
        idle = _is_none(idler) or nothing or negated(token)
    if idle:
        yield from _of_self(scene, _meant(scene, token), who, voice, (idler.left_edge, what or token), "denies")


def _owner_of(scene: Scene, who: Token) -> Token | None:
    """Return the words that say whose a subject is: "it", "its guns", the coalition of "coalition aircraft"."""
    if is_own(who):
        return who
    weapon = who.lemma_.lower() in scene.ontology.weapons
    return next((part for part in who.lefts if part.dep_ in {"compound", "poss"}), None) if weapon else None


def _none_flown(scene: Scene, noun: Token) -> Iterator[Claim]:
    """Yield "there were no operations by the coalition in the area"."""
    verb = noun.head
    by = next((part for one in (noun, verb) for part in one.rights if part.lower_ == "by"), None)
    told = verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and any(part.dep_ == "expl" for part in verb.lefts)
    who = child(by, "pobj") if by is not None else None
    if who is not None and told and (noun.left_edge.lower_ == "no" or negated(verb)):
        voice = scene.sources.at(place_of(scene, noun))
        yield from _of_self(scene, _meant(scene, noun), who, voice, (noun.left_edge, who), "denies")


def _done(scene: Scene, token: Token) -> Iterator[Claim]:
    """Yield "its forces had struck the camp", "we attacked the convoy", and "the army did not fire on the town"."""
    deed = scene.incidents.by_token[scene.text.where, token.i]
    verb = token if token.pos_ == "VERB" else token.head
    does = not passive(verb) if verb is token else token.dep_ == "dobj" and verb.lemma_ in _DOING
    who = subject(verb) if does else None
    if who is None or who.i > token.i or _is_none(who):
        return
    trigger = next((one.trigger for one in deed.told if one.trigger.token is token), None)
    realis = None if trigger is None or trigger.reaction else trigger.realis  # "will not deny it"
    voice = scene.sources.at(place_of(scene, token))
    if realis == "negated" and negated(verb) and not any(part.lower_ == "no" for part in token.lefts):
        yield from _of_self(scene, _meant(scene, token), who, voice, (who.left_edge, token), "denies")
    elif realis == "actual" and deed.harms and _is_dealt(scene, token) and is_own(who) and not _speaks(scene, who):
        told = {one.actor for one in deed.actors if one.actor and not is_owned(one.text)}
        for claim in _of_self(scene, deed, who, voice, (who.left_edge, token), None):
            # "said it had fired back" is told of the answer, where that is not told apart from the attack
            if isinstance(claim.value, ActorValue) and (not told or claim.value.actor.actor in told):
                yield claim


def _is_dealt(scene: Scene, token: Token) -> bool:
    """Tell whether a word tells what its subject deals: who lost 12 men or buried them killed nobody."""
    entry = scene.ontology.acts.get((token.lemma_.lower(), "VERB"))
    return token.pos_ == "NOUN" or token.lemma_ in scene.ontology.phrases or (entry is not None and bool(entry.type))


def _speaks(scene: Scene, who: Token) -> bool:
    return scene.sources.speaks(place_of(scene, who)[0])


def _not_done(scene: Scene, noun: Token) -> Iterator[Claim]:
    """Yield "there was no air strike", "denied any air strike", "said that no attack had taken place"."""
    verb = noun.head
    if noun.pos_ == "VERB":
        return
    none = noun.left_edge.lower_ == "no"
    told = verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and any(part.dep_ == "expl" for part in verb.lefts)
    took = noun.dep_ in {"nsubj", "nsubjpass"} and (
        verb.lemma_ in _ENDS or (verb.lemma_ == "take" and any(part.lower_ == "place" for part in verb.rights))
    )
    denied = noun.dep_ == "dobj" and verb.lemma_ == "deny" and noun.left_edge.lower_ in {"any", "a", "an"}
    if denied or ((told or took) and (none or negated(verb))):
        voice = scene.sources.voiced(place_of(scene, verb)) if denied else scene.sources.at(place_of(scene, noun))
        start, end = phrase(noun)
        span = scene.text.span(noun.doc[start], noun.doc[end - 1])
        value = TextValue(scene.text.words(span))
        deed = scene.incidents.by_token[scene.text.where, noun.i]
        deed = deed if deed.happened else _meant(scene, noun) or deed
        yield made(scene, deed, "occurrence", (content_of(voice, span), span), value, "denies")


def _of_self(
    scene: Scene,
    deed: Deed | None,
    who: Token,
    voice: Attribution | None,
    ends: tuple[Token, Token],
    stance: Stance | None,
) -> Iterator[Claim]:
    """Yield the claim of whom the words mean, where that is the speaker himself or a party that the text names."""
    party = who_answers(scene, who, voice)
    if deed is None or party is None:
        return
    first, last = sorted(ends, key=lambda token: token.i)
    span = scene.text.span(first, last)
    yield made(scene, deed, "responsibility", (content_of(voice, span), span), ActorValue(party), stance)


def _is_none(who: Token) -> bool:
    return who.lower_ in {"none", "nobody"} or who.left_edge.lower_ in {"no", "not", "neither"}


def _subject_of(token: Token) -> Token | None:
    """Return who is, does or bears what a word says: of an adjective, the subject of its "be"."""
    if token.pos_ != "VERB":
        return child(token.head, "nsubj", "nsubjpass")
    return child(token, "nsubj", "nsubjpass")


def _deed_in(scene: Scene, word: Token) -> Deed | None:
    """Return the deed of force that hangs on a word: "carrying out the raid", "any part in the attack"."""
    near = (part for part in word.subtree if abs(part.i - word.i) < _FAR)
    found = (scene.incidents.by_token.get((scene.text.where, part.i)) for part in near)
    return next((deed for deed in found if deed is not None and deed.harms), None)


def _meant(scene: Scene, token: Token) -> Deed | None:
    """Return the deed that "it" means: the one told last before, or the report's own."""
    deed = scene.incidents.owner(scene.text, token)
    return deed if deed is not None and deed.harms else None
