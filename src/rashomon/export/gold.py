"""What persons settled of some events → gold data in the form of corpus/accounts, which `bench accounts` reads."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from rashomon import contract
from rashomon.export.holders import name_outlet
from rashomon.records import Act, Claim, Comparison, Event, Finding, Link, Reading, Report


def write_gold(
    comparison: Comparison, coded: Collection[str], not_copies: Sequence[tuple[str, str]] = ()
) -> dict[str, bytes]:
    """Return the files of a case by their path in its folder: read.jsonl, compare.json, reports/; none without events.

    `coded` are mentions of the events that persons have gone through: of these, and of the reports that tell them, all
    claims count as right that stand in the comparison, which has what they corrected, added and left.
    """
    events = [one for one in comparison.events if set(_mentions(one)) & set(coded)]
    told = {report for event in events for report in event.reports}
    readings = {one.report.id: one for one in reversed(comparison.reports) if one.report.id in told}
    if not readings:
        return {}
    ordered = [readings[id_] for id_ in sorted(readings)]
    event_of = {mention: event.id for event in events for mention in _mentions(event)}
    files = {f"reports/{_file(one.report)}": _line(_received(one.report)) for one in ordered}
    files["read.jsonl"] = b"".join(_line(_read(one, events, event_of)) for one in ordered)
    compared = {
        "reports": [_file(one.report) for one in ordered],
        "copies": [
            {"of": f"{one.of}.jsonl", "by": f"{one.by}.jsonl", "kind": one.kind, "share": one.share}
            for one in comparison.copies
            if {one.of, one.by} <= readings.keys()
        ],
        "not_copies": [[f"{one}.jsonl" for one in pair] for pair in not_copies if set(pair) <= readings.keys()],
        "events": [_event(event, readings) for event in events],
    }
    files["compare.json"] = (json.dumps(compared, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _mentions(event: Event) -> Iterator[str]:
    return (mention for act in event.acts for mention in act.mentions)


def _file(report: Report) -> str:
    return f"{report.id}.jsonl"


def _line(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _received(report: Report) -> dict[str, Any]:
    """Return a report as JSON Lines input has it."""
    names = ("title", "text", "published", "outlet", "url")
    return {name: getattr(report, name) for name in names if getattr(report, name) is not None}


def _read(reading: Reading, events: Sequence[Event], event_of: Mapping[str, str]) -> dict[str, Any]:
    report = reading.report
    head = {name: getattr(report, name) for name in ("title", "outlet", "published")}
    deeds = [one for one in reading.mentions if one.id in event_of]
    return {
        "report": {"path": _file(report), **head},
        "events": [event.id for event in events if report.id in event.reports],
        "mentions": [{"id": one.id, "event": event_of[one.id], "type": one.type, "mode": one.mode} for one in deeds],
        "claims": [_claim(claim, report, event_of.get(claim.mention)) for claim in reading.claims],
        "problems": [],  # nobody said what is not clear
        "not_text": [],
    }


def _claim(claim: Claim, report: Report, event: str | None) -> dict[str, Any]:
    plain = contract.plain(claim)
    text = report.title if claim.where == "title" else report.text
    words = text[slice(*claim.span)]
    kept = ("id", "mention", "field", "group", "whom", "value", "scope", "part_of", "replaces", "where", "stance")
    return {name: plain[name] for name in kept} | {
        "event": event,
        "words": words,
        "nth": text.count(words, 0, claim.span[0] + len(words) - 1) + 1 if words else 1,
        "chain": [_link(link) for link in claim.chain],
    }


def _link(link: Link) -> dict[str, Any]:
    text = link.stands_for.text if link.stands_for else link.text
    return {"text": text, "kind": link.kind, "stance": link.stance, "via": link.via}


def _event(event: Event, readings: Mapping[str, Reading]) -> dict[str, Any]:
    tellers = {claim.id: _file(one.report) for one in readings.values() for claim in one.claims}
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "first": event.first,
        "last": event.last,
        "sides": event.sides,
        "reports": [f"{id_}.jsonl" for id_ in event.reports],
        "outlets": sorted({name_outlet(readings[id_].report) for id_ in event.reports if id_ in readings}),
        "acts": [_act(act) for act in event.acts],
        "findings": [_finding(one, tellers) for one in event.findings],
    }


def _act(act: Act) -> dict[str, Any]:
    return {"id": act.id, "type": act.type, "actors": act.actors, "targets": act.targets}


def _finding(finding: Finding, tellers: Mapping[str, str]) -> dict[str, Any]:
    plain = contract.plain(finding)
    positions = [
        {name: one[name] for name in ("by", "low", "high", "bound", "printed", "text", "rejects")}
        | {"reports": sorted({tellers[id_] for id_ in one["claims"] if id_ in tellers})}
        for one in plain["positions"]
    ]
    kept = ("field", "group", "act", "origins", "disputes", "relations")
    return {name: plain[name] for name in kept} | {"positions": positions}
