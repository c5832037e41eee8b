"""A report's text → what a copier leaves of it: its words in runs and sentences, and the order of names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RUN = 5  # words: a run of five is rarely shared by chance, and light editing leaves many whole
MOST_SENTENCES = 200  # that are aligned; a copier who goes on for so long has shown himself before
LONGEST_SENTENCE = 80  # words; a longer one is cut, so that what two sentences cost is bounded
_WORD = re.compile(r"\w+")
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


@dataclass(frozen=True, slots=True, eq=False)
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
    words: list[str] = []
    sentences: list[Sentence] = []
    anchors: list[tuple[int, str]] = []
    for printed in _sentences(text):
        folded = [word.casefold() for word in printed]
        plain = folded if _SMALL.keys().isdisjoint(folded) else [_SMALL.get(word, word) for word in folded]
        # Who replaces words by others must leave these: a number, or a name inside the sentence.
        told = [
            (len(words) + i, plain[i])
            for i, word in enumerate(printed)
            if word[0].isdigit() or (i and word[0].isupper()) or (folded[i] in _SMALL and word != "one")
        ]
        anchors += told
        sentences.append(Sentence(tuple(plain), frozenset([word for _, word in told])))
        words += folded
    at = _runs_at(words)
    return Text(tuple(words), _quoted(text), at, frozenset(at), _pairs(anchors), tuple(sentences[:MOST_SENTENCES]))


def shingles(text: str) -> frozenset[str]:
    """Return the runs of five words of a text, without case and punctuation."""
    return frozenset(_runs_at([word.casefold() for word in _WORD.findall(text)]))


def _runs_at(words: Sequence[str]) -> tuple[str, ...]:
    """Return the runs of five of some words, in their order."""
    return tuple([" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)])


def _sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence; none stands across the end of one."""
    begin = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        words = _WORD.findall(text, begin, end)
        for cut in range(0, len(words), LONGEST_SENTENCE):
            yield words[cut : cut + LONGEST_SENTENCE]
        begin = end


def _pairs(anchors: list[tuple[int, str]]) -> frozenset[str]:
    """Return names and numbers with the next and the next but one after them, where other words stand between.

    Two words that stand side by side are one name, which every report of an event has; its order it shares with copies.
    """
    found: set[str] = set()
    for i, (place, word) in enumerate(anchors):
        found.update(f"{word} {other}" for later, other in anchors[i + 1 : i + 3] if later > place + 1)
    return frozenset(found)


def _quoted(text: str) -> frozenset[int]:
    """Return the places of the words that stand inside quotation marks."""
    spans = [m.span() for m in _QUOTED.finditer(text)]
    if not spans:
        return frozenset()
    inside: set[int] = set()
    at = 0
    for place, word in enumerate(_WORD.finditer(text)):
        while at < len(spans) and spans[at][1] <= word.start():
            at += 1
        if at < len(spans) and spans[at][0] < word.start():
            inside.add(place)
    return frozenset(inside)
