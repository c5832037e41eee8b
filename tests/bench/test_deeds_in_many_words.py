"""Deeds told in many ways: synonyms, nouns, particle verbs, passives; and words that tell none of them."""

from functools import cache

import pytest
from probes_police import BY_POLICE, NOT_YET
from probes_types import BY_TYPE

from rashomon.bench.india_police import LABELS, PUBLISHED, done_by_police
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.plover import main_type
from rashomon.records import Reading
from rashomon.resources import load_resources


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, sentence) for kind, sentences in table.items() for sentence in sentences]


@cache
def readings() -> dict[str, Reading]:
    sentences = [sentence for table in (BY_TYPE, BY_POLICE, NOT_YET) for _, sentence in rows(table)]
    passages = [Passage(str(i), sentence, published=PUBLISHED) for i, sentence in enumerate(sentences)]
    return {passage.text: reading for passage, reading in read_each(passages, load_resources())}


def type_told(sentence: str) -> str | None:
    return main_type(readings()[sentence].mentions)


def police_did(sentence: str) -> frozenset[str]:
    return done_by_police(readings()[sentence], load_resources().ontology)


def is_right(kind: str, sentence: str) -> bool:
    if kind == "NONE":
        return not police_did(sentence)
    return kind in police_did(sentence) if kind in LABELS else type_told(sentence) == kind


@pytest.mark.parametrize(("kind", "sentence"), rows(BY_TYPE))
def test_the_type_of_the_main_deed(kind: str, sentence: str) -> None:
    assert type_told(sentence) == kind


@pytest.mark.parametrize(("kind", "sentence"), rows(BY_POLICE))
def test_what_police_did(kind: str, sentence: str) -> None:
    assert is_right(kind, sentence), police_did(sentence)


@pytest.mark.parametrize(("kind", "sentence"), rows(NOT_YET))
@pytest.mark.xfail(reason="told by a whole sentence, or a clause away from the deed", strict=True)
def test_what_is_not_read_yet(kind: str, sentence: str) -> None:
    assert is_right(kind, sentence)
