"""A store in, the application out: pages, API, static files, and what stands before them."""

from __future__ import annotations

import getpass
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException as StarletteError

from rashomon import __version__
from rashomon.store import Store, StoreError, open_store
from rashomon.store.addresses import show_name
from rashomon.tables import name_rules
from rashomon.web.api import api
from rashomon.web.computing import Keeper
from rashomon.web.desk import Desk, NotComputedError
from rashomon.web.guard import Guard
from rashomon.web.intake import Intake
from rashomon.web.intake_pages import intake
from rashomon.web.overviews import overviews
from rashomon.web.pages import pages
from rashomon.web.render import render
from rashomon.web.review_pages import reviews
from rashomon.web.streams import streams

ABOUT = "What a store of Rashomon holds: events, findings, claims, reports, and what persons decided on them."
# Whatever the environment says: what is looked at here is nobody else's business.
SILENT: TelemetryConfig = {
    "auto_configure": False,
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
}
CODES = {
    400: "bad_request",
    403: "refused",
    404: "not_found",
    405: "bad_method",
    409: "out_of_date",
    410: "taken_out",
    415: "bad_type",
}


def create_app(
    store: Store | str | Path,
    *,
    by: str = "",
    ontology: Path | None = None,
    background: bool = True,
    name: str = "",
) -> FastAPI:
    """Return the workbench of a store, given open or by its path; StoreError where that cannot be opened.

    `by` is who decides, the login name where it is not given; `ontology` is a folder of the user's tables. Without
    `background` events are computed before an answer, as tests want it.
    """
    rules = name_rules(__version__, ontology)
    opened = store if isinstance(store, Store) else open_store(str(store), create=False, version=rules)
    app = FastAPI(
        title="Rashomon", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, telemetry=SILENT
    )
    keeper = Keeper(opened, rules, ontology, background=background)
    app.state.desk = Desk(
        opened, keeper, name or _name(store), by or _login(), Intake(opened, ontology, background=background)
    )
    app.include_router(streams)  # before "/api/events/{id}"
    app.include_router(api)
    app.include_router(overviews)  # before "/events/{id}": a map is no event
    app.include_router(reviews)
    app.include_router(intake)
    app.include_router(pages)
    app.add_exception_handler(StarletteError, _tell)
    app.add_exception_handler(RequestValidationError, _tell)
    app.add_exception_handler(NotComputedError, _tell)
    app.add_exception_handler(StoreError, _tell)
    app.add_middleware(Guard)
    return app


def _tell(request: Request, error: Exception) -> Response:
    """Say what is wrong: to a program as an object, to a person as a page."""
    status, message = _words_of(error)
    headers = {"retry-after": "2"} if status == 503 else {}
    if request.url.path.startswith("/api/"):
        told = {"error": {"code": CODES.get(status, "invalid" if status == 422 else "unavailable"), "message": message}}
        return JSONResponse(told, status, headers)
    outlook = error.outlook if isinstance(error, NotComputedError) else None
    waiting = outlook is not None and not outlook.failure
    response = render(
        request, request.app.state.desk, "error.html.j2", status=status, code=status, message=message, waiting=waiting
    )
    response.headers.update(headers)
    return response


def _words_of(error: Exception) -> tuple[int, str]:
    """Return the code and the words of an error, on one line."""
    if isinstance(error, StarletteError | HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return 422, f"{'.'.join(map(str, first['loc'][1:])) or 'the request'}: {first['msg']}"
    return 503, str(error)


def _name(store: Store | str | Path) -> str:
    return "" if isinstance(store, Store) else Path(show_name(str(store))).name


def _login() -> str:
    try:
        return " ".join(getpass.getuser().split())
    except (OSError, KeyError, ImportError):
        return "somebody"
