"""The tables of deeds: phrases, weapons, parties, and what a deed is to ACLED and UCDP."""

import pytest

from rashomon.extract.deedwords.kinds import classify, weapon_of
from rashomon.lexicon import ActCue
from rashomon.records import Mention, Party, Words
from rashomon.tables import CODES, load_ontology

ONTOLOGY = load_ontology()
EVENTS = {
    "Battles",
    "Protests",
    "Riots",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
}


def test_the_25_sub_event_types_are_of_the_6_event_types() -> None:
    assert len(ONTOLOGY.sub_events) == 25
    assert {event for event, _ in ONTOLOGY.sub_events.values()} == EVENTS


def test_lines_give_sub_events_that_acled_has() -> None:
    given = {line.acled for line in ONTOLOGY.kinds} | {
        one.acled for lines in ONTOLOGY.phrases.values() for one in lines
    }
    assert given - {None, "ground"} <= set(ONTOLOGY.sub_events)


def test_phrases_have_types_of_plover_and_no_list_is_left_unread() -> None:
    phrases = [one for lines in ONTOLOGY.phrases.values() for one in lines]
    assert {one.type for one in phrases} <= CODES["type"]
    assert [one for one in phrases if any(noun.startswith("@") for noun in one.nouns)] == []


def mention(kind: str, actors: str, targets: str, weapon: str) -> Mention:
    def party(text: str) -> tuple[Party, ...]:
        return (Party(text, (0, 1), None),) if text else ()

    weapons = (Words(weapon, (0, 1)),) if weapon else ()
    return Mention(
        "m", kind, None, None, (0, 1), "actual", party(actors), party(targets), weapons, None, None, None, "text"
    )


@pytest.mark.parametrize(
    ("kind", "mode", "word", "actors", "targets", "weapon", "acled", "ucdp"),
    [
        ("ASSAULT", None, None, "rebels", "soldiers", "", "Armed clash", "state-based"),
        ("ASSAULT", None, None, "militants", "villagers", "", "Attack", "one-sided"),
        ("ASSAULT", None, None, "a militia", "rebels", "", "Armed clash", "non-state"),
        ("ASSAULT", "firearms", None, "police", "protesters", "", "Excessive force against protesters", "one-sided"),
        (
            "ASSAULT",
            "firearms",
            None,
            "rebels",
            "villagers",
            "mortars",
            "Shelling/artillery/missile attack",
            "one-sided",
        ),
        ("ASSAULT", None, None, "", "", "hand grenades", "Grenade", None),
        ("ASSAULT", "explosives", None, "", "", "suicide vest", "Suicide bomb", None),
        ("ASSAULT", None, "ground", "rebels", "", "", "Non-state actor overtakes territory", None),
        ("ASSAULT", None, "ground", "the army", "", "", "Government regains territory", None),
        ("COERCE", "arrest", "Arrests", "police", "protesters", "", "Protest with intervention", None),
        ("COERCE", "arrest", "Arrests", "police", "a man", "", "Arrests", None),
        ("PROTEST", "demo", None, "", "", "", "Peaceful protest", None),
        ("RETREAT", "withdraw", None, "rebels", "", "", "Non-violent transfer of territory", None),
        ("REJECT", None, None, "the army", "", "", None, None),
    ],
)
def test_the_first_line_that_fits_tells_the_kind(
    kind: str, mode: str | None, word: str | None, actors: str, targets: str, weapon: str, acled: str, ucdp: str
) -> None:
    told = mention(kind, actors, targets, weapon)
    found = classify(told, [ActCue("x", "VERB", kind, mode, word, None)], ONTOLOGY, lambda actor: "unknown")
    assert (found.acled, found.ucdp) == (acled, ucdp)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("152mm howitzer shells", "artillery"),
        ("two hand grenades", "grenade"),
        ("a suicide vest", "suicide"),
        ("knives", None),
    ],
)
def test_the_longest_name_of_a_weapon_counts(words: str, means: str | None) -> None:
    found = weapon_of(Words(words, (0, 1)), ONTOLOGY)
    assert (found.means if found else None) == means
