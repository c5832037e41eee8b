"""Map and timeline as an analyst meets them: by mouse, by keyboard, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import NEEDS_CHROMIUM, serve

from workbench_cases import keep_placed, make_place

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM

PLACES = [make_place(37.16, 36.2), make_place(36.63, 35.93), make_place(32.53, 15.55, country="SD"), None]
DAYS = [("2020-05-04", "2020-05-04"), ("2020-05-05", "2020-05-05"), ("2020-06-01", "2020-06-30"), (None, None)]
IN_VIEW = "#in-view"


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file: Path = tmp_path_factory.mktemp("spread") / "store.sqlite"
    with keep_placed(file, PLACES, DAYS) as store, serve(store) as address:
        yield address


def middle(page: Page) -> tuple[float, float]:
    box = page.locator("#sheet").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_keys_move_the_map_and_bring_it_nearer(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map?at=37,36,8")
    page.locator("#sheet").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**at=40.2%2C36%2C8")
    expect(page.locator("#sheet")).to_be_focused()  # also in the map that came in its place
    page.keyboard.press("+")
    page.wait_for_url("**at=40.2%2C36%2C4")
    page.keyboard.press("0")
    page.wait_for_url(spread + "/events/map")
    expect(page.locator(IN_VIEW)).to_have_text("All of them")
    page.go_back()
    page.wait_for_url("**at=40.2%2C36%2C4")
    expect(page.locator("#map")).to_have_attribute("data-at", "40.2,36,4")


def test_the_mouse_drags_the_map_and_opens_no_event_on_the_way(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map?at=37.16,36.2,3")
    x, y = middle(page)
    page.mouse.move(x, y)  # there is a mark
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    page.wait_for_url(lambda url: "at=37.16" not in url and "/events/map" in url)
    longitude = float(page.locator("#map").get_attribute("data-at").split(",")[0])  # type: ignore[union-attr]
    assert 37.2 < longitude < 37.6


def test_a_drawn_area_keeps_to_what_is_in_it(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map?at=37,36,4")
    page.get_by_role("button", name="Draw an area").click()
    x, y = middle(page)
    page.mouse.move(x - 40, y - 80)
    page.mouse.down()
    page.mouse.move(x + 80, y + 10, steps=4)
    page.mouse.up()
    page.wait_for_url("**area=*")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    expect(page.locator(".chips")).to_contain_text("east")
    expect(page.get_by_role("button", name="Draw an area")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("link", name="List", exact=True).click()
    assert page.locator(".rows > li").count() == 1


def test_drawing_is_given_up_with_escape(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map")
    button = page.get_by_role("button", name="Draw an area")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_mark_leads_to_its_event_by_keyboard(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map?at=37.16,36.2,0.5")
    page.locator("#sheet").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/m0")


def test_the_map_works_without_a_script(browser: Browser, spread: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(spread + "/events/map?at=37,36,8")
    assert not page.get_by_role("button", name="Draw an area").is_visible()
    page.get_by_role("link", name="nearer").click()
    page.wait_for_url("**at=37%2C36%2C4")
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Area: west, south, east, north").fill("37,36,38,37")
    page.get_by_role("button", name="Show").click()
    assert "1 event" in page.locator("#results-title").inner_text()
    context.close()


def test_a_column_of_the_timeline_narrows_the_days(page: Page, spread: str) -> None:
    page.goto(spread + "/events/timeline?by=month")
    page.get_by_role("link", name="May 2020: 2 events").click()
    page.wait_for_url("**since=2020-05-01&until=2020-05-31")
    page.get_by_role("link", name="4 May 2020: 1 event").click()
    page.wait_for_url("**/events?since=2020-05-04&until=2020-05-04")
    assert page.locator(".rows > li").count() == 1


def test_a_filter_redraws_the_map_in_its_place(page: Page, spread: str) -> None:
    page.goto(spread + "/events/map")
    page.get_by_text("Filters").click()
    page.locator("select[name=country]").select_option("SD")
    page.wait_for_url("**country=SD*")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    expect(page.locator("#map")).to_be_visible()
