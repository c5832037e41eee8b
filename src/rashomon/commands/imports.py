"""The command that takes in tables of events that others have coded: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

import json as encoder
from dataclasses import asdict
from enum import Enum
from typing import Annotated

import typer

from rashomon.options import STORE, Database, Json, Ontology, check_filled
from rashomon.printing import check_ontology, complain, open_db, watch


class Recorder(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """The names of coded.RECORDERS, so that help need not import them; a test holds the two equal."""

    acled = "acled"
    ucdp = "ucdp"
    airwars = "airwars"


def import_rows(
    recorder: Annotated[Recorder, typer.Argument(metavar="<acled|ucdp|airwars>", help="Whose table it is.")],
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", callback=check_filled, help="CSV, JSON or JSON Lines; - for standard input."),
    ],
    db: Database = STORE,
    read_notes: Annotated[
        bool, typer.Option("--read-notes", help="Also read the notes of each row, as a report's text is read.")
    ] = False,
    json: Json = False,
    ontology: Ontology = None,
) -> None:
    """Take in the events that a recorder has coded: each row becomes a report, and claims are made of its columns."""
    from rashomon.coded import Lookup
    from rashomon.coding import add_coded, read_coded, with_notes
    from rashomon.records import Failure
    from rashomon.resources import Loader, open_gazetteer
    from rashomon.tables import load_ontology

    check_ontology(ontology)
    lookup = Lookup(load_ontology(ontology), open_gazetteer())
    counts = {"added": 0, "updated": 0, "known": 0}
    failed = 0
    with open_db(db, create=True, ontology=ontology) as store:
        for file in files:
            said = read_coded(recorder.value, file, lookup)
            for one in watch(add_coded(with_notes(said, Loader(ontology)) if read_notes else said, store)):
                if isinstance(one, Failure):
                    failed += 1
                    complain(one)
                else:
                    counts[one.said] += 1
                    if one.astray:
                        complain(Failure(one.path, one.astray))
                    if json:
                        typer.echo(encoder.dumps(asdict(one)))
    if not json:
        typer.echo(f"{db}: {', '.join(f'{number} {what}' for what, number in counts.items())}, {failed} failed")
    raise typer.Exit(1 if failed else 0)


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command("import", epilog="Example: rashomon import acled events.csv --db reports.sqlite")(import_rows)
