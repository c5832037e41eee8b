"""Figures as news tells them: (text, what is told of numbers: field, low, high, words of the group, scope)."""

import pytest
from reader import read

from rashomon.records import Figure

Row = tuple[str, list[tuple[str, int | None, int | None, str, str]]]

# Numbers with no word of harm beside them: they carry on from the figure told before.
CARRIED: list[Row] = [
    ("The raid killed 21 people. Nine were bakers.", [
        ("killed", 21, 21, "people", "incident"), ("killed", 9, 9, "bakers", "part"),
    ]),
    ("Shells killed 30 people in Ebra. Twelve were villagers from the hills, a medic said.", [
        ("killed", 30, 30, "people", "incident"), ("killed", 12, 12, "villagers", "part"),
    ]),
    ("Three raiders were killed. They came back, over 20 of them on foot.", [("killed", 3, 3, "raiders", "incident")]),
    ("Three raiders were killed, two of them on the spot.", [
        ("killed", 3, 3, "raiders", "incident"), ("killed", 2, 2, "raiders", "part"),
    ]),
    ("Raiders abducted nine bakers. A few of them took the chief away.", [
        ("captured", 9, 9, "bakers", "incident"), ("captured", 1, 1, "chief", "incident"),
    ]),
    ("At least 11 people were killed and many more wounded when a bomb went off.", [
        ("killed", 11, None, "people", "incident"),
    ]),
    ("The blast claimed 18 lives. Ten were Turkmen herders, six were Yazidis and two could not be named.", [
        ("killed", 18, 18, "", "incident"), ("killed", 10, 10, "Turkmen herders", "part"),
        ("killed", 6, 6, "Yazidis", "part"), ("killed", 2, 2, "", "part"),
    ]),
    ("Two guards were killed in the raid and nine drivers, a medic said.", [
        ("killed", 2, 2, "guards", "incident"), ("killed", 9, 9, "drivers", "incident"),
    ]),
    ("Four rebels died on Monday and more than 30 soldiers.", [
        ("killed", 4, 4, "rebels", "incident"), ("killed", 31, None, "soldiers", "incident"),
    ]),
    ("Two guards were killed in a raid by the army and 30 drivers.", [("killed", 2, 2, "guards", "incident")]),
    ("The league put the dead of Sunday at 43.", [("killed", 43, 43, "", "incident")]),
    ("A blast killed 34 people and wounded 61. Seven of the wounded died overnight.", [
        ("killed", 34, 34, "people", "incident"), ("injured", 61, 61, "people", "incident"),
        ("killed", 7, 7, "", "added"),
    ]),
    ("The army said it had killed 27 rebel fighters. A doctor said he had received 34 bodies and 61 wounded.", [
        ("killed", 27, 27, "rebel fighters", "incident"), ("killed", 34, 34, "bodies", "incident"),
        ("injured", 61, 61, "", "incident"),
    ]),
    ("Nine guards were killed on Monday. Two more followed on Thursday.", [
        ("killed", 9, 9, "guards", "incident"), ("killed", 2, 2, "guards", "added"),
    ]),
    ("The bomb wounded 25 people. Of these, eight were in critical condition.", [
        ("injured", 25, 25, "people", "incident"), ("injured", 8, 8, "", "part"),
    ]),
    ("The mortar wounded 14, five seriously.", [("injured", 14, 14, "", "incident"), ("injured", 5, 5, "", "part")]),
    ("In Sarn four people were killed, in Tolo two and in Besk one.", [
        ("killed", 4, 4, "people", "incident"), ("killed", 2, 2, "people", "incident"),
        ("killed", 1, 1, "people", "incident"),
    ]),
    ("Fourteen bodies were taken to the morgue and three to a field clinic.", [
        ("killed", 14, 14, "bodies", "incident"), ("killed", 3, 3, "bodies", "incident"),
    ]),
    ("Seven bodies were received at the infirmary while four were received at the barracks.", [
        ("killed", 7, 7, "bodies", "incident"), ("killed", 4, 4, "bodies", "incident"),
    ]),
    ("The bombing killed 19 people. Eight of the victims came from one family.", [
        ("killed", 19, 19, "people", "incident"), ("killed", 8, 8, "people", "part"),
    ]),
    ("Gunmen killed 16 people. Five had come from Ebra for the feast.", [
        ("killed", 16, 16, "people", "incident"), ("killed", 5, 5, "people", "part"),
    ]),
    ("The rebels abducted 30 pupils. Nineteen are still in their hands.", [
        ("captured", 30, 30, "pupils", "incident"), ("captured", 19, 19, "", "incident"),
    ]),
    ("Ten hostages were freed, but nine remain in captivity.", [("captured", 9, 9, "hostages", "incident")]),
    ("The blast killed a baker, his wife and two of their sons.", [
        ("killed", 1, 1, "baker", "incident"), ("killed", 1, 1, "wife", "incident"),
        ("killed", 2, 2, "their sons", "incident"),
    ]),
    ("Six pupils died on the road and a seventh in hospital.", [
        ("killed", 6, 6, "pupils", "incident"), ("killed", 1, 1, "pupils", "added"),
    ]),
    ("In the town of Besk three people were killed, in Sarn nine.", [
        ("killed", 3, 3, "people", "incident"), ("killed", 9, 9, "people", "incident"),
    ]),
    ("A rocket killed the judge and two of his clerks.", [
        ("killed", 1, 1, "judge", "incident"), ("killed", 2, 2, "his clerks", "incident"),
    ]),
    ("The fire killed 30 people. Among them were a nurse and two cooks.", [
        ("killed", 30, 30, "people", "incident"), ("killed", 1, 1, "nurse", "part"), ("killed", 2, 2, "cooks", "part"),
    ]),
    ("Six soldiers were killed, along with two interpreters.", [
        ("killed", 6, 6, "soldiers", "incident"), ("killed", 2, 2, "interpreters", "incident"),
    ]),
    ("Eight people were killed, five by gunfire and three by shrapnel.", [
        ("killed", 8, 8, "people", "incident"), ("killed", 5, 5, "people", "part"), ("killed", 3, 3, "people", "part"),
    ]),
    ("The militia killed 17 people on Monday and another nine on Tuesday.", [
        ("killed", 17, 17, "people", "incident"), ("killed", 9, 9, "people", "added"),
    ]),
    ("Twelve people were killed: five in Arda, four in Belo and three in Kumo.", [
        ("killed", 12, 12, "people", "incident"), ("killed", 5, 5, "people", "part"),
        ("killed", 4, 4, "people", "part"), ("killed", 3, 3, "people", "part"),
    ]),
    ("A bomb killed 19 people. Police said most were shoppers and two were officers.", [
        ("killed", 19, 19, "people", "incident"), ("killed", 2, 2, "officers", "part"),
    ]),
    ("Four people are dead and two in critical condition.", [
        ("killed", 4, 4, "people", "incident"), ("injured", 2, 2, "people", "incident"),
    ]),
    # What is no part of the harmed.
    ("Gunmen shot dead 14 passengers. They spared the other nine.", [("killed", 14, 14, "passengers", "incident")]),
    ("A shell killed three men along with two cows.", [("killed", 3, 3, "men", "incident")]),
    ("The raid killed 21 people. Nine were arrested.", [
        ("killed", 21, 21, "people", "incident"), ("captured", 9, 9, "", "incident"),
    ]),
    ("The raid killed 21 people. Nine were released.", [("killed", 21, 21, "people", "incident")]),
    ("The raid killed 21 people. Thirty were farmers.", [("killed", 21, 21, "people", "incident")]),
    ("The raid killed 21 people.\nNine were judges when the court opened in May.", [
        ("killed", 21, 21, "people", "incident"),
    ]),
    ("The raid killed 21 people and wounded 40. Nine were bakers.", [
        ("killed", 21, 21, "people", "incident"), ("injured", 40, 40, "people", "incident"),
    ]),
    ("The raid killed 21 people. Two were unhurt.", [("killed", 21, 21, "people", "incident")]),
]  # fmt: skip

