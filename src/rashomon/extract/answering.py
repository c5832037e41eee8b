"""Whom the words of a claim of responsibility mean: a party that is named, the speaker, or the body he speaks for."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.extract.clauses import bare, child, single
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.lexicon import OWN, TELLERS
from rashomon.records import Attribution, Claim, Link, Party, Span, Stance

_SELF = frozenset("it they we he she i".split())
_FIRST_PERSON = frozenset("we our i my".split())
_PERSONS = frozenset("office rank spokesman title witness expert care".split())  # kinds of speakers.csv
_STRIKE_NOBODY = TELLERS | {"igo", "person"}
_FORCES = frozenset(
    "army military force forces coalition command ministry government militia group movement legion navy staff alliance"
    " column committee police guard brigade unit corps regime front brigades state division battalion".split()
)
_FOR = re.compile(r"\s(?:of|for|in|from|with|within)\s(?:the\s)?")  # between a speaker and the body spoken for
_LATEST = 3  # words of a speaker before those that mean him


def who_answers(scene: Scene, who: Token, voice: Attribution | None) -> Party | None:
    """Return whom the subject of a clause means: the speaker of its voice, or a party that the text names."""
    if voice is not None and _within(scene, who, voice.chain[0]):
        return _as_party(scene, voice.chain[0])
    return _owner(scene, voice, who) if is_own(who) else named(scene, who)


def named(scene: Scene, who: Token) -> Party | None:
    """Return who is named, where the words name somebody; the words of a pronoun name nobody."""
    if who.pos_ not in {"NOUN", "PROPN"}:
        return None
    start, end = single(who)
    start = bare(start, who)
    for part in who.rights:  # "accused the army of the attack"
        held = child(part, "pobj", "pcomp") if part.lower_ in {"of", "for"} else None
        if held is not None and (scene.text.where, held.i) in scene.incidents.by_token:
            end = min(end, part.i)
    span = scene.text.span(who.doc[start], who.doc[end - 1])
    words = scene.text.words(span)
    lemma = who.lemma_.lower()
    actor = scene.cast.meant(words)
    if actor is None and (who.pos_ == "PROPN" or _counts_fighters(scene, lemma)):
        actor = scene.cast.introduce(words, head=lemma)
    return Party(words, span, actor) if actor is not None else None


def told_by(claim: Claim, party: Party, stance: Stance) -> Claim:
    """Return a claim of which somebody is the speaker though no words of his are passed on: "Hamas denied it"."""
    return replace(claim, chain=(Link(party.text, party.span, "named", party.actor, None, stance), *claim.chain))


def spoken_for(scene: Scene, who: Token, cue: Token) -> Party | None:
    """Return the speaker that a cue makes, or the body for which he speaks, where he is who is meant."""
    voice = scene.sources.voiced(place_of(scene, cue))
    return _as_party(scene, voice.chain[0]) if voice is not None and _within(scene, who, voice.chain[0]) else None


def place_of(scene: Scene, token: Token) -> Span:
    """Return where a token stands in its text."""
    return scene.text.span(token, token)


def is_own(who: Token) -> bool:
    """Tell whether words mean the speaker himself or what is his: "it", "its guns", "none of its aircraft"."""
    return _own_word(who) is not None


def _own_word(who: Token) -> Token | None:
    """Return the pronoun by which words mean the speaker or what is his."""
    if who.pos_ == "PRON" and who.lower_ in _SELF:
        return who
    of = next((part for part in who.rights if part.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    lefts = (part for one in (who, held) if one is not None for part in one.lefts)
    return next((part for part in lefts if part.lower_ in OWN and part.dep_ == "poss"), None)


def _within(scene: Scene, who: Token, link: Link) -> bool:
    """Tell whether a token is one of the words that name a speaker."""
    return link.span is not None and link.span[0] <= place_of(scene, who)[0] < link.span[1]


def _owner(scene: Scene, voice: Attribution | None, who: Token) -> Party | None:
    """Return whom "we", "it" or "its guns" mean, as words of a speaker: himself or the body that he speaks for.

    "It" and "its" mean the speaker only where his words begin so, and where he is no person.
    """
    own = _own_word(who)
    if own is None or voice is None or scene.sources.speaks(place_of(scene, who)[0]):
        return None
    if own.lower_ in _FIRST_PERSON:
        return _as_party(scene, voice.chain[0])
    begun = scene.text.words((voice.content[0][0], place_of(scene, who.left_edge)[0])) if voice.content else ""
    link = next((one for one in voice.chain if _kind(scene, one) != "paper"), None)
    party = _as_party(scene, link) if link is not None else None
    if link is None or party is None or len(begun.split()) > _LATEST or own.lower_ in {"he", "she"}:
        return None
    if own.lower_ in {"his", "her"}:
        return party
    if party.actor == link.actor and (_kind(scene, link) in _PERSONS or not _fights(scene, party)):
        return None
    before = who.doc[who.sent.start : who.i]
    another = own is who and any(part.lemma_.lower() in scene.ontology.weapons for part in before)
    return None if another else party  # "the jet … it dropped bombs"


def _fights(scene: Scene, party: Party) -> bool:
    """Tell whether a speaker may have done a deed of force: a known party to wars, or by the noun that names it."""
    kind = scene.cast.kind(party.actor)
    if kind != "unknown":
        return kind not in _STRIKE_NOBODY
    words = [word.strip(".,").casefold() for word in party.text.split()]
    return any(word in _FORCES or _counts_fighters(scene, word.removesuffix("s")) for word in words)


def _counts_fighters(scene: Scene, lemma: str) -> bool:
    return scene.ontology.groups.get(lemma, ("",))[0] == "combatant"


def _kind(scene: Scene, link: Link) -> str:
    """Return what a speaker is by his words: a kind of `ontology/speakers.csv`, or none."""
    if link.text.casefold() in {"he", "she", "who", "i"}:
        return "title"
    words = [word.strip(".,").casefold() for word in _words_of(link).split()]
    kinds = (scene.ontology.speakers.get(word) or _people(scene, word) for word in words)
    return next((kind for kind in kinds if kind), "")


def _people(scene: Scene, word: str) -> str:
    """Return that a word counts people who do not fight: "villagers said they" means no body."""
    group = scene.ontology.groups.get(word) or scene.ontology.groups.get(word.removesuffix("s"))
    return "witness" if group is not None and group[0] != "combatant" else ""


def _words_of(link: Link) -> str:
    return link.stands_for.text if link.stands_for is not None else link.text


def _as_party(scene: Scene, link: Link) -> Party | None:
    """Return a speaker as a party: the body for which "a spokesman for the army" speaks, else himself."""
    text, span = _words_of(link), link.stands_for.span if link.stands_for is not None else link.span
    if link.kind == "outlet" or link.actor is None or span is None:
        return None
    for joint in _FOR.finditer(text) if len(text) == span[1] - span[0] else ():
        body = scene.cast.meant(text[joint.end() :])
        if body is not None and body != link.actor:
            return Party(text[joint.end() :], (span[0] + joint.end(), span[1]), body)
    return Party(text, span, link.actor)
