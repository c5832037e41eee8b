"""A computation in, the events on which most hangs out: with the widest ranges, or with most dead of one origin."""

from __future__ import annotations

from itertools import chain

from sqlalchemy import Connection, func, select

from rashomon import contract
from rashomon.records import Event
from rashomon.store.tables import EVENT_RECORDS, EVENTS


def doubtful_events(connection: Connection, computation: int, limit: int) -> list[Event]:
    """Return as many events with the widest range or most disputes, and half as many that one origin alone tells."""
    high = func.coalesce(EVENTS.c.killed_high, EVENTS.c.killed_low, 0)
    width = high - func.coalesce(EVENTS.c.killed_low, 0)
    query = select(EVENTS.c.number).where(EVENTS.c.computation == computation)
    wide = query.order_by(width.desc(), EVENTS.c.disputes.desc(), EVENTS.c.number).limit(limit)
    alone = query.where(EVENTS.c.origins <= 1).order_by(high.desc(), EVENTS.c.number).limit(limit // 2)
    numbers = dict.fromkeys(chain(connection.scalars(wide), connection.scalars(alone)))
    records = select(EVENT_RECORDS.c.json).where(EVENT_RECORDS.c.computation == computation)
    records = records.where(EVENT_RECORDS.c.event.in_(list(numbers))).order_by(EVENT_RECORDS.c.event)
    return [contract.event_from_json(text) for text in connection.scalars(records)]
