"""The commands that are no stage of reading and comparing: one module for what each handles."""

from __future__ import annotations

import typer

from rashomon.commands import (
    actors,
    bench,
    cases,
    decisions,
    doctor,
    exports,
    gazetteer,
    imports,
    notices,
    redactions,
    serve,
    stores,
    users,
    watch,
)


def register(app: typer.Typer) -> None:
    """Add the commands to an application, in the order in which its help lists them."""
    for module in (watch, imports, decisions, redactions, exports, cases, notices, serve, doctor, bench):
        module.register(app)
    app.add_typer(actors.commands, name="actors")
    app.add_typer(stores.commands, name="store")
    app.add_typer(gazetteer.commands, name="gazetteer")
    app.add_typer(users.commands, name="users")
