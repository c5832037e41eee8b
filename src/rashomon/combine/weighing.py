"""Who answers what → how likely each answer is, by the accuracies of those who give it and by who copies whom.

After X. L. Dong, L. Berti-Équille and D. Srivastava, "Integrating conflicting data: the role of source dependence",
VLDB 2009 (ACCU, ACCUCOPY and their extension by likeness); docs/estimates.md says what is ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, fsum, log

from rashomon.combine.dependence import Pair, Shared, find_pairs, update_pairs

ROUNDS = 20  # at most: what has not settled by then swings, and is told as it is
SETTLED = 1e-3  # largest change of an accuracy at which a round is the last
LEAST, MOST = 0.05, 0.99  # accuracies: nobody is always right, and a sure liar would decide by his lies
COPIED = 0.8  # share of its answers that a copier takes from another: c of the paper


@dataclass(frozen=True, slots=True)
class Question:
    """What speakers answer. `votes`: speaker → the numbers of his answers, several where he leaves it open.

    `support`: answer → answers that it speaks for in part, and how far, 0 to 1. `ceilings`: speaker → the accuracy
    above which he is not trusted here.
    """

    answers: int
    votes: Mapping[str, tuple[int, ...]]
    support: Mapping[int, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """How answers are weighed."""

    start: float = 0.8  # accuracy of a speaker of whom nothing is known: the paper's
    others: int = 10  # wrong answers that are as likely as one another: n of the paper
    copying: bool = False  # find who copies whom, and count what is copied less
    likeness: float = 0.0  # weight of an answer for those that it supports: rho of the paper
    prior: float = 0.0  # questions for which the first accuracy stands, against those that a speaker answers


@dataclass(frozen=True, slots=True)
class Weighed:
    """`shares`: for each question the probability of each of its answers; what lacks to 1 is for none of them."""

    shares: tuple[tuple[float, ...], ...]
    accuracies: Mapping[str, float]
    pairs: Mapping[Pair, float]  # speakers of whom one copies the other, and how probably


def weigh(questions: Sequence[Question], rule: Rule) -> Weighed:
    """Return how likely each answer is and how accurate each speaker; independent of any order but the questions'."""
    accuracies = {speaker: rule.start for question in questions for speaker in question.votes}
    accuracies = dict(sorted(accuracies.items()))
    shared = find_pairs([question.votes for question in questions]) if rule.copying else {}
    # Before the first vote every answer is as likely as another: a band of copiers is found before it outvotes anybody.
    shares = tuple((1 / question.answers,) * question.answers for question in questions)
    pairs = update_pairs(shared, shares, accuracies, rule.others)
    for _ in range(ROUNDS):
        copied = _partners(pairs)
        shares = tuple(_shares(question, accuracies, copied, rule) for question in questions)
        former, accuracies = accuracies, _accuracies(questions, shares, accuracies, rule)
        if shared:
            pairs = update_pairs(shared, shares, accuracies, rule.others)
        if all(abs(accuracies[one] - former[one]) < SETTLED for one in accuracies):
            break
    return Weighed(shares, accuracies, pairs)


def _partners(pairs: Mapping[Pair, float]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (one, other), probability in pairs.items():
        found.setdefault(one, {})[other] = probability
        found.setdefault(other, {})[one] = probability
    return found


def _shares(
    question: Question, accuracies: Mapping[str, float], copied: Mapping[str, Mapping[str, float]], rule: Rule
) -> tuple[float, ...]:
    """Return the probabilities of the answers: each as e to its votes, those that nobody gives as e to nothing."""
    counts = _counts(question, accuracies, copied, rule.others)
    if rule.likeness:
        added = [0.0] * question.answers
        for answer, supported in sorted(question.support.items()):
            for other, how_far in supported:
                added[other] += rule.likeness * how_far * max(0.0, counts[answer])
        counts = [count + more for count, more in zip(counts, added, strict=True)]
    highest = max([0.0, *counts])
    unsaid = max(0, rule.others + 1 - question.answers) * exp(-highest)
    powers = [exp(count - highest) for count in counts]
    total = fsum(powers) + unsaid
    return tuple(power / total for power in powers)


def _counts(
    question: Question, accuracies: Mapping[str, float], copied: Mapping[str, Mapping[str, float]], others: int
) -> list[float]:
    """Return the votes for each answer: ln(n A / (1 - A)) of each speaker, less where he may copy one before him."""
    votes: list[list[float]] = [[] for _ in range(question.answers)]
    before: list[set[str]] = [set() for _ in range(question.answers)]
    trusted = {one: min(accuracies[one], question.ceilings.get(one, 1.0)) for one in question.votes}
    for speaker in sorted(question.votes, key=lambda one: (-trusted[one], one)):
        accuracy, answers = trusted[speaker], question.votes[speaker]
        vote = log(others * accuracy / (1 - accuracy)) / len(answers)
        for answer in answers:
            own = 1.0
            for other, probability in copied.get(speaker, {}).items():
                if other in before[answer]:
                    own *= 1 - COPIED * probability
            votes[answer].append(vote * own)
            before[answer].add(speaker)
    return [fsum(one) for one in votes]


def _accuracies(
    questions: Sequence[Question], shares: Sequence[Sequence[float]], former: Mapping[str, float], rule: Rule
) -> dict[str, float]:
    """Return for each speaker how probable his answers are on the whole."""
    told: dict[str, list[float]] = {one: [] for one in former}
    for question, probable in zip(questions, shares, strict=True):
        for speaker, answers in question.votes.items():
            told[speaker].append(fsum(probable[answer] for answer in answers) / len(answers))
    return {
        one: min(MOST, max(LEAST, (fsum(sorted(own)) + rule.prior * rule.start) / (len(own) + rule.prior)))
        for one, own in told.items()
    }


__all__ = ["Pair", "Question", "Rule", "Shared", "Weighed", "weigh"]
