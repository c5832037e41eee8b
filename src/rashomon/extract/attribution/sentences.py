"""One sentence with its quotations, for readers that go by the order of words and not by the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.clauses import Range
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue

Words = Sequence[Token]
Cues = Mapping[tuple[str, str], Cue]

STOPS = {".", "!", "?", "…"}
DASHES = {"-", "–", "—", "--", "―"}
NAMING = {"DET", "PROPN", "NOUN", "ADJ", "NUM"}  # parts of speech of which names and offices are made
SAID = {"VBD", "VBZ", "VBP"}  # tags of a verb that has a subject of its own
LONGEST = 18  # tokens of a speaker's name and office
SHORT = 6  # tokens of a speaker in a headline


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, and the quotations by where they begin and end."""

    text: Annotated
    words: Words
    cues: Cues
    begun: Mapping[int, Quotation]
    ended: Mapping[int, Quotation]

    @property
    def range(self) -> Range:
        """Return the tokens from the first to the last of the sentence."""
        return self.words[0].i, self.words[-1].i + 1


def is_headline(words: Words) -> bool:
    """Tell whether words are printed as a headline is: a line by itself, without a stop at its end."""
    last = next((t for t in reversed(words) if not t.is_space), None)
    first = next((t for t in words if not t.is_space), None)
    if first is None or last is None:
        return False
    doc = last.doc
    alone = first.i == 0 or "\n" in doc[first.i - 1].text
    ended = last.i + 1 >= len(doc) or "\n" in doc[last.i + 1].text
    return alone and ended and last.text not in STOPS | {"”", '"', "''", ":"}


def cue_of(token: Token, cues: Cues) -> Cue | None:
    """Return the cue that a token is; the parse may take the last word of "so the mayor claims" for a noun."""
    entry = cues.get((token.lemma_.lower(), "VERB")) if token.pos_ == "VERB" or token.tag_ == "NNS" else None
    return entry if entry is not None and entry.kind in {"speech", "report", "thought"} else None


def spoken_by(verb: Token, entry: Cue, content: list[Range], speaker: Token, frame: str) -> Candidate:
    """Return the candidate of a cue with its speaker and the ranges that it passes on, empty ones left out."""
    held = tuple(r for r in content if r[0] < r[1])
    return Candidate((verb.i, verb.i + 1), entry.kind, entry.stance, held, speaker, frame=frame)
