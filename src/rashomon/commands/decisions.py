"""The commands on decisions, what a person says of ids in a store: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when they are run, so that `--help` answers at once

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from rashomon.options import STORE, Database, Json, check_filled, read_path
from rashomon.printing import fail, open_db, write_json

if TYPE_CHECKING:
    from rashomon.records import Verdict


class Judgement(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """What a person may say of two ids."""

    same = "same"
    different = "different"
    unsure = "unsure"


class Grade(str, Enum):  # noqa: UP042
    """What a person may say of a claim or a speaker."""

    credible = "credible"
    discounted = "discounted"


def check_words(value: str | None) -> str | None:
    """Return a text as given, on one line; wrong usage where nothing can be seen of it."""
    if value is None:
        return None
    words = " ".join(value.split())
    if not words:
        raise typer.BadParameter("is empty")
    return words


Id = Annotated[str, typer.Argument(metavar="ID", callback=check_filled, help="Or its beginning, or an actor's name.")]
Because = Annotated[str, typer.Option(metavar="TEXT", callback=check_words, help="Why: it is kept with the decision.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", callback=check_words, help="Who decides; your login name if you do not say."),
]


def decide(
    verdict: Annotated[Judgement, typer.Argument(metavar="same|different|unsure", help="What the two are.")],
    left: Id,
    right: Id,
    because: Because,
    db: Database = STORE,
    by: By = None,
) -> None:
    """Say that two events, mentions, actors or reports (one a copy of the other) are the same, or are not."""
    _keep(db, verdict.value, [left, right], by, because)


def grade(
    verdict: Annotated[Grade, typer.Argument(metavar="credible|discounted", help="How it counts.")],
    id: Id,
    because: Because,
    db: Database = STORE,
    by: By = None,
) -> None:
    """Say that a claim or a speaker is credible, or is discounted: then it leaves the range of `airwars`."""
    _keep(db, verdict.value, [id], by, because)


def undo(
    id: Annotated[str, typer.Argument(metavar="DECISION", callback=check_filled, help="Its id, or its beginning.")],
    because: Because,
    db: Database = STORE,
    by: By = None,
) -> None:
    """Take a decision back; it is kept, and to undo the undoing restores it."""
    _keep(db, "undone", [id], by, because)


def decisions(
    db: Database = STORE,
    json: Json = False,
    review: Annotated[
        bool, typer.Option("--review", help="Only those whose words newer rules read in another way.")
    ] = False,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", parser=read_path, help="Write what is coded as gold data into a new folder."),
    ] = None,
) -> None:
    """Print what was decided, by whom and why, and whether it holds."""
    if gold is not None:
        return _write_gold(db, gold)
    import sys

    from rashomon.deciding import stand
    from rashomon.export.decisions import word_standing

    with open_db(db) as store:
        standings = [one for one in stand(store) if one.state == "review" or not review]
    for standing in standings:
        if json:
            write_json(sys.stdout, standing)
        else:
            typer.echo("\n".join(word_standing(standing)))
    if not standings and not json:
        typer.echo(f"{db}: no decisions{' for review' * review}")
    return None


def _write_gold(db: str, folder: Path) -> None:
    """Write the events that are coded, and their reports, in the form that `rashomon bench accounts` reads."""
    from rashomon.deciding import stand
    from rashomon.export.gold import write_gold
    from rashomon.pipeline import compare_store

    if folder.exists():
        fail(f"{folder}: is there already")
    with open_db(db) as store:
        standings = [one for one in stand(store) if one.state == "held"]
        coded = {one.now[0] for one in standings if one.decision.verdict == "coded"}
        apart = [one.now for one in standings if one.decision.verdict == "different" and len(one.now) > 1]
        files = write_gold(compare_store(store), coded, [(one[0], one[1]) for one in apart])
    if not files:
        fail(f"{db}: no event is coded: say so on its page in the workbench")
    try:
        (folder / "reports").mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        fail(f"{folder}: {error.strerror or error}")
    typer.echo(f"{folder}: {sum(name.startswith('reports/') for name in files)} reports")


def _keep(db: str, verdict: Verdict, ids: list[str], by: str | None, because: str) -> None:
    """Keep a decision and say what it is about and what it changes; wrong usage where an id is not to be had."""
    from rashomon.deciding import decide
    from rashomon.export.decisions import word_target
    from rashomon.export.wording import show_text

    by = by or login_name()
    with open_db(db, change=True) as store:
        try:
            made = decide(store, verdict, ids, by, because)
        except ValueError as error:
            refuse(str(error))
    lines = [f"{made.decision.id}: {verdict}", *(f"  {word_target(target)}" for target in made.targets)]
    lines += [f"{one.decision.id} does not hold any more: {one.reason}" for one in made.fallen]
    typer.echo("\n".join(map(show_text, lines)))


def login_name() -> str:
    """Return the name under which somebody is logged in; wrong usage where there is none."""
    import getpass

    try:
        return " ".join(getpass.getuser().split()) or refuse("this user has no name: say --by")
    except (OSError, KeyError, ImportError):
        refuse("this user has no name: say --by")


def refuse(message: str) -> NoReturn:
    """Say on one line what cannot be decided on, and end with the code of wrong usage."""
    from rashomon.export.wording import show_text

    typer.echo(show_text(f"rashomon: {message}"), err=True)
    raise typer.Exit(2)


def register(app: typer.Typer) -> None:
    """Give a program these commands."""
    because = '--because "one blast, two outlets"'
    app.command(epilog=f"Example: rashomon decide same 3f2a9c51 77be01 {because} --db reports.sqlite")(decide)
    app.command(epilog='Example: rashomon grade discounted "army spokesman" --because "a party" --db reports.sqlite')(
        grade
    )
    app.command(epilog="Example: rashomon decisions --review --db reports.sqlite")(decisions)
    app.command(epilog='Example: rashomon undo d41f --because "another market" --db reports.sqlite')(undo)
