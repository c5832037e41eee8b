"""The words by which a text names actors: nouns for bodies and people, and what looks like a name and is none."""

from __future__ import annotations

from functools import lru_cache

from rashomon.extract.clauses import BODIES
from rashomon.extract.persons.words import KIN, PARTICLES, PLAIN, TITLES, TRADES
from rashomon.lexicon import OBJECTS, Ontology

# Nouns that make a row of capitals a body's name, wherever in it they stand; singular, lower case.
BODY_NAMES = BODIES | frozenset(
    "administration air alliance association authority ministry department force guard guards corps brigade battalion"
    " regiment division squadron fleet wing squad platoon front party movement union council committee commission"
    " congress parliament senate house cabinet bureau agency office foundation institute organisation organization"
    " society club league bank company corporation firm university college school museum board fund trust group"
    " networks network observatory watch amnesty nations cross crescent federation confederation republic state"
    " caliphate emirate army navy marines marine police military militia rangers coalition command task center centre"
    " assembly secretariat treasury pentagon mission embassy consulate station news times post herald tribune gazette"
    " press television radio tv channel media jihad brigades battalions units unit lions martyrs hezbollah mujahideen"
    " tribe clan assistance forces resistance opposition bloc community church workers".split()
)
# Small words inside the name of a body, between capitals: "Ministry of Higher Education", "Doctors without Borders".
INSIDE = frozenset("of for without to in".split())
NAME_PARTS = PARTICLES
# Capitals that stand for things, units and measures and not for anybody.
_THINGS = frozenset(
    "gps tv uav ied ieds vbied vbieds svbied rpg rpgs apc mig gmt utc est edt gdp hiv aids covid dna sms pdf am pm ad"
    " bc km kg mm cia-style nbc cbrn wmd atm cctv id suv himars atgm manpads icbm isr cas ok faq dvd usb http https www"
    " jdam lgb mri uhf fm hd id ceo cfo vip ngo ngos pow pows mp mps pm mw hq".split()
)
# First words of names of deeds, papers and things that are written with capitals.
NOT_ACTORS = frozenset(
    "exercise cessation law laws resolution treaty agreement accord act article chapter code constitution"
    " god protocol plan phase war conflict day night king’s highway route hill island lake river mount symbol figure"
    " table photo image video twitter facebook instagram youtube telegram flickr whatsapp covid hostilities internet"
    " ramadan eid christmas easter sunday brexit islam christianity judaism english arabic jan feb mar apr jun jul"
    " aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
# Nouns that tell what one person is: told beside a name they mean whom it names.
OFFICES = frozenset(
    "commander leader chief head director spokesman spokeswoman spokesperson official officer envoy ambassador"
    " minister president founder member general secretary adviser advisor deputy representative mayor governor"
    " coordinator chairman chairwoman dean king prince emir".split()
) | (frozenset(TITLES) | frozenset(TRADES)) - frozenset(
    "defence defense foreign interior prime vice first second third class senior junior master rebel fighter soldier"
    " militant militia suspect gunman resident staff crew worker player".split()
)
# Last words of the same.
ENDS_NO_ACTOR = frozenset(
    "convention treaty agreement accord accords act law war resolution protocol plan summit crisis day pact charter"
    " declaration process talks offensive campaign massacre election elections constitution clause code".split()
)
# Verbs whose object is where somebody goes or what is taken, if it is a state or its capital.
GOING = frozenset("leave enter reach flee visit tour cross approach capture take seize overlook quit near".split())
SHIPS = frozenset("uss hms usns ins hmas hmcs fs rfa".split())  # before the name of a ship
# Nouns of the tables of people that are no actor by themselves: they count the harmed, or are things that act for one.
_COUNTED = frozenset(
    "life soul loss dead death body other corpse casualty fatality remains grave charred body tanker checkpoint base"
    " convoy outpost barracks destroyer warship warplane jet wedding funeral mosque church school market hospital"
    " village bus house home camp shop bakery bar pub hotel restaurant flood senior subject element asset local"
    " protest rally demonstration major general private constant host first second third class staff chief"
    " head deputy assistant wounded injured deceased number company unit level subject state media office service"
    " court team mission paper center centre station outlet television tv network register channel clinic morgue"
    " hideout ultra native human fat lead master junior special lance one sub king queen driver monitor cook coach"
    " patrol guard division escort engagement crew capital cable list log record report statement letter".split()
)
_MORE = frozenset(
    "partner ally leader official member leadership nation party employee operative personnel side secretary minister"
    " president ambassador king prince opposition insurgency resistance enemy community troops citizen student staff"
    " tribe clan organisation organization firm squadron department committee commission team council court tribunal"
    " prosecution businessman workforce expert scholar traveller traveler airman hero perpetrator operator"
    " ministry agency embassy alliance coalition crew victim family friend loved".split()
)


@lru_cache(maxsize=4)
def people_of(ontology: Ontology) -> frozenset[str]:
    """Return the lemmas of nouns that mean people or bodies by themselves: "militants", "the ministry", "a nurse"."""
    found = {lemma for lemma in ontology.groups if " " not in lemma} | BODIES
    found |= {
        lemma
        for lemma, of in ontology.parties.items()
        if of not in {"nature", "accident"} | OBJECTS and " " not in lemma
    }
    found |= {lemma for lemma, kind in ontology.speakers.items() if kind != "paper"}
    return frozenset((found | set(KIN) | set(PLAIN) | set(TRADES)) - _COUNTED) | _MORE


def is_thing(word: str) -> bool:
    """Tell whether a word in capitals stands for a thing or measure: "GPS", "UTC", "F-16"."""
    low = word.lower().strip(".")
    return low in _THINGS or any(c.isdigit() for c in low)


def is_title(word: str) -> bool:
    """Tell whether a word stands before a person's name: "Gen.", "Minister"."""
    low = word.lower().strip(".")
    return low in TITLES or low in TRADES or low in KIN or low in OFFICES
