"""Write docs/images/workbench-PAGE.png: the workbench's pages on reports of this repository, or on a store of yours.

    python scripts/workbench_pictures.py [STORE]

Needs Chromium and the extra `web`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images"
REPORTS = ("src/rashomon/demo/reports", "corpus/accounts/dev/**/*.txt")  # written for this project
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
PORT = 47898
WIDTH, HEIGHT = 1280, 960  # pixels


def list_pages(address: str) -> dict[str, str]:
    """Return the pages to take, by the name of the picture; an event and a report are the first in their lists."""
    events = json.load(urlopen(f"{address}/api/events?limit=1&order=disputes"))["events"]
    event = events[0]["id"]
    report = json.load(urlopen(f"{address}/api/events/{event}"))["reports"][0]
    return {
        "events": "/events",
        "map": "/events/map",
        "timeline": "/events/timeline",
        "event": f"/events/{event}",
        "report": f"/reports/{report}",
        "review": "/review",
    }


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """Serve a store until the pictures are taken."""
    command = [sys.executable, "-m", "rashomon", "serve", "--db", str(store), "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{PORT}"
        while not _answers(f"{address}/api/events"):
            time.sleep(0.5)
        yield address
        server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address):
            return True
    except URLError:
        return False


def take_pictures(address: str) -> None:
    """Open each page and take its picture, as high as a window."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no chromium on the path")
    flags = [*FLAGS.split(), *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=flags)
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, path in list_pages(address).items():
            page.goto(address + path)
            page.screenshot(path=TARGET / f"workbench-{name}.png")
        opened.close()


def main() -> None:
    """Fill a store where none is given, and take the pictures of it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "town.sqlite"
        if len(sys.argv) == 1:
            # By names from the root: the page of a report shows them.
            paths = [str(path.relative_to(ROOT)) for pattern in REPORTS for path in sorted(ROOT.glob(pattern))]
            command = [sys.executable, "-m", "rashomon", "add", *paths, "--db", str(store)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        with serve(store) as address:
            take_pictures(address)


if __name__ == "__main__":
    main()
