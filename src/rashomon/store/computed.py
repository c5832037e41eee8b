"""What was computed last, kept in tables: a comparison in, lists of its events and single ones out, at once.

A computation is written in steps under a number of its own and counts when it is done: until then the one before is
read, and others can decide between two steps.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, true

from rashomon import contract
from rashomon.records import WORK_VERDICTS, Comparison, Copy, Event, Finding, Limit, Reading, Revision
from rashomon.store.bulk import put_rows
from rashomon.store.searching import fold_words, split_words
from rashomon.store.tables import (
    COMPUTATIONS,
    COPIES,
    DECISIONS,
    EVENT_KILLED,
    EVENT_MENTIONS,
    EVENT_RECORDS,
    EVENT_REPORTS,
    EVENT_WORDS,
    EVENTS,
    GENERATIONS,
    PARTS,
    READINGS,
    REDACTIONS,
    REVISIONS,
    Row,
)

if TYPE_CHECKING:
    from rashomon.store.database import Store

STEP = 500  # rows in one transaction: others wait some tenths of a second at most
MOST_SEARCHED = 4_000  # characters of an event's words that can be searched; the texts of its reports are, too
MOST_NAMED = 900  # reports in one query: SQLite takes at most 999 parameters where it is old
MOST_FACETS = 300  # values of a filter that a page offers
Counts = dict[str, Counter[str]]  # by filter: how many events have each value


@dataclass(frozen=True, slots=True)
class Computation:
    """A computation that is done. `facets` counts the events by the values of each filter, the commonest first."""

    number: int
    state: str
    events: int
    facets: Mapping[str, Mapping[str, int]]


def find_state(connection: Connection, rules: str) -> str:
    """Return a name of all that a computation by these rules depends on: it changes with each reading and decision."""
    # A generation is there from its first reading on, and is found without going through all of these.
    readings = connection.scalar(select(func.count()).select_from(READINGS))
    newest = connection.scalar(select(func.max(GENERATIONS.c.number)))
    # Notes and the like change nothing that is computed; a redaction clears it away.
    decisions = connection.scalar(select(func.count()).where(DECISIONS.c.verdict.not_in(WORK_VERDICTS)))
    return sha256(json.dumps([rules, readings, newest, decisions, count_taken(connection)]).encode()).hexdigest()[:16]


def find_computation(connection: Connection, known: Computation | None = None) -> Computation | None:
    """Return the newest computation that is done, None where there is none yet.

    One that is `known` from before, and still the newest, is not read again: it never changes.
    """
    query = select(COMPUTATIONS.c.number, COMPUTATIONS.c.state).where(COMPUTATIONS.c.done == 1)
    row = connection.execute(query.order_by(COMPUTATIONS.c.number.desc()).limit(1)).first()
    if row is None or (known is not None and (known.number, known.state) == (row[0], row[1])):
        return known if row else None
    facets = connection.scalar(select(COMPUTATIONS.c.facets).where(COMPUTATIONS.c.number == row[0]))
    events = connection.scalar(select(func.count()).where(EVENTS.c.computation == row[0])) or 0
    return Computation(row[0], row[1], events, json.loads(facets or "{}"))


def keep_computation(
    store: Store,
    state: str,
    by_policy: Mapping[str, Comparison],
    policy: str,
    decided: frozenset[str],
    taken: int | None = None,
) -> int:
    """Keep a comparison, given under every policy, and throw away those before; return its number.

    `policy` is the one whose figures are listed; `decided` has the ids that decisions which hold are about. `taken` is
    how often something had been taken out of the store before its readings were read: RuntimeError where something was
    since, as it would come in again.
    """
    comparison = by_policy[policy]
    number = _begin(store, state, taken)
    counts: Counts = {name: Counter() for name in ("country", "type", "kind", "field", "side", "outlet")}
    rows = (_event_row(n, *told, decided) for n, told in enumerate(_with_readings(comparison), 1))
    told = list(enumerate(comparison.events, 1))
    mentions = {mention: n for n, event in told for act in event.acts for mention in act.mentions}
    _put(store, taken, number, EVENTS, (_counted(row, counts) for row in rows))
    _put(store, taken, number, EVENT_RECORDS, _records(by_policy, comparison))
    _put(store, taken, number, EVENT_WORDS, _words(comparison))
    _put(store, taken, number, EVENT_KILLED, _killed_rows(by_policy, policy))
    _put(store, taken, number, EVENT_MENTIONS, ({"mention": one, "event": n} for one, n in mentions.items()))
    _put(
        store,
        taken,
        number,
        EVENT_REPORTS,
        ({"report": r, "event": n} for n, e in told for r in dict.fromkeys(e.reports)),
    )
    _put(store, taken, number, COPIES, {(c.of, c.by): contract.plain(c) for c in comparison.copies}.values())
    _put(store, taken, number, REVISIONS, map(_revision_row, comparison.revisions))
    _finish(store, taken, number, counts)
    store.settle()
    return number


def get_event(connection: Connection, computation: int, id_: str) -> dict[str, Event] | None:
    """Return an event under every policy, found by its id or that of any of its mentions; None where there is none."""
    number = connection.scalar(
        select(EVENTS.c.number).where(EVENTS.c.computation == computation, EVENTS.c.id == id_)
    ) or connection.scalar(
        select(EVENT_MENTIONS.c.event).where(
            EVENT_MENTIONS.c.computation == computation, EVENT_MENTIONS.c.mention == id_
        )
    )
    query = select(EVENT_RECORDS.c.json, EVENT_RECORDS.c.ranges).where(
        EVENT_RECORDS.c.computation == computation, EVENT_RECORDS.c.event == number
    )
    row = connection.execute(query).first() if number is not None else None
    return read_event(row[0], row[1]) if row else None


def events_of(connection: Connection, computation: int, report: str) -> list[Event]:
    """Return the events that a report tells, in the order of the computation."""
    query = select(EVENT_RECORDS.c.json).join(
        EVENT_REPORTS,
        (EVENT_REPORTS.c.computation == EVENT_RECORDS.c.computation) & (EVENT_REPORTS.c.event == EVENT_RECORDS.c.event),
    )
    query = query.where(EVENT_RECORDS.c.computation == computation, EVENT_REPORTS.c.report == report)
    return [contract.event_from_json(row[0]) for row in connection.execute(query.order_by(EVENT_RECORDS.c.event))]


def copies_among(connection: Connection, computation: int, reports: Sequence[str]) -> list[Copy]:
    """Return which of the reports copy which of them."""
    wanted = set(reports)
    query = select(COPIES.c.of, COPIES.c.by, COPIES.c.share, COPIES.c.kind).where(COPIES.c.computation == computation)
    query = query.where(COPIES.c.by.in_(sorted(wanted))) if len(wanted) <= MOST_NAMED else query
    found = (Copy(*row) for row in connection.execute(query.order_by(COPIES.c.of, COPIES.c.by)))
    return [one for one in found if one.of in wanted and one.by in wanted]


def revisions_among(connection: Connection, computation: int, reports: Sequence[str]) -> list[Revision]:
    """Return the pages that the reports are two texts of."""
    wanted = set(reports)
    query = select(REVISIONS.c.json).where(REVISIONS.c.computation == computation)
    query = query.where(REVISIONS.c.later.in_(sorted(wanted))) if len(wanted) <= MOST_NAMED else query
    rows = connection.execute(query.order_by(REVISIONS.c.earlier, REVISIONS.c.later))
    found = (contract.revision_from_json(row[0]) for row in rows)
    return [one for one in found if one.earlier in wanted and one.later in wanted]


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_readings(comparison: Comparison) -> Iterator[tuple[Event, list[Reading]]]:
    by_report: dict[str, list[Reading]] = {}
    for reading in comparison.reports:
        by_report.setdefault(reading.report.id, []).append(reading)
    for event in comparison.events:
        yield event, [one for report in event.reports for one in by_report.get(report, ())]


def _event_row(number: int, event: Event, readings: Sequence[Reading], decided: frozenset[str]) -> Row:
    ids = {event.id, *(mention for act in event.acts for mention in act.mentions)}
    killed = _killed(event.findings)
    place = event.place
    outlets = sorted({one.report.outlet for one in readings if one.report.outlet})
    kinds = sorted({pair.kind for finding in event.findings for pair in finding.disputes})
    return {
        "number": number,
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "first": event.first,
        "last": event.last,
        "country": place.country if place else None,
        "place": (place.name or place.text) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "precision": place.precision if place else None,
        "sides": json.dumps(event.sides, ensure_ascii=False),
        "outlets": json.dumps(outlets, ensure_ascii=False),
        "kinds": json.dumps(kinds),
        "fields": json.dumps(sorted({finding.field for finding in event.findings})),
        "reports": len(event.reports),
        "disputes": sum(1 for finding in event.findings if finding.disputes),
        "origins": max((finding.origins.at_most for finding in event.findings), default=0),
        "killed_low": killed.low.value if killed and killed.low else None,
        "killed_high": killed.high.value if killed and killed.high else None,
        "decided": int(bool((ids | claims_of(event)) & decided)),
    }


def claims_of(event: Event) -> set[str]:
    """Return the claims that the positions of an event stand on."""
    return {claim for finding in event.findings for one in finding.positions for claim in one.claims}


def _records(by_policy: Mapping[str, Comparison], comparison: Comparison) -> Iterator[Row]:
    """Yield what is long of each event: its JSON, and its ranges."""
    for number, (event, ranges) in enumerate(zip(comparison.events, _ranges(by_policy), strict=True), 1):
        yield {"event": number, "json": contract.to_json(event).decode(), "ranges": ranges}


def _words(comparison: Comparison) -> Iterator[Row]:
    """Yield the words that each event is found by."""
    for number, (event, readings) in enumerate(_with_readings(comparison), 1):
        yield {"event": number, "words": _search_words(event, readings)}


def _killed_rows(by_policy: Mapping[str, Comparison], listed: str) -> Iterator[Row]:
    """Yield the range of the killed of each event that has one, under every policy but that of lists."""
    for policy, comparison in by_policy.items():
        for number, event in enumerate(comparison.events if policy != listed else (), 1):
            if killed := _killed(event.findings):
                low, high = (end.value if end else None for end in (killed.low, killed.high))
                yield {"event": number, "policy": policy, "low": low, "high": high}


def _killed(findings: Sequence[Finding]) -> Finding | None:
    """Return the finding on the dead that most reports tell and that has a range, the first of several."""
    told = [one for one in findings if one.field == "killed" and (one.low or one.high)]
    return max(told, key=lambda one: one.reports, default=None)


def _search_words(event: Event, readings: Sequence[Reading]) -> str:
    """Return the words by which an event is found, beside those of its reports' texts."""
    place = event.place
    words = [event.label, event.type, *(name for side in event.sides for name in side)]
    words += [one for one in (place.text, place.name, place.admin1, place.admin2) if one] if place else []
    words += [one.report.outlet for one in readings if one.report.outlet]
    return split_words(fold_words(" ".join(dict.fromkeys(words)))[:MOST_SEARCHED])


