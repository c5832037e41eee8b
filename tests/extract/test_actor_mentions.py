"""Whom a text names, in the notation "words=actor | words": an actor only where somebody known or named is meant."""

import pytest

from rashomon.records import Reading, Report
from rashomon.resources import load_resources
from rashomon.scale import run_serial

NAMED = [
    (
        "The Salvation Council of Borania (SCB) called for a truce.",
        "Salvation Council of Borania=salvation_council_of_borania | SCB=salvation_council_of_borania",
    ),
    (
        "The Boran Freedom Union (BFU) attacked a post; the BFU later withdrew.",
        "Boran Freedom Union=boran_freedom_union | BFU=boran_freedom_union | BFU=boran_freedom_union",
    ),
    (
        "Rebels of the Popular Front for Justice (PFJ) entered the town.",
        "Rebels | Popular Front for Justice=popular_front_for_justice | PFJ=popular_front_for_justice",
    ),
    (
        "The High Council for Votes and Polls (HCVP) delayed the vote.",
        "High Council for Votes and Polls=high_council_for_votes_and_polls | HCVP=high_council_for_votes_and_polls",
    ),
    (
        "The Union of Northern Tribes (UNT) and the army signed a deal.",
        "Union of Northern Tribes=union_of_northern_tribes | UNT=union_of_northern_tribes | army",
    ),
    (
        'Fighters from the Army of the Free Hills ("AFH") shot at a convoy.',
        "Fighters | Army of the Free Hills=army_of_the_free_hills | AFH=army_of_the_free_hills",
    ),
    (
        "The AFH (Army of the Free Hills) shot at a convoy.",
        "AFH=army_of_the_free_hills | Army of the Free Hills=army_of_the_free_hills",
    ),
    (
        "Jund al-Watan (Soldiers of the Homeland) said it had fired the rockets.",
        "Jund al-Watan=soldiers_of_the_homeland | Soldiers of the Homeland=soldiers_of_the_homeland",
    ),
    ("The Syrian Democratic Forces (SDF) took the hill.", "Syrian Democratic Forces=sdf | SDF=sdf"),
    (
        "The UN Assistance Mission in Afghanistan (UNAMA) counted the dead.",
        "UN Assistance Mission in Afghanistan=unama | UNAMA=unama",
    ),
    ("Al-Qaeda in Iraq (AQI) claimed the blast.", "Al-Qaeda in Iraq=al_qaeda_in_iraq | AQI=al_qaeda_in_iraq"),
    (
        "The Office of the High Commissioner for Human Rights (OHCHR) voiced alarm.",
        "Office of the High Commissioner for Human Rights=ohchr | OHCHR=ohchr",
    ),
    ("The Lord's Resistance Army (LRA) raided two villages.", "Lord's Resistance Army=lra | LRA=lra"),
    (
        "The Board of Water and Forests (BWF) opened a depot.",
        "Board of Water and Forests=board_of_water_and_forests | BWF=board_of_water_and_forests",
    ),
    (
        "The Islamic Revolutionary Guard Corps (IRGC) launched drones.",
        "Islamic Revolutionary Guard Corps=irgc | IRGC=irgc",
    ),
    ("Omar Said, also known as Abu Zaid, was arrested.", "Omar Said=omar_said | Abu Zaid=omar_said"),
    ("Abu Zaid, whose group is known as the Red Brigade, fled.", "Abu Zaid=abu_zaid | group | Red Brigade=red_brigade"),
    ("Jean Mbala, alias Commander Rambo, surrendered.", "Jean Mbala=jean_mbala | Commander Rambo=jean_mbala"),
    ("The Moscow-based Centre for Peace Studies published a map.", "Centre for Peace Studies=centre_for_peace_studies"),
    ("Damascus blamed Ankara for the raid.", "Damascus=syria | Ankara=turkey"),
    ("The Kremlin rejected the report.", "Kremlin=kremlin"),
    ("Washington has urged Baghdad to hold back.", "Washington=united_states | Baghdad=iraq"),
    ("Tehran denied that it had armed the group.", "Tehran=iran | group"),
    ("The White House said the strike was lawful.", "White House=us_government"),
    ("The Pentagon confirmed the raid.", "Pentagon=us_defence_ministry"),
    ("Downing Street declined to comment.", "Downing Street=british_government"),
    ("Beijing protested to Tokyo over the patrol.", "Beijing=china"),
    ("The Elysee said talks would go on.", "Elysee=french_government"),
    ("Kyiv said Moscow had fired 30 drones.", "Kyiv=ukraine | Moscow=russia"),
    ("Islamabad accused Kabul of sheltering militants.", "Islamabad=pakistan | Kabul=afghanistan | militants"),
    ("Soldiers were seen in Damascus and in Ankara.", "Soldiers"),
    ("The convoy left Baghdad for Basra.", ""),
    ("Two people died near Kyiv on Monday.", "people"),
    ("Troops moved from Moscow to the border.", "Troops"),
    ("The minister flew to Washington.", "minister"),
    (
        "Forces loyal to Bashar al-Assad shelled the suburb.",
        "Forces loyal to Bashar al-Assad=pro_government_forces | Bashar al-Assad=bashar_al_assad",
    ),
    (
        "Fighters loyal to General Khalifa Haftar reached the port.",
        "Fighters loyal to General Khalifa Haftar | General Khalifa Haftar=khalifa_haftar",
    ),
    ("US-backed fighters took the oil field.", "US-backed fighters"),
    ("Turkish-backed rebels crossed the river.", "Turkish-backed rebels=syrian_national_army"),
    ("Saudi-led coalition warplanes bombed a market.", "Saudi-led coalition=saudi_coalition"),
    ("Iran-backed militias fired rockets at the base.", "Iran-backed militias=iran_backed_militias"),
    ("Pro-government forces retook the village.", "Pro-government forces"),
    (
        "The Syrian regime denied it. The regime said rebels had done it.",
        "Syrian regime=syrian_government | regime=syrian_government | rebels",
    ),
    ("Government troops opened fire on protesters.", "Government troops | protesters"),
    ("Anti-government protesters marched through the capital.", "Anti-government protesters"),
    ("Armed men stormed a church.", "Armed men"),
    ("Unidentified gunmen killed a judge.", "Unidentified gunmen | judge"),
    ("Local residents fled the shelling.", "Local residents"),
    ("Camp residents waited for water.", "Camp residents"),
    ("Suspected jihadists abducted ten pupils.", "Suspected jihadists | pupils"),
    ("Kurdish fighters withdrew from the hill.", "Kurdish fighters=kurdish_forces"),
    ("Israeli warplanes hit a depot.", "Israeli=israel"),
    ("Russian mercenaries guarded the mine.", "Russian mercenaries"),
    ("Houthi rebels seized a ship.", "Houthi rebels=houthis"),
    ("Tribal elders brokered the truce.", "Tribal elders"),
    ("Police officers dispersed the crowd.", "Police officers | crowd"),
    ("Aid workers could not reach the wounded.", "Aid workers"),
    ("The militants burned the school.", "militants"),
    ("Villagers buried the victims at dawn.", "Villagers | victims"),
    ("The opposition boycotted the vote.", "opposition"),
    ("An anti-Houthi coalition advanced on the port.", "anti-Houthi coalition"),
    ("Rights groups condemned the arrests.", "Rights groups"),
    ("Security forces sealed off the district.", "Security forces"),
    ("A Hezbollah commander was killed.", "Hezbollah commander"),
    ("Hamas officials rejected the offer.", "Hamas officials=hamas"),
    ("Ukrainian soldiers held the bridge.", "Ukrainian soldiers=ukrainian_military"),
    ("Paramilitary fighters looted shops.", "Paramilitary fighters"),
    ("The coalition and its allies struck at night.", "coalition | allies"),
    ("The insurgents laid mines.", "insurgents"),
    ("Reuters could not verify the video.", "Reuters=reuters"),
    ("The Syrian Observatory for Human Rights said ten had died.", "Syrian Observatory for Human Rights=sohr"),
    ("Agence France-Presse counted 12 bodies.", "Agence France-Presse=afp"),
    ("Human Rights Watch interviewed survivors.", "Human Rights Watch=human_rights_watch | survivors"),
    ("Amnesty International called it a war crime.", "Amnesty International=amnesty"),
    ("The United Nations appealed for calm.", "United Nations=un"),
    ("UNICEF said two children had died.", "UNICEF=unicef | children"),
    (
        "The International Committee of the Red Cross visited prisoners.",
        "International Committee of the Red Cross=icrc | prisoners",
    ),
    ("Al Jazeera showed the wreck.", "Al Jazeera=al_jazeera"),
    ("The World Health Organization sent kits.", "World Health Organization=who_un"),
    ("The African Union condemned the coup.", "African Union=african_union"),
    ("NATO said it had no troops there.", "NATO=nato | troops"),
    ("The European Union imposed sanctions.", "European Union=european_union"),
    ("Xinhua reported from the scene.", "Xinhua=xinhua"),
    ("Interfax quoted a source in the ministry.", "Interfax=interfax | source | ministry"),
    ("The Associated Press reported the toll.", "Associated Press=ap"),
    ("TASS said the drill was over.", "TASS=tass"),
    ("Anadolu Agency said three soldiers had died.", "Anadolu Agency=anadolu | soldiers"),
    ("The Red Crescent took the wounded to hospital.", "Red Crescent=red_crescent"),
    ("General Joseph Mbeki said the road was open.", "General Joseph Mbeki=joseph_mbeki"),
    ("Prime Minister Ana Petrova visited the front.", "Prime Minister Ana Petrova=ana_petrova"),
    ("Col. Ahmed Saleh led the raid.", "Col. Ahmed Saleh=ahmed_saleh"),
    ("Foreign Minister Li Wen met the envoy.", "Foreign Minister Li Wen=li_wen | envoy"),
    ("Governor Musa Danjuma imposed a curfew.", "Governor Musa Danjuma=musa_danjuma"),
    ("Ana Petrova, the prime minister, visited the front.", "Ana Petrova=ana_petrova | prime minister=ana_petrova"),
    ("The governor, Musa Danjuma, imposed a curfew.", "governor=musa_danjuma | Musa Danjuma=musa_danjuma"),
    (
        "Joseph Mbeki, commander of the Third Army, resigned.",
        "Joseph Mbeki=joseph_mbeki | commander=joseph_mbeki | Third Army=third_army",
    ),
    (
        "Musa Danjuma spoke on Monday. He said Danjuma family land was safe.",
        "Musa Danjuma=musa_danjuma | He=musa_danjuma | Danjuma family",
    ),
    ("Musa Danjuma spoke on Monday. He left at noon.", "Musa Danjuma=musa_danjuma | He=musa_danjuma"),
    ("Dr. Salma Haddad treated the wounded.", "Dr. Salma Haddad=salma_haddad"),
    ("Sheikh Omar al-Rawi was shot.", "Sheikh Omar al-Rawi=omar_al_rawi"),
    ("President Vladimir Putin ordered the strike.", "President Vladimir Putin=vladimir_putin"),
    ("The spokesman, Ali Reza, gave no number.", "spokesman=ali_reza | Ali Reza=ali_reza"),
    ("Police chief Juan Ortega was wounded.", "Police | Juan Ortega=juan_ortega"),
    (
        "Lt. Col. Peter Varga, a spokesman for the coalition, said so.",
        "Lt. Col. Peter Varga=peter_varga | spokesman | coalition",
    ),
    ("A police officer died.", "police officer"),
    ("The mayor resigned.", "mayor"),
    ("Rebel leader Joseph Banda was captured.", "Rebel leader=joseph_banda | Joseph Banda=joseph_banda"),
    ("The Syrian city was quiet.", "Syrian=syria"),
    ("An Iraqi village burned.", "Iraqi=iraq"),
    ("A Kenyan court freed him.", "Kenyan court"),
    ("French planes flew over.", "French=france"),
    ("A Nigerian farmer was killed.", "Nigerian farmer"),
    ("Chinese exports fell.", "Chinese=china"),
    ("The American embassy closed.", "American embassy=us_embassy"),
    ("Yemeni children starved.", "Yemeni children"),
    ("Afghan refugees crossed the border.", "Afghan refugees"),
    ("Palestinian families left.", "Palestinian families"),
    ("Operation Iron Wall began in May.", ""),
    ("USS Example entered the gulf.", ""),
    ("The Geneva Convention forbids it.", ""),
    ("An F-16 crashed.", ""),
    ("The rocket hit at 14:00 GMT.", ""),
    ("On Monday, March 4, nothing happened.", ""),
    ("The Nile rose in August.", ""),
    ("Ramadan began in Cairo.", ""),
    ("GPS was jammed near the coast.", ""),
    ("The army fought the rebels.", "army | rebels"),
    ("The army struck rebel positions.", "army | rebel"),
    ("Rebels attacked an army convoy.", "Rebels | army"),
    ("Clashes between the army and rebels killed ten.", "army | rebels"),
    ("The Taliban clashed with Afghan forces.", "Taliban=taliban | Afghan forces=afghan_military"),
    ("Fighting broke out between Hausa farmers and Fulani herders.", "Hausa farmers | Fulani herders=fulani_herders"),
    ("Israel bombed Hezbollah targets in Lebanon.", "Israel=israel | Hezbollah=hezbollah"),
    ("Hezbollah fired rockets at Israel.", "Hezbollah=hezbollah | Israel=israel"),
    ("Militants ambushed soldiers near the lake.", "Militants | soldiers"),
    ("The police arrested 20 protesters.", "police | protesters"),
    ("A US drone strike killed an al-Shabaab commander.", "US=united_states | al-Shabaab commander"),
    ("An air strike by the coalition killed civilians.", "coalition | civilians"),
    ("Soldiers were killed in an attack by gunmen.", "Soldiers | gunmen"),
    ("Soldiers were killed by Boko Haram.", "Soldiers | Boko Haram=boko_haram"),
    ("The SDF's war against Islamic State goes on.", "SDF=sdf | Islamic State=islamic_state"),
    ("The campaign to defeat Islamic State is led by the coalition.", "Islamic State=islamic_state | coalition"),
    ("Ukraine is fighting Russian forces in the east.", "Ukraine=ukraine | Russian forces=russian_military"),
    ("The army recaptured the town from rebels.", "army | rebels"),
    (
        "Kurdish fighters drove Islamic State from the city.",
        "Kurdish fighters=kurdish_forces | Islamic State=islamic_state",
    ),
    ("The militia has vowed to fight the government.", "militia | government"),
    ("Egypt urged Hamas to stop attacking Israel.", "Egypt=egypt | Hamas=hamas | Israel=israel"),
    ("The army's offensive against the LRA began.", "army | LRA=lra"),
    ("Gunmen from Boko Haram killed villagers.", "Gunmen | Boko Haram=boko_haram | villagers"),
    ("The army denied attacking civilians.", "army | civilians"),
    ("The UN condemned the attack on the peacekeepers.", "UN=un | peacekeepers"),
    ("The army did not attack civilians.", "army | civilians"),
    ("Two soldiers were wounded by a mine.", "soldiers"),
    ("Rebels and soldiers exchanged fire.", "Rebels | soldiers"),
    ("Al-Shabaab beheaded a Kenyan teacher.", "Al-Shabaab=al_shabaab | Kenyan teacher"),
    ("The M23 rebels seized Goma from the Congolese army.", "M23 rebels=m23 | Congolese army=congolese_military"),
    ("Chad's army repelled Boko Haram fighters.", "Chad=chad | army=chadian_military | Boko Haram fighters=boko_haram"),
    ("Warplanes of the regime bombed rebels.", "regime | rebels"),
    ("Mali's junta and Wagner mercenaries killed herders.", "Mali=mali | Wagner mercenaries=wagner | herders"),
    (
        "Sudan's army and the Rapid Support Forces are at war.",
        "Sudan=sudan | army=sudanese_military | Rapid Support Forces=rsf",
    ),
    (
        "The Office of the High Commissioner for Human Rights (OHCHR) voiced alarm.",
        "Office of the High Commissioner for Human Rights=ohchr | OHCHR=ohchr",
    ),
    ("The Ministry of Health in Gaza counted 40 dead.", "Ministry of Health in Gaza=gaza_health_ministry"),
    ("The Nigerian military denied the report.", "Nigerian military=nigerian_military"),
    ("Soldiers of the Third Brigade guarded the dam.", "Soldiers | Third Brigade=third_brigade"),
    ("Fulani herders fought farmers.", "Fulani herders=fulani_herders | farmers"),
    ("The 5th Fleet sent two ships.", "5th Fleet=5th_fleet"),
    ("Rwandan-backed rebels took the airport.", "Rwandan-backed rebels"),
    ("The Wagner Group left Mali.", "Wagner Group=wagner"),
    ("A spokeswoman for the army declined to comment.", "spokeswoman | army"),
    ("Protesters hurled stones at police.", "Protesters | police"),
    ("Vigilantes lynched a suspect.", "Vigilantes | suspect"),
    (
        "The Russian defence ministry said its forces had struck a depot.",
        "Russian defence ministry=russian_defence_ministry | forces",
    ),
    ("Boko Haram fighters and soldiers clashed near the lake.", "Boko Haram fighters=boko_haram | soldiers"),
    ("Rebels shot down an army helicopter.", "Rebels | army"),
]
# The words of the two ends; nothing where the text tells no fight.
FIGHTS = [
    ("The army fought the rebels.", "army > rebels"),
    ("The army struck rebel positions.", "army > rebel"),
    ("Rebels attacked an army convoy.", "Rebels > army"),
    ("Clashes between the army and rebels killed ten.", "army > rebels"),
    ("The Taliban clashed with Afghan forces.", "Taliban > Afghan forces"),
    ("Fighting broke out between Hausa farmers and Fulani herders.", "Hausa farmers > Fulani herders"),
    ("Israel bombed Hezbollah targets in Lebanon.", "Israel > Hezbollah"),
    ("Hezbollah fired rockets at Israel.", "Hezbollah > Israel"),
    ("Militants ambushed soldiers near the lake.", "Militants > soldiers"),
    ("The police arrested 20 protesters.", "police > protesters"),
    ("A US drone strike killed an al-Shabaab commander.", "US > al-Shabaab commander"),
    ("An air strike by the coalition killed civilians.", "coalition > civilians"),
    ("Soldiers were killed in an attack by gunmen.", "gunmen > Soldiers"),
    ("Soldiers were killed by Boko Haram.", "Boko Haram > Soldiers"),
    ("The SDF's war against Islamic State goes on.", "SDF > Islamic State"),
    ("The campaign to defeat Islamic State is led by the coalition.", "coalition > Islamic State"),
    ("Ukraine is fighting Russian forces in the east.", "Ukraine > Russian forces"),
    ("The army recaptured the town from rebels.", "army > rebels"),
    ("Kurdish fighters drove Islamic State from the city.", "Kurdish fighters > Islamic State"),
    ("The militia has vowed to fight the government.", "militia > government"),
    ("Egypt urged Hamas to stop attacking Israel.", "Hamas > Israel"),
    ("The army's offensive against the LRA began.", "army > LRA"),
    ("Gunmen from Boko Haram killed villagers.", "Boko Haram > villagers"),
    ("The army denied attacking civilians.", ""),
    ("The UN condemned the attack on the peacekeepers.", ""),
    ("The army did not attack civilians.", ""),
    ("Two soldiers were wounded by a mine.", ""),
    ("Rebels and soldiers exchanged fire.", "Rebels > soldiers"),
    ("Al-Shabaab beheaded a Kenyan teacher.", "Al-Shabaab > Kenyan teacher"),
    ("The M23 rebels seized Goma from the Congolese army.", "M23 rebels > Congolese army"),
    ("Chad's army repelled Boko Haram fighters.", "army > Boko Haram fighters"),
    ("Warplanes of the regime bombed rebels.", "regime > rebels"),
    ("Mali's junta and Wagner mercenaries killed herders.", "Wagner mercenaries > herders"),
    ("Sudan's army and the Rapid Support Forces are at war.", ""),
    ("The Office of the High Commissioner for Human Rights (OHCHR) voiced alarm.", ""),
    ("The Ministry of Health in Gaza counted 40 dead.", ""),
    ("The Nigerian military denied the report.", ""),
    ("Soldiers of the Third Brigade guarded the dam.", ""),
    ("Fulani herders fought farmers.", "Fulani herders > farmers"),
    ("The 5th Fleet sent two ships.", ""),
    ("Rwandan-backed rebels took the airport.", ""),
    ("The Wagner Group left Mali.", ""),
    ("A spokeswoman for the army declined to comment.", ""),
    ("Protesters hurled stones at police.", "Protesters > police"),
    ("Vigilantes lynched a suspect.", ""),
    ("The Russian defence ministry said its forces had struck a depot.", ""),
    ("Boko Haram fighters and soldiers clashed near the lake.", "Boko Haram fighters > soldiers"),
    ("Rebels shot down an army helicopter.", "Rebels > army"),
    ("Government troops opened fire on protesters.", "Government troops > protesters"),
    ("Unidentified gunmen killed a judge.", "Unidentified gunmen > judge"),
    ("Suspected jihadists abducted ten pupils.", "Suspected jihadists > pupils"),
]
# What is read wrong so far, as it should be read.
WRONG = [
    ("Doctors without Borders (MSF) evacuated its staff.", "Doctors without Borders=msf | MSF=msf | staff"),
    ("State news agency SANA reported the raid.", "State news agency=sana | SANA=sana"),
]


