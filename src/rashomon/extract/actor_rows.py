"""Rows of capitals: where a name begins and ends in a text, and where it begins behind its titles."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.actor_words import BODY_NAMES, INSIDE, NAME_PARTS, is_title
from rashomon.extract.parse import Parse, Token

LONGEST = 12  # tokens of a name; a longer row of capitals is a heading
_NO_NAME = {"DET", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "PUNCT", "NUM", "SYM", "ADV", "INTJ", "SPACE"}
_JOINS = {"-", "–", "&", "’s", "'s", "'", "’", "/"}


def opens(token: Token) -> bool:
    """Tell whether a name may begin with a token."""
    first = token.text[0]
    if first.isdigit():  # "5th Fleet", "2nd Battalion"
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        ordinal = token.lower_[-2:] in {"st", "nd", "rd", "th"}
        return ordinal and following is not None and following.text[0].isupper()
    if not first.isupper():
        return first in "ae" and token.lower_ in {"al", "el"} and token.pos_ == "PROPN"
    if token.is_sent_start and token.text.isupper() and len(token.text) > 2 and token.text.isalpha():
        return True
    return token.pos_ not in _NO_NAME and (token.pos_ in {"PROPN", "ADJ"} or not token.is_sent_start)


def row_end(doc: Parse, start: int) -> int:
    """Return where the row of capitals that begins at a token ends; small words stand inside it, never at its end."""
    end, i, body = start + 1, start + 1, doc[start].lower_ in BODY_NAMES or is_title(doc[start].text)
    last = min(len(doc), start + LONGEST)
    while i < last:
        token = doc[i]
        if token.is_sent_start and not is_title(doc[i - 1].text):
            break
        if token.text[0].isupper() and token.pos_ not in {"PRON", "SPACE", "DET"}:
            body |= token.lower_ in BODY_NAMES
            i = end = i + 1
        elif _is_nickname(doc, i):
            i += 3
        elif _inside(doc, i, body=body):
            i += 1
        else:
            break
    return end


def _is_nickname(doc: Parse, i: int) -> bool:
    """Tell whether a quoted word stands inside a name: "Jan “Bug” Novak"."""
    quoted = i + 3 < len(doc) and doc[i].is_quote and doc[i + 2].is_quote
    return quoted and doc[i + 1].text[0].isupper() and doc[i + 3].text[0].isupper()


def _inside(doc: Parse, i: int, *, body: bool) -> bool:
    """Tell whether a small word may go on in a name: "of" in that of a body, "al" in a person's."""
    token = doc[i]
    if token.text in _JOINS or token.lower_ in NAME_PARTS:
        return True
    return (body and token.lower_ in INSIDE) or (token.lower_ == "the" and doc[i - 1].lower_ in INSIDE)


def untitled(doc: Parse, start: int, end: int) -> int:
    """Return where a name begins behind the titles before it: "Navy Capt. Jeff Davis"."""
    first = start
    for i in range(start, end):
        if is_title(doc[i].text) and (i == start or doc[i - 1].lower_ not in INSIDE):
            first = i + 1
    if first == end - 1 and doc[first].lower_ in BODY_NAMES:  # "Third Brigade"
        return start
    if start < first < end - 1 and doc[first].lower_ == "of":  # "Secretary of State Ann Lee"
        first += 2
    while first < end and (doc[first].text in _JOINS or doc[first].lower_ in {"of", "the", "."}):
        first += 1
    return first if first == end or doc[first - 1].lower_ not in INSIDE | {"the"} else start


def is_acronym(word: str) -> bool:
    """Tell whether a word is of two to eight capitals: "SDF", "U.N."."""
    bare = word.replace("-", "").replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def qualifies(token: Token) -> bool:
    """Tell whether a verb's form stands before a noun: "the commanding general", "US-led forces"."""
    return token.tag_ == "VBG" or (token.tag_ in {"VBN", "VBD"} and token.doc[token.i - 1].text == "-")


def is_name(tokens: Sequence[Token]) -> bool:
    """Tell whether a row of capitals looks like a person's name: some two to five words, none of them a plain noun."""
    return len(tokens) <= 6 and all(one.pos_ in {"PROPN", "PART", "PUNCT"} for one in tokens)
