"""One page with two texts: what was taken out of it, what was put in, and which figures changed.

Pages are told by their address without what only says where a reader came from. Two texts with nothing in common and
no event either are no revision: an outlet's front page has another report every day. Work is linear in the texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.lexicon import fold_name
from rashomon.records import FIGURES, Claim, Figure, Reading, RevisedFigure, Revision, Words

MOST_LOOKS = 200_000  # pairs of like sentences that an alignment may look at; beyond, sentences are only counted
MOST_SENTENCES = 2_000  # that are left between a common beginning and a common end
LEAST_ALIKE = 0.15  # of the texts: two reports on different things have a tenth of their pairs of words in common
_ADDRESS = re.compile(r"(?:https?:)?//([^/?#\s]+)([^?#\s]*)(?:\?([^#\s]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r":(?:80|443)?\Z")
# Keys that services add to tell where a reader came from: the utm keys of Urchin's scheme, and click ids.
_TRACKING = re.compile(
    r"(?:utm_\w+|(?:fb|g|d|tt|tw|y)clid|msclkid|[gw]braid|igshid|mc_[ce]id|_ga|_gl|cmpid|ocid|smid|s_cid|ref_src)"
    r"(?:=|\Z)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"'”’)]*(?=\s)|\n")

Key = tuple[str, ...]


def canonical_url(url: str | None) -> str | None:
    """Return an address without scheme, fragment and tracking keys; None where it is no web address."""
    found = _ADDRESS.fullmatch((url or "").strip())
    if found is None:
        return None
    host = _PORT.sub("", found[1].rpartition("@")[2].lower())
    kept = [part for part in (found[3] or "").split("&") if part and not _TRACKING.match(part)]
    return host + found[2].rstrip("/") + ("?" + "&".join(kept) if kept else "")


def find_revisions(readings: Sequence[Reading], together: Mapping[str, Collection[str]]) -> tuple[Revision, ...]:
    """Return what changed from each text of a page to the next, by address.

    `together` has the events of each report. Texts of a page go by day of publication, those of one day in the order
    of the readings: nothing else tells which was there first.
    """
    pages: dict[str, list[Reading]] = {}
    for reading in readings:
        url = canonical_url(reading.report.url)
        if url is not None:
            pages.setdefault(url, []).append(reading)
    found = []
    for url, those in sorted(pages.items()):
        ordered = sorted(those, key=lambda reading: reading.report.published or "9999")
        for earlier, later in pairwise(ordered):
            if earlier.report.id != later.report.id:
                met = not set(together.get(earlier.report.id, ())).isdisjoint(together.get(later.report.id, ()))
                revision = _revision(url, earlier, later)
                found += [revision] if met or revision.share >= LEAST_ALIKE else []
    return tuple(found)


def _revision(url: str, earlier: Reading, later: Reading) -> Revision:
    before, after = _sentences(earlier.report.text), _sentences(later.report.text)
    gone, new = _changed([_plain(one.text) for one in before], [_plain(one.text) for one in after])
    removed, added = tuple(before[n] for n in gone), tuple(after[n] for n in new)
    titles = (earlier.report.title, later.report.title)
    return Revision(
        url=url,
        earlier=earlier.report.id,
        later=later.report.id,
        share=round(_share(_pairs(before), _pairs(after)), 3),
        title=titles if titles[0] != titles[1] else None,
        removed=removed,
        added=added,
        figures=tuple(_figures(earlier.claims, later.claims)),
    )


def _pairs(sentences: Iterable[Words]) -> Counter[tuple[str, str]]:
    """Return the words of a text, each with the next one of its sentence."""
    return Counter(pair for one in sentences for pair in pairwise(["", *one.text.split(), ""]))


def _share(before: Counter[tuple[str, str]], after: Counter[tuple[str, str]]) -> float:
    """Return how much of two texts is alike: what they have in common, against all they have (Dice)."""
    whole = before.total() + after.total()
    return 2 * (before & after).total() / whole if whole else 1.0


def _sentences(text: str) -> list[Words]:
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    found = []
    for start, end in pairwise(edges):
        words = text[start:end].strip()
        if words:
            first = text.index(words[0], start)
            found.append(Words(words, (first, first + len(words))))
    return found


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def _changed(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return which sentences are gone and which are new, by place; what only moved is neither."""
    first, last = _common_ends(before, after)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    gone, come = _aligned(old, new) if _is_small(old, new) else (list(range(len(old))), list(range(len(new))))
    left, right = Counter(old[n] for n in gone), Counter(new[n] for n in come)
    return [first + n for n in _beyond(old, gone, right)], [first + n for n in _beyond(new, come, left)]


