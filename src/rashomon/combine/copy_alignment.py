"""Two texts → which sentences of one are sentences of the other in other words, in one order throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rashomon.combine.copy_texts import Sentence, Text

SHORTEST = 6  # words of a sentence: in a shorter one chance decides
ALIKE = 0.5  # words kept in order of the longer of two sentences; word by word spinning leaves 0.55 to 0.75
TRIED = 3  # sentences of the other text, those with most words in common
FEW = 4  # names and numbers: of fewer, none need be kept
FREQUENT = 12  # sentences: a word in more of them finds none ("the")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much of the shorter of two texts stands in sentences that go together, and how much of these is kept."""

    share: float  # words of the shorter text in such sentences
    sentences: int
    kept: float  # words in order, of those of the longer sentence of each two
    anchors: float  # names and numbers that are kept, of those of the shorter text's sentences
    words: int  # kept


def align(one: Text, other: Text) -> Alignment:
    """Return the alignment of two texts that keeps most words; its cost is bounded whatever their length."""
    if sum(len(s.words) for s in one.sentences) > sum(len(s.words) for s in other.sentences):
        one, other = other, one
    matches = _chain(_matches(one.sentences, other), len(one.sentences), len(other.sentences))
    total = sum(len(sentence.words) for sentence in one.sentences)
    pairs = [(one.sentences[i], other.sentences[j]) for i, j, _ in matches]
    words = sum(kept for _, _, kept in matches)
    anchors = sum(len(small.anchors) for small, _ in pairs)
    return Alignment(
        share=sum(len(small.words) for small, _ in pairs) / total if total else 0.0,
        sentences=len(pairs),
        kept=words / sum(max(len(a.words), len(b.words)) for a, b in pairs) if pairs else 0.0,
        anchors=sum(len(a.anchors & set(b.words)) for a, b in pairs) / anchors if anchors >= FEW else 1.0,
        words=words,
    )


@lru_cache(maxsize=16)  # a text is compared with several, one after another
def _index(text: Text) -> tuple[list[frozenset[str]], dict[str, list[int]]]:
    """Return the words of each sentence, and the sentences of each word that is in few."""
    sets = [frozenset(sentence.words) for sentence in text.sentences]
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        for word in words:
            holders.setdefault(word, []).append(place)
    return sets, {word: places for word, places in holders.items() if len(places) <= FREQUENT}


def _matches(some: Sequence[Sentence], other: Text) -> dict[tuple[int, int], int]:
    """Return the words that sentences which are alike have in common, by their places."""
    others, (sets, holders) = other.sentences, _index(other)
    found: dict[tuple[int, int], int] = {}
    for i, sentence in enumerate(some):
        if len(sentence.words) < SHORTEST:
            continue
        near = Counter(chain.from_iterable([holders[word] for word in set(sentence.words) if word in holders]))
        for j in sorted(near, key=lambda j: (-near[j], j))[:TRIED]:
            least = ALIKE * max(len(sentence.words), len(others[j].words))
            # No more words are in order than are in both at all: most sentences are told apart by that.
            if min(len(others[j].words), sum(map(sets[j].__contains__, sentence.words))) >= least:
                kept = in_order(sentence.words, others[j].words)
                if kept >= least:
                    found[i, j] = kept
    return found


def in_order(some: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words two sequences share in one order: the longest common subsequence.

    One bit a word of `some`, after Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    if some == others:
        return len(some)
    places: dict[str, int] = {}
    for i, word in enumerate(some):
        places[word] = places.get(word, 0) | 1 << i
    all_bits = (1 << len(some)) - 1
    free = all_bits
    for word in others:
        if word in places:
            hit = free & places[word]
            free = ((free + hit) | (free - hit)) & all_bits
    return len(some) - free.bit_count()


def _chain(matches: dict[tuple[int, int], int], rows: int, columns: int) -> list[tuple[int, int, int]]:
    """Return the matches, none of which crosses another, that keep most words."""
    by_row: dict[int, list[int]] = {}
    for i, j in sorted(matches):
        by_row.setdefault(i, []).append(j)
    best = [[0] * (columns + 1)]
    for i in range(rows):
        above, row = best[i], best[i]
        if i in by_row:  # what has no match adds nothing to the row above
            row = above.copy()
            for j in by_row[i]:
                kept, at = above[j] + matches[i, j], j + 1
                while at <= columns and row[at] < kept:
                    row[at] = kept
                    at += 1
        best.append(row)
    chosen: list[tuple[int, int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chosen.append((i, j, matches[i, j]))
    return chosen[::-1]
