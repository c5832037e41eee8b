"""What is turned down without being said again: text → who turns down which figure or whose deed, and how."""

import pytest
from reader import read

from rashomon.records import REJECTS, ActorValue, Claim, Figure

TOLD = "The army said it had killed 30 raiders. "
REJOINDERS = [
    ("The council said 42 people died in the raid. The army rejected the report.", [("killed", 42, "The army")]),
    ("The council said 42 people died. The ministry dismissed that account as false.", [
        ("killed", 42, "The ministry"),
    ]),
    ("The council said 42 people died in the raid, a claim the army denies.", [("killed", 42, "the army")]),
    ("The council said the raiders killed 42 people – a claim the clan has denied.", [("killed", 42, "the clan")]),
    ("The council said 42 people died, a figure disputed by the army.", [("killed", 42, "the army")]),
    ("The army said no civilians were hurt, an account contradicted by residents.", [
        ("casualties", 0, "residents"), ("injured", 0, "residents"),
    ]),
    (TOLD + "A spokesman for the clan denied it.", [("killed", 30, "A spokesman for the clan")]),
    (TOLD + "A clan elder called the figure exaggerated.", [("killed", 30, "A clan elder")]),
    (TOLD + "That figure was rejected by local elders.", [("killed", 30, "local elders")]),
    ("The army said it had killed 30 raiders, which local elders disputed.", [("killed", 30, "local elders")]),
    (TOLD + "Elders questioned the number.", [("killed", 30, "Elders")]),
    (TOLD + "Villagers said this was not true.", [("killed", 30, "Villagers")]),
    (TOLD + "“That is a lie,” a villager said.", [("killed", 30, "a villager")]),
    ("The council said 42 people died, nine of them boys. The army rejected the report.", [("killed", 42, "The army")]),
    (TOLD + "An elder called the number absurd.", [("killed", 30, "An elder")]),
    (TOLD + "The clan dismissed the claim as propaganda.", [("killed", 30, "The clan")]),
    # whose deed it is said to have been turns that down, and no figure
    ("The army said Hamas was responsible for the raid, which killed 42 people, a claim Hamas has denied.", [
        ("responsibility", "Hamas", "Hamas"),
    ]),
    ("The army blamed Hamas for the raid that killed nine people. Hamas denied it.", [
        ("responsibility", "Hamas", "Hamas"),
    ]),
]  # fmt: skip
NONE = [
    TOLD + "The army denied it.",  # nobody turns down his own words
    TOLD + "The elders confirmed the figure.",
    TOLD + "The minister rejected the budget.",
    TOLD + "“That is no lie,” a villager said.",
    TOLD + "“Is that a lie?” a villager asked.",
    TOLD + "No one has denied this.",
    TOLD + "Few dispute the toll.",
    TOLD + "If the governor denies the claim, they will publish a film.",
    TOLD + "The bishop disputed the toll of the mayor.",
    TOLD + "The army said it had sent help. “That is a lie,” an elder said.",
    TOLD + "The minister denied it was raining.",
    TOLD + "The minister denied the claim was false.",
    TOLD + "The road is closed. Shops have shut. Nobody buys. The elders dispute the toll.",  # too far off
    # what a denial takes for granted is not denied
    "A raid killed 18 people. The general denied that he had been in the town when 18 people were killed.",
    "A raid killed 18 people. The general denied that his men, who killed 18 people, had used gas.",
    "A raid killed 18 people. The army denied knowing that 18 people had died.",
    "Thirty raiders were killed, a claim that could not be checked.",
]


NOT_YET = [  # nobody has denied anything, or not this
    TOLD + "Observers expect the clan to deny it.",
    TOLD + "The clan usually denies it.",
    TOLD + "“I will not deny it,” an elder said.",
    TOLD + "They urged the governor not to deny it.",
    TOLD + "The clan may deny the accusation.",
]


def _turned_down(claim: Claim) -> tuple[str, object, str]:
    value = claim.value
    shown = value.low if isinstance(value, Figure) else value.actor.text if isinstance(value, ActorValue) else None
    return claim.field, shown, claim.chain[0].text


@pytest.mark.parametrize(("text", "expected"), REJOINDERS)
def test_who_turns_down_what_was_told(text: str, expected: list[tuple[str, object, str]]) -> None:
    found = [claim for claim in read(text).claims if claim.stance in REJECTS]
    assert sorted(map(_turned_down, found), key=str) == sorted(expected, key=str)
    assert all(claim.words in text and claim.chain[0].stance == claim.stance for claim in found)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_turned_down(text: str) -> None:
    assert [claim for claim in read(text).claims if claim.stance in REJECTS and isinstance(claim.value, Figure)] == []


@pytest.mark.parametrize("text", NOT_YET)
def test_what_nobody_has_denied_yet(text: str) -> None:
    assert [claim for claim in read(text).claims if claim.stance in REJECTS] == []
