"""Sentences of conflict news and the figures in them: what `extract.figures` is tested on.

Written before and apart from the rules; the incidents are made up. Each row is a text and all of its figures, in the
order in which they stand. `group` is a part of the group's words, empty where the text names no group at the number;
`low` and `high` are both included, None is an open end (both open: a claim without a figure). A row without figures
has numbers that count neither people nor things destroyed, or deeds that nobody has done.
"""

from typing import NamedTuple

from rashomon.records import Bound, Field, Scope


class Count(NamedTuple):
    """One figure that a text gives."""

    field: Field
    group: str
    low: int | None
    high: int | None
    bound: Bound = "exact"
    scope: Scope = "incident"


Row = tuple[str, list[Count]]

# fmt: off

# Plain numbers, in digits and in words, as verbs and nouns of harm have them.
EXACT: list[Row] = [
    ("The bomb killed 14 soldiers at a checkpoint outside Gao.", [Count("killed", "soldiers", 14, 14)]),
    ("Fourteen soldiers were killed at a checkpoint outside Gao.", [Count("killed", "soldiers", 14, 14)]),
    ("Six herders died in the ambush near Wamba.", [Count("killed", "herders", 6, 6)]),
    ("The attack left nine villagers dead.", [Count("killed", "villagers", 9, 9)]),
    ("The attack claimed the lives of eleven pilgrims.", [Count("killed", "pilgrims", 11, 11)]),
    ("The raid cost the lives of three medics.", [Count("killed", "medics", 3, 3)]),
    ("Militants shot dead two teachers in Yala.", [Count("killed", "teachers", 2, 2)]),
    ("Two teachers were beheaded in Cabo Delgado on Sunday.", [Count("killed", "teachers", 2, 2)]),
    ("Rescuers pulled 17 bodies from the ruins of the hotel.", [Count("killed", "bodies", 17, 17)]),
    ("The bodies of 17 guests were found in the ruins.", [Count("killed", "guests", 17, 17)]),
    ("The blast injured twenty-one shoppers.", [Count("injured", "shoppers", 21, 21)]),
    ("Thirty-two people were hurt when the tear gas came down.", [Count("injured", "people", 32, 32)]),
    ("One hundred and four prisoners died in the fire.", [Count("killed", "prisoners", 104, 104)]),
    ("A landmine killed 1,250 goats and one shepherd.", [Count("killed", "shepherd", 1, 1)]),
    ("A woman was killed by shrapnel in Donetsk.", [Count("killed", "woman", 1, 1)]),
    ("The pilot was killed when his plane came down in the lake.", [Count("killed", "pilot", 1, 1)]),
    ("The brigade lost 12 men on the ridge.", [Count("killed", "men", 12, 12)]),
    ("Both guards were stabbed to death.", [Count("killed", "guards", 2, 2)]),
    ("A couple of sentries were wounded.", [Count("injured", "sentries", 2, 2)]),
    ("A dozen sailors drowned after the boat was hit.", [Count("killed", "sailors", 12, 12)]),
    ("Half a dozen monks were wounded in the scuffle.", [Count("injured", "monks", 6, 6)]),
    ("Two dozen miners were killed by the gang.", [Count("killed", "miners", 24, 24)]),
    ("The death toll of 40 was given by the district hospital.", [Count("killed", "", 40, 40)]),
    ("There were four fatalities in the market.", [Count("killed", "", 4, 4)]),
    ("Ten casualties were taken to the clinic in Tarin Kot.", [Count("casualties", "", 10, 10)]),
    ("He put the dead at 36 and the wounded at 50.",
     [Count("killed", "dead", 36, 36), Count("injured", "wounded", 50, 50)]),
]

