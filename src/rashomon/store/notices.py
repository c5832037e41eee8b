"""What was told of a store, in the tables: how it stood, what there is to tell, and what went out by which channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from rashomon.store.tables import DELIVERIES, NOTICES, TOLD, id_of


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """A notice that is kept. `made` is ISO 8601, UTC; `json` is the notice."""

    number: int
    id: str
    made: str
    json: str


def get_told(connection: Connection, rules: str) -> dict[str, str]:
    """Return how a store stood when the rules of a name last ran, by key; empty where they never did."""
    query = select(TOLD.c.key, TOLD.c.value).where(TOLD.c.rules == rules).order_by(TOLD.c.key)
    return {str(key): str(value) for key, value in connection.execute(query)}


def put_told(connection: Connection, rules: str, told: Mapping[str, str], notices: Sequence[str], made: str) -> None:
    """Keep how a store stands now, in the place of how it stood, and what there is to tell (JSON)."""
    connection.execute(TOLD.delete().where(TOLD.c.rules == rules))
    rows = [{"rules": rules, "key": key, "value": value} for key, value in sorted(told.items())]
    if rows:
        connection.execute(TOLD.insert(), rows)
    last = connection.scalar(select(func.max(NOTICES.c.number))) or 0
    new = [
        {"number": last + n, "rules": rules, "id": id_of(rules, made, last + n, notice), "made": made, "json": notice}
        for n, notice in enumerate(notices, 1)
    ]
    if new:
        connection.execute(NOTICES.insert(), new)


def undelivered(connection: Connection, rules: str, channel: str) -> list[KeptNotice]:
    """Return the notices that did not go out by a channel yet, the oldest first."""
    same = and_(DELIVERIES.c.rules == rules, DELIVERIES.c.channel == channel)
    last = connection.scalar(select(DELIVERIES.c.number).where(same)) or 0
    query = select(NOTICES.c.number, NOTICES.c.id, NOTICES.c.made, NOTICES.c.json)
    query = query.where(NOTICES.c.rules == rules, NOTICES.c.number > last).order_by(NOTICES.c.number)
    return [KeptNotice(*row) for row in connection.execute(query)]


def open_channel(connection: Connection, rules: str, channel: str) -> None:
    """Have a channel that is new begin with what is told from now on."""
    same = and_(DELIVERIES.c.rules == rules, DELIVERIES.c.channel == channel)
    if connection.scalar(select(DELIVERIES.c.number).where(same)) is None:
        put_delivered(connection, rules, channel, connection.scalar(select(func.max(NOTICES.c.number))) or 0)


def put_delivered(connection: Connection, rules: str, channel: str, number: int) -> None:
    """Keep that all notices up to a number went out by a channel."""
    connection.execute(DELIVERIES.delete().where(DELIVERIES.c.rules == rules, DELIVERIES.c.channel == channel))
    connection.execute(DELIVERIES.insert(), [{"rules": rules, "channel": channel, "number": number}])


def last_notices(connection: Connection, rules: str, most: int) -> list[KeptNotice]:
    """Return the newest notices of rules, the oldest of them first."""
    query = select(NOTICES.c.number, NOTICES.c.id, NOTICES.c.made, NOTICES.c.json).where(NOTICES.c.rules == rules)
    rows = connection.execute(query.order_by(NOTICES.c.number.desc()).limit(most)).all()
    return [KeptNotice(*row) for row in reversed(rows)]
