"""The one conductor: paths → reports → readings → a comparison, or into a store."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.fetch.addresses import is_url
from rashomon.fetching import Fetched, refuse_addresses
from rashomon.gate import Which, is_record, may_tell
from rashomon.records import Claim, Comparison, Decision, Event, Failure, Reading, Report, Skipped
from rashomon.resources import Loader, load_resources
from rashomon.scale import Load, choose_runner
from rashomon.tables import load_ontology

if TYPE_CHECKING:
    from rashomon.combine.explaining import Joint
    from rashomon.combine.trust import Estimates
    from rashomon.store import Store


@dataclass(frozen=True, slots=True)
class Added:
    """A report that a store now holds, whether its reading is new there, and whether it stands beside a former one."""

    path: str
    report: str
    new: bool
    updated: bool = False
    published: str | None = None  # the day that the store has of it


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A report that was not read, for no word of it tells an act of interest: where it is, its id and its day."""

    path: str
    report: str
    published: str | None = None


def read_paths(
    paths: Iterable[str],
    load: Load = load_resources,
    *,
    published: str | None = None,
    outlet: str | None = None,
    ontology: Path | None = None,
    runner: str = "serial",
    workers: int | None = None,
    address: str | None = None,
    fetched: Fetched = refuse_addresses,
    columns: Mapping[str, str] | None = None,
    skipped: Callable[[Skipped], None] | None = None,
    gate: Which = "none",
    passed: Callable[[PassedOver], None] | None = None,
) -> Iterator[Reading | Failure]:
    """Yield what each report under the paths says, in their order and as it is read; failures stand in their place.

    `published` (YYYY-MM-DD) is the day of reports that state none, `outlet` overrules them; `ontology` is a folder
    of the user's tables, which goes before `load`; `address` is that of a cluster, for the runner "ray"; `fetched`
    gives the reports of what is an address of the network; `columns` and `skipped` as for `read_reports`; `gate` tells
    which reports are read only where their words may tell an act of interest, and `passed` is called with the others.
    ValueError on an unknown runner or a bad table.
    """
    reports = _sieve(_reports(paths, published, outlet, fetched, columns, skipped), _wanted(gate, ontology), passed)
    return choose_runner(runner, address)(reports, _load(load, ontology), workers)


def compare_paths(
    paths: Iterable[str],
    load: Load = load_resources,
    *,
    policy: str = "ucdp",
    published: str | None = None,
    outlet: str | None = None,
    ontology: Path | None = None,
    runner: str = "serial",
) -> tuple[Comparison, list[Failure]]:
    """Return what the reports under the paths add up to, and the inputs that could not be read."""
    said = list(read_paths(paths, load, published=published, outlet=outlet, ontology=ontology, runner=runner))
    failures = [one for one in said if isinstance(one, Failure)]
    readings = (one for one in said if isinstance(one, Reading))
    return compare_readings(readings, policy=policy, ontology=ontology), failures


def compare_readings(
    readings: Iterable[Reading],
    *,
    policy: str = "ucdp",
    decisions: Iterable[Decision] = (),
    ontology: Path | None = None,
) -> Comparison:
    """Return what the readings add up to, under a policy and what was decided; ValueError on an unknown policy."""
    from rashomon.combine import combine_claims  # noqa: PLC0415 - `read` does without

    given = tuple(readings)
    with uncollected():
        return combine_claims(given, load_ontology(ontology), policy=policy, decisions=tuple(decisions))


def compare_by_policy(
    readings: Iterable[Reading], *, decisions: Iterable[Decision] = (), ontology: Path | None = None
) -> dict[str, Comparison]:
    """Return what the readings add up to under every policy, which the page shows side by side."""
    from rashomon.combine import combine_by_policy  # noqa: PLC0415 - as above

    given = tuple(readings)
    with uncollected():
        return combine_by_policy(given, load_ontology(ontology), decisions=tuple(decisions))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep what is held now out of the collector's rounds: of many readings, walking them takes a fifth of the time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def estimate_comparison(
    comparison: Comparison, *, decisions: Iterable[Decision] = (), ontology: Path | None = None
) -> tuple[Estimates, ...]:
    """Return what methods that weigh speakers make of the figures of a comparison; nobody sees it who did not ask."""
    from rashomon.combine.trust import estimate  # noqa: PLC0415 - as above

    return estimate(comparison, load_ontology(ontology), decisions=tuple(decisions))


def compare_store(store: Store, *, policy: str = "ucdp", ontology: Path | None = None) -> Comparison:
    """Return what all readings of a store add up to, under a policy and the store's decisions."""
    from rashomon.deciding import current_decisions  # noqa: PLC0415 - as above

    return compare_readings(store.readings(), policy=policy, decisions=current_decisions(store), ontology=ontology)


def find_in(comparison: Comparison, start: str) -> list[tuple[Event | Reading | Claim, Reading | None]]:
    """Return the events, readings and claims whose id is `start`, else begins so; claims with their reading."""
    things: dict[str, tuple[Event | Reading | Claim, Reading | None]] = {}
    for reading in comparison.reports:
        things |= {claim.id: (claim, reading) for claim in reading.claims}
        things[reading.report.id] = (reading, reading)
    things |= {event.id: (event, None) for event in comparison.events}
    if start in things:
        return [things[start]]
    return [thing for id_, thing in sorted(things.items(), key=itemgetter(0)) if id_.startswith(start)]


def explain_in(
    comparison: Comparison,
    thing: Event | Reading | Claim,
    decisions: Sequence[Decision] = (),
    *,
    ontology: Path | None = None,
) -> list[Joint]:
    """Return why the tellings of an event of a comparison stand together; ValueError for what is no event."""
    from rashomon.combine.explaining import explain_event  # noqa: PLC0415 - as above

    if not isinstance(thing, Event):
        raise ValueError("only an event is put together of several tellings")
    told = [reading for reading in comparison.reports if reading.report.id in thing.reports]
    return explain_event(thing, told, load_ontology(ontology), decisions)


