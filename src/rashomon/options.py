"""The options of the commands: how each is named, checked and explained. Only typer is imported, as in `cli`."""

# ruff: noqa: PLC0415 - inside the checks, so that `--help` answers at once

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal, TypeVar

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
    ray = "ray"


N = TypeVar("N", Policy, Workers)
STORE = "rashomon.sqlite"  # where nobody names another


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


def check_store(value: str | None) -> str | None:
    """Return the name of a store as given; wrong usage where it is empty, or an address with a password in it."""
    if value == "":
        raise typer.BadParameter("is empty")
    # Such an address stands in the list of processes and in the shell's history, and is not to be printed too.
    if value is not None and re.match(r"[a-z0-9+]+://[^/@]*:[^/]*@", value):
        raise typer.BadParameter("a password in an address can be seen by others: put it into PGPASSWORD or ~/.pgpass")
    return value


def read_path(value: str | Path) -> Path:
    """Return the path of an option; wrong usage where it is empty, which pathlib takes for the folder."""
    if value == "":
        raise typer.BadParameter("is empty")
    return Path(value)


def read_policy(value: str | Policy) -> Policy:
    """Return the policy of a name; wrong usage where there is none of it."""
    return _known(Policy, "policy", value)


def read_runner(value: str | Workers) -> Workers:
    """Return the runner of a name; wrong usage where there is none of it."""
    return _known(Workers, "runner", value)


def check_cluster(runner: Workers, address: str | None) -> None:
    """End as wrong usage where the address is none of a cluster, or is given for a runner that uses none."""
    from rashomon.scale import choose_runner

    try:
        choose_runner(runner.value, address)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="'--address'") from None


def read_columns(value: str | dict[str, str]) -> dict[str, str]:
    """Return which column holds which value, of "text=body,title=headline"; wrong usage where reports have none."""
    from rashomon.read.rows import names_for

    if isinstance(value, dict):
        return value
    pairs = [(name.strip(), column.strip()) for name, _, column in (pair.partition("=") for pair in value.split(","))]
    columns = dict(pairs)
    if twice := sorted({name for name, _ in pairs if [one for one, _ in pairs].count(name) > 1}):
        raise typer.BadParameter(f"{twice[0]!r} is given twice")
    try:
        names_for(columns)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return columns


def check_gate(value: list[bool] | None) -> list[bool] | None:
    """Return `--gate` and `--all` as given; wrong usage where both are, of which one would be heeded unsaid."""
    if value and len(set(value)) > 1:
        raise typer.BadParameter("and --all exclude each other")
    return value


def read_gate(
    value: list[bool] | None, default: Literal["records", "every", "none"]
) -> Literal["records", "every", "none"]:
    """Return which reports a gate looks at by `--gate` or `--all`, and where neither is given the `default`."""
    if not value:
        return default
    return "every" if value[0] else "none"


def _known(names: type[N], noun: str, value: str | N) -> N:
    """Return the member of that name; wrong usage, with those there are, where it is none."""
    try:
        return names(value)
    except ValueError:
        known = ", ".join(one.value for one in names)
        raise typer.BadParameter(f"unknown {noun} {value!r}; known: {known}") from None


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", callback=check_filled, help="Files, folders, - for standard input; addresses."),
]
Network = Annotated[bool, typer.Option("--network", help="Fetch what is an address: otherwise nothing is asked.")]
Private = Annotated[
    bool, typer.Option("--allow-private", help="With --network, also addresses of your own network and machine.")
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
    typer.Option(metavar="DATE", callback=check_day, help="Day of publication, YYYY-MM-DD, if a report lacks it."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")]
Columns = Annotated[
    dict[str, str] | None,
    typer.Option(
        "--columns",
        metavar="VALUE=NAME,...",
        parser=read_columns,
        help="In which columns of a table, or under which keys, values stand: text=body,title=headline.",
    ),
]
Ontology = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", parser=read_path, help="Your own tables of words, over the bundled."),
]
Rule = Annotated[
    Policy,
    typer.Option(
        "--policy",
        metavar=f"<{'|'.join(Policy)}>",
        parser=read_policy,
        autocompletion=lambda: [one.value for one in Policy],
        help="Rule by which ranges of figures are made.",
    ),
]
Database = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="FILE",
        callback=check_store,
        help="The store: a file, or postgresql://user@host/database.",
        envvar="RASHOMON_DB",
    ),
]
Withhold = Annotated[bool, typer.Option("--withhold-names", help="Put blocks for the names of victims, where read.")]
Estimated = Annotated[
    bool,
    typer.Option("--estimates", help="Also weigh who says what: estimates, each with what it assumes."),
]
Gated = Annotated[
    list[bool] | None,
    typer.Option(
        "--gate/--all",
        metavar="",
        callback=check_gate,
        show_default=False,
        help="Pass over reports without a word for an act of interest; or read all.",
    ),
]
Passed = Annotated[
    Path | None,
    typer.Option("--passed", metavar="FILE", parser=read_path, help="List there what was passed over, as JSON Lines."),
]
Run = Annotated[
    Workers,
    typer.Option(
        "--runner",
        metavar=f"<{'|'.join(Workers)}>",
        parser=read_runner,
        autocompletion=lambda: [one.value for one in Workers],
        help="Read in this process, in one per core, or on the machines of a Ray cluster.",
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="HOST:PORT",
        help="With --runner ray: the cluster, or auto for the one of this machine; else one is started for it.",
    ),
]
