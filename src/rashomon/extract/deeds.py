"""What the deeds themselves make claims of: who did it, to whom, where, when, with what, and how it is judged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from rashomon.extract.acts import DONE
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import reach
from rashomon.extract.incidents import Deed, Told, mention_id
from rashomon.extract.parse import Token, root_of
from rashomon.extract.scene import Scene
from rashomon.extract.sources import stance_at
from rashomon.lexicon import Ontology
from rashomon.records import (
    ActorValue,
    Attribution,
    Claim,
    Field,
    Mention,
    Party,
    PersonValue,
    PlaceValue,
    Span,
    Stance,
    TextValue,
    TimeValue,
    Value,
    Words,
    plain_claim,
)

METHOD = "deeds/1"
_SCORE = 0.7  # share of these claims that are right on restated real reports


def deed_claims(scene: Scene, deeds: Sequence[Deed]) -> Iterator[Claim]:
    """Yield the claims on actor, target, weapon, place and time of the deeds told in one text."""
    for deed in deeds:
        seen: set[tuple[str, str, str]] = set()
        for told in deed.told:
            if told.text is not scene.text or told.trigger.reaction:
                continue
            for name, span, value in _told_values(told):
                claim = _claim(scene, deed, told, name, span, value)
                if _denies_himself(claim):
                    continue  # a claim of responsibility: `avowals`
                key = (name, _plain(value), claim.chain[0].text)
                if key not in seen:
                    seen.add(key)
                    yield claim


def _denies_himself(claim: Claim) -> bool:
    own = isinstance(claim.value, ActorValue) and claim.value.actor.actor == claim.chain[0].actor is not None
    return own and claim.stance == "denies"


def without_victims(
    mentions: Sequence[Mention], claims: Iterable[Claim], kind: Callable[[str | None], str]
) -> tuple[Mention, ...]:
    """Return mentions whose victims are no actors: who is only named as struck is nobody's side; their words are kept.

    `kind` tells an actor's kind; one that the ontology knows (a minister, a commander) stays who he is.
    """
    named = {claim.value.name.casefold() for claim in claims if isinstance(claim.value, PersonValue)}
    doers = {party.actor for mention in mentions for party in mention.actors}

    def bare(party: Party) -> Party:
        struck = kind(party.actor) == "unknown" and party.actor not in doers
        return replace(party, actor=None) if struck and party.text.casefold() in named else party

    return tuple(replace(one, targets=tuple(bare(p) for p in one.targets)) if named else one for one in mentions)


def _told_values(told: Told) -> Iterator[tuple[Field, Span, Value]]:
    if told.trigger.realis == "negated":
        yield from _not_done(told)
        return
    if told.trigger.realis not in DONE:
        return
    for party in told.actors:
        if party.actor is not None:
            yield "actor", party.span, ActorValue(party)
    for party in told.targets if told.trigger.entry.field not in {"killed", "injured"} else ():
        yield "target", party.span, ActorValue(party)
    for weapon in told.weapons:
        yield "weapon", weapon.span, TextValue(weapon.text)
    for place in [told.place, *told.also] if told.place is not None else ():
        yield "place", place.span, PlaceValue(place)
    if told.time is not None:
        yield "time", told.time.span, TimeValue(told.time)


def _not_done(told: Told) -> Iterator[tuple[Field, Span, Value]]:
    """Yield what a negated deed denies: "those who turned back were not targeted"."""
    doc, verb = told.text.doc, told.trigger.token
    for part in verb.children:
        if part.dep_ in {"nsubjpass", "dobj"} and part.pos_ != "PRON" and not part.like_num:
            start, end = reach(part)
            if any(t.lower_ == "no" or t.like_num for t in doc[start:end]):
                continue
            span = told.text.span(doc[min(start, verb.i)], doc[max(end - 1, verb.i)])
            words = told.text.span(doc[start], doc[end - 1])
            yield "target", span, TextValue(told.text.words(words))


def _plain(value: Value) -> str:
    if isinstance(value, ActorValue):
        return value.actor.actor or value.actor.text.casefold()
    if isinstance(value, PlaceValue):
        return value.place.id or value.place.text.casefold()
    return repr(value)


def _claim(scene: Scene, deed: Deed, told: Told, name: Field, span: Span, value: Value) -> Claim:
    doc, (start, end) = told.text.doc, told.trigger.tokens
    at = told.text.span(doc[start], doc[end - 1])
    denied: Stance | None = "denies" if told.trigger.realis == "negated" else None
    return made(scene, deed, name, (at, span), value, denied)


def made(scene: Scene, deed: Deed, name: Field, spans: tuple[Span, Span], value: Value, stance: Stance | None) -> Claim:
    """Return the claim; `spans` are where the voice is looked up and where its words stand."""
    at, span = spans
    attribution = scene.sources.at(at)
    words = scene.text.words(span)
    key = f"{scene.report.id}|{scene.text.where}|{span}|{name}||{_plain(value)}|{words}"
    return plain_claim(
        "c" + hashlib.sha256(key.encode()).hexdigest()[:12],
        mention_id(deed, scene.report),
        name,
        value,
        Words(words, span),
        where=scene.text.where,
        attribution=attribution.id if attribution else None,
        chain=scene.sources.chain(attribution),
        stance=stance or stance_at(attribution),
        method=METHOD,
        score=_SCORE,
    )


def content_of(voice: Attribution | None, span: Span) -> Span:
    """Return where a voice is looked up: in what it passes on, or where there is none, at the words themselves."""
    return voice.content[0] if voice is not None and voice.content else span


@lru_cache(maxsize=4)
def _by_first(ontology: Ontology) -> dict[str, list[str]]:
    """Return the phrases of `ontology/descriptions.csv` by their first word, the longest first."""
    index: dict[str, list[str]] = {}
    for phrase in sorted(ontology.descriptions, key=lambda p: (-len(p), p)):
        index.setdefault(re.split(r"\W", phrase, maxsplit=1)[0].lower(), []).append(phrase.lower())
    return index


def _phrases(text: Annotated, ontology: Ontology) -> Iterator[tuple[int, int]]:
    """Yield where in the text as read a phrase that judges begins and ends, no two over one another."""
    lowered, index, done = text.plain.lower(), _by_first(ontology), 0
    if len(lowered) != len(text.plain):  # a few letters of other scripts grow when lowered
        return
    for token in text.doc:
        for phrase in index.get(token.lower_, ()) if token.idx >= done else ():
            end = token.idx + len(phrase)
            if lowered.startswith(phrase, token.idx) and not lowered[end : end + 1].isalnum():
                yield token.idx, end
                done = end
                break


def judgements(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of characterisation: "unprovoked", "an act of aggression", where somebody judges a deed."""
    text, doc = scene.text, scene.text.doc
    for first, last in _phrases(text, scene.ontology):
        found = doc.within(first, last)
        if not found:
            continue
        head = root_of(found)
        attribution = scene.sources.at(text.span(found[0], found[-1]))
        deed = _judged(scene, head)
        modifies = head.dep_ in {"amod", "compound", "nmod"} and (text.where, head.head.i) in scene.incidents.by_token
        quoted = _in_marks(text, found[0].i, found[-1].i + 1)
        if deed is None or not (modifies or quoted or attribution is not None):
            continue
        if head.dep_ in {"amod", "compound"} and not modifies and not quoted:
            continue  # "defensive positions" judges no deed
        start, end = _widened(head, found[0].i, found[-1].i + 1)
        span = text.span(doc[start], doc[end - 1])
        yield made(scene, deed, "characterisation", (span, span), TextValue(text.words(span)), None)


