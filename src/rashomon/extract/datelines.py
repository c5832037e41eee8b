"""What is printed at the head of a text or line and is no part of its sentences: blanked before the model reads it.

Every function returns a text of the same length, so that places in it are places in the text as printed.
"""

from __future__ import annotations

import re

# Capitals at the head of a paragraph, perhaps with a day, a year and an agency in brackets, then a dash; or the day and
# the town in brackets. At the head of a text also with a colon, or a town on a line of its own.
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
_TOWN = r"[A-Z][A-Z.'’\- ]{2,30}(?:[,/] ?[A-Z][A-Za-z.'’\- ]{1,30})?"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_TOWN}(?:,? {_DAY})?,?(?: ?\([^()\n]{{2,40}}\))? ?[—–-]{{1,2}} "
    rf"|{_DAY} ?\({_TOWN}\) ?[—–-]{{1,2}} |[A-Z][A-Z.'’ ]{{3,30}}[—–](?=[A-Z]))",
    re.MULTILINE,
)
_OPENING = re.compile(
    r"\A\s*(?:[A-Z][A-Z.'’\-]{2,30}(?: [A-Z.'’\-]{2,30}){0,2}(?:, [A-Z][A-Za-z.'’\- ]{1,30})?:\s"
    r"|[A-Z][a-z'’\-]{2,20}(?: [A-Z][a-z'’\-]{2,20})?:[ \t]*\n"
    r"|[A-Z][A-Z.'’\- ]{2,30}, [A-Z][a-z]{2,20},? [A-Z][a-z]{2}\.? \d{1,2} (?=[A-Z])"
    # a town in small letters: with a day, or where the first sentence ends with who tells it
    rf"|[A-Z][a-z'’\-]{{2,20}}(?: [A-Z][a-z'’\-]{{2,20}})?, {_DAY}:\s"
    r"|[A-Z][a-z'’\-]{2,20}(?: [A-Z][a-z'’\-]{2,20})?:[ \t]"
    r"(?=[A-Z][^\n.]{10,400}, [^,.\n]{3,80}? (?:said|says|told)\b))"
)
# What a live blog or a channel prints before the words of a line: "11:20 GMT: ", "[12:05] ", a line with an hour alone,
# and the signs that call for attention.
_HOUR = (
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|UTC|[BCEMP][SDE]T|MSK|EEST|local time))?"
)
_SIGNS = r"(?:[\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff][ \t]*)*"
_STAMP = re.compile(
    rf"^[ \t]*{_SIGNS}(?:[\[(]{_HOUR}[\])](?:[ \t]?[:–—-])?(?=\s)"
    rf"|{_HOUR}(?:[ \t]?[:–—|-](?=\s)|(?=[ \t]*$)|(?=[ \t]+[A-Z\"“‘'])))?[ \t]*{_SIGNS}",
    re.MULTILINE,
)
# What stands before a colon in capitals and is no town: a label, an office, a body; and the next voice of a transcript.
_NO_TOWN = re.compile(
    r"(?i)\b(?:update|breaking|correction|editor|note|alert|exclusive|video|watch|q|a|question|answer|summary|police|army"
    r"|ministry|government|mayor|governor|president|minister|spokes\w+|officials?|general|admiral|colonel|major|captain"
    r"|lieutenant|sergeant|commander|dr|mrs?|ms|senator|judge|un|us|uk|eu|sana|tass|reuters|afp|ap)\b"
)
_VOICE = re.compile(r"^[ \t]*[A-Z][A-Z.'’\- ]{1,30}:\s", re.MULTILINE)


def without_datelines(text: str) -> str:
    """Return a text with its datelines blanked, the same length: "HOMS (Agency) — " is no part of the sentence."""
    found = _OPENING.match(text)
    if found is not None and not _NO_TOWN.search(found[0]) and not _VOICE.search(text, found.end()):
        text = " " * found.end() + text[found.end() :]
    return _DATELINE.sub(lambda line: " " * len(line[0]), text)


def without_stamps(text: str) -> str:
    """Return a text with the hours and signs at the heads of its lines blanked, the same length."""
    return _STAMP.sub(lambda found: " " * len(found[0]), text)


def as_sentence(title: str, text: str) -> str:
    """Return a title with the capitals of a sentence: words that the text never capitalises are lowered.

    The model takes "Syria Condemns Raid" for a name; with the text as witness it reads a sentence.
    """
    words = title.split(" ")
    capitals = sum(w[:1].isupper() for w in words)
    if capitals < 3 or capitals * 2 < len(words):
        return title
    printed = {w.strip(".,;:!?\"'“”‘’()") for w in text.split()}
    names = {part for w in printed for part in (w, *w.split("-")) if part[:1].isupper() or not part[:1].isalpha()}
    kept_words = [w if i == 0 or _is_name(w, names) else w.lower() for i, w in enumerate(words)]
    lowered = " ".join(kept_words)
    return lowered if len(lowered) == len(title) else title


def _is_name(word: str, names: set[str]) -> bool:
    bare = word.strip(".,;:!?\"'“”‘’()")
    bare = bare.removesuffix("'s").removesuffix("’s")
    return bare in names or bare.isupper() or any(part in names for part in bare.split("-"))
