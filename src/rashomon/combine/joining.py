"""Which deeds are of one incident: within a report one by one, across reports by the evidence of each pair.

Tellings of two reports are scored by what both of them tell and by nothing else, and `linkage` joins them by their
scores. What founds nothing (what is told of no time of its own, reactions) then goes to the incidents of its report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nsmallest

from rashomon.combine import nearness
from rashomon.combine.clusters import Verdicts
from rashomon.combine.deeds import Deed
from rashomon.combine.entities import Entities
from rashomon.combine.incidents import (
    MOST_NAMES,
    NAME,
    Group,
    apart,
    cells,
    clash,
    detail_score,
    figure_score,
    in_common,
    name_score,
    place_score,
    same_kind,
    unite,
)
from rashomon.combine.linkage import link
from rashomon.combine.scoring import score_pairs
from rashomon.combine.story import story_vectors
from rashomon.combine.tellings import Telling, gather_tellings
from rashomon.combine.themes import find_themes
from rashomon.records import Reading

ENOUGH = 2.0  # a day and half a country; a target in news of the same days
SAME_REPORT = 1.0  # a report mostly tells of one incident; as much again for a second one
CLOSE_NEWS = 0.5  # publication within ten days
ANSWER = 1.0  # what other targets count less in one report: a blow and its answer have different ones
BOTH_ENDS = 2.0  # what the same doer and the same target are worth, at least
RETOLD = 60  # days: a report that names the same place and people may look back so far without a date
LONGEST_STORY = 30  # days of publication over which undated deeds may be strung together
LONGEST_CHAIN = 5  # reactions to reactions that are followed
CANDIDATES = 40  # groups that share most keys with a deed: the others are not looked at
PERIOD = 16  # days in one block


class Joiner:
    """Grows the groups; one for each comparison. `roots` leads from a copy to its original."""

    def __init__(self, entities: Entities, verdicts: Verdicts, roots: Mapping[str, str]) -> None:
        self._entities = entities
        self._verdicts = verdicts
        self._roots = roots
        self._index: dict[str, list[int]] = {}  # groups, some more than once
        self.groups: list[Group] = []
        self.of: dict[str, int] = {}  # mention -> number of its group

    def place(self, deeds: Sequence[Deed]) -> None:
        """Put the deeds of one incident of a report into the group that they fit best, or into a new one."""
        single = unite(Group(-1, deeds[0].mention.type), deeds, self._roots)
        best = self._best(single)
        if best is None:
            best = single
            best.number = len(self.groups)
            self.groups.append(best)
            self._note(best)
        else:
            self.join(best, single)

    def found(self, deeds: Sequence[Deed]) -> None:
        """Make a group of the deeds of one incident."""
        group = unite(Group(len(self.groups), deeds[0].mention.type), deeds, self._roots)
        self.groups.append(group)
        self._note(group)

    def _single(self, deed: Deed) -> Group:
        return unite(Group(-1, deed.mention.type), [deed], self._roots)

    def attach(self, deed: Deed) -> bool:
        """Put a deed that founds nothing into a group of its report, where it fits one; return whether it did."""
        single = self._single(deed)
        here = self._roots.get(deed.report, deed.report)
        near = set(self._index.get(f"report {here}", ()))
        near = {n for n in near if deed.report in self.groups[n].by_report}
        groups = [self.groups[n] for n in (near if len(near) <= CANDIDATES else self._likely(single, near))]
        fits = [(score, -g.number) for g in groups if (score := self._fit(single, g)) is not None]
        best = max(fits, default=None)
        if best is None or best[0] < (ENOUGH if len(groups) > 1 else 0.0):
            return False
        self.join(self.groups[-best[1]], single)
        return True

    def join(self, group: Group, other: Group) -> None:
        """Move all deeds of another group into a group."""
        unite(group, other.deeds, self._roots)
        for deed in other.deeds:
            self.of[deed.mention.id] = group.number
        self._note(group)
        if other.number >= 0:
            self.groups[other.number] = Group(other.number, "")

    def _note(self, group: Group) -> None:
        for deed in group.deeds[group.noted :]:
            self.of[deed.mention.id] = group.number
            for key in self._keys(self._single(deed)):
                holders = self._index.setdefault(key, [])
                if not holders or holders[-1] != group.number:
                    holders.append(group.number)
        group.noted = len(group.deeds)

    def _best(self, single: Group) -> Group | None:
        others = [self.groups[n] for n in self._likely(single) if n != single.number and self.groups[n].deeds]
        best = max(((s, -g.number) for g in others if (s := self._score(single, g)) is not None), default=None)
        return None if best is None else self.groups[-best[1]]

    def _likely(self, single: Group, among: AbstractSet[int] | None = None) -> list[int]:
        """Return the groups that share most with a deed, of all or some."""
        holders = (set(self._index.get(key, ())) for key in self._keys(single, near=True))
        shared = Counter(n for holding in holders for n in (holding if among is None else holding & among))
        return nsmallest(CANDIDATES, shared, key=lambda n: (-shared[n], n))

    def _keys(self, group: Group, *, near: bool = False) -> Iterator[str]:
        """Yield the blocks of a group: its reports, each who and where by period; with `near` those to look in."""
        yield from (f"report {root}" for root in sorted(group.roots))
        what = [f"who {key}" for key in sorted({self._entities.top(k) for k in group.actors | group.targets})]
        what += [f"where {cell}" for cell in cells(group.place, near)]
        what += [f"site {name}" for name in sorted(group.sites)] + [f"name {name}" for name in sorted(group.names)]
        day = group.days[0] if group.days else group.published[0] if group.published else None
        if day is None:
            periods = ["any"] if near else ["any", "none"]
        elif near:
            periods = [*(f"{day // PERIOD + step}" for step in (-2, -1, 0, 1, 2)), "none"]
        else:
            periods = [f"{day // PERIOD}", "any"]
        for about in what:
            for period in periods:
                yield f"{about} {period}"

    def _score(self, one: Group, other: Group) -> float | None:
        """Return how well two groups fit, None where they must not or do not fit well enough."""
        if not same_kind(one, other):
            return None
        score = self._fit(one, other, alone=True)
        return score if score is not None and score >= ENOUGH else None

    def _fit(self, one: Group, other: Group, *, alone: bool = False) -> float | None:
        dated = one.days is not None and other.days is not None
        where = place_score(one, other)
        if where is None or self._kept_apart(one, other):
            return None
        together = len(in_common(one.roots, other.roots))
        who = nearness.party_score((one.actors, one.targets), (other.actors, other.targets), self._entities)
        when = self._when(one, other, who, where)
        if when is None:
            return None
        if together and who < 0:
            who = min(0.0, who + ANSWER)
        # One report's names are the same for all that it tells: they join reports only.
        story = 0.0 if together else name_score(one, other)
        detail = detail_score(one, other)
        # One kind of evidence is none: a day alone, a country alone. A target alone will do in news of the same days.
        kinds = (dated and when >= 1) + (where >= 0.5) + (who >= 1) + bool(together) + (story >= 1) + (detail >= 1)
        if alone and kinds < 2 and who < 1.5:
            return None
        return when + where + who + story + detail + SAME_REPORT * min(2, together) + self._close(one, other)

    def _when(self, one: Group, other: Group, who: float, where: float) -> float | None:
        if one.days is not None and other.days is not None:
            return _times(one, other, who)
        if clash(one, other):
            return None
        within = RETOLD if where >= 2 and name_score(one, other) >= NAME * MOST_NAMES else nearness.TOLD_WITHIN
        fits = all(nearness.undated_fits(a.days, b.published, within) for a, b in ((one, other), (other, one)))
        if not fits or one.published is None or other.published is None:
            return 0.0 if fits else None
        first, last = (min(one.published[0], other.published[0]), max(one.published[1], other.published[1]))
        strung = one.days is None and other.days is None and last - first > LONGEST_STORY
        far = nearness.gap_between(one.published, other.published) > max(
            nearness.SAME_NEWS, within - nearness.TOLD_WITHIN
        )
        return None if far or strung else 0.0

    def _close(self, one: Group, other: Group) -> float:
        if one.published is None or other.published is None:
            return CLOSE_NEWS  # reports are collected by theme: without a date they are taken for news of these days
        return CLOSE_NEWS if nearness.gap_between(one.published, other.published) <= nearness.SAME_NEWS else 0.0

    def _kept_apart(self, one: Group, other: Group) -> bool:
        return self.parted(one, other) or apart(*sorted((one, other), key=lambda g: len(g.deeds)))

    def parted(self, one: Group, other: Group) -> bool:
        """Return whether a person said that a deed of one group is not of the other's event."""
        small, large = sorted((one, other), key=lambda g: len(g.deeds))
        foes = {foe for deed in small.deeds for foe in self._verdicts.foes.get(deed.mention.id, ())}
        return bool(foes) and any(deed.mention.id in foes for deed in large.deeds)

    def join_strays(self, deeds: Sequence[Deed]) -> None:
        """Join with each theme what the other reports around it tell without conflict."""
        for number, others in find_themes(self.groups, deeds):
            for other in others:
                theme, group = self.groups[number], self.groups[other]
                # either may have gone into a theme that more reports tell
                if not theme.deeds or not group.deeds or not same_kind(group, theme):
                    continue
                if in_common(group.by_report.keys(), theme.by_report.keys()):
                    continue
                score = self._fit(group, theme)
                if score is not None and score >= 0:
                    self.join(theme, group)


