"""What a person says of a store's ids → decisions that are kept, and which of them hold by its newest readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING

from rashomon.combine.clusters import PERSON, find_undone
from rashomon.combine.correcting import correct_readings
from rashomon.combine.following import Followed, Targets, follow, ids_of, targets_in
from rashomon.combine.standings import find_standings
from rashomon.lexicon import fold_name
from rashomon.records import WORK_VERDICTS, Correction, Decision, Reading, Standing, Target, Verdict

if TYPE_CHECKING:
    from rashomon.store import Store

# What a verdict may be on. An event goes by the id of a mention; a claim is of one deed, so that it joins nothing.
ON: Mapping[str, tuple[str, ...]] = {
    "same": ("mention", "actor", "report"),
    "different": ("mention", "actor", "report"),
    "unsure": ("mention", "actor", "report"),
    "credible": ("claim", "actor"),
    "discounted": ("claim", "actor"),
    "undone": ("decision",),
    "accepted": ("claim",),
    "rejected": ("claim",),
    "corrected": ("claim",),
    **dict.fromkeys(sorted(WORK_VERDICTS), ("mention",)),
}
NOUNS: Mapping[str, str] = {"mention": "an event or mention", "actor": "an actor or speaker"}
MOST_NAMED = 5  # of the ids that a beginning may mean, in an error
REASONS: Mapping[str, str] = {
    "superseded": "superseded by",
    "overruled": "overruled by",
    "undone": "undone by",
    "not_held": "contradicts",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that is kept now, and those that hold no more since."""

    decision: Decision
    targets: tuple[Target, ...]
    fallen: tuple[Standing, ...]


def decide(
    store: Store,
    verdict: Verdict,
    given: Iterable[str],
    by: str,
    why: str,
    *,
    assignee: str | None = None,
    seen: int | None = None,
) -> Made:
    """Keep what a person decides on ids, their beginnings or names of actors, and return what follows from it.

    ValueError where an id is unknown, ambiguous or of a kind that the verdict cannot be on, where two ids are of
    different kinds or one thing, or where a decision is undone already. ConflictError where another person decided on
    one of them after the decision of the number `seen`.
    """
    targets = tuple(find_target(store, one, verdict) for one in given)
    kinds = dict.fromkeys(_noun(target.kind) for target in targets)
    if len(kinds) > 1:
        raise ValueError(f"{targets[0].id} and {targets[1].id} are of different kinds: {' and '.join(kinds)}")
    if len(targets) > 1 and targets[0].id == targets[1].id:
        raise ValueError(f"{targets[0].id}: both ids mean this one")
    undone_by = find_undone(store.decisions()).get(targets[0].id) if verdict == "undone" else None
    if undone_by is not None:
        raise ValueError(f"{targets[0].id} is undone already, by {undone_by}: to restore it, undo that")
    decision = make_decision(verdict, [target.id for target in targets], by, why)
    return keep(store, replace(decision, assignee=assignee), targets, seen)


def keep(store: Store, decision: Decision, targets: tuple[Target, ...], seen: int | None = None) -> Made:
    """Keep a decision and return which others hold no more since; ConflictError as `decide` tells."""
    before = {one.decision.id for one in stand(store) if one.state == "held"}
    store.decide(decision, targets, seen)
    fallen = tuple(one for one in stand(store) if one.decision.id in before and one.state != "held")
    return Made(decision, targets, fallen)


def make_decision(
    verdict: Verdict, ids: list[str], by: str, why: str, correction: Correction | None = None
) -> Decision:
    """Return a person's decision, made now."""
    left, right = (*ids, None)[:2]
    made = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    person = f"{PERSON}{by}"
    key = dumps([left, right, verdict, person, why, made])
    return Decision(
        "d" + sha256(key.encode()).hexdigest()[:12], str(left), right, verdict, person, why, made, correction
    )


# ── which thing an id means ─────────────────────────────────────────────────────────────────────────────────────────


def find_target(store: Store, given: str, verdict: Verdict) -> Target:
    """Return the one thing of a store that an id, its beginning or a name means; ValueError with the reason if none."""
    allowed = ON[verdict]
    found = _begun(store, given, verdict)
    if given in found:
        found = {given: found[given]}
    fit = {id_: kind for id_, kind in found.items() if kind in allowed} or found
    if not fit and "actor" in allowed:
        fit = dict.fromkeys(store.find_named(fold_name(given.removeprefix("name:"))), "actor")
    if not fit:
        what = " or ".join(map(_noun, allowed))
        raise ValueError(f"{given}: nothing here has that id{' or name' * ('actor' in allowed)}; {what} is meant")
    if len(fit) > 1:
        some = ", ".join(sorted(fit)[:MOST_NAMED])
        raise ValueError(f"{given}: {len(fit)} ids may be meant: {some}{' …' * (len(fit) > MOST_NAMED)}")
    [(id_, kind)] = fit.items()
    if kind not in allowed:
        raise ValueError(f"{id_} is {_noun(kind)}: {_refusal(kind, verdict)}")
    return _target(store, id_, kind)


