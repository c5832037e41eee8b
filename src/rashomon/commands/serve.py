"""The command that opens the workbench: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands.decisions import By
from rashomon.options import STORE, Database, Ontology, Private
from rashomon.printing import check_ontology, fail, open_db

if TYPE_CHECKING:
    from rashomon.web.addresses import Site
    from rashomon.web.tiles import Tiles

LOCAL = "127.0.0.1"


def serve(
    db: Database = STORE,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to answer: 127.0.0.1, this machine alone.")
    ] = LOCAL,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8000,
    ontology: Ontology = None,
    by: By = None,
    team: Annotated[bool, typer.Option("--team", help="For several persons, each with a password.")] = False,
    url: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="With --team, where its users find it: https://NAME, of a proxy with TLS."
        ),
    ] = None,
    proxy: Annotated[
        str, typer.Option(metavar="ADDRESS", help="With --team, of the proxy that says for whom it asks.")
    ] = LOCAL,
    tiles: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Of a server of map tiles, with {z}, {x} and {y}: it sees what is looked at."),
    ] = None,
    tiles_credit: Annotated[str, typer.Option(metavar="TEXT", help="With --tiles, whose map it is.")] = "",
    network: Annotated[
        bool, typer.Option("--network", help="Fetch addresses that are handed in: otherwise nothing is asked.")
    ] = False,
    allow_private: Private = False,
) -> None:
    """Open the workbench of a store in the browser, for one person or a team: read, compare, decide."""
    if team and by is not None:
        raise typer.BadParameter("--by: in a team who decides is who is logged in")
    if not team and url is not None:
        raise typer.BadParameter("--url is for --team")
    if not team and host not in (LOCAL, "localhost"):
        raise typer.BadParameter(f"--host {host}: without --team the workbench answers {LOCAL} only")
    check_ontology(ontology)
    try:
        from rashomon.web import create_app
        from rashomon.web.addresses import LOCAL as ALONE
        from rashomon.web.serving import run
    except ModuleNotFoundError as error:
        fail(f"the workbench needs the package {error.name}: pip install 'rashomon[web]'")
    from rashomon.fetching import choose_fetched
    from rashomon.store import StoreError

    site = _read_site(url, port, proxy) if team else ALONE
    below = _read_tiles(tiles, tiles_credit)
    if team:
        _check_lead(db)
    try:
        fetched = partial(choose_fetched, network, allow_private) if network else None
        app = create_app(db, by=by or "", ontology=ontology, site=site, tiles=below, fetched=fetched)
        at = LOCAL if host == "localhost" else host
        run(app, at, port, lambda bound: typer.echo(f"{db}: {_address(site, at, bound)} (Ctrl+C ends it)"))
    except (StoreError, OSError) as error:
        fail(f"{host}:{port}: {error.strerror}" if isinstance(error, OSError) else str(error))


def _read_site(url: str | None, port: int, proxy: str) -> Site:
    """Return where a team finds the workbench; wrong usage where that is nowhere, or is not safe."""
    from rashomon.web.addresses import read_site

    if url is None and not port:
        raise typer.BadParameter("--team needs --url, or a port")
    try:
        return read_site(url or f"http://localhost:{port}", frozenset([proxy]))
    except ValueError as error:
        raise typer.BadParameter(f"--url {error}") from None


def _read_tiles(template: str | None, credit: str) -> Tiles | None:
    """Return the server of tiles that is named, None for none; wrong usage where it is no address."""
    from rashomon.web.tiles import read_tiles

    try:
        return read_tiles(template, credit) if template is not None else None
    except ValueError as error:
        raise typer.BadParameter(f"--tiles {error}") from None


def _address(site: Site, host: str, port: int) -> str:
    """Return where a browser finds the workbench, and of a team's where its proxy does."""
    return f"{site.origin}/ by way of {host}:{port}" if site.host else f"http://{LOCAL}:{port}/"


def _check_lead(db: str) -> None:
    """End with one line where nobody could manage the users of a store."""
    from rashomon.store.users import count_leads

    with open_db(db) as store, store.read() as connection:
        if not count_leads(connection):
            fail(f"{db}: nobody leads the team yet: rashomon users add NAME --role lead --db {db}")


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(
        epilog="Examples: rashomon serve --db reports.sqlite; "
        "rashomon serve --db reports.sqlite --team --url https://rashomon.example.org"
    )(serve)
