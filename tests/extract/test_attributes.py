"""What the ruler and the lemmatizer give a token, asked once for each kind: the same as the pipes themselves give."""

from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.bench.general import make_general
from rashomon.bench.passages import find_passages
from rashomon.demo import REPORTS
from rashomon.extract.attributes import PIPES, Attributes, read_batch
from rashomon.read import read_reports
from rashomon.records import Report
from rashomon.resources import load_model

Row = tuple[str, str, str, str, str, int, bool]


@pytest.fixture(scope="module")
def model() -> Language:
    return load_model()


def rows(doc: Doc) -> Iterator[Row]:
    for one in doc:
        yield one.text, one.pos_, one.lemma_, one.tag_, one.dep_, one.head.i, bool(one.is_sent_start)


def texts(source: str) -> list[str]:
    if source == "corpus":
        return [one.text for suite in ("figures", "incidents", "victims") for one in find_passages(suite)["dev"]]
    if source == "general":
        return [one.text for one in make_general(60)]
    if source == "demo":
        return [p for one in read_reports([str(REPORTS)]) if isinstance(one, Report) for p in (one.title, one.text)]
    return [
        "",
        " ",
        "\n\n \n",
        "He ain't gonna say that you gotta go. Let's see, y'all! C'mon.",
        "There is one. There's another, and there were 3.",
        "I saw it. It saw me. You did. They had had it, and he'd gone, but still.",
        "THE ARMY SAID ON MONDAY THAT IT HAD SHELLED THE TOWN .",
        "x" * 500 + " é 東京 ½",
    ]


@pytest.mark.parametrize("source", ["words", "demo", "corpus", "general"])
def test_each_token_is_as_the_pipes_have_it(model: Language, source: str) -> None:
    plain = model.pipe(texts(source))
    for ours, theirs in zip(read_batch(model, texts(source), 32), plain, strict=True):
        assert list(rows(ours)) == list(rows(theirs))


def test_a_kind_is_asked_for_once(model: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    attributes = Attributes(model)
    read = [attributes.give(doc) for doc in model.pipe(["Rebels fled. Rebels fled."] * 2, disable=PIPES)]
    assert [one.lemma_ for one in read[0]] == ["rebel", "flee", "."] * 2
    monkeypatch.setattr(Attributes, "_ask", None)
    [again] = map(attributes.give, model.pipe(["Rebels fled."], disable=PIPES))
    assert [one.lemma_ for one in again] == ["rebel", "flee", "."]


def test_what_is_kept_is_bounded(model: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.extract.attributes._MOST_KINDS", 3)
    attributes = Attributes(model)
    for number in range(10):
        [doc] = map(attributes.give, model.pipe([f"Town {number} fell."], disable=PIPES))
        assert doc[2].lemma_ == "fall"
    assert len(attributes._known) < 10


def test_a_model_without_these_pipes_is_read_as_it_is() -> None:
    blank = spacy.blank("en")
    assert [[one.text for one in doc] for doc in read_batch(blank, ["Two men", ""], 32)] == [["Two", "men"], []]
