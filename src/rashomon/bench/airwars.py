"""How many at least, how many at most: an analyst's narrative of one incident, read as a report, against his range.

Gold data: `incidents.jsonl` or `incidents.jsonl.gz`, one incident a line, with `code`, `date`, `killed` ("3" or
"133 – 164") and `assessment`, the narrative, as Airwars publishes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rashomon.bench.classes import HELD_OUT, WORK, half_of
from rashomon.bench.gva import read_lines
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.request import Measured, Request
from rashomon.records import Claim, Figure, PersonValue
from rashomon.resources import load_resources

_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_DAY = re.compile(r"(\w+ \d+)[^,]*, (\d{4}).*")  # "October 9–10, 2023": the first day
_NAMES = "The victims were named as:"  # the list that follows is no narrative


@dataclass(frozen=True, slots=True)
class Ranged:
    """The range of killed that an incident has, and the one that its narrative was taken to give."""

    code: str
    wanted: tuple[int, int]
    found: tuple[int, int] | None
    whole: tuple[int, int] | None  # the lowest and the highest of all figures, wherever they stand
    line: str


def measure_airwars(request: Request) -> Measured:
    """Return how often the lowest and the highest killed are right, and both, by half of the data.

    ValueError where no folder of gold data is given or it has no incidents.
    """
    if request.gold is None:
        raise ValueError("airwars is measured on gold data: give its folder with --gold")
    passages = list(read_incidents(request.gold))[: request.limit]
    ranged = []
    for passage, said in read_each(passages, load_resources()):
        low, high = map(int, passage.expected)
        told = [c for c in said.claims if c.field in {"killed", "victim"}]
        words = "; ".join(f"{c.words!r} {c.scope}" for c in told)
        found = range_of(told)
        line = f"{passage.where} {(low, high)}, not {found}: {' '.join(words.split())[:600]}"
        ranged.append(Ranged(passage.where, (low, high), found, range_of(told, leads=False), line))
    halves = {half: [one for one in ranged if half_of(one.code) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": score(ranged)} | {half: score(own) for half, own in halves.items()}
    return Measured(figures, [one.line for one in halves[WORK] if one.found != one.wanted])


def read_incidents(folder: Path) -> Iterator[Passage]:
    """Yield the narrative of each incident whose killed are known, with their lowest and highest number."""
    for record in read_lines(folder, "incidents"):
        killed = _RANGE.fullmatch((record["killed"] or "").strip())
        text = (record["assessment"] or "").partition(_NAMES)[0].strip()
        if killed and text:
            first = _DAY.fullmatch(record["date"])
            day = datetime.strptime(" ".join(first.groups()), "%B %d %Y").date().isoformat() if first else ""
            yield Passage(record["code"], text, "", day, (killed[1], killed[2] or killed[1]))


def range_of(claims: Iterable[Claim], *, leads: bool = True) -> tuple[int, int] | None:
    """Return the lowest and the highest number of killed that claims come to; None where none gives one.

    A narrative leads with what is held to stand, so where it `leads` the lowest is the lower end of the first figure,
    else the lowest of all; the highest is the largest of all. Of an open interval the end that is told counts. Where
    no figure is, the persons named are counted.
    """
    ends: list[tuple[int, ...]] = []
    names: set[str] = set()
    for claim in claims:
        value, rejected = claim.value, claim.stance == "denies"
        if isinstance(value, PersonValue) and value.fate == "killed" and not rejected:
            names.add(value.name)
        elif claim.field == "killed" and claim.scope == "incident" and isinstance(value, Figure):
            told = tuple(end for end in (value.low, value.high) if end is not None)
            if told and value.bound != "vague" and not (rejected and value.high):
                ends.append(told if value.printed is None else (value.printed,))
    if ends:
        return min(ends[0]) if leads else min(map(min, ends)), max(map(max, ends))
    return (len(names), len(names)) if names else None


def score(ranged: Sequence[Ranged]) -> dict[str, float]:
    """Return the shares of incidents whose lowest, highest, and both numbers are right; where none is found, 0 is."""
    count = max(1, len(ranged))
    pairs = [(one.wanted, one.found or (0, 0)) for one in ranged]
    return {
        "lowest": round(sum(wanted[0] == found[0] for wanted, found in pairs) / count, 3),
        "highest": round(sum(wanted[1] == found[1] for wanted, found in pairs) / count, 3),
        "both_of_all": round(sum(one.wanted == (one.whole or (0, 0)) for one in ranged) / count, 3),
        "both": round(sum(wanted == found for wanted, found in pairs) / count, 3),
        "incidents": float(len(ranged)),
    }
