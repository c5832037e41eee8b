"""The plain objects that the stages walk say what the model's own document says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.parse import Lexemes, lay_out, root_of, text_of
from rashomon.resources import load_model

TEXTS = {
    "a quotation inside another": "“He told us: ‘Leave the town’,” said Mr Orlan, who had fled. The army denied it.",
    "numbers and signs": 'At least 1,200 people — 20 of them children — were "moved"; 3.5% stayed.\n\nNobody spoke.',
    "no words": " \n \n ",
    "nothing": "",
    "one word": "Fire",
    "a tree that crosses itself": "A report came out yesterday that the bridge, which the mayor said was safe, fell.",
}
SAME = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_", "text_with_ws", "is_space",
    "is_punct", "is_quote", "is_title", "like_num",
)  # fmt: skip


def assert_alike(text: str) -> None:
    """Hold every token of a text against the model's own."""
    doc = load_model()(text)
    parse = lay_out(doc, Lexemes(doc.vocab))
    assert len(parse) == len(doc)
    for own, token in zip(parse, doc, strict=True):
        assert [getattr(own, name) for name in SAME] == [getattr(token, name) for name in SAME]
        assert (own.head.i, own.left_edge.i, own.right_edge.i) == (token.head.i, token.left_edge.i, token.right_edge.i)
        assert [t.i for t in own.lefts] == [t.i for t in token.lefts]
        assert [t.i for t in own.rights] == [t.i for t in token.rights]
        assert [t.i for t in own.children] == [t.i for t in token.children]
        assert [t.i for t in own.subtree] == sorted(t.i for t in token.subtree)
        assert (own.sent.start, own.sent.end, own.sent.root.i) == (
            token.sent.start,
            token.sent.end,
            token.sent.root.i,
        )
        assert own.is_sent_start == token.is_sent_start
        assert own.sent.doc is own.doc is parse
    for start in range(0, len(doc), 3):
        stretch = doc[start : start + 5]
        assert text_of(parse[start : start + 5]) == stretch.text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_answer_is_that_of_the_model(text: str) -> None:
    assert_alike(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from("the army said “ ” , . that 12 men fled \n and — ( ) who killed".split(" ")), max_size=40)
)
def test_so_it_is_for_any_order_of_words(words: list[str]) -> None:
    assert_alike(" ".join(words))


def test_the_root_of_a_stretch_is_what_hangs_nearest_to_the_root_of_the_sentence() -> None:
    doc = load_model()("The old bridge over the river was destroyed by shells.")
    parse = lay_out(doc, Lexemes(doc.vocab))
    assert root_of(parse[0:6]).text == "bridge"
    assert root_of(parse[3:6]).text == "over"
    assert root_of(parse[0:11]).text == "destroyed"
    assert root_of(parse[4:5]).text == "the"


def test_tokens_are_found_by_their_characters() -> None:
    doc = load_model()("Ann Lee left  early.")
    parse = lay_out(doc, Lexemes(doc.vocab))
    assert text_of(parse.within(4, 12)) == "Lee left"
    assert text_of(parse.within(5, 6)) == "Lee"
    assert parse.within(100, 120) == []
    last = parse.last_before(8)
    assert last is not None
    assert last.text == "Lee"
    assert parse.last_before(0) is None
    assert parse[1].nbor(-1) is parse[0]
    with pytest.raises(IndexError):
        parse[0].nbor(-1)
