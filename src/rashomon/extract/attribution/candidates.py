"""What a cue offers before it is decided upon: content, and the words of those who may have said it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.extract.clauses import Range
from rashomon.extract.parse import Token
from rashomon.records import Stance


@dataclass(frozen=True)
class Candidate:
    """A cue with its content and the head words of those who speak; `inner` is whom the speaker cites."""

    cue: Range
    kind: str
    stance: Stance
    content: tuple[Range, ...]
    speaker: Token | None
    inner: Token | None = None
    outer: Token | None = None  # to whom it was told, or who quotes: a link only where it is an agency or paper
    frame: str = "clause"  # of `ontology/cues.csv`; "asked" and "raised" name nobody and turn a stance
    relative: Token | None = None  # the "who" that stands for the speaker at the cue
    quoted_by: bool = False  # `outer` quotes the speaker, and is a link whoever it is
