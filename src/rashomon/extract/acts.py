"""What was done: a text → its triggers, each with the PLOVER type and mode that its word bears out, and its realis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import Range, child, negated
from rashomon.extract.parse import Token
from rashomon.lexicon import ActCue, Ontology
from rashomon.records import Realis

_PLANNED = {"will", "shall", "'ll"}
_SUPPOSED = {"would", "could", "should", "can", "must"}
_WANTING = {"plan", "intend", "threaten", "want", "vow", "aim", "try", "attempt", "seek", "prepare", "hope", "refuse"}
_REACTIONS = {"ACCUSE", "REJECT"}
# Types that make mentions now; the table knows more.
_TOLD = {"ASSAULT", "ACCUSE", "REJECT"}
# Nouns of the table that are as often the name of a thing or of a trade as of a deed.
_THINGS = {"base", "force", "engagement", "capture", "body", "operation", "order", "call", "deal", "talk", "support"}


@dataclass(frozen=True)
class Trigger:
    """The word that tells a deed, with the words that belong to it."""

    token: Token
    tokens: Range
    entry: ActCue
    realis: Realis

    @property
    def reaction(self) -> bool:
        """Whether this is words against a deed and no deed of its own."""
        return self.entry.type in _REACTIONS


def find_triggers(text: Annotated, ontology: Ontology) -> list[Trigger]:
    """Return every word of a text that tells a deed, in order."""
    found = []
    lasts = _lasts(ontology)
    for token in text.all:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            hit = _verb(token, ontology.acts)
        elif token.pos_ in {"NOUN", "PROPN"}:
            hit = _noun(token, ontology, lasts)
        else:
            continue
        if hit is not None and _tells(hit[0], token):
            entry, tokens = hit
            found.append(Trigger(token, tokens, entry, _realis(token)))
    return found


@lru_cache(maxsize=4)
def _lasts(ontology: Ontology) -> frozenset[str]:
    """Return the last words of the nouns of several words: only before these is a longer noun looked for."""
    longer = (lemma for lemma, pos in ontology.acts if pos == "NOUN" and not lemma.isalpha())
    return frozenset(re.split(r"[ -]", lemma)[-1] for lemma in longer)


def _tells(entry: ActCue, token: Token) -> bool:
    """Tell whether a word makes a mention: a deed, an arrest, a reaction; "none were killed" makes none."""
    if entry.type not in _TOLD and (entry.type, entry.mode) != ("COERCE", "arrest"):
        return False
    return not (entry.field in {"killed", "injured"} and _nobody(token))


def act_of(token: Token, acts: Mapping[tuple[str, str], ActCue]) -> ActCue | None:
    """Return the entry of `ontology/acts.csv` for a word in its place, particle and all, or None."""
    if token.pos_ == "VERB":
        hit = _verb(token, acts)
        return hit[0] if hit else None
    pos = "ADJ" if token.pos_ == "ADJ" else "NOUN"
    return acts.get((token.lemma_.lower(), pos)) or acts.get((token.lower_, pos))


def _verb(verb: Token, acts: Mapping[tuple[str, str], ActCue]) -> tuple[ActCue, Range] | None:
    for particle in verb.rights:
        if (
            particle.dep_ in {"prt", "advmod", "prep", "dobj", "oprd", "acomp", "xcomp", "attr"}
            and particle.i - verb.i < 8
        ):
            entry = acts.get((f"{verb.lemma_} {particle.lower_}", "VERB")) or acts.get(
                (f"{verb.lemma_} {particle.lemma_}", "VERB")
            )
            if entry:
                return entry, (verb.i, particle.i + 1) if particle.i == verb.i + 1 else (verb.i, verb.i + 1)
    entry = acts.get((verb.lemma_, "VERB"))
    if entry is None or (verb.lemma_ in {"respond", "reply", "react"} and _to_words(verb)):
        return None
    first = verb.i
    while first > 0 and verb.doc[first - 1].dep_ in {"neg", "auxpass"} and verb.doc[first - 1].head == verb:
        first -= 1
    return entry, (first, verb.i + 1)


def _to_words(verb: Token) -> bool:
    """Tell whether an answer is to words: "did not respond to a request for comment"."""
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    held = child(to, "pobj") if to is not None else None
    return held is not None and held.lemma_ in {"request", "question", "call", "email", "message", "comment", "inquiry"}


def _noun(noun: Token, ontology: Ontology, lasts: frozenset[str]) -> tuple[ActCue, Range] | None:
    acts, lemma, doc, i = ontology.acts, noun.lemma_.lower(), noun.doc, noun.i
    if noun.dep_ in {"compound", "nmod", "amod"}:
        return None
    for size in (3, 2) if lemma in lasts else ():
        if i >= size - 1:
            joined = "".join(t.lower_ + t.whitespace_ for t in doc[i - size + 1 : i]) + lemma
            entry = acts.get((joined, "NOUN"))
            if entry:
                return entry, (i - size + 1, i + 1)
    if lemma in _THINGS or lemma in ontology.descriptions:
        return None
    entry = acts.get((lemma, "NOUN"))
    if entry is None or (noun.pos_ == "PROPN" and noun.text[:1].isupper() and not noun.is_sent_start):
        return None
    if noun.head.lower_ == "of" and noun.head.head.lower_ in {"act", "acts", "kind", "attempt"}:
        return None
    return entry, (i, i + 1)


def _realis(token: Token) -> Realis:
    """Return whether the deed is told as done, or as planned, supposed, or not done."""
    if token.pos_ == "VERB":
        if negated(token) or _nobody(token):
            return "negated"
        auxiliaries = {c.lower_ for c in token.children if c.dep_ == "aux"}
        if auxiliaries & _PLANNED:
            return "planned"
        if auxiliaries & _SUPPOSED and not auxiliaries & {"have"}:
            return "hypothetical"
        if "to" in auxiliaries and token.head.lemma_ in _WANTING | {"be", "go"}:
            return "planned"
        if (
            "to" in auxiliaries
            and token.dep_ in {"xcomp", "advcl", "acl"}
            and token.head.lemma_ not in {"appear", "say", "seem"}
        ):
            return "planned"
        mark = child(token, "mark")
        return "hypothetical" if mark is not None and mark.lower_ in {"if", "unless"} else "actual"
    if any(c.lower_ in {"no", "any", "future", "possible", "potential", "planned", "further"} for c in token.lefts):
        return "negated" if any(c.lower_ == "no" for c in token.lefts) else "hypothetical"
    governor = token.head
    if (
        governor.lemma_ in {"plan", "threaten", "prepare", "prevent", "avoid", "fear", "expect"}
        and token.dep_ == "dobj"
    ):
        return "planned"
    return "actual"


def _nobody(verb: Token) -> bool:
    """Tell whether those to whom it happened are none: "no soldiers were killed", "nobody died"."""
    for sufferer in verb.children:
        if sufferer.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            first = sufferer.left_edge
            if (
                sufferer.lower_ in {"nobody", "none"}
                or first.lower_ == "no"
                or (first.lower_ == "not" and first.i < verb.i)
            ):
                return True
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and _nobody(verb.head)
