"""What a stage knows of a claim that is no figure → its record, in which all that only figures have is empty."""

from __future__ import annotations

from rashomon.records.reading import Claim, Field, Link, Stance, Value, Where, Words


def plain_claim(
    id_: str,
    mention: str,
    field: Field,
    value: Value,
    words: Words,
    *,
    chain: tuple[Link, ...],
    stance: Stance,
    method: str,
    score: float,
    where: Where = "text",
    attribution: str | None = None,
    group: str = "",
) -> Claim:
    """Return the claim of a deed itself: about all of it, of no part, and as of no day of its own."""
    return Claim(
        id=id_,
        mention=mention,
        field=field,
        group=group,
        whom=None,
        value=value,
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words=words.text,
        span=words.span,
        where=where,
        attribution=attribution,
        chain=chain,
        stance=stance,
        method=method,
        score=score,
    )
