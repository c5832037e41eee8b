"""Write docs/images/dossier.png: the head of an event and one finding of the demonstration's page.

    python scripts/picture.py "Killed: pro-government fighters"

Needs Chromium; the heading is one of the page that `rashomon demo --html` writes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).parent.parent / "docs" / "images" / "dossier.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
WIDTH = 1120
# Of the event with the finding: its head, the finding, and the words of its last position; all else goes.
CUT = """(finding) => {
  const event = finding.closest(".event");
  const keep = (one) => one.contains(finding) || finding.contains(one) || event.querySelector("header").contains(one);
  for (const one of document.querySelectorAll("body *")) {
    if (!keep(one) && !one.closest(".defs, .switch") && !one.contains(event)) one.style.display = "none";
  }
  document.querySelector(".switch").style.marginTop = ".6rem";
  event.style.marginTop = "1.6rem";
  document.body.style.paddingBottom = "1.2rem";
  finding.querySelector("li.version:last-child details").open = true;
  for (const one of [...finding.querySelectorAll(".tellings > li")].slice(0, -1)) one.style.display = "none";
}"""


def take_picture(page: Page, heading: str) -> None:
    """Cut the open page to the finding and take the picture."""
    finding = page.locator(".finding").filter(has=page.get_by_role("heading", name=heading)).first
    finding.evaluate(CUT)
    page.screenshot(path=TARGET, full_page=True)


def main(heading: str) -> None:
    """Make the page, open it, and take the picture."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no chromium on the path")
    flags = [*FLAGS.split(), *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "dossier.html"
        command = [sys.executable, "-m", "rashomon", "demo", "--html", str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        opened = playwright.chromium.launch(executable_path=browser, args=flags)
        page = opened.new_page(viewport={"width": WIDTH, "height": 600}, device_scale_factor=1.5)
        page.goto(path.as_uri())
        take_picture(page, heading)
        opened.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "Killed: pro-government fighters")
