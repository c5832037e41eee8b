"""Write docs/images/dossier.png: one finding of the demonstration's page, with its positions open.

    python scripts/picture.py "killed: Syrian militiamen"

Needs Chromium; the heading is one that `rashomon demo --html` prints.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "docs" / "images" / "dossier.png"
FLAGS = "--headless --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"


def cut_page(page: str, heading: str) -> str:
    """Return the page with the title, the banner and the one finding alone, the words behind its positions shown."""
    head, body = page.split("<body>")
    before, found, after = body.partition(f"<h3>{heading}")
    if not found:
        raise SystemExit(f"no heading {heading!r} on the page")
    banner = before[: before.index("</p>")]
    event = before[before.rindex("<h2") : before.index("</h2>", before.rindex("<h2"))]
    finding = after.partition("<h3>")[0].partition("</section>")[0].replace("<details>", "<details open>")
    return f"{head}<body>{banner}</p>{event}</h2><h3>{heading}{finding}</body></html>"


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
        size, picture = "--window-size=1280,900", f"--screenshot={TARGET}"
        subprocess.run([browser, *flags, size, picture, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "killed: Syrian militiamen")
