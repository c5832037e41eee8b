"""What must not stay in a store → masked or gone, everywhere in it, with a tombstone in its place.

A masked text is read anew by the rules of today: of what was read in it before, nothing is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import quote

from rashomon.records import Reading, Redaction, RedactionKind, Report, Span, Where
from rashomon.resources import load_resources
from rashomon.scale import Load, run_serial
from rashomon.store import Store
from rashomon.store.redactions import (
    BLOCK,
    Mask,
    drop_pages,
    drop_report,
    masked_report,
    put_redactions,
    reports_with,
    rewrite_report,
    scrub,
    tidy_indexes,
    versions_of,
)

LEAST_PASSAGE = 12  # characters: what is shorter may stand elsewhere and mean something else
LEAST_NAME = 3  # letters
# Between the parts of a name, as texts, addresses and names of files have them.
_BETWEEN = r"(?:[\s\-_+.,\u00a0]|%20)+"


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was taken out, whether the file holds nothing of it any more, and the parts of a name that still stand."""

    redactions: tuple[Redaction, ...]
    swept: bool
    left: tuple[str, ...] = ()


def purge_report(store: Store, report: str, by: str, why: str) -> Redacted:
    """Take a report out of a store, with all that was read in it and the page that it came from; ValueError if none.

    The row of a recorder's table goes in all its versions, and no newer one comes in.
    """
    row = _find(store, report)[0].report.row
    with store.write() as connection:
        reports = versions_of(connection, row) if row else [report]
        tombstones = [_tombstone("report", one, by, why) for one in ([*reports, row] if row else reports)]
        for one in reports:
            drop_report(connection, one)
        put_redactions(connection, tombstones)
        tidy_indexes(connection)
    return Redacted(tuple(tombstones), store.sweep())


def redact_passage(
    store: Store, report: str, span: Span, by: str, why: str, *, where: Where = "text", load: Load = load_resources
) -> Redacted:
    """Mask a passage of a report and read what is left of it anew; ValueError where there is no such passage."""
    readings = _find(store, report)
    text = readings[0].report.title if where == "title" else readings[0].report.text
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the report has no passage from {start} to {end}")
    passage = text[start:end]
    elsewhere = mask_of([passage]) if len(passage.strip()) >= LEAST_PASSAGE else _leave
    _check_reason(why, elsewhere)
    masked = f"{text[:start]}{_blocks(passage)}{text[end:]}"
    one = _tombstone("passage", report, by, why, where, span)

    def masked_passage(found: Report) -> Report:
        return replace(found, title=masked) if where == "title" else replace(found, text=masked)

    _rewrite(store, [report], masked_passage, elsewhere, [one], load)
    return Redacted((one,), store.sweep())


def redact_person(store: Store, names: Sequence[str], by: str, why: str, *, load: Load = load_resources) -> Redacted:
    """Mask names wherever they stand in a store and read the reports that have them anew.

    Each name is masked as it is given, whatever its capitals and what is between its parts; ValueError where one is too
    short to mean one person, or where none stands anywhere.
    """
    for name in names:
        if sum(letter.isalpha() for letter in name) < LEAST_NAME:
            raise ValueError(f"{name!r}: a name has {LEAST_NAME} letters at least")
    mask = mask_of(names)
    _check_reason(why, mask)
    with store.read() as connection:
        reports = reports_with(connection, mask)
    if not reports:
        raise ValueError("no report has that name")
    tombstones = [_tombstone("person", report, by, why) for report in reports]
    _rewrite(store, reports, lambda found: found, mask, tombstones, load)
    parts = {part for name in names for part in name.split() if len(part) >= LEAST_NAME} - set(names)
    left = tuple(sorted(part for part in parts if _stands(store, part)))
    return Redacted(tuple(tombstones), store.sweep(), left)


def mask_of(words: Sequence[str]) -> Mask:
    """Return what puts blocks in the place of words, also where JSON or an address spells them in its own way."""
    forms = []
    for one in words:
        parts = one.split()
        for spelt in (parts, [json.dumps(part)[1:-1] for part in parts], [quote(part) for part in parts]):
            forms.append(_BETWEEN.join(map(re.escape, spelt)))
    longest = sorted(dict.fromkeys(forms), key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})(?![^\W_])", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: _blocks(found[0], "-_+.,"), text)


def _rewrite(
    store: Store,
    reports: Sequence[str],
    first: Callable[[Report], Report],
    mask: Mask,
    tombstones: Sequence[Redaction],
    load: Load,
) -> None:
    """Mask reports, of which `first` masks what is given by its place, and keep their tombstones, all in one go."""
    masked = {
        report: [masked_report(first(reading.report), mask) for reading in store.readings(report)] for report in reports
    }
    read = list(run_serial((one for those in masked.values() for one in those), load))
    readings = [one for one in read if isinstance(one, Reading)]
    if len(readings) < len(read):
        raise ValueError("a masked report could not be read anew: nothing is changed")
    with store.write() as connection:
        for report, own in masked.items():
            if own:
                rewrite_report(connection, own[0], [one for one in readings if one.report.id == report], mask)
            else:
                drop_report(connection, report)  # a former version of a row, of which nothing is read any more
        scrub(connection, mask)
        drop_pages(connection, mask)
        put_redactions(connection, tombstones)
        tidy_indexes(connection)


def _find(store: Store, report: str) -> list[Reading]:
    readings = list(store.readings(report))
    if not readings:
        raise ValueError(f"no report has the id {report}")
    return readings


def _check_reason(why: str, mask: Mask) -> None:
    """Raise ValueError for a reason that has what is to go: the tombstone keeps it."""
    if mask(why) != why:
        raise ValueError("the reason has the words that are to be taken out, and would be kept: tell it without them")


def _stands(store: Store, word: str) -> bool:
    with store.read() as connection:
        return bool(reports_with(connection, mask_of([word])))


def _tombstone(
    kind: RedactionKind, report: str, by: str, why: str, where: Where | None = None, span: Span | None = None
) -> Redaction:
    made = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    id_ = "x" + sha256(json.dumps([kind, report, where, span, by, why, made]).encode()).hexdigest()[:12]
    return Redaction(id_, kind, report, where, span, f"person:{by}", why, made)


def _blocks(text: str, kept: str = "") -> str:
    """Return a text with a block for every sign that is no space and none of those to keep."""
    return "".join(one if one.isspace() or one in kept else BLOCK for one in text)


def _leave(text: str) -> str:
    return text