def _ranges(by_policy: Mapping[str, Comparison]) -> Iterator[str]:
    """Yield for each event the limits of its findings under every policy, as JSON."""
    names = list(by_policy)
    for under in zip(*(by_policy[name].events for name in names), strict=True):
        told = zip(names, under, strict=True)
        yield json.dumps({name: [_limits(one) for one in event.findings] for name, event in told})


def _limits(finding: Finding) -> list[list[Any] | None]:
    return [[one.value, list(one.claims)] if one else None for one in (finding.low, finding.best, finding.high)]


def read_event(event: str, ranges: str) -> dict[str, Event]:
    """Return an event under every policy, of the JSON of its row and that of its ranges."""
    base = contract.event_from_json(event)
    found = {}
    for policy, limits in json.loads(ranges).items():
        findings = [_ruled(finding, policy, three) for finding, three in zip(base.findings, limits, strict=True)]
        found[policy] = replace(base, findings=tuple(findings))
    return found


def _ruled(finding: Finding, policy: str, limits: Sequence[Sequence[Any] | None]) -> Finding:
    low, best, high = (Limit(one[0], tuple(one[1])) if one else None for one in limits)
    return replace(finding, policy=policy, low=low, best=best, high=high)


def _revision_row(revision: Revision) -> Row:
    return {"earlier": revision.earlier, "later": revision.later, "json": contract.to_json(revision).decode()}


