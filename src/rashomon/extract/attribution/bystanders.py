"""Quotations at which no cue stands: behind a sentence about one person, or behind a colon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.sentences import STOPS
from rashomon.extract.clauses import BODIES, child, is_alone
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

_WRITTEN = {"banner", "graffiti", "inscription", "note", "placard", "plaque", "poster", "sign", "slogan", "word"}
_LONGEST_BEFORE = 60  # tokens of the sentence about the speaker


def by_colon(
    text: Annotated, found: list[Candidate], quotations: tuple[Quotation, ...], ontology: Ontology
) -> list[Candidate]:
    """Read a quotation behind a colon that no cue holds: "The general issued a statement: “…”", "He was blunt: “…”"."""
    held = sorted(start for c in found for start, _ in c.content)
    more = []
    for quotation in quotations:
        colon = text.doc[quotation.start - 1] if quotation.start else None
        if colon is not None and colon.is_space and colon.i > 0:  # "He described the scene:" and the next paragraph
            colon = text.doc[colon.i - 1]
        inside = text.doc[quotation.start + 1 : quotation.end - 1]
        if colon is None or colon.text != ":" or not any(t.pos_ in {"VERB", "AUX"} for t in inside):
            continue
        if bisect_left(held, quotation.end) > bisect_left(held, colon.i):
            continue
        root = colon.sent.root
        who = child(root, "nsubj") if colon.i - colon.sent.start <= _LONGEST_BEFORE and root.i < colon.i else None
        speaks = (root.lemma_, "VERB") in ontology.cues  # "His aide disagreed: “…”"
        if who is not None and (speaks or _is_somebody(who, ontology)):
            content = ((quotation.start, quotation.end),)
            more.append(Candidate((colon.i, colon.i + 1), "speech", "asserts", content, who, frame="quote"))
    return more


def _is_somebody(who: Token, ontology: Ontology) -> bool:
    lemma = who.lemma_.lower()
    return who.pos_ == "PROPN" or who.lower_ in {"he", "she", "they"} or lemma in BODIES or lemma in ontology.groups


def by_person(
    text: Annotated, found: list[Candidate], quotations: tuple[Quotation, ...], ontology: Ontology
) -> list[Candidate]:
    """Read a quotation that nobody says, behind a sentence about one person: "The mother wept. “He went out.”"."""
    breaks = [-1, *(t.i for t in text.doc if "\n" in t.text), len(text.doc)]
    telling = sorted(c.cue[0] for c in found if c.kind in {"speech", "report"})
    more = []
    for quotation in quotations:
        number = bisect_right(breaks, quotation.start)
        first, last = breaks[number - 1], breaks[min(number, len(breaks) - 1)]
        inside = text.doc[quotation.start + 1 : quotation.end - 1]
        told = bool(inside) and inside[-1].text in STOPS and any(t.pos_ in {"VERB", "AUX"} for t in inside)
        before = text.doc[quotation.start - 1] if quotation.start - 1 > first else None
        if not told or not inside[0].text[:1].isupper() or before is None or before.text not in {".", "!"}:
            continue
        if before.i - before.sent.start > _LONGEST_BEFORE:
            continue
        until = text.doc[quotation.end].sent.end if quotation.end < last else last
        who = child(before.sent.root, "nsubj")
        if any(t.lemma_.lower() in _WRITTEN for t in before.sent):
            continue  # "She pointed at the banner. “No one leaves.”"
        if bisect_left(telling, until) > bisect_left(telling, before.sent.start):
            continue  # who says it is told right before or behind
        if who is not None and (who.lower_ in {"he", "she"} or is_alone(who, ontology.groups)):
            content = ((quotation.start, quotation.end),)
            mark = (quotation.start, quotation.start + 1)
            more.append(Candidate(mark, "speech", "asserts", content, who, frame="quote"))
    return more
