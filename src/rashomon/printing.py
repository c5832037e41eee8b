"""What the commands share: where output goes, what stderr says, and which code they end with.

As in `cli`, nothing heavy is imported before it is needed.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn, TypeVar

import typer

from rashomon import __version__

if TYPE_CHECKING:
    from rashomon.combine.explaining import Joint
    from rashomon.combine.trust import Estimates
    from rashomon.pipeline import PassedOver
    from rashomon.records import Claim, Comparison, Event, Failure, Reading, Skipped
    from rashomon.store import Store

T = TypeVar("T")
# Seconds without a result after which somebody who looks on is told what goes on: the first time, and from then on.
FIRST_WAIT, NEXT_WAIT = 2.0, 0.2


def hide_names(record: T, readings: Iterable[Reading], withhold: bool) -> T:
    """Return a record as it is, or, where that is asked for, with the names of the victims of readings withheld."""
    from rashomon.export.withholding import withhold_names

    return withhold_names(record, readings) if withhold else record


def print_reading(file: IO[str], reading: Reading, json: bool, withhold: bool = False) -> None:
    """Print one reading, as a line of JSON or as a table; with the names of victims withheld where asked for."""
    reading = hide_names(reading, [reading], withhold)
    if json:
        return write_json(file, reading)
    from rashomon.export.terminal import open_console, print_reading

    return print_reading(open_console(file), reading)


def print_comparison(
    by_policy: Mapping[str, Comparison],
    policy: str,
    json: bool,
    html: Path | None,
    out: Path | None,
    banner: str = "",
    *,
    withhold: bool = False,
    estimates: Sequence[Estimates] | None = None,
) -> None:
    """Print a comparison under a policy, as one line of JSON or as tables; write the page, which has them all.

    Estimates, None where nobody asked for them, follow the tables, or stand under a key of their own.
    """
    readings = by_policy[policy].reports
    if estimates is not None:
        estimates = hide_names(estimates, readings, withhold)
    by_policy = {
        name: hide_names(one, one.reports, withhold) for name, one in by_policy.items() if html or name == policy
    }
    comparison = by_policy[policy]
    if html:
        from rashomon.export.dossier import write_dossier

        with open_output(html) as file:
            file.write(write_dossier(comparison, by_policy=by_policy, banner=banner))
    with open_output(out) as file:
        if json and estimates is None:
            write_json(file, comparison)
        elif json:
            write_json(file, comparison, estimates=estimates)
        else:
            _print_tables(file, comparison, banner, estimates)


def _print_tables(file: IO[str], comparison: Comparison, banner: str, estimates: Sequence[Estimates] | None) -> None:
    """Print a comparison as tables, below a banner if there is one, and the estimates if somebody asked for them."""
    from rashomon.export.terminal import open_console, print_comparison

    if banner:
        file.write(f"{banner}\n\n")
    print_comparison(open_console(file), comparison)
    if estimates is not None:
        from rashomon.estimate_tables import print_estimates

        print_estimates(open_console(file), comparison, estimates)


def print_found(
    thing: Event | Reading | Claim,
    reading: Reading | None,
    json: bool,
    out: Path | None,
    joints: Sequence[Joint] | None = None,
) -> None:
    """Print an event, with why its tellings stand together if that is given, a reading, or a claim of that reading."""
    from rashomon.export.terminal import open_console, print_claim, print_event, print_reading
    from rashomon.records import Claim, Event

    with open_output(out) as file:
        if json:
            write_json(file, thing, **({} if joints is None else {"joints": joints}))
        elif isinstance(thing, Event):
            print_event(open_console(file), thing)
            print_joints(file, joints or ())
        elif isinstance(thing, Claim) and reading:
            print_claim(open_console(file), thing, reading)
        elif reading:
            print_reading(open_console(file), reading)


def print_joints(file: IO[str], joints: Sequence[Joint]) -> None:
    """Print a line for each telling: which it fits best, by how many bits, and what each piece of evidence is worth."""
    for joint in joints:
        pieces = ", ".join(f"{piece} {bits:+g}" for piece, bits in joint.evidence)
        file.write(f"{joint.mention} fits {joint.fits}: {joint.bits:+g} ({pieces})\n")


def write_json(file: IO[str], record: object, **more: Sequence[object] | None) -> None:
    """Write a record as a line of JSON, in UTF-8 whatever the terminal speaks; lists in `more` are its last keys."""
    from rashomon.contract import to_json

    line = to_json(record)
    for key, records in more.items():
        line = line[:-1] + f',"{key}":['.encode() + b",".join(map(to_json, records or ())) + b"]}"
    file.flush()
    file.buffer.write(line + b"\n")  # type: ignore[attr-defined]


@contextmanager
def open_db(
    path: str | Path, create: bool = False, ontology: Path | None = None, *, change: bool = False
) -> Iterator[Store]:
    """Give an open store, to read, with `change` to write too, with `create` made where it is missing.

    One line and exit code 1 where it fails. A store of an older version is brought to the newest, if it may be written.
    """
    from rashomon.store import OldStoreError, StoreError, open_store
    from rashomon.tables import name_rules

    def opened() -> Store:
        reads = not (create or change)
        return open_store(str(path), create=create, read_only=reads, lazy=True, version=version)

    try:
        version = name_rules(__version__, ontology)
        try:
            store = opened()
        except OldStoreError:
            open_store(str(path), create=False).close()
            store = opened()
        with store:
            yield store
    except StoreError as error:
        fail(str(error))


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[str]]:
    """Give the file to print into, stdout for none or "-"; a named one takes its name when all is written.

    What is there and is no plain file (a pipe, a device, a link) is written into as it is, never replaced.
    """
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    try:
        straight = path.is_symlink() or (path.exists() and not path.is_file())
        part = path if straight else _part_of(path)
        file = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    try:
        with file:
            yield file
        if not straight:
            part.replace(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    finally:
        if not straight:
            part.unlink(missing_ok=True)


def check_ontology(folder: Path | None) -> None:
    """End with one line and exit code 1 where a folder of the user's tables is none, or a line is not understood."""
    from rashomon.tables import load_ontology

    try:
        if folder:
            load_ontology(folder)
    except OSError as error:
        fail(f"{error.filename or folder}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))


def check_outputs(
    inputs: Iterable[str], out: Path | None = None, html: Path | None = None, passed: Path | None = None
) -> None:
    """End with wrong usage where an output would overwrite an input, a report in a folder of them, or another."""
    given = (("--out", out), ("--html", html), ("--passed", passed))
    for (option, path), (other, second) in combinations(given, 2):
        if path and second and _is_same(path, second):
            raise typer.BadParameter(f"{option} and {other} are the same file: {path}")
    named = {option: path for option, path in given if path and str(path) != "-"}
    for option, path in named.items():
        for one in inputs:
            source = Path(one)
            if one != "-" and (_is_same(path, source) or _is_same(_part_of(path), source) or _is_in(path, source)):
                raise typer.BadParameter(f"{option} {path} would overwrite what is read: {one}")


def _part_of(path: Path) -> Path:
    """Return the name that an output has until it is complete."""
    return path.with_name(f"{path.name}.part") if path.name else path


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two paths name one file, also where it is not there yet; a device is no file that is lost."""
    try:
        if path.exists() and other.exists():
            return path.samefile(other) and (path.is_file() or path == other)
        return path.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):
        return path == other


def _is_in(path: Path, folder: Path) -> bool:
    """Return whether a path is a file that reading the folder would read."""
    from rashomon.read.inputs import NOT_REPORTS

    try:
        known = path.is_file() and path.suffix.lower() not in NOT_REPORTS and folder.is_dir()
        return known and folder.resolve() in path.resolve().parents
    except (OSError, ValueError, RuntimeError):
        return False


def watch(items: Iterable[T]) -> Iterator[T]:
    """Yield the items; where somebody looks on and waits, with a line on stderr that says how many are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    from threading import Timer

    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading: {task.completed} reports done"), TimeElapsedColumn())
    # What is printed between two items goes where the caller wants it, not through the progress.
    console = Console(stderr=True)
    progress = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    task = progress.add_task("", total=None)
    todo, wait = iter(items), FIRST_WAIT
    while True:
        timer = Timer(wait, progress.start)
        timer.start()
        try:
            one = next(todo)
        except StopIteration:
            return
        finally:
            timer.cancel()
            timer.join()
            if progress.live.is_started:
                wait = NEXT_WAIT
                progress.stop()
        progress.advance(task)
        yield one


def heed_day(items: Iterable[T], given: str | None) -> Iterator[T]:
    """Yield readings and the like; then say on one line of stderr which state another day than the one given."""
    others, count = [], 0
    for one in items:
        report = getattr(one, "report", None)
        told = one if report is None or isinstance(report, str) else report
        day = getattr(told, "published", None)
        count += 1
        if given and day and day != given:
            others.append(f"{getattr(told, 'path', '')} {day}")
        yield one
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        _say(
            f"--published {given} is not used for {len(others)} of {count} reports, which state another day: "
            f"{others[0]}{more}"
        )


def complain(failure: Failure) -> None:
    """Say on one line of stderr which input failed and why."""
    _say(f"{failure.path}: {failure.reason}")


def tell_skipped(skipped: Skipped) -> None:
    """Say on one line of stderr how many records of an input were passed over, and why."""
    _say(f"{skipped.path}: passed over {skipped.count}: {skipped.reason}")


@dataclass
class Passing:
    """Counts the reports that are passed over by their words, and lists them in a file, a line of JSON each."""

    file: IO[str] | None = None
    count: int = 0
    first: str = ""

    def __call__(self, one: PassedOver) -> None:
        """Take note of a report."""
        self.first = self.first or one.path
        self.count += 1
        if self.file is not None:
            write_json(self.file, one)


@contextmanager
def passing(path: Path | None) -> Iterator[Passing]:
    """Give what takes note of reports passed over, in a file if one is named; say on stderr how many there were."""
    with open_output(path) if path is not None else nullcontext() as file:
        noted = Passing(file)
        yield noted
    if noted.count:
        more = f" and {noted.count - 1} more" if noted.count > 1 else ""
        _say(f"{noted.first}{more}: passed over: no word tells an act of interest; --all reads all")


def tell_waiting(reason: str) -> None:
    """Say on one line of stderr why nothing goes on for a while."""
    _say(reason)


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


def print_import(noun: str, imported: int, held: int, path: Path) -> None:
    """Say how many things of a user's file were taken into a table of his own, and how many that has now."""
    typer.echo(f"{imported} {noun}{'' if imported == 1 else 's'} imported; {held} in {path}")


def figure_lines(figures: Mapping[str, float | Mapping[str, float]]) -> list[str]:
    """Return measured figures as lines, those of a part of the gold data under its name.

    Figures of one split (`frame.clause.recall`, `frame.clause.gold`) share a line.
    """
    lines: list[str] = []
    before = ""
    for name, value in figures.items():
        split, _, measure = name.rpartition(".")
        if isinstance(value, Mapping):
            lines += [name, *(f"  {line}" for line in figure_lines(value))]
        elif "." in split and split == before:
            lines[-1] += f"  {measure} {value}"
        else:
            lines.append(f"{split:28} {measure} {value}" if "." in split else f"{name:28} {value}")
        before = split
    return lines
