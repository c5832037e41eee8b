"""The workbench as an analyst meets it, in the Chromium of this machine; none is ever downloaded."""

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import NEEDS_CHROMIUM, serve

from workbench_cases import HOSTILE, LONG, fill, make_reading, ordinary

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM

PAGES = ["/events", "/events?dispute=any&q=market", "/events?q=nowhere", "/events/m0", "/events/m0/words/e1f1p1"]
PAGES += ["/reports", "/reports/r0", "/decisions", "/none", "/events/map", "/events/map?at=37,36,1", "/events/timeline"]


WIDE = """[...document.querySelectorAll("body *")].filter(one =>
    !one.closest("svg, .unseen, .skip, .flow li a *, .layers input, .tip") &&
    one.getBoundingClientRect().right > innerWidth + 1).map(one => one.className || one.tagName)"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("case", ["address", "hostile_address"])
def test_nothing_is_wider_than_the_window(page: Page, case: str, path: str, request: pytest.FixtureRequest) -> None:
    page.goto(request.getfixturevalue(case) + path)
    for closed in page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(WIDE) == []


@pytest.mark.parametrize("path", PAGES)
def test_roles_and_names_tell_a_page_to_a_screen_reader(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    nameless = """[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select")].filter(one =>
        !(one.textContent.trim() || one.labels?.[0]?.textContent.trim() || one.getAttribute("aria-label")))
        .map(one => one.outerHTML)"""
    assert page.evaluate(nameless) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_a_filter_changes_the_list_and_the_address_and_back_undoes_it(page: Page, address: str) -> None:
    page.goto(address + "/events")
    rows = page.locator(".rows > li")
    assert rows.count() == 3
    page.get_by_text("Filters", exact=True).click()
    page.locator("select[name=country]").select_option("UA")
    page.wait_for_url("**/events?*country=UA*")
    expect(page.locator(".rows > li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".rows > li")).to_have_count(3)


def test_all_of_it_is_there_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/events")
    page.get_by_label("Words in events and reports").fill("barda")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".rows > li").count() == 1
    page.locator(".rows .what").click()
    assert "Barda" in page.get_by_role("article").inner_text()
    page.goto(address + "/reports/r0")
    mark = page.locator(".l-place").first
    assert mark.evaluate("one => getComputedStyle(one).borderBottomStyle") == "none"
    page.get_by_text("places", exact=True).click()
    assert mark.evaluate("one => getComputedStyle(one).borderBottomStyle") == "dotted"
    context.close()


def test_one_click_leads_from_a_figure_to_its_words_and_back(page: Page, address: str) -> None:
    page.goto(address + "/events/m0")
    row = page.locator(".version").filter(has_text="40").first
    row.locator("summary").click()
    row.locator(".to-words").first.click()
    page.wait_for_url("**/reports/r1?claim=c1-0*")
    lit = page.locator(".claim.lit").first
    assert lit.inner_text().startswith("40")
    lit.click()
    card = page.locator(".card:target")
    assert "40" in card.inner_text()
    card.locator("a", has_text="↑").first.click()
    page.wait_for_url("**/events/m0#e1f*")
    assert page.locator(".version:target blockquote").first.is_visible()


def tab_to(page: Page, wanted: str) -> None:
    """Press the tab key until what has the focus fits a selector."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"the tab key does not reach {wanted}")


def test_an_event_is_found_and_decided_on_and_undone_by_keyboard_alone(
    page: Page, browser: Browser, tmp_path: Path
) -> None:
    readings = [*ordinary(), make_reading(4, town="Urla", day="2022-07-07", dead=5)]
    with fill(tmp_path / "store.sqlite", readings) as store, serve(store) as address:
        page.goto(address + "/events")
        tab_to(page, "input[name=q]")
        page.keyboard.type("urla")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events?*q=urla*")
        expect(page.locator(".rows > li")).to_have_count(1)
        tab_to(page, ".what")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/m4")
        tab_to(page, "input[name=verdict]")
        tab_to(page, "input[name=right]")
        page.keyboard.type("m0")
        tab_to(page, "input[name=why]")
        page.keyboard.type("one blast")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/m*")
        page.get_by_text("computed anew").wait_for()
        page.get_by_role("link", name="Show this page with them").wait_for()
        page.goto(address + "/decisions")
        assert "one blast" in page.locator(".decisions").inner_text()
        tab_to(page, ".grade summary")
        page.keyboard.press("Enter")
        tab_to(page, "input[name=why]")
        page.keyboard.type("another town")
        page.keyboard.press("Enter")
        page.get_by_text("undone by").wait_for()


def test_hover_and_focus_show_what_a_claim_says(page: Page, address: str) -> None:
    page.goto(address + "/reports/r0")
    tip = page.locator(".tip:visible")
    assert tip.count() == 0
    page.locator(".claim").last.hover()
    assert tip.count() == 1
    page.mouse.move(0, 0)
    tab_to(page, ".claim")
    assert tip.count() == 1


def test_dark_is_dark_and_print_is_white_without_controls(page: Page, address: str) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    page.goto(address + "/events/m0")
    page.emulate_media(color_scheme="light")
    light = page.evaluate(background)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(background) != light
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    assert not page.get_by_role("navigation", name="Pages").is_visible()
    assert not page.get_by_role("button").first.is_visible()


@pytest.mark.parametrize("path", ["/events", "/events/m0", "/reports/r0", "/reports/r1", "/reports"])
def test_words_that_mean_harm_stay_words(page: Page, hostile_address: str, path: str) -> None:
    page.goto(hostile_address + path)
    assert "owned" not in page.title() or HOSTILE[:20] in page.title()
    assert page.locator("img").count() == 0
    assert page.locator("script:not([src])").count() == 0
    if path == "/events/m0":
        assert LONG[:40] in page.locator("h2").first.inner_text() or page.locator("h2").count()


def test_a_page_elsewhere_cannot_read_the_case(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto("data:text/html,<p>elsewhere")
    told = page.evaluate("url => fetch(url).then(r => r.status, e => 'refused')", f"{address}/api/events")
    assert told == "refused"
    page.close()