def _in_marks(text: Annotated, start: int, end: int) -> bool:
    marks = {"“", "”", '"', "‘", "’", "'", "«", "»", "''", "``"}
    before = {t.text for t in text.doc[max(0, start - 4) : start]}
    after = {t.text for t in text.doc[end : end + 6]}
    return bool(before & marks) and bool(after & marks)


def _widened(head: Token, start: int, end: int) -> tuple[int, int]:
    """Return the noun phrase of a judgement: "an unprecedented act of aggression" for "aggression"."""
    top = head
    while (
        top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in {"act", "war", "campaign", "crime"}
    ):
        top = top.head.head
    if top.pos_ not in {"NOUN", "PROPN"}:
        return start, end
    first = min(start, top.left_edge.i)
    while first < start and top.doc[first].dep_ in {"case", "punct", "cc", "prep"}:
        first += 1
    return (first, end) if start - first <= 5 else (start, end)


def _judged(scene: Scene, head: Token) -> Deed | None:
    """Return the deed that a judgement is of: the one that it modifies, or the nearest told before it."""
    where = scene.text.where
    by_token = scene.incidents.by_token
    for node in (head.head, head, head.head.head):
        deed = by_token.get((where, node.i))
        if deed is not None and not deed.first.trigger.reaction:
            return deed
    return scene.incidents.owner(scene.text, head)
