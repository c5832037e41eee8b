"""A Ray cluster to work on: one of this machine, which nobody else can reach, or the one at an address."""

from __future__ import annotations

import logging
import os
import re
import secrets
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

STORE_BYTES = 256 * 2**20  # a window of chunks and their readings; Ray would take a third of the memory
FIRST_ANSWER = 10.0  # seconds
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
                yield _same(ray, address)
            elif address:
                yield from _joined(ray, address)
            else:
                yield from _started(ray, workers or os.cpu_count() or 1)


def _same(ray: Any, address: str | None) -> Any:
    """Return Ray as this program is connected; RuntimeError where that is to another cluster than the one asked for."""
    there = ray.get_runtime_context().gcs_address
    if address not in {None, "auto", there}:
        raise RuntimeError(f"{address}: this program is connected to another Ray cluster, {there}")
    return ray


def _joined(ray: Any, address: str) -> Iterator[Any]:
    """Yield Ray while it is connected to a cluster that others started."""
    try:
        if address != "auto":
            host, _, port = address.partition(":")
            # Ray would ask for two minutes, and tell of each time.
            socket.create_connection((host, int(port)), timeout=FIRST_ANSWER).close()
        ray.init(address=address, log_to_driver=False, configure_logging=False)
    except (OSError, OverflowError, RuntimeError, ray.exceptions.RayError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise RuntimeError(f"{address}: no Ray cluster answers there: {first}") from error
    try:
        with _ended_well():
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
        with _ended_well():
            yield ray
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ended_well() -> Iterator[None]:
    """End as after an error where the process is asked to end: Ray would print a trace of its own code first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


@contextmanager
def _silent(ray: Any) -> Iterator[None]:
    """Keep Ray from printing what it notices, also on standard output, where our results go; its errors are raised."""
    logger = logging.getLogger("ray")
    worker = ray._private.worker  # there is no setting for it
    level, printer = logger.level, worker.print_to_stdstream
    logger.setLevel(logging.CRITICAL)
    worker.print_to_stdstream = lambda *_, **__: None
    try:
        yield
    finally:
        logger.setLevel(level)
        worker.print_to_stdstream = printer


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
        return import_module("ray")
    except ImportError as error:
        raise RuntimeError("ray is not installed: pip install 'rashomon[scale]'") from error
