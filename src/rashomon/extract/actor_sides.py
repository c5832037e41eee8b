"""Whose men "the fighters" are: a report's claims → the same, with a side where the figures before tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.extract.naming import Cast
from rashomon.records import Claim, Mention

_SUFFERED = frozenset({"killed", "injured", "casualties", "captured", "missing"})
_BACK = 3  # figures that are looked back on


def with_sides(claims: Sequence[Claim], mentions: Iterable[Mention], cast: Cast) -> list[Claim]:
    """Return claims in order; harmed fighters of whom no more is told are those whom the figures before told of.

    Not where these are of the side that did the deed, nor where nobody is told to have done it.
    """
    doers = {one.id: {cast.side(p.actor, p.text) for p in one.actors if p.actor is not None} for one in mentions}
    found: list[Claim] = []
    counted: list[Claim] = []
    for claim in claims:
        found.append(_sided(claim, counted[-_BACK:], doers) if _is_open(claim) else claim)
        if claim.whom is not None:
            counted.append(found[-1])
    return found


def _is_open(claim: Claim) -> bool:
    """Tell whether a figure is of harmed fighters whose side its own words leave open."""
    whom = claim.whom
    plain = claim.field in _SUFFERED and " " not in claim.group
    return plain and whom is not None and whom.role == "combatant" and whom.side is None


def _sided(claim: Claim, before: Sequence[Claim], doers: Mapping[str, set[str | None]]) -> Claim:
    own = doers.get(claim.mention, set())
    for one in reversed(before):
        whom = one.whom
        if one.where != claim.where or whom is None or whom.role != "combatant" or whom.side is None:
            continue
        if not own or whom.side in own or claim.whom is None:
            break
        return replace(claim, whom=replace(claim.whom, side=whom.side))
    return claim
