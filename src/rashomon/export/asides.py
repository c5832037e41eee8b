"""What stands beside the positions of an event in, lines for the terminal out: history, silence, names, omissions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.export.callings import gather_called
from rashomon.export.holders import name_outlet
from rashomon.export.wording import word_figure, word_names
from rashomon.records import Comparison, Event, Finding, Omission, Report, Revision, Step

ACTORS, NAMES, VOICES = 8, 4, 3  # shown: actors of an event, names of an actor, voices for a name; the page has all
PASSAGES = 3  # of a revised page, taken out or put in, that are shown; the page and the JSON have all
LONGEST = 200  # characters of a passage


def word_histories(finding: Finding) -> Iterator[str]:
    """Yield a line for each origin whose figure moved: "a source: 23 (2018-02-16), then 50 (2018-02-19)"."""
    for history in finding.history:
        if len(history.steps) > 1:
            yield f"{history.by}: {', then '.join(map(word_step, history.steps))}"


def word_step(step: Step) -> str:
    """Return a figure and its day, which is the day of publication where the words give none."""
    figure = word_figure(step.low, step.high, step.bound, step.printed)
    day = f"as of {step.as_of}" if step.as_of else step.day or "day not known"
    return f"{figure} ({day})"


def word_silences(event: Event) -> Iterator[str]:
    """Yield a line for each side that no report quotes."""
    for silence in event.silence:
        yield f"no report quotes {silence.name}: {silence.why}"


def word_omissions(event: Event, finding: int, reports: Mapping[str, Report]) -> Iterator[str]:
    """Yield a line for each position of a finding, by its place, that reports leave out; positions count from 1."""
    for one in event.omissions:
        if one.finding == finding:
            yield f"{one.position + 1} is left out by {_word_reports(one, reports)}"


def _word_reports(one: Omission, reports: Mapping[str, Report]) -> str:
    number = f"{len(one.reports)} {'report' if len(one.reports) == 1 else 'reports'}"
    copies = f"{number}, a copy of one that has it" if len(one.reports) == 1 else f"{number}, copies of one that has it"
    known = dict.fromkeys(name_outlet(reports[id_]) for id_ in one.reports if id_ in reports)
    names = f": {word_names(tuple(known))}" if known else ""
    return (copies if one.copy else number) + names


def word_called(event: Event) -> Iterator[tuple[str, str, str]]:
    """Yield rows: whom, what he is called, by whom."""
    everybody = gather_called(event)
    for called in everybody[:ACTORS]:
        side = "" if called.side is None else f" (side {called.side + 1})"
        for number, word in enumerate(called.words[:NAMES]):
            said = f"“{word.text}”" + (f", {word.judges} them" if word.judges else "")
            voices = "; ".join(word.voices[:VOICES]) + (
                f"; {more} more" if (more := len(word.voices) - VOICES) > 0 else ""
            )
            yield "" if number else f"{called.actor}{side}", said, voices
    if len(everybody) > ACTORS:
        yield f"and {len(everybody) - ACTORS} more", "", ""


def word_revisions(comparison: Comparison) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield a heading for each page that was read with two texts, and lines with what changed."""
    reports = {reading.report.id: reading.report for reading in comparison.reports}
    claims = {claim.id: claim.words for reading in comparison.reports for claim in reading.claims}
    for one in comparison.revisions:
        days = [reports[id_].published or "day not known" for id_ in (one.earlier, one.later) if id_ in reports]
        yield f"{one.url} changed ({' → '.join(days)}), {one.share:.0%} is as before", list(_changes(one, claims))


def _changes(one: Revision, claims: Mapping[str, str]) -> Iterator[str]:
    if one.title:
        yield f"title: {one.title[0] or '(none)'} → {one.title[1] or '(none)'}"
    for figure in one.figures:
        before, after = (claims.get(id_ or "", "(none)") for id_ in (figure.from_, figure.to))
        yield f"{figure.field}: {before} → {after}"
    for sign, passages in (("−", one.removed), ("+", one.added)):
        for passage in passages[:PASSAGES]:
            cut = passage.text if len(passage.text) <= LONGEST else f"{passage.text[:LONGEST]}…"
            yield f"{sign} {cut}"
        if len(passages) > PASSAGES:
            yield f"{sign} and {len(passages) - PASSAGES} more"