# Open, one-sided and rough numbers.
BOUNDS: list[Row] = [
    ("More than 60 rebels were killed in Shabwa.", [Count("killed", "rebels", 61, None, "more_than")]),
    ("Over 200 protesters were injured in Khartoum.", [Count("injured", "protesters", 201, None, "more_than")]),
    ("At least seven policemen died in the ambush.", [Count("killed", "policemen", 7, None, "at_least")]),
    ("At least a dozen policemen died in the ambush.", [Count("killed", "policemen", 12, None, "at_least")]),
    ("No fewer than 30 houses were burned down.", [Count("destroyed", "houses", 30, None, "at_least")]),
    ("Up to 90 fighters were killed by the strike.", [Count("killed", "fighters", None, 90, "up_to")]),
    ("As many as 45 migrants may have drowned off Zuwara.", [Count("killed", "migrants", None, 45, "up_to")]),
    ("No more than five soldiers were wounded.", [Count("injured", "soldiers", None, 5, "up_to")]),
    ("Fewer than 20 gunmen were killed.", [Count("killed", "gunmen", None, 19, "under")]),
    ("Less than a hundred fighters were captured.", [Count("captured", "fighters", None, 99, "under")]),
    ("Nearly 40 marines were wounded in Marawi.", [Count("injured", "marines", 40, 40, "about")]),
    ("About 25 worshippers were killed in the church.", [Count("killed", "worshippers", 25, 25, "about")]),
    ("Around 300 families were displaced from Tawila.", [Count("displaced", "families", 300, 300, "about")]),
    ("Some 15 students were wounded at the gate.", [Count("injured", "students", 15, 15, "about")]),
    ("Roughly 70 peasants were massacred in the valley.", [Count("killed", "peasants", 70, 70, "about")]),
    ("Almost a hundred recruits were killed by the car bomb.", [Count("killed", "recruits", 100, 100, "about")]),
    ("Between 10 and 15 farmers were kidnapped.", [Count("captured", "farmers", 10, 15, "between")]),
    ("Twenty to 30 farmers were wounded in the clash.", [Count("injured", "farmers", 20, 30, "between")]),
    ("12-15 farmers were killed, the mayor said.", [Count("killed", "farmers", 12, 15, "between")]),
    ("Fifty or so women were abducted on the road to Bama.", [Count("captured", "women", 50, 50, "about")]),
    ("Eight people or more were killed.", [Count("killed", "people", 8, None, "at_least")]),
]

# Words for a number that is none, and no number at all.
VAGUE: list[Row] = [
    ("Dozens of villagers were killed in Benishangul.", [Count("killed", "villagers", 24, 99, "vague")]),
    ("Several dozen villagers were wounded.", [Count("injured", "villagers", 24, 99, "vague")]),
    ("Several guards were wounded at the dam.", [Count("injured", "guards", 3, 9, "vague")]),
    ("A few gunmen were killed.", [Count("killed", "gunmen", 3, 9, "vague")]),
    ("Scores of pilgrims were injured in the crush.", [Count("injured", "pilgrims", 40, None, "vague")]),
    ("Hundreds of fighters were taken prisoner.", [Count("captured", "fighters", 200, 999, "vague")]),
    ("Tens of soldiers were killed in the raid.", [Count("killed", "soldiers", 20, 99, "vague")]),
    ("Thousands of people fled the shelling of Sirte.", [Count("displaced", "people", 2000, 9999, "vague")]),
    ("Many residents were killed in the shelling.", [Count("killed", "residents", None, None, "vague")]),
    ("Soldiers were wounded on both sides.", [Count("injured", "Soldiers", None, None, "vague")]),
    ("A number of nurses were hurt.", [Count("injured", "nurses", None, None, "vague")]),
]

# None is a number.
ZEROS: list[Row] = [
    ("There were no deaths.", [Count("killed", "", 0, 0)]),
    ("No one was killed in the blast.", [Count("killed", "", 0, 0)]),
    ("Nobody was hurt when the rocket fell on the football field.",
     [Count("injured", "", 0, 0), Count("casualties", "", 0, 0)]),
    ("The raid ended without casualties.", [Count("casualties", "", 0, 0)]),
    ("No casualties were reported among the peacekeepers.", [Count("casualties", "peacekeepers", 0, 0)]),
    ("No soldiers were killed or wounded.", [Count("killed", "soldiers", 0, 0), Count("injured", "soldiers", 0, 0)]),
    ("None of the hostages was harmed.", [Count("injured", "hostages", 0, 0), Count("casualties", "hostages", 0, 0)]),
    ("Zero civilians were killed, the air force said.", [Count("killed", "civilians", 0, 0)]),
    ("The patrol suffered no losses.", [Count("casualties", "patrol", 0, 0)]),
    ("Not a single policeman was injured.", [Count("injured", "policeman", 0, 0)]),
    ("No civilians died, but two cows did.", [Count("killed", "civilians", 0, 0)]),
]

