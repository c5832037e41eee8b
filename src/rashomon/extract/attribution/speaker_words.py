"""What the words of a speaker show of themselves: a name's core, an office, whose statement it is."""

from __future__ import annotations

from rashomon.extract.clauses import BODIES, child
from rashomon.extract.parse import Parse, Token, text_of

# Nouns for those who print and broadcast, beside the bodies that speak.
PRESS = frozenset("radio station daily weekly channel broadcaster magazine website newsroom".split())
# Papers and posts in which somebody speaks: the `via` of a link.
VIA = frozenset(
    "statement release report post letter tweet communique message video website email announcement bulletin".split()
) | {"communiqué"}

_LONGEST_QUOTATION = 120  # tokens


def is_closed(verb: Token) -> bool:
    """Tell whether a semicolon ends a clause."""
    end = verb.right_edge.i + 1
    return end < len(verb.doc) and verb.doc[end].text == ";"


def is_full(head: Token) -> bool:
    """Tell whether a noun phrase says which body it means: "the hospital in Homs", "a commission of parliament"."""
    return any(c.dep_ in {"prep", "poss", "compound", "amod", "nmod"} for c in head.children)


def with_name(head: Token, end: int) -> int:
    """Return where a speaker's words end, with the name that stands bare before the cue: "head of the bank Ann Lee"."""
    cue = head.head.i
    name = head.doc[end:cue] if head.dep_ == "nsubj" and head.pos_ == "NOUN" and end < cue <= end + 6 else ()
    return cue if name and all(t.pos_ == "PROPN" or t.text == "-" for t in name) else end


def core_of(head: Token) -> str:
    """Return a name without what hangs behind it: "Ann Lee" of "Ann Lee of the Observatory"."""
    first = head.i
    while first > 0 and head.doc[first - 1].dep_ in {"compound", "nmod"} and head.doc[first - 1].head.i >= first:
        first -= 1
    return text_of(head.doc[first : head.i + 1])


def is_office(head: Token) -> bool:
    """Tell whether a phrase names a person by an office: "coalition spokesman", "Pentagon official"."""
    return head.lemma_.lower() in {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officer",
        "source",
        "minister",
    }


def author_of(head: Token) -> Token | None:
    """Return whose statement it is: "the coalition's statement", "a statement by the army", "ministry statement"."""
    owner = child(head, "poss")
    if owner is not None:
        return owner
    for preposition in head.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"by", "from", "of"}:
            return child(preposition, "pobj")
    named = [c for c in head.children if c.dep_ in {"compound", "nmod"} and (c.pos_ == "PROPN" or c.lemma_ in BODIES)]
    return named[-1] if named else None


def before_quotation(doc: Parse, start: int) -> int:
    """Return where the quotation opens that ends right before a token, or goes on over it, else the token.

    "Rusk wept. “Gone!” he said", "Rusk wept. “They came. All are gone,” he said": nobody of his own words is "he".
    """
    if start < 2 or not (doc[start - 1].is_quote or _closes(doc, start)):
        return start
    last = start - 2 if doc[start - 1].is_quote else start - 1
    for place in range(last, max(-1, start - _LONGEST_QUOTATION), -1):
        if doc[place].is_quote or "\n" in doc[place].text:
            return place if doc[place].is_quote else start
    return start


def _closes(doc: Parse, start: int) -> bool:
    """Tell whether the first mark in a sentence closes a quotation: no space stands before it."""
    mark = next((t for t in doc[start : doc[start].sent.end] if t.is_quote), None)
    return mark is not None and mark.i > start and not doc[mark.i - 1].whitespace_
