"""Totals of the readings and the comparison of the demonstration reports against their annotation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from demo_gold import GoldClaim, GoldReport
from demo_likeness import alike, is_chain, is_claim, is_position, is_speaker, is_stance

from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Comparison, Event, Figure, Finding, Reading


@dataclass
class Scores:
    """By measure: how many there are, how many are right, and what is wrong with the others."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    all: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, measure: str, right: bool, what: str) -> None:
        """Count one thing, and keep what it was where it is not right."""
        self.right[measure] += right
        self.all[measure] += 1
        if not right:
            self.wrong[measure].append(what)

    def shares(self) -> dict[str, float]:
        """Return the share of what is right, by measure."""
        return {measure: self.right[measure] / self.all[measure] for measure in sorted(self.all)}


def score_readings(gold: Sequence[GoldReport], readings: Sequence[Reading]) -> Scores:
    """Return how well each report was read."""
    scores = Scores()
    for report, reading in zip(gold, readings, strict=True):
        _score_head(report, reading, scores)
        for wanted in report.claims:
            _score_claim(wanted, reading, scores)
        for claim in reading.claims:
            if claim.field in FIGURES and claim.scope in EVENT_SCOPES:
                told = any(wanted.field in FIGURES and is_claim(wanted, claim, reading) for wanted in report.claims)
                scores.note("figure_precision", told, f"{report.name}: {_shown(claim)}")
    return scores


def _score_head(gold: GoldReport, reading: Reading, scores: Scores) -> None:
    report = reading.report
    for name in ("title", "byline", "outlet", "credit", "published"):
        wanted, found = getattr(gold, name), getattr(report, name)
        scores.note("head", wanted == found, f"{gold.name}: {name} {found!r}, not {wanted!r}")
    for words in gold.not_text:
        scores.note("furniture", words not in report.text, f"{gold.name}: {words!r}")
    kinds = {problem.kind for problem in reading.problems}
    for kind in gold.problems:
        scores.note("problems", kind in kinds, f"{gold.name}: {kind}")


def _score_claim(gold: GoldClaim, reading: Reading, scores: Scores) -> None:
    """Count a claim as found, and of the claims found those with the right speaker, chain, stance and group."""
    what = f"{reading.report.path.rpartition('/')[2]}: {gold}"
    found = [claim for claim in reading.claims if is_claim(gold, claim, reading)]
    scores.note("claims", bool(found), what)
    told = [claim for claim in found if claim.chain and is_speaker(gold.source[0], claim.chain[0], reading)]
    scores.note("claims_with_speaker", bool(told), what)
    if not found:
        return
    best = (told or found)[0]
    said = f"{what}: found as {_shown(best)}"
    scores.note("speakers", bool(told), said)
    scores.note("stances", any(is_stance(gold, claim) for claim in told or found), said)
    if len(gold.source) > 1:
        scores.note("chains", any(is_chain(gold, claim, reading) for claim in found), said)
    if gold.group and gold.field in FIGURES:
        # of many words one is enough: "troops" are the same whoever's they are called
        fits = any(alike(gold.group, claim.group, 0.25) or alike(claim.group, gold.group, 0.25) for claim in found)
        scores.note("groups", fits, f"{what}: found as of {best.group!r}, not {gold.group!r}")


def _shown(claim: Claim) -> str:
    who = claim.chain[0].text if claim.chain else "nobody"
    return f"{claim.field} of {claim.group!r}, {claim.scope}, “{claim.words}” by {who}, {claim.stance}"


def main_event(comparison: Comparison) -> Event:
    """Return the event that most reports tell."""
    return max(comparison.events, key=lambda event: len(event.reports))


def score_comparison(
    gold: dict[str, Any], reports: Sequence[GoldReport], readings: Sequence[Reading], comparison: Comparison
) -> Scores:
    """Return how well the reports were put together."""
    scores, event = Scores(), main_event(comparison)
    names = {reading.report.id: report.name for report, reading in zip(reports, readings, strict=True)}
    joined = {names[id_] for id_ in event.reports}
    [main] = [one for one in gold["events"].values() if one["main"]]
    for name in main["reports"]:
        scores.note("reports_joined", name in joined, name)
    pairs = {(names[copy.of], names[copy.by]): copy for copy in comparison.copies}
    for copy in gold["copies"]:
        found = pairs.get((copy["of"], copy["by"]))
        right = found is not None and found.kind == copy["kind"] and found.share >= copy["share_at_least"]
        scores.note("copies", right, f"{copy} found as {found}")
    for one, other in gold["not_copies"]:
        scores.note("copies", not {(one, other), (other, one)} & pairs.keys(), f"{one} is no copy of {other}")
    _score_background(reports, readings, event, scores)
    tellers = {c.id: names[reading.report.id] for reading in comparison.reports for c in reading.claims}
    for wanted in gold["findings"]:
        _score_finding(wanted, event, tellers, scores)
    _score_disputes(gold["findings"], event, scores)
    return scores


