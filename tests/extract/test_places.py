import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from rashomon.extract.annotate import annotate
from rashomon.extract.geography import apart, midway, moved
from rashomon.extract.places import as_in_text, survey_places
from rashomon.lexicon import Gazetteer
from rashomon.records import Place, Problem

BODIES = frozenset({"islamic state", "hezbollah", "red crescent"})


def places_of(nlp: Language, gazetteer: Gazetteer, text: str) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    annotated = next(annotate(nlp, [("text", text, text)]))
    survey = survey_places(annotated, gazetteer, BODIES)
    found, problems = survey.scene, survey.problems
    assert all(annotated.words(place.span) == place.text for place in found)
    assert list(found) == sorted(found, key=lambda place: place.span)
    return found, problems


def line(place: Place) -> str:
    """One place in one line: words | name, country, province | precision."""
    known = ", ".join(part for part in (place.name, place.country, place.admin1) if part)
    return f"{place.text} | {known} | {place.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rockets landed in Syria's Deir ez -Zor province at night.",
            ["Deir ez -Zor province | Deir ez-Zor, SY, Deir ez-Zor | admin1"],
        ),
        (
            "Two farmers died in the village of Khasham in eastern Syria.",
            ["village of Khasham | Khushām, SY, Deir ez-Zor | town", "eastern Syria | Syria, SY | country"],
        ),
        (
            "Gunfire was heard outside Mosul, Iraq.",
            ["outside Mosul | Mosul, IQ, Nineveh | near", "Iraq | Iraq, IQ | country"],
        ),
        (
            "The wreck lay 30 kilometres south of Raqqa in Syria.",
            ["30 kilometres south of Raqqa | SY, Raqqa | relative", "Syria | Syria, SY | country"],
        ),
        ("Tanks stood 8 km east of the Euphrates.", ["8 km east of the Euphrates |  | relative"]),
        (
            "A bus was hit between Khusham and Mayadin in Syria.",
            ["between Khusham and Mayadin | SY, Deir ez-Zor | relative", "Syria | Syria, SY | country"],
        ),
        (
            "Mines killed six in Homs, Hama and Idlib province.",
            [
                "Homs | Homs, SY, Homs | town",
                "Hama | Ḩamāh, SY, Hama | town",
                "Idlib province | Idlib, SY, Idlib | admin1",
            ],
        ),
        (
            "A depot burned in Kharkiv, Ukraine, and shells hit the town of Izium.",
            [
                "Kharkiv | Kharkiv, UA, Kharkiv | town",
                "Ukraine | Ukraine, UA | country",
                "town of Izium | Izyum, UA, Kharkiv | town",
            ],
        ),
        (
            "Fighters left El Fasher, North Darfur state, Sudan.",
            [
                "El Fasher | El Fasher, SD, North Darfur | town",
                "North Darfur state | North Darfur, SD, North Darfur | admin1",
                "Sudan | Sudan, SD | country",
            ],
        ),
        ("Jets bombed Eastern Ghouta again.", ["Eastern Ghouta | Eastern Ghouta, SY | admin1"]),
        ("Guns fell silent across the Line of Control.", ["Line of Control | Line of Control | line"]),
        ("Two drones fell in Kherson Oblast.", ["Kherson Oblast | Kherson, UA, Kherson | admin1"]),
        ("Bandits struck in western Niger.", ["western Niger | Niger, NE | country"]),
        ("Diplomats met in Washington.", ["Washington | Washington, US, District of Columbia | town"]),
    ],
)
def test_places_with_honest_precision(nlp: Language, gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    found, problems = places_of(nlp, gazetteer, text)
    assert [line(place) for place in found] == expected
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "President Jordan spoke for an hour.",
        "A US-led coalition and Russian-backed forces clashed.",
        "The Red Crescent and the White House declined to comment.",
        "Talks between Russia and Ukraine failed on Monday.",
        "In Parliament, members of Hezbollah walked out in March.",
        "He served in Islamic State and later in Congress.",
    ],
)
def test_people_bodies_and_days_are_no_places(nlp: Language, gazetteer: Gazetteer, text: str) -> None:
    assert places_of(nlp, gazetteer, text) == ((), ())


