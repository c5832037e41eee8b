"""How long reading takes, against the language model alone on the same texts in the same run."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import process_time

from rashomon.bench.request import Measured, Request
from rashomon.bench.streams import BATCH, measure_streams
from rashomon.contract import to_json
from rashomon.demo import REPORTS
from rashomon.extract import annotate_reports
from rashomon.extract.annotate import Annotated
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Lexemes, lay_out
from rashomon.extract.sources import find_sources
from rashomon.lexicon import Ontology
from rashomon.read import read_reports
from rashomon.records import Failure, Reading, Report
from rashomon.resources import MODELS, load_resources
from rashomon.scale import cut_chunks, extract_reports

# Enough text that one pass takes seconds: below that, the clock's noise shows in the ratio.
CHARACTERS = 60_000


def measure_speed(request: Request) -> Measured:
    """Return ratios, seconds of the processor, characters and peak memory of reading reports as often as asked.

    `ratio` is the whole of reading (model, extraction, JSON) over `nlp.pipe` with the pipes that the product runs;
    `ratio_default` over the model with all its pipes; `attribution_share` is what finding who speaks takes of the
    model's time, with laying out the parse for the stages. All take turns, so that a slow moment hits them alike.
    Then streams of reports are read, through the gate and by two processes, too: `streams`.
    ValueError where no report can be read or one makes extraction fail.
    """
    import spacy  # noqa: PLC0415 - takes a second

    reports = gather_reports(request.reports or [str(REPORTS)])
    texts = [part for report in reports for part in (report.title, report.text)]
    resources = load_resources()
    parsed = list(annotate_reports(resources.model, reports))
    docs, lexemes = list(resources.model.pipe(texts, batch_size=BATCH)), Lexemes(resources.model.vocab)
    every_pipe = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    works: dict[str, Callable[[], int]] = {
        "whole": lambda: sum(
            len(to_json(_checked(one))) for chunk in cut_chunks(reports) for one in extract_reports(chunk, resources)
        ),
        "model": lambda: sum(len(doc) for doc in resources.model.pipe(texts, batch_size=BATCH)),
        "default": lambda: sum(len(doc) for doc in every_pipe.pipe(texts, batch_size=BATCH)),
        "attribution": lambda: (
            sum(len(lay_out(doc, lexemes)) for doc in docs)
            + sum(_attributed(*one, resources.ontology) for one in parsed)
        ),
    }
    gc.freeze()  # what is held here for measuring alone: the collector would walk it in every turn
    seconds = time_in_turn(works, request.repeats)
    gc.unfreeze()
    figures: dict[str, float | Mapping[str, float]] = {
        "ratio": round(median(w / m for w, m in zip(seconds["whole"], seconds["model"], strict=True)), 3),
        "ratio_default": round(median(w / d for w, d in zip(seconds["whole"], seconds["default"], strict=True)), 3),
        "attribution_share": round(
            median(a / m for a, m in zip(seconds["attribution"], seconds["model"], strict=True)), 3
        ),
        "seconds": round(median(seconds["whole"]), 3),
        "seconds_model": round(median(seconds["model"]), 3),
        "seconds_default": round(median(seconds["default"]), 3),
        "reports": len(reports),
        "characters": sum(map(len, texts)),
        "repeats": request.repeats,
        "peak_memory_mb": peak_memory(),
    }
    figures |= measure_streams(reports, request.gold, resources, every_pipe)
    return Measured(figures)


def _attributed(report: Report, title: Annotated, text: Annotated, ontology: Ontology) -> int:
    """Return how many attributions a parsed report has."""
    cast = Cast(ontology, [title, text])
    views = [view for view in (text, title) if view.text.strip()]
    return sum(len(find_sources(view, report, ontology, cast).attributions) for view in views)


def gather_reports(paths: Sequence[str]) -> list[Report]:
    """Return the reports under the paths, repeated up to `CHARACTERS` in all; ValueError where there are none."""
    found = [one for one in read_reports(paths) if isinstance(one, Report)]
    length = sum(len(report.title) + len(report.text) for report in found)
    if not length:
        raise ValueError(f"no report to measure in {', '.join(paths)}")
    return found * max(1, -(-CHARACTERS // length))


def time_in_turn(works: dict[str, Callable[[], int]], repeats: int) -> dict[str, list[float]]:
    """Return the processor's seconds of every run of each work, one of each a turn, after a turn that only warms up."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(repeats + 1):
        for name, work in works.items():
            begin = process_time()
            work()
            if turn:
                seconds[name].append(process_time() - begin)
    return seconds


def peak_memory() -> int:
    """Return the most memory that this process ever held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))


def _checked(said: Reading | Failure) -> Reading:
    """Return a reading; ValueError for a failure, whose time would say nothing."""
    if isinstance(said, Failure):
        raise ValueError(f"{said.path}: {said.reason}")
    return said