# Numbers that count no harmed people, and harm that a neighbour's number hid.
CAUSES: list[Row] = [
    ("Troops found six weapons including one rifle after killing two men.", [
        ("killed", 2, 2, "men", "incident"),
    ]),
    ("The shelling killed two men. Troops found six weapons including one rifle.", [
        ("killed", 2, 2, "men", "incident"),
    ]),
    ("Raids this year are 52 in which 31 rebels were killed.", [("killed", 31, 31, "rebels", "running_total")]),
    ("The number of clashes was 140.", []),
    ("The number of residents was 140.", []),
    ("The number of raids rose to 140.", []),
    ("Four people, including two children aged 5 and 8, were wounded.", [
        ("injured", 4, 4, "people", "incident"), ("injured", 2, 2, "children", "part"),
    ]),
    ("Nine people, including three children aged 4, 7 and 9, were wounded.", [
        ("injured", 9, 9, "people", "incident"), ("injured", 3, 3, "children", "part"),
    ]),
    ("The toll of the blast has climbed to 37 and 52 people are in hospital.", [
        ("killed", 37, 37, "", "incident"), ("injured", 52, 52, "people", "incident"),
    ]),
    ("The death toll from a bomb that targeted policemen has risen to 14.", [("killed", 14, 14, "", "incident")]),
    ("Army troops suffered nine dead, 40 rebels were killed.", [
        ("killed", 9, 9, "Army troops", "incident"), ("killed", 40, 40, "rebels", "incident"),
    ]),
    ("The movement dismissed the toll given by the army.", []),
    ("Raiders gunned down dozens of farmers.", [("killed", 24, 99, "farmers", "incident")]),
    ("Police mowed down nine marchers.", [("killed", 9, 9, "marchers", "incident")]),
    ("Funeral prayers were held for 27 victims of the blast.", [("killed", 27, 27, "", "incident")]),
    ("The rebels captured eight trucks and burned three others.", [
        ("captured", 8, 8, "trucks", "incident"), ("destroyed", 3, 3, "trucks", "incident"),
    ]),
    ("Two sailors died and three are missing after a mine sank their boat.", [
        ("killed", 2, 2, "sailors", "incident"), ("missing", 3, 3, "sailors", "incident"),
    ]),
    ("A column of 30 lorries was attacked; nine were burned.", [("destroyed", 9, 9, "", "incident")]),
    ("The army put the dead at 40, all of them fighters.", [("killed", 40, 40, "fighters", "incident")]),
    ("On Monday 12 pilgrims were killed.", [("killed", 12, 12, "pilgrims", "incident")]),
    ("Ten men were lined up and shot.", [("killed", 10, 10, "men", "incident")]),
    ("The blast killed six. Five others are in a coma.", [
        ("killed", 6, 6, "", "incident"), ("injured", 5, 5, "", "incident"),
    ]),
    ("Two women were cut by flying glass.", [("injured", 2, 2, "women", "incident")]),
    ("Six men died. She dismissed reports of dozens of dead as a rumour.", [
        ("killed", 6, 6, "men", "incident"), ("killed", 24, 99, "", "incident"),
    ]),
    ("The blast hurt six men. None of their wounds are grave.", [("injured", 6, 6, "men", "incident")]),
    ("Kidnappers took 30 pupils from a school.", [("captured", 30, 30, "pupils from a school", "incident")]),
    ("The bus took 30 pupils from a school.", []),
]  # fmt: skip

