"""The suite `attribution`, on a text and annotations of its own."""

from pathlib import Path

import pytest

from rashomon.bench.attribution import judge, match, measure_attribution, same_speaker, score
from rashomon.bench.request import Request
from rashomon.bench.told import GoldText, Told

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


def test_the_part_that_is_not_to_be_read_is_known_by_its_own_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "dev")
    (folder / "link").symlink_to(folder / "dev")
    for gold in (Path(), folder / "dev", folder / "link", folder / "train" / ".." / "dev"):
        measured = measure_attribution(Request(gold))
        assert list(measured.figures) == ["dev"]
        assert (measured.misses, measured.items) == ([], {})


def test_what_is_kept_for_comparing_holds_no_word_of_dev(folder: Path) -> None:
    items = measure_attribution(Request(folder)).items
    assert list(items) == ["train/a"]
    assert [(item.state, item.line) for item in items["train/a"].values()] == [
        (
            "right",
            "[The mayor of Tarn] <said> that the bridge was mined | The mayor of Tarn said that the bridge was mined.",
        ),
        (
            "wrong speaker",
            "[The river] <denied> it had been closed | Police denied it had been closed. (given to [Police])",
        ),
    ]


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


MAYOR, POLICE = spans("The mayor of Tarn"), spans("Police")
MINED = Told(spans("that the bridge was mined"), MAYOR, spans("said"))
CLOSED = Told(spans("it had been closed"), POLICE, spans("denied"))
ROSE = Told(spans("The river rose"), (), ())


def test_a_split_has_precision_over_what_is_found_and_recall_over_what_is_annotated() -> None:
    text = GoldText("a", TEXT, [MINED, CLOSED], [MINED, ROSE, Told(CLOSED.content, MAYOR, CLOSED.cue, depth=2)])
    figures = score([text])
    wanted = {
        "content_precision": 0.667,
        "content_recall": 1.0,
        "speaker_recall": 0.5,
        "quoted_recall": 0.0,
        "unquoted_precision": 0.667,
        "unquoted_recall": 1.0,
        "unquoted_speaker_precision": 0.333,
        "frame.clause.precision": 1.0,
        "frame.clause.recall": 1.0,
        "frame.clause.f1": 1.0,
        "frame.clause.speaker_precision": 0.5,
        "frame.clause.speaker_recall": 0.5,
        "frame.clause.gold": 2,
        "frame.colon.precision": 0.0,
        "depth.1.precision": 0.5,
        "depth.1.recall": 1.0,
        "depth.1.right": 0.5,
        "depth.1.gold": 2,
        "depth.2.precision": 1.0,
        "depth.2.speaker_precision": 0.0,
    }
    assert {name: figures.get(name) for name in wanted} == wanted
    # Nothing is said of what is neither annotated nor found.
    assert not {"frame.colon.recall", "depth.2.recall", "frame.noun.precision", "depth.3.precision"} & figures.keys()


def test_each_content_is_in_one_state() -> None:
    items = judge(GoldText("a", TEXT, [MINED, CLOSED], [ROSE, Told(MINED.content, POLICE, MINED.cue)]))
    assert [item.state for item in items.values()] == ["wrong speaker", "missed", "excess"]
    assert list(items)[-1] == "found 0000084-0000098"


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


@pytest.mark.parametrize(
    ("gold", "reason"), [(None, "give its folder"), (Path("nowhere"), "no texts with attributions")]
)
def test_no_gold_data_is_an_error(gold: Path | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        measure_attribution(Request(gold))
