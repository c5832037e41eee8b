"""What a careful reader finds in the reports of a case: the files of corpus/accounts as records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.records import EVENT_SCOPES, FIGURES


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim: words as printed, and the speakers under their fullest names, innermost first, no publisher.

    `chain` is ("outlet",) for the report's own voice and holds "unresolved" for a speaker whom the text lost.
    """

    words: str
    field: str
    chain: tuple[str, ...]
    event: str | None
    group: str = ""
    role: str | None = None
    low: int | None = None
    high: int | None = None
    about: bool = False
    text: str | None = None
    days: tuple[str, str] | None = None
    scope: str = "incident"
    stance: str = "asserts"
    where: str = "text"
    nth: int | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is a number or a quantity without one."""
        return self.field in FIGURES and self.text is None

    @property
    def is_number(self) -> bool:
        """Whether it is a figure that has a number."""
        return self.is_figure and (self.low is not None or self.high is not None)

    @property
    def is_of_event(self) -> bool:
        """Whether it tells of the event, not of a campaign, another deed or the background."""
        return self.scope in EVENT_SCOPES

    def __str__(self) -> str:
        shown = self.text if self.text is not None else f"{self.low}–{self.high}"
        return f"{self.field} {shown} “{self.words}” by {', '.join(self.chain)}, {self.stance}"


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report; `name` is its file, with "#2" for the second of a file. `head` only where it is annotated."""

    name: str
    head: Mapping[str, str | None]
    events: tuple[str, ...]
    claims: tuple[GoldClaim, ...]
    problems: tuple[str, ...]
    not_text: tuple[str, ...] = ()  # furniture of the page


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """One value and the reports that tell it; none where the annotation does not say which."""

    by: tuple[str, ...]
    low: int | None
    high: int | None
    printed: int | None
    text: str | None
    rejects: bool
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDispute:
    """Two positions against each other. `kind` None: of any kind."""

    kind: str | None
    between: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """What the reports say of one field of an event. `origins` None: not annotated."""

    field: str
    group: str
    positions: tuple[GoldPosition, ...]
    disputes: tuple[GoldDispute, ...]
    relations: tuple[str, ...]
    origins: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class GoldAct:
    """A deed of an event."""

    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.type} by {', '.join(self.actors) or 'somebody'} on {', '.join(self.targets) or 'somebody'}"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event; `id` is CASE/KEY."""

    id: str
    type: str | None
    acts: tuple[GoldAct, ...]
    findings: tuple[GoldFinding, ...]


@dataclass(frozen=True, slots=True)
class GoldCase:
    """The reports of one event, or of two that are easily confused."""

    name: str
    folder: Path  # of the reports
    reports: tuple[GoldReport, ...]
    events: tuple[GoldEvent, ...]
    copies: tuple[tuple[str, str, str], ...]  # original, copy, kind
    not_copies: tuple[tuple[str, str], ...]


def load_case(folder: Path) -> GoldCase:
    """Return the case of a folder with read.jsonl, compare.json and reports/; ValueError naming what is wrong."""
    try:
        lines = (folder / "read.jsonl").read_text(encoding="utf-8").splitlines()
        compared = json.loads((folder / "compare.json").read_text(encoding="utf-8"))
        return GoldCase(
            name=folder.name,
            folder=folder / "reports",
            reports=tuple(_report(json.loads(line)) for line in lines),
            events=tuple(_event(one) for one in compared["events"]),
            copies=tuple((one["of"], one["by"], one["kind"]) for one in compared["copies"]),
            not_copies=tuple((one, other) for one, other in compared["not_copies"]),
        )
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ValueError(f"{folder}: no case of accounts: {error}") from None


def _report(data: Mapping[str, Any]) -> GoldReport:
    return GoldReport(
        name=data["report"]["path"],
        head={key: value for key, value in data["report"].items() if key != "path"},
        events=tuple(data["events"]),
        claims=tuple(_claim(one) for one in data["claims"]),
        problems=tuple(one["kind"] for one in data["problems"]),
        not_text=tuple(data["not_text"]),
    )


def _claim(data: Mapping[str, Any]) -> GoldClaim:
    value = data["value"]
    time = value.get("time")
    inner = value.get("actor") or value.get("place") or time or value
    return GoldClaim(
        words=data["words"],
        field=data["field"],
        chain=_chain(data["chain"]),
        event=data["event"],
        group=data["group"],
        role=(data["whom"] or {}).get("role"),
        low=value.get("low"),
        high=value.get("high"),
        about=value.get("bound") in ("about", "vague"),
        text=inner.get("text"),
        days=(time["first"], time["last"]) if time and time["first"] else None,
        scope=data["scope"],
        stance=data["stance"],
        where=data["where"],
        nth=data["nth"],
    )


def _chain(links: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the speakers; the publisher only where it speaks itself."""
    inner = tuple("unresolved" if one["kind"] == "unresolved" else one["text"] for one in links[:-1])
    return inner or ("outlet",)


def _event(data: Mapping[str, Any]) -> GoldEvent:
    acts = (GoldAct(one["type"], tuple(one["actors"]), tuple(one["targets"])) for one in data["acts"])
    return GoldEvent(data["id"], data["type"], tuple(acts), tuple(_finding(one) for one in data["findings"]))


def _finding(data: Mapping[str, Any]) -> GoldFinding:
    return GoldFinding(
        field=data["field"],
        group=data["group"],
        positions=tuple(_position(one) for one in data["positions"]),
        disputes=tuple(GoldDispute(one["kind"], tuple(one["between"])) for one in data["disputes"]),
        relations=tuple(one["kind"] for one in data["relations"]),
        origins=(data["origins"]["at_least"], data["origins"]["at_most"]),
    )


def _position(data: Mapping[str, Any]) -> GoldPosition:
    low, high, printed = (data[key] for key in ("low", "high", "printed"))
    return GoldPosition(tuple(data["by"]), low, high, printed, data["text"], data["rejects"], tuple(data["reports"]))
