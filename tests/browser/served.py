"""A browser of this machine, and stores served to it on a port: a plugin that each test of pages names.

PYTEST_DONT_REWRITE: the tests import it, too.
"""

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.store import Store
from rashomon.web import create_app
from rashomon.web.addresses import LOCAL, read_site
from workbench_cases import fill, hostile, ordinary

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = """
--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
--disable-sync
""".split()
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium, chromium-browser or google-chrome on the path"
)


# On the console stands also that a page is not there, that the server of a test has ended, that something has the focus
# before the browser gives it to a field, and that a logout cleared what was kept. Which hosts are asked is looked at
# by itself.
USUAL = ("404", "ERR_CONNECTION_REFUSED", "Autofocus processing was blocked", "Clear-Site-Data header")


@contextmanager
def serve(store: Store, *, team: bool = False) -> Iterator[str]:
    """Serve a store on a port of this machine until the test is done with it, to one person or to a team."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        address = f"http://127.0.0.1:{bound.getsockname()[1]}"
        site = read_site(address, frozenset()) if team else LOCAL
        app = create_app(store, by="Ada", background=not team, site=site)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not is_computed(address):
            time.sleep(0.1)
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join()


def is_computed(address: str) -> bool:
    """Tell whether the first computation is done: what a browser is told before stands on its console."""
    try:
        with urlopen(f"{address}/api/events"):
            return True
    except HTTPError as error:
        return error.code != 503


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *root])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file: Path = tmp_path_factory.mktemp("workbench") / "store.sqlite"
    with fill(file, ordinary()) as store, serve(store) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file: Path = tmp_path_factory.mktemp("hostile") / "store.sqlite"
    with fill(file, hostile()) as store, serve(store) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain, nor ask any other machine for anything."""
    complaints: list[str] = []
    hosts: set[str | None] = set()
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    yield page
    page.close()
    told = [one for one in complaints if not any(usual in one for usual in USUAL)]
    assert told == [], told
    assert hosts == {"127.0.0.1"}, hosts
