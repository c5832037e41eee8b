"""Review in a browser: by keyboard alone, with words that are marked, without a script, and for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served import NEEDS_CHROMIUM, serve

from rashomon.store import Store
from workbench_cases import fill, ordinary

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM

PAGES = ["/review", "/review/agreement", "/events/m0/coding", "/reports/r0?claim=c0-0&do=correct", "/add"]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    """A store of four reports of one's own, to decide on."""
    with fill(tmp_path / "store.sqlite", ordinary()) as store:
        yield store


def verdicts(store: Store) -> list[tuple[str, str]]:
    return [(one.verdict, one.left) for one in store.decisions()]


def test_the_queue_is_worked_through_by_keyboard_alone(page: Page, opened: Store) -> None:
    with serve(opened) as address:
        page.goto(f"{address}/review")
        expect(page.locator(".step")).to_have_count(4)
        page.keyboard.press("j")
        expect(page.locator(".step.at")).to_have_attribute("data-claim", "c0-0")
        page.keyboard.press("a")
        expect(page.locator(".step")).to_have_count(3)
        expect(page.locator(".step.at")).to_have_attribute("data-claim", "c1-0")
        page.keyboard.press("r")
        expect(page.locator("#reject input[name=why]")).to_be_focused()
        page.keyboard.type("of last year")
        page.keyboard.press("Enter")
        expect(page.get_by_text("rejected by Ada")).to_be_visible()
        expect(page.locator(".step.at")).to_have_attribute("data-claim", "c1-0")  # the script of the page has begun
        page.keyboard.press("c")
        expect(page.locator("#correct[open]")).to_be_visible()
        assert verdicts(opened) == [("accepted", "c0-0"), ("rejected", "c1-0")]
        page.goto(f"{address}/review")
        with page.expect_navigation():
            page.keyboard.press("u")
        assert [one.verdict for one in opened.decisions()] == ["accepted", "rejected", "undone"]


def test_a_claim_is_added_by_marking_its_words(page: Page, opened: Store) -> None:
    with serve(opened) as address:
        page.goto(f"{address}/reports/r1")
        # The words stand under a speaker, a claim and a problem: in several pieces, with marks between them.
        page.evaluate("""() => {
            const walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
            const pieces = [];
            while (walker.nextNode()) {
              if (!walker.currentNode.parentElement.closest(".tip")) pieces.push(walker.currentNode);
            }
            const [first] = pieces.filter((one) => one.data.includes("people"));
            const [last] = pieces.filter((one) => one.data.includes(" died"));
            const end = last.data.indexOf(" died") + 5;
            getSelection().setBaseAndExtent(first, first.data.indexOf("people"), last, end);
        }""")
        page.keyboard.press("m")
        form = page.locator("#add form")
        expect(form.locator("[name=words]")).to_have_value("people died")
        expect(form.locator("[name=nth]")).to_have_value("1")
        form.locator("[name=field]").select_option("injured")
        form.locator("[name=number]").fill("7")
        form.locator("[name=why]").fill("missed")
        form.get_by_role("button", name="Add").click()
        expect(page.get_by_text("added by Ada")).to_be_visible()
        [decision] = opened.decisions()
        assert decision.correction
        start, end = decision.correction.span or (0, 0)
        assert next(opened.readings("r1")).report.text[start:end] == "people died"


def test_all_of_it_is_done_without_a_script(browser: Browser, opened: Store) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serve(opened) as address:
        page.goto(f"{address}/review")
        page.locator(".step").first.get_by_role("button", name="Accept").click()
        expect(page.locator(".step")).to_have_count(3)
        page.locator(".step").first.get_by_role("link", name="Correct").click()
        form = page.locator("#correct form")
        form.locator("[name=number]").fill("41")
        form.locator("[name=why]").fill("it says 41")
        form.get_by_role("button", name="Correct").click()
        expect(page.get_by_text("corrected by Ada")).to_be_visible()
    context.close()
    assert verdicts(opened) == [("accepted", "c0-0"), ("corrected", "c1-0")]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_no_page_is_too_wide_or_has_a_serious_hindrance(
    page: Page, address: str, path: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    for closed in page.locator("details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in serious] == []