def add_paths(
    paths: Iterable[str],
    store: Store,
    load: Load = load_resources,
    *,
    reread: bool = False,
    published: str | None = None,
    outlet: str | None = None,
    ontology: Path | None = None,
    runner: str = "serial",
    address: str | None = None,
    fetched: Fetched = refuse_addresses,
    columns: Mapping[str, str] | None = None,
    skipped: Callable[[Skipped], None] | None = None,
    waiting: Callable[[str], None] | None = None,
    gate: Which = "none",
    passed: Callable[[PassedOver], None] | None = None,
) -> Iterator[Added | Failure]:
    """Put what the reports under the paths say into a store, as it is read; yield each report, known ones too.

    Options as for `read_paths` and `add_reports`.
    """
    reports = _reports(paths, published, outlet, fetched, columns, skipped)
    return add_reports(
        reports,
        store,
        load,
        reread=reread,
        ontology=ontology,
        runner=runner,
        address=address,
        waiting=waiting,
        gate=gate,
        passed=passed,
    )


def add_reports(
    reports: Iterable[Report | Failure],
    store: Store,
    load: Load = load_resources,
    *,
    reread: bool = False,
    ontology: Path | None = None,
    runner: str = "serial",
    address: str | None = None,
    waiting: Callable[[str], None] | None = None,
    gate: Which = "none",
    passed: Callable[[PassedOver], None] | None = None,
) -> Iterator[Added | Failure]:
    """Put what reports say into a store, as it is read; yield each report, known ones too.

    A report that the store holds is not read again, but with `reread`: then its reading is put beside the former where
    the two differ. One whose day the store lacked is read again, too. What was read by another ontology is not held:
    the store, opened with the `version` that `resources.name_rules` gives, tells by its end. Where the store's server
    is down it is waited for, which `waiting` is told. `gate` and `passed` as for `read_paths`; what the store holds is
    not passed over.
    """
    from rashomon.store.patience import patiently  # noqa: PLC0415 - `read` does without

    known: list[Added] = []
    wanted = _wanted(gate, ontology)

    def look(report: Report) -> Report | Added | PassedOver | Failure:
        return _look(store, report, reread, wanted)

    def unknown() -> Iterator[Report | Failure]:
        for report in reports:
            found = report if isinstance(report, Failure) else patiently(partial(look, report), waiting)
            if isinstance(found, Added):
                known.append(found)
            elif not isinstance(found, PassedOver):
                yield found
            elif passed is not None:
                passed(found)

    generation: int | None = None
    for one in choose_runner(runner, address)(unknown(), _load(load, ontology), None):
        yield from _drain(known)
        if isinstance(one, Failure):
            yield one
        else:
            if reread and generation is None:
                generation = patiently(store.begin_generation, waiting)
            yield patiently(partial(_keep, store, one, generation), waiting)
    yield from _drain(known)


def _look(
    store: Store, report: Report, reread: bool, wanted: Callable[[Report], bool]
) -> Report | Added | PassedOver | Failure:
    """Return a report that is to be read, with what a store knows of it; else what became of it."""
    if not wanted(report) and not store.holds(report):
        return PassedOver(report.path, report.id, report.published)
    taken = store.redactions(report.id)
    if taken:
        return Failure(report.path, f"taken out of this store on {taken[-1].made[:10]}: {taken[-1].why}")
    completed = store.complete(report)
    if reread or not store.has(report):
        return completed
    store.note(report)
    return Added(report.path, report.id, new=False, published=completed.published)


def _keep(store: Store, reading: Reading, generation: int | None) -> Added:
    """Put a reading into a store and return what became of it."""
    report = reading.report
    held = store.holds(report)
    new = store.add(reading, generation=generation)
    return Added(report.path, report.id, new, new and held, report.published)


def _wanted(which: Which, ontology: Path | None) -> Callable[[Report], bool]:
    """Return what tells whether a report is to be read where a gate looks at `which` reports."""
    if which == "none":
        return lambda _: True
    words = load_ontology(ontology)
    return lambda report: (which == "records" and not is_record(report)) or may_tell(report, words)


def _sieve(
    reports: Iterable[Report | Failure], wanted: Callable[[Report], bool], passed: Callable[[PassedOver], None] | None
) -> Iterator[Report | Failure]:
    """Yield the reports that are wanted, and failures; `passed` is told of the others."""
    for one in reports:
        if isinstance(one, Failure) or wanted(one):
            yield one
        elif passed is not None:
            passed(PassedOver(one.path, one.id, one.published))


def _drain(known: list[Added]) -> list[Added]:
    """Return what the list holds and empty it."""
    drained = known.copy()
    known.clear()
    return drained


def _reports(
    paths: Iterable[str],
    published: str | None,
    outlet: str | None,
    fetched: Fetched,
    columns: Mapping[str, str] | None,
    skipped: Callable[[Skipped], None] | None,
) -> Iterator[Report | Failure]:
    """Return the reports under the paths, those that are addresses of the network as `fetched` gives them."""
    from rashomon.read import read_reports  # noqa: PLC0415 - brings trafilatura

    read = partial(read_reports, published=published, outlet=outlet, columns=columns, skipped=skipped)
    read(())  # so that a day that is none is told at once
    return chain.from_iterable(fetched(path, published, outlet) if is_url(path) else read([path]) for path in paths)


def _load(load: Load, ontology: Path | None) -> Load:
    """Return what loads the resources: `load`, or a loader of the bundled ones with the user's tables over them."""
    return Loader(ontology) if ontology else load
