"""Long texts in pieces: what keeps the model's memory bounded and its time linear, whatever the text.

The model holds some 3 kB a character while it reads, its tokenizer takes quadratic time over characters without a
space, and the later stages look about in a sentence from each of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.extract.attributes import read_batch

LONGEST_PIECE = 20_000  # characters; all but the longest reports are one piece
LONGEST_RUN = 400  # characters without a space: no word, and hardly an address, has more
LONGEST_SENTENCE = 250  # tokens; the longest sentences of reports have some 150
_BATCH = 40_000  # characters that the model reads at once: some 130 MB
# Where a piece may end, the best first.
_BORDERS = tuple(re.compile(one) for one in (r"\n[ \t]*\n\s*", r"\n", r"[.!?][\"'”’»)\]]{0,3}\s+", r"\s+"))
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_BIT = 100  # characters of a run that is cut


def cut_pieces(text: str) -> list[str]:
    """Return a text cut at paragraphs, else lines, sentences or spaces, into pieces that the model can bear."""
    borders = [0]
    for run in _RUN.finditer(text):
        borders += _borders(text, borders[-1], run.start())
        # no short end is left: that of a number would be a number
        borders += range(run.start() + _BIT, run.end() - _BIT, _BIT)
    borders += [*_borders(text, borders[-1], len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(borders) if start < end] or [""]


def _borders(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a stretch of text is cut, so that no piece of it is too long."""
    while end - start > LONGEST_PIECE:
        start = _border(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        yield start


def _border(text: str, first: int, last: int) -> int:
    """Return the best place to cut between two places: the last paragraph's end, else line's, sentence's, word's."""
    for border in _BORDERS:
        ends = [found.end() for found in border.finditer(text, first, last)]
        if ends:
            return ends[-1]
    return last


def read_pieces(nlp: Language, pieces: Iterable[str], batch_size: int) -> Iterator[Doc]:
    """Yield the model's reading of each piece, in order; a batch is bounded in number and in characters."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) == batch_size or size + len(piece) > _BATCH):
            yield from map(_with_short_sentences, read_batch(nlp, batch, batch_size))
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    yield from map(_with_short_sentences, read_batch(nlp, batch, batch_size))


def join_docs(docs: Sequence[Doc]) -> Doc:
    """Return one document of several that follow each other."""
    if len(docs) == 1:
        return docs[0]
    for doc in docs:
        doc.tensor = docs[0].tensor[:0]  # of one shape: a tree that was cut apart has lost its own
    return Doc.from_docs(list(docs), ensure_whitespace=False)


def _with_short_sentences(doc: Doc) -> Doc:
    """Return a document of which no sentence has more tokens than `LONGEST_SENTENCE`: its tree is cut apart."""
    doc.tensor = doc.tensor[:0].copy()  # 400 bytes a token, for the model alone
    cuts = {cut for sentence in doc.sents for cut in _cuts(doc, sentence.start, sentence.end)}
    if not cuts:
        return doc
    section = list(accumulate(int(place in cuts) for place in range(len(doc))))
    apart = [section[token.i] != section[token.head.i] for token in doc]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.i if cut else token.head.i for token, cut in zip(doc, apart, strict=True)],
        deps=["ROOT" if cut else token.dep_ for token, cut in zip(doc, apart, strict=True)],
    )


def _cuts(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Yield the tokens before which an endless sentence is cut: after the last line end, else where it is full."""
    while end - start > LONGEST_SENTENCE:
        last = start + LONGEST_SENTENCE
        lines = (i + 1 for i in range(last - 1, start + LONGEST_SENTENCE // 2, -1) if "\n" in doc[i].text)
        start = next(lines, last)
        yield start
