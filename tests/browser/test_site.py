"""The documentation's site: built strictly, opened from disk, asking nobody for anything, and searchable there."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser
from served import NEEDS_CHROMIUM

import rashomon

pytest_plugins = ["served"]

ROOT = Path(__file__).parent.parent.parent
# Attributes by which a page asks for something else; a link is asked for by the reader only.
ASKING = {"src", "srcset", "data", "poster", "action", "formaction", "manifest", "xlink:href"}


class Asked(HTMLParser):
    """Collects what a page loads, what it links to, and its anchors."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ASKING or (name == "href" and tag not in ("a", "use")):
                self.loads.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.anchors.add(value or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it: every warning, such as a link that leads nowhere, is an error."""
    folder: Path = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-c",
        "docs/site",
        "-d",
        str(folder / "trees"),
    ]
    done = subprocess.run([*command, ".", str(folder / "html")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


def pages_of(site: Path) -> dict[Path, Asked]:
    return {path: Asked(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def test_no_page_asks_another_host(site: Path) -> None:
    for path, page in pages_of(site).items():
        assert [one for one in page.loads if urlsplit(one).scheme not in ("", "data") or one.startswith("//")] == [], (
            path
        )
    for style in site.rglob("*.css"):
        asked = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", style.read_text(encoding="utf-8"))
        assert [one for one in asked if not one.startswith("data:") and "//" in one] == [], style


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    pages = pages_of(site)
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.exists(), (path, link)
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].anchors, (path, link)


def test_every_page_and_notebook_of_the_documentation_is_there(site: Path) -> None:
    sources = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("docs/notebooks/*.ipynb")]
    assert [one.name for one in sources if not (site / one.relative_to(ROOT)).with_suffix(".html").exists()] == []


@pytest.mark.parametrize("name", [name for name in rashomon.__all__ if name != "__version__"])
def test_every_public_name_is_in_the_reference(name: str, site: Path) -> None:
    anchors = Asked((site / "docs" / "reference.html").read_text(encoding="utf-8")).anchors
    assert anchors & {f"rashomon.{name}", f"rashomon.records.{name}"}


def test_the_fields_of_records_are_told_by_their_comments(site: Path) -> None:
    page = (site / "docs" / "reference.html").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "printed (int | None): the number as printed; None where the words give none" in text


@NEEDS_CHROMIUM
def test_the_site_opens_from_disk_and_is_searched_there(site: Path, browser: Browser) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).scheme))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/docs/index.html")
    page.fill("input[name=q]", "casualties")
    page.press("input[name=q]", "Enter")
    page.wait_for_selector("ul.search li a")
    page.locator("ul.search li a").first.click()
    page.wait_for_selector("article h1")
    page.close()
    assert complaints == []
    assert set(asked) <= {"file", "data"}
