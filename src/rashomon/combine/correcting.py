"""What persons say of claims → readings as these persons correct them; what was read stays as it is in the store.

A corrected claim keeps its id, so that grades and links stay with it; its method is the person, and its score 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from json import dumps

from rashomon.combine.clusters import rank
from rashomon.lexicon import fold_name
from rashomon.records import (
    ActorValue,
    Claim,
    Correction,
    Decision,
    Figure,
    Link,
    Mention,
    Party,
    PlaceValue,
    Reading,
    Report,
    Span,
    Stance,
    TimeValue,
    Value,
)

Readings = Sequence[Reading]


def correct_readings(readings: Readings, decisions: Sequence[Decision]) -> Readings:
    """Return the readings with what persons rejected gone, what they corrected as they have it, what they added."""
    ranking = rank(decisions)
    if not ranking.read and not ranking.added:
        return readings
    added: dict[str, list[Decision]] = {}
    for decision in ranking.added.values():
        if decision.correction is not None and decision.correction.report is not None:
            added.setdefault(decision.correction.report, []).append(decision)
    return [_correct(one, ranking.read, added.get(one.report.id, ())) for one in readings]


def last_words(decisions: Sequence[Decision]) -> tuple[Mapping[str, Decision], Mapping[str, Decision]]:
    """Return by claim the last word on how it was read, and by which decision it was added."""
    ranking = rank(decisions)
    return ranking.read, ranking.added


def with_added(reading: Reading, decisions: Sequence[Decision]) -> Reading:
    """Return a reading as it was read, and with what persons added to it."""
    ranking = rank(decisions)
    added = [one for one in ranking.added.values() if one.correction and one.correction.report == reading.report.id]
    return _correct(reading, {}, added)


def claim_id(correction: Correction) -> str:
    """Return the id of an added claim: a hash of report, place, field, group, value and speaker, as of those read."""
    parts = (correction.report, correction.where, correction.span, correction.field, correction.group or "")
    key = dumps([*parts, repr(correction.value), fold_name(correction.speaker or "")])
    return "c" + sha256(key.encode()).hexdigest()[:12]


def _correct(reading: Reading, read: Mapping[str, Decision], added: Iterable[Decision]) -> Reading:
    mentions = {mention.id: mention for mention in reading.mentions}
    own = [_added(one, reading) for one in added if one.right in mentions]
    # What newer rules read at last where a person had added it is told once.
    claims = {claim.id: claim for claim in reading.claims if not any(_is_told(claim, one) for one in own)}
    claims |= {one.id: one for one in own}
    for one in own:
        _tell(mentions, None, one)
    for id_ in read.keys() & claims.keys():
        before, after = claims[id_], _judged(claims[id_], read[id_], reading)
        if after is None:
            del claims[id_]
        else:
            claims[id_] = after
        if after != before:
            _tell(mentions, before, after)
    if list(claims.values()) == list(reading.claims):
        return reading
    kept = (_without_lost(claim, claims) for claim in claims.values())
    ordered = sorted(kept, key=lambda c: (c.where == "text", c.span, c.field, c.id))
    return replace(reading, claims=tuple(ordered), mentions=tuple(mentions.values()))


def _judged(claim: Claim, decision: Decision, reading: Reading) -> Claim | None:
    """Return a claim after the last word on it, None where it is rejected."""
    if decision.verdict == "rejected":
        return None
    correction = decision.correction
    if decision.verdict == "accepted" or correction is None:
        return claim
    known = {mention.id for mention in reading.mentions}
    return replace(
        claim,
        mention=decision.right if decision.right in known else claim.mention,
        field=correction.field or claim.field,
        value=claim.value if correction.value is None else correction.value,
        group=claim.group if correction.group is None else correction.group,
        whom=claim.whom if correction.whom is None else correction.whom,
        scope=correction.scope or claim.scope,
        stance=correction.stance or claim.stance,
        chain=_chain(claim.chain, correction, reading, claim.span, claim.stance),
        method=decision.by,
        score=1.0,
    )


def _added(decision: Decision, reading: Reading) -> Claim:
    """Return the claim that a person added to a reading; it stands on a mention of it."""
    told = decision.correction or Correction()
    where, span = told.where or "text", told.span or (0, 0)
    outlet = Link(reading.report.outlet or "this report", None, "outlet", None, None, "asserts")
    stance = told.stance or "asserts"
    return Claim(
        id=decision.left,
        mention=decision.right or "",
        field=told.field or "occurrence",
        group=told.group or "",
        whom=told.whom,
        value=told.value or Figure(None, None, "vague", None),
        scope=told.scope or "incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words=_text(reading.report, where)[slice(*span)],
        span=span,
        where=where,
        attribution=None,
        chain=_chain((outlet,), told, reading, span, stance),
        stance=stance,
        method=decision.by,
        score=1.0,
    )


def _chain(
    chain: tuple[Link, ...], correction: Correction, reading: Reading, span: Span, stance: Stance
) -> tuple[Link, ...]:
    """Return a chain with the innermost speaker and stance of a correction; an outlet stays at the end of all."""
    stance = correction.stance or stance
    if correction.speaker is None:
        return (replace(chain[0], stance=stance), *chain[1:]) if chain else chain
    outer = chain if chain and chain[0].kind == "outlet" else chain[1:]
    if not correction.speaker:
        return outer[-1:]
    return (_speaker(correction.speaker, reading, span, stance), *outer)


def _speaker(name: str, reading: Reading, near: Span, stance: Stance) -> Link:
    folded = fold_name(name)
    actor = next((a.id for a in reading.actors if folded in map(fold_name, (a.name, *a.names))), None)
    text = reading.report.text
    before, after = text.rfind(name, 0, near[1]), text.find(name, near[0])
    found = before if before >= 0 else after
    named = actor is not None or any(letter.isupper() for letter in name)
    span = (found, found + len(name)) if found >= 0 else None
    return Link(name, span, "named" if named else "unnamed", actor, None, stance)


def _text(report: Report, where: str) -> str:
    return report.title if where == "title" else report.text


def _is_told(claim: Claim, added: Claim) -> bool:
    """Tell whether a claim that was read says what an added one says, in the same words."""
    meet = claim.where == added.where and claim.span[0] < added.span[1] and added.span[0] < claim.span[1]
    return meet and claim.field == added.field and claim.value == added.value


def _without_lost(claim: Claim, claims: Mapping[str, Claim]) -> Claim:
    """Return a claim that points at no claim that is gone."""
    part_of = claim.part_of if claim.part_of in claims else None
    replaces = claim.replaces if claim.replaces in claims else None
    changed = (part_of, replaces) != (claim.part_of, claim.replaces)
    return replace(claim, part_of=part_of, replaces=replaces) if changed else claim


# ── the deed that a claim tells of ──────────────────────────────────────────────────────────────────────────────────


def _tell(mentions: dict[str, Mention], before: Claim | None, after: Claim | None) -> None:
    """Let a deed have the place, the time and the parties that its claims have, once they are corrected."""
    if before is not None and before.mention in mentions:
        mentions[before.mention] = _without(mentions[before.mention], before.field, before.value)
    if after is not None and after.mention in mentions:
        mentions[after.mention] = _with(mentions[after.mention], after.field, after.value)


def _without(mention: Mention, field: str, value: Value) -> Mention:
    match field, value:
        case "place", PlaceValue(place) if mention.place == place:
            return replace(mention, place=None)
        case "time", TimeValue(time) if mention.time == time:
            return replace(mention, time=None)
        case "actor", ActorValue(party):
            return replace(mention, actors=_less(mention.actors, party))
        case "target", ActorValue(party):
            return replace(mention, targets=_less(mention.targets, party))
    return mention


def _with(mention: Mention, field: str, value: Value) -> Mention:
    match field, value:
        case "place", PlaceValue(place) if mention.place is None:
            return replace(mention, place=place)
        case "time", TimeValue(time) if mention.time is None:
            return replace(mention, time=time)
        case "actor", ActorValue(party):
            return replace(mention, actors=(*_less(mention.actors, party), party))
        case "target", ActorValue(party):
            return replace(mention, targets=(*_less(mention.targets, party), party))
    return mention


def _less(parties: Sequence[Party], party: Party) -> tuple[Party, ...]:
    return tuple(one for one in parties if one != party)
