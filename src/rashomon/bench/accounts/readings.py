"""How well each report was read: its claims, their speakers, and the figures that are no claims of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.bench.accounts.gold import GoldClaim, GoldReport
from rashomon.bench.accounts.likeness import (
    is_chain,
    is_found,
    is_group,
    is_same,
    is_stance,
    is_told,
    is_value,
    spans_of,
)
from rashomon.bench.accounts.tally import Tally
from rashomon.records import EVENT_SCOPES, Claim, Figure, Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A report of a case, its reading, and for each claim of the annotation the claims found that are it."""

    case: str
    gold: GoldReport
    reading: Reading
    found: Mapping[int, Sequence[Claim]]

    @property
    def name(self) -> str:
        """Return CASE/FILE."""
        return f"{self.case}/{self.gold.name}"


def match(case: str, gold: GoldReport, reading: Reading) -> Read:
    """Return a report with the claims found in it."""
    found = {}
    for number, wanted in enumerate(gold.claims):
        spans = spans_of(wanted, reading)
        found[number] = [claim for claim in reading.claims if is_found(wanted, claim, spans)]
    return Read(case, gold, reading, found)


def score_reading(read: Read, tally: Tally) -> None:
    """Count what is right in one reading."""
    _score_head(read, tally)
    for number, wanted in enumerate(read.gold.claims):
        if wanted.words and wanted.event is not None:
            _score_claim(read, wanted, read.found[number], tally)
    for claim in read.reading.claims:
        if is_number(claim) and claim.scope in EVENT_SCOPES and claim.stance not in ("denies", "doubts"):
            _score_figure(read, claim, tally)


def is_number(claim: Claim) -> bool:
    """Tell whether a claim is a figure that has a number."""
    return isinstance(claim.value, Figure) and (claim.value.low is not None or claim.value.high is not None)


def shown(claim: Claim) -> str:
    """Return a claim in a line."""
    who = claim.chain[0].text if claim.chain else "nobody"
    return f"{claim.field} of {claim.group!r}, {claim.scope}, “{claim.words}” by {who}, {claim.stance}"


def _score_head(read: Read, tally: Tally) -> None:
    for name, wanted in read.gold.head.items():
        found = getattr(read.reading.report, name)
        tally.note("head", (wanted or None) == (found or None), f"{read.name}: {name} {found!r}, not {wanted!r}")
    for words in read.gold.not_text:
        tally.note("furniture", words not in read.reading.report.text, f"{read.name}: {words!r}")
    kinds = {problem.kind for problem in read.reading.problems}
    for kind in read.gold.problems:
        tally.note("problems", kind in kinds, f"{read.name}: {kind}")


def _score_claim(read: Read, wanted: GoldClaim, found: Sequence[Claim], tally: Tally) -> None:
    """Count a claim as found, and of the claims found those with the right speaker, chain, stance and group."""
    what = f"{read.name}: {wanted}"
    tally.note("text_kept", bool(spans_of(wanted, read.reading)), what)
    told = [claim for claim in found if is_told(wanted, claim, read.reading)]
    for measure in ("claims", "figures") if wanted.is_number else ("claims",):
        if wanted.is_of_event:
            tally.note(measure, bool(found), what)
            tally.note(f"{measure}_with_speaker", bool(told), what)
    if not found:
        return
    said = f"{what}: found as {shown((told or found)[0])}"
    tally.note("speakers", bool(told), said)
    tally.note("stances", any(is_stance(wanted, claim) for claim in told or found), said)
    if len(wanted.chain) > 1:
        tally.note("chains", any(is_chain(wanted, claim, read.reading) for claim in found), said)
    if wanted.is_figure and wanted.group:
        tally.note("groups", any(is_group(wanted.group, claim.group) for claim in found), said)
    if wanted.is_figure and wanted.role:
        tally.note("roles", any(claim.whom and claim.whom.role == wanted.role for claim in found), said)


def _score_figure(read: Read, claim: Claim, tally: Tally) -> None:
    """Count a figure put on the event as right or false, and as leaked where the annotation has it elsewhere."""
    same = [g for g in read.gold.claims if g.is_number and g.field == claim.field and is_value(g, claim)]
    here = [g for g in same if not g.words or is_same(g, claim, spans_of(g, read.reading))] or same
    right = any(g.is_of_event for g in here)
    what = f"{read.name}: {shown(claim)}"
    tally.note("figure_precision", right, what)
    tally.note("not_leaked", right or not here, what)
