"""The command that measures how right and how fast Rashomon itself is: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.options import Json, read_path
from rashomon.printing import fail, figure_lines, open_output


def bench(
    suite: Annotated[str, typer.Argument(metavar="SUITE", help="What to measure; a wrong name lists all.")],
    json: Json = False,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="DIR", parser=read_path, help="Annotated data, for accounts and attribution."),
    ] = None,
    reports: Annotated[
        list[str] | None, typer.Option(metavar="DIR", help="Reports instead of the bundled, for speed.")
    ] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often to measure; the median counts.")] = 5,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="First texts of the data, for attribution; most reports, for combine."),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Also list what was wrong.")] = False,
    keep: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=read_path, help="Keep this run for comparing others with it.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=read_path, help="List gains and losses against a kept run.")
    ] = None,
) -> None:
    """Measure how right and how fast Rashomon itself is."""
    import json as encoder

    from rashomon.bench import SUITES
    from rashomon.bench.request import Request
    from rashomon.bench.runs import Run, check_keep, compare_runs, read_run, write_run
    from rashomon.export.wording import show_text

    if suite not in SUITES:
        raise typer.BadParameter(f"no suite {suite!r}: one of {', '.join(SUITES)}")
    try:
        former = read_run(against, suite) if against else None
        if keep:
            check_keep(keep, suite)
        measured = SUITES[suite](Request(gold, reports or [], repeats, limit))
    except ValueError as error:
        fail(str(error))
    run = Run(suite, measured.figures, measured.items)
    shown = [encoder.dumps(measured.figures)] if json else figure_lines(measured.figures)
    changes = [show_text(line) for line in compare_runs(former, run)] if former else []
    typer.echo("\n".join([*shown, *(measured.misses if misses else ()), *changes]))
    if keep:
        with open_output(keep) as file:
            write_run(file, run)


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(
        epilog="Examples: rashomon bench speed --json; rashomon bench accounts --gold corpus/accounts --misses; "
        "rashomon bench accounts --keep run.json; rashomon bench accounts --against run.json"
    )(bench)
