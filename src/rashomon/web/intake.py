"""Texts, files and addresses that are handed in → reports in the store, a batch at a time, and what became of each."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Literal

from rashomon.pipeline import Added, add_reports
from rashomon.read import read_reports
from rashomon.records import Failure, Report
from rashomon.store import Store
from rashomon.store.audit import log

MOST_FILES = 100
MOST_ADDRESSES = 20  # of one batch: each may take a minute, and a host is asked every two seconds
MOST_SECONDS = 600.0  # of one batch: what is in by then stays
MOST_KEPT = 20  # batches that can be looked at again
MOST_ENTRIES = 2_000  # of one batch that are told one by one

# An address, the day of publication and the outlet that somebody gave; its reports.
Fetched = Callable[[str, str | None, str | None], Iterator[Report | Failure]]
State = Literal["new", "read anew", "known", "failed"]


class BusyError(Exception):
    """Another batch is still being read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a report: `reason` says why it failed, `problems` counts what is not clear in it."""

    path: str
    state: State
    report: str = ""
    reason: str = ""
    problems: int = 0


@dataclass(slots=True)
class Batch:
    """What was handed in at once, and how far it is read."""

    id: str
    files: int
    by: str = ""  # who handed it in, in a team: it is logged
    entries: list[Entry] = field(default_factory=list)
    more: int = 0  # entries that are not told one by one
    done: bool = False

    def count(self, state: State) -> int:
        """Return how many reports are told in a state."""
        return sum(entry.state == state for entry in self.entries)


class Intake:
    """Reads what is handed in into a store; one batch at a time, so that two do not load the machine twice.

    Without what fetches addresses none is taken.
    """

    def __init__(
        self, store: Store, ontology: Path | None = None, *, background: bool = True, fetched: Fetched | None = None
    ) -> None:
        self._store, self._ontology, self._background, self._fetched = store, ontology, background, fetched
        self._lock = Lock()
        self._batches: dict[str, Batch] = {}

    @property
    def takes_addresses(self) -> bool:
        """Whether addresses are fetched here."""
        return self._fetched is not None

    def begin(
        self,
        files: Sequence[tuple[str, bytes]],
        published: str,
        outlet: str,
        by: str = "",
        addresses: Sequence[str] = (),
    ) -> Batch:
        """Begin to read files and addresses; `published` and `outlet` are of reports that do not say so.

        ValueError where a day is none, or there is nothing to read or too much; BusyError while another batch is read.
        `by` is who is logged to have added them.
        """
        _check_number(files, addresses, allowed=self.takes_addresses)
        read_reports([], published=published or None, outlet=outlet or None)  # a bad day is told now
        with self._lock:
            if any(not batch.done for batch in self._batches.values()):
                raise BusyError("another batch is still being read: wait for its end")
            batch = Batch(secrets.token_hex(8), len(files) + len(addresses), by)
            self._batches[batch.id] = batch
            for old in list(self._batches)[:-MOST_KEPT]:
                del self._batches[old]
        work = (batch, tuple(files), tuple(addresses), published, outlet)
        if self._background:
            Thread(target=self._work, args=work, name="intake", daemon=True).start()
        else:
            self._work(*work)
        return batch

    def find(self, id_: str) -> Batch | None:
        """Return a batch by its id, None where there is none, or no more."""
        return self._batches.get(id_)

    def _work(
        self, batch: Batch, files: Sequence[tuple[str, bytes]], addresses: Sequence[str], published: str, outlet: str
    ) -> None:
        end = time.monotonic() + MOST_SECONDS
        try:
            with TemporaryDirectory(prefix="rashomon-") as folder:
                reports = chain(
                    _reports(Path(folder), files, published, outlet), self._fetch(addresses, published, outlet)
                )
                for one in add_reports(reports, self._store, ontology=self._ontology):
                    self._tell(batch, one)
                    if time.monotonic() > end:
                        self._tell(batch, Failure("the rest", f"not read within {MOST_SECONDS / 60:.0f} minutes"))
                        break
        except Exception as error:
            self._tell(batch, Failure("the rest", f"{type(error).__name__}: {error}"))
        finally:
            batch.done = True

    def _fetch(self, addresses: Sequence[str], published: str, outlet: str) -> Iterator[Report | Failure]:
        if self._fetched is None:
            return
        for address in addresses:
            yield from self._fetched(address, published or None, outlet or None)

    def _tell(self, batch: Batch, one: Added | Failure) -> None:
        if batch.by and isinstance(one, Added) and (one.new or one.updated):
            with self._store.write() as connection:
                log(connection, batch.by, "report added" if one.new else "report read anew", one.report)
        if len(batch.entries) >= MOST_ENTRIES:
            batch.more += 1
        elif isinstance(one, Failure):
            batch.entries.append(Entry(one.path, "failed", reason=one.reason))
        else:
            found = next(iter(self._store.readings(one.report)), None)
            state: State = "read anew" if one.updated else "new" if one.new else "known"
            batch.entries.append(Entry(one.path, state, one.report, problems=len(found.problems) if found else 0))


def _check_number(files: Sequence[object], addresses: Sequence[str], *, allowed: bool) -> None:
    """Raise ValueError where there is nothing to read, too much, or an address that nobody may ask."""
    if not files and not addresses:
        raise ValueError("nothing is in it")
    if len(files) > MOST_FILES:
        raise ValueError(f"{len(files)} files: at least one, and {MOST_FILES} at most")
    if addresses and not allowed:
        raise ValueError("this workbench asks nothing of the network: start it with --network")
    if len(addresses) > MOST_ADDRESSES:
        raise ValueError(f"{len(addresses)} addresses: {MOST_ADDRESSES} at most")


def _reports(
    folder: Path, files: Sequence[tuple[str, bytes]], published: str, outlet: str
) -> Iterator[Report | Failure]:
    """Yield the reports in files, which are read one after the other and lie in the folder only meanwhile."""
    for number, (name, content) in enumerate(files):
        place = folder / str(number)
        place.mkdir()
        file = place / name
        file.write_bytes(content)
        for one in read_reports([str(file)], published=published or None, outlet=outlet or None):
            yield replace(one, path=one.path.removeprefix(f"{place}/"))
        file.unlink()
