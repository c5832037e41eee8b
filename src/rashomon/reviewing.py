"""What a person says of the reading of a claim, or reads in a report himself → decisions that are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.combine.agreement import interval_alpha, nominal_alpha
from rashomon.combine.clusters import PERSON
from rashomon.combine.correcting import claim_id, correct_readings, last_words, with_added
from rashomon.combine.following import MOST_WORDS
from rashomon.deciding import Made, decisions_on, find_target, keep, make_decision, stand
from rashomon.records import (
    FIGURES,
    READ_VERDICTS,
    ActorValue,
    Claim,
    Correction,
    Decision,
    Figure,
    PersonValue,
    PlaceValue,
    Reading,
    Report,
    Span,
    Target,
    TextValue,
    TimeValue,
    Value,
)

if TYPE_CHECKING:
    from rashomon.store import Store

MOST_MARKED = 1_000  # characters that a person marks for a claim
# Which values a field may have; that of any other field is words.
VALUES: Mapping[str, tuple[type[Value], ...]] = {
    **dict.fromkeys(sorted(FIGURES), (Figure,)),
    "actor": (ActorValue,),
    "initiator": (ActorValue,),
    "responsibility": (ActorValue,),
    "target": (ActorValue, TextValue),
    "presence": (Figure, TextValue),
    "place": (PlaceValue,),
    "time": (TimeValue,),
    "victim": (PersonValue,),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The last word of a person on a claim, and the claim by it; None where it is rejected."""

    decision: Decision
    claim: Claim | None


def judge_reading(store: Store, reading: Reading) -> tuple[Reading, dict[str, Judgement]]:
    """Return a reading as it was read with what persons added to it, and by claim the last word on it."""
    decisions = decisions_on(store, [reading])
    read, added = last_words(decisions)
    if not read and not added:
        return reading, {}
    [corrected] = correct_readings([reading], decisions)
    now = {claim.id: claim for claim in corrected.claims}
    whole = with_added(reading, decisions)
    judged = {id_: Judgement(one, now.get(id_)) for id_, one in {**added, **read}.items()}
    return whole, judged


def correct_claim(
    store: Store, claim: str, correction: Correction, by: str, why: str, *, onto: str = "", seen: int | None = None
) -> Made:
    """Keep what a claim says by a person's reading; `onto` puts it on another mention of its report.

    ValueError where an id is unknown or the correction fits no claim; ConflictError where another person decided on
    the claim after the decision of the number `seen`.
    """
    about = find_target(store, claim, "corrected")
    if correction == Correction() and not onto:
        raise ValueError(f"{about.id}: nothing in it is corrected")
    check_value(correction.field or about.field or "", correction.value, kept=correction.field in (None, about.field))
    targets = (about, *([_mention(store, onto, about.report)] if onto else []))
    return keep(store, make_decision("corrected", [one.id for one in targets], by, why, correction), targets, seen)


def add_claim(store: Store, onto: str, correction: Correction, by: str, why: str) -> Made:
    """Keep a claim that a person reads in words of a report, told of one of its mentions.

    ValueError where the words are not there, the mention is of another report, or a claim is not all told.
    """
    reading = next(iter(store.readings(correction.report or "")), None) if correction.report else None
    if reading is None:
        raise ValueError(f"no report has the id {correction.report}")
    if correction.field is None or correction.value is None:
        raise ValueError("a claim has a field and a value")
    check_value(correction.field, correction.value)
    words = _words(reading, correction)
    mention = _mention(store, onto, reading.report.id)
    correction = replace(correction, where=correction.where or "text", speaker=correction.speaker or "")
    id_ = claim_id(correction)
    about = Target(id_, "claim", reading.report.id, correction.field, correction.where, correction.span, words)
    return keep(store, make_decision("added", [id_, mention.id], by, why, correction), (about, mention))


