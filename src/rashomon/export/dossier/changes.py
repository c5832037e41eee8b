"""Revisions of pages in, what the page shows of each out: what was taken out or put in, which figures changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.dossier.phrases import FIELDS, phrase
from rashomon.export.holders import Told, name_outlet, name_speaker
from rashomon.export.wording import word_value
from rashomon.records import Comparison, RevisedFigure, Words

PASSAGES = 12  # shown of what was taken out, and of what was put in
LONGEST = 600  # characters of a passage


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure before and after: what it was of, what was said by whom; empty where it was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages of a text, and how many more there are."""

    shown: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Changes:
    """One page with two texts. `share` in per cent; reports by number."""

    url: str
    outlet: str
    earlier: int
    later: int
    days: tuple[str, str]
    share: int
    title: tuple[str, str] | None
    figures: tuple[Changed, ...]
    removed: Passages
    added: Passages


def show_revisions(comparison: Comparison, told: Told, numbers: Mapping[str, int]) -> tuple[Changes, ...]:
    """Return what changed on each page that was read with two texts; those of reports that are not at hand stay out."""
    reports = {reading.report.id: reading.report for reading in comparison.reports}
    return tuple(
        Changes(
            url=one.url,
            outlet=name_outlet(reports[one.later]),
            earlier=numbers[one.earlier],
            later=numbers[one.later],
            days=(reports[one.earlier].published or "", reports[one.later].published or ""),
            share=round(100 * one.share),
            title=one.title,
            figures=tuple(_changed(figure, told) for figure in one.figures),
            removed=_passages(one.removed),
            added=_passages(one.added),
        )
        for one in comparison.revisions
        if one.earlier in reports and one.later in reports
    )


def _changed(figure: RevisedFigure, told: Told) -> Changed:
    name = phrase(figure.field, FIELDS) + (f": {figure.group}" if figure.group else "")
    return Changed(name, _said(figure.from_, told), _said(figure.to, told))


def _said(claim: str | None, told: Told) -> str:
    """Return a figure and who gives it."""
    those = told.get(claim or "", ())
    if not those:
        return ""
    found, reading = those[0]
    return f"{word_value(found.value)} ({name_speaker(found.chain[0] if found.chain else None, reading)})"


def _passages(passages: Sequence[Words]) -> Passages:
    shown = (one.text if len(one.text) <= LONGEST else f"{one.text[:LONGEST]}…" for one in passages[:PASSAGES])
    return Passages(tuple(shown), max(0, len(passages) - PASSAGES))
