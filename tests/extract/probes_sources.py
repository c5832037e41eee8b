"""Sentences of conflict news and who speaks in them: what `extract.sources` is tested on.

Written before and apart from the rules. Each row is a text and all of its attributions. `content` is an exact
substring of the text, without the quotation marks and without "that"; `speaker` the innermost speaker, in words of
the text (a pronoun's antecedent where there is one), `unresolved` where the text does not tell; `others` the rest of
the chain, inner before outer, the publisher and whoever is merely spoken to left out. A row without attributions is
the report's own voice throughout. Speech cut in two by its cue is two rows of `Said`.
"""

from typing import NamedTuple

from rashomon.records import Stance


class Said(NamedTuple):
    """What one speaker is told to have said, and how the speaker stands to it."""

    content: str
    speaker: str
    stance: Stance = "asserts"
    others: tuple[str, ...] = ()


Row = tuple[str, list[Said]]

# fmt: off

# Indirect speech: the cue before, inside and after what is told.
INDIRECT: list[Row] = [
    ("The governor of Kassala said that the bridge had been mined.",
     [Said("the bridge had been mined", "The governor of Kassala")]),
    ("Residents said shells fell on the grain market before noon.",
     [Said("shells fell on the grain market before noon", "Residents")]),
    ("The convoy, the driver said, was two hours late when the mine went off.",
     [Said("The convoy", "the driver"), Said("was two hours late when the mine went off", "the driver")]),
    ("Four guards were missing, the prison's director said on Tuesday.",
     [Said("Four guards were missing", "the prison's director")]),
    ("Fighting has stopped around the airport, says a taxi driver who lives there.",
     [Said("Fighting has stopped around the airport", "a taxi driver")]),
    ("The rebels had left before dawn, said Marta Quispe, a teacher in the village.",
     [Said("The rebels had left before dawn", "Marta Quispe")]),
    ("Said the mayor on Friday: no shot was fired by our side.", [Said("no shot was fired by our side", "the mayor")]),
    ("The navy reported that it had turned back two boats.", [Said("it had turned back two boats", "The navy")]),
    ("Aid workers in Mopti warned on Sunday that the road north was no longer safe.",
     [Said("the road north was no longer safe", "Aid workers in Mopti")]),
    ("Prosecutors believe the gunman acted alone.", [Said("the gunman acted alone", "Prosecutors", "estimates")]),
    ("It was the army that burned the huts, insists the widow of one of the herders.",
     [Said("It was the army that burned the huts", "the widow of one of the herders")]),
    ("The deputy minister added that the curfew would be lifted by Eid.",
     [Said("the curfew would be lifted by Eid", "The deputy minister")]),
]

# Direct and mixed speech, and quotations that run on.
DIRECT: list[Row] = [
    ('"They came on motorbikes," said a baker in Djibo.', [Said("They came on motorbikes", "a baker in Djibo")]),
    ('"We had no warning," Colonel Adeyemi told reporters. "The first rocket hit the kitchen."',
     [Said("We had no warning", "Colonel Adeyemi"), Said("The first rocket hit the kitchen.", "Colonel Adeyemi")]),
    ('A nurse said: "The generator failed and we carried them down the stairs."',
     [Said("The generator failed and we carried them down the stairs.", "A nurse")]),
    ('"There was smoke," the farmer said, "and then the roof was gone."',
     [Said("There was smoke", "the farmer"), Said("and then the roof was gone.", "the farmer")]),
    ('The union called the raid "a warning to every teacher".', [Said("a warning to every teacher", "The union")]),
    ('Police described the dead man as a "known courier" of the gang.',
     [Said('the dead man as a "known courier" of the gang', "Police")]),
    ('The bishop said the killings were "the work of cowards" and asked for calm.',
     [Said('the killings were "the work of cowards"', "The bishop")]),
    ('"Nobody slept," recalled Tomas Okello, who keeps the ferry. He added that the shooting had come from the '
     "east bank.",
     [Said("Nobody slept", "Tomas Okello"), Said("the shooting had come from the east bank", "Tomas Okello")]),
    ("“The soldiers asked for our phones,” one student said. “Then they broke them.”",
     [Said("The soldiers asked for our phones", "one student"), Said("Then they broke them.", "one student")]),
    ('"It was not us." That was all the commander of the militia would say.',
     [Said("It was not us.", "the commander of the militia")]),
    ('Asked who had fired first, the sergeant shrugged. "They did," he said.',
     [Said("who had fired first", "outlet", "cannot_say"), Said("They did", "the sergeant")]),
    ('The mother of the boy wept. "He went to buy bread."', [Said("He went to buy bread.", "The mother of the boy")]),
]

