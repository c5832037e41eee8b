"""Who gives a figure: (text, what is told of numbers: field, low, innermost speaker's words and whom they mean)."""

import pytest
from reader import read

from rashomon.records import Figure

OWN = "this report"

# A verb that gives a number without being one of saying; the report's own voice where a thing "gives" it.
GIVEN = [
    ("The union gives five pilots and two nurses as killed.", [("killed", 5, "The union"), ("killed", 2, "The union")]),
    ("Six miners died, the prefect said. The union has nine.", [
        ("killed", 6, "the prefect"), ("killed", 9, "The union"),
    ]),
    ("Forty farmers died. The Guard stands by 26.", [("killed", 40, OWN), ("killed", 26, "The Guard")]),
    ("Forty farmers died. The Guard has not moved from its 26.", [("killed", 40, OWN), ("killed", 26, "The Guard")]),
    ("Forty farmers died. The governor stepped back from the 50.", [
        ("killed", 40, OWN), ("killed", 50, "The governor"),
    ]),
    ("The clinic closed its list at 31 dead: 20 guards and 11 cooks.", [
        ("killed", 31, "The clinic"), ("killed", 20, "The clinic"), ("killed", 11, "The clinic"),
    ]),
    ("The log of the brigade has three sailors wounded.", [("injured", 3, "The log of the brigade")]),
    ("The judges told the press of 40 dead.", [("killed", 40, "The judges")]),
    ("The panel has the names of 18 dead.", [("killed", 18, "The panel")]),
    ("Minister Ida Moll corrected the toll of the fire from seven to nine.", [
        ("killed", 7, "Minister Ida Moll"), ("killed", 9, "Minister Ida Moll"),
    ]),
    ("The raid killed 17 people, the clinic says, though the Guard insists on 31.", [
        ("killed", 17, "the clinic"), ("killed", 31, "the Guard"),
    ]),
    ("The raid claimed 31 lives.", [("killed", 31, OWN)]),
    ("The toll stands at 27.", [("killed", 27, OWN)]),
    ("Our team in Vell registered 17 dead.", [("killed", 17, OWN)]),
    ("The party has nine.", []),
    # A side of the fighting that "had 40 dead" gives no figure: these are its own.
    ("A captain wrote that “the enemy had 40 dead”.", [("killed", 40, "A captain")]),
    # Clashes that "continue to spread" say nothing, nor does a paper in which somebody speaks.
    ("Raiders killed 50 people, according to a priest, as armed gangs continue to spread fear.", [
        ("killed", 50, "a priest"),
    ]),
    ("Vell Nurses Union said in a statement that the army struck a central market, killing 24.", [
        ("killed", 24, "Vell Nurses Union"),
    ]),
    ("The mayor said “30 lost their lives” while two priests put the toll at 37.", [
        ("killed", 30, "The mayor"), ("killed", 37, "two priests"),
    ]),
    ("In the town of Besk, the prefect, Ida Moll, said one person died and three were hurt.", [
        ("killed", 1, "Ida Moll"), ("injured", 3, "Ida Moll"),
    ]),
    ("Air strikes killed at least 31 people across the region overnight, including nine cooks, local officials said "
     "on Saturday.", [("killed", 31, "local officials"), ("killed", 9, "local officials")]),
    # Who says no more than a number; who goes on from a denial; who is told of before the last comma.
    ("The army says 12 died. The rebels say more than 30.", [("killed", 12, "The army"), ("killed", 31, "The rebels")]),
    ("The mayor put the toll at nine, while a member of the council said it was over 40.", [
        ("killed", 9, "The mayor"), ("killed", 41, "a member of the council"),
    ]),
    ("The ministry denied reports that 50 wounded had been brought in, saying the figure was 28.", [
        ("injured", 50, "The ministry"), ("injured", 28, "The ministry"),
    ]),
    ("The blast killed nine people, among them the trader Musa Keita, Captain Ali Bah claimed.", [
        ("killed", 9, "Captain Ali Bah"),
    ]),
    # A sentence with a day of its own is no one's who spoke before it.
    ("The general estimated that 1,200 men had died. On May 4, 350 wounded men were taken to the hospital.", [
        ("killed", 1200, "The general"), ("injured", 350, OWN),
    ]),
]  # fmt: skip
# Whose number it is; who judges another's number tells it there.
OWNED = [
    ("Six died. The League puts the dead at 8, as against the 12 of the Council.", [
        ("killed", 6, OWN), ("killed", 8, "The League"), ("killed", 12, "the Council"),
    ]),
    ("The prefect's figure, more than 30 killed, rested on letters.", [("killed", 31, "The prefect")]),
    ("Six died. The judges credit the clinic with an estimate of 12 dead.", [
        ("killed", 6, OWN), ("killed", 12, "the clinic"),
    ]),
    ("The ministry rejected the militia's toll of 40 dead.", [("killed", 40, "The ministry")]),
    ("Six died. The army's 12 was inflated, a teacher said.", [("killed", 6, OWN), ("killed", 12, "a teacher")]),
]  # fmt: skip
# A source named once for what goes on from it.
GOES_ON = [
    ("Nine bodies were brought in, a nurse said. Another 30 people were hurt.", [
        ("killed", 9, "a nurse"), ("injured", 30, "a nurse"),
    ]),
    ("The mission said nine men had died. Two women were injured.", [
        ("killed", 9, "The mission"), ("injured", 2, "The mission"),
    ]),
    ("The mission told reporters nine had died: six guards and three cooks.", [
        ("killed", 9, "The mission"), ("killed", 6, "The mission"), ("killed", 3, "The mission"),
    ]),
    ("According to a statement of the army, the raid began at dawn. Twelve fighters were killed.", [
        ("killed", 12, "the army"),
    ]),
    ("The mayor said nine men had died.\n\nTwo women were injured.", [("killed", 9, "The mayor"), ("injured", 2, OWN)]),
    ("The mayor said nine men had died. We counted two wounded.", [("killed", 9, "The mayor"), ("injured", 2, OWN)]),
    ("The mayor said nine men had died. But two are missing.", [("killed", 9, "The mayor"), ("missing", 2, OWN)]),
    ("The mayor said nine men had died. The clan denied it. Two women were injured.", [
        ("killed", 9, "The mayor"), ("injured", 2, OWN),
    ]),
    ("The army said it had killed nine rebels. At least 12 villagers died in the shelling.", [
        ("killed", 9, "The army"), ("killed", 12, OWN),
    ]),
    ("The police said a bomb had gone off. Nine people died.", [("killed", 9, OWN)]),
    ("The nurse said nine had died; thirty were hurt.", [("killed", 9, "The nurse"), ("injured", 30, "The nurse")]),
    ("Nine died. Moll said two of the dead were boys. Thirty people were hurt.", [
        ("killed", 9, OWN), ("killed", 2, "Moll"), ("injured", 30, OWN),
    ]),
]  # fmt: skip
# Idioms and source lines.
IDIOMS: list[tuple[str, list[tuple[str, int | None, str]]]] = [
    ("Twelve men died at the ford. Nine were hurt. Sources: two medics.", [
        ("killed", 12, "two medics"), ("injured", 9, "two medics"),
    ]),
    ("The mayor made it plain that 12 people had died.", [("killed", 12, "The mayor")]),
    ("The prefect let it be known that 12 people had died.", [("killed", 12, "The prefect")]),
    ("The raid was over; by noon, the mayor says, nine men lay dead.", [("killed", 9, "the mayor")]),
    ("As the elders have it, 12 people were killed.", [("killed", 12, "the elders")]),
    ("For her part Ida Moll said 12 people had died.", [("killed", 12, "Ida Moll")]),
    ("The head of the clinic Ida Moll said 12 people had died.", [("killed", 12, "The head of the clinic Ida Moll")]),
    ("The army said ten sailors of the Guard, which had come late, had been killed.", [("killed", 10, "The army")]),
    ("A cook told a nurse of the clinic, which keeps a list, that 12 men had died.", [("killed", 12, "A cook")]),
    ("The Post wrote that 12 men had died, citing two nurses.", [("killed", 12, "two nurses")]),
    ("Radio Vell put the death toll as high as nine.", [("killed", None, "Radio Vell")]),
    ("Local radio put the toll of dead as low as nine.", [("killed", 9, "Local radio")]),
    ("Radio Vell put the toll as low as nine.", [("killed", 9, "Radio Vell")]),
    ("The number of dead is as high as nine, the mayor said.", [("killed", None, "the mayor")]),
    ("The wall is as high as nine metres, the toll collector said.", []),
    ("Reuters, Vell: nine men died at the ford.", [("killed", 9, "Reuters")]),
    ("vellnews.com: nine men died at the ford.", [("killed", 9, "vellnews.com")]),
    ("The army statement: nine men died at the ford.", [("killed", 9, "army")]),
    ("The mayor's letter: nine men died at the ford.", [("killed", 9, "The mayor")]),
    ("By the ministry statement nine men died at the ford.", [("killed", 9, "ministry")]),
    ("By the mill nine men died.", [("killed", 9, OWN)]),
    ("Ida Moll was not aware of any deaths.", [("killed", 0, "Ida Moll")]),
    ("The mayor said nine men died, adding that 30 were hurt.", [
        ("killed", 9, "The mayor"), ("injured", 30, "The mayor"),
    ]),
    ("The mayor said nine men had been killed, and 30 wounded, in the raid.", [
        ("killed", 9, "The mayor"), ("injured", 30, "The mayor"),
    ]),
    ("The mayor said nine men had been killed, and the army wounded 30.", [
        ("killed", 9, "The mayor"), ("injured", 30, OWN),
    ]),
    ("The attack, which left nine men dead, was claimed by the Watch.", [("killed", 9, OWN)]),
    ("The Watch claimed responsibility for a raid that killed nine men.", [("killed", 9, OWN)]),
    ("The Watch claimed to have killed nine men.", [("killed", 9, "The Watch")]),
    ("The mayor told us that nine men died but declined to say how.", [("killed", 9, "The mayor")]),
    ("The mayor said the guide had fled, adding that nine men died.", [("killed", 9, "The mayor")]),
    ("The mayor said a guide wept, saying nine men had died.", [("killed", 9, "a guide")]),
]  # fmt: skip
MEANT = [
    ("Doctor Ali Bah wept. “A guard died at dawn. 12 men had died before,” he said.", "Doctor Ali Bah"),
    ("Two nurses from Vell went to the yard. One of them said 12 men had died.", "Two nurses from Vell"),
    ("A list came from relatives. Two of them said 12 men had died.", "relatives"),
    ("The Guard is a danger, the army said. It said 12 of its men had died.", "the army"),
    ("The army spoke. The General Staff gave no figure. It said 12 men had died.", "The General Staff"),
    ("The army lost 12 men, it said on Monday.", "The army"),
    ("Moll had no comment; on Monday she said 12 men had died.", "Moll"),
    ("Colonel Ida Moll told reporters the raid was over. The spokeswoman said 12 men had died.", "Colonel Ida Moll"),
    ("12 men had died, according to Ida Moll, the head of Vell district, who had spoken of 14 dead.", "Ida Moll"),
]
NO_COUNT = [
    "Nobody but militants was hurt in the raid, the army said.",
    "No one except rebels was killed in the raid, the army said.",
    "It was worse than the usual three dead a night, the nurse said.",
    "There were not 400, not 200 and not ten, she said of the dead.",
    "The pilot is missing.",
]


