"""Readings and comparisons in, tables for the terminal out: 80 columns or wider, the same bytes when piped."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.export.arrange import arrange_findings
from rashomon.export.asides import word_called, word_histories, word_omissions, word_revisions, word_silences
from rashomon.export.holders import Told, index_claims, name_holders
from rashomon.export.victims import NamedVictim, gather_victims
from rashomon.export.wording import (
    find_sentence,
    show_text,
    word_chain,
    word_days,
    word_group,
    word_names,
    word_pairs,
    word_place,
    word_position,
    word_range,
    word_stance,
    word_support,
    word_value,
)
from rashomon.records import Act, ActorValue, Claim, Comparison, Event, Finding, Position, Reading, TextValue

# What a figure counts that is not the event's own, in narrow lines.
SCOPES = {
    "part": "a part",
    "added": "added",
    "running_total": "running\ntotal",
    "other_incident": "other\nevent",
    "background": "background",
}
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
    told, victims = index_claims(comparison), gather_victims(comparison)
    for event in comparison.events:
        print_event(console, event, told, victims.get(event.id, ()))
    paths = {reading.report.id: reading.report.path for reading in comparison.reports}
    for copy in comparison.copies:
        words = f"{paths.get(copy.by, copy.by)} repeats {copy.share:.0%} of {paths.get(copy.of, copy.of)} ({copy.kind})"
        console.print(_text(words, "dim"))
    for heading, lines in word_revisions(comparison):
        console.print(_text(heading, "dim"))
        for line in lines:
            console.print(Padding(_text(line, "dim"), (0, 0, 0, 2)))
    for problem in comparison.problems:
        console.print(_text(f"{problem.kind.replace('_', ' ')}: {problem.message}", "yellow"))


def print_event(
    console: Console, event: Event, told: Told = MappingProxyType({}), victims: Sequence[NamedVictim] = ()
) -> None:
    """Print one event: what, where, when, who, then its figures, what else is contested, and the rest in short.

    `told` has the claims behind the positions, which name their holders better than the positions do.
    """
    console.rule(_text(event.label, "bold"), align="left", characters="─")
    console.print(_facts(event))
    acts = {act.id: number for number, act in enumerate(event.acts, 1)}
    chapters = arrange_findings(event)
    reports = {reading.report.id: reading.report for those in told.values() for _, reading in those}
    places = {id(finding): place for place, finding in enumerate(event.findings)}
    for finding in (*chapters.figures, *chapters.contested):
        left_out = list(word_omissions(event, places[id(finding)], reports))
        console.print(_finding(finding, acts, told, left_out))
    if chapters.others:
        console.print(Padding(_text("also told, contested by nobody", "bold cyan"), (1, 0, 0, 0)))
        console.print(_notes(chapters.others, acts, told))
    if victims:
        console.print(Padding(_text("named victims", "bold cyan"), (1, 0, 0, 0)))
        console.print(_victims(victims))
    called = list(word_called(event))
    if called:
        console.print(Padding(_text("what they are called", "bold cyan"), (1, 0, 0, 0)))
        console.print(_called(called))
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
    for number, side in enumerate(event.sides, 1):
        facts.add_row(f"side {number}", _text(word_names(side)))
    for number, act in enumerate(event.acts, 1):
        facts.add_row(f"act {number}", _text(_word_act(act)))
    for line in word_silences(event):
        facts.add_row("silence", _text(line))
    facts.add_row("id", _text(event.id, "dim"))
    return facts


def _word_act(act: Act) -> str:
    """Return an act in a line: its type, who against whom, and how often it is told."""
    doers, sufferers = word_names(act.actors), word_names(act.targets)
    who = f"{doers or 'somebody'} against {sufferers}" if sufferers else doers
    told = f"told {len(act.mentions)} {_plural('time', len(act.mentions))}"
    return " · ".join(part for part in (act.type.lower(), who, told) if part)


def _heading(finding: Finding, acts: dict[str, int]) -> str:
    """Return what a finding is of, and of which act where there are several."""
    act = f" (act {acts[finding.act]})" if finding.act in acts and len(acts) > 1 else ""
    return word_group(finding) + act


def _finding(finding: Finding, acts: dict[str, int], told: Told, left_out: Sequence[str]) -> RenderableType:
    """Return a finding: heading, range, positions, disputes, relations, histories, omissions, origins."""
    grid = Table.grid(padding=(0, 0))
    grid.add_column(overflow="fold")
    grid.add_row(_text(_heading(finding, acts), "bold cyan"))
    if word_range(finding):
        grid.add_row(Padding(_text(word_range(finding)), (0, 0, 0, 2)))
    grid.add_row(_positions_table(finding, told))
    for line in word_pairs(finding.disputes, "against"):
        grid.add_row(Padding(_text(f"dispute: {line}", "red"), (0, 0, 0, 2)))
    for line in word_pairs(finding.relations, "and"):
        grid.add_row(Padding(_text(f"relation: {line}", "dim"), (0, 0, 0, 2)))
    for line in word_histories(finding):
        grid.add_row(Padding(_text(f"history: {line}"), (0, 0, 0, 2)))
    for line in left_out:
        grid.add_row(Padding(_text(line, "dim"), (0, 0, 0, 2)))
    support = f"{word_support(finding)}: {finding.origins.why}" if finding.origins.why else word_support(finding)
    grid.add_row(Padding(_text(support, "dim"), (0, 0, 0, 2)))
    return Padding(grid, (1, 0, 0, 0))


def _positions_table(finding: Finding, told: Told) -> Table:
    """Return the positions as rows: number, what is said, by whom, whose side they are on."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim", min_width=4)
    table.add_column(overflow="fold", max_width=32)
    table.add_column(overflow="fold", ratio=1)
    for number, position in enumerate(finding.positions, 1):
        table.add_row(str(number), _text(word_position(position, finding.field)), _text(_holders(position, told)))
    return table


