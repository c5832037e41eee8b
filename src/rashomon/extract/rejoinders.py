"""What is turned down without being said again: "the army rejected the report", "a figure disputed by residents".

The words say who denies or doubts, and what he means is what was told last: the claims of the sentence before, of
somebody else. Each becomes a claim of his that turns it down, with the words by which he does so.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.attribution.impersonal import FALSE
from rashomon.extract.attribution.retorts import ACCOUNTS, NUMBERS, WONT
from rashomon.extract.parse import Token
from rashomon.extract.scene import Scene
from rashomon.records import EVENT_SCOPES, FIGURES, REJECTS, ActorValue, Attribution, Claim, Link, Span, Stance

METHOD = "rejoinders/1"
_SCORE = 0.5  # no share of right ones is known: annotated reports have too few of these claims
_POINTING = frozenset("it this that which these those".split())
_TRUE = frozenset("true correct accurate so right".split())
_LONGEST = 14  # tokens of what is turned down: "the account by the ministry as a lie"
_NOBODY = frozenset("no nobody none few neither hardly which who his her their its".split())
_DONE = frozenset("has have had 've 's did".split())  # "has denied", not "would deny"
_SENTENCES = 2  # back to what is turned down
_NEAR = 200  # characters before the words, within which a claim that reaches into them begins


class _Told:
    """The claims of one text by where they stand, and its sentences."""

    def __init__(self, scene: Scene, claims: Sequence[Claim]) -> None:
        text = scene.text
        self.claims = sorted((c for c in claims if c.where == text.where), key=lambda c: (c.span, c.id))
        self.starts = [claim.span[0] for claim in self.claims]
        self.sentences = [text.at(text.doc[sentence.start].idx) for sentence in text.doc.sents]
        self.voices = {claim.attribution for claim in self.claims}

    def last(self, before: int, voice: Attribution, back: int) -> list[Claim]:
        """Return the claims of the last sentence, at most `back` before that of a place, in which others claim some."""
        end, number = bisect_left(self.starts, before), bisect_right(self.sentences, before) - 1
        for sentence in self.sentences[max(0, number - back) : number + 1][::-1]:
            start = bisect_left(self.starts, sentence)
            found = [claim for claim in self.claims[start:end] if not _is_same(claim.chain[0], voice.chain[0])]
            if found:
                return found
            end = min(start, end)
        return []

    def answered(self, voice: Attribution) -> bool:
        """Tell whether an attribution has a claim of its own: "denied the claim", of its own deed."""
        start, end = _reach(voice)
        here = self.claims[bisect_left(self.starts, start - _NEAR) : bisect_left(self.starts, end)]
        return voice.id in self.voices or any(c.stance in REJECTS and c.span[1] > start for c in here)


def rejoinders(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims by which somebody of one text turns down what others of it say; `claims` are the report's.

    Who is himself claimed to have done the deed turns that down, others the figures; "the toll" is figures alone.
    """
    told = _Told(scene, claims)
    for voice in scene.sources.attributions:
        meant = _meant(scene, voice)
        if meant is None or told.answered(voice):
            continue
        noun, stance = meant
        back = 0 if noun == "which" else 1 if noun in _POINTING else _SENTENCES
        for claim in _turned_down(told.last(_reach(voice)[0], voice, back), voice.chain[0], noun):
            yield _rejecting(scene, claim, voice, stance)


def _meant(scene: Scene, voice: Attribution) -> tuple[str, Stance] | None:
    """Return the word for what is turned down and the stance, where the content says no more than that word."""
    if voice.cue is None or len(voice.content) != 1 or voice.chain[0].kind == "outlet":
        return None
    words = scene.text.tokens(voice.content[0])
    if not words or len(words) > _LONGEST or any(_says_more(scene, t) for t in words):
        return None
    noun = next((t for t in words if t.lemma_.lower() in NUMBERS | ACCOUNTS or t.lower_ in _POINTING), None)
    if (
        noun is None
        or _is_left_open(scene, voice, words, noun)
        or any(t.pos_ in {"NOUN", "PROPN"} for t in words if t.i < noun.i and t.dep_ not in {"poss", "compound"})
    ):
        return None
    if voice.chain[0].stance in REJECTS:
        if any(t.pos_ == "AUX" for t in words):  # "denied it was raining", "denied the claim was false"
            return None
        return noun.lemma_.lower(), voice.chain[0].stance
    return (noun.lemma_.lower(), "denies") if _is_called_untrue(noun, words) else None


