"""Events and acts → the ids of their rows, which a second export keeps: each is made of a mention that is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256

from rashomon.export.formats.case import Loss, Unit
from rashomon.export.formats.telling import Index, done_acts
from rashomon.records import Act, Event

_DIGITS = 48  # bits of a number: 15 decimal digits, which spreadsheets and JavaScript hold exactly


def number_of(base: str) -> int:
    """Return a whole number for an id, the same in every run."""
    return int.from_bytes(sha256(base.encode("utf-8", "replace")).digest()[: _DIGITS // 8])


def event_units(
    events: Iterable[Event], index: Index, make: Callable[[str, Event], str] | None = None
) -> dict[str, Unit]:
    """Return the unit of each event; `make` gives an id from the base and the event, which else is the base."""
    units = {}
    for event in events:
        mentions = [id_ for act in event.acts for id_ in act.mentions]
        units[event.id] = _unit(event.id, event.id, mentions, index, partial(_make, make, event) if make else None)
    return _apart(units)


def _make(make: Callable[[str, Event], str], event: Event, base: str) -> str:
    return make(base, event)


def act_units(
    event: Event, acts: Sequence[Act], index: Index, make: Callable[[str], str] | None = None
) -> dict[str, Unit]:
    """Return the unit of each of the acts of an event."""
    return {act.id: _unit(act.id, event.id, act.mentions, index, make) for act in acts}


def told_acts(index: Index, make: Callable[[str], str] | None = None) -> list[tuple[Event, Act, Unit]]:
    """Return the acts of all events that are told as done, each with its event and its unit."""
    found = []
    for event in index.case.comparison.events:
        acts = done_acts(event, index)
        units = act_units(event, acts, index, make)
        found += [(event, act, units[act.id]) for act in acts]
    _apart({act.id: unit for _, act, unit in found})
    return found


def _unit(own: str, event: str, mentions: Sequence[str], index: Index, make: Callable[[str], str] | None) -> Unit:
    # Sorted: which of several former ids is kept must not depend on the order of the mentions.
    inside = sorted({own, *mentions})
    rows = sorted((id_ for id_ in inside if id_ in index.case.recorded), key=lambda id_: _counted(index, id_))
    if rows:
        return _recorded(rows, event, inside, index)
    held = [id_ for id_ in inside if id_ in index.case.former and index.case.former[id_] not in index.taken]
    base = own if own in held or not held else held[0]
    made = index.case.former[base] if base in held else make(base) if make else base
    while made in index.taken and make is not None:
        made = make(f"{base} {made}")  # what we once gave an event, and a recorder's row has now
    merged = tuple(index.case.former[id_] for id_ in held if id_ != base)
    return Unit(made, base, event, tuple(id_ for id_ in inside if id_ != base), merged)


def _recorded(rows: Sequence[str], event: str, inside: Sequence[str], index: Index) -> Unit:
    """Return the unit of what a recorder has coded: under the id of its first row, the others merged into it."""
    made = index.case.recorded[rows[0]]
    former = (index.case.former[id_] for id_ in inside if id_ in index.case.former)
    merged = dict.fromkeys([*(index.case.recorded[id_] for id_ in rows[1:]), *former])
    aliases = tuple(id_ for id_ in inside if id_ != rows[0])
    return Unit(made, rows[0], event, aliases, tuple(id_ for id_ in merged if id_ != made))


def _counted(index: Index, mention: str) -> tuple[str, int, str]:
    """Order the rows of a recorder as it numbers them: "YEM99" before "YEM100"."""
    id_ = index.case.recorded[mention]
    digits = id_[len(id_.rstrip("0123456789")) :]
    return id_.removesuffix(digits), int(digits or 0), id_


def joined_rows(units: Iterable[Unit], index: Index) -> list[Loss]:
    """Return a loss for each event that several rows of one recorder tell: it goes out as the first of them."""
    found = []
    for unit in units:
        others = [id_ for id_ in unit.merged if id_ in index.taken]
        if unit.id in index.taken and others:
            what = f"goes out as {unit.id}; {', '.join(others)} {'is' if len(others) == 1 else 'are'} in it too"
            found.append(Loss(unit.event, "rows_joined", "", what))
    return found


def _apart(units: dict[str, Unit]) -> dict[str, Unit]:
    """Return the units as they are; ValueError where two have one id, which no table may hold."""
    seen: dict[str, str] = {}
    for own, unit in units.items():
        if seen.setdefault(unit.id, own) != own:
            raise ValueError(f"{seen[unit.id]} and {own} would have one id, {unit.id}")
    return units
