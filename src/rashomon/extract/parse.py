"""The model's reading as plain objects: what every stage walks instead of the model's own documents.

spaCy makes a token anew at each look-up, finds a sentence by walking to its start, and decodes every tag from a hash.
The stages ask such questions some hundred times a word, so all answers are laid out here once. The names of the fields
are spaCy's (https://spacy.io/api/token); lists are in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

_place = attrgetter("idx")
_NONE: list[Token] = []  # what hangs on most tokens; one for all, so that nothing may be put into it


class Token:
    """A word or mark with its tags, and its place in the tree of its sentence. Two tokens are the same or differ."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_quote", "is_space", "is_title", "left_edge",
        "lefts", "lemma_", "like_num", "lower_", "pos_", "right_edge", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: Parse
    sent: Sentence
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_title: bool
    like_num: bool
    head: Token
    lefts: list[Token]
    rights: list[Token]
    children: list[Token]
    left_edge: Token
    right_edge: Token

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The token with the space behind it."""
        return self.text + self.whitespace_

    @property
    def is_sent_start(self) -> bool:
        """Whether the token is the first of its sentence."""
        return self.sent.start == self.i

    @property
    def subtree(self) -> list[Token]:
        """The token with all that hang on it, in the order of the text."""
        found, queue = [self], [self]
        while queue:
            held = queue.pop().children
            found += held
            queue += held
        return sorted(found, key=_place)

    def nbor(self, distance: int = 1) -> Token:
        """Return the token so many further on; IndexError where there is none."""
        if self.i + distance < 0:
            raise IndexError(f"no token {distance} from {self.i}")
        return self.doc[self.i + distance]


class Sentence(list[Token]):
    """The tokens of a sentence, [start, end) of its text, and the one on which all others hang."""

    __slots__ = ("doc", "end", "root", "start")

    def __init__(self, doc: Parse, start: int, end: int) -> None:
        super().__init__(doc[start:end])
        self.doc, self.start, self.end = doc, start, end
        self.root = next((t for t in self if t.head is t), self[0])

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


class Parse(list[Token]):
    """The tokens of a text, and its sentences."""

    __slots__ = ("sents",)

    sents: list[Sentence]

    def last_before(self, place: int) -> Token | None:
        """Return the last token that begins before a place of the text."""
        index = bisect_left(self, place, key=_place) - 1
        return self[index] if index >= 0 else None

    def within(self, start: int, end: int) -> list[Token]:
        """Return the tokens that have a character between two places of the text."""
        first = max(0, bisect_right(self, start, key=_place) - 1)
        if first < len(self) and self[first].idx + len(self[first].text) <= start:
            first += 1
        return self[first : bisect_left(self, end, key=_place)]


def text_of(tokens: Sequence[Token]) -> str:
    """Return tokens as they are printed, without the space behind the last."""
    if not tokens:
        return ""
    found = "".join([token.text + token.whitespace_ for token in tokens])
    return found[: len(found) - len(tokens[-1].whitespace_)]


Traits = tuple[str, str, bool, bool, bool, bool, bool]


class Lexemes(dict[int, Traits]):
    """What is true of a word wherever it stands, by its number in a vocabulary: each word is looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab
        self.names = _Names(vocab)

    def __missing__(self, orth: int) -> Traits:
        word = self._vocab[orth]
        found = (word.text, word.lower_, word.is_space, word.is_punct, word.is_quote, word.is_title, word.like_num)
        self[orth] = found
        return found


class _Names(dict[int, str]):
    """Lemmas, tags and relations by their number in a vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        found = self[number] = self._strings[number]
        return found


def root_of(tokens: Sequence[Token]) -> Token:
    """Return the token of a stretch that hangs nearest to the root of the sentence, the first of several."""
    first, last = tokens[0].i, tokens[-1].i
    heads = [t for t in tokens if not first <= t.head.i <= last or t.head is t]
    return min(heads, key=_depth)


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token, depth = token.head, depth + 1
    return depth


def lay_out(doc: Doc, lexemes: Lexemes) -> Parse:
    """Return the model's document as plain objects; `lexemes` are of its vocabulary."""
    parse = Parse()
    rows = doc.to_array([ORTH, IDX, SPACY, LEMMA, POS, TAG, DEP, HEAD, SENT_START]).tolist()
    names = lexemes.names
    for i, (orth, idx, space, lemma, pos, tag, dep, _, _) in enumerate(rows):
        token = Token()
        token.doc, token.i, token.idx, token.whitespace_ = parse, i, idx, " " if space else ""
        (
            token.text, token.lower_, token.is_space, token.is_punct, token.is_quote, token.is_title, token.like_num,
        ) = lexemes[orth]  # fmt: skip
        token.lemma_, token.pos_, token.tag_, token.dep_ = names[lemma], names[pos], names[tag], names[dep]
        token.lefts = token.rights = token.children = _NONE
        token.left_edge = token.right_edge = token
        parse.append(token)
    _hang(parse, [i + _signed(row[7]) for i, row in enumerate(rows)])
    starts = [i for i, row in enumerate(rows) if row[8] == 1 or i == 0]
    parse.sents = [Sentence(parse, *ends) for ends in pairwise([*starts, len(parse)])]
    for sentence in parse.sents:
        for token in sentence:
            token.sent = sentence
    return parse


def _signed(offset: int) -> int:
    """Return an offset that the array holds without its sign."""
    return offset - (1 << 64) if offset >= 1 << 63 else offset


def _hang(parse: Parse, heads: Sequence[int]) -> None:
    """Hang every token on its head, and tell each how far what hangs on it reaches.

    Walked from the left, the first to reach a head is its leftmost: each head is told once, so the cost is linear.
    """
    for token, head in zip(parse, heads, strict=True):
        token.head = parse[head]
        if head != token.i:
            _hang_on(token.head, token)
    for token in parse:
        above = token.head
        while above.left_edge.i > token.i:
            above.left_edge, above = token, above.head
    for token in reversed(parse):
        above = token.head
        while above.right_edge.i < token.i:
            above.right_edge, above = token, above.head


def _hang_on(head: Token, token: Token) -> None:
    if head.children is _NONE:
        head.lefts, head.rights, head.children = [], [], []
    head.children.append(token)
    (head.lefts if token.i < head.i else head.rights).append(token)
