"""Which names a text itself gives to one actor: an acronym or another name in brackets, or behind "known as"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.extract.actor_words import BODY_NAMES, INSIDE, NAME_PARTS, is_thing
from rashomon.extract.parse import Parse, Token, text_of
from rashomon.extract.timewords.words import CALENDAR

_FAR_BACK = 14  # tokens from an acronym to the first word that it spells
_LONGEST_BRACKET = 24  # tokens
_QUOTES = frozenset(["“", "”", "‘", "’", '"', "'", "''", "``", '""'])
_SKIPPED = INSIDE | NAME_PARTS | {"and", "the", "-", "–", "’s", "'s", ",", "&", "/"}
_CALLED = {("known", "as"), ("called", "the"), ("as", "the"), ("aka", ""), ("formerly", ""), ("or", "")}


def introduced(doc: Parse) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that a text gives to one actor, the fuller first: ("Wheat Growers' Union", "WGU")."""
    for token in doc:
        if token.text == "(" and token.i > 0:
            yield from _in_brackets(doc, token.i)


def _in_brackets(doc: Parse, at: int) -> Iterator[tuple[str, str]]:
    end = next((t.i for t in doc[at + 1 : at + 2 + _LONGEST_BRACKET] if t.text == ")"), None)
    if end is None:
        return
    inside = [t for t in doc[at + 1 : end] if t.text not in _QUOTES]
    while inside and inside[0].lower_ in {"the", "or", "known", "as", "also", "called", "acronym", "formerly"}:
        inside.pop(0)
    if not inside or any(is_thing(t.text) for t in inside):
        return
    first = next((n for n, t in enumerate(inside) if t.text in {",", ";", "in"}), len(inside))
    names = inside[:first]
    before = _last_word(doc, at)
    if names and is_acronym(text_of(names)):
        start = spelled_from(doc[max(0, before - _FAR_BACK) : before + 1], text_of(names))
        if start is not None:
            yield text_of(doc[start : before + 1]), text_of(names)
    elif is_acronym(doc[before].text) and spelled_from(names, doc[before].text) == (names[0].i if names else None):
        yield text_of(names), doc[before].text
    else:
        yield from _other_name(doc, before, inside)


def _last_word(doc: Parse, at: int) -> int:
    """Return the last word before a bracket, without quotation marks and the mark of a genitive."""
    last = at - 1
    while last > 0 and (doc[last].text in _QUOTES or doc[last].lower_ in {"'s", "’s"}):
        last -= 1
    return last


def _other_name(doc: Parse, before: int, inside: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the translation of a name: "Jund al-Sama (Soldiers of Heaven)", "X (Arabic: …, Soldiers of Heaven)"."""
    cut = max((n for n, t in enumerate(inside) if t.text in {",", ";", ":"}), default=-1)
    other = list(inside[cut + 1 :])
    while other and other[0].lower_ in {"the", "or"}:
        other.pop(0)
    if len(other) < 2 or not _is_row(other) or doc[before].text.lower() in CALENDAR:
        return
    start = before
    while start > 0 and before - start < _FAR_BACK and _goes_on(doc[start - 1]):
        start -= 1
    while start < before and not doc[start].text[0].isupper():
        start += 1
    foreign = any(t.lower_ in NAME_PARTS for t in doc[start:before]) or any(t.lower_ in BODY_NAMES for t in other)
    if start < before and foreign:
        yield text_of(other), text_of(doc[start : before + 1])


def _is_row(tokens: Sequence[Token]) -> bool:
    plain = [t for t in tokens if t.lower_ not in _SKIPPED]
    return len(plain) > 1 and all(t.text[0].isupper() and t.text.isascii() for t in plain)


def _goes_on(before: Token) -> bool:
    return before.text[0].isupper() or before.lower_ in NAME_PARTS or before.text in {"-", "'", "’"}


def is_acronym(words: str) -> bool:
    """Tell whether words are letters that may stand for a longer name: "SDF", "M.E.K.", "CJTF-OIR", "DoD"."""
    bare = words.replace("-", "").replace(".", "").replace(" ", "")
    capitals = sum(c.isupper() for c in bare)
    return capitals >= 2 and len(bare) <= 10 and bare.isalpha() and len(bare) - capitals <= 1 and " " not in words


def spelled_from(tokens: Sequence[Token], acronym: str) -> int | None:
    """Return the token at which the words begin whose first letters an acronym spells, up to the last; None if none.

    Small words may be skipped or counted ("DoD"), and a word may give two of its letters ("NAVCENT" spells none).
    """
    letters = [c.lower() for c in acronym if c.isalpha()]
    words = [t for t in tokens if any(c.isalpha() for c in t.text)]
    if _by_syllables(words, acronym) is not None:
        return _by_syllables(words, acronym)
    found = _by_letters(words, letters, small=False)
    return found if found is not None else _by_letters(words, letters, small=True)


def _by_letters(words: Sequence[Token], letters: Sequence[str], *, small: bool) -> int | None:
    """Return where words begin whose first letters these are, going back from the last; `small` words count too."""
    n = len(letters) - 1
    for token in reversed(words):
        little = token.lower_ in _SKIPPED
        counts = token.text[0].isupper() or (small and little) or (n == 0 and token.lower_ in NAME_PARTS)
        own = [c for c in token.lower_ if c.isalpha()] if is_acronym(token.text) else [token.lower_[0]]
        if counts and list(letters[max(0, n + 1 - len(own)) : n + 1]) == own:
            n -= len(own)
            if n < 0:
                return token.i if token.text[0].isupper() or token.lower_ in NAME_PARTS else None
        elif not little:
            return None
    return None


def _by_syllables(words: Sequence[Token], acronym: str) -> int | None:
    """Return where the words begin whose first syllables make up a name: "Naval Forces Central Command" (NAVCENT)."""
    if len(acronym) < 6:
        return None
    rest = acronym.lower().replace("-", "")
    capitals = [t for t in words if t.text[0].isupper()]
    for n, (token, following) in enumerate(pairwise(capitals)):
        low = token.lower_
        size = next((k for k in range(min(4, len(low)), 2, -1) if rest.startswith(low[:k])), 0)
        later = {t.lower_[:k] for t in (following, *capitals[n + 1 :]) for k in (3, 4, 5)}
        if size and rest[size:] in later:
            return _whole(words, token)
    return None


def _whole(words: Sequence[Token], token: Token) -> int:
    """Return where the row of capitals begins that a token stands in."""
    start = token.i
    for before in reversed([t for t in words if t.i < token.i]):
        if before.i != start - 1 or not before.text[0].isupper():
            break
        start = before.i
    return start
