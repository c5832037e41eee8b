"""The pages of a team in a browser: by keyboard, on a telephone, in the dark, and what axe-core finds on them."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from served import NEEDS_CHROMIUM, serve

from rashomon.team import add_user
from team_cases import NAMES, PASSWORD, fill_team
from workbench_cases import ARABIC, fill, ordinary

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM

SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def team_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with fill(tmp_path_factory.mktemp("team") / "store.sqlite", ordinary()) as store:
        fill_team(store)
        add_user(store, "Lena", ARABIC, "reader", PASSWORD)
        with serve(store, team=True) as address:
            yield address


def log_in(page: Page, address: str, name: str) -> None:
    """Log in by the keyboard alone: the name's field has the focus."""
    page.goto(f"{address}/login")
    expect(page.get_by_label("Name")).to_be_focused(timeout=60_000)  # a busy machine gives it after the page is loaded
    page.keyboard.type(name)
    expect(page.get_by_label("Name")).to_have_value(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD + name)
    expect(page.get_by_label("Password")).to_have_value(PASSWORD + name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events", timeout=90_000)  # a busy machine takes long over a password


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_of_a_team_has_a_serious_hindrance(page: Page, team_address: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/login", "/account", "/users", "/audit", "/decisions"):
        if path == "/account":
            log_in(page, team_address, NAMES["lead"])
        page.goto(team_address + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_token_is_made_and_revoked_and_one_logs_out_by_keyboard(page: Page, team_address: str) -> None:
    log_in(page, team_address, NAMES["coder"])
    page.goto(f"{team_address}/account")
    page.get_by_label("What it is for").focus()
    page.keyboard.type("laptop")
    for key in ("Tab", "c", "Tab", "Enter"):  # the role, whose name begins so
        page.keyboard.press(key)
    page.wait_for_selector(".secret")
    assert "coder" in page.get_by_role("row", name="laptop").inner_text()
    page.get_by_role("button", name="Revoke laptop").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Revoke laptop").count() == 0
    page.get_by_role("button", name="Log out").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/login")
    page.goto(f"{team_address}/events")
    assert page.url.startswith(f"{team_address}/login")


def test_a_reader_has_the_keys_that_he_may_use(page: Page, team_address: str) -> None:
    log_in(page, team_address, NAMES["reader"])
    page.goto(f"{team_address}/reports/r1?claim=c1-0")
    page.keyboard.press("j")
    before = page.url
    for key in "arcgu":
        page.keyboard.press(key)
    assert page.url == before
    assert page.locator("form").count() == 0
