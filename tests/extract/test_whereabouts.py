"""Where a deed was done: a sentence with its deed in brackets → the places that it is given, its own first."""

import pytest
from spacy.language import Language

from rashomon.extract.annotate import Annotated, annotate
from rashomon.extract.naming import Cast
from rashomon.extract.places import survey_places
from rashomon.extract.sources import find_sources
from rashomon.extract.whereabouts import Whereabouts, find_whereabouts
from rashomon.lexicon import Gazetteer
from rashomon.records import Report
from rashomon.tables import load_ontology

OWN = [
    ("Shells [killed] three people in Taiz.", "Taiz"),
    ("In Taiz, shells [killed] three people.", "Taiz"),
    ("Jets [bombed] Douma on Friday.", "Douma"),
    ("An [attack] in Mosul killed six.", "Mosul"),
    ("Police [patrolled] the streets of Nairobi.", "Nairobi"),
    ("Gunmen [shot] a judge in a Karachi restaurant.", "Karachi"),
    ("Thousands [marched] through the heart of Minsk.", "Minsk"),
]
THE_NARROWEST = [
    ("Shells [fell] in Douma, near Damascus.", "Douma"),
    ("A bomb [exploded] in the Damascus suburb of Jaramana.", "Jaramana"),
    ("Rebels [attacked] the village of Orwabad in Aleppo province.", "village of Orwabad"),
    ("Jets [struck] a mill in the village of Orwabad, five km from the town of Azaz.", "village of Orwabad"),
]
LISTS = [
    ("Students [protested] in Athens and Patras.", "Athens; Patras"),
    ("Shells [hit] Homs, Hama and Idlib.", "Homs; Hama; Idlib"),
]
OF_ANOTHER_CLAUSE = [
    ("Jets launched a raid in northern Aleppo, [targeting] a depot in Azaz.", "Azaz"),
    ("Three soldiers were [killed] when a mine went off in Sirte.", "Sirte"),
    ("The convoy was hit in Sirte, [killing] three soldiers.", "Sirte"),
    ("He was [captured] and has since been held in a prison in Homs.", ""),
]
OF_SOMEBODY_ELSE = [
    ("A cook from Brno was [killed] in Mosul.", "Mosul"),
    ("According to a doctor in Damascus, jets [struck] the market.", ""),
    ("The minister said in Geneva that rebels had [attacked] the convoy.", ""),
    ("In Moscow, a senator condemned the [strike].", ""),
    ("The governor of Nineveh was [shot].", ""),
    ("Fighters of the Islamic State of Iraq and the Levant [killed] two men.", ""),
]
COUNTRIES = [
    ("He was [captured] in Sudan in May.", "Sudan"),
    ("Rebels [captured] half of Zaire in May.", "Zaire"),
    ("He was [captured] in Iraq near Mosul.", "near Mosul"),
]


def whereabouts_of(nlp: Language, gazetteer: Gazetteer, text: str) -> tuple[Annotated, Whereabouts]:
    annotated, ontology = next(annotate(nlp, [("text", text, text)])), load_ontology()
    report = Report("r0", "-", None, "", None, None, None, None, "none", "en", text, "")
    sources = find_sources(annotated, report, ontology, Cast(ontology, [annotated]))
    places = survey_places(annotated, gazetteer, ontology.bodies).scene
    return annotated, find_whereabouts(annotated, places, (), sources, ontology)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [*OWN, *THE_NARROWEST, *LISTS, *OF_ANOTHER_CLAUSE, *OF_SOMEBODY_ELSE, *COUNTRIES],
)
def test_where_a_deed_was_done(nlp: Language, gazetteer: Gazetteer, marked: str, expected: str) -> None:
    annotated, known = whereabouts_of(nlp, gazetteer, marked.replace("[", "").replace("]", ""))
    deed = annotated.tokens((marked.index("["), marked.index("]") - 1))[0]
    country = known.country_of(deed)
    places = known.places_of(deed) or ([country] if country is not None else [])
    assert "; ".join(place.text for place in places) == expected


def test_a_deed_in_a_sentence_of_a_thousand_places_has_one(nlp: Language, gazetteer: Gazetteer) -> None:
    annotated, known = whereabouts_of(nlp, gazetteer, "Shells fell " + " and ".join(["in Homs"] * 400) + ".")
    assert known.place_of(annotated.doc[1]) is not None
