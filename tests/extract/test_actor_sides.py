"""Whose side those are on of whom the words say no more than "fighters": (text, number → side of its group)."""

import pytest
from reader import make_report

from rashomon.extract import annotate_reports, extract_claims
from rashomon.lexicon import GazetteerEntry
from rashomon.records import Figure, Reading
from rashomon.resources import load_model
from rashomon.tables import load_ontology


class TwoTowns:
    """A gazetteer with two towns of one country."""

    def find(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
        towns = {"Palmyra": (34.56, 38.27), "Aleppo": (36.20, 37.16)}
        if name not in towns:
            return ()
        latitude, longitude = towns[name]
        return (GazetteerEntry(name, name, latitude, longitude, "SY", None, None, "town", 100_000, 5.0),)

    def countries_around(self, latitude: float, longitude: float) -> frozenset[str]:
        return frozenset()


def read(text: str) -> Reading:
    ((report, headed, body),) = annotate_reports(load_model(), [make_report(text)])
    return extract_claims(report, headed, body, load_ontology(), TwoTowns())


SIDES = [
    # those told of before, where the one who did it is on another side
    ("Syrian troops shelled Tabqa, killing 12 SDF fighters. Nine fighters were wounded.", {12: "sdf", 9: "sdf"}),
    # those whom the same doer struck right before
    ("Syrian troops attacked the SDF at Tabqa, wounding 14 fighters.", {14: "sdf"}),
    ("On Monday Syrian troops attacked Hamas near Tabqa, killing seven fighters.", {7: "hamas"}),
    # who struck is known by the number told of them, not by whom they hurt
    ("A force of 300 SDF fighters stormed a Syrian army post, and 20 attackers were killed.", {20: "sdf"}),
    # nobody is told to have struck, or those whom nobody knows
    ("Nine fighters were wounded in Tabqa on Monday.", {9: None}),
    ("Gunmen attacked the villagers at Tabqa, wounding 14 fighters.", {14: None}),
    # a state's citizens are its own
    ("The Russian foreign ministry admitted that four citizens were killed in Syria.", {4: "russia"}),
    ("The Red Cross said that four citizens were killed in Syria.", {4: None}),
    # fighters for a government that the text does not name are those of the state where it happened
    ("At least 45 pro-government fighters were killed near Palmyra on Monday.", {45: "syria"}),
    ("At least 45 government soldiers were killed in Aleppo on Monday.", {45: "syria"}),
    ("At least 45 pro-government fighters were killed near a hill on Monday.", {45: "pro_government_fighters"}),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[text[:60] for text, _ in SIDES])
def test_the_side_of_those_who_are_harmed(text: str, sides: dict[int, str | None]) -> None:
    found = {
        claim.value.printed: claim.whom.side
        for claim in read(text).claims
        if isinstance(claim.value, Figure) and claim.whom is not None and claim.value.printed in sides
    }
    assert found == sides
