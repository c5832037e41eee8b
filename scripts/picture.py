"""Write docs/images/dossier.png: one finding of the demonstration's page, its short positions open.

    python scripts/picture.py "killed: pro-government fighters"

Needs Chromium; the heading is one that `rashomon demo --html` prints.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "docs" / "images" / "dossier.png"
HIDE = """
body > :not(h1, .banner, :has(#picture)), section > :not(h2, #picture, :has(#picture)), .finding:not(#picture),
section :has(#picture) > :not(#picture, :has(#picture)) { display: none; }
"""
MOST = 4  # sentences of a position that is shown open
FLAGS = "--headless --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"


def open_short(position: re.Match[str]) -> str:
    """Return a position, open where all of it fits into a picture."""
    return position[0].replace("<details>", "<details open>") if position[0].count("<li>") <= MOST else position[0]


def cut_page(page: str, heading: str) -> str:
    """Return the page with all hidden but its title, banner and the one finding, its short positions open."""
    before, found, after = page.partition(f"<h4>{heading}")
    if not found:
        raise SystemExit(f"no heading {heading!r} on the page")
    start = before.rindex("<div")
    finding, end, rest = (before[start:] + found + after).partition("</div>")
    finding = re.sub(r"<details>.*?</details>", open_short, finding.replace("<div", '<div id="picture"', 1), flags=re.S)
    return (before[:start] + finding + end + rest).replace("</style>", f"{HIDE}</style>")


def main(heading: str) -> None:
    """Make the page, cut it to the finding, and take the picture."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("no chromium on the path")
    flags = [*FLAGS.split(), *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "dossier.html"
        command = [sys.executable, "-m", "rashomon", "demo", "--html", str(page)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        page.write_text(cut_page(page.read_text(encoding="utf-8"), heading), encoding="utf-8")
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        size, picture = "--window-size=1280,740", f"--screenshot={TARGET}"
        subprocess.run([browser, *flags, size, picture, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "killed: pro-government fighters")