# The dead and the hurt in one breath; and both in one number.
TWO_FATES: list[Row] = [
    ("The shelling killed three nurses and wounded ten.",
     [Count("killed", "nurses", 3, 3), Count("injured", "", 10, 10)]),
    ("The shelling killed three and wounded ten.", [Count("killed", "", 3, 3), Count("injured", "", 10, 10)]),
    ("Five troops were killed and eight others injured in Pulwama.",
     [Count("killed", "troops", 5, 5), Count("injured", "", 8, 8)]),
    ("A grenade killed one trader, injuring at least six more.",
     [Count("killed", "trader", 1, 1), Count("injured", "", 6, None, "at_least")]),
    ("Some 80 soldiers were killed and wounded.", [Count("casualties", "soldiers", 80, 80, "about")]),
    ("Forty rebels were killed or wounded in the ambush.", [Count("casualties", "rebels", 40, 40)]),
    ("Dozens were dead or injured after the second blast.", [Count("casualties", "", 24, 99, "vague")]),
    ("Two policemen were killed and their driver was wounded.",
     [Count("killed", "policemen", 2, 2), Count("injured", "driver", 1, 1)]),
    ("Seven dead, 19 hurt in Mogadishu hotel siege", [Count("killed", "", 7, 7), Count("injured", "", 19, 19)]),
    ("The clash left 12 gunmen and two soldiers dead.",
     [Count("killed", "gunmen", 12, 12), Count("killed", "soldiers", 2, 2)]),
    ("Twelve gunmen and two soldiers were killed.",
     [Count("killed", "gunmen", 12, 12), Count("killed", "soldiers", 2, 2)]),
    ("Nine died at the scene, while four were treated for burns.",
     [Count("killed", "", 9, 9), Count("injured", "", 4, 4)]),
    ("Three were killed, five wounded and two are missing.",
     [Count("killed", "", 3, 3), Count("injured", "", 5, 5), Count("missing", "", 2, 2)]),
    ("The toll stands at 22 dead and 41 wounded.", [Count("killed", "", 22, 22), Count("injured", "", 41, 41)]),
]

# Captured, missing, displaced, destroyed.
OTHER_FATES: list[Row] = [
    ("The rebels captured 18 soldiers near Goma.", [Count("captured", "soldiers", 18, 18)]),
    ("Police arrested 26 suspects after the raid.", [Count("captured", "suspects", 26, 26)]),
    ("Gunmen abducted 30 schoolgirls from a hostel in Zamfara.", [Count("captured", "schoolgirls", 30, 30)]),
    ("Four engineers were taken hostage.", [Count("captured", "engineers", 4, 4)]),
    ("Eleven fishermen are still missing.", [Count("missing", "fishermen", 11, 11)]),
    ("The fate of three crew members is unknown.", [Count("missing", "crew members", 3, 3)]),
    ("The fighting displaced 4,500 people.", [Count("displaced", "people", 4500, 4500)]),
    ("More than 20,000 residents have fled Pibor.", [Count("displaced", "residents", 20_001, None, "more_than")]),
    ("Some 600 families were forced from their homes.", [Count("displaced", "families", 600, 600, "about")]),
    ("The drones destroyed two fuel trucks.", [Count("destroyed", "fuel trucks", 2, 2)]),
    ("Artillery flattened 40 houses in the old town.", [Count("destroyed", "houses", 40, 40)]),
    ("A MiG was shot down over the lake.", [Count("destroyed", "MiG", 1, 1)]),
]

# How many came, and how many were there.
STRENGTH: list[Row] = [
    ("About 300 troops attacked the village at dawn.", [Count("strength", "troops", 300, 300, "about")]),
    ("A force of some 500 men crossed the river.", [Count("strength", "men", 500, 500, "about")]),
    ("The column of 40 fighters was hit twice.", [Count("strength", "fighters", 40, 40)]),
    ("Up to 150 gunmen took part in the assault.", [Count("strength", "gunmen", None, 150, "up_to")]),
    ("Two hundred policemen stormed the mine.", [Count("strength", "policemen", 200, 200)]),
    ("Sixty peacekeepers were in the compound when it was shelled.", [Count("presence", "peacekeepers", 60, 60)]),
    ("There were no foreign soldiers in the area.", [Count("presence", "soldiers", 0, 0)]),
    ("Fifteen advisers were present at the base.", [Count("presence", "advisers", 15, 15)]),
]