def _times(one: Group, other: Group, who: float) -> float | None:
    """Return how well the days and hours of two dated groups fit.

    Neighbouring days are one night where the hours told allow it, or without hours the same figures or parties; one
    day at dawn and at dusk are two deeds.
    """
    if one.days is None or other.days is None:
        return 0.0
    score = nearness.time_score(one.days, other.days)
    if score is None:
        return None
    if nearness.gap_between(one.days, other.days):
        early, late = sorted((one, other), key=lambda g: g.days or (0, 0))
        told = early.parts or late.parts
        alike = figure_score(one, other) >= 1 or (who >= BOTH_ENDS and not (one.figures and other.figures))
        one_night = nearness.over_midnight(set(early.parts), set(late.parts)) if told else alike
        return score if one_night else None
    return None if one.days == other.days and clash(one, other) else score


def join_deeds(
    deeds: Sequence[Deed],
    readings: Mapping[str, Reading],
    entities: Entities,
    verdicts: Verdicts,
    roots: Mapping[str, str] | None = None,
    done: Callable[[str], None] = lambda _: None,
) -> list[list[Deed]]:
    """Return the deeds of each incident, the earliest first; what fits nowhere and founds nothing is left out.

    `done` is called with the name of each part of the work behind it.
    """
    joiner = Joiner(entities, verdicts, roots or {})
    tellings = tell(deeds, readings, entities, verdicts, roots or {})
    done("tellings")
    for cluster in _clusters(tellings, verdicts, done):
        joiner.found([deed for number in cluster for deed in tellings[number].group.deeds])
    rest = [d for d in deeds if not d.founds and d.mention.about is None and d.mention.realis != "recalled"]
    for deed in sorted((d for d in rest if d.mention.realis in {"actual", "negated"}), key=_informed):
        if not joiner.attach(deed) and deed.has_figures and deed.mention.realis == "actual":
            joiner.place([deed])
    joiner.join_strays(deeds)
    _attach_reactions(deeds, joiner)
    done("what founds nothing")
    for left, right in verdicts.same:
        one, other = joiner.of.get(left), joiner.of.get(right)
        if one is not None and other is not None and one != other:
            first, second = (joiner.groups[number] for number in sorted((one, other)))
            if not joiner.parted(first, second):
                joiner.join(first, second)
    return [sorted(group.deeds, key=lambda d: d.order) for group in joiner.groups if group.deeds]


