"""Numbers in digits and words: the tokens of a text → the value that begins at one of them, and where it ends."""

from __future__ import annotations

import re

from rashomon.extract.counts.bounds import word_at
from rashomon.extract.parse import Parse

_DIGITS = re.compile(r"^\d{1,3}(?:[,\u00a0\u202f.]\d{3})+$|^\d{1,10}$")
_GROUP, _FIRST_GROUP = re.compile(r"\d{3}"), re.compile(r"[1-9]\d{0,2}")  # "12 000"
_DECIMAL = re.compile(r"^\d{1,6}[.,]\d{1,2}$")
YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_LONGEST = 12  # tokens of a number; no number that people print has more


def value_at(doc: Parse, start: int) -> tuple[int | None, int]:
    """Return the number that begins at a token, and where it ends; None where there is none."""
    grouped = _grouped(doc, start)
    if grouped is not None:
        return grouped
    total, current, end, seen = 0, 0, start, False
    if word_at(doc, start) == "a" and word_at(doc, start + 1) in SCALES and _continues(doc, start + 2):
        current, seen, end = 1, True, start + 1  # "a hundred and seven"
    while end < min(len(doc), start + _LONGEST):
        word = doc[end].lower_
        if _DIGITS.match(word) and not seen:
            current, seen = int(re.sub(r"\D", "", word)), True
            if YEAR.fullmatch(word) and word_at(doc, end + 1) in ONES | TENS:
                end += 1
                break  # "on 5 May 2020 three more died"
        elif _DECIMAL.match(word) and not seen and word_at(doc, end + 1) in SCALES:
            return round(float(word.replace(",", ".")) * SCALES[doc[end + 1].lower_]), end + 2
        elif word in ONES and (not seen or (current % 10 == 0 and current not in (10,))):
            current, seen = current + ONES[word], True
        elif word in TENS and (not seen or current % 100 == 0):
            current, seen = current + TENS[word], True
        elif word in SCALES and seen:
            scale = SCALES[word]
            if scale in (100, 12):
                current *= scale
            else:
                total, current = total + current * scale, 0
        elif seen and (half := _and_a_half(doc, end)):
            return total + current * half + half // 2, end + 4
        elif not (seen and word in {"-", "and"} and _continues(doc, end)):
            break
        end += 1
    return (total + current, end) if seen else (None, start)


def _grouped(doc: Parse, start: int) -> tuple[int, int] | None:
    """Return a number whose thousands a space sets apart, "12 000", and where it ends."""
    end = start + 1
    if not 0 <= start < len(doc) or not _FIRST_GROUP.fullmatch(doc[start].text):
        return None
    while end < min(len(doc), start + 4) and _GROUP.fullmatch(doc[end].text):
        end += 1
    return (int("".join(token.text for token in doc[start:end])), end) if end > start + 1 else None


def _and_a_half(doc: Parse, i: int) -> int:
    """Return the scale of "and a half thousand" that begins at a token, 0 where none does."""
    words = [word_at(doc, i + k) for k in range(4)]
    return SCALES.get(words[3], 0) if words[:3] == ["and", "a", "half"] else 0


def _continues(doc: Parse, i: int) -> bool:
    """Tell whether a number goes on behind "-" or "and": "twenty-one", "a hundred and seven"."""
    word, following, before = word_at(doc, i), word_at(doc, i + 1), word_at(doc, i - 1)
    if word == "-":
        return before in TENS and following in ONES
    return word == "and" and before in {"hundred", "thousand"} and (following in ONES or following in TENS)


def range_end(doc: Parse, end: int) -> tuple[int, int] | None:
    """Return the upper number of "10 to 15", "10-15", "between 10 and 15", and where it ends."""
    if end + 1 >= len(doc):
        return None
    joint = doc[end].lower_
    first = _first_of(doc, end)
    start = value_at(doc, first)[0]
    between = joint == "and" and word_at(doc, first - 1) == "between"
    if not (joint in {"to", "-", "–", "or"} or between) or start is None:
        return None
    upper, stop = value_at(doc, end + 1)
    return (upper, stop) if upper is not None else None


def _first_of(doc: Parse, end: int) -> int:
    """Return where the number that ends at a place begins."""
    first = end - 1
    while first > 0 and value_at(doc, first - 1)[1] == end and value_at(doc, first - 1)[0] is not None:
        first -= 1
    return first
