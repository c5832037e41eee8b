"""Which names are one actor across reports."""

import builders as b
import pytest

from rashomon.combine.clusters import settle
from rashomon.combine.entities import Entities, find_entities
from rashomon.records import Actor, Reading


def told(report: str, *actors: Actor) -> Reading:
    plain = b.reading(report, [])
    return Reading(plain.report, actors, (), (), (), (), (), ())


def entities(*actors: Actor) -> tuple[Entities, list[str | None]]:
    readings = [told(f"r{n}", actor) for n, actor in enumerate(actors)]
    found = find_entities(readings, b.ONTOLOGY)
    return found, [found.key(r.report.id, a.id) for r, a in zip(readings, actors, strict=True)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (b.actor("sdf", "SDF"), b.actor("sdf", "Syrian Democratic Forces"), True),
        (b.actor("northern_front", "Northern Front"), b.actor("the_northern_front", "the Northern Front"), True),
        (b.actor("northern_river_guard", "Northern River Guard"), b.actor("nrg", "NRG"), True),
        (b.actor("tribal_fighters", "tribal fighters"), b.actor("tribal_soldiers", "tribal soldiers"), True),
        (b.actor("alliance", "coalition"), b.actor("coalition", "US-led coalition"), True),
        (b.actor("ministry", "the ministry"), b.actor("russian_mod", "Russian defence ministry"), False),
        (b.actor("northern_front", "Northern Front"), b.actor("southern_front", "Southern Front"), False),
        (b.actor("saleh", "Saleh", ["Omar Saleh"]), b.actor("omar_saleh", "Omar Saleh"), True),
    ],
)
def test_same_actor(one: Actor, other: Actor, same: bool) -> None:
    known = b.actor("russian_mfa", "Russian foreign ministry")  # two ministries: "the ministry" is either
    _, keys = entities(one, other, known)
    assert (keys[0] == keys[1]) is same


def test_two_known_actors_stay_two_under_one_short_name() -> None:
    one = b.actor("russian_mod", "Russian defence ministry", ["the ministry"])
    other = b.actor("russian_mfa", "Russian foreign ministry", ["the ministry"])
    assert entities(one, other)[1] == ["russian_mod", "russian_mfa"]


def test_the_commonest_name_is_shown() -> None:
    found, keys = entities(
        b.actor("northern_front", "northern front"),
        b.actor("northern_front", "Northern Front"),
        b.actor("northern_front", "Northern Front"),
    )
    assert found.name(keys[0] or "") == "Northern Front"
    assert found.name("pentagon") == "Pentagon"


def test_bodies() -> None:
    found, _ = entities()
    assert found.top("white") == "usa"
    assert found.top("zakharova") == found.top("russian_mod")
    assert found.top("coalition") != found.top("usa")
    assert found.top("name:nobody") == "name:nobody"


def test_fighters_are_on_the_side_that_most_claims_give_them() -> None:
    claims = [b.claim("m", "killed", n, of=b.MILITIA) for n in (1, 2)]
    claims.append(b.claim("m", "killed", 3, of=b.whom("syrian_militia", "russia", "combatant")))
    found = find_entities([b.reading("r", [b.deed("m")], claims)], b.ONTOLOGY)
    assert found.body("name:syrian militia") == "syria"


def test_a_person_joins_two_actors() -> None:
    readings = [told("one", b.actor("front", "Front")), told("two", b.actor("brigade", "Brigade"))]
    found = find_entities(readings, b.ONTOLOGY, settle([b.decision("front", "brigade", "same")]))
    assert len({found.key(r.report.id, r.actors[0].id) for r in readings}) == 1


def test_a_person_parts_two_actors_whatever_names_they_share() -> None:
    readings = [
        told("one", b.actor("nrg", "NRG")),
        told("two", b.actor("northern_river_guard", "Northern River Guard")),
    ]
    readings.append(told("three", b.actor("guard", "Guard", ["Northern River Guard"])))
    parted = settle([b.decision("nrg", "northern_river_guard", "different")])
    for verdicts, number in ((None, 1), (parted, 2)):
        found = find_entities(readings, b.ONTOLOGY, verdicts)
        assert len({found.key(r.report.id, r.actors[0].id) for r in readings}) == number


def test_an_id_that_was_cut_short_is_the_actors() -> None:
    long = b.actor("brigade_of_the_martyrs_of", "Brigade of the Martyrs of the Western Mountains")
    readings = [told("one", b.actor("front", "Front")), told("two", long)]
    found = find_entities(readings, b.ONTOLOGY, settle([b.decision("front", long.id, "same")]))
    assert len({found.key(r.report.id, r.actors[0].id) for r in readings}) == 1
