"""Which reports copy which: runs of words and the order of names find the pairs, a closer look at few decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.combine.clusters import Verdicts
from rashomon.combine.copy_kinds import Likeness, compare_texts
from rashomon.combine.copy_shelf import LOOKED_AT, Library, Shelf
from rashomon.combine.copy_texts import shingles
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Copy, Report

__all__ = ["LOOKED_AT", "find_copies", "roots", "shingles"]

ODD = 0.1  # by so much more of a spun text's own words are used by no other report than of the original's
LEAD = 200  # characters in which a date line stands
_DATELINE = re.compile(r"^[A-Z][^\n(]{1,80}\(([^()\n]{2,40})\) ?[-–—]", re.MULTILINE)
_WIRE = re.compile(r"\b(?:wire|agency|news service|press association)\b")


def find_copies(reports: Sequence[Report], ontology: Ontology, verdicts: Verdicts | None = None) -> tuple[Copy, ...]:
    """Return the copies among distinct reports, each with the original that it is nearest to.

    Each is compared with few originals only, so that a thousand prints of one wire text cost a thousand comparisons.
    """
    verdicts = verdicts or Verdicts()
    told_same = _partners(verdicts)
    library = Library(reports)
    ranks = {report.id: _rank(report, ontology) for report in reports}
    shelf = Shelf(library)
    found: dict[str, Copy] = {}  # by the copy
    for report in sorted(ranks, key=lambda id_: (*ranks[id_], -library.length[id_], id_)):
        told = {original for one in told_same.get(report, ()) if (original := _original(one, found, shelf)) is not None}
        told = {one for one in told if one != report and _pair(report, one) not in verdicts.different}
        near = sorted(told or shelf.near(report), key=shelf.order.__getitem__)
        best = _nearest(report, near, library, verdicts, told=bool(told))
        if best is None:
            shelf.add(report)
            continue
        of, likeness = best
        equals = likeness.kind == "rewritten" and ranks[of] == ranks[report] and of not in found
        if equals and _oddness(of, report, library) > _oddness(report, of, library) + ODD:
            shelf.add(report)
            found[of] = Copy(report, of, round(likeness.share, 3), likeness.kind)
            continue
        if likeness.kind == "same_statement":
            shelf.add(report)  # the rest of it is its own, and can be copied
        found[report] = Copy(of, report, round(likeness.share, 3), likeness.kind)
    return tuple(sorted(found.values(), key=lambda c: (c.of, c.by)))


def roots(copies: Sequence[Copy]) -> dict[str, str]:
    """Return for each copy the report at the head of its line of copies.

    A report that prints another's statement among matter of its own is no copy of it as a whole, and stays out.
    """
    above = {copy.by: copy.of for copy in copies if copy.kind != "same_statement"}
    heads: dict[str, str] = {}
    for by in above:
        head, seen = by, {by}
        while head in above and above[head] not in seen:
            head = above[head]
            seen.add(head)
        heads[by] = head
    return heads


def _original(report: str, found: Mapping[str, Copy], shelf: Shelf) -> str | None:
    """Return the original of a report, itself where it is one, None where it was not looked at yet."""
    return report if report in shelf.order else found[report].of if report in found else None


def _nearest(
    report: str, candidates: Sequence[str], library: Library, verdicts: Verdicts, *, told: bool
) -> tuple[str, Likeness] | None:
    """Return the original that a report is nearest to, the first of equals, if near enough or a person told it."""
    best: tuple[str, Likeness] | None = None
    for original in candidates:
        if _pair(report, original) in verdicts.different:
            continue
        likeness = compare_texts(library.text(original), library.text(report))
        if told and likeness.kind == "same_statement":
            likeness = replace(likeness, kind="edited")  # a copy, not the print of one statement
        if (likeness.enough or told) and (best is None or likeness.close > best[1].close):
            best = original, likeness
    return best


def _partners(verdicts: Verdicts) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = {}
    for left, right in verdicts.same:
        partners.setdefault(left, set()).add(right)
        partners.setdefault(right, set()).add(left)
    return partners


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


# ── who was first ───────────────────────────────────────────────────────────────────────────────────────────────────


def _rank(report: Report, ontology: Ontology) -> tuple[str, int]:
    """Order by day of publication; of one day an agency's own text is first, then what credits one."""
    dateline = _DATELINE.search(report.text[:LEAD])
    named = report.credit or (dateline[1] if dateline else None)
    outlet = fold_name(report.outlet or "")
    known = ontology.actors.get(ontology.names.get(outlet, ""))
    agency = (known and known.kind == "agency") or _WIRE.search(outlet) or (named and fold_name(named) == outlet)
    return report.published or "9999", 0 if agency else 1 if named else 2


def _oddness(report: str, other: str, library: Library) -> float:
    """Return which part of the words that the other text has not got no third report uses: a spinner's are unusual."""
    own = set(library.text(report).words) - set(library.text(other).words)
    return sum(library.used[word] == 1 for word in own) / len(own) if own else 0.0
