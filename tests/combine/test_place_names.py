"""Which words for places bear one name."""

import pytest

from rashomon.combine.place_names import core_of, same_name
from rashomon.records import Place


def unknown(text: str) -> Place:
    return Place(text, (0, len(text)), None, None, None, None, None, None, None, "town", None)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("near the village of Otter Weir", "otter weir"),
        ("Otter Weir", "otter weir"),
        ("Tarn bridge", "tarn"),
        ("al-Safa district", "safa"),
        ("Old Quay Market", "old quay"),
        ("Šumava", "sumava"),
        ("the crossing", ""),
    ],
)
def test_bare_name(words: str, name: str) -> None:
    assert core_of(unknown(words)) == name


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("village of Otter Weir", "near Otter Weir", 2.0),
        ("Tarn", "Tarn al-Safa", 1.5),
        ("Otter Weir", "Tarn", -1.0),  # a town and its bridge may have two names
        ("the crossing", "the crossing", 1.5),
        ("the crossing", "Tarn", 0.0),
    ],
)
def test_same_name(one: str, other: str, score: float) -> None:
    assert same_name(unknown(one), unknown(other)) == same_name(unknown(other), unknown(one)) == score
