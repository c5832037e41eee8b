"""Who owns up to a deed, who is blamed, who began: sentence → field, party, stance."""

import pytest
from reader import read

from rashomon.records import ActorValue, Figure

OWNERS = [
    (
        "The Islamic State claimed responsibility for the attack on the base.",
        "responsibility",
        "Islamic State",
        "asserts",
    ),
    ("Hamas took credit for the bombing.", "responsibility", "Hamas", "asserts"),
    ("Israel blamed Hezbollah for the rocket attack on the village.", "responsibility", "Hezbollah", "alleges"),
    ("Hamas denied responsibility for the bombing.", "responsibility", "Hamas", "denies"),
    ("Hezbollah, which claimed the attack, lost a man.", "responsibility", "Hezbollah", "asserts"),
    (
        "A shell fell. It blamed Hezbollah, which has fought for years.",
        "responsibility",
        "Hezbollah",
        "alleges",
    ),
    ("Ukraine accused Russia of shelling the depot.", "responsibility", "Russia", "alleges"),
    ("The mayor blamed Sunday's attack on Hezbollah.", "responsibility", "Hezbollah", "alleges"),
    ("The mayor blamed the attack on a camp on Hezbollah.", "responsibility", "Hezbollah", "alleges"),
    ("A panel put the blame for the attack on Hezbollah.", "responsibility", "Hezbollah", "alleges"),
    ("A panel put the blame for the attack on the militants.", "responsibility", "militants", "alleges"),
    ("The attack was the work of Hamas, the mayor said.", "responsibility", "Hamas", "asserts"),
    ("Hamas was behind the attack, the mayor said.", "responsibility", "Hamas", "asserts"),
    ("Hamas was responsible for the attack, the mayor said.", "responsibility", "Hamas", "asserts"),
    ("A Hamas spokesman claimed responsibility for the attack.", "responsibility", "Hamas spokesman", "asserts"),
    ("The attack on the base was claimed by Hamas.", "responsibility", "Hamas", "asserts"),
    ("The attack has been claimed by Hamas, the mayor said.", "responsibility", "Hamas", "asserts"),
    ("Hamas said it was behind the attack on the base.", "responsibility", "Hamas", "asserts"),
    ("The ministry blamed rebels for the deaths of four men in the raid.", "responsibility", "rebels", "alleges"),
    ("Russia started the fighting, Ukraine said.", "initiator", "Russia", None),
    ("Azerbaijan broke the ceasefire when its troops attacked a post.", "initiator", "Azerbaijan", None),
]


@pytest.mark.parametrize(("sentence", "field", "party", "stance"), OWNERS)
def test_who_owns_a_deed(sentence: str, field: str, party: str, stance: str | None) -> None:
    told = [claim for claim in read(sentence).claims if claim.field == field and isinstance(claim.value, ActorValue)]
    assert [claim.value.actor.text for claim in told if isinstance(claim.value, ActorValue)] == [party]
    assert stance in {None, told[0].stance}


# What speakers say of a deed as their own: sentence → party, speaker, stance.
AVOWALS = [
    ("Hamas raided the ferry, the mayor said. Hamas denied any part in it.", "Hamas", "Hamas", "denies"),
    ("The blast killed nine people. Hamas denied it.", "Hamas", "Hamas", "denies"),
    ("Hamas denied carrying out the attack on the ferry.", "Hamas", "Hamas", "denies"),
    ("Russia denied that it had bombed the ferry.", "Russia", "Russia", "denies"),
    ("Hamas denied it was involved in the attack.", "Hamas", "Hamas", "denies"),
    ("A shell hit the ferry. The army denies the accusation.", "The army", "The army", "denies"),
    ("Hamas said it had nothing to do with the attack.", "Hamas", "Hamas", "denies"),
    ("Hamas said it was not behind the attack.", "Hamas", "Hamas", "denies"),
    ("“We had no hand in this attack,” said a Hamas spokesman.", "a Hamas spokesman", "a Hamas spokesman", "denies"),
    ("Shells hit the ferry. The army said its guns had been silent all day.", "The army", "The army", "denies"),
    ("A raid hit the ferry. Russia said none of its aircraft had been used there.", "Russia", "Russia", "denies"),
    ("A raid hit the ferry. Russia said it had carried out no strikes there.", "Russia", "Russia", "denies"),
    ("The ferry was shelled. “We did not fire a single round,” the rebels said.", "the rebels", "the rebels", "denies"),
    (
        "A raid hit the ferry. The coalition said coalition jets had made no flights.",
        "The coalition",
        "The coalition",
        "denies",
    ),
    ("A raid hit the ferry. The army denied it had flown any sorties.", "The army", "The army", "denies"),
    (
        "A raid hit the ferry. “There were no operations by the army there,” the army said.",
        "army",
        "the army",
        "denies",
    ),
    ("A raid hit the ferry. The army has denied responsibility for it.", "army", "The army", "denies"),
    ("Russia said its jets had struck the ferry.", "Russia", "Russia", "asserts"),
    ("Russia admitted that one of its jets had bombed the ferry.", "Russia", "Russia", "confirms"),
    ("His men hit the ferry, a man of Hezbollah said.", "a man of Hezbollah", "a man of Hezbollah", "asserts"),
]


