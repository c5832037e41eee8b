"""The dossier as a reader meets it, in the Chromium of this machine; none is ever downloaded."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from awkward import HOSTILE, build_awkward
from playwright.sync_api import Browser, Page
from served import NEEDS_CHROMIUM

from rashomon.export.dossier import write_dossier

pytest_plugins = ["served"]
pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a case that strains it, on disk."""
    path: Path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    by_policy = build_awkward()
    path.write_text(write_dossier(by_policy["ucdp"], by_policy=by_policy), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page opened from disk; it must not complain, nor ask for anything else."""
    complaints: list[str] = []
    asked: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    assert complaints == []
    assert {url.partition("#")[0] for url in asked} == {address}


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Open all words").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = """[...document.querySelectorAll("body *")].filter(one =>
        !one.closest("svg, .unseen, .skip, .flow li a *") &&
        one.getBoundingClientRect().right > innerWidth + 1).map(one => one.className || one.tagName)"""
    assert page.evaluate(wide) == []


def test_the_tab_key_reaches_the_switch_and_the_positions(page: Page) -> None:
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.closest('li')?.id || ''"))
        if reached[-1] == "e1f1p2":
            break
    assert "rule-1" in reached
    assert reached.index("rule-1") < reached.index("e1f1p1") < reached.index("e1f1p2")
    page.keyboard.press("Enter")
    assert page.locator("#e1f1p2 blockquote").is_visible()


def test_the_switch_changes_the_numbers(page: Page) -> None:
    ends = page.locator("#e1f1 .ruling:visible .ends")
    assert ends.count() == 1
    assert "best 40" in ends.inner_text()
    page.get_by_role("radio", name="Airwars").focus()
    page.keyboard.press("Space")
    assert "best 42" in ends.inner_text()
    assert "rule: Airwars" in ends.inner_text()
    page.get_by_text("Origins", exact=True).click()
    assert "best 44" in ends.inner_text()


def test_a_position_opens_its_words_and_they_are_marked_in_the_report(page: Page) -> None:
    row = page.locator("#e1f1p3")
    assert not row.locator("blockquote").is_visible()
    row.locator("summary").click()
    assert row.locator("blockquote mark").inner_text() == "Figure 2 people died"
    assert "told to" in row.locator(".chain").inner_text()
    row.locator(".to-words").click()
    lit = page.locator("mark.lit")
    assert lit.all_inner_texts() == ["Figure 2 people died"]
    assert lit.evaluate("one => one.closest('.report').id") == "r3"
    page.wait_for_function(
        "() => { const y = document.querySelector('mark.lit').getBoundingClientRect().top;"
        " return y > 0 && y < innerHeight; }"
    )
    page.locator("#r3 .text .back").first.click()
    assert page.evaluate("location.hash") == "#e1f1p3"


def test_all_of_it_is_there_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("#e1f1p3 summary").click()
    assert page.locator("#e1f1p3 blockquote mark").inner_text() == "Figure 2 people died"
    page.get_by_text("Airwars", exact=True).click()
    assert "best 42" in page.locator("#e1f1 .ruling:visible .ends").inner_text()
    assert page.locator("#r3 .text").is_visible()
    context.close()


def test_dark_is_dark_and_print_is_white_without_controls(page: Page) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(background)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(background) != light
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    assert not page.get_by_role("radio").first.is_visible()
    assert not page.get_by_role("button").first.is_visible()
    assert "Ranges by the rule of UCDP" in page.locator(".does").inner_text()


def test_printed_all_words_are_open(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#e1f1p3 blockquote").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelector('#e1f1p3 details').open") is False


def test_roles_and_names_tell_the_page_to_a_screen_reader(page: Page) -> None:
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    assert page.get_by_role("group", name="Ranges by the rule of").count() == 1
    assert page.get_by_role("radio").count() == 5
    assert page.get_by_role("article", name="Oram").count() == 1
    assert page.get_by_role("table", name="Copies").count() == 1
    assert page.get_by_role("img", name="101 or more, no upper end").count() >= 2
    drawn = page.locator("svg").count()
    assert drawn == page.locator("[aria-hidden] svg, svg[aria-hidden], svg[role=img], svg svg").count()
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_hostile_words_stay_words(page: Page) -> None:
    assert page.title().startswith("Who says what")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("h2").filter(has_text=HOSTILE).count() == 1


def test_words_from_right_to_left_stand_by_themselves(page: Page) -> None:
    isolated = "[...document.querySelectorAll('bdi')].every(one => getComputedStyle(one).unicodeBidi === 'isolate')"
    assert page.evaluate(isolated)
    assert page.locator(".text p[dir=auto]").count() == 40
