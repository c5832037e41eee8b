"""Write docs/images/team-PAGE.png: the pages of a team at an empty store, as its lead sees them.

    python scripts/team_pictures.py

Needs Chromium and the extra `web`.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path
from threading import Thread

import uvicorn
from playwright.sync_api import Page, sync_playwright

from rashomon.store import Store, open_store
from rashomon.store.audit import log
from rashomon.team import add_user, disable, read_role
from rashomon.web import create_app
from rashomon.web.addresses import read_site

TARGET = Path(__file__).parent.parent / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1280, 720  # pixels
LEAD, WORDS = "Lena Haddad", "staple the correct horse"
OTHERS = {"Carl Brandt": "coder", "منى خليل": "coder", "Rosa Okafor": "reader", "Tom Berg": "coder"}
DEEDS = (
    ("Carl Brandt", "report added", "9b1f0c2277a4d8e3", ""),
    ("Carl Brandt", "decided: rejected", "d41f0c2277a4d", ""),
    ("منى خليل", "decided: accepted", "d7be10337c1f9", ""),
    (LEAD, "took out: person", "x10c2277a4d8e", ""),
    ("Rosa Okafor", "took a copy", "", "/api/export/acled"),
    ("", "login refused", "", "from 203.0.113.7"),
)


def fill(store: Store) -> None:
    """Put users into a store, and a day's work into its log."""
    add_user(store, "login root", LEAD, "lead", WORDS)
    for name, role in OTHERS.items():
        add_user(store, LEAD, name, read_role(role), WORDS)
    disable(store, LEAD, "Tom Berg")
    with store.write() as connection:
        for who, what, about, note in DEEDS:
            log(connection, who, what, about, note)


def take_pictures(page: Page, address: str) -> None:
    """Log in and take each page's picture, as high as a window."""
    page.goto(f"{address}/login")
    page.fill("[name=name]", LEAD)
    page.fill("[name=password]", WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events")
    for name, path in (("users", "/users"), ("log", "/audit")):
        page.goto(address + path)
        page.screenshot(path=TARGET / f"team-{name}.png")


def main() -> None:
    """Serve a store of a team while its pictures are taken."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no chromium on the path")
    with tempfile.TemporaryDirectory() as folder, socket.socket() as bound, sync_playwright() as playwright:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        address = f"http://127.0.0.1:{bound.getsockname()[1]}"
        store = open_store(str(Path(folder) / "store.sqlite"))
        fill(store)
        app = create_app(store, name="border-strikes.sqlite", background=False, site=read_site(address, frozenset()))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        flags = ["--headless", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        opened = playwright.chromium.launch(executable_path=browser, args=flags)
        take_pictures(opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}), address)
        opened.close()
        server.should_exit = True
        thread.join()
        store.close()


if __name__ == "__main__":
    main()
