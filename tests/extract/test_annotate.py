import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.annotate import annotate, repair
from rashomon.extract.reading import as_sentence
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
    ],
)
def test_damaged_spacing_is_read_as_meant(printed: str, read: str) -> None:
    assert repair(printed)[0] == read


def test_spans_point_into_the_text_as_printed() -> None:
    printed = "The US -led force hit a well- established base."
    (text,) = annotate(load_model(), [("text", printed, printed)])
    last = text.doc[len(text.doc) - 2]
    assert text.words(text.span(last, last)) == "base"
    assert text.words(text.span(text.doc[1], text.doc[3])) == "US -led"


@given(st.text(alphabet=" -ab\u200b\u202e\n", max_size=40))
def test_every_place_finds_its_way_back(printed: str) -> None:
    read, cuts, shifts = repair(printed)
    kept = [printed[i] for i in _kept(printed, cuts, shifts)]
    assert "".join(kept) == read


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
