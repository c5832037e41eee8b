"""The nouns of decisions: what one is about, as it was read when it was made, and whether it holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.comparison import Decision
from rashomon.records.reading import Span, Where

TargetKind = Literal["mention", "claim", "actor", "report", "decision"]
RedactionKind = Literal["report", "passage", "person"]
State = Literal["held", "superseded", "overruled", "undone", "not_held", "review"]


@dataclass(frozen=True, slots=True)
class Target:
    """What one id of a decision was when it was made, so that newer rules can find it again."""

    id: str  # as it was then
    kind: TargetKind
    report: str | None = None  # the report that it was found in; None for a decision
    field: str | None = None  # of a claim its field, of a mention its type
    where: Where | None = None
    span: Span | None = None  # of a claim its words, of a mention its trigger
    words: str = ""  # as printed: of a claim its words, of a mention its sentence, of an actor its name


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision, and whether it holds today."""

    decision: Decision
    state: State
    reason: str  # why it does not hold, in words; empty where it does
    against: tuple[str, ...]  # ids of the decisions by which it does not hold
    now: tuple[str, ...]  # ids that it is about today, left and right; empty where it is for review
    about: tuple[Target, ...]  # what it was about when it was made, left and right


@dataclass(frozen=True, slots=True)
class Redaction:
    """The tombstone of something that was taken out of a store: never what it was."""

    id: str
    kind: RedactionKind
    report: str
    where: Where | None  # of a passage
    span: Span | None  # of a passage
    by: str
    why: str
    made: str  # ISO 8601, UTC
