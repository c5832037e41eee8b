"""The grammar of phrases of time: patterns over the classes of words, tried in this order, and what each means.

A pattern is written with the names of classes (`words.CLASSES`); a name in capitals stands for a pattern of `SHARED`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rashomon.extract.timewords import dates, lengths, stretches
from rashomon.extract.timewords.sense import Anchor, Sense
from rashomon.extract.timewords.words import LETTERS, Word

Rule = Callable[[Sequence[Word], Anchor], Sense | None]

SHARED: Mapping[str, str] = {
    "D": "(num|nth)(?!folk)",
    "MON": "(month|mon dot?)",
    "Y": "(year|old)",
    "WK": "((weekday|wd dot?) comma? the?)",
    "UNTIL": "(dash|slash|to|and|or) the?",
    "OFYEAR": "(comma? of? Y(?!folk)|of? (last|this|next) unit)",
    "DATE": "WK? D (UNTIL D)? of? (dash MON dash Y|month OFYEAR?|mon (dot? OFYEAR)?)",
    "MDATE": "WK? MON the? D (UNTIL D)? OFYEAR?",
    "DATES": "(WK? D MON OFYEAR? (dash|to) the? WK? D of? MON OFYEAR?|WK? MON D OFYEAR? (dash|to) WK? MON D OFYEAR?)",
    "WEEKDAYS": "((this last|the? (last|previous|this|next|following)))? weekday ((dash|to|slash) weekday)?"
    " (of? (last|this|next) unit)?",
    "NEAR": "(near|the? unit (at|since) near)",
    "HOUR": "((num|float|clock) ampm|clock|compact|(year|old)(?=zone|local time))",
    "HOURS": "(((num|float) (dash|to|and))? HOUR ((dash|to|and) HOUR)? (local time|zone)?)",
    "PART": "(early? dash? part|(early|small) hours)",
    "BEFORE": "(the? (PART|early|overnight|HOURS) (on|of|in|into|to|from|comma)? the?)",
    "AFTER": "(comma? (at|since)? (in the)? (PART|HOURS))",
    "ABOUT": "(about|at (the)? least|more than|up to)",
    "N": "(num|big|word word?|one word?|an|float|half an?)",
    "NUMBER": "(an word of?|N (dash N|(or|to) N|and an half|num slash num|slash num)?)",
    "UNIT": "(unit|units|hour|hours)",
    "EDGE": "(early dash?|the? (edge|end) of)",
    "ONLY": "(the? (last|previous|this|current|next|following|that|latest))",
    "YEAR": "(year|(?<=(in|since))old)",
    "QUARTER": "((the|this|last|next|that) (last|previous|this|current|next|following|that|latest)? (fiscal dash?)?"
    " (Y|unit dash (ago|later)|unit poss)? (ord dash?)? quarter|(Y|unit poss)? ord dash? quarter)",
}

RULES: Sequence[tuple[str, str, Rule]] = (
    ("week_of", "the unit of (DATE|MDATE)", stretches.week_of_sense),
    ("day", "BEFORE? (DATES|DATE|MDATE|iso|slashed|WEEKDAYS|NEAR) AFTER? AFTER?", dates.day_sense),
    ("half", "the? (ord|last) half of (the? Y|the unit|(last|this|next) unit)", stretches.half_sense),
    ("quarter", "QUARTER (of? the? (fiscal unit?)? Y|of? (last|this|next) fiscal? unit)?", stretches.quarter_sense),
    (
        "season",
        "EDGE? (the? (last|this|next|that) season (of? Y)?"
        "|the? season (of|comma)? (Y (dash num)?|(last|this|next) unit)"
        "|(?<=(in|about)) the season(?!of))",
        stretches.season_sense,
    ),
    ("decade", "(EDGE the?)? (the? dash? decades|the (early dash?)? decades|the tens)", stretches.decade_sense),
    ("week_in", "the? (ord|last) NUMBER? (unit|units) of (month|mon) (comma? of? Y|of? (last|this|next) unit)?",
     stretches.week_in_sense),
    ("century", "the? (early dash?)? (nth|ord) dash? unit", stretches.century_sense),
    ("month", "EDGE? ONLY? (month ((dash|to) month)?|mon(dot(?=Y))?) (comma? of? Y(?!folk)|of? (last|this|next) unit)?",
     stretches.month_sense),
    ("set", "every (unit|hour|weekday|part|weekend|NUMBER UNIT)|weekdays part?|often", lengths.set_sense),
    ("ago", "ABOUT? NUMBER (UNIT|quarter|weekend) ago", lengths.ago_sense),
    ("later", "ABOUT? NUMBER UNIT later", lengths.later_sense),
    ("year_ago", "the? unit dash (ago|later) period?", lengths.year_ago_sense),
    ("past", "the? (last|next|recent|latest) ABOUT? NUMBER more? dash? (UNIT|quarters)", lengths.past_sense),
    ("age", "ABOUT? NUMBER dash? UNIT dash? aged", lengths.length_sense),
    ("length", "ABOUT? NUMBER more? dash? (UNIT|quarters) (and an half)? (dash long)?", lengths.length_sense),
    ("night", "(the? (last|this|next|that)|the (previous|following)) part|tonight|overnight", dates.night_sense),
    ("unit", "(EDGE|later)? (ONLY fiscal? (unit|weekend)|the weekend)|the? (edge|end) of the unit",
     stretches.unit_sense),
    ("whole", "the fiscal? unit", stretches.whole_sense),
    ("year_end", "unit (dash|poss)? end", stretches.year_end_sense),
    ("reference", "now|current|more? lately|the future|recent units?|these units|(?<=in) the last",
     stretches.reference_sense),
    ("clock", "HOURS", dates.clock_sense),
    ("part", "the? PART", dates.part_sense),
    ("year", "(EDGE|fiscal|the unit(?=YEAR))? the? YEAR(?!folk) ((dash|to) (YEAR|num|big))?",
     stretches.year_sense),
    ("lengths", "units (dash (long|aged))?|hours", lengths.length_sense),
)  # fmt: skip
# Only where one of these stands can there be a phrase.
HEADS = (
    "month mon weekday weekdays unit units hour hours weekend quarter quarters near tonight overnight part season year"
    " old decades tens clock compact ampm iso slashed often now lately future recent last current"
)


def _compiled(pattern: str) -> str:
    """Return a pattern over letters; KeyError for a name that is no class."""
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"\b[A-Z]+\b", lambda name: f"(?:{SHARED[name[0]]})", pattern)
    return re.sub(r"[a-z]+|\s|\((?!\?)", lambda name: _letter(name[0]), pattern)


def _letter(name: str) -> str:
    return "(?:" if name == "(" else LETTERS[name] if name.strip() else ""


GRAMMAR = re.compile("|".join(f"(?P<{name}>{_compiled(pattern)})" for name, pattern, _ in RULES))
MEANINGS: Mapping[str, Rule] = {name: rule for name, _, rule in RULES}
