"""What stands beside the positions, in lines for the terminal."""

import io
from dataclasses import replace

import pytest

from rashomon.export.asides import word_called, word_histories, word_omissions, word_revisions, word_step
from rashomon.export.callings import gather_called, name_voices
from rashomon.export.terminal import open_console, print_comparison
from rashomon.records import Comparison, Event, NameWord, Naming, Omission, Step, Words

HOSTILE = "[red]x[/red] \x1b[2J \u202egnp.exe"


@pytest.fixture
def event(comparison: Comparison) -> Event:
    """The one event."""
    return comparison.events[0]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step("2020-05-06", None, 12, None, "at_least", 12, ()), "at least 12 (2020-05-06)"),
        (Step("2020-05-04", "2020-05-04", 12, 12, "exact", 12, ()), "12 (as of 2020-05-04)"),
        (Step(None, None, 24, 99, "vague", None, ()), "24–99 (day not known)"),
    ],
)
def test_a_step_is_a_figure_and_its_day(step: Step, words: str) -> None:
    assert word_step(step) == words


def test_a_line_for_each_speaker_whose_figure_moved(event: Event) -> None:
    [finding] = event.findings
    [still] = finding.history
    assert list(word_histories(finding)) == []
    moved = replace(still, steps=(*still.steps, Step("2020-05-09", None, 15, 15, "exact", 15, ())))
    assert list(word_histories(replace(finding, history=(moved, still)))) == [
        "health ministry: at least 12 (2020-05-06), then 15 (2020-05-09)"
    ]


@pytest.mark.parametrize(
    ("reports", "copy", "words"),
    [
        (("r2",), False, "2 is left out by 1 report: Other"),
        (("r2",), True, "2 is left out by 1 report, a copy of one that has it: Other"),
        (("r1", "r2"), True, "2 is left out by 2 reports, copies of one that has it: The Paper, Other"),
        (("gone",), False, "2 is left out by 1 report"),
    ],
)
def test_a_position_that_is_left_out_says_by_whom(
    reports: tuple[str, ...], copy: bool, words: str, comparison: Comparison, event: Event
) -> None:
    known = {reading.report.id: reading.report for reading in comparison.reports}
    left_out = replace(event, omissions=(Omission(0, 1, reports, copy),))
    assert list(word_omissions(left_out, 0, known)) == [words]
    assert list(word_omissions(left_out, 1, known)) == []


def naming(actor: str, by: str, outlet: str | None, *words: str, side: int | None = 0) -> Naming:
    judged = {"regime": "against", "heroes": "for"}
    return Naming(actor, side, by, outlet, tuple(NameWord(w, 1, judged.get(w), ("r1",)) for w in words))  # type: ignore[arg-type]


def test_actors_with_two_names_or_one_that_judges_are_told_judgements_first(event: Event) -> None:
    names = (
        naming("Army", "Post", "Post", "army", "Army"),
        naming("Army", "Radio", "Radio", "army", "regime"),
        naming("Guard", "Post", "Post", "Guard"),
        naming("Front", "Radio", None, "heroes", side=None),
    )
    assert list(word_called(replace(event, names=names))) == [
        ("Army (side 1)", "“regime”, speaks against them", "Radio"),
        ("", "“army”", "Post; Radio"),
        ("Front", "“heroes”, speaks for them", "Radio, quoted"),
    ]


def test_of_many_actors_and_names_the_first_are_told(event: Event) -> None:
    names = tuple(naming(f"Actor {n}", "Post", "Post", *(f"name {m}" for m in range(9))) for n in range(20))
    rows = list(word_called(replace(event, names=names)))
    assert len(rows) == 8 * 4 + 1
    assert rows[-1] == ("and 12 more", "", "")
    assert len(gather_called(replace(event, names=names))) == 20


@pytest.mark.parametrize(
    ("namings", "voices"),
    [
        ([naming("A", "Post", "Post", "x")], ("Post",)),
        ([naming("A", "Ann Lee, the spokeswoman", None, "x")], ("Ann Lee, quoted",)),
        ([naming("A", "Ann Lee", "Post", "x")], ("Ann Lee, told by Post",)),
        ([naming("A", "Ann", "Post", "x"), naming("A", "Ann", "Radio", "x")], ("Ann, told by 2 outlets",)),
        ([naming("A", "Post", "Post", "x"), naming("A", "Ann", None, "x")], ("Post", "Ann, quoted")),
    ],
)
def test_a_voice_says_whose_words_they_are(namings: list[Naming], voices: tuple[str, ...]) -> None:
    assert name_voices(namings) == voices


def test_a_changed_page_shows_a_few_passages(comparison: Comparison) -> None:
    [revision] = comparison.revisions
    many = replace(revision, title=None, figures=(), added=tuple(Words(f"{n} " * 200, (0, 9)) for n in range(9)))
    [(heading, lines)] = word_revisions(replace(comparison, revisions=(many,)))
    assert heading == "paper.example/oram changed (2020-05-06 → 2020-05-06), 75% is as before"
    assert [line[:3] for line in lines] == ["− I", "+ 0", "+ 1", "+ 2", "+ a"]
    assert max(map(len, lines)) < 210


def test_hostile_words_are_shown_and_not_obeyed(comparison: Comparison, event: Event) -> None:
    hostile = replace(
        event,
        names=(naming(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "regime"),),
        silence=(replace(event.silence[0], name=HOSTILE, why=HOSTILE),),
        findings=(replace(event.findings[0], history=()),),
    )
    file = io.StringIO()
    revision = replace(comparison.revisions[0], url=HOSTILE, removed=(Words(HOSTILE, (0, 1)),))
    print_comparison(open_console(file), replace(comparison, events=(hostile,), revisions=(revision,)))
    assert "\x1b" not in file.getvalue()
    assert "\u202e" not in file.getvalue()
    assert max(map(len, file.getvalue().splitlines())) <= 80
