"""The notes of a row as a report's text, and what was read in them put back in its place in the row's own text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from rashomon.read.languages import find_language
from rashomon.records import Reading, Report

R = TypeVar("R")
_HEAD = "\nnotes: "
_SPANS, _LISTS = frozenset({"span", "trigger"}), frozenset({"content"})


def notes_of(reading: Reading) -> Report | None:
    """Return the notes of a row as a report of their own, dated by the event as they are; None where it has none."""
    start = reading.report.text.find(_HEAD)
    if start < 0:
        return None
    begin = start + len(_HEAD)
    text = reading.report.text[begin:].split("\n", 1)[0]
    time = reading.mentions[0].time if reading.mentions else None
    day = time.last if time else None
    # Without the row's id: its words are to be read, not its columns.
    told = replace(reading.report, title="", text=text, language=find_language(text), row=None)
    return replace(told, published=day, published_from="meta" if day else "none")


def with_notes_read(reading: Reading, notes: Reading) -> Reading:
    """Return the reading of a row with that of its notes, whose spans then point into the row's text."""
    by = reading.report.text.find(_HEAD) + len(_HEAD)
    moved = _moved(notes, by)
    known = {actor.id for actor in reading.actors}
    return replace(
        reading,
        actors=(*reading.actors, *(actor for actor in moved.actors if actor.id not in known)),
        attributions=(*reading.attributions, *moved.attributions),
        mentions=(*reading.mentions, *moved.mentions),
        claims=(*reading.claims, *moved.claims),
        places=moved.places,
        times=moved.times,
        problems=(*reading.problems, *moved.problems),
        named=moved.named,
        fights=moved.fights,
    )


def _moved(record: R, by: int) -> R:
    """Return a record in which all spans, its own and those of all that it holds, begin so many characters later."""
    if isinstance(record, tuple):
        return tuple(_moved(one, by) for one in record)  # type: ignore[return-value] # a tuple of the same kind
    if isinstance(record, Report) or not is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, object] = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if value is None:
            continue
        if one.name in _SPANS:
            changed[one.name] = (value[0] + by, value[1] + by)
        elif one.name in _LISTS:
            changed[one.name] = tuple((start + by, end + by) for start, end in value)
        elif isinstance(value, tuple) or is_dataclass(value):
            changed[one.name] = _moved(value, by)
    return replace(record, **changed)
