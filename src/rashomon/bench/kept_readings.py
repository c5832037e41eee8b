"""Passages → their readings, those of former runs by the same rules from a folder: reading takes longer than all else.

The environment variable RASHOMON_BENCH_READINGS names the folder; without it everything is read anew. A file there is
named by a hash of all that reading stands on, so that a changed rule or table never meets a reading of the old one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from rashomon.bench.passages import Passage
from rashomon.contract import reading_from_json, to_json
from rashomon.records import Reading, Report
from rashomon.resources import Resources
from rashomon.scale import run_serial

VARIABLE = "RASHOMON_BENCH_READINGS"
_CODE = Path(__file__).parents[1]
_RULES = ("extract/**/*.py", "ontology/*", "records/*.py", "*.py")  # what a reading stands on
_TOGETHER = 32  # passages that are read before they are written down


def read_kept(passages: Sequence[Passage], resources: Resources) -> Iterator[Reading]:
    """Yield the reading of each passage, in order; one text has one id. ValueError on a failure."""
    folder = os.environ.get(VARIABLE)
    file = Path(folder) / f"readings-{hash_of_rules()}.jsonl" if folder else None
    kept = dict(_kept(file)) if file else {}
    for start in range(0, len(passages), _TOGETHER):
        reports = [_report(one) for one in passages[start : start + _TOGETHER]]
        new = {report.id: report for report in reports if report.id not in kept}
        lines = {reading.report.id: to_json(reading) for reading in _read(list(new.values()), resources)}
        if file and lines:
            with file.open("ab") as end:
                end.write(b"".join(line + b"\n" for line in lines.values()))
        for report in reports:
            reading = reading_from_json(lines.get(report.id) or kept[report.id])
            yield replace(reading, report=replace(reading.report, path=report.path))


def hash_of_rules() -> str:
    """Return a hash of the modules and tables that readings are made by."""
    found = sha256()
    for pattern in _RULES:
        for path in sorted(one for one in _CODE.glob(pattern) if one.is_file()):
            found.update(f"{path.relative_to(_CODE)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _report(passage: Passage) -> Report:
    id_ = "r" + sha256(json.dumps([passage.title, passage.text, passage.published]).encode()).hexdigest()[:16]
    day = passage.published or None
    known = "option" if day else "none"
    return Report(id_, passage.where, None, passage.title, None, None, None, day, known, "en", passage.text, "")  # type: ignore[arg-type]


def _read(reports: Sequence[Report], resources: Resources) -> Iterator[Reading]:
    for said in run_serial(reports, lambda: resources):
        if not isinstance(said, Reading):
            raise ValueError(f"{said.path}: {said.reason}")
        yield said


def _kept(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the lines of a file by the id of their report, but none that a broken run left half written."""
    for line in file.read_bytes().splitlines() if file.exists() else ():
        try:
            yield json.loads(line)["report"]["id"], line
        except ValueError:
            continue
