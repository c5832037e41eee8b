import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.annotate import annotate
from rashomon.extract.datelines import as_sentence
from rashomon.extract.spacing import repair
from rashomon.resources import load_model


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("the US -led coalition", "the US-led coalition"),
        ("a well- established base", "a well-established base"),
        ("Deir ez -Zor", "Deir ez-Zor"),
        ("two- and three-storey houses", "two- and three-storey houses"),
        ("12 - 15 men", "12 - 15 men"),
        ("a\u200b b\u202ec", "a bc"),
        ("yet  to \t confirm", "yet to confirm"),
        ("a \u200b b", "a b"),
        ("According\u00a0to\u2007medics,\u202f14 died", "According to medics, 14 died"),
        (
            "12\u00a0000 men, 1\u202f200\u202f000 in all, in 2018\u00a0500 of them",
            "12000 men, 1200000 in all, in 2018 500 of them",
        ),
        ("Killed. \n\n  They fled.\n \nHe  wept.  ", "Killed.\n\nThey fled.\n\nHe wept. "),
        (
            "Gunmen came and killed 14 people, according \n to residents.",
            "Gunmen came and killed 14 people, according to residents.",
        ),
        ("He saw the lorry burn and then counted 10\nbodies.", "He saw the lorry burn and then counted 10 bodies."),
    ],
)
def test_damaged_spacing_is_read_as_meant(printed: str, read: str) -> None:
    assert repair(printed)[0] == read


@pytest.mark.parametrize(
    "printed",
    [
        "a short line\nthat is verse.",
        "A raid on the market of Oram left many dead.\nat least 14, they say.",
        "A raid on the market of Oram left many dead\n\nat least 14, they say.",
        "A raid on the market of Oram left many dead\nThe army denied it.",
        "The dead of the raid on the market of Oram\n14",
        "The dead of the raid on the market of Oram\ntoll: 14, at the least.",
        "The dead of the raid on the market of Oram\na) two guards, and a driver.",
        "The dead of the raid on the market of Oram\n- two guards, and a driver.",
        "14 were killed at the market of Oram in May\n12 were killed at the well.",
    ],
)
def test_a_line_end_that_is_meant_is_kept(printed: str) -> None:
    assert repair(printed)[0] == printed


def test_spans_point_into_the_text_as_printed() -> None:
    printed = "The US -led force hit a well- established base."
    (text,) = annotate(load_model(), [("text", printed, printed)])
    last = text.doc[len(text.doc) - 2]
    assert text.words(text.span(last, last)) == "base"
    assert text.words(text.span(text.doc[1], text.doc[3])) == "US -led"


def test_words_are_found_in_a_text_of_many_spaces() -> None:
    printed = "The  force\u00a0hit\t the base of the northern\n army and killed 12\u202f000  men. "
    (text,) = annotate(load_model(), [("text", printed, printed)])
    words = "The force hit the base of the northern army and killed 12\u202f000  men .".replace("  ", " ").split(" ")
    assert [text.words(text.span(t, t)) for t in text.doc] == words
    assert [t.text for t in text.tokens((printed.index("army"), printed.index(" killed")))] == ["army", "and"]


@given(st.text(alphabet=" -aB1.\u200b\u202e\u00a0\t\n", max_size=120))
def test_every_place_finds_its_way_back(printed: str) -> None:
    read, cuts, shifts = repair(printed)
    kept = "".join(printed[i] for i in _kept(printed, cuts, shifts))
    assert len(kept) == len(read)
    assert all(one == other or (one.isspace() and other == " ") for one, other in zip(kept, read, strict=True))
    assert "  " not in read


def _kept(printed: str, cuts: tuple[int, ...], shifts: tuple[int, ...]) -> list[int]:
    places, before = [], 0
    gone = {
        place
        for cut, shift, last in zip(cuts, shifts, (0, *shifts), strict=False)
        for place in range(cut + last, cut + shift)
    }
    for place in range(len(printed)):
        if place not in gone:
            places.append(place)
            before += 1
    return places


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Army Blames Rebels for Raid", "The army blamed rebels.", "Army blames rebels for raid"),
        ("Moscow Denies Losses in Homs", "In Homs, Moscow lost none.", "Moscow denies losses in Homs"),
        ("UN says 12 died", "The UN spoke.", "UN says 12 died"),
    ],
)
def test_a_title_is_read_with_the_capitals_of_a_sentence(title: str, text: str, expected: str) -> None:
    assert as_sentence(title, text) == expected
