"""A workbench of a team for tests: a lead, a coder and a reader, whose passwords are hashed at little cost."""

import re

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from rashomon import passwords
from rashomon.store import Store
from rashomon.store.audit import list_logged
from rashomon.store.users import RANKS, Role
from rashomon.team import add_user, log_in
from rashomon.web import create_app
from rashomon.web.addresses import read_site
from rashomon.web.desk import SESSION

URL = "http://localhost:8000"
NAMES: dict[Role, str] = {"reader": "Rosa", "coder": "Carl", "lead": "Lena"}
PASSWORD = "staple the horses of "


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at little cost: how long it takes is not tested, and there are many."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def fill_team(store: Store) -> None:
    """Put one user of each role into a store."""
    for role in RANKS:
        add_user(store, "login root", NAMES[role], role, PASSWORD + NAMES[role])


def open_team(store: Store, url: str = URL) -> FastAPI:
    """Return the workbench of a store that has users."""
    return create_app(store, background=False, site=read_site(url, frozenset(["10.0.0.1"])))


def open_browser(app: FastAPI, url: str = URL, address: str = "10.9.9.9") -> TestClient:
    """Return a browser at a workbench, in which nobody is logged in; it follows no redirection."""
    return TestClient(app, base_url=url, follow_redirects=False, client=(address, 50_000))


def enter(app: FastAPI, role: Role) -> TestClient:
    """Return a browser in which the user of a role is logged in."""
    browser = open_browser(app)
    session = log_in(app.state.desk.store, NAMES[role], PASSWORD + NAMES[role], "10.9.9.9")
    assert session
    browser.cookies.set(SESSION, session, domain="localhost.local")
    return browser


def token_in(text: str) -> str:
    """Return the token that the forms of a page carry."""
    found = re.search(r'name="token" value="(\w+)"', text)
    assert found, text[:300]
    return found[1]


def send(browser: TestClient, path: str, at: str = "/account", **fields: str) -> tuple[int, str]:
    """Send a form with the token of its browser, and return the code and where it leads, or the page."""
    answer = browser.post(path, data={"token": token_in(browser.get(at).text), **fields})
    return answer.status_code, answer.headers.get("location") or answer.text


def logged(store: Store) -> list[tuple[str, str, str]]:
    """Return who did what on which record, the newest first."""
    with store.read() as connection:
        return [(one.who, one.what, one.about) for one in list_logged(connection)]
