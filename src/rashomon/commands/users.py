"""The commands on who may work on a store in a team: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when they are run, so that `--help` answers at once

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from rashomon.commands.decisions import check_words, login_name, refuse
from rashomon.options import STORE, Database, Json
from rashomon.printing import fail, open_db, write_json

if TYPE_CHECKING:
    from rashomon.store import Store

T = TypeVar("T")

commands = typer.Typer(help="Say who may work on a store in a team.", no_args_is_help=True)


class Rank(str, Enum):  # noqa: UP042 - typer shows the values of a str
    """The names of store.users.RANKS, so that help need not import them; a test holds the two equal."""

    reader = "reader"
    coder = "coder"
    lead = "lead"


Name = Annotated[str, typer.Argument(metavar="NAME", callback=check_words, help="Of the user.")]


@commands.callback()
def users() -> None:
    """Say who may work on a store in a team."""


@commands.command(epilog="Example: rashomon users add ada --role lead --db reports.sqlite")
def add(
    name: Name,
    role: Annotated[Rank, typer.Option(metavar="<reader|coder|lead>", help="What he may do.")],
    db: Database = STORE,
) -> None:
    """Add a user. The password is asked for, or is the first line of standard input."""
    with _team(db) as store:
        from rashomon.team import add_user, read_role

        user = add_user(store, _by(), name, read_role(role.value), _read_password())
    typer.echo(f"{db}: {user.name}: {user.role}")


@commands.command("list")
def list_them(db: Database = STORE, json: Json = False) -> None:
    """Print the users, what each may do, and since when one may not log in any more."""
    from rashomon.store.users import User, list_users

    def word(user: User) -> str:
        since = f", not since {user.disabled[:10]}" if user.disabled else ""
        return f"{user.name}: {user.role}{since}"

    with open_db(db) as store, store.read() as connection:
        found = list_users(connection)
    _print(found, json, word, f"{db}: no users")


@commands.command()
def role(
    name: Name,
    role: Annotated[Rank, typer.Argument(metavar="reader|coder|lead", help="What he may do from now on.")],
    db: Database = STORE,
) -> None:
    """Give a user another role; wherever he is logged in he is not any more."""
    with _team(db) as store:
        from rashomon.team import give_role, read_role

        give_role(store, _by(), name, read_role(role.value))


@commands.command()
def password(name: Name, db: Database = STORE) -> None:
    """Give a user another password, asked for as `add` does; his sessions end, his tokens are revoked."""
    with _team(db) as store:
        from rashomon.team import give_password

        give_password(store, _by(), name, _read_password())


@commands.command()
def disable(name: Name, db: Database = STORE) -> None:
    """Let a user in no more; what he decided stays."""
    with _team(db) as store:
        from rashomon.team import disable as end

        end(store, _by(), name)


@commands.command()
def enable(name: Name, db: Database = STORE) -> None:
    """Let a user in again."""
    with _team(db) as store:
        from rashomon.team import enable as begin

        begin(store, _by(), name)


@commands.command()
def log(db: Database = STORE, json: Json = False) -> None:
    """Print what was done in a store, by whom, when and on which record, the newest first."""
    from rashomon.store.audit import Logged, list_logged

    def word(one: Logged) -> str:
        told = "  ".join(part for part in (one.what, one.about, one.note) if part)
        return f"{one.number}  {one.made}  {one.who or '(no known name)'}  {told}"

    with open_db(db) as store, store.read() as connection:
        lines = list_logged(connection)
    _print(lines, json, word, f"{db}: nothing is logged")


def _print(found: Sequence[T], json: bool, word: Callable[[T], str], none: str) -> None:
    """Print things, one a line, as words or as JSON; in words also that there is none."""
    from rashomon.export.wording import show_text

    for one in found:
        if json:
            write_json(sys.stdout, one)
        else:
            typer.echo(show_text(word(one)))
    if not found and not json:
        typer.echo(none)


@contextmanager
def _team(db: str) -> Iterator[Store]:
    """Give a store to change; one line where what a team needs is not installed, or is asked what cannot be done."""
    try:
        import rashomon.team  # noqa: F401
    except ModuleNotFoundError as error:
        fail(f"users need the package {error.name}: pip install 'rashomon[web]'")
    from rashomon.store.users import TeamError

    with open_db(db, change=True) as store:
        try:
            yield store
        except TeamError as error:
            refuse(str(error))


def _by() -> str:
    """Return who is logged: the name of a login is no user of the store."""
    return f"login {login_name()}"


def _read_password() -> str:
    """Return a password from the terminal, or from the first line of what is piped in: never of the command line."""
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
