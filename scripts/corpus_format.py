"""What a gold.yaml of corpus/accounts may hold (corpus/accounts/README.md); build_corpus.py checks it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon import records

Bounds = Annotated[tuple[int | None, int | None, records.Bound, int | None], Field(strict=False)]
Dispute = Literal[
    "disjoint_figures", "denial", "rival_actor", "rival_status", "rival_description", "rival_place", "rival_time"
]


class Strict(BaseModel):
    """A mapping of gold.yaml: no key but those it names."""

    model_config = ConfigDict(extra="forbid")


class Link(Strict):
    """A speaker: "~a source" is unnamed, "?he" unresolved, "outlet" the report itself."""

    text: str
    kind: records.LinkKind = "named"
    stance: records.Stance = "asserts"
    via: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        known = {"text": data} if isinstance(data, str) else dict(data)
        text = str(known.get("text", ""))
        if text == "outlet":
            return {"kind": "outlet", **known}
        marks = {"~": "unnamed", "?": "unresolved"}
        if text[:1] in marks:
            return {**known, "text": text[1:], "kind": marks[text[0]]}
        return known


class Claim(Strict):
    """A claim of a report."""

    words: str = Field(min_length=1)
    nth: int = Field(1, ge=1)
    where: records.Where = "text"
    event: str | None
    act: str | None = None
    field: records.Field
    figure: Bounds | None = None
    text: str | None = None
    days: tuple[date, date] | None = None
    part: records.Part | None = None
    group: str = ""
    role: records.Role | None = None
    who: str | None = None
    side: str | None = None
    scope: records.Scope = "incident"
    part_of: str | None = None
    replaces: str | None = None
    chain: list[Link] = Field(min_length=1)
    stance: records.Stance = "asserts"
    note: str | None = None

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.figure is None) == (self.text is None):
            raise ValueError("a claim has either figure or text")
        if (self.figure is not None) != (self.field in records.FIGURES):
            raise ValueError(f"{self.field} takes {'figure' if self.field in records.FIGURES else 'text'}")
        if any(link.kind == "outlet" for link in self.chain) and len(self.chain) > 1:
            raise ValueError("outlet stands alone: the publisher is not repeated behind others")
        if self.figure is not None:
            check_figure(*self.figure)
        return self


class Report(Strict):
    """One report."""

    file: str
    title: str | None
    outlet: str | None
    byline: str | None
    credit: str | None
    published: date | None
    events: list[str]
    claims: list[Claim]
    problems: list[str]
    not_text: list[str] = []


class Act(Strict):
    """A deed of an event."""

    type: str
    mode: str | None = None
    actors: list[str]
    targets: list[str]


class Place(Strict):
    """Where an event was, under each name that the reports use."""

    names: list[str] = Field(min_length=1)
    country: str | None


class Event(Strict):
    """One event of a case."""

    name: str
    type: str
    first: date
    last: date
    part: records.Part | None = None
    place: Place
    sides: list[list[str]]
    acts: dict[str, Act]


class Copy(Strict):
    """One report that repeats another."""

    of: str
    by: str
    kind: Literal["identical", "trimmed", "edited", "rewritten", "same_statement"]
    share: float = Field(gt=0, le=1)
    why: str | None = None


class Position(Strict):
    """One value, who holds it, and the reports that tell so."""

    by: list[str] = Field(min_length=1)
    figure: Bounds | None = None
    text: str | None = None
    rejects: bool = False
    reports: list[str] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.figure is None) == (self.text is None):
            raise ValueError("a position has either figure or text")
        return self


class Between(Strict):
    """A relation of two positions, or of one with another finding."""

    kind: Literal["superseded", "different_scope", "implausible_sum"]
    between: tuple[int, int] | None = None
    to: Any = None
    why: str | None = None


class Quarrel(Strict):
    """Two positions that stand against each other."""

    kind: Dispute
    between: tuple[int, int]
    why: str | None = None


class Origins(Strict):
    """How many bodies that can know stand behind a finding."""

    at_least: int = Field(ge=1)
    at_most: int = Field(ge=1)
    why: str


class Finding(Strict):
    """What the reports say of one field of an event, or of one group."""

    event: str
    field: records.Field
    group: str | None = None
    act: str | None = None
    positions: list[Position] = Field(min_length=1)
    disputes: list[Quarrel] = []
    relations: list[Between] = []
    origins: Origins


class Case(Strict):
    """A gold.yaml."""

    case: str
    world: Literal["real", "invented"]
    sources: list[str] = []
    confusable: str | None
    events: dict[str, Event]
    reports: list[Report]
    copies: list[Copy]
    not_copies: list[tuple[str, str]] = []
    findings: list[Finding]


def check_figure(low: int | None, high: int | None, bound: str, printed: int | None) -> None:
    """Raise ValueError where an interval does not fit its bound."""
    fits = {
        "exact": low == high == printed and low is not None,
        "about": low == high == printed and low is not None,
        "at_least": low == printed and low is not None and high is None,
        "more_than": high is None and low is not None and printed == low - 1,
        "up_to": low is None and high == printed and high is not None,
        "under": low is None and high is not None and printed == high + 1,
        "between": low is not None and high is not None and low < high,
        "vague": printed is None,
    }
    if not fits[bound]:
        raise ValueError(f"{[low, high, bound, printed]} does not fit its bound")
