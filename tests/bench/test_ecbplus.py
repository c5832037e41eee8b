"""The suite `ecbplus`, on documents of its own: how tokens become texts, and what is grouped with what."""

import gzip
import json
from pathlib import Path

import pytest

from rashomon.bench.ecbplus import find_mentions, lay_out, measure_ecbplus, read_part, topic_of
from rashomon.bench.kept_readings import read_kept
from rashomon.bench.request import Request
from rashomon.resources import load_resources

DOCUMENTS = {
    "1_1ecb": "Gunmen|shelled|a|market|in|Aleppo|on|4|May|2020|,|killing|12|people|.",
    "1_2ecb": "Twelve|people|died|when|a|market|in|Aleppo|was|shelled|on|4|May|2020|.",
    "1_1ecbplus": "A|bus|was|bombed|in|Homs|on|9|August|2021|.",
    "2_1ecb": "It|rained|.",
}
CHAINS = {"shelled": "A1", "killing": "A2", "died": "A2", "bombed": "A3", "rained": "A4"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows, mentions = [], []
    for document, text in DOCUMENTS.items():
        for number, token in enumerate(text.split("|")):
            chain = CHAINS.get(token, "-")
            rows.append("\t".join([document, "0", str(number), token, chain]))
            if chain != "-":
                told = {"doc_id": document, "sent_id": 0, "tokens_number": [number], "tokens_str": token}
                mentions.append(told | {"coref_chain": chain})
    for name in ("Dev", "Train"):
        (tmp_path / f"ECB_{name}_corpus.txt").write_text("\n".join(["", *rows, ""]), encoding="utf-8")
        packed = gzip.compress(json.dumps(mentions).encode())
        (tmp_path / f"ECB_{name}_Event_gold_mentions.json.gz").write_bytes(packed)
    return tmp_path


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["He", "did", "n't", "run", ",", "she", "said", "."], "He didn't run, she said.\n"),
        (["(", "AP", ")", "The", "state", "'s", "50", "%"], "(AP) The state's 50%\n"),
        (["``", "No", "''", "!"], "``No''!\n"),
        ([], "\n"),
    ],
)
def test_tokens_are_laid_out_as_they_are_printed(tokens: list[str], text: str) -> None:
    laid, spans = lay_out({0: list(enumerate(tokens))})
    assert laid == text
    assert [laid[slice(*spans[0, number])] for number in range(len(tokens))] == tokens


@pytest.mark.parametrize(("document", "topic"), [("12_3ecb", "12ecb"), ("12_3ecbplus", "12ecbplus"), ("x", "x")])
def test_a_topic_has_two_events(document: str, topic: str) -> None:
    assert topic_of(document) == topic


def test_gold_mentions_stand_where_their_words_are(folder: Path) -> None:
    part = read_part(folder, "dev")
    texts = {one.where: one.text for one in part.passages}
    assert texts["1_1ecb"].startswith("Gunmen shelled a market in Aleppo on 4 May 2020, killing 12 people.")
    assert [texts[one.document][slice(*one.span)] for one in part.mentions] == [one.words for one in part.mentions]
    assert len(read_part(folder, "dev", 2).passages) == 2
    readings = dict(zip(texts, read_kept(part.passages, load_resources()), strict=True))
    met = {part.mentions[int(number)].words for number in find_mentions(part.mentions, readings)}
    assert {"shelled", "bombed"} <= met
    assert "rained" not in met


def test_documents_and_mentions_are_grouped(folder: Path) -> None:
    figures = measure_ecbplus(Request(folder)).figures
    assert figures["dev.documents"] == figures["train.documents"]
    documents = figures["dev.documents"]
    assert isinstance(documents, dict)
    assert (documents["b3_f1"], documents["documents"], documents["told"]) == (1, 4, 0.75)
    acts = figures["dev.acts"]
    assert isinstance(acts, dict)
    assert acts["b3_recall"] == 1
    assert figures["dev.alone"]["b3_precision"] == 1  # type: ignore[index]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no data/interim"):
        measure_ecbplus(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_ecbplus(Request())
