"""The commands on actors: thin, as cli.py is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer(help="Add actors of your own to those that are known.", no_args_is_help=True)


@commands.callback()
def actors() -> None:
    """Add actors of your own to those that are known."""


@commands.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV: name, kind, and as you have them id, names, country, body.")
    ],
) -> None:
    """Put the actors of FILE into a table of your own, which every reading on this machine asks first."""
    # As in cli.py: imported when it is run, so that `--help` answers at once.
    from rashomon.actor_import import import_actors  # noqa: PLC0415
    from rashomon.printing import fail, print_import  # noqa: PLC0415
    from rashomon.tables import own_tables  # noqa: PLC0415

    table = own_tables() / "actors.csv"
    try:
        counts = import_actors(file, table)
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    print_import("actor", *counts, table)
