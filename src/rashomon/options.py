"""The options of the commands: how each is named, checked and explained. Only typer is imported, as in `cli`."""

# ruff: noqa: PLC0415 - inside the checks, so that `--help` answers at once

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Policy(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """The names of combine.POLICIES, so that help and completion need not import them; a test holds the two equal."""

    ucdp = "ucdp"
    acled = "acled"
    airwars = "airwars"
    latest = "latest"
    origins = "origins"


class Workers(str, Enum):  # noqa: UP042
    """The names of scale.RUNNERS, as above."""

    serial = "serial"
    processes = "processes"


def check_day(value: str | None) -> str | None:
    """Return a day as given; wrong usage where it is none."""
    try:
        if value is not None and date.fromisoformat(value).isoformat() != value:
            raise ValueError
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day of the form YYYY-MM-DD") from None
    if value is not None:
        from rashomon.read.dates import read_option

        try:
            read_option(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return value


def check_filled(value: str | list[str]) -> str | list[str]:
    """Return an argument as given; wrong usage where it, or one of several, is empty."""
    if not all([value] if isinstance(value, str) else value):
        raise typer.BadParameter("is empty")
    return value


def read_path(value: str | Path) -> Path:
    """Return the path of an option; wrong usage where it is empty, which pathlib takes for the folder."""
    if value == "":
        raise typer.BadParameter("is empty")
    return Path(value)


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", callback=check_filled, help="Files, folders, or - for standard input."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", parser=read_path, help="Write there instead of to the screen."),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", parser=read_path, help="Also write a page that explains it all."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=check_day, help="Day of publication, YYYY-MM-DD, if the text lacks it."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")]
Ontology = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", parser=read_path, help="Your own tables of words, over the bundled."),
]
Rule = Annotated[Policy, typer.Option("--policy", help="Rule by which ranges of figures are made.")]
Database = Annotated[
    Path, typer.Option("--db", metavar="FILE", parser=read_path, help="The store.", envvar="RASHOMON_DB")
]
Withhold = Annotated[bool, typer.Option("--withhold-names", help="Put blocks for the names of victims, where read.")]
Run = Annotated[Workers, typer.Option("--runner", help="Read in this process, or in one per core.")]
