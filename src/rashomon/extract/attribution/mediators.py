"""Whom a speaker cites, set apart by commas: "according to the radio, citing X", "Orvest, which cited X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.headings import first_head
from rashomon.extract.clauses import BODIES, Range, passive, subject, without
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

_CITING = {"cite", "quote", "relay"}
_LONGEST_SPEAKER, _LONGEST_CITED = 8, 14  # tokens


@dataclass(frozen=True)
class _Cited:
    """Who is cited, by which verb, and the tokens from the comma before it to its end."""

    verb: Token
    who: Token
    tokens: Range


def with_cited(text: Annotated, candidates: list[Candidate], ontology: Ontology) -> list[Candidate]:
    """Return the candidates with those who are cited as links of whoever cites them, and no speakers of their own."""
    cited = list(_cited(text, ontology))
    if not cited:
        return candidates
    aside = {c.speaker.i: n for n, c in enumerate(candidates) if c.frame == "according" and c.speaker is not None}
    found, linked, more = list(candidates), set(), []
    for one in cited:
        near = range(one.tokens[0] - 1, one.tokens[0] - _LONGEST_SPEAKER - 1, -1)
        told = next((aside[place] for place in near if place in aside), None)
        if told is not None:
            content = tuple(piece for r in found[told].content for piece in without(r, one.tokens))
            found[told] = replace(found[told], inner=one.who, content=content)
            linked.add(one.verb.i)
        elif (reported := _reported(text, one, ontology)) is not None:
            more.append(reported)
            linked |= {one.verb.i, reported.cue[1] - 1}
    return [c for c in found if c.cue[1] - 1 not in linked] + more


def _cited(text: Annotated, ontology: Ontology) -> Iterator[_Cited]:
    """Yield whom ", citing X" and ", which cited X" name, where it is somebody who may say so."""
    for verb in text.doc:
        if verb.lemma_.lower() not in _CITING or verb.pos_ != "VERB" or verb.i < 2:
            continue
        mark = verb.i - 1 if verb.tag_ == "VBG" else verb.i - 2
        if text.doc[mark].text != "," or (mark < verb.i - 1 and text.doc[verb.i - 1].lower_ not in {"which", "who"}):
            continue
        sentence_end = verb.sent.end
        end = min(sentence_end, verb.i + _LONGEST_CITED)
        stop = next((i for i in range(verb.i + 1, end) if text.doc[i].text in {",", ".", ";", ")"}), end)
        within = next((i for i in range(verb.i + 1, stop) if text.doc[i].pos_ == "ADP"), stop)
        nouns = [t for t in text.doc[verb.i + 1 : within] if t.pos_ in {"NOUN", "PROPN"}]
        if not nouns or any(t.pos_ in {"VERB", "AUX"} for t in text.doc[verb.i + 1 : stop]):
            continue
        who = first_head(nouns)
        lemma = who.lemma_.lower()
        quoted = verb.lemma_.lower() != "cite"  # a ground is cited, "citing the weather"; a person is quoted
        if quoted or who.pos_ == "PROPN" or lemma in BODIES or lemma in ontology.speakers or lemma in ontology.groups:
            yield _Cited(verb, who, (mark, stop))


def _reported(text: Annotated, one: _Cited, ontology: Ontology) -> Candidate | None:
    """Read "the agency reported, citing X, that …", of which the parse may lose the clause."""
    verb, that = text.doc[one.tokens[0] - 1], one.tokens[1] + 1
    entry = ontology.cues.get((verb.lemma_, "VERB")) if verb.pos_ == "VERB" else None
    if entry is None or entry.kind not in {"speech", "report"} or passive(verb) or that + 2 >= len(text.doc):
        return None
    who = subject(verb)
    if who is None or text.doc[that].lower_ != "that" or text.doc[one.tokens[1]].text != ",":
        return None
    beside = text.doc[verb.i - 1]  # "the news agency Orvest reported"
    who = beside if beside.i == who.i + 1 and beside.text[:1].isupper() else who
    content = ((that + 1, verb.sent.end),)
    return Candidate((verb.i, verb.i + 1), entry.kind, entry.stance, content, who, one.who, frame="clause")
