"""Who did it to whom: a sentence with the words of a deed in brackets → doers -> struck."""

import pytest
from test_acts import told_at


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # whose weapon it is
        ("Jets of the Sudanese air force [bombed] a market in Tora.", "Sudanese air force -> market"),
        ("Planes and artillery of the Orsk militia [hit] rebels at dawn.", "Orsk militia -> rebels"),
        ("A drone operated by the army [killed] 12 villagers.", "army -> villagers"),
        ("A drone belonging to the army [struck] a clinic in Tarn.", "army -> clinic"),
        ("Rockets [fired] by militants struck a camp of peacekeepers near Gao.", "militants -> camp of peacekeepers"),
        ("The army's shells [hit] a school in Tarn.", "army -> school"),
        ("A [blast] of unknown origin killed nine soldiers.", " -> soldiers"),
        # whose side they are on belongs to their name, and is meant again by "those"
        ("Troops [hit] forces loyal to the mayor near Orsk.", "Troops -> forces loyal to the mayor"),
        ("Fighters allied with the council [stormed] the base.", "Fighters allied with the council -> base"),
        # what counts them or casts doubt on them is no part of their name
        ("As a result nine rebels [raided] a base.", "rebels -> base"),
        ("The so-called Home Watch [raided] the base.", "Home Watch -> base"),
        ("A small group of rebels [raided] a base.", "rebels -> base"),
        ("Four heavily-armed suicide bombers [attacked] a base.", "suicide bombers -> base"),
        ("Masked gunmen [attacked] a group of detained militants.", "gunmen -> militants"),
        ("Armed men [raided] a base.", "Armed men -> base"),
        # one of two did it, and nobody knows which
        ("Rebels or soldiers [attacked] a base.", " -> base"),
        # models of weapons, what heads a line, and who only tells of blows strike nobody
        ("Mirage warplanes [hit] a base.", " -> base"),
        ("Shells [struck] a base.", " -> base"),
        ("Explainer: Who [hit] the base?", " -> base"),
        ("Amnesty International [attacked] the base.", " -> base"),
        # a state beside "dead" is no deed of whoever is the subject
        ("State media said dozens of tribal fighters were dead or [wounded].", " -> tribal fighters"),
        ("State media reported dozens dead and [wounded] among tribal forces.", " -> tribal forces"),
        ("He counted 100 dead, four times as many as the ministry's [wounded].", " -> "),
    ],
)
def test_who_did_it_to_whom(sentence: str, expected: str) -> None:
    told = told_at(sentence)
    ends = [[party.text for party in end] for one in told for end in (one.actors, one.targets)]
    doers, struck = ends or ([], [])
    assert f"{', '.join(doers)} -> {', '.join(struck)}" == expected


def test_those_are_the_ones_described_before() -> None:
    sentence = "Troops hit forces loyal to the mayor after those forces [attacked] a base of the Watch."
    [mention] = told_at(sentence)
    assert [party.actor for party in mention.actors] == ["forces_loyal_to_the_mayor"]


def test_who_was_only_hurt_may_have_been_hurt_by_the_answer() -> None:
    [mention] = told_at("Rebels [attacked] a base of the Watch. Nine rebels were killed.")
    assert [party.text for party in mention.targets] == ["base of the Watch"]


def test_a_dateline_is_no_part_of_a_weapon() -> None:
    [mention] = told_at("VESSEN (Example Wire) — Aircraft of the Watch [hit] a base of the rebels overnight.")
    assert [weapon.text for weapon in mention.weapons] == ["Aircraft"]