def _holders(position: Position, told: Told) -> str:
    """Return who holds a position, and whose side they are on."""
    side = f" (side of {position.side})" if position.side else ""
    return "; ".join(name_holders(position, told)) + side


def _notes(findings: Sequence[Finding], acts: dict[str, int], told: Told) -> Table:
    """Return findings with one position each, a row a finding: what of, what is said, by whom."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", min_width=4, overflow="fold", max_width=24)
    table.add_column(overflow="fold", max_width=30)
    table.add_column(overflow="fold", ratio=1)
    for finding in findings:
        for position in finding.positions:
            said, holders = _text(word_position(position, finding.field)), _text(_holders(position, told))
            table.add_row(_text(f"  {_heading(finding, acts)}"), said, holders)
    return table


def _victims(victims: Sequence[NamedVictim]) -> Table:
    """Return a row a name: the name, what is told of the person, by whom."""
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=4, overflow="fold", max_width=28)
    table.add_column(overflow="fold", max_width=28)
    table.add_column(overflow="fold", ratio=1)
    for one in victims:
        table.add_row(_text(f"  {one.name}"), _text("; ".join(one.details)), _text("; ".join(one.holders)))
    return table


def _called(rows: Sequence[tuple[str, str, str]]) -> Table:
    """Return a row a name: whom it is for, the words, whose they are."""
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=4, overflow="fold", max_width=28)
    table.add_column(overflow="fold", max_width=32)
    table.add_column(overflow="fold", ratio=1)
    for actor, words, voices in rows:
        table.add_row(_text(f"  {actor}"), _text(words), _text(voices))
    return table


def _claims_table(claims: Sequence[Claim]) -> Table:
    """Return claims as a table of four columns, which fit 80 characters; long words wrap, nothing is cut."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), expand=True)
    for name, ratio in (("who, stance", 5), ("field", 0), ("figure, group", 4), ("words", 5)):
        table.add_column(name, ratio=ratio or None, overflow="fold", no_wrap=not ratio)
    for claim in claims:
        who = _pair(word_chain(claim.chain), word_stance(claim.stance))
        # What only repeats the words is left to them.
        value = "" if isinstance(claim.value, TextValue | ActorValue) else word_value(claim.value)
        table.add_row(who, _field(claim), _pair(value, claim.group), _text(claim.words))
    return table


def _field(claim: Claim) -> Text:
    """Return the field of a claim, and below it what it counts where that is not the event's own."""
    return Text("\n").join(
        [_text(claim.field), *(_text(line, "dim") for line in SCOPES.get(claim.scope, "").splitlines())]
    )


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
