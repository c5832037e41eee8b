"""What is printed at the head of a text or line and is no part of its sentences: blanked before the model reads it.

Every function returns a text of the same length, so that places in it are places in the text as printed.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASH = r" ?[—–-]{1,2} "
_BRACKETS = r"\([^()\n]{2,40}\)"
_AGENCY = rf"(?:{_BRACKETS}|/[^/\n]{{2,40}}/)"
_CAPITALS = r"[A-Z][A-Z.'’\- ]{2,30}(?:[,/] ?[A-Z][A-Za-z.'’\- ]{1,30})?"
# A town of up to four words, with its country or region: "Deir ez-Zor, Syria".
_TOWN = (
    r"[A-Z][\w'’.\-]{1,20}(?: [A-Z][\w'’.\-]{1,20}){0,3}"
    r"(?:[,/] ?[A-Z][\w'’.\-]{1,20}(?: [A-Z][\w'’.\-]{1,20}){0,2})?"
)
_SMALL = r"[A-Z][a-z'’\-]{2,20}(?: [A-Z][a-z'’\-]{2,20})?"
_NEWS = r"(?=[\"“‘'(]?[A-Z0-9])"  # what follows begins a sentence
# At the head of any paragraph: a town in capitals, or a day and a town in brackets, before a dash.
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_CAPITALS}(?:[,.]? {_DAY})?,?(?: ?{_BRACKETS} ?[—–-]{{1,2}} ?|{_DASH})|{_DAY} ?\({_CAPITALS}\){_DASH}"
    r"|[A-Z][A-Z.'’ ]{3,30}[—–](?=[A-Z]))",
    re.MULTILINE,
)
# At the head of a text only.
_OPENINGS = (
    # who reports stands behind the dash, or between bars: "MOSCOW, May 8 - Example News. ", "Lagos | EXA | "
    rf"{_TOWN}(?:[,.]? {_DAY}\.?)?{_DASH}[A-Z][\w.]{{1,20}}(?: [A-Z][\w\-]{{1,20}}){{0,2}}(?:\. |{_DASH}){_NEWS}",
    rf"{_TOWN}[,.]? {_DAY}\. [A-Z][A-Z.\-]{{2,20}}{_DASH}{_NEWS}",
    rf"{_TOWN} \| [A-Z][\w ]{{1,20}} \| {_NEWS}",
    # a day, an agency, or both: "Damascus (Example) - ", "8 May 2015, Kyiv - ", "Moscow. May 8. /Example/. "
    rf"(?:{_TOWN}[,.]? )?(?:{_DAY}[,.]? ?{_AGENCY}?|{_AGENCY})(?:, {_TOWN})?(?: ?[—–-]{{1,2}} ?|(?<=/)\.?\s){_NEWS}",
    rf"{_TOWN}[,.]? {_DAY},? {_BRACKETS} {_NEWS}",
    # a town and no more, where no dash behind it makes an aside of what follows
    rf"{_TOWN}(?:{_DASH}| —){_NEWS}(?=[^\n.—–]{{20,600}}(?:[.\n]|\Z))(?![^\n.]{{0,600}} - )",
    r"[A-Z][A-Z.'’\- ]{2,30}, [A-Z][a-z]{2,20},? [A-Z][a-z]{2}\.? \d{1,2} (?=[A-Z])",
    # a town on a line of its own
    rf"{_SMALL}:[ \t]*\n",
)
# The same with a colon, which labels and speakers have as well: in capitals, with a day, or where the first sentence
# tells the day of its news or ends with who tells it.
_BEFORE_COLON = (
    r"[A-Z][A-Z.'’\-]{2,30}(?: [A-Z.'’\-]{2,30}){0,2}(?:, [A-Z][A-Za-z.'’\- ]{1,30})?:\s",
    rf"{_TOWN},? {_DAY}:\s",
    rf"{_SMALL}(?:, {_SMALL})?:[ \t](?=(?:The |An? )?[A-Z](?:[^\n.]|\.(?=[\w.])|(?<=[A-Z])\.){{10,400}}?"
    rf"(?:, [^,.\n]{{3,80}}? (?:said|says|told)\b|\bon {_WEEKDAY}\b))",
)
_OPENING = re.compile(rf"\s*(?:{'|'.join(_OPENINGS)}|(?P<label>{'|'.join(_BEFORE_COLON)}))")
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
    if found is not None and not _is_label(found, text):
        text = " " * found.end() + text[found.end() :]
    return _DATELINE.sub(lambda line: " " * len(line[0]), text)


def _is_label(found: re.Match[str], text: str) -> bool:
    """Tell whether what stands before a colon is a label or a speaker, and no town."""
    return found["label"] is not None and bool(_NO_TOWN.search(found["label"]) or _VOICE.search(text, found.end()))


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
