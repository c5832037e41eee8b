"""What a program does with reports: read them, extract what they claim, combine what they tell. No network is asked.

`import rashomon` offers these verbs by name. They stand on the stages of the same name, with the model, the place names
and the tables of words already in their hands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from rashomon.pipeline import compare_readings, compare_store
from rashomon.read import read_reports
from rashomon.records import Comparison, Decision, Failure, Reading, Report
from rashomon.resources import Loader
from rashomon.scale import choose_runner
from rashomon.store import open_store

__all__ = ["combine_claims", "compare_store", "extract_claims", "open_store", "read_reports"]

PolicyName = Literal["ucdp", "acled", "airwars", "latest", "origins"]


def extract_claims(
    reports: Iterable[Report | Failure],
    *,
    ontology: Path | None = None,
    runner: Literal["serial", "processes", "ray"] = "serial",
    workers: int | None = None,
    address: str | None = None,
) -> Iterator[Reading | Failure]:
    """Yield what each report says, in order and as it is read: a Reading, or a Failure that says why there is none.

    Failures among the reports are passed on in their place. `ontology` is a folder of your own tables of words, which
    go over the bundled ones. With the runner "processes" reports are read in `workers` processes, one a core unless
    told; with "ray" on the machines of the Ray cluster at `address`, or of one that is started for it; the readings are
    the same. ValueError for an unknown runner or a bad table; RuntimeError where the language model is not installed.
    """
    return choose_runner(runner, address)(reports, Loader(ontology), workers)


def combine_claims(
    readings: Iterable[Reading | Failure],
    *,
    policy: PolicyName = "ucdp",
    decisions: Iterable[Decision] = (),
    ontology: Path | None = None,
) -> Comparison:
    """Return the events that readings tell, with positions, disputes, and ranges under the named policy.

    `decisions` are what a person knows better; `compare_store` brings those of a store. The order of the readings
    changes nothing but the order of `reports`. ValueError for a Failure among the readings, so that no input is lost
    unseen, and for an unknown policy.
    """
    return compare_readings(map(_read, readings), policy=policy, decisions=decisions, ontology=ontology)


def _read(one: Reading | Failure) -> Reading:
    """Return a reading; ValueError, with its path and reason, for an input that could not be read."""
    if isinstance(one, Failure):
        raise ValueError(f"{one.path}: {one.reason}")
    return one
