"""Decisions and whether they hold → lines for a terminal."""

from __future__ import annotations

from rashomon.export.wording import show_text
from rashomon.records import Standing, Target


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
    lines.append(f"  by {by}{f' on {decision.made[:10]}' if decision.made else ''}: {decision.why}")
    here = dict(zip([decision.left, decision.right], standing.now, strict=False))
    lines += [f"  {word_target(target, here.get(target.id))}" for target in standing.about]
    return [show_text(line) for line in lines]


def word_target(target: Target, now: str | None = None) -> str:
    """Return what an id of a decision was, in words, and the id that it follows to where that is another."""
    what = f"{target.field} claim" if target.kind == "claim" else target.kind
    where = f" in {target.report}" if target.report and target.kind != "report" else ""
    follows = f", now {now}" if now is not None and now != target.id else ""
    return f'{target.id}: {what}{where} "{target.words}"{follows}'
