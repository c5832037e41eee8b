"""Cases in the form of one EVENT.yaml beside a folder EVENT of reports: claims and positions, without acts or kinds."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.bench.accounts.gold import (
    GoldCase,
    GoldClaim,
    GoldDispute,
    GoldEvent,
    GoldFinding,
    GoldPosition,
    GoldReport,
)
from rashomon.records import FIGURES


def load_event_file(path: Path) -> GoldCase:
    """Return the case of an EVENT.yaml; ValueError where it is none, or where PyYAML is not installed."""
    try:
        import yaml  # noqa: PLC0415 - of the extra "bench"
    except ImportError:
        raise ValueError(f"{path}: PyYAML is needed to read it: pip install rashomon[bench]") from None
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        names = [one["report"] for one in data["reports"]]
        return GoldCase(
            name=path.stem,
            folder=path.with_suffix(""),
            reports=tuple(_report(one, path.stem) for one in data["reports"]),
            events=(
                GoldEvent(path.stem, None, (), tuple(_finding(one) for one in data["findings"]["positions"] or ())),
            ),
            copies=tuple(pair for group in data["copies"] or () for pair in _pairs(group, names)),
            not_copies=(),
        )
    except (OSError, yaml.YAMLError, LookupError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"{path}: no case of accounts: {reason}") from None


def _pairs(group: list[object], names: list[str]) -> list[tuple[str, str, str]]:
    """Return each two reports of a group of copies, which lists the numbers that their files begin with."""
    members = [
        name
        for name in names
        if name[:2] in {f"{number:02}" if isinstance(number, int) else number for number in group}
    ]
    return [(one, other, "") for one, other in combinations(members, 2)]


def _report(data: dict[str, Any], event: str) -> GoldReport:
    others = [one for one in data.get("not_of_this_event") or () if isinstance(one, dict)]
    claims = [_claim(one, event) for one in data["claims"]]
    claims += [_claim(one, None) for one in others if one.get("field") in FIGURES]
    return GoldReport(data["report"], {}, (event,), tuple(claims), ())


def _claim(data: dict[str, Any], event: str | None) -> GoldClaim:
    chain = tuple(map(str, data.get("chain") or data.get("source") or ("outlet",)))
    return GoldClaim(
        words=data.get("words") or data.get("anchor") or "",
        field=data["field"],
        chain=tuple(_speaker(name) for name in chain),
        event=event,
        group=str(data.get("group") or ""),
        low=data.get("low"),
        high=data.get("high"),
        about=bool(data.get("approx")),
        text=_text(data.get("value")),
        scope="incident" if event else "other_incident",
        stance=data.get("stance", "asserts"),
    )


def _speaker(name: str) -> str:
    """Return the name of a speaker without what the annotation adds to it: "Jane Roe, ministry (via a wire)"."""
    return "unresolved" if name.startswith("unclear") else re.split(r",| \(| via ", name)[0]


def _text(value: object) -> str | None:
    return " ".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)


def _finding(data: dict[str, Any]) -> GoldFinding:
    """Return a finding; two positions and more are a dispute of some kind between the first two."""
    positions = tuple(
        GoldPosition(
            tuple(one["by"]), one.get("low"), one.get("high"), None, _text(one.get("value")), rejects=False, reports=()
        )
        for one in data["positions"]
    )
    disputes = (GoldDispute(None, (0, 1)),) if len(positions) > 1 else ()
    return GoldFinding(data["field"], str(data.get("group") or ""), positions, disputes, (), None)
