import pytest

from rashomon.export.actor_codes import acled_inter, ucdp_side
from rashomon.lexicon import fold_name
from rashomon.tables import load_ontology


@pytest.mark.parametrize(
    ("words", "inter", "side"),
    [
        ("Syrian army", 1, "government"),
        ("Russian warplanes", 8, "government"),  # in Syria
        ("US-led coalition", 8, "government"),
        ("Islamic State", 2, "group"),
        ("SDF fighters", 2, "group"),
        ("UN peacekeepers", 8, "government"),
        ("Iran-backed militias", 3, "group"),
        ("the army", 1, "government"),
        ("police officers", 1, "government"),
        ("rebels", 2, "group"),
        ("militants", 2, "group"),
        ("unidentified gunmen", 3, "group"),
        ("a pro-government militia", 3, "group"),
        ("Russian mercenaries", 8, "group"),
        ("tribal fighters", 4, "group"),
        ("herders", 4, "group"),  # as parties to violence
        ("farmers", 7, "civilians"),
        ("angry mob", 5, "civilians"),
        ("protesters", 6, "civilians"),
        ("villagers", 7, "civilians"),
        ("women and children", 7, "civilians"),
        ("Reuters", 7, "civilians"),
        ("the weather", None, None),
    ],
)
def test_who_somebody_is_to_the_field(words: str, inter: int | None, side: str | None) -> None:
    ontology = load_ontology()
    known = ontology.actors.get(ontology.names.get(fold_name(words), ""))
    kind, country = (known.kind, known.country) if known else ("unknown", None)
    assert acled_inter(kind, words, country, "SY", ontology.parties) == inter
    assert ucdp_side(kind, words, ontology.parties) == side