def _begun(store: Store, start: str, verdict: Verdict) -> dict[str, str]:
    """Return the kinds of what has an id that begins so: decisions to undo, else what the newest readings tell."""
    if verdict == "undone":
        return {one.id: "decision" for one in store.decisions() if one.id.startswith(start)}
    added = {one.left: "claim" for one in store.decisions() if one.verdict == "added" and one.left.startswith(start)}
    return added | dict(store.find_ids(start))


def _target(store: Store, id_: str, kind: str) -> Target:
    """Return what an id is, in the first reading that has it."""
    if kind == "decision":
        return next(Target(one.id, "decision", words=one.why) for one in store.decisions() if one.id == id_)
    reading = store.reading_with(id_)
    told = targets_in(reading) if reading is not None else (one for all_ in store.targets().values() for one in all_)
    found = next((target for target in told if target.id == id_ and target.kind == kind), None)
    if found is None:
        raise ValueError(f"{id_}: its reading has just been replaced")
    return found


def _noun(kind: str) -> str:
    return NOUNS.get(kind, f"a {kind}")


def _refusal(kind: str, verdict: str) -> str:
    if kind == "claim" and verdict in ("same", "different", "unsure"):
        return "a claim is graded (`rashomon grade`); its event or mention can be told the same or different"
    return f"only {' or '.join(_noun(kind) for kind in ON[verdict])} can be {verdict}"


# ── which decisions hold ────────────────────────────────────────────────────────────────────────────────────────────


def current_decisions(store: Store) -> list[Decision]:
    """Return the decisions of a store that fit its newest readings, in their ids."""
    decisions = store.decisions()
    return list(_follow(store, decisions, store.targets()).decisions)


def corrected_readings(store: Store, *reports: str) -> tuple[Reading, ...]:
    """Return the newest readings of some reports with what persons corrected, rejected or added in them."""
    readings = tuple(store.readings(*reports))
    return tuple(correct_readings(readings, decisions_on(store, readings)))


def decisions_on(store: Store, readings: Sequence[Reading]) -> list[Decision]:
    """Return the decisions on what stands in some of the newest readings, in today's ids."""
    decisions = store.decisions()
    if not decisions:
        return []
    targets, here = store.targets(), {reading.report.id for reading in readings}
    own = {id_ for id_, about in targets.items() if any(target.report in here for target in about)}
    told = [one for one in decisions if one.id in own or one.verdict == "undone"]
    return list(_follow(store, told, targets).decisions)


def stand(store: Store) -> list[Standing]:
    """Return all decisions of a store in the order in which they were made, each with whether it holds."""
    # In this order: what another process decides between the two is left out, and none lacks what it is about.
    decisions = store.decisions()
    targets = store.targets()
    followed = _follow(store, decisions, targets)
    standings = find_standings(followed.decisions)
    today = {decision.id: decision for decision in followed.decisions}
    found = []
    for decision in decisions:
        about = targets.get(decision.id, ())
        if decision.id in followed.review:
            found.append(Standing(decision, "review", followed.review[decision.id], (), (), about))
            continue
        state, against = standings[decision.id]
        reason = f"{REASONS[state]} {', '.join(against)}" if against else ""
        found.append(Standing(decision, state, reason, against, ids_of(today[decision.id]), about))
    return found


def count_followed(store: Store) -> tuple[int, int, int]:
    """Return how many decisions stand on the ids that they were made on, follow to others, and are for review."""
    standings = [one for one in stand(store) if one.state != "undone" and one.decision.verdict != "undone"]
    review = sum(one.state == "review" for one in standings)
    follows = sum(one.state != "review" and one.now != ids_of(one.decision) for one in standings)
    return len(standings) - follows - review, follows, review


def _follow(store: Store, decisions: Sequence[Decision], targets: Targets) -> Followed:
    """Return the decisions in today's ids; only reports in which something is not found any more are looked into."""
    about = {target.id: target for one in decisions for target in targets.get(one.id, ())}
    named = [id_ for one in decisions for id_ in ids_of(one)]
    reports = {target.report for target in about.values() if target.report is not None}
    current = store.find_current([*named, *reports])
    # Claims that persons added no reading has: they stand as long as their report does.
    current |= {
        one.left
        for one in decisions
        if one.verdict == "added" and one.correction is not None and one.correction.report in current
    }
    lost = {target.report for id_, target in about.items() if id_ not in current and target.report in current}
    readings = store.readings(*(report for report in lost if report is not None)) if lost else ()
    return follow(decisions, targets, readings, current.__contains__)
