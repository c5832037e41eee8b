"""Reports in, readings out, in several processes of this machine."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from rashomon.scale.chunks import Load, Read, Said, cut_chunks, work_on
from rashomon.scale.dying import Ask, DiedError, read_alone

Pending = deque[tuple[list[Read], Future[list[Said]]]]


def run_processes(reports: Iterable[Read], load: Load, workers: int | None = None) -> Iterator[Said]:
    """Read in `workers` processes, as many as there are cores unless told; `load` must be a function of a module."""
    count = workers or os.cpu_count() or 1
    pool = make_pool(count)
    pending: Pending = deque()
    try:
        for chunk in cut_chunks(reports):
            pending.append((chunk, pool.submit(work_on, chunk, load)))
            # Two chunks a worker keep it busy while results are waited for in order.
            if len(pending) >= 2 * count:
                pool, said = _next(pool, count, pending, load)
                yield from said
        while pending:
            pool, said = _next(pool, count, pending, load)
            yield from said
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def make_pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: forked ones may inherit locks that nobody opens."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)


def _next(
    pool: ProcessPoolExecutor, count: int, pending: Pending, load: Load
) -> tuple[ProcessPoolExecutor, list[Said]]:
    """Return the oldest chunk's readings, and the pool: a new one, with the work given anew, where a worker died."""
    chunk, future = pending.popleft()
    try:
        return pool, future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False)

    @contextmanager
    def hire() -> Iterator[Ask]:
        with make_pool(1) as own:
            yield lambda reports: _ask(own, reports, load)

    said = read_alone(chunk, hire)
    pool = make_pool(count)
    again = [(waiting, pool.submit(work_on, waiting, load)) for waiting, _ in pending]
    pending.clear()
    pending.extend(again)
    return pool, said


def _ask(pool: ProcessPoolExecutor, reports: list[Read], load: Load) -> list[Said]:
    """Return what reports say, read in a pool of one; DiedError where that died."""
    try:
        return pool.submit(work_on, reports, load).result()
    except BrokenProcessPool:
        raise DiedError from None


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
