"""A fourth table of who speaks: spacing that pages really have, and whose a quotation is that stands by itself.

Read as `probes_sources` says. Each text was read wrongly once, or is close kin to one that was.
"""

from probes_sources import Row, Said

# fmt: off
PROBES: dict[str, list[Row]] = {
    "lines broken inside a sentence": [
        ("Raiders burned the grain store and killed 14 herders, according\nto villagers.",
         [Said("Raiders burned the grain store and killed 14 herders", "villagers")]),
        ("“They shot my cousin,” said Mina Dahl. “At the well I saw 10\nbodies.”",
         [Said("They shot my cousin", "Mina Dahl"), Said("At the well I saw 10\nbodies.", "Mina Dahl")]),
        ("The governor of the northern province said on Monday that the\nbridge had been  mined.",
         [Said("the\nbridge had been  mined", "The governor of the northern province")]),
    ],
    "spaces of other widths": [
        ('"The trucks came late," said Mina Dahl.  "The men took 14 cows."',
         [Said("The trucks came late", "Mina Dahl"), Said("The men took 14 cows.", "Mina Dahl")]),
        ('"The trucks came late," said Mina Dahl.\u00a0"The men took 14 cows."',
         [Said("The trucks came late", "Mina Dahl"), Said("The men took 14 cows.", "Mina Dahl")]),
        ("The bridge burned. According\u00a0to\u202fmedics, 14 guards drowned.",
         [Said("14 guards drowned", "medics")]),
        ("The navy has yet  to\tconfirm that 40 fishermen drowned.",
         [Said("40 fishermen drowned", "The navy", "cannot_say")]),
        ("   The mayor  said   that 1\u202f200 people had fled.   ",
         [Said("1\u202f200 people had fled", "The mayor")]),
    ],
    "a quotation that ends its sentence before the cue": [
        ('"We dug up 20!" Ruth Okoro told the Sentinel.', [Said("We dug up 20!", "Ruth Okoro")]),
        ('"They left at dusk." Ruth Okoro told reporters.', [Said("They left at dusk.", "Ruth Okoro")]),
        ('Asked about the fire, Brandt was curt. "We lit nothing!" the major told reporters.',
         [Said("the fire", "outlet", "cannot_say"), Said("We lit nothing!", "the major")]),
        ('"Why did they shell the mill? We had no guns!" shouted Emil Varga.',
         [Said("Why did they shell the mill? We had no guns!", "Emil Varga")]),
        ('"Eleven," corrected the deputy mayor.', [Said("Eleven", "the deputy mayor")]),
        ('"Seventy," said his deputy.', [Said("Seventy", "his deputy")]),
    ],
    "a quotation beside a denial": [
        ('The navy denied sinking anything. "They rammed 12 of our boats!" a fisherman told the Sentinel.',
         [Said("sinking anything", "The navy", "denies"), Said("They rammed 12 of our boats!", "a fisherman")]),
        ('The lake was quiet.\n\n"They sank 30 boats." The navy denied that it had been near.',
         [Said("it had been near", "The navy", "denies")]),
        ('"We lost nine," the skipper told me, adding that two were officers. His mate disagreed: "It was seven."',
         [Said("We lost nine", "the skipper"), Said("two were officers", "the skipper"),
          Said("It was seven.", "His mate")]),
    ],
    "a quotation behind the speaker's other words": [
        ('The skipper said nine were lost. "We had no radio."',
         [Said("nine were lost", "The skipper"), Said("We had no radio.", "The skipper")]),
        ('"We had no radio." The skipper said that nine were lost.',
         [Said("We had no radio.", "The skipper"), Said("nine were lost", "The skipper")]),
    ],
}
