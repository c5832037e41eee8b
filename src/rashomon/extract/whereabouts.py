"""Which times and places belong to which deed: those of its own clause, else the only ones of its sentence.

A time or place at the head of a sentence or line ("In Taiz, …", "Taiz: …") frames all that is told behind it; a deed
that nothing places takes the place of the sentences before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import child, clause_of
from rashomon.extract.occasions.fitting import opening_part
from rashomon.extract.occasions.markers import label_of, lead_of
from rashomon.extract.occasions.proceedings import is_of_proceeding
from rashomon.extract.parse import Token
from rashomon.extract.place_choice import choose, same_breath, width
from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import Part, Place, Time

_HEADER = 60  # characters: a longer line is one of text, broken for width
_MOST = 40  # places of a sentence that a deed looks at
_WIDE = 2  # a wider place is no scene of one deed
_SITES = {"in", "at", "near", "on", "outside", "inside", "over", "of", "around", "from"}

_T = TypeVar("_T", Time, Place)
Times = list[tuple[Token, Time]]  # each with the token that it hangs on
Places = list[tuple[Token, Place]]


@dataclass(frozen=True)
class Frame:
    """The time and place that stand at the head of a sentence, or of the line that it stands on."""

    time: Time | None = None
    place: Place | None = None
    part: Part | None = None  # of the day
    voiced: bool = False  # the place may be that of who speaks: "In Taiz, a doctor said"


@dataclass(frozen=True)
class Whereabouts:
    """The times and places of one text by the start of their sentence, each with the token that it hangs on."""

    times: dict[int, Times]
    places: dict[int, Places]
    voiced: frozenset[int] = frozenset()  # of `places`, by their token: hang on a verb of saying behind them
    spoken: frozenset[int] = frozenset()  # of `places`, by their token: hang on a verb of saying at all
    said: dict[int, Places] = field(default_factory=dict)  # of minds: of no deed but the protest itself

    def time_of(self, token: Token) -> Time | None:
        """Return when a deed was done, as far as its own sentence says, or None."""
        near = [pair for pair in self.times.get(token.sent.start, []) if not _in_head(pair[0], token)]
        near = [pair for pair in _of_line(near, token)[:_MOST] if not is_of_proceeding(pair[0], token)]
        own = [(top, time) for top, time in near if _of_clause(top, token)]
        if own:
            return min(own, key=lambda pair: abs(pair[0].i - token.i))[1]
        if len(near) == 1 and same_breath(near[0][0], token):
            return near[0][1]
        return self.frame_of(token).time

    def place_of(self, token: Token) -> Place | None:
        """Return where a deed was done, as far as its own sentence says; a country is none."""
        return next(iter(self.places_of(token)), None)

    def places_of(self, token: Token) -> list[Place]:
        """Return where a deed was done and the places listed with that ("in Athens and Salonika"), no countries."""
        found = [place for place in self._chosen(token) if place.precision != "country"]
        framed = self.frame_of(token).place if not found else None
        return found if framed is None else [framed]

    def country_of(self, token: Token) -> Place | None:
        """Return the country in which a deed was done, where its sentence tells nothing narrower of it."""
        found = next(iter(self._chosen(token)), None)
        return found if found is not None and found.precision == "country" else None

    def _chosen(self, token: Token) -> list[Place]:
        told = _around(token, self.places.get(token.sent.start, []))
        near = [pair for pair in told if not _in_head(pair[0], token)]
        own = [pair for pair in self.said.get(token.sent.start, [])[:_MOST] if clause_of(pair[0]) is token]
        return choose(token, _of_line([*near, *own], token), self.spoken)

    def frame_of(self, token: Token) -> Frame:
        """Return what stands at the head of a token's line with a colon behind it, or opens its sentence."""
        start, end = label_of(token)
        if start == end:
            start, end = lead_of(token.sent)
        at = token.doc[start].sent.start
        times = [time for top, time in self.times.get(at, []) if start <= top.i < end]
        if times and is_of_proceeding(token.doc[start], token):  # "On Friday a court sentenced him for the murder"
            times = []
        opening = [(top, p) for top, p in self.places.get(at, []) if start <= top.i < end and p.precision != "country"]
        place = min((p for _, p in opening), key=lambda p: (p.latitude is None, width(p)), default=None)
        voiced = any(top.i in self.voiced for top, _ in opening)
        return Frame(times[0] if times else None, place, opening_part(token), voiced)

    def day_on(self, token: Token) -> Time | None:
        """Return the time that hangs on a noun itself: "the dead of Sunday", "Sunday's toll"."""
        for top, time in self.times.get(token.sent.start, []):
            held = top.head if top.dep_ == "poss" else top.head.head if top.head.lower_ == "of" else None
            if held is token:
                return time
        return None

    def setting_of(self, token: Token) -> Frame:
        """Return the time and place of the sentence before a token's own, in its paragraph, where it tells a place."""
        start = token.sent.start
        if start == 0 or token.doc[start - 1].text_with_ws.count("\n"):
            return Frame()
        start = token.doc[start - 1].sent.start
        sites = [
            place for top, place in self.places.get(start, []) if place.id and width(place) < _WIDE and _is_site(top)
        ]
        if not sites:
            return Frame()
        return Frame(next((time for _, time in self.times.get(start, [])), None), min(sites, key=width))


