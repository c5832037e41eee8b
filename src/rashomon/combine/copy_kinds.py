"""Two texts → whether one is a copy of the other, how much of it, and of what kind."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.combine.copy_alignment import Alignment, align
from rashomon.combine.copy_texts import RUN, Text

COPIED = 0.4  # in runs of five, of the shorter text's words: edited copies have 0.54 and more, other reports below 0.35
FEWEST = 12  # words in such runs: below it chance decides
IDENTICAL = 0.98  # what is left is a date line or a changed quotation mark
TRIMMED = 0.93  # the same for what is left of a cut text, which joins the ends of its cuts anew
CUT = 0.93  # of the longer text's words: what has fewer has been cut
# Two reports of one event in the writers' own words have at most three sentences that go together, a quarter of the
# shorter; those that were spun word by word have six and more, and half of it.
REWRITTEN = 0.4
SENTENCES = 4
BRIEF = (3, 0.6)  # sentences and share: of a report that has no more
ANCHORS = 0.5  # a form that is filled in anew each day keeps its words and changes names and numbers
SPUN = 0.75  # words kept: spinners keep 0.57 to 0.71, editors 0.8 and more
STATEMENT = 40  # words of one quotation that two reports print, which is more than a sentence
OUTSIDE = 0.3  # of a text without its quotations: below it nothing but the quotations is shared


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` of the shorter text stands in the other. `close` tells the nearer of two originals, in words."""

    share: float
    kind: str  # identical, trimmed, edited, rewritten, same_statement
    close: int
    enough: bool  # to call it a copy


def compare_texts(original: Text, copy: Text) -> Likeness:
    """Return how much of the shorter text stands in the longer, and the kind of copy that it would be."""
    small, large = sorted((original, copy), key=lambda text: len(text.words))
    runs = original.runs & copy.runs
    shared = {id(text): _shared(text, runs) for text in (small, large)}
    words = len(shared[id(small)])
    share = words / len(small.words) if small.words else 0.0
    statement = [text for text in (copy, original) if share < IDENTICAL and _only_quotes(text, shared[id(text)])]
    alignment = align(original, copy)
    if statement:
        quoted = max(len(shared[id(text)] & text.quoted) for text in statement)
        return Likeness(share, "same_statement", words, quoted >= STATEMENT or (share >= COPIED and words >= FEWEST))
    if alignment.anchors < ANCHORS:
        return Likeness(share, "edited", words, enough=False)
    spun = _is_rewritten(alignment)
    close = max(words, alignment.words)
    if spun and alignment.kept < SPUN:
        return Likeness(alignment.share, "rewritten", close, enough=True)
    kind = _verbatim_kind(share, original, copy)
    enough = share >= COPIED and words >= FEWEST
    return Likeness(share if enough or not spun else alignment.share, kind, close, enough or spun)


def _verbatim_kind(share: float, original: Text, copy: Text) -> str:
    """Return how a text was taken over word by word. One that grew has been edited, however much of it is the same."""
    if len(original.runs & copy.runs) >= IDENTICAL * max(len(original.runs), len(copy.runs)):
        return "identical"
    return "trimmed" if share >= TRIMMED and len(copy.words) < CUT * len(original.words) else "edited"


def _is_rewritten(alignment: Alignment) -> bool:
    enough = alignment.sentences >= SENTENCES and alignment.share >= REWRITTEN
    brief = alignment.sentences >= BRIEF[0] and alignment.share >= BRIEF[1]
    return enough or brief


def _shared(text: Text, runs: AbstractSet[str]) -> frozenset[int]:
    """Return the places of the words of a text that stand in runs which the other has too, each run once."""
    found: set[int] = set()
    left = set(runs)
    for i, run in enumerate(text.at):
        if run in left:
            left.remove(run)
            found.update(range(i, i + RUN))
    return frozenset(found)


def _only_quotes(text: Text, shared: frozenset[int]) -> bool:
    """Return whether what a text shares are quotations, and the writer's own words are not shared."""
    quoted = len(shared & text.quoted)
    own = len(text.words) - len(text.quoted)
    return 2 * quoted > len(shared) > 0 and len(shared) - quoted < OUTSIDE * max(own, 1)
