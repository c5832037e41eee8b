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
from rashomon.records import Claim, Figure
from rashomon.resources import load_resources

_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_NAMES = "The victims were named as:"  # the list that follows is no narrative
_WIDEST = 0.1  # of its upper end: a vaguer word is no figure


@dataclass(frozen=True, slots=True)
class Ranged:
    """The range of killed that an incident has, and the one that its narrative was taken to give."""

    code: str
    wanted: tuple[int, int]
    found: tuple[int, int] | None
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
        told = [c for c in said.claims if c.field == "killed"]
        words = "; ".join(f"{c.words!r} {c.scope}" for c in told)
        found = range_of(told)
        line = f"{passage.where} {(low, high)}, not {found}: {' '.join(words.split())[:600]}"
        ranged.append(Ranged(passage.where, (low, high), found, line))
    halves = {half: [one for one in ranged if half_of(one.code) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": score(ranged)} | {half: score(own) for half, own in halves.items()}
    return Measured(figures, [one.line for one in halves[WORK] if one.found != one.wanted])


def read_incidents(folder: Path) -> Iterator[Passage]:
    """Yield the narrative of each incident whose killed are known, with their lowest and highest number."""
    for record in read_lines(folder, "incidents"):
        killed = _RANGE.fullmatch((record["killed"] or "").strip())
        text = (record["assessment"] or "").partition(_NAMES)[0].strip()
        if killed and text:
            day = datetime.strptime(record["date"], "%B %d, %Y").date().isoformat()
            yield Passage(record["code"], text, "", day, (killed[1], killed[2] or killed[1]))


def range_of(claims: Iterable[Claim]) -> tuple[int, int] | None:
    """Return the lowest and the highest number that claims of the incident give; None where none gives one.

    Of an open interval the end that is told counts for both; a rejected figure counts for neither.
    """
    ends: list[int] = []
    for claim in claims:
        figure = claim.value
        if claim.scope == "incident" and isinstance(figure, Figure) and not (claim.stance == "denies" and figure.high):
            told = [end for end in (figure.low, figure.high) if end is not None]
            if figure.bound != "vague" or (len(told) == 2 and told[1] - told[0] <= _WIDEST * told[1]):
                ends += [figure.printed] if figure.printed is not None else told
    return (min(ends), max(ends)) if ends else None


def score(ranged: Sequence[Ranged]) -> dict[str, float]:
    """Return the shares of incidents whose lowest, highest, and both numbers are right; where none is found, 0 is."""
    count = max(1, len(ranged))
    pairs = [(one.wanted, one.found or (0, 0)) for one in ranged]
    return {
        "lowest": round(sum(wanted[0] == found[0] for wanted, found in pairs) / count, 3),
        "highest": round(sum(wanted[1] == found[1] for wanted, found in pairs) / count, 3),
        "both": round(sum(wanted == found for wanted, found in pairs) / count, 3),
        "incidents": float(len(ranged)),
    }
