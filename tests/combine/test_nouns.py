from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.lexicon import ActCue

WORDS = {
    ("attack", "NOUN"): None,
    ("raid", "NOUN"): None,
    ("strike", "NOUN"): None,
    ("response", "NOUN"): None,
    ("killing", "NOUN"): "killed",
    ("kill", "VERB"): "killed",
    ("wound", "VERB"): "injured",
}
ONTOLOGY = replace(
    b.ONTOLOGY, acts={(w, pos): ActCue(w, pos, "ASSAULT", None, None, field) for (w, pos), field in WORDS.items()}
)


def label(*triggers: str, mode: str | None = None, acled: str | None = None) -> str:
    """The acts in the label of an event that these words tell, a report each."""
    readings = []
    for n, trigger in enumerate(triggers):
        deed = b.deed(f"m{n}", ["US"], ["IS"], when=b.time("2018-02-07"), where=b.KHUSHAM)
        told = replace(deed, trigger=(0, len(trigger)), mode=mode, acled=acled)
        readings.append(b.reading(f"r{n}", [told], text=f"{trigger} in report {n}"))
    (event,) = combine_claims(readings, ONTOLOGY).events
    return event.label.rpartition(": ")[2]


@pytest.mark.parametrize(
    ("triggers", "noun"),
    [
        (["attack"], "attack"),
        (["attacked"], "attack"),
        (["raids"], "raid"),
        (["were raided"], "raid"),
        (["was struck"], "strike"),
        (["hit"], "strike"),
        (["responded"], "response"),
        (["was shot down"], "shoot-down"),
        (["were killed", "been wounded", "struck"], "strike"),  # the dead name no act where another word does
        (["were killed"], "attack"),
    ],
)
def test_an_act_is_named_by_a_noun(triggers: list[str], noun: str) -> None:
    assert label(*triggers) == noun


def test_other_verbs_have_the_noun_of_their_kind() -> None:
    assert label("pummelled", mode="aerial", acled="Air/drone strike") == "air strike"
    assert label("skirmished", acled="Armed clash") == "clash"
    assert label("pummelled") == "attack"
