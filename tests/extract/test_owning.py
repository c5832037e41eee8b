"""Who owns up to a deed, who is blamed, who began: sentence → field, party, stance."""

import pytest
from reader import read

from rashomon.records import ActorValue

OWNERS = [
    (
        "The Islamic State claimed responsibility for the attack on the base.",
        "responsibility",
        "Islamic State",
        "asserts",
    ),
    ("Hamas took credit for the bombing.", "responsibility", "Hamas", "asserts"),
    ("Hamas denied responsibility for the bombing.", "responsibility", "Hamas", "denies"),
    ("Israel blamed Hezbollah for the rocket attack on the village.", "responsibility", "Hezbollah", "alleges"),
    ("Russia started the fighting, Ukraine said.", "initiator", "Russia", None),
    ("Azerbaijan broke the ceasefire when its troops attacked a post.", "initiator", "Azerbaijan", None),
]


@pytest.mark.parametrize(("sentence", "field", "party", "stance"), OWNERS)
def test_who_owns_a_deed(sentence: str, field: str, party: str, stance: str | None) -> None:
    told = [claim for claim in read(sentence).claims if claim.field == field and isinstance(claim.value, ActorValue)]
    assert [claim.value.actor.text for claim in told if isinstance(claim.value, ActorValue)] == [party]
    assert stance in {None, told[0].stance}


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility for the attack on the base.",
        "The minister takes responsibility for the budget.",
        "Nobody blamed Hezbollah for the weather.",
        "Russia started the season well.",
    ],
)
def test_who_owns_none(sentence: str) -> None:
    assert [claim.field for claim in read(sentence).claims if claim.field in {"responsibility", "initiator"}] == []
