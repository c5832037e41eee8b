"""A table of who speaks in copy as wires and papers print it: datelines, long sentences, statements that go on.

Read as `probes_sources` says. The groups are named by the cause. People, places and papers are invented.
"""

from probes_sources import Row, Said

# fmt: off
PROBES: dict[str, list[Row]] = {
    "a town at the head of a text": [
        ("ORAMBE: Nine people, among them two guards, were killed, a provincial spokesman said Thursday.",
         [Said("Nine people, among them two guards, were killed", "a provincial spokesman")]),
        ("Tarsis:\nAt least 12 farmers were killed in the raid on Friday, a monitoring group said.",
         [Said("At least 12 farmers were killed in the raid on Friday", "a monitoring group")]),
        ("May 3, 2016 (LORUM) - The army has denied that it shelled the camp.",
         [Said("it shelled the camp", "The army", "denies")]),
        ("SELM, March 9, 2015 (Orvest) - Two sisters drowned, the coastguard said.",
         [Said("Two sisters drowned", "the coastguard")]),
    ],
    "a label at the head of a text that is no town": [
        ("ADMIRAL DORN: We lost one boat.", [Said("We lost one boat", "ADMIRAL DORN")]),
        ("KELLER: We lost one boat.\n\nVOSS: We lost two.",
         [Said("We lost one boat", "KELLER"), Said("We lost two", "VOSS")]),
    ],
    "an aside at the end that vouches for the whole": [
        ("Mortars have killed at least 30 people and wounded more than 80, according to medics loyal to the council.",
         [Said("Mortars have killed at least 30 people and wounded more than 80", "medics")]),
        ("An air strike by Orvest's army killed as many as 60 people, including infants, who were attending a feast"
         " held by foes of the council on Tuesday, said a farmer and a member of a local club.",
         [Said("An air strike by Orvest's army killed as many as 60 people, including infants, who were attending a"
               " feast held by foes of the council on Tuesday", "a farmer and a member of a local club")]),
        ("The first count after the flood was 41, but two of the missing came home, said Ana Rell, a nurse.",
         [Said("The first count after the flood was 41, but two of the missing came home", "Ana Rell")]),
    ],
    "a cue that the parse leaves without a subject": [
        ("In Harn, eleven miners were killed in two blasts on Sunday, while six were hurt, the Selm-based Mining Watch,"
         " which relies on volunteers in the pits, said.",
         [Said("In Harn, eleven miners were killed in two blasts on Sunday, while six were hurt",
               "the Selm-based Mining Watch")]),
    ],
    "who denies goes on": [
        ("The navy denied that a shell had killed six sailors, saying the blast had hurt only two dockers.",
         [Said("a shell had killed six sailors", "The navy", "denies"),
          Said("the blast had hurt only two dockers", "The navy")]),
        ("The mayor rejected the claim that nine had died, insisting that two were hurt.",
         [Said("nine had died", "The mayor", "denies"), Said("two were hurt", "The mayor")]),
    ],
    "a statement that goes on": [
        ("The rebels of the Dawn Army said in a statement that they had taken Kell.\n\n"
         "It added that 14 soldiers had been killed.\n\nThe statement also said that two rebels were hurt.",
         [Said("they had taken Kell", "The rebels of the Dawn Army"),
          Said("14 soldiers had been killed", "The rebels of the Dawn Army"),
          Said("two rebels were hurt", "The rebels of the Dawn Army")]),
    ],
    "he is whom the sentence before is about": [
        ("Sula Maren, a commander, said that four men had died.\n\n"
         "Al-Orhan called the fight an ambush. Thirty rebels were killed, he said.",
         [Said("four men had died", "Sula Maren"), Said("the fight an ambush", "Al-Orhan"),
          Said("Thirty rebels were killed", "Al-Orhan")]),
    ],
    "a colon at the end of a paragraph": [
        ("A fisherman from Tell described the night to Radio Sund:\n\n“They came in six boats and shot my two sons.”",
         [Said("the night", "A fisherman"), Said("They came in six boats and shot my two sons", "A fisherman")]),
    ],
    "the day is no part of a name": [
        ("The coastguard on Friday disputed a report that 20 people had drowned.",
         [Said("20 people had drowned", "The coastguard", "doubts")]),
    ],
    "this points to the words before": [
        ("A shell hit the depot at Orm. Three loaders were hurt. This was announced by the mayor, Olek Tarn.",
         [Said("A shell hit the depot at Orm. Three loaders were hurt", "the mayor, Olek Tarn")]),
        ("Gunmen burned the mill, killing nine people.\n\nThis was reported by the head of the district, Ana Rell.",
         [Said("Gunmen burned the mill, killing nine people", "the head of the district, Ana Rell")]),
        ("Two men drowned. The coastguard announced this on Friday.", [Said("Two men drowned", "The coastguard")]),
        ("The mill was sold. This surprised the mayor.", []),
    ],
    "an office behind the cue tells": [
        ("Two shells hit a market in Tarn, killing six, reported the mayor of the town.",
         [Said("Two shells hit a market in Tarn, killing six", "the mayor of the town")]),
    ],
    "bare information names nobody": [
        ("According to preliminary information, three people were hurt.",
         [Said("three people were hurt", "", "alleges")]),
    ],
    "a dash without spaces": [
        ("TARSIS CITY—At least 40 rebels were killed, the navy said.",
         [Said("At least 40 rebels were killed", "the navy")]),
    ],
    "a headline of a deed and a toll": [
        ("Planes hit column near Orm, envoy says more than 90 dead",
         [Said("more than 90 dead", "envoy")]),
        ("Six died, the mayor said two days later.", [Said("Six died", "the mayor")]),
    ],
    "the one observatory of a report": [
        ("At least 52 farmers died in the raids, a monitor says.\n\nThe Orvan Observatory counts the dead.",
         [Said("At least 52 farmers died in the raids", "The Orvan Observatory")]),
    ],
}
