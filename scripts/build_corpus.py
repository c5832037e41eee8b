"""Make read.jsonl and compare.json of annotated cases from their gold.yaml, and refuse what is wrong in it.

usage: build_corpus.py [--check] [dev/CASE ...]    --check writes nothing; without a case: all of corpus and the demo
The format is described in corpus/accounts/README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from corpus_format import Case, Claim, Event, Finding, Report
from pydantic import ValidationError

from rashomon import records

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "accounts"
DEMO = ROOT / "src" / "rashomon" / "demo"
PROBLEMS = (
    "speaker_unresolved speaker_unintroduced title_not_borne_out repeated_statement place_unknown sum_does_not_fit"
).split()
ACTORS = ("actor", "initiator", "target")


def main() -> int:
    """Build or check the cases that are asked for; return 1 where one is wrong or --check finds one not built."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    folders = [CORPUS / name for name in names] or [DEMO, *sorted(path.parent for path in CORPUS.glob("*/*/gold.yaml"))]
    complaints = [line for folder in folders for line in build(folder, check="--check" in sys.argv)]
    print("\n".join(complaints) or f"{len(folders)} cases are right")
    return 1 if complaints else 0


def build(folder: Path, *, check: bool) -> list[str]:
    """Write the two files of a case; return what is wrong with it, line by line."""
    try:
        case = Case.model_validate(yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8")))
    except ValidationError as error:
        return [f"{folder.name}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    except (OSError, yaml.YAMLError) as error:
        return [f"{folder.name}: {' '.join(str(error).split())}"]
    complaints = [f"{folder.name}: {line}" for line in find_faults(case, folder)]
    if complaints:
        return complaints
    lines = [json.dumps(reading(case, report), ensure_ascii=False) for report in case.reports]
    files = {
        "read.jsonl": "\n".join(lines) + "\n",
        "compare.json": json.dumps(comparison(case), ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in files.items():
        path = folder / name
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            complaints.append(f"{folder.name}: {name} is not what gold.yaml gives: run build_corpus.py")
    claims = [claim for report in case.reports for claim in report.claims]
    quarrels = Counter(one.kind for finding in case.findings for one in finding.disputes)
    print(f"{folder.name}: {len(case.reports)} reports, {len(claims)} claims, {len(case.findings)} findings,")
    print(f"  {dict(quarrels)}, {sum(len(claim.chain) > 1 for claim in claims)} chains, {len(case.copies)} copies")
    return complaints


def find_faults(case: Case, folder: Path) -> Iterator[str]:
    """Yield what the annotation says that its reports do not hold, and names that it uses and does not define."""
    files = [report.file for report in case.reports]
    if case.case != folder.name:
        yield f"case is {case.case!r}, the folder {folder.name!r}"
    yield from (f"{name}: twice" for name, times in Counter(files).items() if times > 1)
    unused = {path.name for path in (folder / "reports").iterdir()} - {name.split("#")[0] for name in files}
    yield from (f"reports/{name}: not annotated" for name in sorted(unused))
    for report in case.reports:
        yield from report_faults(report, case, folder / "reports")
    for pair in [(copy.of, copy.by) for copy in case.copies] + case.not_copies:
        yield from (f"copies: no report {name!r}" for name in pair if name not in files)
    for number, finding in enumerate(case.findings):
        where = f"findings.{number} ({finding.field} {finding.group or finding.act})"
        yield from (f"{where}: {line}" for line in finding_faults(finding, case, files))


def report_faults(report: Report, case: Case, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the annotation of one report."""
    try:
        text = source_text(folder, report.file)
    except (OSError, ValueError, LookupError) as error:
        yield f"{report.file}: {error}"
        return
    if report.title and report.title not in text:
        yield f"{report.file}: the title is not in the file"
    yield from (f"{report.file}: no problem kind {kind!r}" for kind in report.problems if kind not in PROBLEMS)
    yield from (f"{report.file}: no event {key!r}" for key in report.events if key not in case.events)
    words = {claim.words for claim in report.claims}
    for claim in report.claims:
        name = f"{report.file}: {claim.field} {claim.words!r}"
        within = (report.title or "") if claim.where == "title" else text
        if within.count(claim.words) < claim.nth:
            yield f"{name}: not in the {claim.where}" + (f" {claim.nth} times" if claim.nth > 1 else "")
        if claim.event is not None and claim.event not in report.events:
            yield f"{name}: the report does not list event {claim.event!r}"
        if claim.act and (claim.event is None or claim.act not in case.events[claim.event].acts):
            yield f"{name}: no act {claim.act!r} in event {claim.event!r}"
        if claim.event is None and claim.field in records.FIGURES and claim.scope in records.EVENT_SCOPES:
            yield f"{name}: of no event, yet of scope {claim.scope}"
        yield from (f"{name}: no claim {ref!r}" for ref in (claim.part_of, claim.replaces) if ref and ref not in words)


def finding_faults(finding: Finding, case: Case, files: list[str]) -> Iterator[str]:
    """Yield what is wrong with a finding."""
    if finding.event not in case.events:
        yield f"no event {finding.event!r}"
    elif finding.act and finding.act not in case.events[finding.event].acts:
        yield f"no act {finding.act!r}"
    yield from (f"no report {name!r}" for one in finding.positions for name in one.reports if name not in files)
    pairs = [(one.kind, one.between) for one in finding.disputes]
    pairs += [(one.kind, one.between) for one in finding.relations if one.between]
    yield from (f"{kind} between {pair}" for kind, pair in pairs if any(n >= len(finding.positions) for n in pair))
    for number, one in enumerate(finding.positions):
        if one.figure is not None and not any(
            claim.field == finding.field and claim.event == finding.event and claim.figure == one.figure
            for report in case.reports
            if report.file in one.reports
            for claim in report.claims
        ):
            yield f"position {number} {one.figure}: no claim of its reports has that figure"


def source_text(folder: Path, name: str) -> str:
    """Return all text of a report as received, tags taken off; LookupError where the file lacks that record."""
    file, _, number = name.partition("#")
    raw = (folder / file).read_text(encoding="utf-8")
    if file.endswith(".jsonl"):
        record = json.loads(pick(raw.splitlines(), number, name))
        return f"{record.get('title') or ''}\n{record['text']}"
    if file.endswith(".xml"):
        raw = unescape(pick(re.findall(r"<(?:item|entry)\b.*?</(?:item|entry)>", raw, re.S), number, name))
    if file.endswith((".xml", ".html")):
        raw = unescape(re.sub(r"<!\[CDATA\[|\]\]>|<[^>]+>", "", raw))
        return re.sub(r"[ \t]*\n\s*", " ", raw) + "\n" + raw
    return raw


def pick(parts: list[str], number: str, name: str) -> str:
    """Return the part that the name's number means; the only one where it has none."""
    if not number and len(parts) != 1:
        raise LookupError(f"the file has {len(parts)} reports: name one of them, {name}#1")
    return parts[int(number or 1) - 1]


def reading(case: Case, report: Report) -> dict[str, Any]:
    """Return the expected reading of a report, in the keys of `read --json`."""
    ids = {claim.words: f"{report.file}/{number}" for number, claim in enumerate(report.claims, 1)}
    head = {key: getattr(report, key) for key in ("title", "outlet", "byline", "credit")}
    published = report.published.isoformat() if report.published else None
    told = sorted({(claim.event, claim.act) for claim in report.claims if claim.event and claim.act})
    return {
        "report": {"path": report.file, **head, "published": published},
        "events": [f"{case.case}/{key}" for key in report.events],
        "mentions": [
            {
                "id": f"{report.file}/{key}/{act}",
                "event": f"{case.case}/{key}",
                **case.events[key].acts[act].model_dump(),
            }
            for key, act in told
        ],
        "claims": [
            {
                "id": f"{report.file}/{number}",
                "event": claim.event and f"{case.case}/{claim.event}",
                "mention": f"{report.file}/{claim.event}/{claim.act}" if claim.event and claim.act else None,
                "field": claim.field,
                "group": claim.group,
                "whom": {"side": claim.side, "role": claim.role, "who": claim.who} if claim.figure else None,
                "value": value(claim),
                "scope": claim.scope,
                "part_of": ids.get(claim.part_of or ""),
                "replaces": ids.get(claim.replaces or ""),
                "words": claim.words,
                "nth": claim.nth,
                "where": claim.where,
                "chain": chain(claim, report),
                "stance": claim.stance,
            }
            for number, claim in enumerate(report.claims, 1)
        ],
        "problems": [{"kind": kind} for kind in report.problems],
        "not_text": report.not_text,
    }


def chain(claim: Claim, report: Report) -> list[dict[str, Any]]:
    """Return the speakers, innermost first, the publisher last."""
    links = [link.model_dump() for link in claim.chain if link.kind != "outlet"]
    if links and claim.chain[0].stance == "asserts":
        links[0]["stance"] = claim.stance
    return [*links, {"text": report.outlet or "", "kind": "outlet", "stance": "asserts", "via": None}]


def value(claim: Claim) -> dict[str, Any]:
    """Return a value in the shape that its field has in the contract."""
    if claim.figure is not None:
        return dict(zip(("low", "high", "bound", "printed"), claim.figure, strict=True))
    if claim.field in ACTORS:
        return {"actor": {"text": claim.text}}
    if claim.field == "place":
        return {"place": {"text": claim.text}}
    if claim.field == "time":
        first, last = (day.isoformat() for day in claim.days) if claim.days else (None, None)
        return {"time": {"text": claim.text, "first": first, "last": last, "part": claim.part}}
    return {"text": claim.text}


def comparison(case: Case) -> dict[str, Any]:
    """Return what the reports of a case are expected to add up to, in the keys of `compare --json`."""
    return {
        "reports": [report.file for report in case.reports],
        "copies": [copy.model_dump(exclude={"why"}) for copy in case.copies],
        "not_copies": [list(pair) for pair in case.not_copies],
        "events": [event_object(case, key, event) for key, event in case.events.items()],
    }


def event_object(case: Case, key: str, event: Event) -> dict[str, Any]:
    """Return one expected event."""
    return {
        "id": f"{case.case}/{key}",
        "label": event.name,
        "type": event.type,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "part": event.part,
        "place": {"text": event.place.names[0], **event.place.model_dump()},
        "sides": event.sides,
        "reports": [report.file for report in case.reports if key in report.events],
        "acts": [{"id": f"{case.case}/{key}/{name}", **act.model_dump()} for name, act in event.acts.items()],
        "findings": [finding_object(one, case.case) for one in case.findings if one.event == key],
    }


def finding_object(finding: Finding, case: str) -> dict[str, Any]:
    """Return one expected finding."""
    positions = []
    for one in finding.positions:
        low, high, bound, printed = one.figure or (None, None, None, None)
        figure = {"low": low, "high": high, "bound": bound, "printed": printed, "text": one.text}
        positions.append({"by": one.by, **figure, "rejects": one.rejects, "reports": one.reports})
    return {
        "field": finding.field,
        "group": finding.group or "",
        "act": finding.act and f"{case}/{finding.event}/{finding.act}",
        "origins": finding.origins.model_dump(),
        "positions": positions,
        "disputes": [one.model_dump(exclude={"why"}) for one in finding.disputes],
        "relations": [one.model_dump(exclude={"why"}, exclude_none=True) for one in finding.relations],
    }


if __name__ == "__main__":
    sys.exit(main())
