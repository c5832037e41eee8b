"""Speakers named aside, by a preposition: "according to X", "in the words of X", "by the ministry's count"."""

from __future__ import annotations

from functools import lru_cache

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.clauses import BODIES, child, clause_of, reach, without
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue, Ontology

_LONGEST_PREPOSITION = 6  # words: none in `ontology/cues.csv` has more
_BARE = {"information", "report", "datum", "data", "figure", "estimate", "count", "detail"}
_EARLY = {"preliminary", "initial", "first", "early", "unconfirmed", "available", "provisional", "latest", "incoming"}
_RULES = {"plan", "schedule", "law", "custom", "tradition", "need", "taste", "age", "rule"}


def aside(by: Token, noun: Token, whose: Token, entry: Cue) -> Candidate:
    """Return the candidate of "by the ministry's count, …": the clause without the words that name the ministry."""
    content = without(reach(_anchor(by)), reach(by))
    return Candidate((by.i, noun.i + 1), entry.kind, entry.stance, content, whose, frame="according")


@lru_cache(maxsize=4)
def prepositions(ontology: Ontology) -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return the prepositions that name a speaker by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for (lemma, pos), entry in ontology.cues.items():
        if pos == "ADP":
            words = tuple(lemma.split())
            index.setdefault(words[0], []).append((words, entry))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in index.items()}


def preposition(token: Token, index: dict[str, list[tuple[tuple[str, ...], Cue]]], text: Annotated) -> Candidate | None:
    """Return the candidate of a preposition that names a speaker, None where it names none."""
    doc, following = text.doc, text.doc[token.i + 1 : token.i + _LONGEST_PREPOSITION]
    ahead = [t.lower_ for t in following]
    for words, entry in index[token.lower_]:
        end = token.i + len(words)
        if end >= len(doc) or ahead[: len(words) - 1] != list(words[1:]):
            continue
        measure = doc[end].pos_ in {"NOUN", "NUM"} and doc[end].lemma_ not in BODIES
        if words == ("per",) and (measure or (token.i and doc[token.i - 1].pos_ == "NUM")):
            return None  # "per cent", "per day"
        last = doc[end - 1]
        held = child(last, "pobj", "pcomp") or (child(token, "pobj") if last != token else None)
        if held is None or held.lemma_.lower() in _RULES:
            return None
        speaker = None if _names_nobody(held) else held
        top = token if token.head != last else last
        stop = next((t.i for t in doc[end : held.right_edge.i + 1] if t.text == ","), held.right_edge.i + 1)
        told = next(
            (c for c in held.rights if c.dep_ == "relcl" and c.i > stop), None
        )  # "according to X, who was there, …"
        own = (token.i, max(stop, end) if told is None else told.right_edge.i + 1)
        return Candidate(
            (token.i, end if speaker else held.i + 1),
            entry.kind,
            entry.stance if speaker else "alleges",
            without(reach(_anchor(top)), own),
            speaker,
            frame="according" if speaker else "raised",
        )
    return None


def _names_nobody(held: Token) -> bool:
    """Tell whether what somebody goes by is bare: "according to preliminary information" names nobody."""
    bare = all(c.dep_ in {"amod", "det", "punct"} and c.pos_ != "PROPN" for c in held.children)
    return bare and held.lemma_.lower() in _BARE and any(c.lower_ in _EARLY for c in held.children)


def _anchor(preposition: Token) -> Token:
    """Return the verb whose clause an "according to" vouches for; at the head of a sentence, the whole of it."""
    sentence = preposition.sent
    if preposition.left_edge.i <= sentence.start + 1:
        return sentence.root
    verb = clause_of(preposition.head)
    while verb.dep_ in {"acl", "relcl", "xcomp", "advcl", "pcomp"} and verb.i > verb.head.i:
        if verb.dep_ == "relcl":  # "…, three of whom, according to X, were minors" vouches for the relative clause
            break
        verb = clause_of(verb.head) if verb.dep_ in {"acl", "pcomp"} else verb.head
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and _closes(preposition):
        verb = verb.head  # "nine died and 12 were wounded, according to the army" vouches for both
    return verb


def _closes(preposition: Token) -> bool:
    """Tell whether an aside stands behind a comma at the end of its sentence, which has no semicolon before it."""
    start, sentence = preposition.left_edge.i, preposition.sent
    doc = preposition.doc
    if start <= sentence.start or doc[start - 1].text != ",":
        return False
    rest = doc[start : sentence.end]
    end = preposition.right_edge.i  # "according to activists opposed to the government"
    verbs = (t for t in rest if t.pos_ in {"VERB", "AUX"} and t.i > preposition.i + 1 and t.dep_ != "relcl")
    over = not any(t.i > end or t.dep_ != "acl" for t in verbs)
    return over and not any(t.text == ";" for t in doc[sentence.start : start])
