"""Which figure of a report takes the place of another: "raised its toll from 9 to 12", "revised to 12 from 9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.extract.counts.quantity import Quantity
from rashomon.records import Claim

Made = tuple[Quantity, Sequence[Claim]]

_REVISE = frozenset(
    "raise revise lower rise climb increase update correct reduce cut grow jump fall drop mount move adjust up down"
    " amend downgrade upgrade".split()
)
_EARLIER = {"earlier", "initially", "previously", "previous", "originally", "original", "initial", "preliminary"}
_NOW = {"now", "later", "since", "subsequently", "updated", "revised", "corrected", "final"}
_TOLLS = {"toll", "tally", "number", "count", "figure", "total"}
_LONG = 80  # tokens of a sentence that are looked at
_LEAD = 4  # tokens between a preposition and its number
_NEAR = 12  # tokens in which a word tells of a number that it is old or new


def with_revisions(claims: Sequence[Claim], made: Sequence[Made]) -> list[Claim]:
    """Return the claims, each that revises another naming it; `made` holds what each number of a text was told as."""
    replaced: dict[str, str] = {}
    for number, (first, second) in enumerate(pairwise(made)):
        rise = _rise(second[0])
        pair = (
            _old_and_new(first, second)
            if rise is None
            else _raised(second, made[max(0, number - _NEAR) : number + 1], rise)
        )
        if pair is not None:
            replaced |= _linked(*pair)
    return [replace(claim, replaces=replaced.get(claim.id, claim.replaces)) for claim in claims]


def _rise(quantity: Quantity) -> bool | None:
    """Tell whether a number is one "up from" which another rose, or "down from" which it fell; None where neither."""
    words = quantity.number.doc[max(0, quantity.start - _LEAD) : quantity.start]
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i].lower_ == "from"), 0)
    if not at or any(t.like_num for t in words[at:]):
        return None  # "revised down from 19 to 12": the 12 is the new one
    return {"up": True, "down": False}.get(words[at - 1].lower_)


def _raised(old: Made, before: Sequence[Made], rise: bool) -> tuple[Made, Made] | None:
    """Return a former number and the one told before that took its place: parts of the new one may stand between."""
    for new in reversed(before):
        told = {c.field for c in new[1] if c.scope == "incident"} & {c.field for c in old[1]}
        size, former = _size(new[0]), _size(old[0])
        if told and (size > former if rise else size < former):
            return old, new
    return None


def _size(quantity: Quantity) -> int:
    return quantity.figure.printed or quantity.figure.low or quantity.figure.high or 0


def _linked(old: Made, new: Made) -> dict[str, str]:
    """Return the ids of the new claims with those of the old ones of the same field."""
    fields = {claim.field: claim.id for claim in old[1]}
    return {claim.id: fields[claim.field] for claim in new[1] if claim.field in fields}


def _old_and_new(first: Made, second: Made) -> tuple[Made, Made] | None:
    """Return which of two numbers that follow each other is the former one, first, None where neither is."""
    one, other = first[0], second[0]
    sentence = one.number.sent
    if other.number.sent != sentence:
        following = other.number.sent.start == sentence.end
        return (first, second) if following and _earlier(one) and _now(other, other.number.sent.start) else None
    if _earlier(one) and _now(other, one.end):
        return first, second
    leads = [_lead(quantity) for quantity in (one, other)]
    lemmas = {t.lemma_.lower() for t in sentence[:_LONG]}
    if leads[0] == "at" and "stand" in lemmas and _now(other, one.end):
        return first, second  # "stood at 12 on Monday and is now 19"
    if not lemmas & _REVISE and not ("go" in lemmas and lemmas & _TOLLS):
        return None
    if leads[1] in {"to", "at"} and (leads[0] == "from" or _earlier(one)):
        return first, second
    return (second, first) if leads[1] == "from" else None


def _lead(quantity: Quantity) -> str:
    """Return the preposition that leads to a number: "to at least 12" has "to", "from an initial 25" has "from"."""
    doc, start = quantity.number.doc, quantity.start
    for token in reversed(doc[max(0, start - _LEAD) : start]):
        if token.lower_ in {"from", "to", "at"}:
            return token.lower_
        if token.pos_ in {"VERB", "NOUN", "PUNCT"}:
            return ""
    return ""


def _earlier(quantity: Quantity) -> bool:
    """Tell whether a number is told as a former one: "earlier reports spoke of 12", "a previous count of 40"."""
    before = quantity.number.doc[quantity.number.sent.start : quantity.start]
    return any(t.lower_ in _EARLIER for t in before[-_NEAR:])


def _now(quantity: Quantity, begin: int) -> bool:
    """Tell whether a number is told as what holds now: "now says 15", "later put it at eight"."""
    doc, end = quantity.number.doc, quantity.number.sent.end
    before = doc[max(begin, quantity.start - _NEAR) : quantity.start]
    return any(t.lower_ in _NOW for t in (*before, *doc[quantity.end : min(end, quantity.end + 3)]))
