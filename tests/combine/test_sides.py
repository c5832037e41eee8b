from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Event, Mention, Party

NIGHT = b.time("2018-02-07", "2018-02-08", "night")
FORCES = "pro-government forces"


def blow(doers: Sequence[str], struck: Sequence[str], *, by: str | None = None) -> Mention:
    """A deed; `by` adds words that the reading knows as no actor."""
    found = b.deed("m", doers, struck, when=NIGHT, where=b.KHUSHAM)
    return found if by is None else replace(found, actors=(*found.actors, Party(by, (0, 1), None)))


def event(*reports: Sequence[Mention]) -> Event:
    readings = []
    for n, mentions in enumerate(reports):
        named = [replace(m, id=f"{n}.{k}") for k, m in enumerate(mentions)]
        readings.append(b.reading(f"r{n}", named, published=f"2018-02-{8 + n:02}"))
    (found,) = combine_claims(readings, b.ONTOLOGY).events
    return found


def test_one_slip_does_not_make_enemies_one_side() -> None:
    strike, attack = blow(["US-led coalition"], [FORCES]), blow([FORCES], ["SDF"])
    slip = blow(["US-led coalition"], [FORCES, "SDF"])
    sides = event([strike, attack], [strike, attack], [strike, attack], [slip]).sides
    assert [set(side) for side in sides] == [{"US-led coalition", "Syrian Democratic Forces"}, {FORCES}]


def test_who_suffers_in_a_clash_that_nobody_is_told_to_deal_is_no_ally() -> None:
    clash = blow([], [FORCES, "SDF"])
    assert not any({FORCES, "Syrian Democratic Forces"} <= set(side) for side in event([clash], [clash]).sides)


def test_nameless_fighters_carry_evidence() -> None:
    """Those whom the coalition strikes attack the SDF: so the SDF stand with the coalition."""
    strike, attack = blow(["US-led coalition"], ["fighters"]), blow(["fighters"], ["SDF"])
    known = blow(["US-led coalition"], [FORCES])
    sides = event([strike, attack], [known], [strike, attack]).sides
    assert {"US-led coalition", "Syrian Democratic Forces"} in [set(side) for side in sides]


def test_two_accused_of_one_blow_stay_apart() -> None:
    sides = event([blow(["US-led coalition"], [FORCES])], [blow(["Russia"], [FORCES])]).sides
    assert {"US-led coalition"} in [set(side) for side in sides]
    assert {"Russia"} in [set(side) for side in sides]


@pytest.mark.parametrize("words", ["SANA", "SOHR", "February", "how many", "it", "nobody", "dozens of them"])
def test_who_tells_and_who_is_nobody_strikes_nobody(words: str) -> None:
    found = event([blow(["US-led coalition", words], [FORCES])])
    assert found.acts[0].actors == ("US-led coalition",)
    assert found.sides == (("US-led coalition",), (FORCES,))


def test_a_thing_is_no_party() -> None:
    found = event([blow(["US-led coalition"], [FORCES], by="tanks")])
    assert found.acts[0].actors == ("US-led coalition",)


def test_an_agency_that_is_struck_is_a_party() -> None:
    assert event([blow(["US-led coalition"], ["SANA"])]).acts[0].targets == ("SANA",)


def test_a_place_is_no_party() -> None:
    readings = [b.reading("r", [b.deed("m", ["Khusham"], [FORCES], when=NIGHT, where=b.KHUSHAM)])]
    placed = [replace(readings[0], places=(b.place(b.KHUSHAM),))]
    assert combine_claims(placed, b.ONTOLOGY).events[0].acts[0].actors == ()


def test_a_side_is_named_by_its_best_known_body() -> None:
    strikes = [blow(["US-led coalition"], ["tribal fighters"]) for _ in range(3)]
    both = blow(["US-led coalition"], ["tribal fighters", FORCES])
    assert (FORCES, "tribal fighters") in event(strikes, [both], [both]).sides


def test_warplanes_of_a_body_are_the_body() -> None:
    found = event([blow(["warplanes of the so-called coalition"], [FORCES]), blow(["US-led coalition"], [FORCES])])
    assert found.acts[0].actors == ("US-led coalition",)


@pytest.mark.parametrize(
    ("words", "backer"),
    [
        ("US-backed forces", "United States"),
        ("men backed by Russia", "Russia"),
        ("militias loyal to Syria", "Syria"),
        ("pro-Russia units", "Russia"),
        ("units of the valley", None),
        ("backed units", None),
    ],
)
def test_whose_men_they_are_by_their_very_name(words: str, backer: str | None) -> None:
    """One report each tells a blow of them and of him: nothing but the name puts them together."""
    strikers = [backer or "Russia", words]
    sides = event(*([blow([one], ["SDF"])] for one in strikers)).sides
    assert any(set(strikers) == set(side) for side in sides) == (backer is not None)