def _around(token: Token, pairs: Places) -> Places:
    """Return those places of a sentence that are told next to a token; a list of thousands is no reason to walk it."""
    if len(pairs) <= _MOST:
        return pairs
    at = bisect_left(pairs, token.i, key=lambda pair: pair[0].i)
    return pairs[max(0, at - _MOST // 2) : at + _MOST // 2]


def find_whereabouts(
    text: Annotated, places: Sequence[Place], times: Sequence[Time], sources: Sources, ontology: Ontology
) -> Whereabouts:
    """Return the times and places of a text where deeds may look for theirs."""
    found, said = _anchor_places(text, places, ontology)
    voiced = {top.i for near in found.values() for top, _ in near if _is_voiced(top, ontology)}
    spoken = {top.i for near in found.values() for top, _ in near if _is_of_speech(top, ontology)}
    return Whereabouts(_anchor_times(text, times, sources), found, frozenset(voiced), frozenset(spoken), said)


def _anchor_times(text: Annotated, times: Sequence[Time], sources: Sources) -> dict[int, Times]:
    """Return the times of a text by sentence, without those that say when somebody spoke."""
    spoken = {a.cue.span[0] for a in sources.attributions if a.cue is not None}
    found: dict[int, Times] = {}
    for time in times:
        tokens = text.tokens(time.span)
        if not tokens or (tokens[0].i and text.doc[tokens[0].i - 1].lower_ == "since"):
            continue  # "since January" is the stretch of a count, not the day of a deed
        top = _top(tokens)
        verb = clause_of(top)
        if text.span(verb, verb)[0] in spoken and verb.i != top.i:
            continue
        found.setdefault(top.sent.start, []).append((top, time))
    return found


def _anchor_places(
    text: Annotated, places: Sequence[Place], ontology: Ontology
) -> tuple[dict[int, Places], dict[int, Places]]:
    """Return the places of a text by sentence, each with the token that it hangs on; those of minds and protests apart.

    "In Moscow a senator called the strike a crime" says where the senator was, and so does "officials in Gao said".
    """
    found: dict[int, Places] = {}
    said: dict[int, Places] = {}
    for place in places:
        tokens = text.tokens(place.span)
        if tokens:
            top = _top(tokens)
            if "side" in {top.head.lower_, top.head.head.lower_}:  # "fighters on Damascus's side"
                continue
            verb = clause_of(top)
            cue = ontology.cues.get((verb.lemma_, "VERB"))
            saying = cue is not None and ((cue.kind == "attitude" and verb.i > top.i) or _of_subject(top, verb))
            if not saying:
                found.setdefault(top.sent.start, []).append((top, place))
            elif cue is not None and cue.kind == "attitude":
                said.setdefault(top.sent.start, []).append((top, place))
    return found, said


def _is_voiced(top: Token, ontology: Ontology) -> bool:
    """Tell whether a place opens the clause of a verb of saying, before its subject: "In Taiz, a doctor said"."""
    verb = clause_of(top)
    cue, who = ontology.cues.get((verb.lemma_, "VERB")), child(verb, "nsubj")
    return cue is not None and cue.kind in {"speech", "report"} and who is not None and top.i < who.i


def _is_of_speech(top: Token, ontology: Ontology) -> bool:
    """Tell whether a place hangs on a verb of saying: "said in Geneva that", "told reporters at the port"."""
    cue = ontology.cues.get((clause_of(top).lemma_, "VERB"))
    return cue is not None and cue.kind in {"speech", "report"}


def _top(tokens: Sequence[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])


def _of_subject(top: Token, verb: Token) -> bool:
    """Tell whether a place stands in the subject of a verb: with those who say something."""
    subject = child(verb, "nsubj")
    return subject is not None and subject.left_edge.i <= top.i <= subject.right_edge.i


def _of_line(near: list[tuple[Token, _T]], token: Token) -> list[tuple[Token, _T]]:
    """Return those of some times or places that stand on a token's own line, where it has a label."""
    start, end = label_of(token)
    return near if start == end else [pair for pair in near if pair[0].i >= start]


def _is_site(top: Token) -> bool:
    """Tell whether a place is told as where something is: "in Taiz", and not "the Taiz council"."""
    return top.dep_ == "pobj" and top.head.lower_ in _SITES


def _in_head(top: Token, trigger: Token) -> bool:
    """Tell whether a time or place stands on a line of its own, as the day of publication does over the first sentence.

    The model reads such lines as part of the sentence. Lines that are only broken for width are long.
    """
    first, last = sorted((top.i, trigger.i))
    doc = trigger.doc
    breaks = [t.i for t in doc[first:last] if "\n" in t.text_with_ws]
    if not breaks:
        return False
    if any(t.text_with_ws.count("\n") > 1 for t in doc[first:last]):
        return True
    left = right = top.i
    while left > 0 and "\n" not in doc[left - 1].text_with_ws and top.idx - doc[left].idx <= _HEADER:
        left -= 1
    while right + 1 < len(doc) and "\n" not in doc[right].text_with_ws and doc[right].idx - top.idx <= _HEADER:
        right += 1
    return doc[right].idx - doc[left].idx <= _HEADER


def _of_clause(top: Token, trigger: Token) -> bool:
    """Tell whether a time or place hangs on a trigger, or on the verb of the clause in which the trigger stands."""
    node = top
    for _ in range(12):
        if node == trigger:
            return True
        if node.pos_ in {"VERB", "AUX"} and node != top:
            return node == clause_of(trigger) or (trigger.pos_ == "VERB" and trigger in node.children)
        if node.head == node:
            return False
        node = node.head
    return False
