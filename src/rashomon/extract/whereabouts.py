"""Which times and places belong to which deed: those of its own clause, else the only ones of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import clause_of
from rashomon.extract.parse import Token
from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import Place, Time

_HEADER = 60  # characters: a longer line is one of text, broken for width
Anchored = dict[int, list[tuple[Token, Time]]]  # sentence start -> its times and the token that each hangs on


def anchor_times(text: Annotated, times: Sequence[Time], sources: Sources) -> Anchored:
    """Return the times of a text by sentence, without those that say when somebody spoke."""
    spoken = {a.cue.span[0] for a in sources.attributions if a.cue is not None}
    found: Anchored = {}
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


def anchor_places(text: Annotated, places: Sequence[Place], ontology: Ontology) -> dict[int, list[tuple[Token, Place]]]:
    """Return the places of a text by sentence, each with the token that it hangs on, without those of who judges.

    "In Moscow a senator called the strike a crime" says where the senator was.
    """
    found: dict[int, list[tuple[Token, Place]]] = {}
    for place in places:
        tokens = text.tokens(place.span)
        if tokens:
            top = _top(tokens)
            verb = clause_of(top)
            cue = ontology.cues.get((verb.lemma_, "VERB"))
            if cue is not None and cue.kind == "attitude" and verb.i > top.i:
                continue
            found.setdefault(top.sent.start, []).append((top, place))
    return found


def _top(tokens: Sequence[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])


def time_of(trigger: Trigger, times: Anchored) -> Time | None:
    """Return when a deed was done, as far as its own sentence says, or None."""
    near = [pair for pair in times.get(trigger.token.sent.start, []) if not _in_head(pair[0], trigger.token)]
    own = [(top, time) for top, time in near if _of_clause(top, trigger.token)]
    if own:
        return min(own, key=lambda pair: abs(pair[0].i - trigger.token.i))[1]
    return near[0][1] if len(near) == 1 and _same_breath(near[0][0], trigger.token) else None


def place_of(trigger: Trigger, places: dict[int, list[tuple[Token, Place]]]) -> Place | None:
    """Return where a deed was done, as far as its own sentence says; the narrowest of several."""
    near = [pair for pair in places.get(trigger.token.sent.start, []) if not _in_head(pair[0], trigger.token)]
    own = [(top, place) for top, place in near if _of_clause(top, trigger.token)]
    if not own and len(near) == 1 and _same_breath(near[0][0], trigger.token):
        own = near
    known = [pair for pair in own if pair[1].precision != "country"]
    return min(known, key=lambda pair: (_width(pair[1]), abs(pair[0].i - trigger.token.i)))[1] if known else None


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
