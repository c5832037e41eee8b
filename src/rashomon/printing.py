"""What the commands share: where output goes, what stderr says, and which code they end with.

As in `cli`, nothing heavy is imported before it is needed.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn, TypeVar

import typer

from rashomon import __version__

if TYPE_CHECKING:
    from rashomon.records import Claim, Comparison, Event, Failure, Reading
    from rashomon.store import Store

T = TypeVar("T")


def print_reading(file: IO[str], reading: Reading, json: bool) -> None:
    """Print one reading, as a line of JSON or as a table."""
    if json:
        return write_json(file, reading)
    from rashomon.export.terminal import open_console, print_reading

    return print_reading(open_console(file), reading)


def print_comparison(comparison: Comparison, json: bool, html: Path | None, out: Path | None, banner: str = "") -> None:
    """Print a comparison, as one line of JSON or as tables, and write the page where one is asked for."""
    if html:
        from rashomon.export.dossier import write_dossier

        with open_output(html) as file:
            file.write(write_dossier(comparison, banner=banner))
    with open_output(out) as file:
        if json:
            return write_json(file, comparison)
        from rashomon.export.terminal import open_console, print_comparison

        if banner:
            file.write(f"{banner}\n\n")
        return print_comparison(open_console(file), comparison)


def print_found(thing: Event | Reading | Claim, reading: Reading | None, json: bool, out: Path | None) -> None:
    """Print an event, a reading, or a claim of that reading."""
    from rashomon.export.terminal import open_console, print_claim, print_event, print_reading
    from rashomon.records import Claim, Event

    with open_output(out) as file:
        if json:
            write_json(file, thing)
        elif isinstance(thing, Event):
            print_event(open_console(file), thing)
        elif isinstance(thing, Claim) and reading:
            print_claim(open_console(file), thing, reading)
        elif reading:
            print_reading(open_console(file), reading)


def write_json(file: IO[str], record: object) -> None:
    """Write a record as a line of JSON, in UTF-8 whatever the terminal speaks."""
    from rashomon.contract import to_json

    file.flush()
    file.buffer.write(to_json(record) + b"\n")  # type: ignore[attr-defined]


@contextmanager
def open_db(path: Path, create: bool = False) -> Iterator[Store]:
    """Give an open store; one line and exit code 1 where it fails."""
    from rashomon.store import StoreError, open_store

    try:
        with open_store(str(path), create=create, version=__version__) as store:
            yield store
    except StoreError as error:
        fail(str(error))


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[str]]:
    """Give the file to print into, stdout for none or "-"; a named one takes its name when all is written."""
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    part = path.with_name(f"{path.name}.part")
    try:
        file = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    try:
        with file:
            yield file
        part.replace(path)
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    finally:
        part.unlink(missing_ok=True)


def watch(items: Iterable[T]) -> Iterator[T]:
    """Yield the items; where somebody looks on, with a line on stderr that says how many are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} reports read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=None)


def complain(failure: Failure) -> None:
    """Say on one line of stderr which input failed and why."""
    _say(f"{failure.path}: {failure.reason}")


def end(failures: Iterable[Failure]) -> NoReturn:
    """Say which inputs failed, and end with exit code 1 if any did, else 0."""
    failed = list(failures)
    for failure in failed:
        complain(failure)
    raise typer.Exit(1 if failed else 0)


def fail(message: str) -> NoReturn:
    """Say on one line what is wrong, and end with exit code 1."""
    _say(f"rashomon: {message}")
    raise typer.Exit(1)


def _say(message: str) -> None:
    """Write one line to stderr, with hidden characters shown."""
    from rashomon.export.wording import show_text

    typer.echo(show_text(message), err=True)
