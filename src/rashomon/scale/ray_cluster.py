"""A Ray cluster to work on: one of this machine, which nobody else can reach, or the one at an address."""

from __future__ import annotations

import logging
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

STORE_BYTES = 256 * 2**20  # a window of chunks and their readings; Ray would take a third of the memory
# Before Ray is imported: reports are confidential, so nothing is told to its makers.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
# By this name Ray keeps to 127.0.0.1, on any system; else it listens on every network of the machine.
_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}


def check_address(address: str) -> str:
    """Return the address of a cluster as given; ValueError where it is neither HOST:PORT nor "auto"."""
    if address != "auto" and not re.fullmatch(r"[\w.-]+:\d{1,5}", address):
        raise ValueError(f"{address!r} is no address of a Ray cluster: HOST:PORT, or auto for the one of this machine")
    return address


@contextmanager
def connected(address: str | None, workers: int | None) -> Iterator[Any]:
    """Give Ray, connected to the cluster at an address; to a new one of this machine where none is told.

    A program that is connected already stays so. RuntimeError where Ray is not installed or nothing answers.
    """
    with _environment(_QUIET if address else _QUIET | _LOOPBACK):
        ray = _import_ray()
        with _silent(ray):
            if ray.is_initialized():
                yield ray
            elif address:
                yield from _joined(ray, address)
            else:
                yield from _started(ray, workers or os.cpu_count() or 1)


def _joined(ray: Any, address: str) -> Iterator[Any]:
    """Yield Ray while it is connected to a cluster that others started."""
    try:
        ray.init(address=address, log_to_driver=False, configure_logging=False)
    except (ConnectionError, RuntimeError, ray.exceptions.RayError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise RuntimeError(f"{address}: no Ray cluster answers there: {first}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _started(ray: Any, workers: int) -> Iterator[Any]:
    """Yield Ray with a cluster of its own, whose files only this user may read and which go with it."""
    # Ray puts sockets into it, whose names may have 104 characters and have 83 by themselves; its own folder it opens
    # to everybody.
    folder = tempfile.mkdtemp(prefix="rashomon-", dir="/tmp" if len(tempfile.gettempdir()) > 20 else None)
    try:
        # Given a token, Ray asks for it of all who connect, and leaves none in the user's home.
        with _environment({"RAY_AUTH_TOKEN": _token()}):
            ray.init(
                address="local",
                num_cpus=workers,
                object_store_memory=STORE_BYTES,
                include_dashboard=False,
                log_to_driver=False,
                configure_logging=False,
                _temp_dir=f"{folder}/r",
            )
        yield ray
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _silent(ray: Any) -> Iterator[None]:
    """Keep Ray from printing what it notices: it does so on standard output, where our results go."""
    worker = ray._private.worker  # there is no setting for it
    former = worker.print_to_stdstream
    worker.print_to_stdstream = lambda *_, **__: None
    try:
        yield
    finally:
        worker.print_to_stdstream = former


@cache
def _token() -> str:
    """Return the password of this process's clusters: one, since Ray reads it once."""
    return os.environ.get("RAY_AUTH_TOKEN") or secrets.token_hex(32)


@contextmanager
def _environment(names: dict[str, str]) -> Iterator[None]:
    """Set names of the environment, which the processes of a cluster take over, and set them back."""
    former = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _import_ray() -> Any:
    """Return Ray; RuntimeError with one line, which names the command, where it is not installed."""
    try:
        ray = import_module("ray")
    except ImportError as error:
        raise RuntimeError("ray is not installed: pip install 'rashomon[scale]'") from error
    # What it has to say of itself would stand between our own lines; its errors are raised.
    logging.getLogger("ray").setLevel(logging.CRITICAL)
    return ray