# Headlines.
HEADLINES: list[Row] = [
    ("Six dead in Aden blast", [Count("killed", "", 6, 6)]),
    ("Mali: 11 killed, dozens wounded in bus ambush",
     [Count("killed", "", 11, 11), Count("injured", "", 24, 99, "vague")]),
    ("Army kills 32 rebels in Mindanao", [Count("killed", "rebels", 32, 32)]),
    ("At least 9 dead as truck bomb hits Kabul market", [Count("killed", "", 9, None, "at_least")]),
    ("No survivors as plane is shot down over Upper Nile", [Count("destroyed", "plane", 1, 1)]),
    ("Death toll from Port-au-Prince shooting rises to 23", [Count("killed", "", 23, 23)]),
    ("Policeman shot dead in Chilpancingo", [Count("killed", "Policeman", 1, 1)]),
    ("At least 30 die in army shelling of Oram market as violence escalates",
     [Count("killed", "", 30, None, "at_least")]),
    ("Six Killed in Suspected Drone Strike in Oram: Officials", [Count("killed", "", 6, 6)]),
]

# Numbers that share the words for what befell those counted.
SHARED: list[Row] = [
    ("Police arrested between 70 and 80 protesters in Oram.", [Count("captured", "protesters", 70, 80, "between")]),
    ("The group counted 15 civilians and 23 militants killed.",
     [Count("killed", "civilians", 15, 15), Count("killed", "militants", 23, 23)]),
    ("17 people died at the market and nine at the bridge.",
     [Count("killed", "people", 17, 17), Count("killed", "people", 9, 9)]),
]

# Parts of a number, and what is added to it.
PARTS: list[Row] = [
    ("Nineteen people were killed, including seven children.",
     [Count("killed", "people", 19, 19), Count("killed", "children", 7, 7, scope="part")]),
    ("The fire killed 31 inmates, four of them women.",
     [Count("killed", "inmates", 31, 31), Count("killed", "women", 4, 4, scope="part")]),
    ("Of the 13 dead, five were policemen.",
     [Count("killed", "dead", 13, 13), Count("killed", "policemen", 5, 5, scope="part")]),
    ("Eight passengers died, among them a judge.",
     [Count("killed", "passengers", 8, 8), Count("killed", "judge", 1, 1, scope="part")]),
    ("Nine people died in Wamba, two of them home guards.",
     [Count("killed", "people", 9, 9), Count("killed", "home guards", 2, 2, scope="part")]),
    ("The clinic counted 17 dead; 16 of them were civilians.",
     [Count("killed", "", 17, 17), Count("killed", "civilians", 16, 16, scope="part")]),
    ("The blaze killed 12 people, three of whom were foreign aid workers.",
     [Count("killed", "people", 12, 12), Count("killed", "foreign aid workers", 3, 3, scope="part")]),
    ("The nurse, who had been told not to speak to reporters, said 31 wounded had been admitted.",
     [Count("injured", "", 31, 31)]),
    ("Forty were injured, at least ten of them critically.",
     [Count("injured", "", 40, 40), Count("injured", "", 10, None, "at_least", "part")]),
    ("The bomb killed 16 people, most of them traders.", [Count("killed", "people", 16, 16)]),
    ("Eight miners were killed at once and another three died in hospital.",
     [Count("killed", "miners", 8, 8), Count("killed", "", 3, 3, scope="added")]),
    ("Twenty villagers were killed on Monday. A further 12 villagers were killed at night.",
     [Count("killed", "villagers", 20, 20), Count("killed", "villagers", 12, 12, scope="added")]),
    ("The first rocket wounded four boys. The second wounded two more.",
     [Count("injured", "boys", 4, 4), Count("injured", "", 2, 2, scope="added")]),
]

# Counts that run over more than one incident.
TOTALS: list[Row] = [
    ("Since September, 340 people have been killed in the province.",
     [Count("killed", "people", 340, 340, scope="running_total")]),
    ("Two farmers were shot dead, bringing the toll this month to 29.",
     [Count("killed", "farmers", 2, 2), Count("killed", "", 29, 29, scope="running_total")]),
    ("The war has killed more than 10,000 people since 2014.",
     [Count("killed", "people", 10_001, None, "more_than", "running_total")]),
    ("So far this year, 75 journalists have been killed.",
     [Count("killed", "journalists", 75, 75, scope="running_total")]),
    ("In six weeks of fighting, 1,100 civilians have been injured.",
     [Count("injured", "civilians", 1100, 1100, scope="running_total")]),
    ("A mine killed a girl on Friday. Mines have killed 52 people here over the past decade.",
     [Count("killed", "girl", 1, 1), Count("killed", "people", 52, 52, scope="running_total")]),
    ("Overall, 4 million people have been displaced by the conflict.",
     [Count("displaced", "people", 4_000_000, 4_000_000, scope="running_total")]),
]

