"""Reports in, readings out, in the same order: in this process, in one a core, or on the machines of a Ray cluster.

A runner is a function in `RUNNERS`. Each takes the reports in chunks and holds only a few chunks at a time, so that
memory does not grow with the number of reports. Failures among the reports are passed on in their place.
"""

from __future__ import annotations

from functools import partial

from rashomon.scale.chunks import (
    CHUNK_CHARACTERS,
    CHUNK_REPORTS,
    Load,
    Read,
    Runner,
    Said,
    cut_chunks,
    extract_reports,
    run_serial,
)
from rashomon.scale.on_ray import run_ray
from rashomon.scale.processes import run_processes
from rashomon.scale.ray_cluster import check_address

__all__ = [
    "CHUNK_CHARACTERS",
    "CHUNK_REPORTS",
    "RUNNERS",
    "Load",
    "Read",
    "Runner",
    "Said",
    "choose_runner",
    "cut_chunks",
    "extract_reports",
    "run_processes",
    "run_ray",
    "run_serial",
]

RUNNERS: dict[str, Runner] = {"serial": run_serial, "processes": run_processes, "ray": run_ray}


def choose_runner(name: str, address: str | None = None) -> Runner:
    """Return the runner of that name, on the cluster at an address where one is told.

    ValueError, with the runners there are, where there is none of the name; for an address that is none or goes unused.
    """
    if name not in RUNNERS:
        raise ValueError(f"no runner {name!r}: one of {', '.join(RUNNERS)}")
    if address is None:
        return RUNNERS[name]
    if name != "ray":
        raise ValueError(f"an address is of a Ray cluster, and the runner {name!r} uses none")
    return partial(run_ray, address=check_address(address))
