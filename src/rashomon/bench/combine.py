"""What comparing costs: generated reports in, time by part of the work, memory, growth, and how right the events are.

The last, so that speed is not bought with nonsense: `generated` knows which deeds are of one incident.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from math import log
from time import process_time

from rashomon.bench.clustering import cluster_figures
from rashomon.bench.generated import Made, generate_readings
from rashomon.bench.request import Measured, Request
from rashomon.bench.speed import peak_memory
from rashomon.combine import combine_claims
from rashomon.lexicon import Ontology
from rashomon.pipeline import uncollected
from rashomon.records import Comparison
from rashomon.tables import load_ontology

SIZES = (1_000, 10_000, 100_000)  # reports
USUAL = 10_000  # the largest size that is measured unless more is asked for
LARGE_ENOUGH = 1.0  # seconds: of less, growth is noise


def measure_combine(request: Request) -> Measured:
    """Return for each size up to the one asked for what comparing so many generated reports takes.

    Seconds are the processor's, which other work beside it does not change; no part of them is spent on a second core.
    `exponent` is the growth from the size before: 1 where ten times as many reports take ten times as long.
    """
    most = request.limit or USUAL
    sizes = [size for size in SIZES if size < most] + [most]
    ontology = load_ontology(None)
    figures: dict[str, Mapping[str, float]] = {}
    before: tuple[int, float] | None = None
    for size in sizes:
        score = _measure(size, ontology)
        if before is not None and before[1] >= LARGE_ENOUGH:
            score["exponent"] = round(log(score["seconds"] / before[1]) / log(size / before[0]), 3)
        before = size, score["seconds"]
        figures[f"{size} reports"] = score
    return Measured(figures)


def _measure(size: int, ontology: Ontology) -> dict[str, float]:
    """Return the figures of one size."""
    made = generate_readings(size, ontology)
    gc.collect()
    spent: dict[str, float] = {}
    begin = last = process_time()

    def done(part: str) -> None:
        nonlocal last
        now = process_time()
        spent[f"seconds.{part}"] = round(now - last, 2)
        last = now

    with uncollected():
        comparison = combine_claims(made.readings, ontology, done=done)
    seconds = process_time() - begin
    return {
        "seconds": round(seconds, 2),
        **spent,
        "reports_per_second": round(size / seconds, 1),
        "peak_memory_mb": peak_memory(),
        "events": len(comparison.events),
        "copies": len(comparison.copies),
        **score_events(made, comparison),
    }


def score_events(made: Made, comparison: Comparison) -> dict[str, float]:
    """Return how well the founding deeds were put together; one that is in no event is alone."""
    event_of = {mention: event.id for event in comparison.events for act in event.acts for mention in act.mentions}
    found = {mention: event_of.get(mention, f"alone {mention}") for mention in made.truth}
    return cluster_figures(made.truth, found, ["pairs", "b3"])
