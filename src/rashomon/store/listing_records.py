"""A selection of events in, the events themselves out: whole, one after the other, in the computation's own order."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from rashomon.records import Event
from rashomon.store.computed import read_event
from rashomon.store.listing import Asked, fits
from rashomon.store.tables import EVENT_RECORDS, EVENTS

STEP = 200  # events that are at hand at once


def each_event(connection: Connection, computation: int, asked: Asked, policy: str) -> Iterator[Event]:
    """Yield the events that fit, under a policy; what is written meanwhile is not seen by the connection."""
    number = 0
    while True:
        numbers = select(EVENTS.c.number).where(fits(connection, computation, asked), EVENTS.c.number > number)
        some = list(connection.scalars(numbers.order_by(EVENTS.c.number).limit(STEP)))
        if not some:
            return
        number = some[-1]
        query = select(EVENT_RECORDS.c.json, EVENT_RECORDS.c.ranges).where(
            EVENT_RECORDS.c.computation == computation, EVENT_RECORDS.c.event.in_(some)
        )
        for json_, ranges in connection.execute(query.order_by(EVENT_RECORDS.c.event)):
            yield read_event(json_, ranges)[policy]
