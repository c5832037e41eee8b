"""How well the reports were put together: acts, positions, disputes, origins and copies of each annotated event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.bench.accounts.gathering import find_events, gather_tellings, score_gathering
from rashomon.bench.accounts.gold import GoldAct, GoldCase, GoldDispute, GoldEvent, GoldFinding, GoldPosition
from rashomon.bench.accounts.likeness import alike, is_group, is_position, meant
from rashomon.bench.accounts.readings import Read
from rashomon.bench.accounts.tally import Tally
from rashomon.records import Act, Between, Comparison, Event, Finding, Position


@dataclass(frozen=True, slots=True)
class Put:
    """An annotated event and the event found that holds most of its reports."""

    gold: GoldEvent
    event: Event
    tellers: Mapping[str, str]  # claim → name of its report within the case


def score_comparison(case: GoldCase, reads: Sequence[Read], comparison: Comparison, tally: Tally) -> None:
    """Count what is right in a comparison of the reports of one case."""
    tellings = gather_tellings(reads, comparison)
    score_gathering(tellings, tally, "events")
    chosen = find_events(tellings)
    events = {event.id: event for event in comparison.events}
    tellers = {claim.id: read.gold.name for read in reads for claim in read.reading.claims}
    for gold in case.events:
        # all of an event that no report was found to tell is missed
        event = (
            events[chosen[gold.id]] if gold.id in chosen else Event(gold.id, "", "", None, None, None, (), (), (), ())
        )
        _score_event(Put(gold, event, tellers), tally)
    _score_copies(case, reads, comparison, tally)


def _score_event(put: Put, tally: Tally) -> None:
    for act in put.gold.acts:
        tally.note("acts", any(_is_act(act, found) for found in put.event.acts), f"{put.gold.id}: {act}")
    for finding in put.gold.findings:
        _score_finding(finding, put, tally)
    _score_disputes(put, tally)


def _is_act(gold: GoldAct, found: Act) -> bool:
    """Tell whether an act has the type and, where they are annotated, one of the actors and one of the targets."""
    pairs = ((gold.actors, found.actors), (gold.targets, found.targets))
    return gold.type == found.type and all(
        not wanted or any(alike(one, other, 0.5) for one in wanted for other in names) for wanted, names in pairs
    )


def _score_finding(gold: GoldFinding, put: Put, tally: Tally) -> None:
    """Count the reports that stand behind each position in the one finding that has most of them, and its origins."""
    wanted = {(number, name) for number, position in enumerate(gold.positions) for name in position.reports}
    if not wanted:
        return
    held = {n: _held(gold, found, put.tellers) & wanted for n, found in enumerate(put.event.findings)}
    best = max(held, key=lambda n: len(held[n]), default=None)
    found = held[best] if best is not None else set()
    name = f"{put.gold.id}: {gold.field} {gold.group}"
    for number, report in sorted(wanted):
        tally.note("positions", (number, report) in found, f"{name}: {gold.positions[number].by} in {report}")
    if gold.origins is None:
        return
    if best is None or not found:
        tally.note("origins", False, f"{name}: no such finding")
        return
    origins = put.event.findings[best].origins
    right = gold.origins[0] <= origins.at_least and origins.at_most <= gold.origins[1]
    said = f"{name}: {origins.at_least} to {origins.at_most}, not {gold.origins}: {origins.why}"
    tally.note("origins", right, said)


def _held(gold: GoldFinding, found: Finding, tellers: Mapping[str, str]) -> set[tuple[int, str]]:
    """Return the positions of the annotation that a finding keeps apart, each with the reports that tell it there."""
    told: set[tuple[int, str]] = set()
    if found.field == gold.field:
        for position in found.positions:
            numbers = list(meant(gold.positions, position))
            # a position that says what two rivals say has lost their quarrel
            told |= {(n, tellers.get(id_, "")) for n in numbers for id_ in position.claims if len(numbers) == 1}
    return told


def _score_disputes(put: Put, tally: Tally) -> None:
    """Count the disputes and relations of the annotation that were found, and the found disputes that it has."""
    found = [(finding, pair) for finding in put.event.findings for pair in finding.disputes]
    hits: set[int] = set()
    for gold in put.gold.findings:
        for dispute in gold.disputes:
            matching = {n for n, (finding, pair) in enumerate(found) if _is_dispute(gold, dispute, finding, pair)}
            hits |= matching
            what = f"{put.gold.id}: {gold.field} {gold.group}: {_gold_pair(gold, dispute)}"
            for measure in ("disputes", f"disputes.{dispute.kind}") if dispute.kind else ("disputes",):
                tally.note(measure, bool(matching), what)
        for kind in gold.relations:
            fields = {f.field for f in put.event.findings for relation in f.relations if relation.kind == kind}
            tally.note("relations", gold.field in fields, f"{put.gold.id}: {gold.field} {gold.group}: {kind}")
    for number, (finding, pair) in enumerate(found):
        one, other = (finding.positions[n] for n in pair.between)
        said = f"{pair.kind}: {one.by} {_said(one)} against {other.by} {_said(other)}"
        what = f"{put.gold.id}: {finding.field} {finding.group}: {said}"
        tally.note("dispute_precision", number in hits, what)


def _is_dispute(gold: GoldFinding, wanted: GoldDispute, finding: Finding, pair: Between) -> bool:
    """Tell whether a dispute found is the annotation's: of its kind and between its positions.

    Where the annotation has no kind: on its field, and on a group that shares a word with its own.
    """
    if finding.field != gold.field:
        return False
    if wanted.kind is None:
        return is_group(gold.group, finding.group)
    if wanted.kind != pair.kind:
        return False
    one, other = (gold.positions[n] for n in wanted.between)
    first, second = (finding.positions[n] for n in pair.between)
    return (is_position(one, first) and is_position(other, second)) or (
        is_position(one, second) and is_position(other, first)
    )


def _gold_pair(gold: GoldFinding, dispute: GoldDispute) -> str:
    one, other = (gold.positions[n] for n in dispute.between)
    return f"{dispute.kind}: {one.by} {_said(one)} against {other.by} {_said(other)}"


def _said(position: GoldPosition | Position) -> str:
    return f"{'rejected ' * position.rejects}{position.text or f'{position.low}–{position.high}'}"


def _score_copies(case: GoldCase, reads: Sequence[Read], comparison: Comparison, tally: Tally) -> None:
    """Count the copies that were found, their direction and kind, and the pairs that were wrongly taken for copies."""
    names = {read.reading.report.id: read.gold.name for read in reads}
    found = {
        (names[copy.of], names[copy.by]): copy.kind
        for copy in comparison.copies
        if copy.of in names and copy.by in names
    }
    pairs = {frozenset(pair) for pair in found}
    for of, by, kind in case.copies:
        tally.note("copies", frozenset((of, by)) in pairs, f"{case.name}: {by} copies {of}")
        if kind and frozenset((of, by)) in pairs:
            tally.note("copy_directions", (of, by) in found, f"{case.name}: {by} copies {of}, not the reverse")
    families = _families(case)
    for of, by in found:
        right = any({of, by} <= family for family in families)
        tally.note("copy_precision", right, f"{case.name}: {by} is no copy of {of}")


def _families(case: GoldCase) -> list[set[str]]:
    """Return the sets of reports that are copies of each other, over any number of steps."""
    families: list[set[str]] = []
    for of, by, _ in case.copies:
        touched = [family for family in families if family & {of, by}]
        families = [family for family in families if family not in touched] + [{of, by}.union(*touched)]
    return families
