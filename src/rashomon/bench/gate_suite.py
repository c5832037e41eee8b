"""What the gate before the parse lets through: of reports that tell an act of interest, and of general news."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from time import process_time

from rashomon.bench.gate_texts import GENERAL, OF_ACTS, Told
from rashomon.bench.general import make_general
from rashomon.bench.request import Measured, Request
from rashomon.demo import REPORTS
from rashomon.gate import gate_of
from rashomon.lexicon import Ontology
from rashomon.read import read_reports
from rashomon.records import Report
from rashomon.tables import load_ontology

MADE = 600  # reports of general news that are made
TURNS = 3  # how often all texts are walked for the time of one


def measure_gate(request: Request) -> Measured:
    """Return the recall of acts of interest, the share of general news dropped, and reports a second of one core.

    `request.gold` is a folder that holds sets of gold data under their names; those that are not there are left out.
    Without it, what the project ships is measured. ValueError where a folder is given and has none of the sets.
    """
    ontology = load_ontology()
    shipped = [one for one in read_reports([str(REPORTS)]) if isinstance(one, Report)]
    made = [Told(one.path, one.title, one.text, True) for one in shipped]
    made += [Told(one.path, one.title, one.text, False) for one in make_general(MADE)]
    of_acts, general = _gold(request.gold, request.limit) if request.gold else ({}, {})
    figures = {"made": judge(made, ontology)} | {name: judge(texts, ontology) for name, texts in of_acts.items()}
    figures |= {f"general.{name}": judge(texts, ontology) for name, texts in general.items()}
    gold = [one for texts in of_acts.values() for one in texts]
    if gold:
        figures["all"] = judge(gold, ontology)
    every = [*made, *gold, *(one for texts in general.values() for one in texts)]
    figures["speed"] = _speed(every, ontology)
    missed = [
        f"{one.where}: {' '.join(one.text.split())[:300]}" for one in gold if one.tells and not _may(one, ontology)
    ]
    return Measured(figures, missed)


def judge(texts: Sequence[Told], ontology: Ontology) -> dict[str, float]:
    """Return how many texts there are, the recall of those that tell an act, and the share of the others dropped."""
    telling = [_may(one, ontology) for one in texts if one.tells]
    others = [_may(one, ontology) for one in texts if not one.tells]
    figures = {"reports": float(len(texts))}
    if telling:
        figures |= {"telling": float(len(telling)), "recall": round(sum(telling) / len(telling), 4)}
    if others:
        figures["dropped"] = round(1 - sum(others) / len(others), 3)
    return figures


def _gold(folder: Path, limit: int | None) -> tuple[dict[str, list[Told]], dict[str, list[Told]]]:
    """Return the texts of the sets that a folder has, those with acts and general news."""
    found = tuple(
        {name: texts for name, read in readers.items() if (texts := list(islice(read(folder / name), limit)))}
        for readers in (OF_ACTS, GENERAL)
    )
    if not any(found):
        raise ValueError(f"{folder}: none of the sets {', '.join([*OF_ACTS, *GENERAL])}")
    return found[0], found[1]


def _may(one: Told, ontology: Ontology) -> bool:
    return gate_of(ontology).may_tell(one.title, one.text)


def _speed(texts: Sequence[Told], ontology: Ontology) -> dict[str, float]:
    """Return how many of these texts a core judges in a second of its own time."""
    begin = process_time()
    for _ in range(TURNS):
        for one in texts:
            _may(one, ontology)
    seconds = process_time() - begin
    letters = sum(len(one.title) + len(one.text) for one in texts)
    return {
        "reports_per_second": float(round(TURNS * len(texts) / seconds)),
        "characters_per_report": float(round(letters / len(texts))),
    }
