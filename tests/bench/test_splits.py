"""The kinds of attributions, by sentences in which [ ] marks the cue and { } the content."""

import re

import pytest

from rashomon.bench.splits import FRAMES, SPLITS, frame_of, splits_of
from rashomon.bench.told import Told


def marked(sentence: str) -> tuple[str, Told]:
    """Return a sentence without its marks, and the attribution that they mark."""
    text, begun = "", 0
    content: list[tuple[int, int]] = []
    cue: list[tuple[int, int]] = []
    for part in re.split(r"([{}\[\]])", sentence):
        if part in ("{", "["):
            begun = len(text)
        elif part in ("}", "]"):
            (content if part == "}" else cue).append((begun, len(text)))
        else:
            text += part
    return text, Told(tuple(content), (), tuple(cue))


FRAMED = [
    ("Nasser[:] {The road is closed}", "colon"),
    ("{The road is closed}", "colon"),
    ("{The road is closed}, [according to] the army.", "according"),
    ("[In the words of] the army, {the road is closed}.", "according"),
    ("{Forty percent were in favour} [in] a poll.", "according"),
    ("He has [reportedly] {left the city}.", "adverb"),
    ('The mayor [said] {"the road is closed"}.', "quotation"),
    ("{“The road is closed,”} the mayor [said].", "quotation"),
    ("{''The road is closed,''} the mayor [said].", "quotation"),
    ("The army's [claim] {that the road is closed} was false.", "noun"),
    ("[The allegation] {that he fled} was false.", "noun"),
    ("their [criticism of] {the army}", "noun"),
    ("The army [claims] {that the road is closed}.", "clause"),
    ("{The road}, the army [said], {is closed}.", "before"),
    ("{The road is closed}, the mayor [said].", "before"),
    ("They [vowed] {to strike back}.", "infinitive"),
    ("They [vowed] {not to flee}.", "infinitive"),
    ("He [pointed to] {a dead end}.", "infinitive"),
    ("The mayor [said] {that the road is closed}.", "clause"),
    ("The mayor [said] that {the road closed at dusk}.", "clause"),
    ("The mayor [asked] {whether to flee}.", "clause"),
    ("The mayor [said] {the road was closed}.", "clause"),
    ("The mayor [said] {they fled}.", "clause"),
    ("The mayor [condemned] {the attack on the road}.", "object"),
    ("The mayor [accused] {them of theft}.", "object"),
]


@pytest.mark.parametrize(("sentence", "frame"), FRAMED)
def test_the_frame_is_told_from_words_and_order(sentence: str, frame: str) -> None:
    assert frame_of(*marked(sentence)) == frame


def test_every_frame_has_an_example() -> None:
    assert {frame for _, frame in FRAMED} == set(FRAMES)


@pytest.mark.parametrize(
    ("sentence", "depth", "splits"),
    [
        ("The mayor [said] {that the road is closed}.", 1, ["said", "unquoted", "frame.clause", "depth.1"]),
        ("The mayor [said] {it is}.", 1, ["unquoted", "frame.clause", "depth.1"]),
        ('The mayor [hopes] {that the "road" is closed}.', 2, ["quoted", "frame.clause", "depth.2"]),
        ("The mayor [feared] {an attack on the road}.", 7, ["unquoted", "frame.object", "depth.3"]),
    ],
)
def test_an_attribution_is_of_several_splits(sentence: str, depth: int, splits: list[str]) -> None:
    text, told = marked(sentence)
    assert list(splits_of(text, Told(told.content, told.speaker, told.cue, depth))) == splits
    assert set(splits) <= set(SPLITS)
