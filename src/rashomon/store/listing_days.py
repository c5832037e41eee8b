"""A selection of events in, when they were out: added up by the days between which they lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, FromClause, and_, case, cast, func, select

from rashomon.store.listing import Asked, fits
from rashomon.store.tables import EVENT_KILLED, EVENTS


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events that lie between the same two days, both included (YYYY-MM-DD; None where no report tells).

    `killed_low` and `killed_high` are the sums of their ranges under a policy; `open` of them name no upper end, and
    count with the lower. Of how many the killed are told at all is `told`: without, 0 is no sum.
    """

    first: str | None
    last: str | None
    events: int
    disputed: int
    told: int
    killed_low: int
    killed_high: int
    open: int


def list_stretches(
    connection: Connection, computation: int, asked: Asked, policy: str | None = None
) -> Iterator[Stretch]:
    """Yield the stretches of a selection, the earliest first, under a policy: that of lists where none is given."""
    killed, low, high = EVENT_KILLED.c, EVENTS.c.killed_low, EVENTS.c.killed_high
    events: FromClause = EVENTS
    if policy is not None:
        low, high = killed.low, killed.high
        own = and_(killed.computation == computation, killed.policy == policy, killed.event == EVENTS.c.number)
        events = EVENTS.outerjoin(EVENT_KILLED, own)
    first, last = func.coalesce(EVENTS.c.first, EVENTS.c.last), func.coalesce(EVENTS.c.last, EVENTS.c.first)
    query = select(
        first,
        last,
        func.count(),
        func.sum(case((EVENTS.c.disputes > 0, 1), else_=0)),
        func.sum(case((low.is_not(None) | high.is_not(None), 1), else_=0)),
        # Of integers PostgreSQL makes a decimal sum.
        cast(func.sum(func.coalesce(low, 0)), BigInteger),
        cast(func.sum(func.coalesce(high, low, 0)), BigInteger),
        func.sum(case((low.is_not(None) & high.is_(None), 1), else_=0)),
    )
    query = (
        query.select_from(events)
        .where(fits(connection, computation, asked))
        .group_by(first, last)
        .order_by(first.nulls_first(), last.nulls_first())
    )
    for row in connection.execute(query):
        yield Stretch(*row)
