"""Who may do what in a team: every route of the application, as it has them, against every role."""

from collections.abc import Iterator
from typing import Literal

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Route

from rashomon.store.users import RANKS, Role, list_users, revoke_tokens
from rashomon.team import make_token
from rashomon.web.desk import SESSION, token_of
from team_cases import NAMES, cheap, enter, fill_team, open_browser, open_team  # noqa: F401 - a fixture
from workbench_cases import fill, ordinary

Needed = Role | Literal["nobody"]
# A route that is missing here fails: say first who may use it.
RIGHTS: dict[str, Needed] = {
    "GET /login": "nobody",
    "POST /login": "nobody",
    "GET /static/{name}": "nobody",
    "GET /": "reader",
    "GET /account": "reader",
    "GET /api/claims": "reader",
    "GET /api/claims.jsonl": "reader",
    "GET /api/claims/{id}": "reader",
    "GET /api/decisions": "reader",
    "GET /api/events": "reader",
    "GET /api/events.jsonl": "reader",
    "GET /api/events/{id}": "reader",
    "GET /api/events/{id}/findings": "reader",
    "GET /api/export/{format}": "reader",
    "GET /api/reports": "reader",
    "GET /api/reports/{id}": "reader",
    "GET /api/search": "reader",
    "GET /decisions": "reader",
    "GET /events": "reader",
    "GET /events/map": "reader",
    "GET /events/timeline": "reader",
    "GET /events/{id}": "reader",
    "GET /events/{id}/coding": "reader",
    "GET /events/{id}/dossier.html": "reader",
    "GET /events/{id}/words/{anchor}": "reader",
    "GET /openapi.json": "reader",
    "GET /reports": "reader",
    "GET /reports/{id}": "reader",
    "GET /review": "reader",
    "GET /review/agreement": "reader",
    "GET /state": "reader",
    "POST /account": "reader",
    "POST /logout": "reader",
    "GET /add": "coder",
    "GET /add/{id}": "coder",
    "POST /add": "coder",
    "POST /api/decisions": "coder",
    "POST /decisions": "coder",
    "POST /reviews": "coder",
    "GET /audit": "lead",
    "GET /users": "lead",
    "POST /redactions": "lead",
    "POST /users": "lead",
}
FILLED = {"{id}": "m0", "{anchor}": "e1f1p1", "{format}": "geojson", "{name}": "workbench.css"}
WHO = ("nobody", *RANKS)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    store = fill(tmp_path_factory.mktemp("team") / "store.sqlite", ordinary())
    fill_team(store)
    return open_team(store)


def routes(app: FastAPI) -> Iterator[str]:
    """Yield every route of an application, those of its routers among them."""
    for route in app.routes:
        router = getattr(route, "original_router", None)
        for one in router.routes if router is not None else [route]:
            assert isinstance(one, Route)
            yield from (f"{method} {one.path}" for method in one.methods or () if method != "HEAD")


def test_the_table_has_every_route_and_no_other(app: FastAPI) -> None:
    assert sorted(routes(app)) == sorted(RIGHTS)


def test_what_is_not_named_is_closed(app: FastAPI) -> None:
    nobody, coder = open_browser(app), enter(app, "coder")
    assert nobody.get("/not/yet/made").headers["location"].startswith("/login")
    assert nobody.get("/api/not/yet/made").status_code == 401
    assert [coder.request(method, "/not/yet/made").status_code for method in ("POST", "PUT", "DELETE")] == [403] * 3


def allowed(needed: Needed, who: str) -> bool:
    order = list(WHO)
    return order.index(who) >= order.index(needed)


def ask(browser: TestClient, route: str, headers: dict[str, str]) -> tuple[int, str]:
    """Send what a route takes, which changes nothing, and return the code and where it leads."""
    method, path = route.split()
    for key, value in FILLED.items():
        path = path.replace(key, value)
    desk = browser.app.state.desk  # type: ignore[attr-defined]
    fields = {"token": token_of(desk, browser.cookies.get(SESSION) or "none")}
    if method == "GET":
        answer = browser.get(path, headers=headers)
    elif path.startswith("/api/"):
        answer = browser.post(path, json={"verdict": "same", "ids": ["none"]}, headers=headers)
    elif path == "/add":
        answer = browser.post(path, data=fields, files={"text": (None, b"")}, headers=headers)
    else:
        answer = browser.post(path, data=fields, headers=headers)
    return answer.status_code, answer.headers.get("location", "")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", RIGHTS)
def test_who_may_do_what_in_a_browser(app: FastAPI, route: str, who: str) -> None:
    role = next((one for one in RANKS if one == who), None)
    browser = enter(app, role) if role else open_browser(app)
    if role is None:
        browser.cookies.set(SESSION, "none", domain="localhost.local")
    status, location = ask(browser, route, {})
    if route == "POST /api/decisions":  # a change by the API takes a token, whoever asks
        assert status == (403 if role else 401)
    elif allowed(RIGHTS[route], who):
        # What is sent is of no use, so that nothing changes: that is told.
        expected = {"POST /login": (401, 429), "POST /logout": (303,)}
        usual = (422,) if route.startswith("POST") else (200, 303, 404, 422)
        assert status in expected.get(route, usual)
        assert location.startswith("/login") == (route == "POST /logout")
    elif role is None:
        assert (status, location.partition("?")[0]) == ((401, "") if is_api(route) else (303, "/login"))
    else:
        assert status == 403


@pytest.mark.parametrize("who", RANKS)
@pytest.mark.parametrize("route", RIGHTS)
def test_what_a_token_opens(app: FastAPI, route: str, who: Role) -> None:
    """The API, by the token's own role, which is less than its owner's here; and no page."""
    store = app.state.desk.store
    with store.read() as connection:
        lead = next(one for one in list_users(connection) if one.name == NAMES["lead"])
    with store.write() as connection:
        revoke_tokens(connection, lead.name, "2020")
    _, secret = make_token(store, lead, "test", who)
    status, location = ask(open_browser(app), route, {"authorization": f"Bearer {secret}"})
    if RIGHTS[route] == "nobody":
        assert status in (200, 403)  # a form without a session is no form
    elif not is_api(route):
        assert (status, location.partition("?")[0]) == (303, "/login")
    elif allowed(RIGHTS[route], who):
        assert status in (200, 404, 422)
    else:
        assert status == 403


def is_api(route: str) -> bool:
    return "/api/" in route or "/openapi.json" in route
