"""Which reports copy which: shared runs of five words, counted against originals only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.combine.clusters import Verdicts
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Copy, Report

WORDS = 5  # a run of five words is rarely shared by chance, and light editing leaves many whole
COPIED = 0.3  # lightly reworded copies share 0.4 and more of the smaller text, independent reports less than 0.2
IDENTICAL = 0.98  # what is left is a date line or a changed quotation mark
EXCERPT = 0.6  # a copy whose text is shorter than this part of the original's, or longer the other way, is an excerpt
FEWEST = 8  # runs: below it chance decides
BOILERPLATE = 200  # originals: a run of words that so many share tells nothing, and would cost a square
_WORD = re.compile(r"\w+")


def find_copies(reports: Sequence[Report], ontology: Ontology, verdicts: Verdicts | None = None) -> tuple[Copy, ...]:
    """Return the copies among distinct reports, each with the original that it is nearest to.

    Copies are compared with originals only, so that a thousand prints of one wire text cost a thousand comparisons.
    """
    verdicts = verdicts or Verdicts()
    told_same = _partners(verdicts)
    originals: dict[str, frozenset[str]] = {}
    index: dict[str, list[str]] = {}
    found: list[Copy] = []
    for report in sorted(reports, key=lambda r: _age(r, ontology)):
        runs = shingles(report.text)
        shared = Counter(original for run in runs for original in index.get(run, ()))
        shared.update({other: 0 for other in told_same.get(report.id, ()) if other in originals})
        copy = _nearest(report.id, runs, shared, originals, verdicts)
        if copy is not None:
            found.append(copy)
            continue
        originals[report.id] = runs
        for run in runs:
            holders = index.setdefault(run, [])
            if len(holders) < BOILERPLATE:
                holders.append(report.id)
    return tuple(sorted(found, key=lambda c: (c.of, c.by)))


def shingles(text: str) -> frozenset[str]:
    """Return the runs of five words of a text, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))


def roots(copies: Sequence[Copy]) -> dict[str, str]:
    """Return for each copy the report at the head of its line of copies."""
    above = {copy.by: copy.of for copy in copies}
    heads: dict[str, str] = {}
    for by in above:
        head, seen = by, {by}
        while head in above and above[head] not in seen:
            head = above[head]
            seen.add(head)
        heads[by] = head
    return heads


def _partners(verdicts: Verdicts) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = {}
    for left, right in verdicts.same:
        partners.setdefault(left, set()).add(right)
        partners.setdefault(right, set()).add(left)
    return partners


def _age(report: Report, ontology: Ontology) -> tuple[str, bool, str]:
    """Order by publication, an agency's own text or credited text first of a day, then by id."""
    agency = report.credit is not None or _is_agency(report.outlet, ontology)
    return report.published or "9999", not agency, report.id


def _is_agency(outlet: str | None, ontology: Ontology) -> bool:
    known = ontology.actors.get(ontology.names.get(fold_name(outlet or ""), ""))
    return known is not None and known.kind == "agency"


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _nearest(
    report: str, runs: frozenset[str], shared: Counter[str], originals: dict[str, frozenset[str]], verdicts: Verdicts
) -> Copy | None:
    told_same = frozenset(verdicts.same)
    best: Copy | None = None
    for original in sorted(shared):
        pair = _pair(report, original)
        small, large = sorted((len(runs), len(originals[original])))
        share = shared[original] / small if small else 0.0
        enough = share >= COPIED and small >= FEWEST and pair not in verdicts.different
        if (enough or pair in told_same) and (best is None or share > best.share):
            best = Copy(original, report, round(share, 3), _kind(share, small, large))
    return best


def _kind(share: float, small: int, large: int) -> str:
    if small < EXCERPT * large:
        return "excerpt"
    return "identical" if share >= IDENTICAL and small >= IDENTICAL * large else "edited"
