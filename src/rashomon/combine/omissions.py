"""Which reports leave out a position that others have.

A report can be said to leave out a position only where it speaks of the matter (it has another position of the finding
or, of a figure, any claim on the field), and came out on the day of the first report with the position, or after. What
all its holders have since replaced is no omission, nor is a position that stands in a finding for comparison alone.
Of places, times, doers and the like only what is disputed counts: one report's village is another's district.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.combine.scene import Telling
from rashomon.records import FIGURES, Figure, Finding, Omission, Position, Report

# Fields of which each answer is a position of its own; answers on others are mostly one thing in other words.
ANSWERS = FIGURES | {"characterisation", "initiator", "responsibility", "status", "occurrence"}
MOST = 40  # reports that are named, for each report of the event: keeps what a thousand reports give in proportion

Number = tuple[str, bool, Figure]  # field, whether it is rejected, figure


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells what: reports by claim, and the dated ones that speak of a matter, by day."""

    claims: Mapping[str, Report]
    numbers: Mapping[Number, frozenset[str]]  # reports by number, whosever it is
    matters: Mapping[str, Sequence[tuple[str, str]]]  # (day, report)


def find_omissions(
    findings: Sequence[Finding], tellings: Sequence[Telling], roots: Mapping[str, str]
) -> tuple[Omission, ...]:
    """Return what reports leave out, those that repeat a report with the position (`roots`) apart from the others.

    Positions that most reports have go first where there are too many to name all.
    """
    told = _Told({t.claim.id: t.report for t in tellings}, _numbers(tellings), _matters(findings, tellings))
    left = MOST * len({t.report.id for t in tellings})
    asked = [(n, p, _carriers(position, told)) for n, p, position in _open_positions(findings)]
    found: list[Omission] = []
    for number, place, carriers in sorted(asked, key=lambda one: (-len(one[2]), one[0], one[1])):
        having = _having(findings[number], findings[number].positions[place], carriers, told)
        for copy, reports in _without(findings[number], having, told, roots):
            if reports and left > 0:
                shown = tuple(sorted(reports)[:left])
                found.append(Omission(number, place, shown, copy))
                left -= len(shown)
    return tuple(sorted(found, key=lambda one: (one.finding, one.position, one.copy)))


def _open_positions(findings: Sequence[Finding]) -> Iterator[tuple[int, int, Position]]:
    """Yield the positions that a report could be expected to have, with their places."""
    for number, finding in enumerate(findings):
        current = {claim for history in finding.history for claim in history.steps[-1].claims}
        former = {one.between[0] for one in finding.relations if one.kind == "superseded"}
        disputed = {place for one in finding.disputes for place in one.between}
        for place, position in enumerate(finding.positions):
            numbered = position.low is not None or position.high is not None
            own = finding.field not in FIGURES or (numbered and position.text is None)
            asked = finding.field in ANSWERS or place in disputed
            if own and asked and (place not in former or current & set(position.claims)):
                yield number, place, position


def _carriers(position: Position, told: _Told) -> dict[str, Report]:
    return {told.claims[claim].id: told.claims[claim] for claim in position.claims if claim in told.claims}


def _having(
    finding: Finding, position: Position, carriers: Mapping[str, Report], told: _Told
) -> Mapping[str, Report | None]:
    """Return the carriers, with whoever gives the same number for a group that goes by other words: not so of 0."""
    if position.bound is None or finding.field not in FIGURES or position.high == 0:
        return carriers
    figure = Figure(position.low, position.high, position.bound, position.printed)
    return dict.fromkeys(sorted(told.numbers.get((finding.field, position.rejects, _number(figure)), ()))) | dict(
        carriers
    )


def _numbers(tellings: Sequence[Telling]) -> dict[Number, frozenset[str]]:
    found: dict[Number, set[str]] = {}
    for telling in tellings:
        if telling.figure is not None:
            found.setdefault((telling.claim.field, telling.rejects, _number(telling.figure)), set()).add(
                telling.report.id
            )
    return {key: frozenset(reports) for key, reports in found.items()}


def _number(figure: Figure) -> Figure:
    """Return a figure without its bound word where a number is printed: "more than 100" and "100" are one here."""
    return figure if figure.printed is None else Figure(None, None, "exact", figure.printed)


def _matters(findings: Sequence[Finding], tellings: Sequence[Telling]) -> dict[str, list[tuple[str, str]]]:
    """Return the reports that speak of each finding's matter, by day; those without a day last."""
    reports = {t.claim.id: t.report for t in tellings}
    speaking: dict[str, set[tuple[str, str]]] = {}
    for telling in tellings:
        if telling.claim.field in FIGURES:
            speaking.setdefault(telling.claim.field, set()).add(_dated(telling.report))
    for finding in findings:
        if finding.field not in FIGURES:
            claims = (claim for position in finding.positions for claim in position.claims if claim in reports)
            speaking.setdefault(_matter(finding), set()).update(_dated(reports[claim]) for claim in claims)
    return {matter: sorted(dated) for matter, dated in speaking.items()}


def _matter(finding: Finding) -> str:
    return finding.field if finding.field in FIGURES else f"{finding.field} {finding.act}"


def _dated(report: Report) -> tuple[str, str]:
    return report.published or "9999", report.id


def _without(
    finding: Finding, carriers: Mapping[str, Report | None], told: _Told, roots: Mapping[str, str]
) -> Iterator[tuple[bool, list[str]]]:
    """Yield whether they are copies, and the reports that leave out what the carriers have."""
    dated = told.matters.get(_matter(finding), ())
    days = [report.published for report in carriers.values() if report is not None and report.published]
    first = bisect_left(dated, (min(days), "")) if days else len(dated)
    last = bisect_left(dated, ("9999", ""))
    could = [report for _, report in dated[first:last] if report not in carriers]
    copies = {report for report in could if roots.get(report) in carriers}
    yield False, [report for report in could if report not in copies]
    # a copy had the text before it, whatever its day
    undated = {report for _, report in dated[last:] if report not in carriers and roots.get(report) in carriers}
    yield True, sorted(copies | undated)