def tell(
    deeds: Sequence[Deed],
    readings: Mapping[str, Reading],
    entities: Entities,
    verdicts: Verdicts,
    roots: Mapping[str, str],
) -> list[Telling]:
    """Return the tellings that the deeds of each report make, in the order of their earliest deeds."""
    stories = story_vectors((readings[report].report for report in sorted(readings)), entities.ontology.rarity)
    return gather_tellings(_by_report(deeds, entities, verdicts), readings, stories, roots, entities)


def _clusters(tellings: Sequence[Telling], verdicts: Verdicts, done: Callable[[str], None]) -> list[list[int]]:
    """Return the tellings of each incident, by their place in the list."""
    of = {deed.mention.id: number for number, telling in enumerate(tellings) for deed in telling.group.deeds}
    same, different = (
        sorted({(of[a], of[b]) for a, b in pairs if a in of and b in of and of[a] != of[b]})
        for pairs in (verdicts.same, verdicts.different)
    )
    scores, rivals = score_pairs(tellings, same)
    done("scores")
    rows = {number: one.recorder for number, one in enumerate(tellings) if one.recorder is not None}
    clusters = link(len(tellings), scores, rivals, different, same, rows)
    done("linkage")
    return clusters


def _by_report(deeds: Sequence[Deed], entities: Entities, verdicts: Verdicts) -> list[list[Deed]]:
    """Return the deeds that each report tells of one incident: together they tell more than each alone."""
    reports: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.founds:
            reports.setdefault(deed.report, []).append(deed)
    incidents = []
    for told in reports.values():
        if len(told) == 1:
            incidents.append(told)
            continue
        local = Joiner(entities, verdicts, {})
        for deed in sorted(told, key=_informed):
            local.place([deed])
        incidents += [group.deeds for group in local.groups]
    return incidents


def _informed(deed: Deed) -> tuple[bool, bool, int, tuple[str, str, int, str]]:
    """Order deeds: well dated, well placed, many parties, early."""
    dated = deed.days is not None and deed.days[1] - deed.days[0] < nearness.SHORT
    placed = deed.place is not None and nearness.RANK[deed.place.precision] >= 2
    return not dated, not placed, -(bool(deed.actors) + bool(deed.targets)), deed.order


def _attach_reactions(deeds: Sequence[Deed], joiner: Joiner) -> None:
    """Put each condemnation into the event of what it is about, through other reactions where need be."""
    mentions = {d.mention.id: d for d in deeds}
    for deed in deeds:
        if deed.mention.about is None or deed.mention.id in joiner.of:
            continue
        about = mentions.get(deed.mention.about)
        for _ in range(LONGEST_CHAIN):
            if about is None or about.mention.id in joiner.of:
                break
            about = mentions.get(about.mention.about or "")
        if about is not None and about.mention.id in joiner.of:
            joiner.join(joiner.groups[joiner.of[about.mention.id]], Group(-1, deed.mention.type, [deed]))
