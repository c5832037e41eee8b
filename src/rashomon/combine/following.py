"""What decisions were about → the same things in newer readings: by id, else by the words that they stood on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.clusters import find_undone
from rashomon.combine.sentences import sentence_at
from rashomon.lexicon import fold_name
from rashomon.records import Decision, Mention, Reading, Report, Span, Target

Exists = Callable[[str], bool]  # whether any newest reading has this id
Targets = Mapping[str, Sequence[Target]]  # decision -> what its ids were, left and right
MOST_WORDS = 200  # characters of a target that are kept


@dataclass(frozen=True, slots=True)
class Followed:
    """Decisions in today's ids, in their order, and why the others are for review."""

    decisions: tuple[Decision, ...]
    review: Mapping[str, str]  # decision -> the reason


def follow(decisions: Sequence[Decision], targets: Targets, readings: Iterable[Reading], exists: Exists) -> Followed:
    """Return the decisions that fit today's readings of the reports that they are about; the rest is for review.

    `readings` are the newest of the reports in which something may have another id; `exists` is asked first.
    """
    shelf: dict[str, list[Reading]] = {}
    for reading in readings:
        shelf.setdefault(reading.report.id, []).append(reading)
    kept: list[Decision] = []
    review: dict[str, str] = {}
    undone = find_undone(decisions)
    for decision in decisions:
        if decision.verdict == "undone" or decision.id in undone:  # nobody needs to look at it again
            kept.append(decision)
            continue
        known = {target.id: target for target in targets.get(decision.id, ())}
        found = [_today(id_, known.get(id_), shelf, exists) for id_ in ids_of(decision)]
        reasons = [reason for _, reason in found if reason]
        if len(found) > 1 and not reasons and found[0] == found[1] and decision.verdict == "different":
            reasons = [f"both are {found[0][0]} now"]
        if reasons:
            review[decision.id] = "; ".join(dict.fromkeys(reasons))
        else:
            now = [id_ for id_, _ in found]
            kept.append(replace(decision, left=now[0], right=now[1] if len(now) > 1 else None))
    return Followed(tuple(kept), review)


def ids_of(decision: Decision) -> tuple[str, ...]:
    """Return the ids that a decision is about, left and right."""
    return (decision.left,) if decision.right is None else (decision.left, decision.right)


def _today(id_: str, target: Target | None, shelf: Mapping[str, Sequence[Reading]], exists: Exists) -> tuple[str, str]:
    """Return the id under which a target is read today, or why it is not, in words."""
    if exists(id_):
        return id_, ""
    if target is None:
        return "", f"{id_} is not read any more, and what it was is not kept"
    readings = shelf.get(target.report or "", ())
    if not readings:
        return "", f"{id_}: its report is not in the store"
    fits = sorted({pair for reading in readings for pair in _fits(target, reading)}, reverse=True)
    best = [one for overlap, one in fits if overlap == fits[0][0]]
    if len(best) == 1:
        return best[0], ""
    what = {"claim": f"{target.field} claim"}.get(target.kind, target.kind)
    if not best:
        return "", f"{id_}: no {what} is read there any more"
    return "", f"{id_}: {len(best)} {what}s are read there now"


def _fits(target: Target, reading: Reading) -> list[tuple[tuple[bool, int], str]]:
    """Return what may be the target in a newer reading, each with how well it fits: its words, its characters."""
    if target.kind == "actor":
        folded = fold_name(target.words)
        return [((True, 0), one.id) for one in reading.actors if folded in map(fold_name, (one.name, *one.names))]
    found = []
    if target.kind == "claim":
        for claim in reading.claims:
            if claim.field == target.field and claim.where == target.where:
                found.append((claim.words[:MOST_WORDS] == target.words, _overlap(claim.span, target.span), claim.id))
    elif target.kind == "mention":
        for mention in reading.mentions:
            if mention.where == target.where:
                found.append((mention.type == target.field, _overlap(mention.trigger, target.span), mention.id))
    return [((same, overlap), id_) for same, overlap, id_ in found if overlap]


def _overlap(one: Span, other: Span | None) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) if other else 0


# ── what a target is, in the reading that has it ────────────────────────────────────────────────────────────────────


def targets_in(reading: Reading) -> list[Target]:
    """Return all of a reading that a decision can be about: the report, its mentions, claims and actors."""
    report = reading.report
    found = [Target(report.id, "report", report.id, words=(report.title or report.text)[:MOST_WORDS])]
    found += [
        Target(m.id, "mention", report.id, m.type, m.where, m.trigger, _sentence(report, m)) for m in reading.mentions
    ]
    found += [Target(c.id, "claim", report.id, c.field, c.where, c.span, c.words[:MOST_WORDS]) for c in reading.claims]
    return found + [Target(a.id, "actor", report.id, words=a.name[:MOST_WORDS]) for a in reading.actors]


def _sentence(report: Report, mention: Mention) -> str:
    text = report.title if mention.where == "title" else report.text
    start, end = sentence_at(text, mention.trigger)
    return text[start:end].strip()[:MOST_WORDS]