@pytest.mark.parametrize(("text", "expected"), [*GIVEN, *OWNED, *GOES_ON, *IDIOMS])
def test_a_figure_is_told_by_who_gives_it(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    claims = [
        c for c in read(text).claims if isinstance(c.value, Figure) and c.field in {"killed", "injured", "missing"}
    ]
    assert [(c.field, c.value.low, c.chain[0].text) for c in claims if isinstance(c.value, Figure)] == expected


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_who_gives_a_figure_is_told_by_a_word_for_them(text: str, expected: str) -> None:
    last = [c for c in read(text).claims if c.field == "killed"][-1].chain[0]
    assert last.stands_for is not None
    assert last.stands_for.text == expected


@pytest.mark.parametrize("text", NO_COUNT)
def test_what_counts_nobody_is_no_figure(text: str) -> None:
    assert [c.words for c in read(text).claims if isinstance(c.value, Figure)] == []


def test_bodies_that_lie_dead_are_not_called_a_lie() -> None:
    assert [c.stance for c in read("In the yard 12 of them lay dead.").claims if c.field == "killed"] == ["asserts"]


REJECTED = [
    "The chief called a lie the report of 12 dead.",
    "The army dismissed as lies reports that 12 were killed.",
    "Claims by the rebels that 12 of our soldiers died are not true, the ministry said.",
    "The coalition rejected on Tuesday the Houthi figure of 12 dead.",
]


@pytest.mark.parametrize("text", REJECTED)
def test_who_calls_a_figure_untrue_rejects_it(text: str) -> None:
    (claim,) = [c for c in read(text).claims if isinstance(c.value, Figure)]
    assert (claim.value, claim.stance) == (Figure(12, 12, "exact", 12), "denies")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("He spoke of more than 100 dead among the fighters on Damascus's side.", "syria"),
        ("Thirty fighters on the side of the Kremlin were killed.", "russia"),
        ("Twenty men fighting for Ukraine were killed.", "ukraine"),
        ("Two men on the other side were killed.", None),
        ("Ten soldiers on the west side were wounded.", None),
    ],
)
def test_the_side_that_a_group_stands_on(text: str, side: str | None) -> None:
    [claim] = [claim for claim in read(text).claims if isinstance(claim.value, Figure)]
    assert claim.whom is not None
    assert claim.whom.side == side
