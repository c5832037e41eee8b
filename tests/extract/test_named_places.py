"""What a sentence names as places, one line each: name, country, precision. "~" is before what places no deed."""

import pytest
from spacy.language import Language

from rashomon.extract.annotate import annotate
from rashomon.extract.places import survey_places
from rashomon.lexicon import Gazetteer
from rashomon.records import Place

BODIES = frozenset({"islamic state", "hezbollah", "red crescent"})

SPELLINGS = [
    ("Shells fell in Deir ez-Zor, Syria.", "Deir ez-Zor, SY town; Syria, SY country"),
    ("Shells fell in Deir Ezzor, Syria.", "Deir ez-Zor, SY town; Syria, SY country"),
    ("Shells fell in Dayr az Zawr, Syria.", "Deir ez-Zor, SY town; Syria, SY country"),
    ("Shells fell in Deir el-Zour, Syria.", "Deir ez-Zor, SY town; Syria, SY country"),
    ("Troops entered Kharkov, Ukraine.", "Kharkiv, UA town; Ukraine, UA country"),
    ("Troops entered Kharkiv, Ukraine.", "Kharkiv, UA town; Ukraine, UA country"),
    ("Shells hit Lugansk, Ukraine.", "Luhansk, UA town; Ukraine, UA country"),
    ("A bomb went off in Mazar-e-Sharif, Afghanistan.", "Mazār-e Sharīf, AF town; Afghanistan, AF country"),
    ("A bomb went off in Mazar-i-Sharif, Afghanistan.", "Mazār-e Sharīf, AF town; Afghanistan, AF country"),
    ("Gunmen raided al-Fashir, Sudan.", "El Fasher, SD town; Sudan, SD country"),
    ("Gunmen raided El Fasher, Sudan.", "El Fasher, SD town; Sudan, SD country"),
    ("Militants left Maarat al-Numan in Syria.", "Ma‘arrat an Nu‘mān, SY town; Syria, SY country"),
    ("Clashes broke out in Saada, Yemen.", "Sa'dah, YE town; Yemen, YE country"),
    ("Clashes broke out in Sa'dah, Yemen.", "Sa'dah, YE town; Yemen, YE country"),
    ("Jets struck Hodeida, Yemen.", "Al Ḩudaydah, YE town; Yemen, YE country"),
    ("Jets struck Abu Kamal, Syria.", "Ālbū Kamāl, SY town; Syria, SY country"),
    ("A blast shook Jalalabad, Afghanistan.", "Jalālābād, AF town; Afghanistan, AF country"),
    ("Soldiers shot a man in Hebron, in the West Bank.", "Hebron, PS town; West Bank, PS admin1"),
]
PROVINCES_DISTRICTS_REGIONS = [
    ("Bandits killed nine in Zamfara state, Nigeria.", "Zamfara, NG admin1; Nigeria, NG country"),
    ("Fighters seized Manbij district in Syria.", "Manbij District, SY admin2; Syria, SY country"),
    (
        "A raid in Masisi territory, Democratic Republic of the Congo, killed ten.",
        "Masisi Territory, CD admin2; Democratic Republic of the Congo, CD country",
    ),
    ("Gunmen raided a farm in Adair County, Kentucky.", "Adair County, US admin2; Kentucky, US admin1"),
    ("Clashes erupted in the Nuba Mountains in Sudan.", "Nuba Mountains, SD admin1; Sudan, SD country"),
    ("Fighting spread across Darfur.", "Darfur, SD admin1"),
    ("Residents of Eastern Ghouta fled.", "~Eastern Ghouta, SY admin1"),
    ("Drones hit a depot in Belgorod Oblast, Russia.", "Belgorod, RU admin1; Russia, RU country"),
    ("Rebels hold much of Kachin State in Myanmar.", "~Kachin, MM admin1; Myanmar, MM country"),
    ("Two soldiers died in the Sinai Peninsula.", "Sinai, EG admin1"),
    ("A mine killed four in Cabo Delgado province in Mozambique.", "Cabo Delgado, MZ admin1; Mozambique, MZ country"),
    ("Herders were killed in Plateau state, Nigeria.", "Plateau State, NG admin1; Nigeria, NG country"),
    ("Militants struck in the Sahel.", "Sahel admin1"),
    ("Police clashed with crowds in the Basque Country.", "Basque Country, ES admin1"),
]
RIVERS_LINES_FRONTS_ROADS = [
    ("Tanks stood east of the Euphrates.", "east of the Euphrates relative"),
    ("The boat sank in the Red Sea.", "Red Sea line"),
    ("Troops crossed the Dnipro near Kherson.", "~Dnipro line; Kherson, UA near"),
    ("Guns fell silent across the Line of Control.", "Line of Control line"),
    ("Mines lay on the Homs-Palmyra road in Syria.", "Homs-Palmyra road, SY relative; Syria, SY country"),
    (
        "Gunmen attacked a bus on the Maiduguri-Damaturu road in Nigeria.",
        "Maiduguri-Damaturu road, NG relative; Nigeria, NG country",
    ),
    ("Soldiers patrol the Suez Canal.", "Suez Canal, EG line"),
    ("A ship was hit in the Gulf of Aden.", "Gulf of Aden line"),
    ("Shots were fired across the Blue Line in Lebanon.", "Blue Line, LB line; Lebanon, LB country"),
]
CAMPS_CROSSINGS_BASES = [
    ("Two men were killed in al-Hol camp in Syria.", "Al-Hol camp, SY town; Syria, SY country"),
    ("Three died in the Jenin refugee camp in the West Bank.", "Jenin camp, PS town; West Bank, PS admin1"),
    ("A convoy was hit at the Bab al-Hawa crossing.", "Bab al-Hawa town"),
    ("Three rockets landed close to the Ain al-Asad air base in Iraq.", "Ain al-Asad, IQ near; Iraq, IQ country"),
    ("Aid entered Gaza through the Kerem Shalom crossing.", "Gaza, PS admin1; Kerem Shalom crossing town"),
    ("Floods followed the blast at the Kakhovka dam in Ukraine.", "Kakhovka dam, UA town; Ukraine, UA country"),
]
GEOMETRY = [
    (
        "A drone crashed 20 miles north-east of Kandahar in Afghanistan.",
        "20 miles north-east of Kandahar, AF relative; Afghanistan, AF country",
    ),
    (
        "Soldiers searched houses five kilometers from Goma in Congo.",
        "five kilometers from Goma, CD relative; Democratic Republic of the Congo, CD country",
    ),
    (
        "A mine exploded on the road between Gao and Ansongo in Mali.",
        "between Gao and Ansongo, ML relative; Mali, ML country",
    ),
    ("Rockets struck the outskirts of Mosul, Iraq.", "Mosul, IQ near; Iraq, IQ country"),
    ("A truck burned in the vicinity of Raqqa, Syria.", "Ar Raqqah, SY near; Syria, SY country"),
    ("A ship was attacked off Hodeidah in Yemen.", "Al Ḩudaydah, YE near; Yemen, YE country"),
    ("The village lies halfway between Aleppo and Homs.", "between Aleppo and Homs, SY relative"),
    ("Shells fell 3 km west of Bakhmut, Ukraine.", "3 km west of Bakhmut, UA relative; Ukraine, UA country"),
    ("A convoy was ambushed south of Mopti in Mali.", "south of Mopti, ML relative; Mali, ML country"),
    ("A camp near Kutum in Sudan was burned.", "Kutum, SD near; Sudan, SD country"),
]
ONE_NAME_SEVERAL_PLACES = [
    ("Police arrested a man in Paris, Texas.", "Paris, US town; Texas, US admin1"),
    ("The US secretary flew to Paris on Monday.", "~United States, US country; Paris, FR town"),
    (
        "He was born in Tripoli, Lebanon, and died in Tripoli, Libya.",
        "Tripoli, LB town; Lebanon, LB country; Tripoli, LY town; Libya, LY country",
    ),
    (
        "Georgia and Florida sent troops to the US border.",
        "~Georgia, US admin1; ~Florida, US admin1; ~United States, US country",
    ),
    ("Tbilisi said Georgia would not yield.", "~Tbilisi, GE town; ~Georgia, GE country"),
    ("A crash in Columbia, Mo., killed two.", "Columbia, US town; Missouri, US admin1"),
    ("Shots were fired in Alexandria, Virginia.", "Alexandria, US town; Virginia, US admin1"),
    ("Shots were fired in Alexandria, Egypt.", "Alexandria, EG town; Egypt, EG country"),
    ("A bus burned in Birmingham, Ala.", "Birmingham, US town; Alabama, US admin1"),
    ("A bus burned in Birmingham, England.", "Birmingham, GB town; England, GB admin1"),
    ("Soldiers shot at cars in Monroe County in northeast Missouri.", "Monroe County, US admin2; Missouri, US admin1"),
    ("A bomb went off in San Jose, Costa Rica.", "San José, CR town; Costa Rica, CR country"),
    ("A bomb went off in San Jose, California.", "San Jose, US town; California, US admin1"),
]
NAMES_BESIDE_WHAT_THEY_SAY = [
    ("Turkish warplanes bombed northern Iraq.", "~Turkey, TR country; Iraq, IQ country"),
    ("London police arrested two men.", "~London, GB town"),
    ("Kentucky State Police closed a road.", "~Kentucky, US admin1"),
    ("Talks between Iran and Iraq failed.", "~Iran, IR country; ~Iraq, IQ country"),
    ("Moscow accused Kyiv of shelling Belgorod.", "~Moscow, RU town; ~Kyiv, UA town; Belgorod, RU town"),
    ("Israeli jets struck southern Lebanon.", "~Israel, IL country; Lebanon, LB country"),
    ("Russian President Vladimir Putin spoke.", "~Russia, RU country"),
    ("The Kremlin said Russia had no part in it.", "~Russia, RU country"),
    (
        "British and French ships left for Cyprus.",
        "~United Kingdom, GB country; ~France, FR country; ~Cyprus, CY country",
    ),
    ("The Syrian Observatory for Human Rights spoke of ten dead.", "~Syria, SY country"),
    ("Beijing said China had no part in it.", "~Beijing, CN town; ~China, CN country"),
    ("Shots were fired in Baghdad Sunday.", "Baghdad, IQ town"),
    (
        "Thousands fled Khartoum and Omdurman for Port Sudan.",
        "Khartoum, SD town; Omdurman, SD town; ~Port Sudan, SD town",
    ),
]
NO_PLACES = [
    ("Jordan Smith spoke to Paris Hilton.", ""),
    ("Mr Hampton met Madison Brown in June.", ""),
    ("John Hampton was shot. Hampton died.", ""),
    ("President Jordan spoke for an hour.", ""),
    ("Man was killed in Of.", ""),
    ("The Red Crescent declined to comment.", ""),
    ("Chad Johnson was arrested on Tuesday.", ""),
    ("General Washington crossed in December.", ""),
    ("Central officials met on Friday.", ""),
    ("The Times reported it.", ""),
    ("Police and Church spoke.", ""),
]
WORDS_THAT_ARE_PLACES = [
    ("A bomb went off in Nice.", "Nice, FR town"),
    ("A bomb went off in Mobile, Alabama.", "Mobile, US town; Alabama, US admin1"),
    ("Police shot a man in Reading, Pennsylvania.", "Reading, US town; Pennsylvania, US admin1"),
    ("Two men were stabbed in Bath, England.", "Bath, GB town; England, GB admin1"),
    ("Rebels left Man, Ivory Coast.", "Man, CI town; Ivory Coast, CI country"),
]
IN_NO_GAZETTEER = [
    ("Soldiers shelled the village of Karven.", "village of Karven town"),
    ("Two men were shot in the village of Qwxyzabad in Yemen.", "village of Qwxyzabad town; Yemen, YE country"),
]
TOWNS_AND_THEIR_COUNTRIES = [
    ("A market in Kabul burned.", "Kabul, AF town"),
    ("Three people died in Bamako, Mali.", "Bamako, ML town; Mali, ML country"),
    ("Nine soldiers were killed in Gao.", "Gao, ML town"),
    ("A church in Owo, Nigeria, was attacked.", "Owo, NG town; Nigeria, NG country"),
    ("Fighters entered Goma.", "Goma, CD town"),
    ("Shells fell on Donetsk.", "Donetsk, UA town"),
    ("Two rockets hit Erbil in Iraq.", "Erbil, IQ town; Iraq, IQ country"),
    ("Police fired on crowds in Nairobi.", "Nairobi, KE town"),
    ("A hotel in Mogadishu was stormed.", "Mogadishu, SO town"),
    ("A bus was bombed in Quetta, Pakistan.", "Quetta, PK town; Pakistan, PK country"),
    ("Gunmen opened fire in Port-au-Prince.", "Port-au-Prince, HT town"),
    ("A mosque in Herat was attacked.", "Herāt, AF town"),
    ("Troops left Bangui.", "Bangui, CF town"),
    ("Crowds marched in Yangon.", "Yangon, MM town"),
    (
        "A convoy reached Beni in the Democratic Republic of the Congo.",
        "Beni, CD town; Democratic Republic of the Congo, CD country",
    ),
    ("A drone struck Port Sudan.", "Port Sudan, SD town"),
    ("A mine killed two in Kidal, Mali.", "Kidal, ML town; Mali, ML country"),
    ("Rebels took Bukavu.", "Bukavu, CD town"),
    ("Four police officers died in Maiduguri.", "Maiduguri, NG town"),
    ("Two farmers were shot in Caloto, Colombia.", "Caloto, CO town; Colombia, CO country"),
    ("Militants attacked Palma, Mozambique.", "Mozambique, MZ country"),
    ("A raid on Jenin killed nine.", "Janīn, PS town"),
    ("Aid reached Tawila, Sudan.", "Sudan, SD country"),
    ("Villagers fled Djibo, Burkina Faso.", "Djibo, BF town; Burkina Faso, BF country"),
    ("Soldiers fired at a bus in Bamenda, Cameroon.", "Bamenda, CM town; Cameroon, CM country"),
    ("Two died in Zinjibar, Yemen.", "Zinjibār, YE town; Yemen, YE country"),
    ("A bomb exploded in Narathiwat, Thailand.", "Narathiwat, TH town; Thailand, TH country"),
    ("Guards shot three in Tijuana, Mexico.", "Tijuana, MX town; Mexico, MX country"),
    ("Clashes were heard in Zawiya, Libya.", "Az Zāwīyah, LY town; Libya, LY country"),
    ("Gunmen seized a ship off Bosaso, Somalia.", "Bosaso, SO near; Somalia, SO country"),
    ("Shells hit Sumy in Ukraine.", "Sumy, UA town; Ukraine, UA country"),
    ("A train was bombed near Bolan in Pakistan.", "near Bolan town; Pakistan, PK country"),
    ("The army shelled Lashkar Gah.", "Lashkar Gāh, AF town"),
    ("Shells landed in Stepanakert.", "Stepanakert town"),
    ("A strike on Sanaa killed six.", "Sanaa, YE town"),
    ("Troops crossed into Suwayda, Syria.", "As-Suwayda, SY town; Syria, SY country"),
    ("A patrol was hit in Diffa, Niger.", "Diffa, NE town; Niger, NE country"),
    ("Two rockets fell in Sderot, Israel.", "Sderot, IL town; Israel, IL country"),
    ("A blast in Peshawar killed four.", "Peshawar, PK town"),
    ("Two policemen were killed in Srinagar.", "Srinagar, IN town"),
    ("The mayor of Melitopol was abducted.", "~Melitopol, UA town"),
    ("Fire was exchanged in Kupiansk, Ukraine.", "Kupyansk, UA town; Ukraine, UA country"),
    (
        "A crowd stormed a prison in Goma, eastern Congo.",
        "Goma, CD town; ~Democratic Republic of the Congo, CD country",
    ),
    ("Herders attacked Yelwata, Nigeria.", "Nigeria, NG country"),
    ("A car bomb went off in Azaz, Syria.", "I‘zāz, SY town; Syria, SY country"),
]


def line(place: Place, *, placing: bool) -> str:
    told = f"{place.name or place.text}, {place.country}" if place.country else place.name or place.text
    return f"{'' if placing else '~'}{told} {place.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *SPELLINGS,
        *PROVINCES_DISTRICTS_REGIONS,
        *RIVERS_LINES_FRONTS_ROADS,
        *CAMPS_CROSSINGS_BASES,
        *GEOMETRY,
        *ONE_NAME_SEVERAL_PLACES,
        *NAMES_BESIDE_WHAT_THEY_SAY,
        *NO_PLACES,
        *WORDS_THAT_ARE_PLACES,
        *IN_NO_GAZETTEER,
        *TOWNS_AND_THEIR_COUNTRIES,
    ],
)
def test_what_a_sentence_names(nlp: Language, gazetteer: Gazetteer, text: str, expected: str) -> None:
    annotated = next(annotate(nlp, [("text", text, text)]))
    survey = survey_places(annotated, gazetteer, BODIES)
    told = "; ".join(line(place, placing=place in survey.scene) for place in survey.named)
    assert told == expected
    assert all(annotated.words(place.span) == place.text for place in survey.named)
