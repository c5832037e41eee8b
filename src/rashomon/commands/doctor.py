"""The command that says what of this installation is there, and what is missing: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

import json as encoder
from typing import Annotated

import typer

from rashomon.options import Json, check_store

MARKS = {"ok": "ok", "note": "note", "missing": "MISSING"}


def doctor(
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="FILE", callback=check_store, help="Also look at a store.", envvar="RASHOMON_DB"),
    ] = None,
    json: Json = False,
) -> None:
    """Say what is there, what is missing, and the command that mends it; change nothing."""
    from dataclasses import asdict

    from rashomon.diagnosing import examine
    from rashomon.export.wording import show_text

    checks = list(examine(db))
    for check in checks:
        if json:
            typer.echo(encoder.dumps(asdict(check)))
            continue
        typer.echo(show_text(f"{MARKS[check.state]:8}{check.name}: {check.detail}"))
        if check.mend:
            typer.echo(show_text(f"{'':8}  → {check.mend}"))
    raise typer.Exit(1 if any(check.state == "missing" for check in checks) else 0)


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(epilog="Example: rashomon doctor --db reports.sqlite")(doctor)
