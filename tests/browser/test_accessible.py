"""What axe-core finds on the pages: nothing that is serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from served import NEEDS_CHROMIUM

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM

PAGES = [
    "/events",
    "/events/map",
    "/events/map?at=37,36,1",
    "/events/timeline",
    "/events/m0",
    "/events/m0/words/e1f1p1",
]
PAGES += ["/reports", "/reports/r0", "/decisions", "/none"]
SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_has_a_serious_hindrance(page: Page, address: str, path: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    for closed in page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in SERIOUS]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in serious] == []
