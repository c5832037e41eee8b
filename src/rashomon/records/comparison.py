"""The nouns across reports: who copies whom, which events they tell, and what their claims add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.reading import (
    Bound,
    Field,
    Place,
    Problem,
    Reading,
    Scope,
    Span,
    Stance,
    Value,
    Where,
    Whom,
    Words,
)

Verdict = Literal[
    "same", "different", "unsure", "credible", "discounted", "undone", "accepted", "rejected", "corrected", "added",
    "noted", "assigned", "begun", "coded", "reopened"]  # fmt: skip
READ_VERDICTS: frozenset[str] = frozenset(["accepted", "rejected", "corrected"])  # on how a claim was read
WORK_VERDICTS: frozenset[str] = frozenset(["noted", "assigned", "begun", "coded", "reopened"])  # they change no finding


@dataclass(frozen=True, slots=True)
class Copy:
    """`by` repeats `share` of the text of `of`: identical, trimmed, edited, rewritten, same_statement."""

    of: str
    by: str
    share: float
    kind: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What words claim as a person reads them; null where that is as it was read, or is not told."""

    field: Field | None = None
    value: Value | None = None
    group: str | None = None
    whom: Whom | None = None
    scope: Scope | None = None
    stance: Stance | None = None
    speaker: str | None = None  # the innermost; empty for the report's own voice
    report: str | None = None  # of an added claim: the report that has its words
    where: Where | None = None  # of an added claim
    span: Span | None = None  # of an added claim


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on two ids (same, different, unsure), a grade of one (credible, discounted), or another one undone.

    Or what a person says of the reading of a claim (accepted, rejected, corrected, added), or of the work on an event
    (noted, assigned, begun, coded, reopened). It is kept for ever: an undone decision stays, and an undone undoing
    restores it.
    """

    id: str
    left: str  # where it undoes a decision, the id of that
    right: str | None  # of a claim corrected or added the mention that it is put on; None where one id is judged
    verdict: Verdict
    by: str  # a method with its version, or "person:NAME"
    why: str
    made: str | None = None  # ISO 8601; None for a method, whose decisions must not depend on a clock
    correction: Correction | None = None  # where a claim is corrected or added
    assignee: str | None = None  # whom an event is assigned to; empty for nobody


@dataclass(frozen=True, slots=True)
class Position:
    """One version of a finding, who holds it, and on which claims it stands."""

    by: tuple[str, ...]
    side: str | None  # whose side the holders are on: an actor's name, None where they are no party
    low: int | None
    high: int | None
    bound: Bound | None
    printed: int | None
    text: str | None  # for positions that are no figures
    rejects: bool  # rejects another's figure and offers none
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A dispute or relation of a kind between two positions, by their place in the finding's list."""

    kind: str
    between: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of a range under a policy, with the claims that give it. `value` None: the end is open."""

    value: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent bodies stand behind a finding, at least and at most, and why not exactly."""

    at_least: int
    at_most: int
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """A figure that an origin gave from a day on."""

    day: str | None  # as of which, else on which it was first published, YYYY-MM-DD; null where neither is known
    as_of: str | None  # the day that the words themselves give, YYYY-MM-DD; null where they give none
    low: int | None
    high: int | None
    bound: Bound
    printed: int | None  # the number as printed, null where the words give none
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """How the figure of one origin moved: one step where it never did."""

    by: str  # name of the origin
    side: str | None  # whose side it is on: an actor's name, null where it is no party
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the claims on one field add up to, under a named policy."""

    field: Field
    group: str
    whom: Whom | None
    act: str | None
    policy: str
    low: Limit | None
    best: Limit | None
    high: Limit | None
    dispute: str | None  # kind of the first dispute
    disputes: tuple[Between, ...]
    relations: tuple[Between, ...]
    outlets: int
    reports: int
    origins: Origins
    positions: tuple[Position, ...]
    history: tuple[History, ...] = ()  # how the figure of each origin moved; empty for what is no figure


@dataclass(frozen=True, slots=True)
class Silence:
    """A side of an event whom no report quotes."""

    side: int  # its place in the event's list `sides`
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class NameWord:
    """Words for an actor, as one voice uses them. `judges`: they speak against whom they name, or for him."""

    text: str
    count: int  # how often this voice uses them
    judges: Literal["against", "for"] | None  # by ontology/judgements.csv; null for words that do not judge
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What one voice calls one actor."""

    actor: str
    side: int | None  # its place in the event's list `sides`, null where the actor is on none
    by: str  # whose words: an outlet's, where it speaks itself, else a speaker's
    outlet: str | None  # who words it: null where a speaker is quoted, who chose the words himself
    words: tuple[NameWord, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """Reports of an event that leave out a position of a finding which they could have had."""

    finding: int  # its place in the event's list `findings`
    position: int  # its place in the finding's list `positions`
    reports: tuple[str, ...]
    copy: bool  # they repeat a report that has the position


@dataclass(frozen=True, slots=True)
class Act:
    """The mentions of one deed inside an event."""

    id: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One incident: one place, one stretch of time, one or several acts. Has the id of its earliest mention."""

    id: str
    label: str
    type: str
    first: str | None
    last: str | None
    place: Place | None
    sides: tuple[tuple[str, ...], ...]
    reports: tuple[str, ...]
    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]
    silence: tuple[Silence, ...] = ()  # sides whom no report quotes
    names: tuple[Naming, ...] = ()  # what each voice calls each actor
    omissions: tuple[Omission, ...] = ()  # which reports leave out a position that others have


@dataclass(frozen=True, slots=True)
class RevisedFigure:
    """A figure that a page gave before it was revised, or gives since."""

    field: Field
    group: str
    from_: str | None  # `from` in JSON: id of a claim of the earlier report, null where the figure is new
    to: str | None  # id of a claim of the later report, null where the figure is gone


@dataclass(frozen=True, slots=True)
class Revision:
    """One page with two texts: what was taken out of it and what was put in."""

    url: str  # without what only tells where a reader came from
    earlier: str
    later: str
    share: float  # how much of the two texts is alike, 0 to 1
    title: tuple[str, str] | None  # the earlier and the later headline, null where it is the same
    removed: tuple[Words, ...]  # spans point into the earlier report's text
    added: tuple[Words, ...]  # spans point into the later report's text
    figures: tuple[RevisedFigure, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that several reports say of their events: the object that `rashomon compare --json` prints."""

    reports: tuple[Reading, ...]
    copies: tuple[Copy, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    revisions: tuple[Revision, ...] = ()  # pages that were read with two texts
