"""Which times and places belong to which deed: those of its own clause, else the only ones of its sentence.

A time or place at the head of a sentence or line ("In Taiz, …", "Taiz: …") frames all that is told behind it; a deed
that nothing places takes the place of the sentences before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import child, clause_of
from rashomon.extract.occasions.fitting import opening_part
from rashomon.extract.occasions.markers import label_of, lead_of
from rashomon.extract.parse import Token
from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import Part, Place, Time

_HEADER = 60  # characters: a longer line is one of text, broken for width
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
    voiced: frozenset[int] = (
        frozenset()
    )  # places of `places`, by their token, that hang on a verb of saying behind them

    def time_of(self, token: Token) -> Time | None:
        """Return when a deed was done, as far as its own sentence says, or None."""
        near = [pair for pair in self.times.get(token.sent.start, []) if not _in_head(pair[0], token)]
        near = _of_line(near, token)
        own = [(top, time) for top, time in near if _of_clause(top, token)]
        if own:
            return min(own, key=lambda pair: abs(pair[0].i - token.i))[1]
        if len(near) == 1 and _same_breath(near[0][0], token):
            return near[0][1]
        return self.frame_of(token).time

    def place_of(self, token: Token) -> Place | None:
        """Return where a deed was done, as far as its own sentence says; the narrowest of several."""
        near = [pair for pair in self.places.get(token.sent.start, []) if not _in_head(pair[0], token)]
        near = _of_line(near, token)
        own = [(top, place) for top, place in near if _of_clause(top, token)]
        if not own and len(near) == 1 and _same_breath(near[0][0], token):
            own = near
        known = [pair for pair in own if pair[1].precision != "country"]
        if known:
            return min(known, key=lambda pair: (_width(pair[1]), abs(pair[0].i - token.i)))[1]
        return self.frame_of(token).place

    def frame_of(self, token: Token) -> Frame:
        """Return what stands at the head of a token's line with a colon behind it, or opens its sentence."""
        start, end = label_of(token)
        if start == end:
            start, end = lead_of(token.sent)
        at = token.doc[start].sent.start
        times = [time for top, time in self.times.get(at, []) if start <= top.i < end]
        opening = [(top, p) for top, p in self.places.get(at, []) if start <= top.i < end and p.precision != "country"]
        place = min((p for _, p in opening), key=_width, default=None)
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
        sites = [place for top, place in self.places.get(start, []) if _width(place) < _WIDE and _is_site(top)]
        if not sites:
            return Frame()
        return Frame(next((time for _, time in self.times.get(start, [])), None), min(sites, key=_width))


def find_whereabouts(
    text: Annotated, places: Sequence[Place], times: Sequence[Time], sources: Sources, ontology: Ontology
) -> Whereabouts:
    """Return the times and places of a text where deeds may look for theirs."""
    found = _anchor_places(text, places, ontology)
    voiced = {top.i for near in found.values() for top, _ in near if _is_voiced(top, ontology)}
    return Whereabouts(_anchor_times(text, times, sources), found, frozenset(voiced))


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


def _anchor_places(text: Annotated, places: Sequence[Place], ontology: Ontology) -> dict[int, Places]:
    """Return the places of a text by sentence, each with the token that it hangs on, without those of who speaks.

    "In Moscow a senator called the strike a crime" says where the senator was, and so does "officials in Gao said".
    """
    found: dict[int, Places] = {}
    for place in places:
        tokens = text.tokens(place.span)
        if tokens:
            top = _top(tokens)
            if "side" in {top.head.lower_, top.head.head.lower_}:  # "fighters on Damascus's side"
                continue
            verb = clause_of(top)
            cue = ontology.cues.get((verb.lemma_, "VERB"))
            if cue is not None and ((cue.kind == "attitude" and verb.i > top.i) or _of_subject(top, verb)):
                continue
            found.setdefault(top.sent.start, []).append((top, place))
    return found


def _is_voiced(top: Token, ontology: Ontology) -> bool:
    """Tell whether a place opens the clause of a verb of saying, before its subject: "In Taiz, a doctor said"."""
    verb = clause_of(top)
    cue, who = ontology.cues.get((verb.lemma_, "VERB")), child(verb, "nsubj")
    return cue is not None and cue.kind in {"speech", "report"} and who is not None and top.i < who.i


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


def _width(place: Place) -> int:
    if place.id is None:
        return 3
    return {"exact": 0, "near": 0, "town": 0, "relative": 1, "admin2": 1, "line": 2, "admin1": 2}.get(
        place.precision, 3
    )


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


def _same_breath(top: Token, trigger: Token) -> bool:
    """Tell whether no other finite clause with a subject of its own stands between a time or place and a trigger."""
    first, last = sorted((top.i, trigger.i))
    between = trigger.doc[first + 1 : last]
    return len(between) < 25 and not any(
        t.dep_ in {"nsubj", "nsubjpass"} and t.head.i not in (trigger.i,) for t in between
    )
