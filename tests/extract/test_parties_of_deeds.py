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
        # who is fired at, and near whom it falls; a thing may hold anybody
        ("The jet [dropped] bombs near fighters of the Watch.", " -> fighters of the Watch"),
        ("A plane [dropped] two bombs close to the Danish outpost.", " -> Danish outpost"),
        ("Rebels [fired] shells in the direction of army positions.", "Rebels -> army positions"),
        ("Rebels [fired] rockets near the airport.", "Rebels -> "),
        ("Rebels [fired] rockets at a kite.", "Rebels -> "),
        # what is shot down is struck, and not what is fired
        ("Rebels [shot] down a drone near Tarn.", "Rebels -> drone"),
        ("An army helicopter was [shot] down by rebels.", "rebels -> army helicopter"),
        # a mission is one of force where it is against somebody who fights
        ("The army launched an [operation] against militants in Tarn.", "army -> militants"),
        ("The plane was on a combat [mission] against the Watch.", " -> Watch"),
        ("The army launched an [operation] against polio.", " -> "),
        # what a deed is done with stands before its noun, and who does it before its verb
        ("The rebels launched a mortar [attack] on a base.", "rebels -> base"),
        ("Rebels launched a coordinated [assault] on a base near Tarn.", "Rebels -> base"),
        ("The minister spoke of a perplexing [assault] by rebels on the town.", "rebels -> "),
        ("Troops killed 12 rebels who had joined an [assault] on the base.", "rebels -> base"),
        ("Rebels took part in an [attack] on the base.", "Rebels -> base"),
        ("Rebels were present at an [attack] on the base.", " -> base"),
        # people who are on a side
        ("The [assault] by pro-regime men failed.", "pro-regime men -> "),
        ("Danish-backed tribesmen [attacked] a base.", "Danish-backed tribesmen -> base"),
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
