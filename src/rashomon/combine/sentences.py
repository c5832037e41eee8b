"""Sentences as far as `combine` needs them: what stands around a few words of a report."""

from __future__ import annotations

import re

from rashomon.records import Span

REACH = 400  # characters of a sentence on each side
_END = re.compile(r"[.!?]['\"”’)]*(?=\s)|\n")


def sentence_at(text: str, span: Span) -> Span:
    """Return the sentence or line around a span, cut to a bounded reach."""
    start, end = span
    low = max(0, start - REACH)
    before = [m.end() for m in _END.finditer(text, low, start)]
    after = _END.search(text, end, min(len(text), end + REACH))
    return (before[-1] if before else low), (after.start() if after else min(len(text), end + REACH))
