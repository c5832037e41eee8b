"""What the claims of one event add up to: positions, disputes, origins, and a range under a policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from rashomon.combine.disputes import figure_disputes, value_disputes, value_key
from rashomon.combine.group_keys import GroupKey
from rashomon.combine.groups import group_tellings, shown_group, shown_whom
from rashomon.combine.history import latest_stands
from rashomon.combine.origins import count_origins
from rashomon.combine.policies import POLICIES, Range
from rashomon.combine.positions import Stand, figure_stands, position, value_stands
from rashomon.combine.ranges import find_range
from rashomon.combine.relations import part_stands, relate
from rashomon.combine.scene import Scene, Telling
from rashomon.records import FIGURES, Between, Field, Figure, Finding, Whom

FIELDS: Sequence[Field] = get_args(Field)
OF_THE_EVENT = frozenset({"characterisation"})  # rivals describe different acts of one event: they must meet


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about."""

    field: Field
    group: str
    whom: Whom | None
    act: str | None


def find_findings(
    tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]], policy: str
) -> tuple[Finding, ...]:
    """Return the findings of an event: figures by group, all else by act; `outlets` are those that printed a report."""
    figures = [t for t in tellings if t.claim.field in FIGURES and isinstance(t.claim.value, Figure)]
    others = [t for t in tellings if t.claim.field not in FIGURES]
    found = _figure_findings(figures, scene, outlets, policy) + _value_findings(others, scene, outlets, policy)
    return tuple(sorted(found, key=lambda f: FIELDS.index(f.field)))


def _figure_findings(
    tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]], policy: str
) -> list[Finding]:
    groups = group_tellings(tellings, scene)
    stands: dict[GroupKey, list[Stand]] = {}
    parts: dict[GroupKey, list[Stand]] = {}
    for key, those in groups.items():
        whole, part = part_stands(those)
        stands[key], parts[key] = figure_stands(whole), part
    latest = {key: latest_stands(own) for key, own in stands.items()}
    found = []
    for key, own in stands.items():
        current, superseded = latest[key]
        foreign = relate(key, stands, parts[key], {k: held for k, (held, _) in latest.items()})
        disputes = figure_disputes(own, current, superseded) + foreign.disputes
        relations = [Between("superseded", pair) for pair in superseded] + foreign.relations
        subject = Subject(
            key.field, shown_group(groups[key], scene.entities.ontology), shown_whom(key, groups[key], scene), None
        )
        reach = find_range(key, own, current, scene, groups, POLICIES[policy])
        found.append(_finding(subject, own, foreign.stands, disputes, relations, reach, policy, scene, outlets))
    return found


def _value_findings(
    tellings: Sequence[Telling], scene: Scene, outlets: Mapping[str, frozenset[str]], policy: str
) -> list[Finding]:
    subjects: dict[tuple[Field, str], list[Telling]] = {}
    for telling in tellings:
        field = telling.claim.field
        act = "" if field in OF_THE_EVENT else scene.acts.get(telling.claim.mention, "")
        subjects.setdefault((field, act), []).append(telling)
    found = []
    places = {act: number for number, act in enumerate(dict.fromkeys(scene.acts.values()))}
    for (field, act), those in sorted(subjects.items(), key=lambda item: (item[0][0], places.get(item[0][1], -1))):
        stands = value_stands(those, value_key(field, scene))
        disputes = value_disputes(field, stands)
        subject = Subject(field, "", None, act or None)
        found.append(_finding(subject, stands, [], disputes, [], Range(), policy, scene, outlets))
    return found


def _finding(
    subject: Subject,
    own: Sequence[Stand],
    foreign: Sequence[Stand],
    disputes: Sequence[Between],
    relations: Sequence[Between],
    reach: Range,
    policy: str,
    scene: Scene,
    outlets: Mapping[str, frozenset[str]],
) -> Finding:
    reports = {t.report.id for stand in own for t in stand.tellings}
    return Finding(
        field=subject.field,
        group=subject.group,
        whom=subject.whom,
        act=subject.act,
        policy=policy,
        low=reach.low,
        best=reach.best,
        high=reach.high,
        dispute=disputes[0].kind if disputes else None,
        disputes=tuple(disputes),
        relations=tuple(relations),
        outlets=len(frozenset[str]().union(*(outlets[report] for report in sorted(reports)))),
        reports=len(reports),
        origins=count_origins([stand.origins for stand in own]),
        positions=tuple(position(stand, scene) for stand in (*own, *foreign)),
    )
