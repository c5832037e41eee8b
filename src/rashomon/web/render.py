"""A template's name and what it shows in, a page out; every text is escaped, hidden characters are shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader

from rashomon.export.decisions import word_correction, word_target
from rashomon.export.dossier.page import open_templates
from rashomon.export.dossier.parties import Party, letter_names
from rashomon.export.dossier.phrases import DISPUTES, phrase, print_days
from rashomon.export.wording import word_days
from rashomon.store.listing import Listed
from rashomon.web.atlas import name_countries, write_view
from rashomon.web.desk import Desk, token_of
from rashomon.web.filters import write_area
from rashomon.web.forms import give_session, session_of

LONGEST_NAME = 90  # characters of a name in a list; the event's own page has it whole

# What a page may ask for beside itself: where it lies, and what it is.
STATIC: Mapping[str, tuple[str, str, str]] = {
    "dossier.css": ("rashomon.export.dossier", "templates/style.css", "text/css"),
    "dossier.js": ("rashomon.export.dossier", "templates/script.js", "text/javascript"),
    "workbench.css": ("rashomon.web", "static/workbench.css", "text/css"),
    "overviews.css": ("rashomon.web", "static/overviews.css", "text/css"),
    "map.js": ("rashomon.web", "static/map.js", "text/javascript"),
    "review.css": ("rashomon.web", "static/review.css", "text/css"),
    "review.js": ("rashomon.web", "static/review.js", "text/javascript"),
    "icon.svg": ("rashomon.web", "static/icon.svg", "image/svg+xml"),
    "htmx.js": ("rashomon.web", "static/htmx.min.js", "text/javascript"),
}


@cache
def read_static(name: str) -> tuple[bytes, str] | None:
    """Return a file that pages ask for, and its type; None where there is none of that name."""
    if name not in STATIC:
        return None
    package, path, kind = STATIC[name]
    return (files(package) / path).read_bytes(), f"{kind}; charset=utf-8"


@cache
def _environment() -> Environment:
    environment = open_templates(PackageLoader("rashomon.web"))
    environment.filters["known"] = lambda key, table: table.get(key)
    environment.globals.update(
        word_target=word_target,
        word_correction=word_correction,
        word_dispute=lambda kind: phrase(kind, DISPUTES),
        word_days=word_days,
        print_days=print_days,
        parties_of=parties_of,
        range_of=range_of,
        shorten=shorten,
        brief_number=brief_number,
        country_name=lambda code: name_countries().get(code, code),
        write_area=write_area,
        write_view=write_view,
    )
    return environment


def render(request: Request, desk: Desk, template: str, *, status: int = 200, **shown: Any) -> Response:
    """Return a page of the workbench, with the session that its forms need."""
    session = session_of(request, desk)
    text = (
        _environment()
        .get_template(template)
        .render({"desk": desk, "token": token_of(desk, session), "path": _here(request), "outlook": None} | shown)
    )
    response = HTMLResponse(text, status_code=status)
    if desk.cookie not in request.cookies:
        give_session(response, desk, session)
    return response


def parties_of(event: Listed) -> tuple[Party, ...]:
    """Return the sides of a listed event as the dossier tells them apart."""
    return letter_names(event.sides)


def range_of(event: Listed) -> str:
    """Return the dead of a listed event: "12–40", "12 or more"; empty where no report gives a figure."""
    low, high = event.killed_low, event.killed_high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{low:,} or more" if low is not None else f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def brief_number(number: int) -> str:
    """Return a number as a mark has room for it: "940", "1.2k", "15k"."""
    if number < 1000:
        return str(number)
    return f"{number / 1000:.1f}k".replace(".0k", "k") if number < 10_000 else f"{number // 1000}k"


def shorten(name: str) -> str:
    """Return a name as a list has room for it."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _here(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