@pytest.mark.parametrize(
    ("bare", "elsewhere", "precision"),
    [
        ("Shells fell in Aleppo.", "", "town"),
        ("Shells fell in Aleppo.", " The army holds most of Aleppo province.", "admin1"),
        ("Shells fell in northern Aleppo.", "", "admin1"),
        ("Shells fell in the city of Aleppo.", " The army holds most of Aleppo province.", "town"),
    ],
)
def test_a_city_and_its_province(
    nlp: Language, gazetteer: Gazetteer, bare: str, elsewhere: str, precision: str
) -> None:
    found, _ = places_of(nlp, gazetteer, bare + elsewhere)
    assert (found[0].name, found[0].precision) == ("Aleppo", precision)


@pytest.mark.parametrize("spelling", ["Deir Ezzor", "Deir al-Zor", "Deir ez-Zor", "Deir el-Zour", "Dayr az-Zawr"])
def test_transliterations_are_one_place(nlp: Language, gazetteer: Gazetteer, spelling: str) -> None:
    found, _ = places_of(nlp, gazetteer, f"A convoy burned in {spelling} province, Syria.")
    assert found[0].id == "geonames:SY.07"


def test_a_name_means_the_place_in_the_country_that_the_report_names(nlp: Language, gazetteer: Gazetteer) -> None:
    in_libya, _ = places_of(nlp, gazetteer, "Militias clashed in Tripoli, officials in Libya said.")
    in_lebanon, _ = places_of(nlp, gazetteer, "Gunmen clashed in Tripoli, officials in Lebanon said.")
    assert (in_libya[0].country, in_lebanon[0].country) == ("LY", "LB")


def test_a_village_of_that_name_elsewhere_is_no_answer(nlp: Language, gazetteer: Gazetteer) -> None:
    found, problems = places_of(nlp, gazetteer, "Two men were shot in the village of Springfield in Yemen.")
    assert (found[0].id, found[0].latitude, found[0].radius_km) == (None, None, None)
    assert [(problem.kind, problem.stage, problem.span) for problem in problems] == [
        ("place_unknown", "places", found[0].span)
    ]


def test_a_town_elsewhere_that_is_only_also_called_so_is_no_answer(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "A raid on Bulongo, east of Beni, killed nine. Rebels are strong in North Kivu."
    found, problems = places_of(nlp, gazetteer, text)
    assert [line(place) for place in found] == [
        "Bulongo |  | town",
        "east of Beni | CD, North Kivu | relative",
        "North Kivu | North Kivu, CD, North Kivu | admin1",
    ]
    assert [(problem.kind, problem.span) for problem in problems] == [("place_unknown", found[0].span)]


@pytest.mark.parametrize(("name", "known"), [("Kiev", "Kyiv"), ("Saigon", "Ho Chi Minh City"), ("Kharkov", "Kharkiv")])
def test_a_city_known_by_its_other_name_is_found(nlp: Language, gazetteer: Gazetteer, name: str, known: str) -> None:
    found, _ = places_of(nlp, gazetteer, f"Troops left Iraq. A bomb went off in {name}.")
    assert (found[-1].text, found[-1].name) == (name, known)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("United Republic of Tanzania", "TZ"),
        ("Federal Republic of Somalia", "SO"),
        ("People's Republic of China", "CN"),
    ],
)
def test_a_country_is_found_by_its_full_style(nlp: Language, gazetteer: Gazetteer, name: str, country: str) -> None:
    found, problems = places_of(nlp, gazetteer, f"Nine men died in the {name} on Monday.")
    assert [(place.text, place.country, place.precision) for place in found] == [(name, country, "country")]
    assert problems == ()


