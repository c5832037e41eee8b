"""Whose side each group of a figure is on, against annotated reports of contested events.

Gold data: `EVENT.yaml` with `event` (place, parties) and `reports`, each with claims that have `words`, `field` and
`group`, beside a folder `EVENT` with the reports' files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.bench.classes import HELD_OUT, WORK, half_of
from rashomon.lexicon import Ontology, fold_name
from rashomon.pipeline import read_paths
from rashomon.records import FIGURES, Claim, Figure, Reading, Whom
from rashomon.resources import load_resources

_NOBODYS = frozenset("civilians children women men victims villagers".split())  # people who are on no side


@dataclass(frozen=True, slots=True)
class Sided:
    """A group of a figure with the side that it is annotated and found to be on, None for no side."""

    report: str
    words: str
    wanted: str | None
    found: str | None

    @property
    def right(self) -> bool:
        """Whether both are the same."""
        return self.wanted == self.found


def measure_sides(folder: Path) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Return the share of groups whose side is right, of all and by half of the reports, and a line for each wrong one.

    ValueError where the folder has no event, ImportError where PyYAML, which only these files need, is not installed.
    """
    import yaml  # noqa: PLC0415 - no part of an installation

    ontology = load_resources().ontology
    judged: list[Sided] = []
    for path in sorted(folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        readings = {Path(one.report.path).name: one for one in _readings(path.with_suffix(""))}
        for report in gold["reports"]:
            if report["report"] in readings:
                reading = readings[report["report"]]
                where = f"{path.stem}/{report['report']}"
                judged += sides_of(where, report["claims"], reading, _state_of(gold["event"], ontology), ontology)
    if not judged:
        raise ValueError(f"{folder}: no event with claims of figures (EVENT.yaml beside a folder EVENT)")
    halves = {half: [one for one in judged if half_of(one.report) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": _score(judged)} | {half: _score(own) for half, own in halves.items()}
    wrong = [one for one in halves[WORK] if not one.right]
    return figures, [f"{one.report} {one.words!r}: {one.found}, not {one.wanted}" for one in wrong]


def _readings(folder: Path) -> Iterator[Reading]:
    return (one for one in read_paths([str(folder)]) if isinstance(one, Reading))


def _state_of(event: Mapping[str, Any], ontology: Ontology) -> str | None:
    """Return the state in which an event was: whom "pro-government" is for."""
    return ontology.names.get(fold_name(str(event["place"]).rsplit(",", 1)[-1]))


def _score(judged: list[Sided]) -> dict[str, float]:
    right = sum(one.right for one in judged)
    return {"sides": round(right / len(judged), 3) if judged else 0.0, "groups": float(len(judged))}


def sides_of(
    where: str, claims: Iterable[Mapping[str, Any]], reading: Reading, state: str | None, ontology: Ontology
) -> Iterator[Sided]:
    """Yield for each annotated figure that is found its group's sides; what is not found another suite counts."""
    for claim in claims:
        group = claim.get("group") or ""
        if claim["field"] not in FIGURES or group in {"", "event", "all"}:
            continue
        found = _found(claim, reading)
        wanted = None if group in _NOBODYS else _side_of_words(group, state, ontology)
        if found is not None and found.whom is not None and (wanted is not None or group in _NOBODYS):
            yield Sided(where, f"{claim['words']} ({group})", wanted, _side_found(found.whom, ontology))


def _found(gold: Mapping[str, Any], reading: Reading) -> Claim | None:
    start = reading.report.text.find(gold["words"])
    end = start + len(gold["words"])
    over = [
        one
        for one in reading.claims
        if one.where == "text"
        and start >= 0
        and one.field == gold["field"]
        and one.span[0] < end
        and start < one.span[1]
    ]
    # "No soldiers and one guard died": of two claims on the same words the one with the annotated number
    return max(
        over, key=lambda one: (min(end, one.span[1]) - max(start, one.span[0]), _is_told(one, gold)), default=None
    )


def _is_told(claim: Claim, gold: Mapping[str, Any]) -> bool:
    return isinstance(claim.value, Figure) and claim.value.low == gold.get("low")


def _side_of_words(group: str, state: str | None, ontology: Ontology) -> str | None:
    """Return the side that the annotation's name for a group tells: by its names, else by a state's adjective."""
    words = fold_name(group).split()
    if {"government", "regime"} & set(words):
        return state
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            known = ontology.names.get(" ".join(words[start : start + size]))
            if known is not None:
                return _top(known, ontology)
    return None


def _side_found(whom: Whom, ontology: Ontology) -> str | None:
    """Return the side of a group as found: a state for its people; None for civilians of no named people."""
    return _top(whom.side, ontology) if whom.side is not None else None


def _top(actor: str, ontology: Ontology) -> str:
    """Return the body above an actor; for a people its state."""
    entry = ontology.actors.get(actor)
    while entry is not None and entry.body in ontology.actors:
        entry = ontology.actors[str(entry.body)]
    if entry is not None and entry.kind == "population" and entry.country:
        return next(
            (k for k, one in ontology.actors.items() if (one.kind, one.country) == ("state", entry.country)), entry.id
        )
    return entry.id if entry is not None else actor
