"""A store and a user's rules → what is new since they last ran, kept, then told by each channel once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon import contract
from rashomon.export.atom import Entry, write_atom
from rashomon.export.notices import Notice, find_notices, notice_from, stand_from, stand_json, stand_of
from rashomon.export.withholding import withhold_names
from rashomon.fetch.client import Fetcher, stamp
from rashomon.fetch.webhooks import send_webhook
from rashomon.notice_rules import Rules
from rashomon.pipeline import compare_store
from rashomon.store import Store
from rashomon.store.notices import (
    get_told,
    last_notices,
    open_channel,
    put_delivered,
    put_told,
    undelivered,
)

LINES, HOOK = "lines", "webhook"  # the channels
MOST_ENTRIES = 200  # of an Atom feed: readers ask more often than so much happens
RAN = "ran"  # a key that is there once rules ran, were there no event; its value is their policy


@dataclass(frozen=True, slots=True)
class Stock:
    """What a run found: how many events there are, whether it was the first, and how many notices are new."""

    events: int
    first: bool
    notices: int


def take_stock(
    store: Store, rules: Rules, now: float, *, all_: bool = False, ontology: Path | None = None, withhold: bool = False
) -> Stock:
    """Keep how a store stands now and what there is to tell since the rules last ran.

    The first time there is nothing to tell, but with `all_` all that there is. `now` is in seconds since 1970; with
    `withhold` the names of victims are withheld.
    """
    comparison = compare_store(store, policy=rules.policy, ontology=ontology)
    if withhold:
        comparison = withhold_names(comparison, comparison.reports)
    with store.write() as connection:
        told = get_told(connection, rules.name)
        former = [stand_from(value) for key, value in told.items() if key != RAN]
        notices = find_notices(comparison, former) if told or all_ else []
        # Under another policy other figures follow: that is no news.
        same = told.get(RAN, rules.policy) == rules.policy
        wanted = [_line(one) for one in notices if rules.take(one) and (same or one.kind != "figure_changed")]
        for channel in (LINES, HOOK):
            open_channel(connection, rules.name, channel)
        stands = {event.id: stand_json(stand_of(event)) for event in comparison.events}
        put_told(connection, rules.name, {RAN: rules.policy, **stands}, wanted, stamp(now))
    return Stock(len(comparison.events), not told, len(wanted))


def tell_lines(store: Store, rules: Rules) -> Iterator[str]:
    """Yield each notice that was not told yet as a line of JSON; it counts as told once the next is asked for."""
    with store.read() as connection:
        waiting = undelivered(connection, rules.name, LINES)
    for kept in waiting:
        yield json.dumps({"id": kept.id, "made": kept.made} | json.loads(kept.json), ensure_ascii=False)
        with store.write() as connection:
            put_delivered(connection, rules.name, LINES, kept.number)


def tell_webhook(store: Store, rules: Rules, fetcher: Fetcher, secret: str) -> int:
    """Send each notice that was not sent yet, and return how many; FetchError at the first that is not taken."""
    if rules.webhook is None:
        return 0
    with store.read() as connection:
        waiting = undelivered(connection, rules.name, HOOK)
    for kept in waiting:
        told = {"id": kept.id, "made": kept.made} | json.loads(kept.json)
        send_webhook(fetcher, rules.webhook.url, secret, kept.id, json.dumps(told, ensure_ascii=False).encode())
        with store.write() as connection:
            put_delivered(connection, rules.name, HOOK, kept.number)
    return len(waiting)


def tell_atom(store: Store, rules: Rules) -> bytes:
    """Return the Atom feed of the newest notices, told before or not."""
    with store.read() as connection:
        kept = last_notices(connection, rules.name, MOST_ENTRIES)
    return write_atom(rules.name, [Entry(one.id, one.made, notice_from(one.json)) for one in kept])


def _line(notice: Notice) -> str:
    return contract.to_json(notice).decode()
