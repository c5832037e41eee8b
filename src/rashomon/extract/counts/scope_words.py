"""Words that set a figure apart: as a total over months, as one of another deed, as one of an earlier day."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DEED = (
    r"(?:raid|attack|strike|incident|battle|bombing|clash|ambush|shelling|blast|explosion|massacre|killing|air strike)"
)
_DEEDS = r"(?:raids|attacks|strikes|incidents|battles|bombings|clashes|ambushes|shellings|blasts|days)"
_SOME = (
    r"(?:less than |more than |about |just |only |under |nearly )?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|many)"
)
_SPAN = r"(?:weeks?|months?|years?|decades?)"
_SEASON = r"(?:year|spring|summer|autumn|fall|winter|season)"
# Totals over more than one incident.
TOTALS = re.compile(
    "|".join(
        (
            rf"\bsince (?:(?:early|mid|late|last|this) )?(?:{_MONTH}|\d{{4}}|\d+ {_MONTH}|last {_SEASON})",
            r"\bsince the (?:start|beginning|outbreak|war|fall|coup|operation|campaign|conflict|invasion|truce)",
            r"\bsince (?:its|their) (?:\w+ )?(?:campaign|operation|deployment|foundation|arrival)",
            r"\bsince (?:it|they) (?:was|were) (?:deployed|founded|formed|created|sent|set up)",
            rf"\b(?:in|within|over) {_SOME} (?:more )?(?:{_SPAN}|days)\b(?! (?:ago|later))",
            rf"\b(?:over|in|during|within) the (?:past|last|previous) (?:\w+ )?(?:{_SPAN}|days)",
            rf"\bin recent {_SPAN}|\bin a single (?:month|year)|\bso far this month|\bthis {_SEASON}\b",
            rf"\b(?:total|toll|number|tally)(?: \w+)? (?:this|for the) (?:week|month|{_SEASON})",
            r"\bin the (?:civil )?(?:war|conflict|campaign)\b|\bby the (?:war|conflict)\b",
            r"\bthe campaign's\b|\bfrom the (?:start|beginning) of",
            r"\b(?:war|conflict|campaign|insurgency|uprising|rebellion|fighting)(?:, [^,]+,)? has (?:\w+ )?"
            r"(?:killed|claimed|left|cost|displaced|driven|uprooted)",
            r"\bso far in the (?:\w+ )?(?:operation|offensive|campaign|war)|\bas a whole\b|\boverall\b",
            r"\bframework of (?-i:O)peration",
            r"\bbringing (?:the|its|their) (?:\w+ )?(?:total|toll|number)|\bbringing to \S+ the (?:number|total)",
            rf"\bbetween \d+ {_MONTH} and \d+ {_MONTH}|\bon average\b|\b(?:every|each) (?:day|week|month|year)\b",
            r"\bnationwide\b|\bcountrywide\b|\b(?:across|throughout) the country\b|\bin the (?:whole|entire) country",
            rf"\b(?:together|in all|in total|combined|altogether)\b.{{0,60}}\b(?:two|three|both|the) (?:\w+ )?{_DEEDS}",
            rf"\b(?:two|three|both) {_DEEDS}.{{0,30}}\b(?:together|combined)|\bis both days\b",
            rf"\bin such (?:\w+ )?{_DEEDS}",
            rf"\bin (?:two|three|four|five|six|\d+) (?:\w+ )?{_DEEDS}|^(?:with|counting|including) the \w+ {_DEED}",
        )
    ),
    re.IGNORECASE,
)
# "the bloodiest day this year" tells of one day.
RECORD = re.compile(
    rf"\b(?:deadliest|bloodiest|worst|first|second|third|fourth|largest|biggest|most)\b.{{0,50}}?\bthis {_SEASON}\b"
)
# Another deed, in the words near a number.
OTHER = re.compile(
    "|".join(
        (
            rf"\b(?:another|an? (?:similar|separate|previous|earlier)) (?:\w+ )?{_DEED}|\bin a separate\b",
            r"\belsewhere\b|\bin (?:an )?earlier\b|\bearlier this (?:week|month|year)\b|\bnearby (?:town|village)",
            r"\blast (?:year|month)\b",
            r"\b(?:years?|months?) (?:ago|before|earlier)\b|\ba (?:day|week) (?:before|earlier)[,.]",
            r"\bthe previous (?:day|week|month|year)\b|\b(?:days|weeks|months) later\b|\bat the time\b",
            r"\b(?:came|comes|happened|took place) (?:\w+ ){0,2}(?:days?|weeks?|months?|hours) after\b",
            rf"\bsince an? (?:\w+ ){{0,3}}{_DEED}|\bthe (?:19|20|21)\d\d (?:\w+ )?{_DEED}",
            r"\bon (?:another|the \w+ern) front\b|\bneighbou?ring (?-i:[A-Z])|\bacross the border\b",
        )
    ),
    re.IGNORECASE,
)
# Words that set a whole sentence apart.
ASIDE = re.compile(
    r"\b(?:is|was|are)(?:n't| not) part of\b|\bnot in the above\b|\b(?:do|should) not (?:be )?confuse"
    r"|\bnot to be (?:added|counted|confused)|\b(?:reminder|we recall|reminds|will remember|recalled? that)\b",
    re.IGNORECASE,
)
WEEKS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several|\d+) weeks (?:ago|earlier|before|prior)\b", re.IGNORECASE
)
_DATED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b({_MONTH})(?: (\d{{1,2}})\b(?!:))?(?:,? (\d{{4}})\b)?"
)
_YEAR = re.compile(r"\b(?:[Ii]n|of) ((?:19|20|21)\d\d)\b")


def days_in(words: str, published: date) -> list[date]:
    """Return the last days that the days, months and years in words can mean."""
    years = [date(int(found[1]), 12, 31) for found in _YEAR.finditer(words) if int(found[1]) < published.year]
    return years + [day for match in _DATED.finditer(words) if (day := _last_day(match, published)) is not None]


def _last_day(match: re.Match[str], published: date) -> date | None:
    """Return the last day that a day or month in words can mean, not after the day of publication."""
    month = _NAMES.index(match[2][:3].lower()) + 1
    year = int(match[4]) if match[4] else published.year
    day = match[1] or match[3]
    if month == 5 and not (day or match[4]) and match.string[: match.start()].split()[-1:] not in (["in"], ["last"]):
        return None  # "may" begins a sentence more often than it names the month
    try:
        found = date(year, month, int(day)) if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return (
            found.replace(year=year - 1)
            if found > published and not match[4] and found.month > published.month
            else found
        )
    except ValueError:
        return None  # "31 June"
