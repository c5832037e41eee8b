"""The suite `times`, on TimeML of its own."""

from datetime import date
from pathlib import Path

import pytest
from on_gold import floors_broken

from rashomon.bench.classes import WORK, half_of
from rashomon.bench.request import Request
from rashomon.bench.times_suite import Document, Marked, matched, measure_times, misses_of, read_documents, score

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>{name}</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2018-02-12T13:37">February 12</TIMEX3></DCT>
<TEXT>The bridge <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> <SIGNAL sid="s1">on</SIGNAL> \
<TIMEX3 tid="t1" type="DATE" value="2018-02-07">Wednesday</TIMEX3> &amp; was shut for \
<TIMEX3 tid="t2" type="DURATION" value="P2D">two <EVENT eid="e2" class="STATE">days</EVENT></TIMEX3>. {rest}</TEXT>
</TimeML>"""
MISSED = 'It was <TIMEX3 tid="t3" type="DATE" value="1999">the year of the owl</TIMEX3>.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    for name in "abcdefgh":
        text = TIMEML.format(name=name, rest=MISSED)
        (tmp_path / "data" / "deep" / f"{name}.tml").write_text(text, encoding="utf-8")
    return tmp_path


def test_documents_are_read_with_the_places_of_their_phrases(folder: Path) -> None:
    first = next(read_documents(folder))
    assert (first.name, first.published) == ("a", date(2018, 2, 12))
    assert first.text.startswith("The bridge fell on Wednesday & was shut for two days.")
    assert [(first.text[one.start : one.end], one.kind, one.value) for one in first.marked] == [
        ("Wednesday", "DATE", "2018-02-07"),
        ("two days", "DURATION", "P2D"),
        ("the year of the owl", "DATE", "1999"),
    ]


def document(*marked: Marked) -> Document:
    return Document("d", date(2018, 2, 12), "x" * 100, marked)


def test_a_phrase_is_found_where_spans_overlap_and_each_is_used_once() -> None:
    gold = document(Marked(0, 10, "DATE", "2018"), Marked(20, 30, "DATE", "2017"), Marked(40, 50, "DATE", "2016"))
    found = [Marked(5, 22, "DATE", "2018"), Marked(25, 26, "DATE", "2017"), Marked(50, 60, "DATE", "2016")]
    assert [(one.start, other.start) for one, other in matched(gold, found)] == [(0, 5), (20, 25)]


@pytest.mark.parametrize(
    ("gold", "found", "figures"),
    [
        ([], [], {"f1": 0, "value_f1": 0}),
        ([(0, 9, "DATE", "2018")], [(0, 9, "DATE", "2018")], {"f1": 1, "strict_f1": 1, "value_f1": 1}),
        ([(0, 9, "DATE", "2018")], [(0, 8, "TIME", "2018")], {"f1": 1, "strict_f1": 0, "value_f1": 1}),
        ([(0, 9, "DATE", "2018")], [(0, 9, "DATE", "2017")], {"f1": 1, "value_f1": 0, "any_value_f1": 0}),
        ([(0, 9, "DATE", "2018")], [(9, 12, "DATE", "2018")], {"f1": 0, "strict_f1": 0, "value_f1": 0}),
        # values of DATE and TIME only, those of lengths apart
        ([(0, 9, "DURATION", "P2D")], [(0, 9, "DURATION", "P2D")], {"f1": 1, "value_f1": 0, "any_value_f1": 1}),
        ([(0, 9, "DATE", "2018")], [(0, 9, "DURATION", "2018")], {"f1": 1, "value_f1": 0, "any_value_f1": 1}),
        # what is left open, and how an hour and a week are written, makes no difference
        ([(0, 9, "DATE", "1949-XX")], [(0, 9, "DATE", "1949")], {"value_f1": 1}),
        ([(0, 9, "DATE", "199X")], [(0, 9, "DATE", "199")], {"value_f1": 1}),
        ([(0, 9, "DATE", "2000-W7")], [(0, 9, "DATE", "2000-W07")], {"value_f1": 1}),
        ([(0, 9, "TIME", "2000-01-07T17")], [(0, 9, "TIME", "2000-01-07T17:00")], {"value_f1": 1}),
        ([(0, 9, "DATE", "1989-WXX")], [(0, 9, "DATE", "1989-W43")], {"value_f1": 0}),
    ],
)
def test_spans_and_values_are_scored(
    gold: list[tuple[int, int, str, str]], found: list[tuple[int, int, str, str]], figures: dict[str, float]
) -> None:
    scored = score([(document(*(Marked(*one) for one in gold)), [Marked(*one) for one in found])])
    assert {name: scored[name] for name in figures} == figures


def test_a_miss_is_a_line_with_its_words() -> None:
    gold = Document("d", None, "It fell in May and on Friday.", (Marked(11, 14, "DATE", "2018-05"),))
    assert misses_of(gold, [Marked(22, 28, "DATE", "2018-02-09")]) == [
        "d missed: DATE 2018-05: It fell in [May] and on Friday.",
        "d excess: DATE 2018-02-09: It fell in May and on [Friday].",
    ]


def test_figures_are_of_both_halves_and_misses_of_one(folder: Path) -> None:
    measured = measure_times(Request(gold=folder))
    figures = measured.figures["all"]
    assert isinstance(figures, dict)
    assert (figures["documents"], figures["phrases"], figures["recall"]) == (8, 24, 1)
    assert (figures["value_precision"], figures["value_recall"]) == (1, 0.5)
    shown = {line.split()[0] for line in measured.misses}
    assert shown == {name for name in "abcdefgh" if half_of(name) == WORK}
    assert measure_times(Request(gold=folder, limit=2)).figures["all"]["documents"] == 2  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "reason"), [("<TimeML><TEXT>", "no XML"), ("<TimeML></TimeML>", "no TEXT"), (None, "no TimeML")]
)
def test_a_folder_without_documents_and_a_broken_one_are_refused(tmp_path: Path, text: str | None, reason: str) -> None:
    if text is not None:
        (tmp_path / "a.tml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        measure_times(Request(gold=tmp_path))


def test_without_a_folder_there_is_nothing_to_measure() -> None:
    with pytest.raises(ValueError, match="--gold"):
        measure_times(Request())


@pytest.mark.parametrize("part", ["all", "held_out"])
def test_times_on_gold_data_keep_their_floors(part: str) -> None:
    floors = {"all": {"f1": 0.92, "strict_f1": 0.82, "value_f1": 0.79}, "held_out": {"f1": 0.92, "value_f1": 0.78}}
    assert floors_broken("times", "tempeval3", part, floors[part]) == {}
