"""The suite `attribution`, on a text and annotations of its own."""

from pathlib import Path

import pytest

from rashomon.bench.attribution import Told, match, measure_attribution, read_brat, same_speaker
from rashomon.bench.request import Request

TEXT = "The mayor of Tarn said that the bridge was mined. Police denied it had been closed. The river rose.\n"


def brat(*attributions: tuple[str, str, str]) -> str:
    """Return stand-off lines for (source, cue, content), each words of the text; an empty source is none."""
    lines, number = [], 0
    for event, (source, cue, content) in enumerate(attributions, 1):
        roles = []
        for role, words in (("Source", source), ("Cue", cue), ("Content", content)):
            if words:
                number += 1
                start = TEXT.index(words)
                lines.append(f"T{number}\t{role} {start} {start + len(words)}\t{words}")
                roles.append(f"{role}:T{number}")
        lines.append(f"E{event}\tAttribution:T1 {' '.join(roles)}")
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("train", "dev"):
        for kind in ("text", "attributions"):
            (tmp_path / part / kind).mkdir(parents=True)
        (tmp_path / part / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
        told = brat(
            ("The mayor of Tarn", "said", "that the bridge was mined"), ("The river", "denied", "it had been closed")
        )
        (tmp_path / part / "attributions" / "a_me.ann").write_text(told, encoding="utf-8")
    return tmp_path


def test_contents_and_speakers_are_scored_apart(folder: Path) -> None:
    figures = measure_attribution(Request(folder)).figures["train"]
    assert isinstance(figures, dict)
    assert (figures["content_f1"], figures["speaker_f1"], figures["said_content_f1"]) == (1.0, 0.5, 1.0)


def test_what_is_wrong_in_dev_is_not_told(folder: Path) -> None:
    measured = measure_attribution(Request(folder))
    assert list(measured.figures) == ["train", "dev"]
    assert [line for line in measured.misses if "Police" in line] == measured.misses[-1:]
    assert len(measured.misses) == 1


def test_contents_are_matched_one_to_one_the_most_alike_first() -> None:
    gold = [Told(((0, 10),), (), ()), Told(((0, 20),), (), ())]
    found = [Told(((0, 19),), (), ()), Told(((0, 21),), (), ()), Told(((30, 40),), (), ())]
    assert match(gold, found, 0.3) == {1: 1, 0: 0}
    assert match(gold, found, 0.8) == {1: 1}


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [(((0, 5),), ((4, 9),), True), (((0, 5),), ((5, 9),), False), ((), (), True), (((0, 5),), (), False)],
)
def test_speakers_are_the_same_where_their_words_overlap(
    gold: tuple[tuple[int, int], ...], found: tuple[tuple[int, int], ...], same: bool
) -> None:
    assert same_speaker(Told((), gold, ()), Told((), found, ())) is same


def test_roles_in_parts_belong_together(tmp_path: Path) -> None:
    path = tmp_path / "a_me.ann"
    path.write_text(
        "T1\tContent 0 5;8 9\tx\nT2\tContent 20 30\ty\nT3\tCue 6 7\tz\nnonsense\n"
        "E1\tAttribution:T3 Content:T1 Content2:T2 Cue:T3\n",
        encoding="utf-8",
    )
    assert read_brat(path) == [Told(((0, 5), (8, 9), (20, 30)), (), ((6, 7),))]


@pytest.mark.parametrize(
    ("gold", "reason"), [(None, "give its folder"), (Path("nowhere"), "no texts with attributions")]
)
def test_no_gold_data_is_an_error(gold: Path | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        measure_attribution(Request(gold))
