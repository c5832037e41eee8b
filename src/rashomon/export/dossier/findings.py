"""A finding under every policy in, all that its part of the page shows out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.arrange import gather_pairs
from rashomon.export.dossier.anchors import Anchors, position_anchor
from rashomon.export.dossier.asides import LeftOut, show_omissions
from rashomon.export.dossier.glances import counts_else, status_of
from rashomon.export.dossier.histories import Moved, find_histories
from rashomon.export.dossier.marks import Band, Mark, draw_band, draw_mark
from rashomon.export.dossier.parties import NOBODY, Party, find_party
from rashomon.export.dossier.phrases import DISPUTES, FIELDS, RELATIONS, SCALES, count, phrase
from rashomon.export.dossier.scales import Scale, choose_scale, place, ticks
from rashomon.export.dossier.tellings import Telling, gather_tellings
from rashomon.export.holders import Told, name_holders
from rashomon.export.wording import SCOPES, word_figure, word_position, word_support
from rashomon.lexicon import fold_name
from rashomon.records import FIGURES, Actor, Between, Finding, Limit, Omission, Position

SHORT = 3  # answers in a line
Limits = tuple[Limit | None, Limit | None, Limit | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class Ground:
    """What all findings of an event share: where claims lead, and who is on which side."""

    event: int
    told: Told
    anchors: Anchors
    parties: Sequence[Party]
    actors: Mapping[str, Actor]
    acts: Mapping[str, int]
    voices: Mapping[str, Party]  # side of a holder, by folded name
    omissions: Mapping[tuple[int, int], tuple[Omission, ...]]  # by finding and position, from 0
    outlets: Mapping[str, frozenset[str]]  # report -> who printed it


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds a position, and his side."""

    name: str
    party: Party


