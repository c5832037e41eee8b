"""A store in, the application out: pages, API, static files, and what stands before them."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException as StarletteError

from rashomon import __version__
from rashomon.store import Store, StoreError, open_store
from rashomon.store.addresses import show_name
from rashomon.tables import name_rules
from rashomon.web.account_pages import accounts
from rashomon.web.addresses import LOCAL, Site
from rashomon.web.api import api
from rashomon.web.computing import Keeper
from rashomon.web.desk import Desk, NotComputedError
from rashomon.web.door import Door
from rashomon.web.guard import Guard, Measure
from rashomon.web.intake import Fetched, Intake
from rashomon.web.intake_pages import intake
from rashomon.web.overviews import overviews
from rashomon.web.pages import pages
from rashomon.web.review_pages import reviews
from rashomon.web.streams import streams
from rashomon.web.telling import tell
from rashomon.web.tiles import Tiles

ABOUT = "What a store of Rashomon holds: events, findings, claims, reports, and what persons decided on them."
# Whatever the environment says: what is looked at here is nobody else's business.
SILENT: TelemetryConfig = {
    "auto_configure": False,
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
}


def create_app(
    store: Store | str | Path,
    *,
    by: str = "",
    ontology: Path | None = None,
    background: bool = True,
    name: str = "",
    site: Site = LOCAL,
    tiles: Tiles | None = None,
    fetched: Callable[[Store], Fetched] | None = None,
) -> FastAPI:
    """Return the workbench of a store, given open or by its path; StoreError where that cannot be opened.

    `by` is who decides, the login name where it is not given; `ontology` is a folder of the user's tables. Without
    `background` events are computed before an answer, as tests want it. With the `site` of a team nobody passes who is
    no user of the store, and who decides is who is logged in. `tiles` lie under the map, and `fetched` gives what
    fetches the addresses that somebody hands in: without them nothing is asked of any other machine.
    """
    rules = name_rules(__version__, ontology)
    opened = store if isinstance(store, Store) else open_store(str(store), create=False, version=rules)
    app = FastAPI(
        title="Rashomon", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, telemetry=SILENT
    )
    keeper = Keeper(opened, rules, ontology, background=background)
    taking = Intake(opened, ontology, background=background, fetched=fetched(opened) if fetched else None)
    app.state.desk = Desk(opened, keeper, name or _name(store), by or _login(), taking, site, tiles)
    app.include_router(streams)  # before "/api/events/{id}"
    app.include_router(api)
    app.include_router(overviews)  # before "/events/{id}": a map is no event
    app.include_router(reviews)
    app.include_router(intake)
    app.include_router(pages)
    app.add_exception_handler(StarletteError, tell)
    app.add_exception_handler(RequestValidationError, tell)
    app.add_exception_handler(NotComputedError, tell)
    app.add_exception_handler(StoreError, tell)
    app.add_middleware(Measure)  # the one that is added last is the first to see a request
    if site.host:
        app.include_router(accounts)
        app.add_middleware(Door)
    app.add_middleware(Guard, site=site, pictures=tiles.origin if tiles else "")
    return app


def _name(store: Store | str | Path) -> str:
    return "" if isinstance(store, Store) else Path(show_name(str(store))).name


def _login() -> str:
    try:
        return " ".join(getpass.getuser().split())
    except (OSError, KeyError, ImportError):
        return "somebody"
