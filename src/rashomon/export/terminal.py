"""Readings and comparisons in, tables for the terminal out: 80 columns or wider, the same bytes when piped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.export.wording import (
    find_sentence,
    show_text,
    word_chain,
    word_days,
    word_group,
    word_place,
    word_position,
    word_range,
    word_stance,
    word_support,
    word_value,
)
from rashomon.records import Act, ActorValue, Claim, Comparison, Event, Finding, Position, Reading, TextValue

PIPED_WIDTH = 80  # of lines that go into a file or another program


def open_console(file: IO[str]) -> Console:
    """Return a console that takes nothing in a report's words for markup; colours only on a terminal."""
    width = None if file.isatty() else PIPED_WIDTH
    return Console(file=file, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_reading(console: Console, reading: Reading) -> None:
    """Print one report's claims as a table: who, stance, field, figure, group, words."""
    report = reading.report
    source = " · ".join(part for part in (report.outlet, report.published, report.path) if part)
    console.print(_text(report.title or "(no title)", "bold"))
    console.print(_text(source, "dim"))
    if reading.claims:
        console.print(_claims_table(reading.claims))
    else:
        console.print("  No claims were found in this report.\n")
    for problem in reading.problems:
        console.print(Padding(_text(f"{problem.kind.replace('_', ' ')}: {problem.message}", "yellow"), (0, 0, 0, 2)))
    console.print()


def print_comparison(console: Console, comparison: Comparison) -> None:
    """Print every event with its positions, disputes, ranges and origins; then what repeats what."""
    number = len(comparison.events)
    readings = len(comparison.reports)
    console.print(f"{number} {_plural('event', number)} in {readings} {_plural('report', readings)}\n")
    for event in comparison.events:
        print_event(console, event)
    titles = {reading.report.id: reading.report.path for reading in comparison.reports}
    for copy in comparison.copies:
        words = (
            f"{titles.get(copy.by, copy.by)} repeats {copy.share:.0%} of {titles.get(copy.of, copy.of)} ({copy.kind})"
        )
        console.print(_text(words, "dim"))
    for problem in comparison.problems:
        console.print(_text(f"{problem.kind.replace('_', ' ')}: {problem.message}", "yellow"))


def print_event(console: Console, event: Event) -> None:
    """Print one event: what, where, when, who, and every finding with its positions."""
    console.rule(_text(event.label, "bold"), align="left", characters="─")
    console.print(_facts(event))
    acts = {act.id: number for number, act in enumerate(event.acts, 1)}
    for finding in event.findings:
        console.print(_finding(finding, acts))
    console.print()


def print_claim(console: Console, claim: Claim, reading: Reading) -> None:
    """Print one claim: what is said, by whom, how, in which words of which sentence."""
    before, words, after = find_sentence(reading.report, claim)
    where = reading.report.path if claim.where == "text" else f"{reading.report.path}, title"
    rows = (
        ("says", f"{claim.field}: {word_value(claim.value)}"),
        ("of", claim.group),
        ("who", word_chain(claim.chain)),
        ("stance", word_stance(claim.stance)),
        ("counts", claim.scope.replace("_", " ")),
        ("as of", claim.as_of or ""),
        ("found by", f"{claim.method}, {claim.score:.2f}"),
        ("in", f"{where}, characters {claim.span[0]} to {claim.span[1]}"),
        ("id", claim.id),
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, value in rows:
        if value:
            table.add_row(name, _text(value))
    console.print(Text.assemble(_text(before), _text(words, "bold reverse"), _text(after)))
    console.print(table)


def _facts(event: Event) -> Table:
    """Return the head of an event: place, time, sides, acts."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    facts.add_row("where", _text(word_place(event.place)))
    facts.add_row("when", _text(word_days(event.first, event.last)))
    if event.sides:
        facts.add_row("sides", _text(" | ".join(", ".join(side) for side in event.sides)))
    for number, act in enumerate(event.acts, 1):
        facts.add_row(f"act {number}", _text(_word_act(act)))
    facts.add_row("id", _text(event.id, "dim"))
    return facts


def _word_act(act: Act) -> str:
    """Return an act in a line: its type, who against whom, and how often it is told."""
    doers, sufferers = ", ".join(act.actors), ", ".join(act.targets)
    who = f"{doers or 'somebody'} against {sufferers}" if sufferers else doers
    told = f"told {len(act.mentions)} {_plural('time', len(act.mentions))}"
    return " · ".join(part for part in (act.type.lower(), who, told) if part)


def _finding(finding: Finding, acts: dict[str, int]) -> RenderableType:
    """Return a finding: heading, range, positions, disputes, relations, origins."""
    act = f" (act {acts[finding.act]})" if finding.act in acts and len(acts) > 1 else ""
    grid = Table.grid(padding=(0, 0))
    grid.add_column(overflow="fold")
    grid.add_row(_text(word_group(finding) + act, "bold cyan"))
    if word_range(finding):
        grid.add_row(Padding(_text(word_range(finding)), (0, 0, 0, 2)))
    grid.add_row(_positions_table(finding.positions))
    for line in _relations(finding):
        grid.add_row(Padding(line, (0, 0, 0, 2)))
    support = f"{word_support(finding)}: {finding.origins.why}" if finding.origins.why else word_support(finding)
    grid.add_row(Padding(_text(support, "dim"), (0, 0, 0, 2)))
    return Padding(grid, (1, 0, 0, 0))


def _positions_table(positions: Sequence[Position]) -> Table:
    """Return the positions as rows: number, what is said, by whom, whose side they are on."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim", min_width=4)
    table.add_column(overflow="fold", max_width=32)
    table.add_column(overflow="fold", ratio=1)
    for number, position in enumerate(positions, 1):
        side = f" (side of {position.side})" if position.side else ""
        table.add_row(str(number), _text(word_position(position)), _text(", ".join(position.by) + side))
    return table


def _relations(finding: Finding) -> Iterator[Text]:
    """Yield a line a dispute and relation."""
    for style, name, pairs in (("red", "dispute", finding.disputes), ("dim", "relation", finding.relations)):
        for pair in pairs:
            first, second = (place + 1 for place in pair.between)
            yield _text(f"{name}: {pair.kind.replace('_', ' ')}, {first} and {second}", style)


def _claims_table(claims: Sequence[Claim]) -> Table:
    """Return claims as a table of four columns, which fit 80 characters; long words wrap, nothing is cut."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), expand=True)
    for name, ratio in (("who, stance", 5), ("field", 0), ("figure, group", 4), ("words", 5)):
        table.add_column(name, ratio=ratio or None, overflow="fold", no_wrap=not ratio)
    for claim in claims:
        who = _pair(word_chain(claim.chain), word_stance(claim.stance))
        # What only repeats the words is left to them.
        value = "" if isinstance(claim.value, TextValue | ActorValue) else word_value(claim.value)
        table.add_row(who, _text(claim.field), _pair(value, claim.group), _text(claim.words))
    return table


def _pair(first: str, second: str) -> Text:
    """Return two lines of a cell, the second dim; one where the other is empty."""
    lines = [_text(first)] if first else []
    return Text("\n").join([*lines, _text(second, "dim")] if second else lines)


def _plural(noun: str, number: int) -> str:
    """Return a noun in the number that it is counted in."""
    return noun if number == 1 else f"{noun}s"


def _text(words: str, style: str = "") -> Text:
    """Return words as they are, with hidden characters shown and nothing taken for markup."""
    return Text(show_text(words), style=style)
