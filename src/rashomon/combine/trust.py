"""Findings → estimates by methods that know of copies and parties, with what each assumes; only where asked for.

The methods are those of Dong, Berti-Équille and Srivastava (VLDB 2009); the rule on parties is ours. docs/estimates.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.intervals import bounds
from rashomon.combine.voices import Voice, camp, gather_voices, heard_of
from rashomon.combine.weighing import Question, Rule, weigh
from rashomon.lexicon import Ontology
from rashomon.records import Comparison, Decision, Figure, Position

Shares = tuple[float | None, ...]

FEWEST = 3  # independent voices below which there is nothing to weigh
PARTY = 0.5  # most that a party to a fight is trusted on its losses: as often wrong as right. Ours
STARTS = (0.6, 0.8, 0.95)  # first accuracies that are tried; the middle one, the paper's, gives the estimate
SHOWN = 1  # in STARTS
PRIOR = 5.0  # findings for which the first accuracy stands: few findings teach little. Ours
REACH = 0.25  # figures that differ by so much of the larger one support each other no more. Ours
PART = 0.5  # of its weight goes to what agrees with it in part: rho, between 0 and 1 in the paper
NEIGHBOURS = 24  # positions next in size that may support one: a thousand positions do not cost a million looks


@dataclass(frozen=True, slots=True)
class Weighted:
    """One method's estimate: a probability for each position, what is left for none of them, and the assumptions.

    None for a position that is not weighed: it rejects a figure, or gives none. `least` and `most` are the ends between
    which each probability moves with the accuracy that is assumed at first.
    """

    method: str
    positions: Shares
    least: Shares
    most: Shares
    none: float
    assumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a speaker's figures were likely, over so many findings, where a party among them."""

    speaker: str
    accuracy: float
    findings: int
    party: bool


@dataclass(frozen=True, slots=True)
class Estimates:
    """All estimates on one finding of an event. Where none is warranted there are none, and `why` says so."""

    event: str
    finding: int  # its number in the event, from 0
    voices: int  # who speak independently, a side being one
    warranted: bool
    why: str
    estimates: tuple[Weighted, ...]
    speakers: tuple[Accuracy, ...]


@dataclass(frozen=True, slots=True)
class _Method:
    name: str
    key: str  # what makes one speaker of several voices: the field of Voice, or "report" for each report's
    rule: Rule | None  # None: the plain count
    assumes: tuple[str, ...]
    parties: bool = False


_BY_RULE = "Each speaker is right as often on one figure as on another; the start is 8 times of 10."
METHODS = (
    _Method("vote", "report", None, ("Every report's telling counts one: copies and a state's many outlets add up.",)),
    _Method("accu", "speaker", Rule(prior=PRIOR), (_BY_RULE, "All speakers find out for themselves.")),
    _Method(
        "accucopy",
        "speaker",
        Rule(prior=PRIOR, copying=True),
        (_BY_RULE, "Who is wrong alike and alone, over five findings and more, copies.", "A copied text adds nothing."),
    ),
    _Method(
        "sides",
        "origin",
        Rule(prior=PRIOR, copying=True, likeness=PART),
        (
            "Whoever speaks for one body, as a state's media for it, is one speaker; so is each side of the fight.",
            "Armed groups, alliances and governments from abroad count as parties, whether or not a text says so.",
            "Who cites nobody, or has no name, repeats whoever is named with that figure.",
            "A party is right on losses, its own or its enemy's, no more than 5 times of 10, unless others agree.",
            "Others are right 8 times of 10 at first, and then as often as their figures proved likely.",
            "Figures within a quarter of each other speak for each other in part.",
            "One figure is right, or none of those told.",
        ),
        parties=True,
    ),
)


def estimate(
    comparison: Comparison, ontology: Ontology, *, decisions: Sequence[Decision] = ()
) -> tuple[Estimates, ...]:
    """Return the estimates on the figures of all events, in the order of events and findings."""
    asked = [
        (event, number, finding, voices)
        for event, number, finding, voices in gather_voices(comparison, ontology, decisions)
        if voices
    ]
    return estimate_voices([(event.id, number, finding.positions, voices) for event, number, finding, voices in asked])


def estimate_voices(
    asked: Sequence[tuple[str, int, Sequence[Position], Sequence[Voice]]],
) -> tuple[Estimates, ...]:
    """Return the estimates on findings: of each the event, its number, its positions and who holds them."""
    weighed = {method.name: _weigh(method, asked) for method in METHODS}
    found = []
    for place, (event, number, _, voices) in enumerate(asked):
        heard = heard_of(voices)
        independent = frozenset(map(camp, heard))
        why = _unwarranted(independent, heard)
        estimates = () if why else tuple(weighed[method.name][place][0] for method in METHODS)
        speakers = weighed["sides"][place][1]
        found.append(Estimates(event, number, len(independent), not why, why, estimates, speakers))
    return tuple(found)


def _unwarranted(independent: frozenset[str], voices: Sequence[Voice]) -> str:
    """Return why nothing can be estimated, empty where it can."""
    if len(independent) < FEWEST:
        told = "One independent voice" if len(independent) == 1 else f"{len(independent)} independent voices"
        return f"{told}, a side counting as one: no estimate is warranted."
    if all(voice.side is not None for voice in voices):
        return "Only parties to the fight tell a figure: no estimate is warranted."
    return ""


