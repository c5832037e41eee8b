"""The command that opens the workbench: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.commands.decisions import By
from rashomon.options import STORE, Database, Ontology
from rashomon.printing import check_ontology, fail

LOCAL = "127.0.0.1"


def serve(
    db: Database = STORE,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to answer: 127.0.0.1, this machine alone.")
    ] = LOCAL,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8000,
    ontology: Ontology = None,
    by: By = None,
) -> None:
    """Open the workbench of a store in the browser: read, compare, decide. It answers this machine only."""
    if host not in (LOCAL, "localhost"):
        raise typer.BadParameter(f"--host {host}: the workbench has no users yet, so that it answers {LOCAL} only")
    check_ontology(ontology)
    try:
        from rashomon.web import create_app
        from rashomon.web.serving import run
    except ModuleNotFoundError as error:
        fail(f"the workbench needs the package {error.name}: pip install 'rashomon[web]'")
    from rashomon.store import StoreError

    try:
        app = create_app(db, by=by or "", ontology=ontology)
        run(app, LOCAL, port, lambda at: typer.echo(f"{db}: http://{LOCAL}:{at}/ (Ctrl+C ends it)"))
    except (StoreError, OSError) as error:
        fail(f"{LOCAL}:{port}: {error.strerror}" if isinstance(error, OSError) else str(error))


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(epilog="Example: rashomon serve --db reports.sqlite")(serve)
