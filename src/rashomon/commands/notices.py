"""The command that tells what is new in a store: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from rashomon.options import STORE, Database, Ontology, Withhold, read_path
from rashomon.printing import check_ontology, fail, open_db, open_output

if TYPE_CHECKING:
    from rashomon.notice_rules import Rules
    from rashomon.store import Store


def notify(
    rules: Annotated[Path, typer.Argument(metavar="RULES", parser=read_path, help="A TOML file: what to tell, where.")],
    db: Database = STORE,
    append: Annotated[
        Path | None,
        typer.Option(metavar="FILE", parser=read_path, help="Add the lines to a file instead of printing them."),
    ] = None,
    atom: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=read_path, help="Also write the newest as an Atom feed.")
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="The first time, tell all that there is.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The webhook may be in your own network or on this machine.")
    ] = False,
    ontology: Ontology = None,
    withhold: Withhold = False,
) -> None:
    """Tell what is new in a store since this was last run: events, disputes, figures, sides that speak."""
    import time

    from rashomon.notice_rules import read_rules
    from rashomon.notifying import take_stock, tell_atom, tell_lines

    for option, path in (("--append", append), ("--atom", atom)):
        if path and path.resolve() in {rules.resolve(), Path(db).resolve()}:
            raise typer.BadParameter(f"{option} {path} would overwrite what is read")
    check_ontology(ontology)
    try:
        wanted = read_rules(rules)
    except OSError as error:
        fail(f"{rules}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    secret = find_secret(wanted)
    with open_db(db, change=True) as store:
        stock = take_stock(store, wanted, time.time(), all_=all, ontology=ontology, withhold=withhold)
        with open_to_append(append) as file:
            for line in tell_lines(store, wanted):
                file.write(f"{line}\n")
                file.flush()
        if atom:
            with open_output(atom) as page:
                page.write(tell_atom(store, wanted).decode())
        if stock.first and not all:
            typer.echo(f"{db}: {stock.events} events are known from now on; the next run tells what is new", err=True)
        call(store, wanted, secret, allow_private)


def find_secret(rules: Rules) -> str:
    """Return the secret that signs what goes to the webhook; one line where there is a webhook and no secret."""
    from rashomon.fetch.webhooks import key_of

    if rules.webhook is None:
        return ""
    secret = os.environ.get(rules.webhook.secret_env, "")
    try:
        if not key_of(secret):
            raise ValueError("is empty or not set: the webhook needs a secret to sign with")
    except ValueError as error:
        fail(f"{rules.webhook.secret_env}: {error}")
    return secret


def call(store: Store, rules: Rules, secret: str, allow_private: bool) -> None:
    """Send what was not sent yet to the webhook, if there is one; one line where it is not taken."""
    from rashomon.fetch.addresses import FetchError
    from rashomon.fetch.client import Fetcher
    from rashomon.notifying import tell_webhook

    if rules.webhook is None:
        return
    try:
        tell_webhook(store, rules, Fetcher(allow_private=allow_private, pause=0.0), secret)
    except FetchError as error:
        fail(f"{rules.webhook.url}: {error}; the next run tries again")


@contextmanager
def open_to_append(path: Path | None) -> Iterator[IO[str]]:
    """Give a file to write behind what it has, standard output for none."""
    if path is None:
        yield sys.stdout
        return
    with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        yield file


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(epilog="Example: rashomon notify desk.toml --db reports.sqlite --atom desk.atom")(notify)
