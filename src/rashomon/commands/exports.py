"""The command that writes a store's events into a format of the field: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.options import STORE, Database, Ontology, Policy, Withhold, read_path, read_policy
from rashomon.printing import check_ontology, check_outputs, fail, hide_names, open_db

if TYPE_CHECKING:
    from rashomon.records import Reading

# Behind the name of the file; a second export reads the ids of the first from it.
LOSS = ".loss.json"
Format = Annotated[str, typer.Argument(metavar="FORMAT", help="Which; a wrong name lists all.")]
Into = Annotated[
    Path,
    typer.Option("--out", metavar="FILE", parser=read_path, help="Where to; FILE.loss.json tells what is not in it."),
]
Chosen = Annotated[
    Policy | None,
    typer.Option(
        "--policy",
        metavar=f"<{'|'.join(Policy)}>",
        parser=read_policy,
        autocompletion=lambda: [one.value for one in Policy],
        help="Rule by which figures are chosen; acled for acled, else ucdp, if you do not say.",
    ),
]


def export(
    format: Format,
    out: Into,
    db: Database = STORE,
    policy: Chosen = None,
    ontology: Ontology = None,
    withhold: Withhold = False,
) -> None:
    """Write the events of a store in a format of the field, and beside it what that format could not hold."""
    from rashomon.export.formats import EXPORTERS, OWN_POLICIES, Case, count_rows, write_losses
    from rashomon.pipeline import compare_store
    from rashomon.tables import load_ontology

    if format not in EXPORTERS:
        raise typer.BadParameter(f"no format {format!r}: one of {', '.join(EXPORTERS)}")
    if str(out) == "-":
        raise typer.BadParameter("--out must name a file: what it does not hold is written beside it")
    check_ontology(ontology)
    check_outputs([db], out=out)
    if not out.parent.is_dir():
        fail(f"{out.parent}: no such folder, to write {out.name} into")
    rule = policy.value if policy else OWN_POLICIES.get(format, "ucdp")
    with open_db(db) as store:
        comparison = compare_store(store, policy=rule, ontology=ontology)
    # Before anything is derived of them, so that no exporter can leak a name.
    comparison = hide_names(comparison, comparison.reports, withhold)
    recorded = recorded_rows(comparison.reports, format)
    case = Case(comparison, load_ontology(ontology), rule, read_former(out, format), recorded)
    try:
        output = EXPORTERS[format](case)
    except ValueError as error:
        fail(f"{out}: {error}")
    files = {out.with_name(out.name + suffix): content for suffix, content in output.files.items()}
    files[out.with_name(out.name + LOSS)] = write_losses(format, case, output)
    check_free(files, db)
    write_files(files)
    left = sum(loss.kind == "left_out" for loss in output.losses)
    typer.echo(f"{out}: {count_rows(output)} rows by policy {rule}, {left} left out, {len(output.losses)} losses told")


def read_former(out: Path, format: str) -> dict[str, str]:
    """Return the ids of a former export to this file, by the mentions that gave them; none where there is none."""
    try:
        told = json.loads(out.with_name(out.name + LOSS).read_text(encoding="utf-8"))
        if told["format"] != format:
            return {}
        return {str(one["base"]): str(one["id"]) for one in told["ids"]}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def recorded_rows(readings: Iterable[Reading], format: str) -> dict[str, str]:
    """Return the ids that rows of a format have, by the mentions that are made of them.

    Those of a former export of ours are kept too, where no row of the recorder's own has them.
    """
    from rashomon.records import EXPORTED

    own, ours = dict[str, str](), dict[str, str]()
    for reading in readings:
        recorder, _, id_ = (reading.report.row or "").partition(":")
        if reading.mentions and recorder in {format, format + EXPORTED}:
            # further ones are of its notes
            (own if recorder == format else ours)[reading.mentions[0].id] = id_
    taken = set(own.values())
    return own | {mention: id_ for mention, id_ in ours.items() if id_ not in taken}


def check_free(files: Mapping[Path, bytes], db: str) -> None:
    """End with one line where a file of the export is a folder, a pipe, a device, or the store."""
    store = Path(db)
    for path in files:
        if path.exists() and (not path.is_file() or (store.exists() and path.samefile(store))):
            fail(f"{path}: is in the way: no plain file, or the store")


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all files beside their names, and give them these when all are complete; else none of them is there."""
    parts = {path: path.with_name(f"{path.name}.part") for path in files}
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            # Through a link, which stays one.
            part.replace(path.resolve() if path.is_symlink() else path)
    except OSError as error:
        fail(f"{error.filename or 'cannot write'}: {error.strerror or error}")
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(epilog="Example: rashomon export acled --db reports.sqlite --out events.csv")(export)
