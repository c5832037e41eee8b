"""What the claims of one event add up to: positions, disputes, origins, and a range under every policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from rashomon.combine.disputes import denied_doers, fields_of, figure_disputes, value_disputes, value_key
from rashomon.combine.group_keys import GroupKey
from rashomon.combine.groups import group_tellings, shown_group, shown_whom
from rashomon.combine.history import figure_history, latest_stands
from rashomon.combine.origins import count_origins
from rashomon.combine.policies import Range
from rashomon.combine.positions import Stand, figure_stands, position, value_stands
from rashomon.combine.ranges import find_ranges
from rashomon.combine.relations import part_stands, relate
from rashomon.combine.scene import Scene, Telling
from rashomon.records import FIGURES, Between, Field, Figure, Finding, Whom

FIELDS: Sequence[Field] = get_args(Field)
Ruled = tuple[Finding, Mapping[str, Range]]  # a finding, and its range by policy
# Rivals describe different acts of one event, and deny what others tell as another act: they must meet.
OF_THE_EVENT = frozenset({"characterisation", "responsibility", "status"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about."""

    field: Field
    group: str
    whom: Whom | None
    act: str | None


def find_findings(
    tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]], policies: Sequence[str]
) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of an event under each of some policies: figures by group, all else by act.

    They differ in nothing but their ranges. `outlets` are those that printed a report.
    """
    figures = [t for t in tellings if t.claim.field in FIGURES and isinstance(t.claim.value, Figure)]
    # Persons are no positions on one question: each is listed by itself, and who is who is left to a decision.
    others = [t for t in tellings if t.claim.field not in FIGURES and t.claim.field != "victim"]
    found = _figure_findings(figures, scene, outlets) + _value_findings(others, scene, outlets)
    found.sort(key=lambda ruled: FIELDS.index(ruled[0].field))
    return {name: tuple(_under(name, finding, ranges) for finding, ranges in found) for name in policies}


def _under(policy: str, finding: Finding, ranges: Mapping[str, Range]) -> Finding:
    """Return a finding with its range under a policy; what is no figure has none."""
    reach = ranges.get(policy, Range())
    return replace(finding, policy=policy, low=reach.low, best=reach.best, high=reach.high)


def _figure_findings(tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]]) -> list[Ruled]:
    groups = group_tellings(tellings, scene)
    stands: dict[GroupKey, list[Stand]] = {}
    parts: dict[GroupKey, list[Stand]] = {}
    for key, those in groups.items():
        whole, part = part_stands(those)
        stands[key], parts[key] = figure_stands(whole), part
    latest = {key: latest_stands(own) for key, own in stands.items()}
    found: list[Ruled] = []
    for key, own in stands.items():
        current, superseded = latest[key]
        foreign = relate(key, stands, parts[key], {k: held for k, (held, _) in latest.items()})
        disputes = figure_disputes(own, current, superseded) + foreign.disputes
        relations = [Between("superseded", pair) for pair in superseded] + foreign.relations
        subject = Subject(
            key.field, shown_group(groups[key], scene.entities.ontology), shown_whom(key, groups[key], scene), None
        )
        finding = _finding(subject, own, foreign.stands, disputes, relations, scene, outlets)
        finding = replace(finding, history=figure_history(own, scene))
        found.append((finding, find_ranges(key, own, current, scene, groups)))
    return found


def _value_findings(tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]]) -> list[Ruled]:
    subjects: dict[tuple[Field, str], list[Telling]] = {}
    denied = denied_doers(tellings, scene)
    for telling in tellings:
        for field in fields_of(telling, denied, scene):
            act = "" if field in OF_THE_EVENT else scene.acts.get(telling.claim.mention, "")
            subjects.setdefault((field, act), []).append(telling)
    found: list[Ruled] = []
    places = {act: number for number, act in enumerate(dict.fromkeys(scene.acts.values()))}
    for (field, act), those in sorted(subjects.items(), key=lambda item: (item[0][0], places.get(item[0][1], -1))):
        stands = value_stands(those, value_key(field, scene))
        disputes = value_disputes(field, stands)
        subject = Subject(field, "", None, act or None)
        found.append((_finding(subject, stands, [], disputes, [], scene, outlets), {}))
    return found


def _finding(
    subject: Subject,
    own: Sequence[Stand],
    foreign: Sequence[Stand],
    disputes: Sequence[Between],
    relations: Sequence[Between],
    scene: Scene,
    outlets: Mapping[str, frozenset[str]],
) -> Finding:
    """Return a finding without a range, which hangs on the policy."""
    reports = {t.report.id for stand in own for t in stand.tellings}
    behind = [stand.origins for stand in own if not stand.rejects]  # who only turns a version down is behind none
    return Finding(
        field=subject.field,
        group=subject.group,
        whom=subject.whom,
        act=subject.act,
        policy="",
        low=None,
        best=None,
        high=None,
        dispute=disputes[0].kind if disputes else None,
        disputes=tuple(disputes),
        relations=tuple(relations),
        outlets=len(frozenset[str]().union(*(outlets[report] for report in sorted(reports)))),
        reports=len(reports),
        origins=count_origins(behind or [stand.origins for stand in own]),
        positions=tuple(position(stand, scene) for stand in (*own, *foreign)),
    )