@dataclass(frozen=True, slots=True)
class Version:
    """A position as the page shows it."""

    anchor: str
    number: int
    said: str
    counts: str  # what its figure counts, where that is not what the finding counts
    vague: bool
    holders: tuple[Holder, ...]
    party: Party
    mixed: bool  # some holders are on the side, the others on none
    side: str | None
    rejects: bool
    mark: Mark | None
    support: str
    tellings: tuple[Telling, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Low, best or high of a range: in words, and the positions that give it."""

    name: str
    said: str
    givers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A range, and the policies (by their number on the page) that lead to it. No ends: they give none."""

    policies: tuple[int, ...]
    ends: tuple[End, ...]
    band: Band | None


@dataclass(frozen=True, slots=True)
class Opposed:
    """One position and those that stand against or beside it."""

    one: Version
    others: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A kind of dispute or relation in words, and between whom."""

    words: str
    pairs: tuple[Opposed, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it."""

    anchor: str
    name: str
    group: str
    act: int | None
    status: str
    figure: bool
    versions: tuple[Version, ...]
    rulings: tuple[Ruling, ...]
    ticks: tuple[tuple[float, str], ...]
    scale_note: str
    disputes: tuple[Pairs, ...]
    relations: tuple[Pairs, ...]
    support: str
    why: str
    histories: tuple[Moved, ...]
    short: str  # all answers in a line
    clashes: int  # pairs that stand against one another


def show_finding(number: int, under: Sequence[Finding], ground: Ground) -> Shown:
    """Return what the page shows of a finding, given it under every policy in their order; `number` counts from 1."""
    finding = under[0]
    figure = finding.field in FIGURES
    scale = choose_scale(_numbers(under)) if figure else None
    versions = tuple(_version(n, p, number, finding, scale, ground) for n, p in enumerate(finding.positions, 1))
    return Shown(
        anchor=f"e{ground.event}f{number}",
        name=phrase(finding.field, FIELDS),
        group=finding.group,
        act=ground.acts.get(finding.act or "") if len(ground.acts) > 1 else None,
        status=status_of(finding),
        figure=figure,
        versions=versions,
        rulings=_rulings(under, scale) if scale else (),
        ticks=tuple((place(scale, tick), f"{tick:,}") for tick in ticks(scale)) if scale else (),
        scale_note=SCALES.get(scale.kind, "") if scale else "",
        disputes=_pairs(finding.disputes, DISPUTES, versions),
        relations=_pairs(finding.relations, RELATIONS, versions),
        support=word_support(finding),
        why=finding.origins.why,
        histories=find_histories(finding),
        short=_shorten(versions),
        clashes=len(finding.disputes),
    )


def _shorten(versions: Sequence[Version]) -> str:
    """Return the answers in a line, each once; of many the first ones, and how many more there are."""
    # "in self-defence; self-defence": the first of a position's words will do here.
    said = dict.fromkeys(v.said.partition("; ")[0] for v in versions if not v.rejects and not v.counts)
    return " / ".join([*list(said)[:SHORT], *([f"{len(said) - SHORT} more"] if len(said) > SHORT else [])])


def _numbers(under: Sequence[Finding]) -> list[int]:
    """Return all numbers that the drawing must have room for."""
    ends = [limit for finding in under for limit in (finding.low, finding.best, finding.high)]
    told = [number for p in under[0].positions for number in (p.low, p.high, p.printed)]
    return [number for number in (*told, *(end.value for end in ends if end)) if number is not None]


def _version(
    number: int, position: Position, finding_number: int, finding: Finding, scale: Scale | None, ground: Ground
) -> Version:
    tellings = gather_tellings(position, ground.told, ground.anchors)
    outlets = {name for telling in tellings for name in (telling.outlet, *telling.also)}
    reports = {telling.report for telling in tellings}
    support = f"{count(len(outlets), 'outlet')} · {count(len(reports), 'report')}" if reports else ""
    holders = tuple(
        Holder(name, ground.voices.get(fold_name(name), NOBODY)) for name in name_holders(position, ground.told)
    )
    party = find_party(position.side, ground.parties, ground.actors)
    some = {holder.party for holder in holders} - {NOBODY}
    shown = some.pop() if party == NOBODY and len(some) == 1 else party
    counts = ""
    if counts_else(finding, position):
        code = (position.text or "").removeprefix(f"{finding.field}: ")
        counts = SCOPES.get(code, code)
    return Version(
        anchor=position_anchor(ground.event, finding_number, number),
        number=number,
        said=_say(position, finding, counts),
        counts=counts,
        vague=position.bound == "vague" and position.printed is None,
        holders=holders,
        party=shown,
        mixed=shown != party,
        side=position.side,
        rejects=position.rejects,
        mark=draw_mark(position, scale) if scale else None,
        support=support,
        tellings=tellings,
        left_out=show_omissions(
            ground.omissions.get((finding_number - 1, number - 1), ()), ground.anchors.reports, ground.outlets
        ),
    )


def _say(position: Position, finding: Finding, counts: str) -> str:
    """Return a position's words without what the page shows beside them: that it rejects, and what it counts."""
    if counts or position.text is None:
        return word_figure(position.low, position.high, position.bound, position.printed)
    return word_position(position, finding.field).removeprefix("rejects " if position.rejects else "")


def _rulings(under: Sequence[Finding], scale: Scale) -> tuple[Ruling, ...]:
    """Return the different ranges, each once with all policies that lead to it."""
    by_range: dict[Limits, list[int]] = {}
    for number, finding in enumerate(under, 1):
        by_range.setdefault((finding.low, finding.best, finding.high), []).append(number)
    return tuple(
        Ruling(tuple(numbers), _ends(limits, under[0]), draw_band(*limits, scale))
        for limits, numbers in by_range.items()
    )


def _ends(limits: Limits, finding: Finding) -> tuple[End, ...]:
    if all(limit is None for limit in limits):
        return ()
    return tuple(_end(name, limit, finding) for name, limit in zip(("low", "best", "high"), limits, strict=True))


def _end(name: str, limit: Limit | None, finding: Finding) -> End:
    if limit is None:
        return End(name, "–", ())
    claims = set(limit.claims)
    givers = tuple(n for n, p in enumerate(finding.positions, 1) if claims & set(p.claims))
    return End(name, "open" if limit.value is None else f"{limit.value:,}", givers)


def _pairs(pairs: Sequence[Between], table: dict[str, str], versions: Sequence[Version]) -> tuple[Pairs, ...]:
    """Return who stands against whom by kind, those against one position together."""
    found = []
    for kind, those in gather_pairs(pairs).items():
        by_first: dict[int, list[Version]] = {}
        for first, second in those:
            by_first.setdefault(first, []).append(versions[second - 1])
        told = tuple(Opposed(versions[first - 1], tuple(others)) for first, others in by_first.items())
        found.append(Pairs(phrase(kind, table), told))
    return tuple(found)
