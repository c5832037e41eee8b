"""The texts of reports, and the originals among them so far, to be found by what they share with another text.

A text in all its forms takes thirty times the room of its words: only the last ones asked for are kept. Of the others
there are numbers for their runs and pairs, and of these only such as a second report may have, too.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from rashomon.combine.copy_texts import RUN, read_text
from rashomon.records import Report

HOLDERS = 200  # originals: a run of words that so many share tells nothing, and would cost a square
LOOKED_AT = 4  # originals a report and an index: the nearest is among the first that share most
FEWEST = 3  # shared: a phrase of seven words is nobody's
LONG = 36  # runs: a quotation of forty words, worth a look in texts of any length
RUNS = 0.15  # of the shorter text's runs of words: copies share twice as many
PAIRS = 0.2  # of the shorter text's pairs of names and numbers: spun copies share more than half
KEPT = 1000  # texts: copies are printed within days of one another
ROOM = 4  # bytes a key of the table that counts them: few of two keys fall into one place

Keys = dict[str, "array[int]"]  # by report


class Library:
    """The texts of distinct reports, and how many reports use a word."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.used: Counter[str] = Counter()
        self.length: dict[str, int] = {}  # of a report, in words
        self.sizes: dict[str, tuple[int, int]] = {}  # its different runs and pairs
        sources = {report.id: report.text for report in reports}
        self.text = lru_cache(maxsize=KEPT)(lambda report: read_text(sources[report]))
        self.runs: Keys = {}
        self.pairs: Keys = {}
        numbers: dict[str, int] = {}
        for report in reports:
            self._note(report.id, numbers)
        self.runs, self.pairs = _shared_keys(self.runs), _shared_keys(self.pairs)

    def _note(self, report: str, numbers: dict[str, int]) -> None:
        """Keep of a text what it is found by; `numbers` are those of the words so far."""
        text = self.text(report)
        self.used.update(set(text.words))
        self.length[report], self.sizes[report] = len(text.words), (len(text.runs), len(text.pairs))
        told = [numbers.setdefault(word, len(numbers)) for word in text.words]
        # The hash of a tuple of numbers is the same in every process, unlike that of a string.
        self.runs[report] = array("q", set(map(hash, zip(*(told[step:] for step in range(RUN)), strict=False))))
        ends = [pair.split(" ") for pair in text.pairs]
        self.pairs[report] = array(
            "q", {hash(tuple([numbers.setdefault(word, len(numbers)) for word in both])) for both in ends}
        )


def _shared_keys(keys: Keys) -> Keys:
    """Return the keys that at least two reports have, and a few others: those that fall into one place with them."""
    mask = (1 << (ROOM * sum(map(len, keys.values()))).bit_length()) - 1
    seen = bytearray(mask + 1)
    for own in keys.values():
        for key in own:
            seen[key & mask] = 2 if seen[key & mask] else 1
    return {report: array("q", [key for key in own if seen[key & mask] == 2]) for report, own in keys.items()}


class Shelf:
    """The originals so far."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.order: dict[str, int] = {}  # original -> its place in the order of coming
        self._originals: list[str] = []
        self._runs: dict[int, list[int]] = {}
        self._pairs: dict[int, list[int]] = {}

    def add(self, report: str) -> None:
        """Keep an original."""
        number = len(self._originals)
        self.order[report] = number
        self._originals.append(report)
        for keys, index in ((self._library.runs, self._runs), (self._library.pairs, self._pairs)):
            for key in keys[report]:
                holders = index.setdefault(key, [])
                if len(holders) < HOLDERS:
                    holders.append(number)

    def near(self, report: str) -> set[str]:
        """Return the few originals that share most with a report, where that is a good part of the shorter text."""
        runs, pairs = self._library.sizes[report]
        copied, retold = {}, {}
        for one, shared in self._shared(self._library.runs[report], self._runs):
            if shared >= min(LONG, RUNS * min(runs, self._library.sizes[one][0])):
                copied[one] = shared
        for one, shared in self._shared(self._library.pairs[report], self._pairs):
            if shared >= PAIRS * min(pairs, self._library.sizes[one][1]):
                retold[one] = shared
        return {*_most(copied), *_most(retold)}

    def _shared(self, keys: Iterable[int], index: Mapping[int, Sequence[int]]) -> list[tuple[str, int]]:
        """Return the originals that share enough keys, and how many."""
        counts = Counter(chain.from_iterable([index[key] for key in keys if key in index]))
        return [(self._originals[number], count) for number, count in counts.items() if count >= FEWEST]


def _most(shared: Mapping[str, int]) -> list[str]:
    return sorted(shared, key=lambda holder: (-shared[holder], holder))[:LOOKED_AT]