def find_words(report: Report, words: str, nth: int = 1, after: int = 0) -> Span:
    """Return where words stand in a report's text for the nth time from a place on; ValueError where they do not.

    Any space between two words is as good as another: what is copied from a page has lost its line ends.
    """
    parts = words.split()
    if not parts or len(words) > MOST_MARKED:
        raise ValueError(f"a claim stands in words of 1 to {MOST_MARKED} characters")
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found = next(islice(pattern.finditer(report.text, after), max(1, nth) - 1, None), None)
    if found is None:
        raise ValueError(f"the report does not have the words {' '.join(parts)!r}{f' {nth} times' if nth > 1 else ''}")
    return found.span()


def check_value(field: str, value: Value | None, *, kept: bool = False) -> None:
    """Raise ValueError where a value is not one that a field may have; with `kept` none means that it stays."""
    kinds = VALUES.get(field, (TextValue,))
    if value is None and kept:
        return
    if not isinstance(value, kinds):
        raise ValueError(f"{field} has {' or '.join(one.__name__.removesuffix('Value').lower() for one in kinds)}")
    if isinstance(value, Figure) and None not in (value.low, value.high) and (value.low or 0) > (value.high or 0):
        raise ValueError(f"{value.low} is more than {value.high}")


def _mention(store: Store, id_: str, report: str | None) -> Target:
    """Return a mention of a report; ValueError where the id is none, or of another report."""
    found = find_target(store, id_, "noted")
    if found.report != report:
        raise ValueError(f"{id_}: a mention of another report")
    return found


def _words(reading: Reading, correction: Correction) -> str:
    text = reading.report.title if correction.where == "title" else reading.report.text
    start, end = correction.span or (0, 0)
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError(f"no words stand at {start} to {end} of the report")
    return text[start:end][:MOST_WORDS]


# ── how far persons agree ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far persons agree on the claims of a field that two of them judged, by Krippendorff's alpha.

    `nominal`: on whether it is one and what it says; `interval`: on the number, where two give one. None where nothing
    could differ.
    """

    field: str
    claims: int
    persons: tuple[str, ...]
    nominal: float | None
    interval: float | None


def find_agreement(store: Store) -> list[Agreement]:
    """Return for each field how far persons agree on its claims, the most judged first; all fields in one before them.

    The last word of each person on a claim counts, also where another has overruled it.
    """
    words = [
        one for one in stand(store) if one.decision.verdict in READ_VERDICTS and one.state in ("held", "superseded")
    ]
    told: dict[str, dict[str, Decision]] = {}
    for one in sorted(words, key=lambda one: one.decision.made or ""):
        told.setdefault(one.now[0], {})[one.decision.by.removeprefix(PERSON)] = one.decision
    both = {id_: by for id_, by in told.items() if len(by) > 1}
    reports = {target.report for one in words if one.now[0] in both for target in one.about if target.report}
    readings = store.readings(*reports) if reports else ()
    claims = {claim.id: claim for one in readings for claim in judge_reading(store, one)[0].claims}
    fields: dict[str, list[tuple[Claim, Mapping[str, Decision]]]] = {}
    for id_ in sorted(both.keys() & claims.keys()):
        fields.setdefault(claims[id_].field, []).append((claims[id_], both[id_]))
    ranked = sorted(fields.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    whole = [("all", [one for _, those in ranked for one in those])] if len(ranked) > 1 else []
    return [_agreement(field, those) for field, those in [*whole, *ranked]]


def _agreement(field: str, judged: Sequence[tuple[Claim, Mapping[str, Decision]]]) -> Agreement:
    values = [[_value(claim, one) for one in by.values()] for claim, by in judged]
    numbers = [[number for value in unit if (number := _number(value)) is not None] for unit in values]
    persons = {person for _, by in judged for person in by}
    nominal = nominal_alpha([[repr(value) for value in unit] for unit in values])
    return Agreement(field, len(judged), tuple(sorted(persons)), nominal, interval_alpha(numbers))


def _value(claim: Claim, decision: Decision) -> Value | None:
    """Return what a claim says by a person's word, None where that is nothing."""
    if decision.verdict == "rejected":
        return None
    corrected = decision.correction.value if decision.correction else None
    return claim.value if corrected is None else corrected


def _number(value: Value | None) -> float | None:
    if not isinstance(value, Figure):
        return None
    number = value.printed if value.printed is not None else value.low if value.low is not None else value.high
    return None if number is None else float(number)