def test_a_place_between_two_reaches_both(nlp: Language, gazetteer: Gazetteer) -> None:
    found, _ = places_of(nlp, gazetteer, "Mines lie between Khusham and Mayadin in Syria.")
    middle = found[0]
    assert middle.latitude is not None
    assert middle.longitude is not None
    assert middle.radius_km is not None
    for town in ((35.301, 40.289), (35.020, 40.452)):
        assert apart((middle.latitude, middle.longitude), town) <= middle.radius_km


def test_between_with_an_unknown_end_keeps_the_words_and_says_so(nlp: Language, gazetteer: Gazetteer) -> None:
    found, problems = places_of(nlp, gazetteer, "They were hit between the villages of Khusham and Qwxyzabad in Syria.")
    assert line(found[0]) == "between the villages of Khusham and Qwxyzabad |  | relative"
    assert "Qwxyzabad" in problems[0].message


def test_geometry() -> None:
    assert moved((0.0, 0.0), 111.195, 0.0) == pytest.approx((1.0, 0.0), abs=1e-3)
    assert moved((35.0, 179.9), 50.0, 90.0)[1] < -179
    assert abs(midway((10.0, 179.0), (10.0, -179.0))[1]) == pytest.approx(180.0, abs=1e-3)
    assert apart((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)


WORDS = st.sampled_from(
    "in near between and of the town village Syria Aleppo Homs's al- ez - Zor province 8 km east of , . “ Gulf Line "
    "\u200b U.S. é Ё 大马士革 حلب 1e9 kilometres from".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_and_spans_hold_their_words(nlp: Language, gazetteer: Gazetteer, text: str) -> None:
    found, problems = places_of(nlp, gazetteer, text)
    assert all(0 <= place.span[0] < place.span[1] <= len(text) for place in found)
    assert all(problem.kind == "place_unknown" for problem in problems)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iraqi troops left Mosul. Shells fell in the al-Jadida district of the city.", "al-Jadida district"),
        ("Shells fell in Karven.", "Karven"),  # Carvin in France is no more than its namesake
        ("Shells fell in the village of Otterwe and in the village of Tarnham. Others fell in Carvin.", "Carvin"),
    ],
)
def test_a_chance_namesake_far_away_is_not_meant(nlp: Language, gazetteer: Gazetteer, text: str, name: str) -> None:
    found, _ = places_of(nlp, gazetteer, text)
    assert {place.country for place in found if place.text == name} <= {None, "IQ"}


def test_a_town_in_a_country_that_is_named_is_meant(nlp: Language, gazetteer: Gazetteer) -> None:
    found, _ = places_of(nlp, gazetteer, "Shells fell in the village of Otterwe in France. Others fell in Carvin.")
    assert ("Carvin", "FR") in {(place.text, place.country) for place in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells fell on the towns of Tafas, Nawa and Saida in Daraa on Sunday, activists said.",
            ["towns of Tafas SY", "Nawa SY", "Saida None", "Daraa SY"],
        ),
        ("Troops shelled Tafas, Nawa and Saida in Daraa province.", ["Tafas SY", "Nawa SY", "Saida None"]),
    ],
)
def test_a_list_of_places_lies_in_one_province(
    nlp: Language, gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    found, _ = places_of(nlp, gazetteer, text)
    assert [f"{place.text} {place.country}" for place in found][: len(expected)] == expected


def test_a_name_of_the_title_is_the_province_that_the_text_tells(nlp: Language, gazetteer: Gazetteer) -> None:
    printed = {"title": "Ten killed in Sagaing", "text": "Jets hit a village in Sagaing Region on Sunday."}
    titled, told = (
        survey_places(one, gazetteer, BODIES)
        for one in annotate(
            nlp, [("title", printed["title"], printed["title"]), ("text", printed["text"], printed["text"])]
        )
    )
    assert [place.precision for place in titled.scene] == ["town"]
    assert [place.precision for place in as_in_text(titled, told).scene] == ["admin1"]