def _score_background(reports: Sequence[GoldReport], readings: Sequence[Reading], event: Event, scores: Scores) -> None:
    """Count the figures of something else that stay out of the event."""
    used = {id_ for finding in event.findings for position in finding.positions for id_ in position.claims}
    for report, reading in zip(reports, readings, strict=True):
        for wanted in report.background:
            inside = [c for c in reading.claims if c.id in used and is_claim(wanted, c, reading)]
            scores.note("background_kept_out", not inside, f"{report.name}: {wanted}")


def _score_finding(gold: dict[str, Any], event: Event, tellers: dict[str, str], scores: Scores) -> None:
    """Count the reports that stand behind each position of the annotation, in the one finding that has most of them."""
    wanted = [(n, name) for n, position in enumerate(gold["positions"]) for name in position["reports"]]

    def held(finding: Finding) -> set[tuple[int, str]]:
        told = set()
        for position in finding.positions:
            meant = [number for number, one in enumerate(gold["positions"]) if is_position(one, position)]
            # a position that says what two rivals say has lost their quarrel
            told |= {(number, tellers[id_]) for number in meant for id_ in position.claims if len(meant) == 1}
        return told & set(wanted)

    best = max((f for f in event.findings if f.field == gold["field"]), key=lambda f: len(held(f)), default=None)
    found = held(best) if best else set()
    name = f"{gold['field']} {gold.get('group') or gold['act']}"
    for one in wanted:
        scores.note("positions", one in found, f"{name}: {gold['positions'][one[0]]['by']} in {one[1]}")
    if best and found:
        least, most = best.origins.at_least, best.origins.at_most
        right = gold["origins"]["at_least"] <= least and most <= gold["origins"]["at_most"]
        scores.note("origins", right, f"{name}: {least} to {most}, not {gold['origins']}: {best.origins.why}")
    else:
        scores.note("origins", False, f"{name}: no such finding")


def _score_disputes(gold: Sequence[dict[str, Any]], event: Event, scores: Scores) -> None:
    """Count the disputes and relations of the annotation that were found, and the found disputes that it has."""
    expected = [(wanted, pair) for wanted in gold for pair in wanted["disputes"]]
    found = [(f, pair.kind, pair.between) for f in event.findings for pair in f.disputes]
    hits: set[int] = set()
    for wanted, pair in expected:
        one, other = (wanted["positions"][n] for n in pair["between"])
        matching = [
            number
            for number, (finding, kind, (i, j)) in enumerate(found)
            if (finding.field, kind) == (wanted["field"], pair["kind"])
            and _are(one, other, finding, i, j) + _are(one, other, finding, j, i)
        ]
        hits |= set(matching)
        scores.note("disputes", bool(matching), f"{wanted['field']}: {pair['kind']}: {one} against {other}")
    for number, (finding, kind, (i, j)) in enumerate(found):
        what = f"{finding.field} {finding.group}: {kind}: {_said(finding, i)} against {_said(finding, j)}"
        scores.note("dispute_precision", number in hits, what)
    for wanted in gold:
        for pair in wanted["relations"]:
            related = any(
                finding.field in (wanted["field"], pair.get("to", wanted)["field"]) and relation.kind == pair["kind"]
                for finding in event.findings
                for relation in finding.relations
            )
            scores.note("relations", related, f"{wanted['field']} {wanted['group']}: {pair}")


def _are(one: dict[str, Any], other: dict[str, Any], finding: Finding, i: int, j: int) -> bool:
    return is_position(one, finding.positions[i]) and is_position(other, finding.positions[j])


def _said(finding: Finding, number: int) -> str:
    position = finding.positions[number]
    return f"{'rejected ' * position.rejects}{position.text or Figure(position.low, position.high, 'exact', None)}"