def _is_left_open(scene: Scene, voice: Attribution, words: Sequence[Token], noun: Token) -> bool:
    """Tell whether nobody turns anything down, or not what was told last: "if he denies it", "is that a lie?"."""
    cue = scene.text.tokens(voice.cue.span) if voice.cue is not None else []
    if voice.chain[0].text.casefold().partition(" ")[0] in _NOBODY or not cue or any(t.text == "?" for t in words):
        return True
    supposed = any(
        part.lower_ in WONT or (part.dep_ == "aux" and part.lower_ not in _DONE) for t in cue for part in t.lefts
    )
    supposed = supposed or any(
        part.dep_ == "mark" and part.lower_ in {"if", "whether", "unless"} for part in cue[-1].lefts
    )
    owned = any(part.dep_ == "poss" or part.lower_ == "of" for part in noun.children)  # another's, maybe not told last
    return supposed or owned or any(t.i > noun.i and t.lower_ in {"that", "no"} for t in words)


def _says_more(scene: Scene, token: Token) -> bool:
    """Tell whether a word says itself what is turned down: a number, a deed."""
    return token.like_num or (scene.text.where, token.i) in scene.incidents.by_token


def _is_called_untrue(noun: Token, words: Sequence[Token]) -> bool:
    """Tell whether a sentence says of what was told that it is not so: "that is a lie", "this was not true"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return False
    denied = any(part.dep_ == "neg" for part in verb.children)
    judged = [t.lemma_.lower() for t in words if t.i > verb.i]
    return any(word in (_TRUE if denied else FALSE) for word in judged)


def _reach(voice: Attribution) -> Span:
    """Return where the words stand by which somebody turns something down: from his cue to what he means."""
    ends = [*voice.content, *([voice.cue.span] if voice.cue is not None else [])]
    return min(start for start, _ in ends), max(end for _, end in ends)


def _is_same(one: Link, other: Link) -> bool:
    """Tell whether two links are one speaker; the report itself may be turned down by its own next words."""
    return one.kind != "outlet" and (one.text == other.text or (one.actor is not None and one.actor == other.actor))


def _turned_down(told: Sequence[Claim], speaker: Link, noun: str) -> list[Claim]:
    """Return which of the claims are meant: his own deed where that is claimed, else the figures of the event."""
    affirmed = [claim for claim in told if claim.stance not in REJECTS and claim.scope in EVENT_SCOPES]
    counted = [claim for claim in affirmed if claim.field in FIGURES]
    figures = [claim for claim in counted if claim.scope != "part"] or counted
    if noun in NUMBERS:
        return figures
    doers = [claim for claim in affirmed if claim.field == "responsibility" and isinstance(claim.value, ActorValue)]
    return [claim for claim in doers if _is_of(claim, speaker)] or figures or doers


def _is_of(claim: Claim, speaker: Link) -> bool:
    """Tell whether a claim lays a deed on a speaker: on the same actor, or on one of the same words."""
    if not isinstance(claim.value, ActorValue):
        return False
    party = claim.value.actor
    words = party.text.casefold().removeprefix("the ").split()
    same = bool(words) and set(words) <= set(speaker.text.casefold().split())
    return same or (party.actor is not None and party.actor == speaker.actor)


def _rejecting(scene: Scene, claim: Claim, voice: Attribution, stance: Stance) -> Claim:
    """Return a claim as it is turned down by somebody, with his words."""
    span = _reach(voice)
    words = scene.text.words(span)
    key = f"{scene.report.id}|{scene.text.where}|{span}|{claim.id}|{stance}"
    return replace(
        claim,
        id="c" + hashlib.sha256(key.encode()).hexdigest()[:12],
        part_of=None,
        replaces=None,
        words=words,
        span=span,
        attribution=voice.id,
        chain=(replace(voice.chain[0], stance=stance), *voice.chain[1:]),
        stance=stance,
        method=METHOD,
        score=_SCORE,
    )
