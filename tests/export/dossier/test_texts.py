from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.dossier.anchors import Anchors, set_anchors
from rashomon.export.dossier.texts import LONGEST, Layer, Speaker, _cut_lines, cut_text
from rashomon.records import Comparison, Reading

SPEAKERS = [Speaker(n, n, str(n)) for n in (1, 2)]


def flat(paragraphs: object) -> str:
    return "\n".join("".join(s.text for s in line) for line in paragraphs)  # type: ignore[attr-defined]


def test_words_are_cut_by_speaker_and_claim(reading: Reading, comparison: Comparison) -> None:
    body = cut_text(reading, set_anchors(comparison))
    assert flat(body.paragraphs) == reading.report.text
    told = [(s.text, s.speaker.name if s.speaker else None, s.claims) for line in body.paragraphs for s in line]
    assert told == [
        ("On Monday a market in Oram was shelled. ", None, ()),
        ("At least 12 people died", "health ministry", (1,)),
        (", the ministry said.", None, ()),
        ("It called it a crime.", None, ()),
    ]
    assert [s.name for s in body.speakers] == ["health ministry"]
    assert body.left_out == 0


def test_the_innermost_of_two_speakers_counts() -> None:
    layers = [Layer(0, 10, SPEAKERS[0], 0), Layer(3, 6, SPEAKERS[1], 0)]
    [line] = _cut_lines("0123456789", [(0, 10)], layers)
    assert [(s.text, s.speaker and s.speaker.number, s.opens) for s in line] == [
        ("012", 1, True),
        ("345", 2, True),
        ("6789", 1, False),
    ]


def test_of_a_very_long_text_the_lines_with_claims_are_shown(reading: Reading) -> None:
    text = reading.report.text + "\n" + "\n".join(["Nothing."] * LONGEST)
    long = replace(reading, report=replace(reading.report, text=text))
    body = cut_text(long, Anchors({"r1": 1}, {"c1": 1}, {}))
    assert flat(body.paragraphs) == reading.report.text.partition("\n")[0]
    assert body.left_out > LONGEST


LAYERS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)), max_size=8)


@given(st.text("ab \n", max_size=40), LAYERS)
def test_cutting_neither_loses_nor_doubles_a_word(text: str, spans: list[tuple[int, int, int]]) -> None:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    layers = [Layer(min(a, b), max(a, b), None if claim else SPEAKERS[0], claim) for a, b, claim in spans if a != b]
    cut = _cut_lines(text, lines, layers)
    assert flat(cut) == text
    for (start, _), stretches in zip(lines, cut, strict=True):
        at = start
        for stretch in stretches:
            for claim in stretch.claims:
                assert any(one.claim == claim and one.start <= at < one.end for one in layers)
            at += len(stretch.text)
