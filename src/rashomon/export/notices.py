"""A comparison, and how its events stood before → notices: what is new, disputed, changed, or no more silent."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from rashomon.export.wording import word_group
from rashomon.records import FIGURES, Claim, Comparison, Event, Finding, Limit, Reading

Kind = Literal["new_event", "new_dispute", "figure_changed", "broke_silence"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Ends = tuple[int | None, int | None, int | None]  # low, best, high; None where there is none, or where it is open
MOST_QUOTES = 10


@dataclass(frozen=True, slots=True)
class Stand:
    """How an event stood: its mentions, its figures and kinds of dispute by what they are of, and who was silent."""

    mentions: tuple[str, ...]
    figures: Mapping[str, Ends] = field(default_factory=dict)
    disputes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    reach: Mapping[str, int] = field(default_factory=dict)  # of a figure whose high is open the highest number told


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words on which a notice stands."""

    claim: str
    words: str
    report: str
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that is to be told. `was` and `now` are figures (low, best, high), kinds of dispute or empty."""

    kind: Kind
    event: str
    label: str
    type: str
    country: str | None
    first: str | None
    last: str | None
    actors: tuple[str, ...]  # of the sides
    field: str | None = None
    of: str | None = None  # what the figure or dispute is of, in words; the name of who was silent
    policy: str | None = None  # of a figure
    was: tuple[int | None, ...] | tuple[str, ...] = ()
    now: tuple[int | None, ...] | tuple[str, ...] = ()
    words: tuple[Quoted, ...] = ()


def stand_of(event: Event) -> Stand:
    """Return how an event stands."""
    mentions = tuple(sorted(mention for act in event.acts for mention in act.mentions))
    figures: dict[str, Ends] = {}
    disputes: dict[str, tuple[str, ...]] = {}
    reach: dict[str, int] = {}
    for key, finding in _keyed(event):
        if finding.field in FIGURES and (finding.low or finding.best or finding.high):
            figures[key] = (_value(finding.low), _value(finding.best), _value(finding.high))
            if (highest := _reach(finding)) is not None:
                reach[key] = highest
        if finding.disputes:
            disputes[key] = tuple(sorted({one.kind for one in finding.disputes}))
    return Stand(mentions, figures, disputes, tuple(sorted(one.name for one in event.silence)), reach)


def stand_json(stand: Stand) -> str:
    """Return how an event stood as it is kept."""
    return json.dumps(asdict(stand), ensure_ascii=False)


def stand_from(text: str) -> Stand:
    """Return how an event stood from what was kept."""
    held = json.loads(text)
    figures = {key: (ends[0], ends[1], ends[2]) for key, ends in held["figures"].items()}
    disputes = {key: tuple(kinds) for key, kinds in held["disputes"].items()}
    # What was kept before there was any reach has none.
    return Stand(tuple(held["mentions"]), figures, disputes, tuple(held["silent"]), held.get("reach", {}))


def notice_from(text: str) -> Notice:
    """Return a notice from the JSON that was kept of it."""
    held = json.loads(text)
    words = tuple(Quoted(**one) for one in held["words"])
    tuples = {name: tuple(held[name]) for name in ("actors", "was", "now")}
    return Notice(**held | tuples | {"words": words})


def find_notices(comparison: Comparison, former: Iterable[Stand]) -> list[Notice]:
    """Return what is to be told since the events stood so, in the order of the events.

    An event is one of those before where it has a mention of theirs: of several, that of the most mentions.
    """
    before = list(former)
    of_mention = {mention: place for place, stand in enumerate(before) for mention in stand.mentions}
    places = {claim.id: (reading, claim) for reading in reversed(comparison.reports) for claim in reading.claims}
    found: list[Notice] = []
    for event in comparison.events:
        now = stand_of(event)
        shared = Counter(of_mention[mention] for mention in now.mentions if mention in of_mention)
        if not shared:
            found.append(_notice(event, "new_event", words=_quotes(_main_claims(event), places)))
            continue
        stood = before[min(shared, key=lambda place: (-shared[place], place))]
        found += _changes(event, stood, now, places)
    return found


def _changes(event: Event, before: Stand, now: Stand, places: Mapping[str, tuple[Reading, Claim]]) -> Iterator[Notice]:
    """Yield what changed in an event that is known."""
    for key, finding in _keyed(event):
        ends, stood = now.figures.get(key), before.figures.get(key)
        words = _quotes(_claims_of(finding), places)
        told = {"field": finding.field, "of": word_group(finding), "words": words}
        if ends is not None and ends != stood:
            yield _notice(event, "figure_changed", policy=finding.policy, was=stood or (), now=ends, **told)
        elif ends is not None and now.reach.get(key, 0) > before.reach.get(key, now.reach.get(key, 0)):
            # "At least 12", and now "at least 20": the end is as open as it was, and is told to lie farther off.
            was, is_ = ((*ends, one.reach[key]) for one in (before, now))
            yield _notice(event, "figure_changed", policy=finding.policy, was=was, now=is_, **told)
        kinds, known = now.disputes.get(key, ()), before.disputes.get(key, ())
        if set(kinds) - set(known):
            yield _notice(event, "new_dispute", was=known, now=kinds, **told)
    names = {name for side in event.sides for name in side}
    for name in before.silent:
        if name in names and name not in now.silent:
            yield _notice(event, "broke_silence", of=name)


def _notice(event: Event, kind: Kind, **told: object) -> Notice:
    actors = tuple(dict.fromkeys(name for side in event.sides for name in side))
    country = event.place.country if event.place else None
    return Notice(kind, event.id, event.label, event.type, country, event.first, event.last, actors, **told)  # type: ignore[arg-type]


def _keyed(event: Event) -> Iterator[tuple[str, Finding]]:
    """Yield the findings of an event by what they are of; of several of one kind, each has its number."""
    counts: Counter[str] = Counter()
    for finding in event.findings:
        whom = finding.whom
        of = f"{whom.actor or whom.side or ''}/{whom.role}/{whom.who}" if whom else finding.group
        key = f"{finding.field}/{of}"
        counts[key] += 1
        yield key if counts[key] == 1 else f"{key}/{counts[key]}", finding


def _value(limit: Limit | None) -> int | None:
    return limit.value if limit else None


def _reach(finding: Finding) -> int | None:
    """Return the highest number that is told of a figure whose high end is open, None where that is not."""
    if finding.high is None or finding.high.value is not None:
        return None
    ends = (end for one in finding.positions if not one.rejects for end in (one.low, one.printed))
    return max((end for end in ends if end is not None), default=None)


def _claims_of(finding: Finding) -> list[str]:
    """Return the claims of a finding: those that give its ends first."""
    limits = (finding.best, finding.low, finding.high)
    ends = [claim for limit in limits if limit for claim in limit.claims]
    return list(dict.fromkeys([*ends, *(claim for one in finding.positions for claim in one.claims)]))


def _main_claims(event: Event) -> list[str]:
    """Return the claims of an event: those of its figures first."""
    findings = sorted(event.findings, key=lambda one: one.field not in FIGURES)
    return [claim for one in findings for claim in _claims_of(one)]


def _quotes(claims: Sequence[str], places: Mapping[str, tuple[Reading, Claim]]) -> tuple[Quoted, ...]:
    told = [places[one] for one in dict.fromkeys(claims) if one in places][:MOST_QUOTES]
    return tuple(
        Quoted(claim.id, claim.words, reading.report.id, reading.report.outlet, reading.report.url)
        for reading, claim in told
    )