def _counted(row: Row, counts: Counts) -> Row:
    """Return a row as it is, once the values by which it can be filtered are counted."""
    counts["country"].update([row["country"]] if row["country"] else [])
    counts["type"].update([row["type"]])
    counts["kind"].update(json.loads(row["kinds"]))
    counts["field"].update(json.loads(row["fields"]))
    counts["side"].update({name for side in json.loads(row["sides"]) for name in side})
    counts["outlet"].update(json.loads(row["outlets"]))
    return row


def _facets(counts: Counts) -> str:
    """Return how many events have each value of a filter, as JSON: the commonest values, no more than a page shows."""
    ranked = {name: sorted(one.items(), key=lambda pair: (-pair[1], pair[0])) for name, one in counts.items()}
    return json.dumps({name: dict(pairs[:MOST_FACETS]) for name, pairs in ranked.items()}, ensure_ascii=False)


# ── steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _step(store: Store, taken: int | None) -> Iterator[Connection]:
    """Give a connection to write with; RuntimeError where something was taken out of the store meanwhile."""
    with store.write() as connection:
        if taken is not None and taken != count_taken(connection):
            raise RuntimeError("something was taken out of the store meanwhile")
        yield connection


def count_taken(connection: Connection) -> int:
    """Return how often something was taken out of a store."""
    return connection.scalar(select(func.count()).select_from(REDACTIONS)) or 0


def _begin(store: Store, state: str, taken: int | None) -> int:
    with _step(store, taken) as connection:
        number = (connection.scalar(select(func.max(COMPUTATIONS.c.number))) or 0) + 1
        connection.execute(COMPUTATIONS.insert(), [{"number": number, "state": state, "facets": "{}", "done": 0}])
    return number


def _put(store: Store, taken: int | None, number: int, table: Any, rows: Iterable[Row]) -> None:
    numbered = ({"computation": number, **row} for row in rows)
    while some := list(islice(numbered, STEP)):
        with _step(store, taken) as connection:
            put_rows(connection, table, some)


def _finish(store: Store, taken: int | None, number: int, counts: Counts) -> None:
    """Let a computation count, and clear away those before it, also what one that was broken off left.

    The last that counted before it stays: a page may be half read out of it.
    """
    with _step(store, taken) as connection:
        former = connection.scalar(select(func.max(COMPUTATIONS.c.number)).where(COMPUTATIONS.c.done == 1))
        connection.execute(
            COMPUTATIONS.update().where(COMPUTATIONS.c.number == number).values(done=1, facets=_facets(counts))
        )
        for table in PARTS:
            own = table.c.number if table is COMPUTATIONS else table.c.computation
            kept = own != former if former is not None else true()
            connection.execute(table.delete().where(own < number, kept))
