"""The words by which persons are told: titles, kin, ages, and what befell them. Data only, lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Sex = Literal["female", "male"]
Fate = Literal["killed", "injured", "missing", "captured", "attacked"]


def _sexed(female: str, male: str, either: str) -> dict[str, Sex | None]:
    found: dict[str, Sex | None] = dict.fromkeys(either.split(), None)
    for word in female.split():
        found[word] = "female"
    for word in male.split():
        found[word] = "male"
    return found


# Kin, in the singular and the plural, with the sex that the word tells.
KIN: Mapping[str, Sex | None] = _sexed(
    "daughter daughters sister sisters mother mothers wife wives grandmother granddaughter aunt niece widow"
    " mother-in-law"
    " daughter-in-law sister-in-law stepmother stepdaughter fiancée girlfriend bride nieces aunts",
    "son sons brother brothers father fathers husband husbands grandfather grandson uncle nephew widower father-in-law"
    " son-in-law brother-in-law stepfather stepson fiancé boyfriend groom grandsons nephews uncles",
    "child children parent parents cousin cousins twin twins sibling siblings spouse grandchild grandchildren couple"
    " relative relatives partner",
)
SINGULAR = {"children": "child", "wives": "wife", "grandchildren": "grandchild"}
MUTUAL = frozenset("brother sister twin sibling cousin".split())  # each is what the other is
# Words for a person that tell no role, with the sex that they tell.
PLAIN: Mapping[str, Sex | None] = _sexed(
    "girl woman lady girls women grandma",
    "boy man gentleman boys men youth",
    "person people child children baby infant toddler newborn teenager teen adolescent victim victims resident"
    " residents"
    " local locals civilian civilians villager villagers member members individual individuals adult adults national"
    " citizen citizens hostage hostages inhabitant inhabitants minor minors kid youngster pensioner orphan"
    " survivor casualty fatality dead martyr martyrs others other refugee passenger passengers bystander",
)
# Words before a name that are no part of it and tell no role.
HONORIFICS: Mapping[str, Sex | None] = _sexed(
    "mrs ms miss madam mme hajiya hajja hajjah daw naw mama grandmother aunt auntie weizero señora doña nang-ma begum"
    " bibi"
    " lady",
    "mr mister haji hajj hajji alhaji malam mallam u ko saw baba grandfather uncle ato señor don sayyid sayed hadji",
    "sheikh shaykh sheik mullah maulana mawlawi ustaz ustad saya hon sir",
)
# Words before a name that are no part of it and tell what somebody was.
TITLES: Mapping[str, Sex | None] = _sexed(
    "sister queen princess policewoman",
    "father brother prince king policeman",
    "dr doctor prof professor engineer eng imam pastor rev reverend bishop priest rabbi judge justice colonel col"
    " general"
    " gen major maj captain capt lieutenant lt sergeant sgt corporal cpl private pvt pfc staff first second third class"
    " chief warrant officer lance senior junior master gunnery specialist spc airman petty commander cmdr cdr commodore"
    " admiral brigadier brig marshal inspector sub insp superintendent supt constable deputy assistant head cpt ltc"
    " cadet"
    " sapper gunner rifleman trooper seaman ensign gunnery minister president governor mayor senator councillor emir"
    " spokesman spokeswoman spokesperson secretary ambassador prime vice foreign defence defense interior detective"
    " journalist reporter photographer cameraman nurse driver teacher activist lawyer pilot paramedic medic farmer"
    " student soldier militant militia suspect gunman analyst witness resident coach",
)
# Who does harm and is hunted for it: no victims, whatever becomes of them.
ACCUSED = frozenset(
    "suspect suspects gunman gunmen attacker attackers assailant assailants bomber bombers shooter killer killers"
    " perpetrator perpetrators murderer arsonist hijacker culprit defendant convict accused".split()
)
# Nouns of trades and offices that ontology/groups.csv does not have, for it has groups and these are persons.
TRADES = frozenset(
    "minister president governor spokesman spokeswoman colleague presenter councillor councilor candidate chair"
    " co-chair"
    " chairman chairwoman chairperson head chief secretary imam geologist interpreter translator ranger rebel fighter"
    " professor musician singer poet writer author blogger athlete footballer player coach referee scientist researcher"
    " archaeologist historian artist actor actress director principal headmaster headteacher founder editor columnist"
    " analyst economist banker accountant tailor barber butcher carpenter plumber electrician mechanic welder builder"
    " mason cook chef waiter waitress cleaner janitor gardener beekeeper cyclist bishop rabbi deacon catechist nun monk"
    " sheikh mullah chieftain elder king queen prince princess monarch colonel general major captain lieutenant"
    " sergeant corporal private constable inspector sapper paramedic midwife dentist pharmacist psychologist"
    " veterinarian inspector trader trainee apprentice intern graduate undergraduate schoolteacher lecturer"
    " parliamentarian mp senator deputy prosecutor magistrate ombudsman campaigner organiser organizer unionist"
    " dissident defender expert specialist guide hunter herdsman pastoralist shepherd goatherd drover labourer laborer"
    " mother father staff worker crew actor officer policeman owner operator manager agent hairdresser seller"
    " boxer wrestler runner swimmer champion comrade friend classmate teammate neighbour neighbor bodyguard aide"
    " assistant adviser advisor consultant".split()
)
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen"
        " eighteen nineteen twenty".split()
    )
} | {word: 10 * ten for ten, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)}
OLDEST = 120
# What stands inside a name in small letters.
PARTICLES = frozenset(
    "al el ul ur ad ar as ash at az bin ibn bint bat ben abu umm ould de da do dos das del della di du la le van von"
    " der"
    " den ten ter zu y e ag ap".split()
)
POSSESSIVES: Mapping[str, Sex | None] = {"his": "male", "her": "female", "their": None, "its": None, "my": None}
PRONOUNS: Mapping[str, Sex] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "herself": "female",
}  # fmt: skip
# The end of a name that is none of a person: "Fatima al-Zahra Hospital", "Mohammed Ali Street".
NOT_PERSONS = frozenset(
    "hospital street road avenue square bridge camp university college school mosque church cathedral temple airport"
    " station barracks base prison market mall hotel tower province district region governorate state county city town"
    " village township island river mountain valley lake sea gulf strait army navy force forces guard guards corps"
    " brigade battalion division regiment front party movement union council committee commission court parliament"
    " senate ministry government agency authority office bureau department service police network observatory"
    " foundation"
    " institute centre center organisation organization association society club league bank company group nations"
    " cross crescent watch amnesty international war day week month year accord agreement act law times post news"
    " herald"
    " television radio tribune gazette press heights hills plain desert border line zone neighbourhood stadium dam park"
    " republic kingdom federation emirates territories strip bay peninsula house palace resistance defence defense"
    " states jihad brotherhood".split()
)


def _fates(
    killed: str = "", injured: str = "", missing: str = "", captured: str = "", attacked: str = ""
) -> dict[str, Fate]:
    by_fate: tuple[tuple[Fate, str], ...] = (
        ("killed", killed),
        ("injured", injured),
        ("missing", missing),
        ("captured", captured),
        ("attacked", attacked),
    )
    return {word: fate for fate, words in by_fate for word in words.split()}


# What is done to somebody, in the form of the passive.
SUFFERED = _fates(
    killed="killed slain murdered assassinated executed beheaded decapitated slaughtered massacred lynched martyred"
    " hanged"
    " strangled butchered electrocuted buried mourned",
    injured="wounded injured hurt maimed beaten stabbed tortured hospitalised hospitalized burned burnt shot hit struck"
    " crushed poisoned",
    missing="missing unaccounted",
    captured="captured abducted kidnapped seized detained",
)
WEAK = frozenset("hit struck crushed seized poisoned buried mourned burned burnt".split())  # said of things too
# The other forms of what somebody does to another.
DOES = _fates(
    killed="kill kills killing murdering assassinating executing beheading mourn mourning",
    injured="injure injures injuring wound wounds wounding hurting maiming",
    captured="abducting kidnapping capturing detaining",
)
BEFALLS = _fates(killed="died dies perished perish succumbed drowned dying", missing="disappeared vanished disappear")
# Nouns of the harm: "the death of", "the body of".
HARMS = _fates(
    killed="death deaths killing killings murder murders assassination execution beheading body bodies corpse corpses"
    " remains funeral funerals burial slaying lynching martyrdom loss",
    injured="wounding injury",
    attacked="shooting stabbing beating torture",
    missing="disappearance disappearances",
    captured="abduction kidnapping capture",
)
# Nouns for those who were harmed: "the dead", "one of the victims".
HARMED = _fates(
    killed="dead killed victim victims fatality fatalities casualties deceased martyrs martyr slain fallen toll",
    injured="wounded injured hurt",
    missing="missing",
    captured="hostage hostages captives captured abducted kidnapped abductees",
)
NOT_SO = frozenset(
    "alive not n't n’t never unhurt unharmed unscathed escaped survived safe nearly almost no nobody".split()
)
SUPPOSED = frozenset(
    "would could may might should will shall must if threatened planned plotted tried attempted".split()
)
LIMBS = frozenset(
    "leg legs arm arms eye eyes hand hands foot feet finger fingers limb limbs hearing sight face shoulder thigh ankle"
    " knee buttocks ear jaw".split()
)
BE = frozenset("was were been being be is are 's got get getting".split())
NAMED = frozenset("named identified known called listed naming identifying identifies names".split())
SAID = frozenset("said says told tells added say reported according confirmed announced".split())
