"""Which words are of time: a text → its words, the class of each written as one letter.

The rules (`rules`) are patterns over these letters and not over the text: every word is looked at once, and one that is
no word of time, as most are, costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
CALENDAR = frozenset(MONTHS + WEEKDAYS)
# A month as print has it, for patterns.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UPTO_NINETEEN = f"one two three four five six seven eight nine ten eleven twelve {_TEENS}".split()
NUMBERS = {word: number for number, word in enumerate(_UPTO_NINETEEN, 1)}
NUMBERS |= {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBERS |= {"a": 1, "an": 1, "dozen": 12, "hundred": 100}
ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
TENS = {
    word: n for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}

# Class → its words. Those with a capital here are words of time only with a capital.
CLASSES: Mapping[str, str] = {
    "month": "January February March April May June July August September October November December",
    "mon": "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "weekdays": "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays",
    "wd": "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "word": f"two three four five six seven eight nine ten eleven twelve {_TEENS} twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred dozen few several couple many",
    "one": "one", "an": "a an", "half": "half", "the": "the", "of": "of", "and": "and", "to": "to through until till",
    "or": "or", "into": "into", "than": "than", "least": "least most", "more": "more less fewer", "up": "up",
    "on": "on", "at": "at around before by", "in": "in during", "since": "since after between within", "from": "from",
    "unit": "day week month year decade century fortnight", "units": "days weeks months years decades centuries",
    "hour": "hour minute", "hours": "hours minutes seconds", "weekend": "weekend", "quarter": "quarter",
    "quarters": "quarters", "period": "period",
    "last": "last past", "previous": "previous prior preceding", "this": "this", "current": "current",
    "next": "next coming", "following": "following",
    "that": "that same", "latest": "latest", "recent": "recent", "these": "these",
    "near": "today yesterday tomorrow", "tonight": "tonight", "overnight": "overnight",
    "part": "morning afternoon evening night midnight nighttime dawn daybreak sunrise noon midday dusk sunset nightfall"
    " predawn pre-dawn", "early": "early late mid", "small": "small wee", "edge": "beginning start middle",
    "end": "end",
    "ago": "ago", "later": "earlier later",
    "season": "spring summer autumn fall winter", "fiscal": "fiscal financial",
    "ord": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "about": "about nearly almost approximately roughly over", "every": "every each", "long": "long", "aged": "old",
    "often": "daily weekly monthly yearly annually nightly hourly", "now": "now currently presently nowadays",
    "lately": "recently lately", "future": "future",
    "will": "will shall", "plan": "would should must", "did": "was were had did said",
    "tens": "twenties thirties forties fifties sixties seventies eighties nineties",
    "zone": "GMT UTC BST EST EDT CST CDT MST MDT PST PDT CET CEST EET EEST MSK IST PKT AST", "local": "local",
    "time": "time", "folk": "people persons troops soldiers civilians men women children others protesters fighters"
    " militants rebels police officers percent dollars euros feet miles km kilometres kilometers metres meters tonnes"
    " tons pounds votes seats homes houses families bodies times",
}  # fmt: skip
_MARKS = {
    "(": "open",
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    ".": "dot",
    "!": "stop",
    "?": "stop",
}
# Numbers by their form: 1 to 31; "7th"; 1900 to 2099; four other digits; other numbers; "1980s"; "6.30"; "6:30";
# "0430"; "p.m."; "2018-02-07"; "07/02/2018". Then "'s" and the blank line between paragraphs.
_FORMS = "num nth year old big decades float clock compact ampm iso slashed poss gap".split()
# Letters and digits of Latin-1: none has a meaning in a pattern, and sets of characters from U+0100 on compile slowly.
_ALPHABET = [chr(code) for code in range(0x30, 0x100) if chr(code).isalnum()]
LETTERS = dict(zip([*CLASSES, *sorted(set(_MARKS.values())), *_FORMS], _ALPHABET, strict=False))
NAMES = {letter: name for name, letter in LETTERS.items()}
NOTHING = "_"  # the letter of what is no word of time

_TOKEN = re.compile(
    r"[apAP]\.[mM]\b\.?|[A-Za-z]+"
    r"|[0-9]{4}([-/.])[0-9]{2}\1[0-9]{2}(?![0-9])|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}(?![0-9])"
    r"|[0-9]+(?:[.,:][0-9]+)*(?:\s?%|(?!(?:[apAP]\.?[mM]|hrs?)\b)[A-Za-z]+)?"
    r"|[$£€]\s?[0-9][0-9.,]*|['’](?:[0-9]0s|s)\b|\n[ \t]*\n|[-,./–—!?();:\"“”]"
)
_NUMBER_FORMS = re.compile(
    r"(?P<iso>[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2})|(?P<slashed>[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})"
    r"|(?P<nth>(?:[12]?[0-9]|3[01])(?:st|nd|rd|th))|(?P<decades>(?:1[5-9]|20)[0-9]0s|['’]?[2-9]0s)"
    r"|(?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?)|(?P<float>[0-9]{1,3}\.[0-9]{1,2})"
    r"|(?P<num>0?[1-9]|[12][0-9]|3[01])|(?P<year>(?:19|20)[0-9]{2})|(?P<compact>0[0-9][0-5][0-9])"
    r"|(?P<old>[0-9]{4})|(?P<big>[0-9]{1,4}|[0-9]{1,3},[0-9]{3})"
)
_NO_TIME = {"OR", "IN", "SET", "MAR", "JAN", "SAT", "SUN", "WED"}  # two states, a bride: not the words they look


def _forms(word: str) -> set[str]:
    return {word, word.upper()} if word[0].isupper() else {word, word.capitalize(), word.upper()}


_WORDS: dict[str, str] = {  # the first class that has a word keeps it
    form: LETTERS[name]
    for name, words in list(CLASSES.items())[::-1]
    for word in words.split()
    for form in _forms(word) - _NO_TIME
}
_WORDS |= {mark: LETTERS[name] for mark, name in _MARKS.items()}
_WORDS |= {form: LETTERS["ampm"] for half in "ap" for form in (f"{half}m", f"{half}.m", f"{half}.m.")}
_WORDS |= {form.upper(): letter for form, letter in list(_WORDS.items()) if letter == LETTERS["ampm"]}
_WORDS |= {"'s": LETTERS["poss"], "’s": LETTERS["poss"]}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of time as printed, in small letters, with its class and where it stands."""

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: the letter of each one's class, and where each begins and ends."""

    text: str
    letters: str
    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, first: int, end: int) -> list[Word]:
        """Return the words from the one numbered `first` up to `end`."""
        return [
            Word(self.text[self.starts[i] : self.ends[i]].lower(), NAMES.get(self.letters[i], ""), *self.span(i))
            for i in range(first, end)
        ]

    def span(self, index: int) -> tuple[int, int]:
        """Return where a word stands."""
        return self.starts[index], self.ends[index]

    def printed(self, index: int) -> str:
        """Return a word as printed; "" before the first and behind the last."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""


def read_words(text: str) -> Words:
    """Return the words of a text with the letters of their classes."""
    letters, starts, ends = [], [], []
    known = _WORDS.get
    for match in _TOKEN.finditer(text):
        printed = match[0]
        letter = known(printed)
        if letter is None:
            letter = NOTHING if printed[0].isalpha() else _other(printed)
        letters.append(letter)
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, "".join(letters), starts, ends)


def _other(printed: str) -> str:
    """Return the letter of a number by its form, of a blank line, of anything else."""
    form = _NUMBER_FORMS.fullmatch(printed)
    if form is not None and form.lastgroup:
        return LETTERS[form.lastgroup]
    return LETTERS["gap"] if printed[0] == "\n" else NOTHING
