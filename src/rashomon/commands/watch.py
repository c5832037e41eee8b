"""The command that watches feeds: thin, as cli.py is."""

# ruff: noqa: PLC0415 - imported when it is run, so that `--help` answers at once

from __future__ import annotations

import json as encoder
import re
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.options import STORE, Database, Gated, Json, Ontology, check_filled, read_gate
from rashomon.printing import check_ontology, complain, fail, open_db

if TYPE_CHECKING:
    from rashomon.watching import Seen

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
FAILED = frozenset({"later", "failed"})
SHORTEST = 60  # seconds: nothing that is published is worth more of a server's time


def read_length(value: str) -> str:
    """Return a length of time as given; wrong usage where it is none, or too short for those who are asked."""
    if not re.fullmatch(r"\d{1,6}[smhd]", value) or seconds_of(value) < SHORTEST:
        raise typer.BadParameter(f"{value!r} is no length of time from a minute on, such as 90s, 15m, 2h or 1d")
    return value


def seconds_of(value: str) -> int:
    """Return the seconds of a length of time that was checked."""
    return int(value[:-1]) * SECONDS[value[-1]]


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", callback=check_filled, help="Addresses, or OPML lists of them.")
    ],
    db: Database = STORE,
    every: Annotated[
        str, typer.Option(metavar="TIME", callback=read_length, help="How often to ask: 90s, 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="End when all that is due is done.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also addresses of your own network and machine.")
    ] = False,
    contact: Annotated[
        str, typer.Option(metavar="TEXT", help="How those who are asked can reach you; it is sent along.")
    ] = "",
    json: Json = False,
    ontology: Ontology = None,
    gate: Gated = None,
) -> None:
    """Read what feeds bring into a store, again and again, each item once. Ctrl+C ends it; then it goes on there."""
    from rashomon.fetch.client import Fetcher
    from rashomon.pipeline import add_reports
    from rashomon.watching import watch_feeds

    check_ontology(ontology)
    wanted = find_feeds(feeds)
    failed = False
    with open_db(db, create=True, ontology=ontology) as store:
        read = partial(add_reports, store=store, ontology=ontology, gate=read_gate(gate, "every"))
        fetcher = Fetcher(allow_private=allow_private, contact=contact)
        try:
            for seen in watch_feeds(store, fetcher, wanted, read, every=seconds_of(every), once=once):
                failed = failed or seen.state in FAILED
                tell(seen, json)
        except KeyboardInterrupt:
            typer.echo("stopped; the next watch goes on from here", err=True)
            failed = False
    raise typer.Exit(1 if failed else 0)


def find_feeds(given: list[str]) -> list[str]:
    """Return the addresses that were given, those in lists too, each once; one line where one of them is neither."""
    from rashomon.fetch.addresses import is_url
    from rashomon.fetch.outlines import MOST_BYTES, read_outlines

    found: list[str] = []
    for one in given:
        if is_url(one):
            found.append(one)
            continue
        try:
            with Path(one).open("rb") as file:
                found += read_outlines(file.read(MOST_BYTES + 1))
        except OSError as error:
            fail(f"{one}: {error.strerror or error}")
        except ValueError as error:
            fail(f"{one}: {error}")
    return list(dict.fromkeys(found))


def tell(seen: Seen, json: bool) -> None:
    """Say on a line what became of a feed or an item; failures on stderr."""
    from rashomon.export.wording import show_text
    from rashomon.records import Failure

    if json:
        typer.echo(encoder.dumps(asdict(seen)))
    elif seen.state in FAILED:
        later = "; it is tried again" if seen.state == "later" else ""
        complain(Failure(seen.url, f"{seen.problem or 'has no text'}{later}"))
    elif seen.state == "passed over":
        typer.echo(show_text(f"{seen.url}: passed over: no word tells an act of interest"))
    elif seen.report:
        typer.echo(show_text(f"{seen.url}: {seen.state} as {seen.report}"))
    else:
        typer.echo(show_text(f"{seen.url}: {seen.items} new"))


def register(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command(epilog="Example: rashomon watch feeds.opml --every 15m --db reports.sqlite")(watch)
