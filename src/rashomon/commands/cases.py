"""The commands that cite what a store holds, and hand all of it on: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when they are run, so that `--help` answers at once

from __future__ import annotations

import shutil
import tempfile
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.options import STORE, Database, Ontology, Out, Withhold, check_filled, read_path
from rashomon.printing import check_ontology, check_outputs, fail, open_db, open_output


class Form(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """The names of citations.CITATIONS, so that help need not import them; a test holds the two equal."""

    text = "text"
    bibtex = "bibtex"
    csl = "csl"


def cite(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", callback=check_filled, help="Of a claim, report or event; EVENT:FIELD for what is told of it."
        ),
    ],
    db: Database = STORE,
    form: Annotated[Form, typer.Option("--format", metavar="<text|bibtex|csl>", help="How to write it.")] = Form.text,
    out: Out = None,
    ontology: Ontology = None,
    withhold: Withhold = False,
) -> None:
    """Print the citation of a claim, a report or an event: outlet, title, day, address, retrieval, words, hash."""
    from rashomon.citing import find_citations
    from rashomon.export.citations import CITATIONS

    check_ontology(ontology)
    check_outputs([db], out=out)
    with open_db(db) as store:
        try:
            citations = find_citations(store, id, ontology=ontology, withhold=withhold)
        except ValueError as error:
            fail(str(error))
    with open_output(out) as file:
        file.write(CITATIONS[form.value](citations))


def case(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", parser=read_path, help="A folder to make, or a FILE.zip; to check, one.")
    ],
    db: Database = STORE,
    check: Annotated[bool, typer.Option("--check", help="Say whether a case is as it was made.")] = False,
    ontology: Ontology = None,
) -> None:
    """Write all that a store holds as a folder or a zip that opens elsewhere, with a hash of each file."""
    if check:
        return check_case(out)
    check_ontology(ontology)
    if out.exists() or out.is_symlink():
        fail(f"{out}: is there already, and a case is not overwritten")
    with open_db(db) as store:
        from rashomon.case_files import write_case
        from rashomon.export.sealing import pack

        # Beside its place, under another name until it is complete.
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.absolute().parent) as made:
            folder, packed = Path(made, "case"), Path(made, "case.zip")
            folder.mkdir()
            try:
                write_case(store, db, folder, ontology)
            except ValueError as error:
                fail(f"{db}: {error}")
            if out.suffix.lower() == ".zip":
                pack(folder, packed)
                packed.rename(out)
            else:
                shutil.move(folder, out)
    typer.echo(f"{out}: a case of {db}; its files are listed with their hashes in SHA256SUMS")
    return None


def check_case(path: Path) -> None:
    """Say which files of a case are missing, changed or added, and end with exit code 1 where there are any."""
    from rashomon.export.sealing import check_seal
    from rashomon.export.wording import show_text

    try:
        lines = check_seal(path)
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    except ValueError as error:
        fail(f"{path}: {error}")
    if not lines:
        typer.echo(f"{path}: is as it was made")
    for line in lines:
        typer.echo(show_text(f"{path}: {line}"), err=True)
    raise typer.Exit(1 if lines else 0)


def register(app: typer.Typer) -> None:
    """Give a program these commands."""
    app.command(epilog="Examples: rashomon cite 3f2a9c51 --db reports.sqlite; rashomon cite 77be01:killed")(cite)
    app.command(epilog="Example: rashomon case aleppo.zip --db reports.sqlite")(case)
