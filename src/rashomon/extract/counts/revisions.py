"""Which figure of a report takes the place of another: "raised its toll from 9 to 12", "revised to 12 from 9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.extract.counts.quantities import Quantity
from rashomon.records import Claim

Made = tuple[Quantity, Sequence[Claim]]

_REVISE = frozenset(
    "raise revise lower rise climb increase update correct reduce cut grow jump fall drop mount move adjust up down"
    " amend downgrade upgrade".split()
)


def with_revisions(claims: Sequence[Claim], made: Sequence[Made]) -> list[Claim]:
    """Return the claims, each that revises another naming it; `made` holds what each number of a text was told as."""
    replaced: dict[str, str] = {}
    for first, second in pairwise(made):
        pair = _old_and_new(first, second)
        if pair is not None:
            replaced |= _linked(*pair)
    return [replace(claim, replaces=replaced.get(claim.id, claim.replaces)) for claim in claims]


def _linked(old: Made, new: Made) -> dict[str, str]:
    """Return the ids of the new claims with those of the old ones of the same field."""
    fields = {claim.field: claim.id for claim in old[1]}
    return {claim.id: fields[claim.field] for claim in new[1] if claim.field in fields}


def _old_and_new(first: Made, second: Made) -> tuple[Made, Made] | None:
    """Return which of two numbers that follow each other in a sentence is the former one, None where neither is."""
    one, other = first[0], second[0]
    sentence = one.number.sent
    if other.number.sent != sentence or not any(t.lemma_.lower() in _REVISE for t in sentence):
        return None
    leads = [_lead(quantity) for quantity in (one, other)]
    if leads[0] == "from" and leads[1] in {"to", "at"}:
        return first, second
    return (second, first) if leads[1] == "from" else None


def _lead(quantity: Quantity) -> str:
    """Return the preposition that leads to a number: "to at least 12" has "to"."""
    doc, start = quantity.number.doc, quantity.start
    return next(
        (t.lower_ for t in reversed(list(doc[max(0, start - 2) : start])) if t.lower_ in {"from", "to", "at"}), ""
    )
