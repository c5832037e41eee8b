"""What somebody wants to be called in a team in, what is wrong with it out: nobody may pass for another."""

from __future__ import annotations

import unicodedata

SIGNS = " .,_-'’@"  # that names have beside letters and digits
# Written together in one name; else a name with letters of two scripts is one that passes for another.
_EAST_ASIAN = frozenset(
    ["CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "HANGUL", "BOPOMOFO"]
)
# Small and capital letters of other scripts that look like Latin ones, and those of Latin that look like one another:
# the commonest of Unicode's confusables (UTS 39), as folded names have them.
_CYRILLIC = ("авесԁһіјкмнорԛѕтухԝѵ", "abecdhijkmhopqstyxwv")
_GREEK = ("αβεζηικμνορτυχ", "abezhikmnoptyx")
_LATIN = ("10i", "lol")
_LOOKS = str.maketrans("".join(one[0] for one in (_CYRILLIC, _GREEK)), "".join(one[1] for one in (_CYRILLIC, _GREEK)))
_LOOKS_OF_LATIN = str.maketrans(*_LATIN)


def find_fault(name: str) -> str:
    """Return what is wrong with a name in Unicode's form NFKC, empty where it is one that nobody mistakes."""
    if not any(unicodedata.category(c).startswith("L") for c in name):
        return "a name has a letter"
    for c in name:
        if unicodedata.category(c)[0] not in "LM" and not (c.isascii() and c.isdigit()) and c not in SIGNS:
            return f"a name has letters, digits and {SIGNS.strip()} with spaces between them, and no {c}"
    scripts = sorted({_script_of(c) for c in name if unicodedata.category(c).startswith("L")})
    if len(scripts) > 1:
        return f"a name is in one script: this has letters of {' and '.join(scripts)}"
    return ""


def look_of(name: str) -> str:
    """Return how a name looks, as far as it can be told: of two that look the same one may pass for the other."""
    return name.casefold().translate(_LOOKS).translate(_LOOKS_OF_LATIN)


def _script_of(letter: str) -> str:
    """Return the script of a letter, by the first word of its name."""
    script = unicodedata.name(letter, "an unknown script").partition(" ")[0]
    return "East Asia" if script in _EAST_ASIAN else script.capitalize()
