"""Tells the language of a text."""

from __future__ import annotations

import py3langid

# fewer letters than this say nothing certain about a language
FEWEST_LETTERS = 20
# a language shows within a page or two; the rest of a long text would only cost time
MOST_CHARACTERS = 20_000
# spoken Arabic and southern Kurdish, as py3langid labels them, have their two-letter code
_TWO_LETTERS = {"ary": "ar", "arz": "ar", "sdh": "ku"}


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, "und" for too few letters or a language without such a code."""
    sample = text[:MOST_CHARACTERS]
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return "und"
    label = str(py3langid.classify(sample)[0])
    label = _TWO_LETTERS.get(label, label)
    return label if len(label) == 2 else "und"
