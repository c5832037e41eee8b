"""How many reports of a stream are read a second: the gate and the whole of reading, against the model alone.

The model alone is `nlp.pipe` in one process with all its pipes, on the titles and texts of the same reports, in the
same run. One process is measured by the processor's time, which others on the machine do not change; two by the clock.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from time import perf_counter, process_time, sleep

from spacy.language import Language

from rashomon.bench.gate_texts import GENERAL, OF_ACTS, Told
from rashomon.bench.general import ONE_IN, mix
from rashomon.contract import to_json
from rashomon.gate import may_tell
from rashomon.records import Failure, Reading, Report
from rashomon.resources import Resources, load_resources
from rashomon.scale import CHUNK_REPORTS, Said, run_processes, run_serial

CONFLICT, MIXED = 192, 480  # reports: some seconds for each work
PROCESSES = 2
BATCH = 32  # texts, as `annotate` has it
_DAY = 86_400
_MOST_WAIT = 10.0  # seconds for processes that end
_LONGEST = 5_000  # characters of a text of gold data that are looked at


def measure_streams(
    conflict: Sequence[Report], gold: Path | None, resources: Resources, every_pipe: Language
) -> dict[str, dict[str, float]]:
    """Return the figures of reports about violence, and of streams of which one in ten is: made ones, and of gold data.

    ValueError where a report makes extraction fail. Without gold data that stream is left out.
    """
    streams = {"conflict": _cycle(conflict, CONFLICT), "mixed": mix(conflict, MIXED)}
    if gold is not None and (real := of_gold(gold, MIXED)):
        streams["mixed_gold"] = real
    return {name: measure_stream(reports, resources, every_pipe) for name, reports in streams.items()}


def measure_stream(reports: Sequence[Report], resources: Resources, every_pipe: Language) -> dict[str, float]:
    """Return how fast a stream is read by one process and by two, and how much faster than the model alone."""
    texts = [part for report in reports for part in (report.title, report.text)]
    gc.freeze()
    model, model_clock = _timed(lambda: sum(len(doc) for doc in every_pipe.pipe(texts, batch_size=BATCH)))
    ours, _ = _timed(lambda: _written(run_serial(_gated(reports, resources), lambda: resources)))
    gc.unfreeze()
    rate_of_two = _rate_of_two(reports, resources)
    wanted = sum(may_tell(one, resources.ontology) for one in reports)
    return {
        "reports": float(len(reports)),
        "read": round(wanted / len(reports), 3),
        "model_per_second": round(len(reports) / model, 1),
        "per_second": round(len(reports) / ours, 1),
        "times_model": round(model / ours, 2),
        "two_per_second": round(rate_of_two, 1),
        "two_times_model": round(rate_of_two * model_clock / len(reports), 2),
        "two_a_day": float(round(rate_of_two * _DAY)),
        "memory_mb_a_process": float(_memory_of_workers()),
    }


def _gated(reports: Iterable[Report], resources: Resources) -> Iterator[Report]:
    return (one for one in reports if may_tell(one, resources.ontology))


def _rate_of_two(reports: Sequence[Report], resources: Resources) -> float:
    """Return how many reports two processes read a second: their start, and a chunk of each, are left out.

    Of a stream too short for that the start is counted in.
    """
    wanted = list(_gated(reports, resources))
    before = PROCESSES * CHUNK_REPORTS
    begin = perf_counter()
    said = run_processes(_gated(reports, resources), load_resources, PROCESSES)
    if len(wanted) <= before:
        _written(said)
        return len(reports) / (perf_counter() - begin)
    _written(islice(said, 1))
    begin = perf_counter()
    _written(said)
    # As many of the others go with those that are left.
    return len(reports) * (len(wanted) - before) / len(wanted) / (perf_counter() - begin)


def _written(said: Iterable[Said]) -> int:
    """Return how many bytes readings are; ValueError for a failure, whose time would say nothing."""
    size = 0
    for one in said:
        if isinstance(one, Failure):
            raise ValueError(f"{one.path}: {one.reason}")
        size += len(to_json(one)) if isinstance(one, Reading) else 0
    return size


def _timed(work: Callable[[], int]) -> tuple[float, float]:
    """Return what a work takes of the processor's time and of the clock's, in seconds."""
    clock, begin = perf_counter(), process_time()
    work()
    return process_time() - begin, perf_counter() - clock


def _memory_of_workers() -> int:
    """Return the most memory that a process which read for us ever held, in megabytes."""
    end = perf_counter() + _MOST_WAIT
    while active_children() and perf_counter() < end:
        sleep(0.05)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))


def _cycle(reports: Sequence[Report], count: int) -> list[Report]:
    return [reports[number % len(reports)] for number in range(count)]


def of_gold(folder: Path, count: int) -> list[Report]:
    """Return a stream of gold data: one report in ten tells an act; none where either kind is not there."""
    telling = [one for name, read in OF_ACTS.items() for one in islice(read(folder / name), count) if one.tells]
    general = [one for name, read in GENERAL.items() for one in read(folder / name)]
    if not telling or not general:
        return []
    # Spread evenly over the sets, so that none of them comes first.
    acts, others = _spread(telling, count // ONE_IN), _spread(general, count)
    return [
        _report(acts[n // ONE_IN % len(acts)] if n % ONE_IN == 0 else others[n % len(others)]) for n in range(count)
    ]


def _spread(texts: Sequence[Told], count: int) -> list[Told]:
    return [texts[number * len(texts) // count] for number in range(count)] if len(texts) > count else list(texts)


def _report(one: Told) -> Report:
    text = one.text[:_LONGEST]
    return Report(f"r{one.where}", one.where, None, one.title, None, None, None, None, "none", "en", text, "")
