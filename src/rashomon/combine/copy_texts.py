"""A report's text → what a copier leaves of it: its words in runs and sentences, and the order of names and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import methodcaller

RUN = 5  # words: a run of five is rarely shared by chance, and light editing leaves many whole
MOST_SENTENCES = 200  # that are aligned; a copier who goes on for so long has shown himself before
LONGEST_SENTENCE = 80  # words; a longer one is cut, so that what two sentences cost is bounded
_WORD = re.compile(r"\w+")
_start = methodcaller("start")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
# An opening mark without its closing one must not search the whole text, nor quote it.
_QUOTED = re.compile(r'"[^"\n]{1,2000}"|“[^”\n]{1,2000}”|«[^»\n]{1,2000}»')
_SMALL = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence without case, small numbers in digits, and which of them are names or numbers."""

    words: tuple[str, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a report without case and punctuation, which of them are quoted, and what they can be found by."""

    words: tuple[str, ...]
    quoted: frozenset[int]  # places of words inside quotation marks
    at: tuple[str, ...]  # the run that begins at each word
    runs: frozenset[str]
    pairs: frozenset[str]
    sentences: tuple[Sentence, ...]


def read_text(text: str) -> Text:
    """Return the words of a text in all the ways in which copies are looked for; linear in its length."""
    found = list(_WORD.finditer(text))
    words = tuple(m[0].casefold() for m in found)
    spans = [m.span() for m in _QUOTED.finditer(text)]
    sentences: list[Sentence] = []
    anchors: list[tuple[int, str]] = []
    for begin, end in _sentences(text, found):
        plain = tuple([_SMALL.get(word, word) for word in words[begin:end]])
        told = [(i, plain[i - begin]) for i in range(begin, end) if _fixed(i - begin, found[i][0], words[i])]
        anchors += told
        sentences.append(Sentence(plain, frozenset([word for _, word in told])))
    at = _runs_at(words)
    return Text(words, _within(found, spans), at, frozenset(at), _pairs(anchors), tuple(sentences[:MOST_SENTENCES]))


def shingles(text: str) -> frozenset[str]:
    """Return the runs of five words of a text, without case and punctuation."""
    return frozenset(_runs_at(tuple(word.casefold() for word in _WORD.findall(text))))


def _runs_at(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the runs of five of some words, in their order."""
    return tuple([" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)])


def _sentences(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each sentence, and the first after it, by their place; no word stands across an end."""
    first = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        after = bisect_left(words, end, first, key=_start)
        for cut in range(first, after, LONGEST_SENTENCE):
            yield cut, min(after, cut + LONGEST_SENTENCE)
        first = after


def _fixed(place: int, word: str, folded: str) -> bool:
    """Return whether who replaces words by others must leave this one: a number, or a name inside the sentence."""
    return word[0].isdigit() or (folded in _SMALL and word != "one") or (place > 0 and word[0].isupper())


def _pairs(anchors: list[tuple[int, str]]) -> frozenset[str]:
    """Return names and numbers with the next and the next but one after them, where other words stand between.

    Two words that stand side by side are one name, which every report of an event has; its order it shares with copies.
    """
    found: set[str] = set()
    for i, (place, word) in enumerate(anchors):
        found.update(f"{word} {other}" for later, other in anchors[i + 1 : i + 3] if later > place + 1)
    return frozenset(found)


def _within(words: list[re.Match[str]], spans: list[tuple[int, int]]) -> frozenset[int]:
    """Return the places of the words that lie in one of some ordered spans."""
    inside: set[int] = set()
    if not spans:
        return frozenset()
    at = 0
    for place, word in enumerate(words):
        while at < len(spans) and spans[at][1] <= word.start():
            at += 1
        if at < len(spans) and spans[at][0] < word.start():
            inside.add(place)
    return frozenset(inside)
