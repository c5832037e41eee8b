"""The commands on stores as such: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when they are run, so that `--help` answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.options import check_store
from rashomon.printing import open_db

commands = typer.Typer(help="Move a store from a file to a server, or back.", no_args_is_help=True)


@commands.callback()
def store() -> None:
    """Move a store from a file to a server, or back."""


@commands.command(epilog="Example: rashomon store move reports.sqlite postgresql://ana@db.example/rashomon")
def move(
    source: Annotated[str, typer.Argument(metavar="FROM", callback=check_store, help="A store: a file or an address.")],
    target: Annotated[str, typer.Argument(metavar="TO", callback=check_store, help="An empty one, or none yet.")],
) -> None:
    """Put all that a store holds into an empty one, and print what both now hold, with its hash. FROM stays."""
    from rashomon.store.addresses import is_address
    from rashomon.store.moving import move_store

    new = not is_address(target) and not Path(target).exists()
    done = False
    try:
        with open_db(source) as given, open_db(target, create=True) as taking:
            moved = move_store(given, taking)
        done = True
    finally:
        if new and not done:
            Path(target).unlink(missing_ok=True)
    for one in moved:
        if one.rows:
            typer.echo(f"{one.rows:>9}  {one.table:15} {one.sha256}")
    typer.echo(f"{taking.name}: holds all that {given.name} holds, which stays as it is")
