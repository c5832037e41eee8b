"""The annotation of the demonstration reports: what a careful reader finds, as records (key: demo/README.md)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from rashomon.demo import REPORTS

EXPECTED = REPORTS.parent / "expected"


@dataclass(frozen=True)
class GoldClaim:
    """One claim: words and speakers as printed, innermost speaker first; `low` and `high` for figures, else `value`."""

    words: str
    field: str
    source: tuple[str, ...]
    stance: str = "asserts"
    where: str = "text"
    group: str = ""
    low: int | None = None
    high: int | None = None
    value: str | None = None
    scope: str = "background"

    def __str__(self) -> str:
        figure = self.value if self.value is not None else f"{self.low}–{self.high}"
        return f"{self.field} {figure} “{self.words}” by {', '.join(self.source)}, {self.stance}"


@dataclass(frozen=True)
class GoldReport:
    """One report, named by its file, with "#2" for the second of a file."""

    name: str
    title: str
    byline: str | None
    outlet: str | None
    credit: str | None
    published: str
    not_text: tuple[str, ...]
    claims: tuple[GoldClaim, ...]
    background: tuple[GoldClaim, ...]
    problems: tuple[str, ...] = field(default=())


def load_gold() -> list[GoldReport]:
    """Return the annotation of every report."""
    return [report for path in sorted(EXPECTED.glob("[0-9]*.yaml")) for report in _reports(path)]


def load_comparison() -> dict[str, Any]:
    """Return what the reports add up to, as the file has it."""
    found: dict[str, Any] = yaml.safe_load((EXPECTED / "compare.yaml").read_text(encoding="utf-8"))
    return found


def _reports(path: Path) -> Iterator[GoldReport]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    [file] = REPORTS.glob(f"{path.stem}.*")
    records = data.get("records", [data])
    for number, one in enumerate(records, 1):
        yield GoldReport(
            name=f"{file.name}#{number}" if len(records) > 1 else file.name,
            title=one["title"],
            byline=one["byline"],
            outlet=one["outlet"],
            credit=one["credit"],
            published=str(one["published"]),
            not_text=tuple(one["not_text"]),
            claims=tuple(claim for row in one["claims"] for claim in _claims(row)),
            background=tuple(claim for row in one["background"] for claim in _claims(row)),
            problems=tuple(one.get("problems", ())),
        )


def _claims(row: dict[str, Any]) -> Iterator[GoldClaim]:
    """Yield the claims of a line: several weapons are as many claims."""
    known = {key: row[key] for key in ("words", "field", "stance", "where", "low", "high", "scope") if key in row}
    values = row.get("value")
    for value in values if isinstance(values, list) else [values]:
        yield GoldClaim(**known, source=tuple(row["source"]), group=row.get("group") or "", value=value)
