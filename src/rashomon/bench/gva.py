"""One answer a report: the killed and injured of a shooting as one article tells them, against the incident's own.

Gold data: `joined.jsonl` or `joined.jsonl.gz`, one incident a line, with `incident`, `gold` (`num_killed`,
`num_injured`) and `docs` (`id`, `title`, `dct`, `content`), as the Gun Violence Archive's incidents were joined with
articles for SemEval-2018 Task 5. The gold figure is the final one: an early report differs from it rightly.
Then all reports together: which are of one incident, and what the last of them and most of them say of it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import Any

from rashomon.bench.classes import HELD_OUT, WORK, f_score, half_of
from rashomon.bench.clustering import alone, b_cubed, cluster_figures
from rashomon.bench.grouping import group_reports
from rashomon.bench.kept_readings import read_kept
from rashomon.bench.passages import Passage
from rashomon.bench.request import Measured, Request
from rashomon.combine import combine_claims
from rashomon.records import Claim, Figure, PersonValue, Reading
from rashomon.resources import load_resources

SAMPLE = 600  # reports of a run that is not told how many: some two minutes on one core
_WIDEST = 0.1  # of its upper end: a wider interval is no answer
_BESIDE = 6  # characters between two counted groups of a list: " and a "
_FIELDS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one report was taken to say of one field, None for nothing, and what the incident's figure is."""

    incident: str
    field: str
    wanted: int
    found: int | None
    line: str  # for people to read: the report's id and the words of the claims


