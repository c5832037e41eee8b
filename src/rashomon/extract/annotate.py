"""Run the language model once: a text → its tokens, tags and parse, each with its place in the text as printed.

Real pages break words with stray spaces ("US -led", "well- established", "Deir ez -Zor") and sentences with line ends.
The model reads a repaired text (`spacing`); every span that leaves this module points into the text as printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.extract.parse import Lexemes, Parse, Token, lay_out
from rashomon.extract.pieces import cut_pieces, join_docs, read_pieces
from rashomon.extract.spacing import repair
from rashomon.records import Span, Where


@dataclass(frozen=True)
class Annotated:
    """A text as printed, the model's reading of its repaired form, and the way back from one to the other."""

    where: Where
    text: str
    plain: str  # the repaired text that the model read; `doc.text` is put together anew at each call
    doc: Parse
    cuts: tuple[int, ...]  # where, in the repaired text, characters were left out
    shifts: tuple[int, ...]  # how many characters were left out up to and including that cut
    ends: tuple[int, ...]  # where, in the printed text, each stretch left out ends

    def at(self, position: int, *, end: bool = False) -> int:
        """Return the place in the printed text of a place in the repaired one; `end` for the end of a span."""
        if not self.cuts:
            return position
        index = bisect_right(self.cuts, position - 1 if end else position) - 1
        return position + (self.shifts[index] if index >= 0 else 0)

    def span(self, first: Token, last: Token) -> Span:
        """Return where the tokens from `first` to `last`, both included, stand in the printed text."""
        return self.at(first.idx), self.at(last.idx + len(last.text), end=True)

    def words(self, span: Span) -> str:
        """Return the printed words of a span."""
        return self.text[span[0] : span[1]]

    def tokens(self, span: Span) -> list[Token]:
        """Return the tokens that begin inside a span of the printed text."""
        return self.doc.within(self.back(span[0]), self.back(span[1]))

    def back(self, position: int) -> int:
        """Return the place in the repaired text of a place in the printed one."""
        index = bisect_right(self.ends, position)
        found = position - (self.shifts[index - 1] if index else 0)
        return min(found, self.cuts[index]) if index < len(self.cuts) else found


def annotate(nlp: Language, texts: Iterable[tuple[Where, str, str]], batch_size: int = 32) -> Iterator[Annotated]:
    """Yield each text with the model's reading of it, in order; long texts are read in pieces and put together again.

    A text is given as printed and as it is to be read, both of one length: a title is read without its capitals.
    """
    waiting: deque[tuple[int, Where, str, str, tuple[int, ...], tuple[int, ...]]] = deque()

    def pieces() -> Iterator[str]:
        for where, text, read in texts:
            plain, cuts, shifts = repair(read)
            found = cut_pieces(plain)
            waiting.append((len(found), where, text, plain, cuts, shifts))
            yield from found

    docs: list[Doc] = []
    lexemes = Lexemes(nlp.vocab)
    for doc in read_pieces(nlp, pieces(), batch_size):
        docs.append(doc)
        if len(docs) < waiting[0][0]:
            continue
        _, where, text, plain, cuts, shifts = waiting.popleft()
        whole = lay_out(join_docs(docs), lexemes)
        docs.clear()
        ends = tuple(cut + shift for cut, shift in zip(cuts, shifts, strict=True))
        yield Annotated(where, text, plain, whole, cuts, shifts, ends)