def _common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many sentences the two texts have in common at their beginning, and at the end of what is left."""
    least = min(len(before), len(after))
    first = next((n for n in range(least) if before[n] != after[n]), least)
    last = next((n for n in range(least - first) if before[-1 - n] != after[-1 - n]), least - first)
    return first, last


def _is_small(old: Sequence[str], new: Sequence[str]) -> bool:
    counts = Counter(new)
    return max(len(old), len(new)) <= MOST_SENTENCES and sum(counts[one] for one in old) <= MOST_LOOKS


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    gone: list[int] = []
    come: list[int] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += range(start, end)
            come += range(first, last)
    return gone, come


def _beyond(sentences: Sequence[str], places: Iterable[int], others: Counter[str]) -> Iterator[int]:
    """Yield the places whose sentence does not stand elsewhere in the other text."""
    left = others.copy()
    for n in places:
        if left[sentences[n]] > 0:
            left[sentences[n]] -= 1
        else:
            yield n


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _figures(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[RevisedFigure]:
    """Yield the figures that changed: first of one speaker on one group, then of one group, then those without a pair.

    A claim's stance and scope count as its figure does: "10 died" is another claim where it becomes "he denies that".
    """
    old, new = _unlike(before, after)
    pairs: list[tuple[Claim | None, Claim | None]] = []
    for key_of in (_speaker_key, _group_key):
        matched = _paired(old, new, key_of)
        pairs += matched
        used = {claim.id for pair in matched for claim in pair}
        old, new = ([claim for claim in claims if claim.id not in used] for claims in (old, new))
    pairs += [(claim, None) for claim in old] + [(None, claim) for claim in new]
    for one, other in sorted(pairs, key=lambda pair: _order(pair[1] or pair[0])):
        shown = other or one
        if shown is not None:
            yield RevisedFigure(shown.field, shown.group, one.id if one else None, other.id if other else None)


def _unlike(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Return the figures of either text that the other has not got, told the same by the same speaker."""
    old, new = ([c for c in claims if c.field in FIGURES and isinstance(c.value, Figure)] for claims in (before, after))
    left, right = Counter(map(_whole_key, old)), Counter(map(_whole_key, new))
    return list(_more(old, right)), list(_more(new, left))


def _more(claims: Iterable[Claim], others: Counter[Key]) -> Iterator[Claim]:
    left = others.copy()
    for claim in claims:
        left[_whole_key(claim)] -= 1
        if left[_whole_key(claim)] < 0:
            yield claim


def _paired(old: Sequence[Claim], new: Sequence[Claim], key_of: Callable[[Claim], Key]) -> list[tuple[Claim, Claim]]:
    waiting: dict[Key, list[Claim]] = {}
    for claim in reversed(old):
        waiting.setdefault(key_of(claim), []).append(claim)
    return [(those.pop(), claim) for claim in new if (those := waiting.get(key_of(claim), []))]


def _group_key(claim: Claim) -> Key:
    return claim.field, fold_name(claim.group)


def _speaker_key(claim: Claim) -> Key:
    inner = claim.chain[0] if claim.chain else None
    words = inner.stands_for.text if inner and inner.stands_for else inner.text if inner else ""
    return *_group_key(claim), inner.kind if inner else "", fold_name(words)


def _whole_key(claim: Claim) -> Key:
    value = claim.value
    said = (value.low, value.high, value.bound, value.printed) if isinstance(value, Figure) else ()
    return *_speaker_key(claim), claim.stance, claim.scope, repr(said)


def _order(claim: Claim | None) -> tuple[bool, tuple[int, int], str]:
    return (claim.where == "text", claim.span, claim.id) if claim is not None else (True, (0, 0), "")