def measure_gva(request: Request) -> Measured:
    """Return F1 of killed and injured and how often killed are claimed where there were none, by half of the data.

    And how well reports are grouped by incident (`incidents`), and the figures of incidents that several tell.

    The reports are those of the incidents that come first by a hash of their id, as many as `limit`, or `SAMPLE`.
    ValueError where no folder of gold data is given or it has no incidents.
    """
    if request.gold is None:
        raise ValueError("gva is measured on gold data: give its folder with --gold")
    reports = list(read_reports(request.gold, request.limit or SAMPLE))
    resources = load_resources()
    readings = list(read_kept([passage for passage, _ in reports], resources))
    incidents = [gold for _, gold in reports]
    answers = [
        one
        for told, gold in zip(readings, incidents, strict=True)
        for one in answers_of(told, gold["incident"], gold["gold"])
    ]
    halves = {half: [one for one in answers if half_of(one.incident) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": score(answers)} | {half: score(own) for half, own in halves.items()}
    found = group_reports(readings, combine_claims(readings, resources.ontology))
    grouped = [found[told.report.id] for told in readings]
    figures["incidents"] = score_incidents([gold["incident"] for gold in incidents], grouped)
    for name, own in final_answers(answers, readings).items():
        told = score(own)
        figures[name] = {"incidents": told.pop("reports"), **told}
    misses = [one.line for one in halves[WORK] if (one.found or 0) != one.wanted]
    return Measured(figures, [*misses, *joined_wrongly(readings, incidents, grouped)])


def score_incidents(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Return how well reports are grouped by incident, as pairs and by B³, beside B³ F1 of leaving each alone."""
    wanted = {str(number): one for number, one in enumerate(gold)}
    figures = cluster_figures(wanted, {str(number): one for number, one in enumerate(found)}, ["pairs", "b3"])
    return {
        "reports": float(len(gold)),
        "incidents": float(len(set(gold))),
        "found": float(len(set(found))),
        **figures,
        "alone_b3_f1": round(b_cubed(wanted, alone(wanted)).f1, 3),
    }


def final_answers(answers: Sequence[Answer], readings: Sequence[Reading]) -> dict[str, list[Answer]]:
    """Return for incidents that several reports tell two answers a field: the `last` report's, and the `most_told`.

    The answers stand in the order of the readings. Reports that tell nothing of a field are passed over; of numbers
    told as often the later counts.
    """
    told: dict[tuple[str, str], list[tuple[str, Answer]]] = {}
    for number, one in enumerate(answers):
        day = readings[number // len(_FIELDS)].report.published or ""
        told.setdefault((one.incident, one.field), []).append((day, one))
    last, most = [], []
    for key in sorted(key for key, those in told.items() if len(those) > 1):
        dated = [one for _, one in sorted(told[key], key=itemgetter(0))]
        numbers = [one.found for one in dated if one.found is not None]
        counts = Counter(reversed(numbers))
        last.append(replace(dated[-1], found=numbers[-1] if numbers else None))
        most.append(replace(dated[-1], found=counts.most_common(1)[0][0] if counts else None))
    return {"last": last, "most_told": most}


def joined_wrongly(
    readings: Sequence[Reading], incidents: Sequence[dict[str, Any]], found: Sequence[str]
) -> Iterator[str]:
    """Yield a line for each group found that has reports of several incidents, of those of the half to be read."""
    groups: dict[str, dict[str, str]] = {}
    for told, incident, group in zip(readings, incidents, found, strict=True):
        if half_of(incident["incident"]) == WORK:
            groups.setdefault(group, {}).setdefault(incident["incident"], told.report.path)
    for group, paths in sorted(groups.items()):
        if len(paths) > 1:
            yield f"{group} joins {len(paths)} incidents: {' '.join(list(paths.values())[:10])}"


def read_reports(folder: Path, limit: int) -> Iterator[tuple[Passage, dict[str, Any]]]:
    """Yield the first reports with their incident's record, incidents in the order of a hash of their id."""
    incidents = sorted(read_lines(folder, "joined"), key=lambda one: sha256(one["incident"].encode()).digest())
    reports = ((one, doc) for one in incidents for doc in one["docs"])
    for (one, doc), _ in zip(reports, range(limit), strict=False):
        where = f"{one['incident']}/{doc['id'][:8]}"
        yield Passage(where, doc["content"], doc["title"] or "", doc["dct"]), one


def read_lines(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the records of `NAME.jsonl` or `NAME.jsonl.gz` of a folder; ValueError where it has neither."""
    for path in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
        if path.is_file():
            packed = path.read_bytes()
            text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
            return [json.loads(line) for line in text.split("\n") if line]
    raise ValueError(f"{folder}: no {name}.jsonl or {name}.jsonl.gz")


def answers_of(said: Reading, incident: str, gold: dict[str, Any]) -> list[Answer]:
    """Return the answer of one reading for each field, beside the incident's figure."""
    answers = []
    for name in _FIELDS:
        wanted, found = int(gold[f"num_{name}"]), answer(said.claims, name)
        words = "; ".join(
            f"{c.words!r} {c.value.low}-{c.value.high} {c.scope}"
            for c in said.claims
            if c.field == name and isinstance(c.value, Figure)
        )
        line = f"{said.report.path} {name} {wanted}, not {found}: {' '.join(words.split())[:400]}"
        answers.append(Answer(incident, name, wanted, found, line))
    return answers


def answer(claims: Sequence[Claim], name: str) -> int | None:
    """Return the number of one field that the claims of the incident come to, None where they tell none.

    It is the number told most often, of several the largest; at least as many as one clause counts side by side, "a
    man and two women", and as persons are named with this fate; and for the injured, where nothing else tells, those
    killed or injured together without the killed.
    """
    numbers = _numbers(claims, name)
    told = max(numbers, key=lambda number: (numbers[number], number)) if numbers else None
    told = max(told, _side_by_side(claims, name)) if told is not None else None
    named = {
        c.value.name.split()[-1]
        for c in claims
        if isinstance(c.value, PersonValue) and c.value.fate == name and c.value.name and c.stance != "denies"
    }
    if (told or 0) <= 1 and named:
        return len(named)
    if told is None and name == "injured" and (together := answer(claims, "casualties")):
        return max(0, together - (answer(claims, "killed") or 0))
    return told


def _side_by_side(claims: Sequence[Claim], name: str) -> int:
    """Return the largest sum of exact numbers of different groups that follow each other within one clause."""
    largest = total = 0
    before: Claim | None = None
    for claim in claims:
        figure = claim.value
        exact = isinstance(figure, Figure) and figure.high is not None and figure.high == figure.low
        if claim.field != name or claim.scope != "incident" or not exact or not isinstance(figure, Figure):
            continue
        near = before is not None and before.where == claim.where and claim.span[0] - before.span[1] <= _BESIDE
        beside = near and before is not None and before.group != claim.group and bool(before.group and claim.group)
        total = (total if beside else 0) + (figure.high or 0)
        largest, before = max(largest, total), claim
    return largest


def _numbers(claims: Sequence[Claim], name: str) -> Counter[int]:
    """Return how often each number of a field is told of the incident.

    An interval wider than a tenth of its upper end gives no number, nor does a rejected one.
    """
    return Counter(
        claim.value.high
        for claim in claims
        if claim.field == name and claim.scope == "incident" and isinstance(claim.value, Figure)
        if claim.value.high is not None and claim.value.low is not None
        if claim.value.high - claim.value.low <= _WIDEST * claim.value.high
        if not (claim.stance == "denies" and claim.value.high)
    )


def score(answers: Sequence[Answer]) -> dict[str, float]:
    """Return precision, recall and F1 of each field over the numbers other than 0, and false killed."""
    figures: dict[str, float] = {"reports": float(len(answers) // len(_FIELDS))}
    for name in _FIELDS:
        own = [one for one in answers if one.field == name]
        right = sum(one.wanted == one.found for one in own if one.wanted)
        kinds = f_score(right, sum(bool(one.found) for one in own), sum(bool(one.wanted) for one in own))
        for kind, value in zip(("precision", "recall", "f1"), kinds, strict=True):
            figures[f"{name}_{kind}"] = round(value, 3)
    none = [one for one in answers if one.field == "killed" and one.wanted == 0]
    claimed = sum(bool(one.found) for one in none)
    figures["no_killed_where_none"] = round(1 - claimed / len(none), 3) if none else 1.0
    return figures
