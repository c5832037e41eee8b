"""The commands on the gazetteer: thin, as cli.py is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer(help="Add places of your own to those that are known.", no_args_is_help=True)


@commands.callback()
def gazetteer() -> None:
    """Add places of your own to those that are known."""


@commands.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A GeoNames country dump, an OCHA p-code table, or a CSV of places.")
    ],
) -> None:
    """Put the places of FILE into an index of your own, which every reading on this machine asks too."""
    # As in cli.py: imported when it is run, so that `--help` answers at once.
    from rashomon.gazetteer import own_path  # noqa: PLC0415
    from rashomon.gazetteer_import import import_places  # noqa: PLC0415
    from rashomon.printing import fail, print_import  # noqa: PLC0415

    try:
        counts = import_places(file, own_path())
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    print_import("place", *counts, own_path())
