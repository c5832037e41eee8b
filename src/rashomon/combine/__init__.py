"""Readings of many reports → which copy which, the events that they tell, and what their claims add up to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.combine.clusters import settle
from rashomon.combine.copies import find_copies, roots
from rashomon.combine.correcting import correct_readings
from rashomon.combine.deeds import Deed, gather_deeds
from rashomon.combine.entities import find_entities, grades_by_key
from rashomon.combine.events import build_event, event_problems, shelve
from rashomon.combine.joining import join_deeds
from rashomon.combine.origins import outlet_name
from rashomon.combine.policies import POLICIES, Policy, policy_named
from rashomon.combine.revisions import find_revisions
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Comparison, Copy, Decision, Event, Reading

__all__ = ["POLICIES", "Policy", "combine_by_policy", "combine_claims"]


def combine_claims(
    readings: Sequence[Reading],
    ontology: Ontology,
    *,
    policy: str = "ucdp",
    decisions: Sequence[Decision] = (),
    done: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """Return the events that the readings tell, with positions, disputes and ranges under the named policy.

    `done` is called with the name of each part of the work behind it: copies, entities, deeds, scores, and so on.
    The result does not depend on the order of readings, `reports` apart, and `revisions` of one page on one day.
    ValueError for an unknown policy.
    """
    policy_named(policy)
    return _combine(readings, ontology, decisions, (policy,), done)[policy]


def combine_by_policy(
    readings: Sequence[Reading], ontology: Ontology, *, decisions: Sequence[Decision] = ()
) -> dict[str, Comparison]:
    """Return what `combine_claims` does under every policy: the same events, which differ in nothing but ranges."""
    return _combine(readings, ontology, decisions, tuple(POLICIES), lambda _: None)


def _combine(
    readings: Sequence[Reading],
    ontology: Ontology,
    decisions: Sequence[Decision],
    policies: Sequence[str],
    done: Callable[[str], None],
) -> dict[str, Comparison]:
    verdicts = settle(decisions)
    readings = correct_readings(readings, decisions)
    distinct = {reading.report.id: reading for reading in sorted(readings, key=_where_found, reverse=True)}
    outlets: dict[str, set[str]] = {}
    for reading in readings:
        outlets.setdefault(reading.report.id, set()).add(fold_name(outlet_name(reading.report)))
    unique = [distinct[report] for report in sorted(distinct)]
    # Rows of a table share the names of its columns, and are nobody's copies.
    copies = find_copies([reading.report for reading in unique if reading.report.row is None], ontology, verdicts)
    done("copies")
    entities = find_entities(unique, ontology, verdicts)
    done("entities")
    verdicts = replace(verdicts, grades=grades_by_key(verdicts.grades, entities))
    printed = {report: frozenset(names) for report, names in outlets.items()}
    originals = roots(copies)
    shelf = shelve(distinct, printed, originals, entities, verdicts)
    deeds = gather_deeds(unique, entities)
    done("deeds")
    groups = join_deeds(deeds, distinct, entities, verdicts, originals, done)
    built = ((build_event(group, shelf, policies), group) for group in groups)
    told = [events for events, group in built if _tells(events[policies[0]], group)]
    found = {policy: _comparison(readings, copies, [events[policy] for events in told]) for policy in policies}
    done("events")
    together: dict[str, list[str]] = {}
    for event in next(iter(found.values())).events:
        for report in event.reports:
            together.setdefault(report, []).append(event.id)
    revisions = find_revisions(readings, together)
    done("revisions")
    return {policy: replace(comparison, revisions=revisions) for policy, comparison in found.items()}


def _comparison(readings: Sequence[Reading], copies: Sequence[Copy], told: Sequence[Event]) -> Comparison:
    """Return the events in their order, with what could not be decided about them."""
    events = sorted(told, key=_rank)
    problems = tuple(problem for event in events for problem in event_problems(event))
    return Comparison(tuple(readings), tuple(copies), tuple(events), problems)


def _where_found(reading: Reading) -> tuple[str, str, str, str]:
    """Order the finding places of one text: by outlet, the named first, then address and path."""
    report = reading.report
    return report.published or "9999", report.outlet or "\uffff", report.url or "", report.path


def _tells(event: Event, deeds: Sequence[Deed]) -> bool:
    """Return whether there is more to an event than one report's word without time, figure or description."""
    return (
        event.first is not None
        or len(event.reports) > 1
        or any(deed.has_figures for deed in deeds)
        or any(finding.field == "characterisation" for finding in event.findings)
    )


def _rank(event: Event) -> tuple[int, int, str, str]:
    """Put the event that most reports and mentions tell first."""
    return -len(event.reports), -sum(len(act.mentions) for act in event.acts), event.first or "9999", event.id