@pytest.mark.parametrize(("text", "party", "speaker", "stance"), AVOWALS)
def test_what_speakers_say_of_a_deed_as_their_own(text: str, party: str, speaker: str, stance: str) -> None:
    told = [claim for claim in read(text).claims if claim.field == "responsibility"]
    assert [(c.value.actor.text, c.chain[0].text, c.stance) for c in told if isinstance(c.value, ActorValue)] == [
        (party, speaker, stance)
    ]


def test_who_is_said_to_have_had_no_part_is_not_who_says_so() -> None:
    told = read("A bomb hit the ferry, killing nine. Hamas did not attack the ferry.").claims
    assert [[link.kind for link in one.chain] for one in told if one.field == "responsibility"] == [["outlet"]]


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit the ferry. No rebels were hit in it.",
        "Bombers hit the ferry, but failed to storm the port, the army said.",
        "They beat him on the ferry, she said.",  # not she herself
        "A jet was shot down over the lake; Russia says it had dropped bombs on the ferry.",  # the jet
        "The observatory said it had counted nine attacks.",
        "Its spokeswoman spoke of 61 killed in the attack.",
        "An attacker may have been involved, an official did not rule out.",
    ],
)
def test_whom_it_and_they_do_not_mean(text: str) -> None:
    assert [claim.words for claim in read(text).claims if claim.field == "responsibility"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army said there had been no air strike on the ferry.", ["no air strike on the ferry"]),
        ("The army denied any air strike on the ferry.", ["any air strike"]),
        ("The army said that no attack had taken place.", ["no attack"]),
        ("The army denied the air strike.", []),  # as its own
        ("There was no warning before the air strike.", []),
    ],
)
def test_that_a_deed_was_never_done(text: str, words: list[str]) -> None:
    told = [claim for claim in read(text).claims if claim.field == "occurrence"]
    assert [claim.words for claim in told] == words
    assert all(claim.stance == "denies" and claim.chain[0].text == "The army" for claim in told)


STATUSES = [
    ("The strike killed 22 people, most of them civilians.", "most of them civilians", "civilian"),
    ("The strike killed 34 people, mostly civilians.", "mostly civilians", "civilian"),
    (
        "The dead in the strike were overwhelmingly made up of civilians.",
        "overwhelmingly made up of civilians",
        "civilian",
    ),
    ("The army said that only terrorists were hit in the raid.", "only terrorists were hit", "combatant"),
    ("The army said nobody but militants was hurt in the raid.", "nobody but militants was hurt", "combatant"),
    ("A raid hit the ferry. Those hit were jihadists, the army said.", "Those hit were jihadists", "combatant"),
    ("A raid hit the ferry. All of the dead were militants, it said.", "All of the dead were militants", "combatant"),
    ("A raid hit the ferry. The dead were unarmed, the mayor said.", "The dead were unarmed", "civilian"),
    ("There was no fighter among the dead of the raid.", "no fighter among the dead", "civilian"),
    ("None of the victims of the raid was a fighter.", "None of the victims of the raid was a fighter", "civilian"),
]


@pytest.mark.parametrize(("text", "words", "role"), STATUSES)
def test_whether_the_dead_were_fighters(text: str, words: str, role: str) -> None:
    told = [claim for claim in read(text).claims if claim.field == "status"]
    assert [(claim.words, claim.whom.role) for claim in told if claim.whom is not None] == [(words, role)]


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed 12 civilians.",  # some of the dead: a figure
        "None of the dead in the strike were soldiers.",  # they may have fought all the same
        "The soldiers who raided the ferry were civilians once.",
        "All civilians must leave before the attack.",
        "Not all of the dead in the strike were civilians.",
        "The dead in the strike were not all militants.",
        "Many of the dead in the strike were civilians.",
    ],
)
def test_what_tells_no_status(text: str) -> None:
    assert [claim.words for claim in read(text).claims if claim.field == "status"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility for the attack on the base.",
        "The minister takes responsibility for the budget.",
        "The attack on the base was claimed by nobody.",
        "Hezbollah said it had lost nine men in the raid.",
        "“We buried nine men,” the imam said.",
        "Nobody blamed Hezbollah for the weather.",
        "Russia started the season well.",
        "Nobody was behind the attack, the mayor said.",
        "The minister blamed the weather for the delay of the raid.",
        "The army rejected claims that 30 people had died in the attack.",
    ],
)
def test_who_owns_none(sentence: str) -> None:
    assert [claim.field for claim in read(sentence).claims if claim.field in {"responsibility", "initiator"}] == []


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        ("The rebels denied that they had killed civilians in the raid.", []),  # who did it, not whether
        ("The army denied that it had killed any civilians in the raid.", [0]),
    ],
)
def test_who_denies_a_killing_does_not_say_that_nobody_died(text: str, zeros: list[int]) -> None:
    claims = read(text).claims
    assert [claim.value.printed for claim in claims if isinstance(claim.value, Figure)] == zeros
    assert [claim.stance for claim in claims if claim.field == "responsibility"] == ["denies"]