# Figures of other deeds, and of the state of things.
ELSEWHERE: list[Row] = [
    ("Gunmen killed five guards on Monday. Last month, 14 guards died in a similar raid in Kaya.",
     [Count("killed", "guards", 5, 5), Count("killed", "guards", 14, 14, scope="other_incident")]),
    ("A shell killed two nuns in Taiz on Sunday. In a separate attack, three sailors were killed in Hodeida.",
     [Count("killed", "nuns", 2, 2), Count("killed", "sailors", 3, 3, scope="other_incident")]),
    ("A bomb wounded six clerks in Quetta. In 2013, a blast at the same court killed 70 lawyers.",
     [Count("injured", "clerks", 6, 6), Count("killed", "lawyers", 70, 70, scope="other_incident")]),
    ("The raid killed one guide. It came a week after gunmen killed nine rangers in the park.",
     [Count("killed", "guide", 1, 1), Count("killed", "rangers", 9, 9, scope="other_incident")]),
    ("A patrol was ambushed near Tillia. France has about 4,000 troops in the Sahel.",
     [Count("strength", "troops", 4000, 4000, "about", "background")]),
    ("A grenade hurt two cadets. The mission has 1,300 peacekeepers in the country.",
     [Count("injured", "cadets", 2, 2), Count("strength", "peacekeepers", 1300, 1300, scope="background")]),
    ("The guerrilla army, with some 7,000 fighters, killed a mayor on Tuesday.",
     [Count("strength", "fighters", 7000, 7000, "about", "background"), Count("killed", "mayor", 1, 1)]),
]

# A number in the place of another.
REVISIONS: list[Row] = [
    ("The ministry raised the death toll from 52 to 64.", [Count("killed", "", 52, 52), Count("killed", "", 64, 64)]),
    ("The number of dead rose to 31 from 27.", [Count("killed", "dead", 31, 31), Count("killed", "dead", 27, 27)]),
    ("Police lowered the toll to eight dead, having first spoken of eleven.",
     [Count("killed", "", 8, 8), Count("killed", "", 11, 11)]),
    ("Three people were killed, not five as first reported.",
     [Count("killed", "people", 3, 3), Count("killed", "", 5, 5)]),
]

# Numbers whose fate was told before: somebody counts, gives, keeps or doubts them.
ELLIPSES: list[Row] = [
    ("Doctors at the clinic had registered 18 deaths by nightfall; the governor spoke of 25.",
     [Count("killed", "", 18, 18), Count("killed", "", 25, 25)]),
    ("Rebels claim to have killed 40 soldiers, while the army admits only six.",
     [Count("killed", "soldiers", 40, 40), Count("killed", "", 6, 6)]),
    ("The ministry confirmed nine deaths. The Red Crescent counted at least 14.",
     [Count("killed", "", 9, 9), Count("killed", "", 14, None, "at_least")]),
    ("The general put enemy losses at 200 killed; the rebels admit eight.",
     [Count("killed", "", 200, 200), Count("killed", "", 8, 8)]),
    ("Sources close to the militia say its losses were six dead, not 60.",
     [Count("killed", "", 6, 6), Count("killed", "", 60, 60)]),
    ("The toll now stands at 31, up from 27 on Monday.",
     [Count("killed", "", 31, 31), Count("killed", "", 27, 27)]),
    ("A bomb killed two boys. They came at five.", [Count("killed", "boys", 2, 2)]),
]

# Labels and lists.
REGISTERS: list[Row] = [
    ("Killed: 14. Wounded: at least 30. Missing: 2.",
     [Count("killed", "", 14, 14), Count("injured", "", 30, None, "at_least"), Count("missing", "", 2, 2)]),
    ("14 killed (9 civilians, 5 soldiers), 30 wounded.",
     [Count("killed", "", 14, 14), Count("killed", "civilians", 9, 9, scope="part"),
      Count("killed", "soldiers", 5, 5, scope="part"), Count("injured", "", 30, 30)]),
    ("Dead: 14-16, incl. 4 children.",
     [Count("killed", "", 14, 16, "between"), Count("killed", "children", 4, 4, scope="part")]),
    ("Enemy losses: 20 killed, 40 wounded, 3 tanks destroyed.",
     [Count("killed", "", 20, 20), Count("injured", "", 40, 40), Count("destroyed", "tanks", 3, 3)]),
]