# Phrases without a verb of speech.
ACCORDING: list[Row] = [
    ("According to the coast guard, the trawler sank off Zarzis.",
     [Said("the trawler sank off Zarzis", "the coast guard")]),
    ("The trawler sank off Zarzis, according to the coast guard.",
     [Said("The trawler sank off Zarzis", "the coast guard")]),
    ("The tanks, according to two drivers who saw them, had no markings.",
     [Said("The tanks", "two drivers"), Said("had no markings", "two drivers")]),
    ("By the army's account, the drone strayed across the border.",
     [Said("the drone strayed across the border", "the army")]),
    ("In the words of a tribal elder, the truce was dead before it was signed.",
     [Said("the truce was dead before it was signed", "a tribal elder")]),
    ("For the opposition, the arrests are a hunt for witnesses.",
     [Said("the arrests are a hunt for witnesses", "the opposition")]),
    ("The shell was of an old make, per a report by the mission's engineers.",
     [Said("The shell was of an old make", "the mission's engineers")]),
    ("Going by hospital records, most of the burns came from fuel.",
     [Said("most of the burns came from fuel", "hospital records")]),
]

# Someone is told; a statement, a letter, a broadcast is the way.
TOLD: list[Row] = [
    ("The abbot told a local radio station that monks were hiding in the cellar.",
     [Said("monks were hiding in the cellar", "The abbot")]),
    ("A spokesman for the front told us by telephone that it held both hills.",
     [Said("it held both hills", "A spokesman for the front")]),
    ("In a statement, the interior ministry said the detainees had been moved to Garoua.",
     [Said("the detainees had been moved to Garoua", "the interior ministry")]),
    ("The party announced in a letter to its members that it was laying down its arms.",
     [Said("it was laying down its arms", "The party")]),
    ("State television was told by the general that the valley had been cleared.",
     [Said("the valley had been cleared", "the general")]),
    ("Villagers were told by soldiers that the well was poisoned.", [Said("the well was poisoned", "soldiers")]),
    ("The presidency wrote on Twitter that the coup had failed.", [Said("the coup had failed", "The presidency")]),
    ("A statement from the guerrillas said two of the hostages were ill.",
     [Said("two of the hostages were ill", "the guerrillas")]),
]

# More than one speaker behind one another; the others follow the innermost.
CHAINS: list[Row] = [
    ("Local officials, citing hospital staff, said the blast came from a gas truck.",
     [Said("the blast came from a gas truck", "hospital staff", "asserts", ("Local officials",))]),
    ("The Nile Agency, citing a police source, reported that a tunnel had been found.",
     [Said("a tunnel had been found", "a police source", "asserts", ("The Nile Agency",))]),
    ("Shots were heard at the barracks, the agency reported, quoting residents.",
     [Said("Shots were heard at the barracks", "residents", "asserts", ("the agency",))]),
    ("The mayor told the Andes Daily that, according to the bus company, the driver was dead.",
     [Said("the driver was dead", "the bus company", "asserts", ("The mayor",))]),
    ("A doctor said that a survivor had told him the guards opened the gates.",
     [Said("the guards opened the gates", "a survivor", "asserts", ("A doctor",))]),
    ("State radio quoted the governor as saying that the dam was intact.",
     [Said("the dam was intact", "the governor", "asserts", ("State radio",))]),
    ("The ministry says it was told by Ankara that the jets were on exercise.",
     [Said("the jets were on exercise", "Ankara", "asserts", ("The ministry",))]),
    ("Citing satellite pictures, the monitors said a third of the town had burned.",
     [Said("a third of the town had burned", "satellite pictures", "asserts", ("the monitors",))]),
    ("Relatives said the army had admitted that the bus was hit by mistake.",
     [Said("the bus was hit by mistake", "the army", "confirms", ("Relatives",))]),
    ("A lawyer for the family said witnesses claim the police planted the knife.",
     [Said("the police planted the knife", "witnesses", "alleges", ("A lawyer for the family",))]),
]

# Speakers without a name, and speakers whom the text lost.
UNNAMED: list[Row] = [
    ("A senior officer, who asked not to be named, said the order came from the capital.",
     [Said("the order came from the capital", "A senior officer")]),
    ("Speaking on condition of anonymity, two diplomats said the talks were over.",
     [Said("the talks were over", "two diplomats")]),
    ("A Western security source said the drone was launched at sea.",
     [Said("the drone was launched at sea", "A Western security source")]),
    ("Sources close to the cabinet say that the general has been dismissed.",
     [Said("the general has been dismissed", "Sources close to the cabinet")]),
    ("The depot burned for six hours.\n\nHe said the firemen had been shot at.",
     [Said("the firemen had been shot at", "unresolved")]),
    ("It is said that the ransom was paid in cattle.", [Said("the ransom was paid in cattle", "outlet", "alleges")]),
    ("The ransom was reportedly paid in cattle.",
     [Said("The ransom was reportedly paid in cattle", "outlet", "alleges")]),
    ("The patrol was allegedly led by a deserter.",
     [Said("The patrol was allegedly led by a deserter", "outlet", "alleges")]),
    ("Officials said the mosque was empty.", [Said("the mosque was empty", "Officials")]),
    ("One of the truckers spoke of a second roadblock.", [Said("a second roadblock", "One of the truckers")]),
]

