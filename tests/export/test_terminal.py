import io
from dataclasses import replace

import pytest

from rashomon.export.terminal import open_console, print_claim, print_comparison, print_event, print_reading
from rashomon.records import Comparison, Reading, Scope

HOSTILE = "[red]x[/red] \x1b[2J \u202egnp.exe :bomb: https://x.test"


def printed_reading(reading: Reading) -> str:
    file = io.StringIO()
    print_reading(open_console(file), reading)
    return file.getvalue()


def printed_comparison(comparison: Comparison) -> str:
    file = io.StringIO()
    print_comparison(open_console(file), comparison)
    return file.getvalue()


def test_a_reading_shows_who_stance_field_figure_group_and_words(reading: Reading) -> None:
    text = printed_reading(reading)
    assert text.startswith("Market shelled\nThe Paper · 2020-05-06 · oram.txt\n")
    for words in ("health ministry", "asserts", "killed", "at least 12", "people", "At least 12 people"):
        assert words in text
    assert "speaker unresolved: who is “it”?" in text


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        ("incident", ""),
        ("part", "a part"),
        ("added", "added"),
        ("running_total", "running total"),
        ("other_incident", "other event"),
        ("background", "background"),
    ],
)
@pytest.mark.parametrize("width", [40, 80])
def test_a_figure_that_is_not_the_event_s_own_says_what_it_counts(
    scope: Scope, shown: str, width: int, reading: Reading
) -> None:
    file = io.StringIO()
    console = open_console(file)
    console.width = width
    print_reading(console, replace(reading, claims=(replace(reading.claims[0], scope=scope),), problems=()))
    lines = file.getvalue().splitlines()
    place = next(line.index("killed") for line in lines if "killed" in line)
    rows = lines[next(number for number, line in enumerate(lines) if "killed" in line) :]
    column = " ".join(line[place:].split("  ")[0].strip() for line in rows if line[place - 1 : place + 1].strip())
    assert " ".join(column.split()) == f"killed {shown}".strip()
    assert max(map(len, lines)) <= width


def test_a_reading_without_claims_says_so(reading: Reading) -> None:
    assert "No claims were found in this report." in printed_reading(replace(reading, claims=()))


def test_an_event_shows_positions_range_dispute_and_origins(comparison: Comparison) -> None:
    text = printed_comparison(comparison)
    assert text.startswith("1 event in 2 reports\n")
    for words in (
        "Oram, 4 May",
        "Oram, Aleppo, SY",
        "assault · Army against market · told 1 time",
        "killed: people",
        "low 12  best 12  high open  (policy ucdp)",
        "at least 12",
        "health ministry (side of Syria)",
        "rejects 0",
        "dispute: denial, 1 against 2",
        "relation: superseded, 2 and 1",
        "silence  no report quotes Army: none of the 2 speakers",
        "1 is left out by 1 report, a copy of one that has it",
        "paper.example/oram changed (2020-05-06 → 2020-05-06), 75% is as before",
        "title: Market shelled → Market hit",
        "killed: At least 12 people died → (none)",
        "− It called it a crime.",
        "1 outlet, 2 reports, 1 to 2 origins: the paper may have it from the ministry",
        "copy.txt repeats 75% of oram.txt (trimmed)",
        "sum does not fit: 12 is less than its parts",
    ):
        assert words in text


def test_figures_come_first_and_what_nobody_contests_last_in_a_line(comparison: Comparison) -> None:
    [event] = comparison.events
    [killed] = event.findings
    [position, _] = killed.positions
    mortar = replace(position, low=None, bound=None, printed=None, text="a mortar", claims=())
    weapon = replace(killed, field="weapon", group="", disputes=(), relations=(), positions=(mortar,))
    file = io.StringIO()
    print_event(open_console(file), replace(event, findings=(weapon, killed)))
    text = file.getvalue()
    assert text.index("killed: people") < text.index("also told, contested by nobody") < text.index("a mortar")
    assert text.count("1 to 2 origins") == 1


def test_a_claim_shows_its_sentence_and_where_it_stands(reading: Reading) -> None:
    file = io.StringIO()
    print_claim(open_console(file), reading.claims[0], reading)
    text = file.getvalue()
    assert text.startswith("At least 12 people died, the ministry said.\nsays ")
    assert "oram.txt, characters 40 to 63" in text


def test_lines_fit_80_columns_when_piped(comparison: Comparison, reading: Reading) -> None:
    long = replace(reading.claims[0], words="word " * 60, group="x" * 200)
    texts = [printed_comparison(comparison), printed_reading(replace(reading, claims=(long, *reading.claims)))]
    assert max(len(line) for text in texts for line in text.splitlines()) <= 80
    assert "\x1b" not in "".join(texts)


@pytest.mark.parametrize("where", ["title", "words", "position"])
def test_hostile_words_are_shown_and_not_obeyed(where: str, comparison: Comparison, reading: Reading) -> None:
    if where == "title":
        text = printed_reading(replace(reading, report=replace(reading.report, title=HOSTILE)))
    elif where == "words":
        text = printed_reading(replace(reading, claims=(replace(reading.claims[0], words=HOSTILE),)))
    else:
        [event] = comparison.events
        position = replace(event.findings[0].positions[0], by=(HOSTILE,))
        finding = replace(event.findings[0], positions=(position,), disputes=(), relations=())
        file = io.StringIO()
        print_event(open_console(file), replace(event, label=HOSTILE, findings=(finding,)))
        text = file.getvalue()
    flat = "".join(text.split())
    assert "[red]x[/red]" in flat
    assert ":bomb:" in flat
    assert "\\x1b[2J" in flat
    assert "\\u202e" in flat
    assert "\x1b" not in text
    assert "\u202e" not in text
