"""Events and decisions in, what to look at next out: the claims on which most hangs, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.deciding import corrected_readings
from rashomon.export.dossier.phrases import DISPUTES, FIELDS, phrase
from rashomon.export.holders import name_speaker
from rashomon.export.wording import find_sentence, word_value
from rashomon.records import FIGURES, READ_VERDICTS, Claim, Event, Finding, Position, Reading, Standing
from rashomon.store import Store
from rashomon.store.computed import Computation
from rashomon.store.doubtful import doubtful_events

MOST_EVENTS = 80  # whose claims are weighed: those with the widest ranges, the most dead of one origin
MOST_ITEMS = 40
# How much a person counts by what befell him, and what to call those whom a field counts.
WEIGHTS: Mapping[str, tuple[float, str]] = {
    "killed": (1.0, "dead"),
    "casualties": (0.7, "dead and injured"),
    "injured": (0.5, "injured"),
    "missing": (0.5, "missing"),
    "captured": (0.4, "captured"),
    "displaced": (0.1, "displaced"),
}
OTHERS = 0.05  # things destroyed, forces present


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on a claim: by how much a figure would move without it, as dead persons, and that in words."""

    claim: str
    event: Event
    finding: Finding
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim to look at, with the sentence that it stands in."""

    stake: Stake
    claim: Claim
    report: Reading
    name: str
    said: str
    speaker: str
    sentence: tuple[str, str, str]  # before the words, the words, after them


def list_agenda(store: Store, computation: Computation, done: frozenset[str], coded: frozenset[str]) -> list[Item]:
    """Return the claims that are not done and on which most hangs, the weightiest first; `coded` events are done."""
    with store.read() as connection:
        doubtful = doubtful_events(connection, computation.number, MOST_EVENTS)
    events = [one for one in doubtful if not _mentions(one) & coded]
    stakes = sorted(
        (one for event in events for one in find_stakes(event) if one.claim not in done),
        key=lambda one: (-one.weight, one.claim),
    )
    # Some more than are shown: how sure the reading of each is has a say in the order.
    first = list({one.claim: one for one in reversed(stakes)}.values())[::-1][: 2 * MOST_ITEMS]
    reports = sorted({report for one in first for report in one.event.reports})
    found = {claim.id: (claim, one) for one in reversed(corrected_readings(store, *reports)) for claim in one.claims}
    told = [(one, *found[one.claim]) for one in first if one.claim in found]
    told.sort(key=lambda one: (-one[0].weight * (2 - one[1].score), one[1].id))
    return [_item(*one) for one in told[:MOST_ITEMS]]


def find_stakes(event: Event) -> Iterator[Stake]:
    """Yield what hangs on each claim of an event, where anything does."""
    for finding in event.findings:
        if finding.field in FIGURES:
            for position in finding.positions:
                weight, reason = _weigh(position, finding)
                yield from (Stake(claim, event, finding, weight, reason) for claim in position.claims if weight)
        elif finding.disputes:
            reason = phrase(finding.disputes[0].kind, DISPUTES)
            disputed = {n for one in finding.disputes for n in one.between}
            claims = (claim for n in sorted(disputed) for claim in finding.positions[n].claims)
            yield from (Stake(claim, event, finding, 1.0, reason) for claim in claims)


def _weigh(position: Position, finding: Finding) -> tuple[float, str]:
    """Return what a claim of a position weighs: by how much the range moves without it, its others as doubtful."""
    own = _numbers(position)
    others = [n for one in finding.positions if one is not position and not one.rejects for n in _numbers(one)]
    share, noun = WEIGHTS.get(finding.field, (OTHERS, finding.field))
    share /= len(position.claims)
    among = "" if len(position.claims) == 1 else f" ({len(position.claims)} claims give it)"
    if not own or position.rejects:
        return (1.0, f"rejects what others say of the {noun}") if position.rejects else (0.0, "")
    if not others:
        return max(own) * share, f"the only figure of the {noun}{among}"
    if min(own) < min(others):
        return (
            min(others) - min(own)
        ) * share, f"without it the range of the {noun} would begin at {min(others):,}{among}"
    if max(own) > max(others):
        return (
            max(own) - max(others)
        ) * share, f"without it the range of the {noun} would end at {max(others):,}{among}"
    best = finding.best is not None and bool(set(finding.best.claims) & set(position.claims))
    return (share, f"the best figure of the {noun} stands on it{among}") if best else (0.0, "")


def _numbers(position: Position) -> list[int]:
    return [number for number in (position.low, position.high) if number is not None]


def _mentions(event: Event) -> set[str]:
    return {event.id, *(mention for act in event.acts for mention in act.mentions)}


def _item(stake: Stake, claim: Claim, reading: Reading) -> Item:
    before, words, after = find_sentence(reading.report, claim)
    name = phrase(claim.field, FIELDS) + (f": {claim.group}" if claim.group else "")
    speaker = name_speaker(claim.chain[0] if claim.chain else None, reading)
    return Item(stake, claim, reading, name, word_value(claim.value), speaker, (before, words, after))


# ── what persons have done ──────────────────────────────────────────────────────────────────────────────────────────


def judged_by(standings: Sequence[Standing], person: str = "") -> frozenset[str]:
    """Return the claims on whose reading a person has had a word, or anybody where nobody is named."""
    by = f"person:{person}"
    told = (one for one in standings if one.decision.verdict in READ_VERDICTS and one.state in ("held", "superseded"))
    return frozenset(one.now[0] for one in told if not person or one.decision.by == by)


def coded_events(standings: Sequence[Standing]) -> frozenset[str]:
    """Return the mentions by which events are told to be coded."""
    return frozenset(one.now[0] for one in standings if one.state == "held" and one.decision.verdict == "coded")


def last_word(standings: Sequence[Standing], person: str) -> Standing | None:
    """Return what a person said last of the reading of a claim, None where that is nothing, or undone."""
    own = (one for one in reversed(standings) if one.decision.by == f"person:{person}")
    last = next((one for one in own if one.decision.verdict in READ_VERDICTS), None)
    return last if last is not None and last.state == "held" else None