# ── weighing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _weigh(
    method: _Method, asked: Sequence[tuple[str, int, Sequence[Position], Sequence[Voice]]]
) -> list[tuple[Weighted, tuple[Accuracy, ...]]]:
    """Return for each finding what a method makes of it, and how accurate it takes the speakers to be."""
    if method.rule is None:
        return [(_plain(method, positions, voices), ()) for _, _, positions, voices in asked]
    questions = [_question(method, positions, voices) for _, _, positions, voices in asked]
    runs = [weigh(questions, replace(method.rule, start=start)) for start in STARTS]
    rests: dict[str, int] = {}
    for question in questions:
        for speaker in question.votes:
            rests[speaker] = rests.get(speaker, 0) + 1
    found = []
    for place, question in enumerate(questions):
        shares = runs[SHOWN].shares[place]
        tried = list(zip(*(run.shares[place] for run in runs), strict=True))
        held = {voice.position for voice in asked[place][3]}
        weighted = Weighted(
            method.name,
            _rounded(shares, held),
            _rounded(map(min, tried), held),
            _rounded(map(max, tried), held),
            max(0.0, round(1 - sum(shares), 3)),
            method.assumes,
        )
        names = {camp(voice): voice.name for voice in sorted(asked[place][3], key=lambda one: one.name, reverse=True)}
        found.append((weighted, _accuracies(question, runs[SHOWN].accuracies, rests, names)))
    return found


def _accuracies(
    question: Question, accuracies: Mapping[str, float], rests: Mapping[str, int], names: Mapping[str, str]
) -> tuple[Accuracy, ...]:
    return tuple(
        Accuracy(
            speaker.removeprefix("side ") if speaker.startswith("side ") else names.get(speaker, speaker),
            round(min(accuracies[speaker], question.ceilings.get(speaker, 1.0)), 3),
            rests[speaker],
            speaker.startswith("side "),
        )
        for speaker in sorted(question.votes)
    )


def _plain(method: _Method, positions: Sequence[Position], voices: Sequence[Voice]) -> Weighted:
    """Return the share of tellings that each position has."""
    told = {(voice.report, voice.speaker, voice.position) for voice in voices}
    counts = Counter(position for _, _, position in told)
    shares = _rounded((counts[number] / len(told) for number in range(len(positions))), counts.keys())
    return Weighted(method.name, shares, shares, shares, 0.0, method.assumes)


def _question(method: _Method, positions: Sequence[Position], voices: Sequence[Voice]) -> Question:
    votes: dict[str, tuple[int, ...]] = {}
    newest: dict[str, str] = {}
    counted = heard_of(voices) if method.parties else voices
    for voice in sorted(counted, key=lambda one: (one.day, one.position)):
        key = camp(voice) if method.parties else voice.speaker
        if newest.get(key) != voice.day:
            newest[key], votes[key] = voice.day, ()  # a speaker's later figure replaces his former
        votes[key] = tuple(dict.fromkeys((*votes[key], voice.position)))
    if not method.parties:
        return Question(len(positions), votes)
    ceilings = {key: PARTY for key in votes if key.startswith("side ") and not _agreed(key, votes)}
    return Question(len(positions), votes, _support(positions, votes), ceilings)


def _agreed(key: str, votes: Mapping[str, tuple[int, ...]]) -> bool:
    """Return whether somebody who is not of a side holds one of its positions, be it the enemy."""
    own = set(votes[key])
    return any(own & set(others) for other, others in votes.items() if other != key)


def _support(
    positions: Sequence[Position], votes: Mapping[str, tuple[int, ...]]
) -> dict[int, tuple[tuple[int, float], ...]]:
    """Return which positions each speaks for in part; only the nearest in size are looked at."""
    held = sorted({number for own in votes.values() for number in own})
    ends = {number: _ends(positions[number]) for number in held}
    ranked = sorted(held, key=lambda number: (*ends[number], number))
    found: dict[int, tuple[tuple[int, float], ...]] = {}
    for place, number in enumerate(ranked):
        near = ranked[max(0, place - NEIGHBOURS) : place] + ranked[place + 1 : place + 1 + NEIGHBOURS]
        found[number] = tuple(
            (other, how_far) for other in near if (how_far := speaks_for(ends[number], ends[other])) > 0
        )
    return found


def speaks_for(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far a figure speaks for another, 0 to 1: wholly where it lies inside, half where they overlap.

    Figures that exclude each other: the less the wider the gap, nothing from `REACH` of the larger on; 0 for no other.
    """
    (low, high), (least, most) = one, other
    if least <= low and high <= most:
        return 1.0
    if low <= most and least <= high:
        return 0.5
    below, above = (high, least) if high < least else (most, low)
    return max(0.0, 1 - (above - below) / (REACH * above)) / 2


def _ends(position: Position) -> tuple[float, float]:
    return bounds(Figure(position.low, position.high, position.bound or "exact", position.printed))


def _rounded(shares: Iterable[float], held: Collection[int]) -> Shares:
    """Return the shares of the positions that somebody holds."""
    return tuple(round(share, 3) if number in held else None for number, share in enumerate(shares))