# Turns of phrase of wire news, each a figure missed or put under a wrong group before.
WIRES: list[Row] = [
    ("A sheriff's deputy was shot dead and two sheriff's deputies were hurt.", [
        ("killed", 1, 1, "sheriff's deputy", "incident"), ("injured", 2, 2, "sheriff's deputies", "incident"),
    ]),
    ("The death of the 19-year-old guard was confirmed by a nurse.", [
        ("killed", 1, 1, "19-year-old guard", "incident"),
    ]),
    ("A village head said 14 herders were taken.", [("captured", 14, 14, "herders", "incident")]),
    ("Fourteen herders were taken by ambulance.", []),
    ("The clinic received one dead body and 28 wounded, four of them in a coma.", [
        ("killed", 1, 1, "body", "incident"), ("injured", 28, 28, "", "incident"), ("injured", 4, 4, "", "part"),
    ]),
    ("Shells hit a school, killing a cook and her son and wounding at least nine.", [
        ("killed", 1, 1, "cook", "incident"), ("killed", 1, 1, "son", "incident"), ("injured", 9, None, "", "incident"),
    ]),
    ("Eight guards died while 14 others sustained various degrees of injuries.", [
        ("killed", 8, 8, "guards", "incident"), ("injured", 14, 14, "guards", "incident"),
    ]),
    ("The raid killed 12 people. At least five of the dead were herders.", [
        ("killed", 12, 12, "people", "incident"), ("killed", 5, None, "herders", "part"),
    ]),
    ("Sixty villagers were killed and 23 taken hostage in the raid.", [
        ("killed", 60, 60, "villagers", "incident"), ("captured", 23, 23, "villagers", "incident"),
    ]),
    ("The toll rose to (17) people, while (40) others were injured.", [
        ("killed", 17, 17, "people", "incident"), ("injured", 40, 40, "people", "incident"),
    ]),
    ("The driver died and the passenger is in critical condition.", [
        ("killed", 1, 1, "driver", "incident"), ("injured", 1, 1, "passenger", "incident"),
    ]),
    ("The house is in good condition.", []),
    ("A nine-year-old girl is recovering in hospital from a shooting.", [
        ("injured", 1, 1, "nine-year-old girl", "incident"),
    ]),
    ("The hospital is recovering from a flood.", []),
    ("He was charged with the killing of a nurse.", [("killed", 1, 1, "nurse", "incident")]),
    ("Two women, 31 and 44, and one man, 27, were hurt.", [
        ("injured", 2, 2, "women", "incident"), ("injured", 1, 1, "man", "incident"),
    ]),
    ("He was charged with the deaths of Ann Lee, 70; Bob Lee, 47; and Cy Lee.", []),
    ("The guard was shot on Sept.\n17, near the gate, by a man in his 20's, a nurse told Local News 8.", [
        ("casualties", 1, 1, "guard", "incident"),
    ]),
    # Losses without a number are told as open figures; none is told by "no heavy losses".
    ("The convoy took large-scale losses.", [("casualties", None, None, "", "incident")]),
    ("The blast killed 12 people and injured others.", [
        ("killed", 12, 12, "people", "incident"), ("injured", None, None, "people", "incident"),
    ]),
    ("The column fled without heavy losses.", []),
    ("Several cooks were among more than 90 men killed in the raid.", [
        ("killed", 3, 9, "cooks", "part"), ("killed", 91, None, "men", "incident"),
    ]),
    ("At least 45 guards, old and young, lost their lives.", [("killed", 45, None, "guards", "incident")]),
    # Whose the parts of a list are is told at its head, not by the figure told last.
    ("The raid killed 40 people and wounded 90. Of those killed, 24 were men, 9 women and 7 boys.", [
        ("killed", 40, 40, "people", "incident"), ("injured", 90, 90, "people", "incident"),
        ("killed", 24, 24, "men", "part"), ("killed", 9, 9, "women", "part"), ("killed", 7, 7, "boys", "part"),
    ]),
    ("The blast wounded 50. Among the 50 wounded were 9 boys and 11 girls, as well as 5 cooks.", [
        ("injured", 50, 50, "", "incident"), ("injured", 50, 50, "", "incident"), ("injured", 9, 9, "boys", "part"),
        ("injured", 11, 11, "girls", "part"), ("injured", 5, 5, "cooks", "part"),
    ]),
    ("A clinic counted 65 killed (61), and 12 wounded.", [
        ("killed", 65, 65, "", "incident"), ("injured", 12, 12, "", "incident"),
    ]),
    ("The people killed are around 220, the governor said.", [("killed", 220, 220, "", "incident")]),
    ("The blast killed nine. We have reports of several casualties, a nurse said.", [
        ("killed", 9, 9, "", "incident"), ("casualties", 3, 9, "", "incident"),
    ]),
    # What is told behind a comma is some of a whole; the whole is none of it.
    ("At least 19 people, among them four children, were killed and 46 hurt.", [
        ("killed", 19, None, "people", "incident"), ("killed", 4, 4, "children", "part"),
        ("injured", 46, 46, "people", "incident"),
    ]),
    ("The clinic treated 31 people, among them 19 guards.", [
        ("injured", 31, 31, "people", "incident"), ("injured", 19, 19, "guards", "part"),
    ]),
    # What befell those already harmed is what is told of them.
    ("Twelve kidnapped pupils were shot dead. Five missing herders were found dead.", [
        ("killed", 12, 12, "kidnapped pupils", "incident"), ("killed", 5, 5, "missing herders", "incident"),
    ]),
    ("Ten wounded guards were executed. Four wounded guards were in stable condition.", [
        ("killed", 10, 10, "guards", "incident"), ("injured", 4, 4, "guards", "incident"),
    ]),
    # Ages, units, wounds and hours are no people.
    ("The raid killed three. One was named as Ida Moll, 22.", [
        ("killed", 3, 3, "", "incident"), ("killed", 1, 1, "", "part"),
    ]),
    ("The fire killed nine. The oldest was 81. It was six in the morning.", [("killed", 9, 9, "", "incident")]),
    ("Nine guards of 4 Battalion died. The cook had four stab wounds.", [
        ("killed", 9, 9, "guards of 4 Battalion", "incident"),
    ]),
    ("Almost all of the 22 passengers died.", []),
    ("The raid killed 12. A further three victims died on Monday.", [
        ("killed", 12, 12, "", "incident"), ("killed", 3, 3, "", "added"),
    ]),
    # Whose own losses are told.
    ("The army killed 12 rebels. On our side two dead, the colonel said.", [
        ("killed", 12, 12, "rebels", "incident"), ("killed", 2, 2, "our side", "incident"),
    ]),
    # Graves stand for the dead, but for those that are old or robbed.
    ("We counted 13 fresh graves at the mill.", [("killed", 13, 13, "", "incident")]),
    ("Vandals damaged 17 graves. Police found three mass graves.", []),
    ("Killed: 27. Up from 23 in our first entry.", [
        ("killed", 27, 27, "", "incident"), ("killed", 23, 23, "", "incident"),
    ]),
    ("One more rebel has been killed in Tolo.", [("killed", 1, 1, "rebel", "incident")]),
    ("Three rebels were killed in Tolo. Another rebel was killed in Besk.", [
        ("killed", 3, 3, "rebels", "incident"), ("killed", 1, 1, "rebel", "added"),
    ]),
    ("The army killed four rebels, two each from the east and the west.", [("killed", 4, 4, "rebels", "incident")]),
    ("Seven people died, a monitor said. A cook and her six children died, a nurse said.", [
        ("killed", 7, 7, "people", "incident"), ("killed", 1, 1, "cook", "incident"),
        ("killed", 6, 6, "children", "incident"),
    ]),
    ("The judge cannot say how many died, because the raiders carted away any bodies.", []),
    ("Nine died, police said. The mayor said “over 12 victims lost their lives”.", [
        ("killed", 9, 9, "", "incident"), ("killed", 13, None, "", "incident"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CARRIED + CAUSES + WIRES)
def test_figures_of_news(text: str, expected: list[tuple[str, int | None, int | None, str, str]]) -> None:
    told = [
        (c.field, c.value.low, c.value.high, c.group, c.scope)
        for c in read(text).claims
        if isinstance(c.value, Figure) and c.field not in {"presence", "strength"}
    ]
    assert told == expected


@pytest.mark.parametrize(
    "word", ["Maoists", "Naxals", "jawans", "ultras", "bandits", "cadres", "marines", "bodies of rebels"]
)
def test_fighters_by_any_name(word: str) -> None:
    (claim,) = [c for c in read(f"Nine {word} were found dead.").claims if isinstance(c.value, Figure)]
    assert claim.whom is not None
    assert claim.whom.role == "combatant"
