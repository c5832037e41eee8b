"""A run of a suite, kept in a file; and what the next run gained and lost against it, item by item.

A run is its figures and, for each text that may be read, lines by key: the state that an item is in ("missed",
"right") and the words to show. A text whose items must not be read has none here, and so none in the file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import IO

from rashomon.bench.request import Figures, Item, Items

ABSENT = "none"  # the state of an item that a run does not have
_FORM = "rashomon bench run 1"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a suite measured."""

    suite: str
    figures: Figures
    items: Items


def write_run(file: IO[str], run: Run) -> None:
    """Write a run as one JSON object, the same for the same run."""
    items = {text: {key: astuple(item) for key, item in by_key.items()} for text, by_key in run.items.items()}
    record = {"form": _FORM, "suite": run.suite, "figures": run.figures, "items": items}
    json.dump(record, file, ensure_ascii=False, indent=1, sort_keys=True)
    file.write("\n")


def read_run(path: Path, suite: str) -> Run:
    """Return the run of a suite that a file keeps; ValueError, naming the file, where it keeps none."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError):
        raise ValueError(f"{path}: no kept run: not JSON") from None
    if not isinstance(record, dict) or record.get("form") != _FORM:
        raise ValueError(f"{path}: no kept run: not of the form {_FORM!r}")
    if record.get("suite") != suite:
        raise ValueError(f"{path}: a run of {record.get('suite')!r}, not of {suite!r}")
    try:
        return Run(suite, _figures(record["figures"]), {text: _items(one) for text, one in record["items"].items()})
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ValueError(f"{path}: no kept run: figures or items are missing or of another form") from None


def check_keep(path: Path, suite: str) -> None:
    """Raise ValueError where a run cannot be kept in a file: no folder for it, or it holds something else."""
    if not path.parent.is_dir() or path.is_dir():
        raise ValueError(f"{path}: {'is a folder' if path.is_dir() else 'no such folder'}")
    if path.is_file() and path.stat().st_size:
        try:
            read_run(path, suite)
        except ValueError as error:
            raise ValueError(f"{error}; it is not overwritten") from error


def compare_runs(former: Run, run: Run) -> Iterator[str]:
    """Yield a line for each figure that moved, how many items went from which state into which, and each of those.

    Items are compared in the texts that both runs read.
    """
    before, now = dict(_flat(former.figures)), dict(_flat(run.figures))
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"{name}: {before.get(name, ABSENT)} to {now.get(name, ABSENT)}"
    both = sorted(former.items.keys() & run.items.keys())
    alone = len(former.items) - len(both), len(run.items) - len(both)
    if any(alone):
        yield f"texts: {len(both)} in both runs, {alone[0]} only in the former, {alone[1]} only in this one"
    moved: dict[str, list[str]] = defaultdict(list)
    for text in both:
        for change, line in _changes(former.items[text], run.items[text]):
            moved[change].append(f"{change}: {text}: {line}")
    yield from (f"{change}: {len(moved[change])}" for change in sorted(moved))
    for change in sorted(moved):
        yield from moved[change]


def _changes(before: Mapping[str, Item], now: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Yield the two states of each item of a text that is in another, and its line, in this run if it is there."""
    none = Item(ABSENT, "")
    for key in sorted(before.keys() | now.keys()):
        was, item = before.get(key, none), now.get(key, none)
        if was.state != item.state:
            yield f"{was.state} to {item.state}", item.line or was.line


def _figures(record: Mapping[str, object]) -> Figures:
    """Return figures as a file has them; ValueError or AttributeError where they are none."""
    return {
        name: {inner: _number(one) for inner, one in value.items()} if isinstance(value, dict) else _number(value)
        for name, value in record.items()
    }


def _number(value: object) -> float:
    """Return a number; TypeError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return value


def _items(record: Mapping[str, object]) -> dict[str, Item]:
    """Return the items of a text as a file has them; ValueError, TypeError or AttributeError where they are none."""
    items = {}
    for key, item in record.items():
        if not isinstance(item, list) or [type(one) for one in item] != [str, str]:
            raise TypeError
        items[key] = Item(*item)
    return items


def _flat(figures: Figures) -> Iterator[tuple[str, float]]:
    """Yield figures by their names, those of a part with the part's before it."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from ((f"{name} {inner}", figure) for inner, figure in value.items())
        else:
            yield name, value
