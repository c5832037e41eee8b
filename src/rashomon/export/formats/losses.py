"""What a format does not hold of an event → losses, counted and listed; and the file that tells them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict

from rashomon.export.formats.case import Case, Cited, Loss, Output
from rashomon.export.formats.cells import clean
from rashomon.export.formats.figures import Amount, word_groups
from rashomon.export.formats.telling import Index, is_party, main_act, time_of
from rashomon.export.wording import word_group, word_place, word_position
from rashomon.records import FIGURES, Event, Finding

# Fields that every format has a place for, one value each.
NAMED = frozenset({"actor", "target", "place", "time", "occurrence"})
# What a format may have a place for besides.
ALL = frozenset({"positions", "chains", "hours", "radius", "acts", "victims"})


def common_losses(
    event: Event,
    index: Index,
    fields: Collection[str],
    holds: Collection[str] = (),
    shown: Iterable[Amount | None] = (),
) -> list[Loss]:
    """Return what a format loses of an event that has places for these fields, and for these things of ALL.

    `shown` are the figures that it shows: those of other groups are lost.
    """
    # A figure that the row shows may still lose its other positions.
    figures = [finding for amount in shown if amount is not None for finding in amount.findings]
    losses = [loss for finding in event.findings for loss in _finding(event, finding, fields, holds, figures)]
    claims = [id_ for f in event.findings for p in f.positions for id_ in p.claims]
    passed = [id_ for id_ in dict.fromkeys(claims) if id_ in index.claims and len(index.claims[id_][0].chain) > 1]
    if passed and "chains" not in holds:
        what = f"who passes on the words of whom, in {len(passed)} claims"
        losses.append(Loss(event.id, "chain", "", what, tuple(passed)))
    if len(event.acts) > 1 and "acts" not in holds:
        losses.append(Loss(event.id, "acts", "", ", ".join(act.type for act in event.acts)))
    if "victims" not in holds and (victims := index.victims.get(event.id)):
        named = tuple(id_ for victim in victims for id_ in victim.claims)
        losses.append(Loss(event.id, "victims", "", f"{len(victims)} named", named))
    return losses + _where_and_when(event, index, holds)


def _finding(
    event: Event, finding: Finding, fields: Collection[str], holds: Collection[str], shown: Collection[Finding]
) -> list[Loss]:
    claims = tuple(dict.fromkeys(id_ for position in finding.positions for id_ in position.claims))
    what = clean(word_group(finding))
    if "positions" in holds:
        return []
    if finding.field not in fields or (finding.field in FIGURES and finding not in shown):
        told = "; ".join(clean(word_position(one, finding.field)) for one in finding.positions)
        return [Loss(event.id, "group" if finding.field in fields else "field", "", f"{what}: {told}", claims)]
    if len(finding.positions) > 1:
        held = [f"{', '.join(one.by)}: {word_position(one, finding.field)}" for one in finding.positions]
        return [Loss(event.id, "positions", "", f"{what}: {clean('; '.join(held))}", claims)]
    return []


def _where_and_when(event: Event, index: Index, holds: Collection[str]) -> list[Loss]:
    losses, time, place = [], time_of(event, index), event.place
    if time is None:
        losses.append(Loss(event.id, "no_time", "", "no day is told"))
    elif (time.part or time.from_) and "hours" not in holds:
        losses.append(Loss(event.id, "time_precision", "", " ".join(filter(None, (time.part, time.from_, time.to)))))
    if place is None:
        losses.append(Loss(event.id, "no_place", "", "no place is told"))
    elif place.latitude is None:
        losses.append(Loss(event.id, "no_coordinates", "", clean(word_place(place))))
    elif place.precision not in {"exact", "town"} and "radius" not in holds:
        radius = "" if place.radius_km is None else f", within {place.radius_km:g} km"
        losses.append(Loss(event.id, "place_precision", "", f"{clean(word_place(place))}{radius}"))
    return losses


def nobodies(event: Event, index: Index) -> list[Loss]:
    """Return what does or suffers the main act of an event and is nobody, in formats that name parties only."""
    act = main_act(event, index)
    names = dict.fromkeys((*act.actors, *act.targets)) if act else ()
    told = [clean(name) for name in names if not is_party(name, event, index)]
    return [Loss(event.id, "no_party", "", "; ".join(told))] if told else []


def cite(unit: str, column: str, amount: Amount, case: Case) -> Cited:
    """Return where a number that was written into a column comes from."""
    return Cited(unit, column, amount.value or 0, case.policy, amount.how, word_groups(amount), amount.claims)


def unheld_figures(event: Event, amount: Amount) -> list[Loss]:
    """Return what choosing one number hides: a sum, an open end, a policy without a number."""
    groups = "; ".join(clean(group) for group in word_groups(amount))
    losses = []
    if amount.value is None:
        losses.append(Loss(event.id, "no_number", "", f"{groups}: the policy gives no number", amount.claims))
    elif amount.low is None or amount.high is None:
        losses.append(Loss(event.id, "open_end", "", f"{groups}: a range with an open end", amount.claims))
    if len(amount.findings) > 1:
        losses.append(
            Loss(event.id, "sum", "", f"{groups}: added up, for nobody gives a figure for all", amount.claims)
        )
    return losses


def count_rows(output: Output) -> int:
    """Return how many rows the file of an export has."""
    return len(output.units) if output.rows is None else output.rows


def write_losses(name: str, case: Case, output: Output) -> bytes:
    """Return the JSON of FILE.loss.json: what was exported, under which ids, and all that is not in it."""
    events = case.comparison.events
    written = {unit.event for unit in output.units}
    found: Mapping[str, object] = {
        "format": name,
        "policy": case.policy,
        "events": len(events),
        "exported": len(written & {event.id for event in events}),
        "rows": count_rows(output),
        "counts": dict(sorted(Counter(loss.kind for loss in output.losses).items())),
        "empty_columns": dict(output.empty),
        "ids": [asdict(unit) for unit in output.units],
        "recorded_as": _recorded_as(case),
        "figures": [asdict(cited) for cited in output.cited],
        "words": _words(case, output.cited, output.losses),
        "losses": [asdict(loss) for loss in output.losses],
    }
    # Paths may hold halves of surrogate pairs, which no JSON text can carry.
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _recorded_as(case: Case) -> dict[str, list[str]]:
    """Return by event the rows of recorders' tables that tell it, "airwars:ISPT12"."""
    rows = {mention.id: one.report.row for one in case.comparison.reports if one.report.row for mention in one.mentions}
    found: dict[str, list[str]] = {}
    for event in case.comparison.events:
        told = {row for act in event.acts for id_ in act.mentions if (row := rows.get(id_)) is not None}
        if told:
            found[event.id] = sorted(told)
    return found


def _words(case: Case, cited: Iterable[Cited], losses: Iterable[Loss]) -> dict[str, dict[str, object]]:
    """Return the words of each claim that is named, and where they stand."""
    named = {id_ for one in cited for id_ in one.claims} | {id_ for one in losses for id_ in one.claims}
    found: dict[str, dict[str, object]] = {}
    for reading in case.comparison.reports:
        for claim in reading.claims:
            if claim.id in named and claim.id not in found:
                found[claim.id] = {
                    "words": clean(claim.words),
                    "report": reading.report.id,
                    "where": claim.where,
                    "span": list(claim.span),
                    "url": reading.report.url,
                    "path": reading.report.path,
                    "chain": [clean(link.text) for link in claim.chain],
                    "stance": claim.stance,
                }
    return dict(sorted(found.items()))
