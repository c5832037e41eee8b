"""Decisions and whether they hold → lines for a terminal."""

from __future__ import annotations

from rashomon.export.wording import show_text, word_value
from rashomon.records import Correction, Standing, Target


def word_standing(standing: Standing) -> list[str]:
    """Return a decision in lines: what it says and whether it holds, by whom and why, and what it is about."""
    decision = standing.decision
    state = standing.state.replace("_", " ")
    if standing.reason:
        state = f"{'for ' * (standing.state == 'review')}{state}: {standing.reason}"
        state = standing.reason if standing.state in {"superseded", "overruled", "undone"} else state
    ids = " ".join(id_ for id_ in (decision.left, decision.right) if id_ is not None)
    lines = [f"{decision.id}  {decision.verdict}  {ids}  {state}"]
    by = decision.by.removeprefix("person:")
    to = f" to {decision.assignee}" if decision.assignee else ""
    why = f": {decision.why}" if decision.why else ""
    lines.append(f"  by {by}{to}{f' on {decision.made[:10]}' if decision.made else ''}{why}")
    lines += [f"  {word_correction(decision.correction)}"] if decision.correction else []
    here = dict(zip([decision.left, decision.right], standing.now, strict=False))
    lines += [f"  {word_target(target, here.get(target.id))}" for target in standing.about]
    return [show_text(line) for line in lines]


def word_correction(correction: Correction) -> str:
    """Return what a claim says by a person's reading, as far as that is told."""
    told = [correction.field or "", word_value(correction.value) if correction.value else ""]
    told += [f"of {correction.group}"] if correction.group else []
    told += [f"{correction.whom.role} {correction.whom.who}"] if correction.whom else []
    told += [f"counts {correction.scope.replace('_', ' ')}"] if correction.scope else []
    told += [correction.stance.replace("_", " ")] if correction.stance else []
    told += [] if correction.speaker is None else [f"said by {correction.speaker or 'the report itself'}"]
    return "says: " + (", ".join(part for part in told if part) or "the same, of another deed")


def word_target(target: Target, now: str | None = None) -> str:
    """Return what an id of a decision was, in words, and the id that it follows to where that is another."""
    what = f"{target.field} claim" if target.kind == "claim" else target.kind
    where = f" in {target.report}" if target.report and target.kind != "report" else ""
    follows = f", now {now}" if now is not None and now != target.id else ""
    return f'{target.id}: {what}{where} "{target.words}"{follows}'
