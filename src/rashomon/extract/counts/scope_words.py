"""Words that set a figure apart: as a total over months, as one of another deed, as one of an earlier day."""

from __future__ import annotations

import re

from rashomon.extract.timewords.words import MONTH

_DEED = (
    r"(?:raid|attack|strike|incident|battle|bombing|clash|ambush|shelling|blast|explosion|massacre|killing|air strike)"
)
_DEEDS = (
    r"(?:raids|attacks|strikes|incidents|battles|bombings|clashes|ambushes|shellings|blasts"
    r"|days(?! of (?:fighting|clashes)))"
)
_SOME = (
    r"(?:less than |more than |about |just |only |under |nearly )?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|many)"
)
_UNREST = (
    r"(?:violence|unrest|crisis|uprising|insurgency|revolt|revolution|rebellion|hostilities|intifada|ceasefire|junta"
    r"|cease-fire|escalation)"
)
_SPAN = r"(?:weeks?|months?|years?|decades?)"
_SEASON = r"(?:year|spring|summer|autumn|fall|winter|season)"
# Totals over more than one incident.
TOTALS = re.compile(
    "|".join(
        (
            rf"\bsince (?:(?:the )?(?:early|mid|late|last|this)[ -])?(?:{MONTH}|\d{{4}}|\d+ {MONTH}|last {_SEASON})",
            rf"\bsince (?:the )?{_UNREST}\b(?!-)",
            r"\bsince (?:[\w-]+['’]s|the) (?:[\w-]+ ){0,3}?(?:invasion|operation|offensive|campaign|war)\b",
            rf"\bfrom (?:\d+ {MONTH}|{MONTH} \d+)[^;]{{0,60}}? (?:to|until|till|through) (?:\d+ {MONTH}|{MONTH} \d+)",
            r"\bsince\b[^,.;]{0,40}? (?:(?:came|rose|returned) to|took|seized|assumed) (?:power|office|over)\b",
            # the days of one clash are one incident, the months of fighting are not
            r"\bsince (?:the )?(?:fighting|clashes|battles|attacks|bombardment)\b[^,.;]{0,40}?"
            rf" (?:{MONTH}|\d{{4}}|last {_SEASON})",
            r"\bsince the (?:air |ground |military )?(?:start|beginning|outbreak|war|fall|coup|operation|campaign"
            r"|conflict|invasion|offensive|truce)",
            r"\bsince (?:the )?(?:\w+ )?operations (?:began|started)\b|\bover a period of\b|\bin both countries\b",
            r"\btoll of the (?:\w+ ){0,2}(?:campaign|war|conflict)\b|\bin recent times\b",
            rf"\b(?:deaths|toll|number|total)\b[^.;]{{0,20}}\bfrom {_SOME} (?:days|weeks|months) of\b",
            r"\bsince (?:its|their) (?:\w+ )?(?:campaign|operation|deployment|foundation|arrival)",
            r"\bsince (?:it|they) (?:was|were) (?:deployed|founded|formed|created|sent|set up)",
            rf"\b(?:in|within|over) {_SOME} (?:more )?(?:{_SPAN}\b|days\b(?! of (?:fighting|clashes|shelling)))"
            r"(?! (?:ago|later))",
            rf"\b(?:over|in|during|within) the (?:past|last|previous) (?:\w+ )?(?:{_SPAN}|days)",
            rf"\bin recent {_SPAN}|\bin a single (?:month|year)|\bso far this month|\bthis {_SEASON}\b",
            rf"\b(?:total|toll|number|tally)(?: \w+)? (?:this|for the) (?:week|month|{_SEASON})",
            r"\bin the (?:civil |[\w-]+-old )?(?:war|conflict|campaign)\b(?!-)|\bby the (?:war|conflict)\b(?!-)",
            r"\bthe campaign's\b|\bfrom the (?:start|beginning) of",
            r"\b(?:war|conflict|campaign|insurgency|uprising|rebellion|fighting)"
            r"(?:, [^,]+,| that| which)? has (?:\w+ )?"
            r"(?:killed|claimed|left|cost|displaced|driven|uprooted)",
            r"\bso far in the (?:\w+ )?(?:operation|offensive|campaign|war)|\bas a whole\b|\boverall\b",
            r"\bframework of (?-i:O)peration",
            r"\bin the first (?:\w+ )?(?:weeks|months|half|quarter) of\b|\bfor the (?:whole )?month of\b",
            r"\bin (?:its|their|his) (?:\w+ )?(?:campaign|offensive|insurgency)\b|\bnow in its \w+ year\b",
            r"\bover the (?:winter|spring|summer|autumn|year)\b|\bthat makes \S+ (?:\w+ )?(?:killed|dead|wounded)\b",
            r"\b(?:altogether|in all|all told|to date),? (?:\S+ ){1,6}?(?:has|have)\b",
            rf"\bbetween \d+ {MONTH} and \d+ {MONTH}|\bon average\b|\b(?:every|each) (?:day|week|month|year)\b",
            r"\b(?:lives|people|deaths|civilians|casualties|victims) (?:a|per) (?:day|week|month|year)\b",
            r"\bnationwide\b|\bcountrywide\b|\b(?:across|throughout) the country\b|\bin the (?:whole|entire) country",
            rf"\b(?:together|in all|in total|combined|altogether)\b.{{0,60}}\b(?:two|three|both|the) (?:\w+ )?{_DEEDS}",
            rf"\b(?:two|three|both) {_DEEDS}.{{0,30}}\b(?:together|combined)|\bis both days\b",
            rf"\bin such (?:\w+ )?{_DEEDS}",
            rf"^(?:with|counting|including) the \w+ {_DEED}",
        )
    ),
    re.IGNORECASE,
)
# A sum over several deeds, which may be the blows of one attack upon one town.
SEVERAL = re.compile(rf"\bin (?:two|three|four|five|six|\d+) (?:\w+ )?{_DEEDS}", re.IGNORECASE)
BLOWS = re.compile(r"\b(?:air ?)?(?:strikes|raids|blasts|explosions|shellings)\b", re.IGNORECASE)
# "Sixty soldiers were killed in the conflict" may tell of the clash that is the news.
CLASH = re.compile(r"\b(?:killed|wounded|injured|died|captured) in the conflict\b(?! (?:between|in|over|with|since))")
# A sum over the deeds of which the sentence before has told.
THESE = re.compile(rf"^(?:the|these|those|such) (?:[\w-]+ ){{0,2}}{_DEEDS} (?:have|had)\b", re.IGNORECASE)
# A sum that may be of one incident or of a campaign; of one where those who died later are added to it.
BRINGING = re.compile(
    r"\b(?:bringing|taking|raising) (?:the|its|their) (?:\w+ )?(?:total|toll|number)"
    r"|\b(?:bringing|taking|raising|brings|takes|raises|brought|took|raised) to \S+ the (?:number|total|toll)",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:more|another|further|wounded|wounds|injured|injuries|hospital|bod(?:y|ies)|succumbed|rubble|overnight)\b",
    re.IGNORECASE,
)
# "the bloodiest day this year", "the first strike in six months" tell of one day and one strike, "the worst year" not.
RECORD = re.compile(
    r"\b(?:deadliest|bloodiest|worst|first|second|third|fourth|fifth|sixth|seventh|latest|largest|biggest|heaviest"
    r"|fiercest|gravest|highest|most(?! of))(?! (?:[\w-]+ )?(?:years?|months?|quarter|half|weeks|days)\b)\b"
    r"[^,.;]{0,60}?"
    rf"\b(?:this {_SEASON}\b|since\b[^,.;]*"
    rf"|(?:in|for|within|over) (?:the (?:past|last|previous) )?(?:{_SOME} (?:more )?|recent )?(?:{_SPAN}|days)\b)",
    re.IGNORECASE,
)
# Another deed, in the words near a number.
OTHER = re.compile(
    "|".join(
        (
            rf"\b(?:another|an? (?:similar|separate|previous|earlier)) (?:\w+ )?{_DEED}|\bin a separate\b",
            r"\belsewhere\b|\bin (?:an )?earlier\b|\bearlier this (?:week|month|year)\b|\bnearby (?:town|village)",
            r"\blast (?:year|month)\b|\banniversar(?:y|ies) of\b|\bin (?:the same|a similar) (?:way|manner|fashion)\b",
            r"\b(?:years?|months?) (?:ago|before|earlier)\b|\ba (?:day|week) (?:before|earlier)[,.]",
            r"\bthe previous (?:day|week|month|year)\b|\b(?:days|weeks|months) later\b|\bat the time\b",
            r"\b(?:came|comes|coming|happened|took place) (?:\w+ ){0,4}(?:days?|weeks?|months?|hours) after\b",
            rf"\bsince an? (?:[\w-]+ ){{0,4}}{_DEED}|\bthe (?:19|20|21)\d\d (?:\w+ )?{_DEED}",
            r"\bon (?:another|the \w+ern) front\b|\bneighbou?ring (?-i:[A-Z])|\bacross the border\b",
        )
    ),
    re.IGNORECASE,
)
# Where the dead and the wounded of the news were brought: "buried in a nearby village".
BROUGHT = re.compile(
    r"\bnearby (?:town|village)s?\b(?=.*\b(?:funeral|hospital|clinic|buri(?:ed|al)|treated|taken|brought|fled)\b)"
    r"|(?<=\b)(?:funeral|hospital|clinic|buri(?:ed|al)|treated|taken|brought|fled)\b.*\bnearby (?:town|village)s?\b",
    re.IGNORECASE,
)
# A deed for which another is the answer: "in revenge for the killing of".
AVENGED = re.compile(
    r"\b(?:revenge|retaliat(?:ion|ed|ing|es)|reprisals?|avenge|vengeance|response) (?:for|to|against)\b[^,.;]*$",
    re.IGNORECASE,
)
# A sentence about a deed of which another told for comparison: "The attack, which …".
POINTING = re.compile(rf"^(?:the|that|this) (?:[\w-]+ )?{_DEED}\b", re.IGNORECASE)
DEED = re.compile(rf"\b{_DEED}\b", re.IGNORECASE)
# Places that make a sum, unless it is the sum that was told as the news.
SPATIAL = re.compile(
    r"\bnationwide\b|\bcountrywide\b|\b(?:across|throughout) the country\b|\bin the (?:whole|entire) country",
    re.IGNORECASE,
)
# A larger number that takes in the news: "have killed 181, including the eight in Atmeh".
TAKING_IN = re.compile(
    r"^[^.;]*?,? including (?:the|those) [\w-]+ (?:\w+ )?(?:in|at|on|killed|from|who)\b", re.IGNORECASE
)
# The heading or lead tells the news as one more: "killed 11 people in another attack".
ANOTHER = re.compile(rf"\b(?:another|an? similar) (?=(?:\w+ )?{_DEED})", re.IGNORECASE)
AGAIN = re.compile(rf"\bagain\b|\b(?:another|fresh|new|latest) (?:\w+ )?{_DEED}", re.IGNORECASE)
ONLY_LAST_WEEK = re.compile(r"^(?:only |just )?last (?:week|weekend)$", re.IGNORECASE)
# The news itself, told by the day before: "wounded in the attack a day earlier".
SAME = re.compile(
    rf"\b(?:the|this|that) (?:[\w-]+ ){{0,2}}{_DEED} (?:(?:a|the|one) (?:day|night|week) (?:before|earlier)"
    r"|the previous (?:day|night|week)|last (?:week|weekend))\b|\blast week['’]s\b",
    re.IGNORECASE,
)
# A toll that has grown: "rose to 208 from 140 a day earlier".
RISEN = re.compile(
    r"\b(?:up )?(?:from|against|compared (?:with|to)) (?:[\w-]+ )?[\d,]+ (?:a|the|one) (?:day|week|month|year)"
    r" (?:before|earlier)\b",
    re.IGNORECASE,
)
# A deed with which the news is compared: "the deadliest attack since gunmen killed 20".
SINCE = re.compile(
    r"\b(?:deadliest|bloodiest|worst|first|biggest|largest|heaviest|fiercest)\b[^.;]*\b(?:since|following)\b"
    r"(?:[^,.;]*|[^,.;]*, (?:when|in which|which)\b[^,.;]*)$",
    re.IGNORECASE,
)
# The news told by what it comes after: "The raid came after gunmen had killed 20", "It follows a blast that hurt 9".
COMPARED = re.compile(
    rf"^(?:and |but )?(?:it|this|that|the (?:[\w-]+ ){{0,3}}?{_DEED}) (?:has |have )?(?:\w+ )?"
    r"(?:(?:come|came|comes|coming)\b[^.;]*?\bafter\b|follow(?:s|ed)\b)",
    re.IGNORECASE,
)
# A deed told as new beside the news, with a time of its own: "were also killed in an ambush on Sunday".
ALSO = re.compile(
    rf"\balso (?:killed|wounded|injured|died|abducted|kidnapped) (?:[\w-]+ ){{0,2}}?(?:in|by|when) (?:an?|twin)"
    rf" (?:[\w-]+ ){{0,3}}?(?:{_DEED}|{_DEEDS})\b[^.;]{{0,40}}?"
    r"\b(?:over the weekend|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|earlier)\b",
    re.IGNORECASE,
)
# Words that set a whole sentence apart.
ASIDE = re.compile(
    r"^as (?:[\w-]+ ){0,3}reported (?:earlier|previously)\b|^as (?:previously |earlier )?reported,"
    r"|\b(?:is|was|are)(?:n't| not) part of\b|\bnot in the above\b|\b(?:do|should) not (?:be )?confuse"
    r"|\bnot to be (?:added|counted|confused)|\b(?:reminder|we recall|reminds|will remember|recalled? that)\b",
    re.IGNORECASE,
)
WEEKS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several|\d+) weeks (?:ago|earlier|before|prior)\b", re.IGNORECASE
)
# A deed of last week; "the ministry said last week" tells of none.
LAST_WEEK = re.compile(
    rf"\b(?:{_DEED}|{_DEEDS}|encounters?|killed|died|wounded|injured|abducted|kidnapped)(?: [\w-]+){{0,3}}"
    r" last (?:week|weekend)\b",
    re.IGNORECASE,
)
