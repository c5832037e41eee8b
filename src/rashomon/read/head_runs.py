"""Knows a run of short "Label: value" lines over a text for a head, where one of them at least is a label we know."""

from __future__ import annotations

import re

from rashomon.read.agencies import agency_named
from rashomon.read.furniture import ends_sentence, furniture_kind
from rashomon.read.labels import is_labelled, read_label

# lines looked at on either side: a longer head is none
_MOST_LINES = 25
_MOST_WORDS = 8
# "Region: Mali", "Word count: 450"; a speaker before a colon looks the same, so what follows decides
_PAIR = re.compile(r"([A-Za-z][A-Za-z-]{1,20}(?: [A-Za-z-]{2,20})?)\s*:\s+(\S.{0,100})")
# words of a report that no label has beside it: a head of these would be its figures, or somebody speaking
_TELLS = re.compile(
    r"\b(?:said|says?|told|according|killed|died|dead|deaths?|wounded|injured|casualt\w+|victims?|toll|missing|reported"
    r"|is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|did|does|do|not|we|they|he|she|it|i|you|that)\b",
    re.I,
)
_OPENS = {"date", "outlet", "byline", "url"}


def in_head_run(lines: list[str], place: int) -> bool:
    """Return whether an unknown "Label: value" line stands in a run of such lines, one of them known, none between."""
    if not _is_pair(lines[place]):
        return False
    above = _run(lines[max(0, place - _MOST_LINES) : place][::-1])
    below = _run(lines[place + 1 : place + 1 + _MOST_LINES])
    return any(_is_known(line) for line in above + below)


def opens_head_run(lines: list[str], place: int, least: int = 1) -> bool:
    """Return whether a head of `least` labels begins at a line, one of them known; "Source: TASS" alone is none."""
    run = _run(lines[place : place + _MOST_LINES])
    known = [label for line in run if is_labelled(line) and (label := read_label(line))]
    return bool(known) and len(run) >= least and (len(run) > 1 or known[0].kind in _OPENS)


def is_short_pair(line: str) -> bool:
    """Return whether a line is a label with a word or two, such as no title is ("Region: Mali")."""
    pair = _PAIR.fullmatch(line.strip())
    return pair is not None and len(pair[2].split()) <= 2


def _run(lines: list[str]) -> list[str]:
    end = next((n for n, line in enumerate(lines) if not (_is_known(line) or _is_pair(line))), len(lines))
    return lines[:end]


def _is_known(line: str) -> bool:
    return read_label(line) is not None


def _is_pair(line: str) -> bool:
    words = line.strip()
    pair = _PAIR.fullmatch(words)
    if pair is None or len(pair[2].split()) > _MOST_WORDS or ends_sentence(words) or pair[2].isdigit():
        return False
    # "Source: local health officials" is the text's own attribution
    spoken = agency_named(pair[1]) is not None or pair[1].lower().startswith("source")
    return not spoken and _TELLS.search(words) is None and furniture_kind(words) is None
