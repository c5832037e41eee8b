"""The suite `event_location`, on sentences of its own: which tokens count, and how they are scored."""

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rashomon.bench.event_location import (
    Judged,
    Located,
    annotated_twice,
    measure_event_location,
    name_tokens,
    read_located,
    score,
)
from rashomon.bench.request import Request


def record(text: str, verb: int, *where: tuple[int, int]) -> dict[str, Any]:
    """A record as the gold data has them; the words of `text` are its tokens."""
    words, tokens, at = text.split(" "), [], 0
    for number, word in enumerate(words):
        tokens.append({"id": number, "text": word, "start": at, "end": at + len(word)})
        at += len(word) + 1
    spans = [{"label": "VERB", "token_start": verb, "token_end": verb}]
    spans += [{"label": "LOCATION", "token_start": first, "token_end": last} for first, last in where]
    return {"text": text, "tokens": tokens, "spans": spans}


RECORDS = [
    record("Shells killed three people in Taiz .", 1, (5, 5)),
    record("Officials in Homs announced a truce .", 3),
    record("Jets bombed Deir Ezzor on Friday .", 1, (2, 3)),
    {"text": "No verb here .", "tokens": [], "spans": []},
]


def packed(folder: Path, records: Sequence[Any]) -> Path:
    with zipfile.ZipFile(folder / "labeled_text.jsonl.zip", "w") as archive:
        archive.writestr("labeled_text.jsonl", json.dumps(list(records)))
    return folder


def located(text: str, verb: int = 0, *where: int) -> Located:
    raw = record(text, verb)
    tokens = tuple((one["text"], (one["start"], one["end"])) for one in raw["tokens"])
    return Located(text, tokens, tokens[verb][1], frozenset(where))


def test_records_without_a_verb_are_left_out(tmp_path: Path) -> None:
    found = list(read_located(packed(tmp_path, RECORDS)))
    assert [sorted(one.where) for one in found] == [[5], [], [2, 3]]
    assert found[0].text[slice(*found[0].verb)] == "killed"


def test_a_folder_without_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="labeled_text"):
        list(read_located(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_event_location(Request())


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("in the village of Al Bab today", "village of Al Bab", ["Al", "Bab"]),
        ("8 km east of Homs", "8 km east of Homs", ["Homs"]),
        ("in the Gulf of Aden", "Gulf of Aden", ["Gulf", "of", "Aden"]),
        ("between Homs and Hama", "between Homs and Hama", ["Homs", "Hama"]),
        ("in the capital city", "capital city", ["capital", "city"]),
    ],
)
def test_only_the_names_of_a_place_count(text: str, words: str, names: list[str]) -> None:
    one = located(text)
    start = text.index(words)
    found = sorted(name_tokens(one, (start, start + len(words))))
    assert [one.tokens[i][0] for i in found] == names


def test_precision_and_recall_are_of_tokens() -> None:
    right = Judged(located("a b c d", 0, 1, 2), frozenset({1}), mentioned=True)
    excess = Judged(located("a b c d", 0), frozenset({3}), mentioned=True)
    none = Judged(located("a b c d", 0), frozenset(), mentioned=False)
    figures = score([right, excess, none])
    assert (figures["precision"], figures["recall"], figures["precision_where_located"]) == (0.5, 0.5, 1.0)
    assert (figures["met"], figures["none_right"]) == (1.0, 0.5)


def test_what_was_labelled_twice_tells_how_sure_the_labels_are() -> None:
    first, second = located("a b c", 0, 1), located("a b c", 0, 2)
    assert [one.found for one in annotated_twice([first, second, located("d e", 0)])] == [frozenset({2})]


def test_the_product_is_asked_for_every_verb(tmp_path: Path) -> None:
    figures = measure_event_location(Request(gold=packed(tmp_path, RECORDS))).figures
    whole, mentions = figures["all"], figures["mentions"]
    assert isinstance(whole, dict)
    assert isinstance(mentions, dict)
    assert (whole["precision"], whole["recall"], whole["none_right"]) == (1.0, 1.0, 1.0)
    assert mentions["records"] == 2.0
