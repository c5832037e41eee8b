"""The parts of speech and lemmas that the model's rules give, each kind of token asked for once.

The model's ruler and lemmatizer judge a token by its letters, its tag and how it hangs on its head, and the ruler in
few patterns by the word beside it. Most tokens are of kinds that were met before. What comes out is what the two pipes
give; by themselves they take a quarter of the model's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

PIPES = ["attribute_ruler", "lemmatizer"]
_MOST_KINDS = 1 << 18  # kept at once: some 50 MB

Kind = tuple[int, int, int, tuple[int, ...]]  # letters, tag, relation, and the rules on several words that hold
Given = tuple[int, int, int, int]  # part of speech, lemma, tag, relation


class Attributes:
    """What the last two pipes of one model give."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        ruler: Any = nlp.get_pipe(PIPES[0])  # compiled classes without types
        lemmatizer: Any = nlp.get_pipe(PIPES[1])
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._indices: list[int] = ruler.indices
        self._known: dict[Kind, Given] = {}
        self._longer = Matcher(nlp.vocab)
        for number, rule in enumerate(ruler.patterns):
            longer = [one for one in rule["patterns"] if len(one) > 1]
            if longer:
                self._longer.add(str(number), longer)

    def give(self, doc: Doc) -> Doc:
        """Return a parsed document with its parts of speech and lemmas."""
        if len(self._known) > _MOST_KINDS:
            self._known.clear()
        known, held = self._known, self._held(doc)
        rows = doc.to_array([ORTH, TAG, DEP]).tolist()
        kinds: list[Kind] = [(orth, tag, dep, held.get(i, ())) for i, (orth, tag, dep) in enumerate(rows)]
        given = [known.get(kind) or self._ask(kind) for kind in kinds]
        columns: Any = doc.to_array([POS, LEMMA, TAG])  # an array to be filled
        if given:
            columns[:] = [one[:3] for one in given]
        doc.from_array([POS, LEMMA, TAG], columns)
        for place, one in enumerate(given):
            if one[3] != rows[place][2]:
                doc[place].dep = one[3]
        return doc

    def _held(self, doc: Doc) -> dict[int, tuple[int, ...]]:
        """Return the rules on several words that hold, by the token that they change."""
        found: dict[int, tuple[int, ...]] = {}
        for name, start, end in sorted(self._longer(doc, allow_missing=True), key=self._order):
            number = int(self._vocab.strings[name])
            index = self._indices[number]
            place = start + index if index >= 0 else end + index
            found[place] = (*found.get(place, ()), number)
        return found

    def _order(self, match: tuple[int, int, int]) -> tuple[int, int, int]:
        return int(self._vocab.strings[match[0]]), match[1], match[2]

    def _ask(self, kind: Kind) -> Given:
        """Return what the two pipes give a token of a kind, by itself."""
        orth, tag, dep, longer = kind
        strings = self._vocab.strings
        doc = Doc(self._vocab, words=[strings[orth]], tags=[strings[tag]], deps=[strings[dep]], heads=[0])
        own = [number for number, *_ in self._ruler.match(doc)]
        for number in sorted([*own, *longer]):
            set_token_attrs(doc[0], self._ruler.attrs[number])
        token = self._lemmatizer(doc)[0]
        found = self._known[kind] = (token.pos, token.lemma, token.tag, token.dep)
        return found


def read_batch(nlp: Language, batch: Iterable[str], batch_size: int) -> Iterator[Doc]:
    """Yield the model's reading of texts, in order, as all its pipes give it but for the features of words (morph)."""
    if nlp.pipe_names[-2:] != PIPES:
        return nlp.pipe(batch, batch_size=batch_size)
    return map(_attributes_of(nlp).give, nlp.pipe(batch, batch_size=batch_size, disable=PIPES))


@lru_cache(maxsize=4)
def _attributes_of(nlp: Language) -> Attributes:
    return Attributes(nlp)
