from dataclasses import replace

from rashomon.export.dossier.parties import NOBODY, Party, find_party, index_actors, letter_sides
from rashomon.records import Actor, Comparison

SIDES = (Party("a", "A", ("Syrian militiamen", "Russians")), Party("b", "B", ("Syrian Democratic Forces",)))
ACTORS = {
    "Syrian militiamen": Actor("1", "Syrian militiamen", (), "population", "SY"),
    "Syrian Democratic Forces": Actor("2", "Syrian Democratic Forces", (), "armed_group", "SY"),
}


def test_sides_have_letters_and_looks_of_their_own(comparison: Comparison) -> None:
    [event] = comparison.events
    assert letter_sides(event) == (Party("a", "A", ("Army",)),)
    many = letter_sides(replace(event, sides=tuple((str(n),) for n in range(30))))
    assert len({party.letter for party in many}) == 30
    assert [party.key for party in many[:7]] == ["a", "b", "c", "d", "e", "f", "a"]


def test_a_name_is_on_the_side_that_lists_it() -> None:
    assert find_party("Russians", SIDES, ACTORS) is SIDES[0]
    assert find_party("Norway", SIDES, ACTORS) is NOBODY
    assert find_party(None, SIDES, ACTORS) is NOBODY


def test_a_body_is_on_the_side_that_its_followers_lead() -> None:
    assert find_party("Syria", SIDES, ACTORS) is SIDES[0]
    assert find_party("Syria", SIDES, {}) is NOBODY  # either side could be meant


def test_actors_are_found_by_name(comparison: Comparison) -> None:
    assert index_actors(comparison)["health ministry"].kind == "ministry"
