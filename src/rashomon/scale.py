"""Reports in, readings out, in the same order, in one process or several.

A runner is a function in `RUNNERS`. Each takes the reports in chunks and holds only a few chunks at a time, so that
memory does not grow with the number of reports. Failures among the reports are passed on in their place.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from rashomon.lexicon import READ_LANGUAGES
from rashomon.records import Failure, Reading, Report
from rashomon.resources import Resources

Read = Report | Failure
Said = Reading | Failure
Load = Callable[[], Resources]
Runner = Callable[[Iterable[Read], Load, "int | None"], Iterator[Said]]

CHUNK_REPORTS = 32  # `nlp.pipe` gains nothing from larger batches
CHUNK_CHARACTERS = 200_000  # some 0.3 GB of parser state at most in flight


def extract_reports(reports: Sequence[Read], resources: Resources) -> list[Said]:
    """Return what each report says; one that a stage fails on becomes a Failure and does not hold up the others."""
    try:
        return _extract(reports, resources)
    except Exception as error:
        if len(reports) == 1 and isinstance(reports[0], Report):
            return [Failure(reports[0].path, f"extraction failed: {type(error).__name__}: {error}")]
        return [said for report in reports for said in extract_reports([report], resources)]


def run_serial(reports: Iterable[Read], load: Load, workers: int | None = None) -> Iterator[Said]:  # noqa: ARG001
    """Read in this process; `workers` is not looked at."""
    for chunk in cut_chunks(reports):
        yield from extract_reports(chunk, load())


def run_processes(reports: Iterable[Read], load: Load, workers: int | None = None) -> Iterator[Said]:
    """Read in `workers` processes, as many as there are cores unless told; `load` must be a function of a module."""
    count = workers or os.cpu_count() or 1
    pool = _pool(count)
    pending: deque[tuple[list[Read], Future[list[Said]]]] = deque()
    try:
        for chunk in cut_chunks(reports):
            pending.append((chunk, pool.submit(_work, chunk, load)))
            # Two chunks a worker keep it busy while results are waited for in order.
            if len(pending) >= 2 * count:
                pool, said = _next(pool, count, pending, load)
                yield from said
        while pending:
            pool, said = _next(pool, count, pending, load)
            yield from said
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


RUNNERS: dict[str, Runner] = {"serial": run_serial, "processes": run_processes}


def cut_chunks(reports: Iterable[Read]) -> Iterator[list[Read]]:
    """Yield the reports in lists of bounded number and length; a single long one stands alone."""
    chunk: list[Read] = []
    size = 0
    for report in reports:
        length = len(report.text) if isinstance(report, Report) else 0
        if chunk and (len(chunk) == CHUNK_REPORTS or size + length > CHUNK_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(report)
        size += length
    if chunk:
        yield chunk


def _extract(reports: Sequence[Read], resources: Resources) -> list[Said]:
    """Return what each report says, through one pass of the language model over all their titles and texts."""
    from rashomon.coded import Lookup, code_again  # noqa: PLC0415 - of few reports
    from rashomon.extract import annotate_reports, extract_claims, kept  # noqa: PLC0415 - brings spaCy

    wanted = [one for one in reports if isinstance(one, Report) and not one.row and one.language in READ_LANGUAGES]
    annotated = annotate_reports(resources.model, wanted)
    said: list[Said] = []
    for report in reports:
        if isinstance(report, Failure):
            said.append(report)
        elif report.row:
            # Its columns tell, not its words.
            said.append(code_again(report, Lookup(resources.ontology, resources.gazetteer)))
        elif report.language not in READ_LANGUAGES:
            # Kept without a pass of the model, which would be wasted on it.
            said.append(kept(report, "language_unsupported", f"the language {report.language!r} is not read yet"))
        else:
            _, title, text = next(annotated)
            said.append(extract_claims(report, title, text, resources.ontology, resources.gazetteer))
    return said


def _next(
    pool: ProcessPoolExecutor, count: int, pending: deque[tuple[list[Read], Future[list[Said]]]], load: Load
) -> tuple[ProcessPoolExecutor, list[Said]]:
    """Return the oldest chunk's readings, and the pool: a new one, with the work given anew, where a worker died."""
    chunk, future = pending.popleft()
    try:
        return pool, future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False)
    # Whose fault it was is not told: each report of the oldest chunk is tried alone, in a process of its own.
    said = [one for report in chunk for one in _alone(report, load)]
    pool = _pool(count)
    again = [(waiting, pool.submit(_work, waiting, load)) for waiting, _ in pending]
    pending.clear()
    pending.extend(again)
    return pool, said


def _alone(report: Read, load: Load) -> list[Said]:
    """Return what one report says, read in a process of its own; a Failure where that dies."""
    with _pool(1) as pool:
        try:
            return pool.submit(_work, [report], load).result()
        except BrokenProcessPool:
            return [Failure(report.path, "the process that read it died, perhaps for lack of memory")]


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: forked ones may inherit locks that nobody opens."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """Leave Ctrl-C to the main process, which ends the workers; end with it also where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the main process: a worker that nobody gives work would wait for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: list[Read], load: Load) -> list[Said]:
    """Read one chunk in a worker, with the resources that it loaded for its first."""
    return extract_reports(chunk, _loaded(load))


@cache
def _loaded(load: Load) -> Resources:
    """Return the resources of this process."""
    return load()
