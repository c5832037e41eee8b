"""The command that takes something out of a store for good: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands.decisions import By, check_words, login_name, refuse
from rashomon.options import STORE, Database
from rashomon.printing import open_db

if TYPE_CHECKING:
    from rashomon.redacting import Redacted
    from rashomon.store import Store


class What(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """What can be taken out; `list` tells what was, `sweep` writes the file anew."""

    report = "report"
    passage = "passage"
    person = "person"
    list = "list"
    sweep = "sweep"


NEEDED = {
    What.report: "the id of a report",
    What.passage: "the id of a report and the words of the passage",
    What.person: "a name, and others of the same person",
}


def redact(
    what: Annotated[What, typer.Argument(metavar="report|passage|person|list|sweep", help="What to take out.")],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="An id; an id and a passage; or the names of a person.")
    ] = None,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", callback=check_words, help="Why: it is kept in its place.")
    ] = None,
    db: Database = STORE,
    by: By = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: it cannot be undone.")] = False,
) -> None:
    """Take a report, a passage or a person out of a store for good: who did so and why is all that stays."""
    given = words or []
    if what is What.list:
        return _list(db)
    if what is What.sweep:
        return _sweep(db)
    if len(given) < (2 if what is What.passage else 1) or (what is What.report and len(given) > 1):
        raise typer.BadParameter(f"{what.value}: say {NEEDED[what]}")
    if because is None:
        raise typer.BadParameter("--because is needed: it is kept in its place")
    if not yes:
        typer.confirm(f"Take this {what.value} out of {db}? It cannot be undone", abort=True)
    with open_db(db, change=True) as store:
        try:
            done = _redact(store, what, given, by or login_name(), because)
        except ValueError as error:
            refuse(str(error))
    _tell(db, done)
    return None


def _redact(store: Store, what: What, given: list[str], by: str, because: str) -> Redacted:
    from rashomon.deciding import find_target
    from rashomon.redacting import purge_report, redact_passage, redact_person
    from rashomon.reviewing import find_words

    if what is What.person:
        return redact_person(store, given, by, because)
    report = find_target(store, given[0], "same")
    if report.kind != "report":
        raise ValueError(f"{given[0]} is no report")
    if what is What.report:
        return purge_report(store, report.id, by, because)
    reading = next(iter(store.readings(report.id)))
    return redact_passage(store, report.id, find_words(reading.report, " ".join(given[1:])), by, because)


def _tell(db: str, done: Redacted) -> None:
    from rashomon.export.wording import show_text

    for one in done.redactions:
        typer.echo(f"{one.id}: {one.kind} taken out of {one.report}")
    for part in done.left:
        typer.echo(show_text(f"{part} still stands somewhere: name it too if it means the same person"), err=True)
    if not done.swept:
        typer.echo(f"{db}: others are reading: run `rashomon redact sweep` when they are done", err=True)
        raise typer.Exit(1)


def _list(db: str) -> None:
    from rashomon.export.wording import show_text

    with open_db(db) as store:
        redactions = store.redactions()
    for one in redactions:
        by = one.by.removeprefix("person:")
        typer.echo(show_text(f"{one.id}  {one.made[:10]}  {one.kind} of {one.report}  by {by}: {one.why}"))
    if not redactions:
        typer.echo(f"{db}: nothing was taken out")


def _sweep(db: str) -> None:
    with open_db(db, change=True) as store:
        if not store.sweep():
            typer.echo(f"{db}: others are reading: the file still holds what was taken out", err=True)
            raise typer.Exit(1)
    typer.echo(f"{db}: written anew")


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(
        epilog='Example: rashomon redact person "Ahmad Saleh" Saleh --because "he asked for it" --db reports.sqlite'
    )(redact)
