"""Which reports copy which: runs of words and the order of names find the pairs, a closer look at few decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.combine.clusters import Verdicts
from rashomon.combine.copy_kinds import Likeness, compare_texts
from rashomon.combine.copy_texts import Text, read_text, shingles
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Copy, Report

__all__ = ["find_copies", "roots", "shingles"]

HOLDERS = 200  # originals: a run of words that so many share tells nothing, and would cost a square
LOOKED_AT = 4  # originals a report and an index: the nearest is among the first that share most
FEWEST = 3  # shared: a phrase of seven words is nobody's
LONG = 36  # runs: a quotation of forty words, worth a look in texts of any length
RUNS = 0.15  # of the shorter text's runs of words: copies share twice as many
PAIRS = 0.2  # of the shorter text's pairs of names and numbers: spun copies share more than half
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
    texts = {report.id: read_text(report.text) for report in reports}
    ranks = {report.id: _rank(report, ontology) for report in reports}
    used = Counter(word for text in texts.values() for word in set(text.words))
    shelf = _Shelf()
    found: dict[str, Copy] = {}  # by the copy
    for report in sorted(texts, key=lambda id_: (*ranks[id_], -len(texts[id_].words), id_)):
        candidates = shelf.near(texts[report]) | {one for one in told_same.get(report, ()) if one in shelf.texts}
        best = _nearest(report, texts[report], candidates, shelf, verdicts)
        if best is None:
            shelf.add(report, texts[report])
            continue
        of, likeness = best
        equals = likeness.kind == "rewritten" and ranks[of] == ranks[report] and of not in found
        if equals and _oddness(texts[of], texts[report], used) > _oddness(texts[report], texts[of], used) + ODD:
            shelf.add(report, texts[report])
            found[of] = Copy(report, of, round(likeness.share, 3), likeness.kind)
            continue
        if likeness.kind == "same_statement":
            shelf.add(report, texts[report])  # the rest of it is its own, and can be copied
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


@dataclass(slots=True)
class _Shelf:
    """The originals so far, to be found by runs of words and by pairs of names and numbers."""

    texts: dict[str, Text] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    runs: dict[str, list[str]] = field(default_factory=dict)
    pairs: dict[str, list[str]] = field(default_factory=dict)

    def add(self, report: str, text: Text) -> None:
        """Keep an original."""
        self.texts[report] = text
        self.order[report] = len(self.order)
        for keys, index in ((text.runs, self.runs), (text.pairs, self.pairs)):
            for key in keys:
                holders = index.setdefault(key, [])
                if len(holders) < HOLDERS:
                    holders.append(report)

    def near(self, text: Text) -> set[str]:
        """Return the few originals that share most with a text, where that is a good part of the shorter one."""
        by_runs, by_pairs = _shared(text.runs, self.runs), _shared(text.pairs, self.pairs)
        copied = {one: n for one, n in by_runs.items() if n >= min(LONG, RUNS * self._fewer_runs(one, text))}
        retold = {one: n for one, n in by_pairs.items() if n >= PAIRS * self._fewer_pairs(one, text)}
        return {*_most(copied), *_most(retold)}

    def _fewer_runs(self, one: str, text: Text) -> int:
        return min(len(text.runs), len(self.texts[one].runs))

    def _fewer_pairs(self, one: str, text: Text) -> int:
        return min(len(text.pairs), len(self.texts[one].pairs))


def _shared(keys: Iterable[str], index: Mapping[str, Sequence[str]]) -> Counter[str]:
    return Counter(holder for key in keys for holder in index.get(key, ()))


def _most(shared: Mapping[str, int]) -> list[str]:
    enough = (holder for holder, count in shared.items() if count >= FEWEST)
    return sorted(enough, key=lambda holder: (-shared[holder], holder))[:LOOKED_AT]


def _nearest(
    report: str, text: Text, candidates: Iterable[str], shelf: _Shelf, verdicts: Verdicts
) -> tuple[str, Likeness] | None:
    """Return the original that a report is nearest to, the first of equals, if near enough or a person said so."""
    told_same = frozenset(verdicts.same)
    best: tuple[str, Likeness] | None = None
    for original in sorted(candidates, key=shelf.order.__getitem__):
        pair = _pair(report, original)
        if pair in verdicts.different:
            continue
        likeness = compare_texts(shelf.texts[original], text)
        if (likeness.enough or pair in told_same) and (best is None or likeness.close > best[1].close):
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


def _oddness(text: Text, other: Text, used: Mapping[str, int]) -> float:
    """Return which part of the words that the other text has not got no third report uses: a spinner's are unusual."""
    own = set(text.words) - set(other.words)
    return sum(used[word] == 1 for word in own) / len(own) if own else 0.0
