"""Whose men "the fighters" are: a report's claims → the same, with a side where the words around them tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.extract.naming import Cast
from rashomon.lexicon import Ontology, force_of, rival_forces
from rashomon.records import Claim, Mention

_SUFFERED = frozenset({"killed", "injured", "casualties", "captured", "missing"})
_BACK = 3  # figures that are looked back on
_NEAR = 60  # characters between a blow and whom it hurts: "attacked the militia at Konna, wounding two fighters"
# Whom a report calls by what they did before: they are those whose number or deed it told.
_ATTACKERS = frozenset("attackers assailants aggressors raiders".split())
_OWN_PEOPLE = frozenset("citizens nationals servicemen compatriots".split())
_OF_STATES = frozenset({"state", "government", "military", "ministry"})
_FOR_RULERS = re.compile(r"\b(?:government|regime|loyalists?)\b", re.IGNORECASE)


def with_sides(claims: Sequence[Claim], mentions: Iterable[Mention], cast: Cast, ontology: Ontology) -> list[Claim]:
    """Return claims in order; harmed fighters of whom no more is told are those whom the figures before told of.

    Not where these are of the side that did the deed, nor where nobody is told to have done it. "Citizens" are those of
    the state that tells of them, "pro-government" fighters those of the state where it happened.
    """
    deeds = {one.id: one for one in mentions}
    doers = {one.id: _sides_of(one, cast) for one in deeds.values()}
    found: list[Claim] = []
    counted: list[Claim] = []
    for claim in claims:
        sided = claim
        if _is_open(claim):
            near = [one for one in counted[-_BACK:] if not _rivals(claim.group, one.group, ontology)]
            sided = _sided(claim, near, doers)
            sided = _struck(claim, deeds, doers, cast) if sided is claim else sided
        elif claim.whom is not None:
            sided = _ruled(_own_people(claim, cast), deeds, ontology)
        found.append(sided)
        if claim.whom is not None:
            counted.append(sided)
    return found


def _sides_of(mention: Mention, cast: Cast) -> set[str | None]:
    """Return the sides of those who do a deed."""
    return {cast.side(p.actor, p.text) for p in mention.actors if p.actor is not None}


def _is_open(claim: Claim) -> bool:
    """Tell whether a figure is of harmed fighters whose side its own words leave open."""
    whom = claim.whom
    plain = claim.field in _SUFFERED and " " not in claim.group
    return plain and whom is not None and whom.role == "combatant" and whom.side is None


def _rivals(group: str, other: str, ontology: Ontology) -> bool:
    """Tell whether soldiers are told of beside rebels: neither are men of the other's side."""
    return rival_forces(force_of(group, ontology), force_of(other, ontology))


def _on_side(claim: Claim, side: str | None) -> Claim:
    return claim if claim.whom is None or side is None else replace(claim, whom=replace(claim.whom, side=side))


def _sided(claim: Claim, before: Sequence[Claim], doers: Mapping[str, set[str | None]]) -> Claim:
    own = doers.get(claim.mention, set())
    attacked = claim.group.casefold() in _ATTACKERS
    for one in reversed(before):
        whom = one.whom
        if one.where != claim.where or whom is None or whom.role != "combatant" or whom.side is None:
            continue
        if attacked and one.field != "strength":
            continue  # who struck is told by how many they were, not by whom they hurt
        if not attacked and (not own or whom.side in own):
            break
        return _on_side(claim, whom.side)
    return claim


def _struck(claim: Claim, deeds: Mapping[str, Mention], doers: Mapping[str, set[str | None]], cast: Cast) -> Claim:
    """Return harmed fighters as those of whom the same doer is told to strike right before: one known side of them."""
    own = doers.get(claim.mention, set()) - {None}
    if not own or claim.group.casefold() in _ATTACKERS:
        return claim
    sides = {
        cast.side(party.actor, party.text)
        for deed in deeds.values()
        if deed.where == claim.where and own <= doers[deed.id]
        for party in deed.targets
        if party.actor is not None and 0 <= claim.span[0] - party.span[1] <= _NEAR
        if cast.kind(cast.side(party.actor, party.text)) != "unknown"
    } - own
    return _on_side(claim, sides.pop()) if len(sides) == 1 else claim


def _own_people(claim: Claim, cast: Cast) -> Claim:
    """Return a state's "citizens" and "servicemen" as its own where it tells of them."""
    speaker = claim.chain[0] if claim.chain else None
    if claim.group.casefold() not in _OWN_PEOPLE or claim.whom is None or claim.whom.side is not None:
        return claim
    if speaker is None or speaker.actor is None:
        return claim
    side = cast.side(speaker.actor, speaker.text)
    return _on_side(claim, side) if cast.kind(side) in _OF_STATES else claim


def _ruled(claim: Claim, deeds: Mapping[str, Mention], ontology: Ontology) -> Claim:
    """Return fighters for a government that the report does not name as those of the state where all of it happened."""
    whom = claim.whom
    if whom is None or whom.side in ontology.actors or not _FOR_RULERS.search(claim.group):
        return claim
    if whom.actor is not None and not _FOR_RULERS.search(whom.actor.replace("_", " ")):
        return claim
    # "At a US outpost" is in no part of the United States: a country's bare name does not tell where.
    places = (one.place for one in deeds.values() if one.place is not None and one.place.precision != "country")
    countries = {place.country for place in places if place.country}
    if len(countries) != 1:
        return claim
    states = (one.id for one in ontology.actors.values() if one.kind == "state" and one.country in countries)
    return _on_side(claim, next(states, None))
