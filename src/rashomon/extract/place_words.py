"""The words around names of places in English: prepositions, head words, sides, distances, as patterns."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏḀ-ỿ"
# Small words inside names: "Deir ez-Zor", "Norte de Santander"; some only with hyphens, as "Homs at dawn"
# and "Raqqa on Sunday" are no names.
_INSIDE = r"(?:[aA]l|[eE]l|[aAeE]z|bin|abu|de|del|la|las|los|le|da|do|dos|di|du)"
_HYPHENED = (
    r"(?:[aA]l|[eE]l|[aA]d|[aA]sh?|[aA]t|[aA]n|[aA]r|[aAeE]z|[eE]sh?|[eE]t|[uU]l|[uU]d|i|e|on|en|au|aux|sur|upon|de|la|"
    r"le|les)"
)
_WORD = rf"[{_UPPER}](?:[\w]|['’‘ʼ`](?!s\b)(?=\w))*"
# Words that have a capital because a sentence begins with them: "In Alberta", "The Gambia".
_OPENERS = (
    "In|At|On|Near|From|To|Around|Outside|Inside|Across|Over|Between|Within|Throughout|Into|Of|By|For|With|Without|Against|"
    "The|A|An|And|But|Or|As|After|Before|When|While|If|Since|Until|Although|Though|Because|Meanwhile|Elsewhere|Also|"
    "It|He|She|We|They|I|You|This|That|These|Those|There|His|Her|Its|Their|Our|My|Some|Many|Most|More|All|Both|Each|"
    "No|Not|One|Two|Three|Four|Five|Several|About|At least|How|What|Who|Why|Where|Nearby|Another|Other|Rural"
)
_STYLE = r"(?:(?:Democratic|Federal|Islamic|United|Arab|Bolivarian|Socialist|People['’]s) ){0,3}"
# "Deir ez-Zor", "al-Bab", "Khan Sheikhoun", "Gulf of Aden", "U.S.", "Norte de Santander"
NAME = re.compile(
    rf"(?<![\w'’-])(?!(?:{_OPENERS})\b)(?:(?:(?:al|el)[- ]|(?:ad|as|ash|at|an|ar|az|ez)-)(?=[{_UPPER}]))?"
    rf"(?:(?:[A-Z]\.){{2,}}|"
    r"(?:(?:St|Mt|Ft)\. )?"
    rf"(?:(?:Gulf|Sea|Line|Strait|Horn|Bay|{_STYLE}Republic|State) of (?:Actual )?(?:the )?)?{_WORD}"
    rf"(?:[ \u00a0-](?:{_INSIDE}[ -]|{_HYPHENED}-)?{_WORD}){{0,7}})"
)
# "United Republic of Tanzania": the country under the name that all know it by.
REPUBLIC = re.compile(rf"{_STYLE}Republic of (?:the )?")

HEADS = {
    "admin1": "province governorate oblast region state muhafazah wilaya wilayat emirate county prefecture department",
    "district": "district subdistrict sub-district area canton municipality territory commune parish rayon raion "
    "valley",
    "town": "town city village hamlet settlement township port capital enclave",
    "part": "countryside neighbourhood neighborhood suburb quarter outskirt outskirts camp airport airbase airfield "
    "base "
    "crossing bridge checkpoint oilfield gasfield field dam hospital prison junction pocket",
    "line": "river highway canal",
}  # fmt: skip
ADMIN_HEADS = frozenset(HEADS["admin1"].split())
DISTRICT_HEADS = frozenset(HEADS["district"].split())
PART_HEADS = frozenset(HEADS["part"].split())
VILLAGE_HEADS = frozenset({"village", "hamlet", "settlement"})
LINE_HEADS = frozenset(HEADS["line"].split())
TOWN_HEADS = frozenset(HEADS["town"].split())
_HEAD = "|".join(sorted((word for words in HEADS.values() for word in words.split()), key=len, reverse=True))

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_SIDE = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
SIDES = re.compile(rf"(?:(?:{_SIDE})(?:ern)?|central|rural|greater|downtown)\s+", re.IGNORECASE)
_NUMBERS = (
    "a one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred"
)
NUMBERS = dict(
    zip(_NUMBERS.split(), [1.0, *map(float, range(1, 13)), 15.0, 20.0, 30.0, 40.0, 50.0, 60.0, 100.0], strict=True)
)
KM = {"k": 1.0, "mi": 1.609, "me": 0.001}  # by the first letters of a unit
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?"

# Words between a preposition and a name: "the rebel-held", "Syria's northern", "the Iraqi".
_BETWEEN_WORDS = (
    rf"(?:the\s+)?(?:(?:(?P<within>(?:{_SIDE})(?:ern)?|central|rural|downtown)|mainland|nearby|besieged|occupied|embattled|"
    rf"coastal|neighbou?ring|war-torn|restive|troubled|parts\s+of|much\s+of|all\s+of|\w+-\w+|"
    rf"[{_UPPER}][\w-]*(?:['’]s|an|i|ese|ish|nch|hai|ek))\s+(?:the\s+)?){{0,4}}"
)
_LEAD = (
    rf"(?P<lead>(?:(?:small|large|main|key|border|port|desert|mountain|provincial|oil|hilltop|[\w]+ern|{_SIDE})\s+){{0,2}}"
    rf"(?P<head>{_HEAD}|villages|towns|cities|provinces|governorates|regions|districts|areas|camps|suburbs)"
    r"(?:\s+(?:(?<!capital\s)(?<!department\s)(?<!base\s)(?<!prison\s)of|called|named|around|near))?\s+(?:the\s+)?"
    rf"(?:(?:{_SIDE})(?:ern)?\s+)?)"
)
LEFT = re.compile(
    rf"(?<![\w-])(?:(?P<relative>"
    rf"(?:(?P<number>\d{{1,4}}(?:[.,]\d{{1,3}})?|{'|'.join(NUMBERS)})[ -]?(?P<unit>{_UNIT})\s+(?:(?:away|due)\s+)?)?"
    rf"(?:(?:(?:to|on)\s+the\s+)?(?P<side>{_SIDE})(?:ern)?(?:\s+(?:bank|banks|shore|side|edge))?\s+(?:of|from)"
    r"|(?(number)(?:from|outside|off|of|away\s+from)|(?!))))"
    r"|(?P<near>near|around|outside|close\s+to|not\s+far\s+from|(?:in|on|at)\s+the\s+(?:vicinity|outskirts|edge|edges)\s+of|"
    r"next\s+to|beside|approaching|off)"
    r"|(?P<preposition>in|at|inside|on|into|within|across|over|throughout|from|to|towards?|through|via|onto))\s+"
    rf"{_BETWEEN_WORDS}{_LEAD}?\Z",
    re.IGNORECASE,
)
# The last word before a name that any of these patterns can end in; all other names need no search.
LAST_WORDS = frozenset(
    "in at inside on into within across over throughout from to toward towards through via onto near around outside of "
    "off beside approaching the between central rural downtown mainland nearby besieged occupied embattled coastal "
    "neighboring neighbouring restive troubled called named north south east west northeast northwest southeast "
    "southwest villages towns cities provinces governorates regions districts areas camps suburbs".split()
) | frozenset(word for words in HEADS.values() for word in words.split())
HEAD_ONLY = re.compile(rf"(?<![\w-]){_LEAD}\Z", re.IGNORECASE)
# "talks between A and B" are between parties; shells fall between places.
BETWEEN = re.compile(
    r"(?<!talks )(?<!fighting )(?<!clashes )(?<!war )(?<!deal )(?<!ceasefire )(?<!truce )(?<!border )(?<!relations )"
    r"(?<!ties )(?<!meeting )(?<!involvement )(?<!tensions )(?<!conflict )(?<!agreement )(?<!battles )(?<![\w-])"
    rf"between\s+(?:the\s+)?{_LEAD}?\Z",
    re.IGNORECASE,
)
# "on the Homs-Palmyra road", "the Gao–Ansongo highway": between two places.
ROAD = re.compile(r"[ \u00a0](?:road|highway|motorway|route|railway|line|axis|corridor)\b", re.IGNORECASE)
DASH = re.compile(r"[-–—]")
TERRITORIES = frozenset({"district", "subdistrict", "sub-district", "territory", "canton"})
AND = re.compile(rf"\s+and\s+(?:the\s+)?{_LEAD}?", re.IGNORECASE)
# Between a place and the next: "Homs, Hama and Idlib", "Luhansk region of Ukraine".
LIST = re.compile(r",?\s+(?:and|or)\s+(?:in\s+)?|,\s+(?:in\s+)?|\s+of\s+(?:the\s+)?")
# Bodies with names of places in theirs.
NO_PLACE_NAMES = re.compile(
    r"Islamic State (?:of|in) Iraq(?:,? and (?:the Levant|(?:Greater )?Syria|(?:[aA]l[- ])?Sham))?"
)
# Names that are none of places, whatever stands before them.
NO_NAME = re.compile(
    r"(?:Croat|Serb|Kurd|Arab|Israeli|Iraqi|Yemeni|Saudi|Pakistani|Afghan|Tutsi|Hutu|Turk|Uzbek|Tajik)s$|.*[a-z]ians$|"
    r"(?:Operation|Mr|Mrs|Ms|President|General|Gen|Col|Colonel|Ayatollah|Sheikh|King|Prince|Pope|Saint Mary)\b"
    r"|.*\b(?:Army|Brigades?|Party|Council|Ministry|University|Movement|Forces|Agency|Committee|Commission|Organi[sz]ation|"
    r"Association|Court|Institute|Times|Post|Command|Union|Group|Company|Corps|Battalion|Alliance|Observatory)$"
)
# A name that qualifies the next: "Syria's Deir ez-Zor", "Iraq's northern Nineveh".
GENITIVE = re.compile(rf"['’]s\s+(?:(?:{_SIDE})(?:ern)?\s+|[a-z]+-held\s+|(?:{_HEAD})\s+of\s+)?", re.IGNORECASE)
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|General|Gen|Colonel|Col|Major|Maj|Captain|Capt|Lt|Lieutenant|Sgt|Sergeant|"
    r"Senator|Sen|Secretary|Ambassador|King|Prince|Sheikh|Imam|Commander|Chancellor|Spokes\w+)\.?\s+\Z"
)
# What follows a name: a head word that belongs to it, an event that makes it a place, or words that make it none.
RIGHT = re.compile(
    rf"[ \u00a0](?:(?:refugee|displacement|border|military)[ ])?(?P<head>{_HEAD}|air\s?base|air\s?port)\b(?!-)"
    r"|(?P<event>[ \u00a0](?:airstrikes?|air\s+strikes?|attacks?|bombings?|massacre|offensive|siege|clashes|raids?|"
    r"shelling|explosions?|blasts?|front|frontline))\b"
    r"|(?P<no>-\w|[ \u00a0](?:government|regime|forces?|troops|army|military|militia\w*|ministry|minister|police|"
    r"officials?|authorities|administration|soldiers?|fighters?|rebels?|militants?|president|ambassador|border|embassy|spokes\w+|"
    r"intelligence|warplanes?|jets?|artillery|air\s+force|navy|times|post|news|agency|university|court|parliament|"
    r"allies|insurgents?|citizens?|nationals?|people|civilians|hands|time)\b|"
    r"[ \u00a0](?:border|Times|Post|News|Agency|TV)\b)",
)
# A name with a side of another after it is a place, known or not: "a raid on Bulongo, east of Beni".
SIDE_AFTER = re.compile(
    rf",\s+(?:\w+\s+)?(?:\d{{1,4}}\s?(?:{_UNIT})\s+)?(?:to\s+the\s+)?(?:{_SIDE})\s+of\s+(?=[{_UPPER}])"
)
# Head words printed with a capital, as part of the name: "Donetsk Oblast", "Menagh Air Base".
TAIL = re.compile(rf"\s+(?:{_HEAD}|air\s?base|air\s?port)\Z", re.IGNORECASE)
# Verbs whose object, or subject in the passive, may be a place ("shelled Douma").
HIT_LEMMAS = frozenset(
    "bomb bombard shell hit strike attack storm capture seize retake recapture enter reach besiege liberate flee leave "
    "pound raid invade overrun encircle evacuate target take rock patrol assail strafe torch loot ransack "
    "occupy".split()
)
NO_PLACES = frozenset(
    "arab kurdish kurd sunni shiite shia alawite christian muslim druze yazidi islamic western eastern northern "
    "southern monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues "
    "wed thu thurs fri sat sun ramadan islam english arabic congress parliament pentagon kremlin i he she it "
    "we they a an the this that there these those its his her their our my no two one three facebook twitter "
    "telegram youtube internet god eid christmas easter operation security council hague bst gmt utc est local "
    "covid secretary north south east west place state gas".split()
) | {"white house", "security council", "the hague", "supreme court", "state department", "la liga"}

# What follows the name of a place in the name of a body of it: "Kentucky State Police", "London Mayor".
BODY = re.compile(
    r"(?:State|City|County|Metropolitan|Federal|National|Provincial|Regional|Central|Civil|Public|Health|Police|Mayor|"
    r"Governor|Gov\.|Department|Dept\.|Council\w*|Commission\w*|Attorney|Supreme|High|Superior|District|University|College|"
    r"School|Schools|Hospital|Medical|Airport|International|Sheriff\w*|Fire|Board|Government|Army|Armed|Air|Navy|Ministry|"
    r"Minister|President\w*|Prime|Parliament|Embassy|Ambassador|Consulate|Republic\w*|Democrat\w*|Senate|Senator|Sen\.|Rep\.|"
    r"House|Legislature|General|Assembly|Times|Post|Herald|Area|Valley|Region|Province|Governorate|Stock|Chamber|Red|"
    r"police|mayor|governor|government|officials?|authorities|residents?|officers?|lawmakers?|prosecutors?|court|forces|"
    r"troops|army|military|parliament|president|region|area|suburbs?|city|district|province|state|native|resident|"
    r"businessman|man|woman|councillors?|aldermen|hospitals?|schools?|airport)\b"
)
COMPASS = frozenset(
    "north south east west northern southern eastern western central upper lower greater downtown new old".split()
)
# Names of provinces and towns that are words first: "Central", "Union", "Man", "Nice".
PLAIN_WORDS = frozenset(
    "central capital center centre federal union national metropolitan coast highlands islands island north south east "
    "west northern southern eastern western coastal est littoral nord sud ouest man of nice mobile bath reading "
    "police church bar metro hill bell section class street park senate house hall college university progress liberty "
    "independence hope eden paradise mission holiday most best same love page young green white black brown rose may "
    "june august april sunday monday friday general major commerce defiance victory unity freedom enterprise industry "
    "energy orange lake river mountain bay beach harbor forest spring springs summit republic kingdom empire".split()
)

# States and provinces as wires print them behind a town: "NEWARK, N.J.", "Austin, TX".
_SHORT_STATES = (
    "Ala.=Alabama Alaska=Alaska Ariz.=Arizona AZ=Arizona Ark.=Arkansas AR=Arkansas "
    "Calif.=California CA=California Colo.=Colorado CO=Colorado Conn.=Connecticut CT=Connecticut Del.=Delaware "
    "DE=Delaware D.C.=District_of_Columbia DC=District_of_Columbia Fla.=Florida FL=Florida Ga.=Georgia GA=Georgia "
    "Ill.=Illinois IL=Illinois Ind.=Indiana Kan.=Kansas KS=Kansas Ky.=Kentucky KY=Kentucky La.=Louisiana "
    "LA=Louisiana Md.=Maryland MD=Maryland Mass.=Massachusetts MA=Massachusetts Mich.=Michigan MI=Michigan "
    "Minn.=Minnesota MN=Minnesota Miss.=Mississippi MS=Mississippi Mo.=Missouri MO=Missouri Mont.=Montana MT=Montana "
    "Neb.=Nebraska NE=Nebraska Nev.=Nevada NV=Nevada N.H.=New_Hampshire NH=New_Hampshire N.J.=New_Jersey "
    "NJ=New_Jersey N.M.=New_Mexico NM=New_Mexico N.Y.=New_York NY=New_York N.C.=North_Carolina NC=North_Carolina "
    "N.D.=North_Dakota ND=North_Dakota OH=Ohio Okla.=Oklahoma Ore.=Oregon OR=Oregon Pa.=Pennsylvania "
    "PA=Pennsylvania R.I.=Rhode_Island RI=Rhode_Island S.C.=South_Carolina SC=South_Carolina S.D.=South_Dakota "
    "SD=South_Dakota Tenn.=Tennessee TN=Tennessee Tex.=Texas TX=Texas UT=Utah Vt.=Vermont VT=Vermont Va.=Virginia "
    "VA=Virginia Wash.=Washington WA=Washington W.Va.=West_Virginia WV=West_Virginia Wis.=Wisconsin WI=Wisconsin "
    "Wyo.=Wyoming WY=Wyoming Alta.=Alberta AB=Alberta B.C.=British_Columbia BC=British_Columbia Man.=Manitoba "
    "N.B.=New_Brunswick N.S.=Nova_Scotia Ont.=Ontario ON=Ontario P.E.I.=Prince_Edward_Island Que.=Quebec QC=Quebec "
    "Sask.=Saskatchewan SK=Saskatchewan N.S.W.=New_South_Wales NSW=New_South_Wales Qld.=Queensland QLD=Queensland"
)
SHORT_STATES = {short: full.replace("_", " ") for short, full in (pair.split("=") for pair in _SHORT_STATES.split())}
SHORT_STATE = re.compile(
    r"(?<=, )(?:" + "|".join(sorted(map(re.escape, SHORT_STATES), key=len, reverse=True)) + r")(?![\w'’])"
)
# Between a place and what holds it: "Paris, Texas", "Monroe County in northeast Missouri".
HELD_BY = re.compile(
    rf",\s|,?\sin\s(?:the\s)?(?:(?:(?:{_SIDE})(?:ern)?|far|central|rural|state\sof)\s){{0,3}}", re.IGNORECASE
)
# The ends of addresses of outlets that tell of their country, where they are not its code.
DOMAINS = {"uk": "GB"}

DAY_AFTER = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: [A-Z]\w+)?\Z")
