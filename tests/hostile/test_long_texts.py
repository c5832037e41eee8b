"""Long texts are read in pieces: bounded memory, and the same reading as in one piece."""

from dataclasses import astuple
from pathlib import Path

import pytest
from hostile_inputs import SLOW, peak_of, reading_of, work_of
from hypothesis import given
from hypothesis import strategies as st

from rashomon.demo import REPORTS
from rashomon.extract import pieces
from rashomon.extract.annotate import annotate
from rashomon.extract.pieces import LONGEST_PIECE, LONGEST_RUN, LONGEST_SENTENCE, cut_pieces
from rashomon.records import Reading
from rashomon.resources import load_model


@pytest.fixture(scope="module")
def long_report() -> str:
    """The plain texts of the demonstration, one after another: 10,000 characters with titles and datelines."""
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in sorted(Path(str(REPORTS)).glob("*.txt")))


def told(reading: Reading) -> list[tuple[object, ...]]:
    """Return what must not hang on where a text is cut."""
    claims = [astuple(claim) for claim in reading.claims]
    return [*claims, *map(astuple, reading.attributions), *map(astuple, reading.mentions), *map(astuple, reading.times)]


@pytest.mark.parametrize("size", [1000, 4000])
def test_a_long_report_reads_the_same_in_pieces(size: int, long_report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading_of(long_report)
    monkeypatch.setattr(pieces, "LONGEST_PIECE", size)
    assert len(cut_pieces(long_report)) > len(long_report) // size
    assert told(reading_of(long_report)) == told(whole)
    assert len(whole.claims) > 50


@given(st.text(alphabet="ab .\n!“”\u2029", max_size=200), st.integers(2, 40), st.integers(1, 20))
def test_pieces_are_the_text_and_none_is_too_long(text: str, piece: int, run: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST_PIECE", piece)
        assert "".join(cut_pieces(text)) == text
        assert all(0 < len(one) <= piece for one in cut_pieces(text)) or not text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aaa. Bbb.\n\nCcc ddd.", ["Aaa. Bbb.\n\n", "Ccc ddd."]),
        ("Aaa. aa.\nB. ccc ddd.", ["Aaa. aa.\n", "B. ccc ddd."]),
        ("Aaaa bb. Cccc dd.", ["Aaaa bb. ", "Cccc dd."]),
        ("aaaa bbbb cccc dd", ["aaaa bbbb ", "cccc dd"]),
        ("aaaaaaaaaaaabbbbb", ["aaaaaaaaaaaa", "bbbbb"]),
    ],
)
def test_the_best_border_is_a_paragraph_then_a_line_then_a_sentence_then_a_word(
    text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LONGEST_PIECE", 12)
    assert cut_pieces(text) == expected


def test_a_report_of_usual_length_is_one_piece() -> None:
    text = "Two men died in Homs. " * (LONGEST_PIECE // 23)
    assert cut_pieces(text) == [text]
    assert cut_pieces("") == [""]


def test_a_word_without_end_is_cut() -> None:
    assert max(map(len, cut_pieces(f"See {'a' * 100_000} there"))) <= LONGEST_RUN
    address = f"https://example.org/{'a' * (LONGEST_RUN - 20)}"
    assert cut_pieces(f"See {address} there") == [f"See {address} there"]


def test_no_sentence_is_endless() -> None:
    text = "12 soldiers and 3 civilians, " * 300
    (annotated,) = annotate(load_model(), [("text", text, text)])
    assert max(len(sentence) for sentence in annotated.doc.sents) <= LONGEST_SENTENCE
    assert all(token.head.sent == token.sent for token in annotated.doc)
    assert "".join(t.text_with_ws for t in annotated.doc) == text


def test_an_endless_sentence_is_cut_at_its_lines() -> None:
    text = "the names of the dead men and\n" * 100
    (annotated,) = annotate(load_model(), [("text", text, text)])
    longest = max(annotated.doc.sents, key=len)
    assert len(longest) <= LONGEST_SENTENCE


def test_work_grows_as_a_report_of_one_deed_does() -> None:
    text = "Rebels killed 12 soldiers in the attack on Monday, the army said. Four died there. "
    works = [work_of(lambda n=n: reading_of(text * n)) for n in (60, 240)]  # type: ignore[misc]
    assert works[1] < 5 * works[0], works


@pytest.mark.parametrize(
    ("characters", "most_mb"),
    [(100_000, 400), pytest.param(300_000, 600, marks=pytest.mark.skipif(not SLOW, reason="slow"))],
)
def test_a_long_text_takes_bounded_memory(characters: int, most_mb: int, tmp_path: Path, long_report: str) -> None:
    text = (long_report + "\n\n") * (characters // len(long_report) + 1)
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    peak, reasons = peak_of("read", str(tmp_path / "long.txt"), most_mb)
    assert reasons == [""]
    assert peak < most_mb


@pytest.mark.parametrize("bit", ["12 ", "Ten people were killed in Gao on Monday, the police said and "])
@pytest.mark.parametrize("letters", [LONGEST_PIECE + 40, LONGEST_PIECE * 2])
def test_a_long_text_without_a_sentence_end_is_read(bit: str, letters: int) -> None:
    reading = reading_of((bit * (letters // len(bit) + 1))[:letters])
    assert isinstance(reading, Reading)