# How a speaker stands to what is told.
STANCES: list[Row] = [
    ("The army denied that it had shelled the clinic.", [Said("it had shelled the clinic", "The army", "denies")]),
    ("The company rejected the report that its guards had fired.",
     [Said("its guards had fired", "The company", "denies")]),
    ("Tripoli denies any part in the raid.", [Said("any part in the raid", "Tripoli", "denies")]),
    ("The police chief did not rule out that the boy was hit by a stray bullet.",
     [Said("the boy was hit by a stray bullet", "The police chief", "cannot_say")]),
    ("The mission declined to say how many of its vehicles were lost.",
     [Said("how many of its vehicles were lost", "The mission", "cannot_say")]),
    ("The hospital could not confirm that the minister was among the injured.",
     [Said("the minister was among the injured", "The hospital", "cannot_say")]),
    ("Nairobi would not comment on whether its jets were used.",
     [Said("whether its jets were used", "Nairobi", "cannot_say")]),
    ("The defence ministry confirmed that a helicopter was lost near Sake.",
     [Said("a helicopter was lost near Sake", "The defence ministry", "confirms")]),
    ("The general acknowledged on Monday that civilians were in the house.",
     [Said("civilians were in the house", "The general", "confirms")]),
    ("Activists claim the gas was dropped from a helicopter.",
     [Said("the gas was dropped from a helicopter", "Activists", "alleges")]),
    ("The opposition accuses the police of firing into the crowd.",
     [Said("firing into the crowd", "The opposition", "alleges")]),
    ("The institute estimates that half of the herd was driven off.",
     [Said("half of the herd was driven off", "The institute", "estimates")]),
    ("Rescuers fear that more bodies lie under the school.",
     [Said("more bodies lie under the school", "Rescuers", "expects")]),
    ("The consul doubts that the letter is genuine.", [Said("the letter is genuine", "The consul", "doubts")]),
    ("The spokeswoman dismissed as false the claim that her brigade had mined the orchard.",
     [Said("her brigade had mined the orchard", "The spokeswoman", "denies")]),
]

# A noun is the cue.
NOUNS: list[Row] = [
    ("The ministry's denial that it used cluster bombs was met with laughter.",
     [Said("it used cluster bombs", "The ministry", "denies")]),
    ("The claim by the guerrillas that the mayor was a spy has no support.",
     [Said("the mayor was a spy", "the guerrillas", "alleges")]),
    ("Colombo's assertion that the beach was empty is disputed.", [Said("the beach was empty", "Colombo")]),
    ("The admission by the airline that the pilot was drunk came late.",
     [Said("the pilot was drunk", "the airline", "confirms")]),
    ("Witness accounts that the tear gas came first were left out of the file.",
     [Said("the tear gas came first", "Witness")]),
    ("There were reports that the palace had been looted.", [Said("the palace had been looted", "unresolved")]),
    ("In the view of the clan's elders, the governor broke the truce.",
     [Said("the governor broke the truce", "the clan's elders", "estimates")]),
]

# Forms of headlines, and labels with a colon.
HEADLINES: list[Row] = [
    ("Manila: rebels fired first", [Said("rebels fired first", "Manila")]),
    ("Rebels fired first: army", [Said("Rebels fired first", "army")]),
    ("Army says rebels fired first", [Said("rebels fired first", "Army")]),
    ("Rebels fired first, says army", [Said("Rebels fired first", "army")]),
    ("Junta denies burning villages in Sagaing", [Said("burning villages in Sagaing", "Junta", "denies")]),
    ("Priest: 'They shot at the bell'", [Said("They shot at the bell", "Priest")]),
    ("Envoy blames militia for attack on convoy", [Said("militia for attack on convoy", "Envoy", "alleges")]),
    ("Bridge was mined before talks - monitors", [Said("Bridge was mined before talks", "monitors")]),
]

# No attribution, though it looks like one.
TRAPS: list[Row] = [
    ("Gunmen stormed the customs house in Lahij on Sunday.", []),
    ("The wounded sergeant reported to the base on Thursday.", []),
    ("The \"people's court\" sits in a former dance hall.", []),
    ("The two families agreed on a price for the field.", []),
    ("The officer in charge of the claims department was shot in his car.", []),
    ("According to plan, the column crossed the river at four.", []),
    ("He told the beads of his rosary while the sirens howled.", []),
    ("The order to fire was given at the second checkpoint.", []),
    ("The trial of the four policemen heard no witnesses on Monday.", []),
    ("The village of Al-Qaul, whose name means the saying, was empty.", []),
]
# fmt: on

PROBES: dict[str, list[Row]] = {
    "indirect": INDIRECT,
    "direct": DIRECT,
    "according": ACCORDING,
    "told": TOLD,
    "chains": CHAINS,
    "unnamed": UNNAMED,
    "stances": STANCES,
    "nouns": NOUNS,
    "headlines": HEADLINES,
    "traps": TRAPS,
}