# Words for dying, falling into hands and being hurt that name none of it.
EUPHEMISMS: list[Row] = [
    ("The air force eliminated up to 20 bandits.", [Count("killed", "bandits", None, 20, "up_to")]),
    ("Nine sentries fell at the gate.", [Count("killed", "sentries", 9, 9)]),
    ("Over 200 rebels met their death.", [Count("killed", "rebels", 201, None, "more_than")]),
    ("His men had buried 14 comrades on the hill.", [Count("killed", "comrades", 14, 14)]),
    ("Twenty soldiers laid down their weapons.", [Count("captured", "soldiers", 20, 20)]),
    ("Eleven shepherds were led away.", [Count("captured", "shepherds", 11, 11)]),
    ("Nearly 40 pilgrims are being treated in the camp.", [Count("injured", "pilgrims", 40, 40, "about")]),
    ("Thirty miners sustained injuries.", [Count("injured", "miners", 30, 30)]),
    ("The army admitted the loss of six men.", [Count("killed", "men", 6, 6)]),
    ("No villager came to harm.", [Count("casualties", "villager", 0, 0)]),
]

# People and vehicles that were there.
PRESENCE: list[Row] = [
    ("About 200 worshippers were inside the church when the roof fell.",
     [Count("presence", "worshippers", 200, 200, "about")]),
    ("Two hundred people had gathered for the wedding.", [Count("presence", "people", 200, 200)]),
    ("The bus was carrying 30 pilgrims.", [Count("presence", "pilgrims", 30, 30)]),
    ("Between 80 and 100 gunmen on motorbikes attacked the town.",
     [Count("strength", "gunmen", 80, 100, "between")]),
]

# Totals and other deeds, told as such by the words about them.
APART: list[Row] = [
    ("A bomb killed 14 guards. The conflict has claimed more than 20,000 lives.",
     [Count("killed", "guards", 14, 14), Count("killed", "", 20_001, None, "more_than", "running_total")]),
    ("A bomb killed 14 guards. Hundreds have died in such attacks in recent months.",
     [Count("killed", "guards", 14, 14), Count("killed", "", 200, 999, "vague", "running_total")]),
    ("A bomb killed 14 guards. A similar blast in Orm killed nine cadets.",
     [Count("killed", "guards", 14, 14), Count("killed", "cadets", 9, 9, scope="other_incident")]),
    ("A bomb killed 14 guards. The previous day, a rocket killed two drivers.",
     [Count("killed", "guards", 14, 14), Count("killed", "drivers", 2, 2, scope="other_incident")]),
]

# Numbers that count no people and nothing destroyed.
TRAPS: list[Row] = [
    ("The jets flew 11 airstrikes on the ridge.", []),
    ("Shells fell 40 kilometres south of Mekelle.", []),
    ("The soldiers fired 40mm grenades.", []),
    ("On 12 March 2019 the truce was signed.", []),
    ("The convoy of 25 vehicles left Aleppo at 6:30.", []),
    ("The boy, 14, saw it from the roof.", []),
    ("A 14-year-old boy was killed by a sniper.", [Count("killed", "boy", 1, 1)]),
    ("The 3rd Brigade killed two smugglers.", [Count("killed", "smugglers", 2, 2)]),
    ("The strike on Highway 5 wounded a nurse.", [Count("injured", "nurse", 1, 1)]),
    ("The siege has lasted 200 days.", []),
    ("The rifle costs 900 dollars in the market.", []),
    ("Resolution 2139 was adopted by 15 votes.", []),
    ("The gunmen stole 60 cows near Lodwar.", []),
    ("A Boeing 737 landed at the base under fire.", []),
    ("Five times as many rockets fell as in the week before.", []),
    ("The two sides met for the third time in Doha.", []),
    ("Eighty per cent of the town is in ruins.", []),
    ("Fire destroyed the archive in 20 minutes.", [Count("destroyed", "archive", 1, 1)]),
    ("The deadly month of May 2011 is not forgotten.", []),
    ("The minister threatened to kill 100 rebels for each soldier.", []),
]
# fmt: on

PROBES: dict[str, list[Row]] = {
    "exact": EXACT,
    "bounds": BOUNDS,
    "vague": VAGUE,
    "zeros": ZEROS,
    "two_fates": TWO_FATES,
    "other_fates": OTHER_FATES,
    "strength": STRENGTH,
    "headlines": HEADLINES,
    "shared words": SHARED,
    "parts": PARTS,
    "totals": TOTALS,
    "elsewhere": ELSEWHERE,
    "revisions": REVISIONS,
    "ellipses": ELLIPSES,
    "registers": REGISTERS,
    "euphemisms": EUPHEMISMS,
    "presence": PRESENCE,
    "apart": APART,
    "traps": TRAPS,
}
