"""Bytes → reports, from files, folders, archives and standard input; which formats are read stands in `readers`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from rashomon.read.dates import read_option
from rashomon.read.drafts import Draft, Fault, Skip, finish, one_line, path_of, printable
from rashomon.read.opening import open_path
from rashomon.read.readers import READERS, readers_for
from rashomon.read.rows import Names, names_for
from rashomon.records import Failure, Report, Skipped

__all__ = ["READERS", "read_reports"]


def read_reports(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Report | Failure]:
    """Yield one Report for every record of every input, in input order, and a Failure for each that cannot be read.

    A path is a file, a folder, or "-" for standard input. `published` (a date) is the day of each report that states
    none itself; such a day has `published_from` "option". `outlet` wins over what a single report says of itself, and
    fills in what a record of many does not state. `columns` tells in which column or under which key of a table each
    value stands: {"text": "body"}. `skipped` is called when a path is read, for each reason why records of it were
    passed over. Raises ValueError at once for a `published` that is no date, and for columns of what reports do not
    have; no input makes it raise.
    """
    day = read_option(published) if published and published.strip() else None
    return _read(paths, day, one_line(outlet), names_for(columns), skipped)


def _read(
    paths: Iterable[str],
    published: str | None,
    outlet: str | None,
    names: Names,
    skipped: Callable[[Skipped], None] | None,
) -> Iterator[Report | Failure]:
    readers = readers_for(names)
    for path in paths:
        passed_over: Counter[str] = Counter()
        for name, found in open_path(path, readers, names):
            if isinstance(found, Draft):
                yield finish(found, printable(name), published=published, outlet=outlet)
            elif isinstance(found, Skip):
                passed_over[found.reason] += 1
            elif isinstance(found, Fault):
                yield Failure(path_of(printable(name), found.record, found.within), found.reason)
            else:
                yield Failure(printable(found.path), found.reason)
        for reason, count in sorted(passed_over.items()):
            if skipped is not None:
                skipped(Skipped(printable(path), reason, count))