def read(text: str) -> Reading:
    report = Report("r", "-", None, "", None, None, None, "2024-03-05", "option", "en", text, "")
    (said,) = run_serial([report], load_resources)
    assert isinstance(said, Reading)
    return said


def shown(said: Reading) -> str:
    return " | ".join(one.text + (f"={one.actor}" if one.actor else "") for one in said.named)


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_whom_a_text_names(text: str, named: str) -> None:
    assert shown(read(text)) == named


@pytest.mark.parametrize(("text", "named"), WRONG)
@pytest.mark.xfail(strict=True, reason="names in lower case, and names beside what they are, are not read")
def test_whom_a_text_names_one_day(text: str, named: str) -> None:
    assert shown(read(text)) == named


@pytest.mark.parametrize(("text", "fights"), FIGHTS)
def test_who_fights_whom(text: str, fights: str) -> None:
    assert " | ".join(f"{one.text} > {other.text}" for one, other, _ in read(text).fights) == fights


def test_there_are_enough_sentences() -> None:
    assert len({text for text, _ in NAMED}) >= 150


@pytest.mark.parametrize("text", [text for text, _ in NAMED[:40]])
def test_spans_hold_the_words_and_ids_are_of_the_reading(text: str) -> None:
    said = read(text)
    ids = {actor.id for actor in said.actors}
    for party in said.named:
        assert said.report.text[slice(*party.span)] == party.text
        assert party.actor is None or party.actor in ids
    for one, other, word in said.fights:
        assert {one, other} <= set(said.named)
        assert said.report.text[slice(*word.span)] == word.text


def test_names_that_a_text_gives_one_actor_stand_in_its_names() -> None:
    said = read("The Free Hills Army (FHA) attacked a post. Ann Lee, director of the clinic, fled. The FHA withdrew.")
    names = {actor.id: set(actor.names) for actor in said.actors}
    assert {"Free Hills Army", "FHA"} <= names["free_hills_army"]
    assert {"Ann Lee", "director"} <= names["ann_lee"]


@pytest.mark.parametrize(
    "text", ["(" * 3000, "A " * 4000, "Al-" * 3000, "Board of " * 2000, "he " * 3000, "X (" * 2000]
)
def test_awkward_texts_are_read(text: str) -> None:
    assert isinstance(read(text).named, tuple)
