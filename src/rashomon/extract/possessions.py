"""Whose "its forces" are: the party that a claim of responsibility names beside the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.lexicon import is_owned
from rashomon.records import ActorValue, Claim, Mention, Party, Where


def with_owners(mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[tuple[Mention, ...], list[Claim]]:
    """Return mentions and claims in which "its forces" are the actor to whom the speaker's own words give the deed."""
    owners = [
        (claim.where, claim.span, claim.value.actor.actor)
        for claim in claims
        if isinstance(claim.value, ActorValue) and claim.field == "responsibility" and is_owned(claim.words)
    ]
    if not owners:
        return tuple(mentions), list(claims)

    def owned(party: Party, where: Where) -> Party:
        if not is_owned(party.text):
            return party
        start, end = party.span
        actor = next((a for at, (first, last), a in owners if at == where and first <= start and end <= last), None)
        return party if actor is None else replace(party, actor=actor)

    told = tuple(replace(m, actors=tuple(owned(p, m.where) for p in m.actors)) for m in mentions)
    return told, [
        replace(c, value=ActorValue(owned(c.value.actor, c.where))) if isinstance(c.value, ActorValue) else c
        for c in claims
    ]
