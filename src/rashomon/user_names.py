"""What somebody wants to be called in a team in, what is wrong with it out: nobody may pass for another."""

from __future__ import annotations

import re
import unicodedata

SIGNS = " .,_-'’@"  # that names have beside letters and digits
# Written together in one name; else a name with letters of two scripts is one that passes for another.
_EAST_ASIAN = frozenset(
    ["CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "HANGUL", "BOPOMOFO"]
)
# What looks alike, by the commonest of Unicode's confusables (UTS 39): small and capital letters of Cyrillic and Greek,
# as folded names have them, and Latin letters; the second step is for what the first one makes.
_CYRILLIC, _GREEK = "авесԁһіјкмнорԛѕтухԝѵ", "αβεζηικμνορτυχ"
_LATIN = str.maketrans(_CYRILLIC + _GREEK, "abecdhijkmhopqstyxwv" + "abezhikmnoptyx")
_LOOK = str.maketrans("10i’", "lol'")
# Letters and marks that are not drawn: fillers, joiners, and selectors of a letter's form.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def find_fault(name: str) -> str:
    """Return what is wrong with a name in Unicode's form NFKC, empty where it is one that nobody mistakes."""
    if not any(unicodedata.category(c).startswith("L") for c in name):
        return "a name has a letter"
    if _UNSEEN.search(name):
        return "a name has nothing that cannot be seen"
    for c in name:
        if unicodedata.category(c)[0] not in "LM" and not (c.isascii() and c.isdigit()) and c not in SIGNS:
            return f"a name has letters, digits and {SIGNS.strip()} with spaces between them, and no {c}"
    scripts = sorted({_script_of(c) for c in name if unicodedata.category(c).startswith("L")})
    if len(scripts) > 1:
        return f"a name is in one script: this has letters of {' and '.join(scripts)}"
    return ""


def look_of(name: str) -> str:
    """Return how a name looks, as far as it can be told: of two that look the same one may pass for the other."""
    return name.casefold().translate(_LATIN).translate(_LOOK)


def _script_of(letter: str) -> str:
    """Return the script of a letter, by the first word of its name."""
    script = unicodedata.name(letter, "an unknown script").partition(" ")[0]
    return "East Asia" if script in _EAST_ASIAN else script.capitalize()
