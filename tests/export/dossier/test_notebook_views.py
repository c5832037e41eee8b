"""What a notebook shows of a record: safe, small, alone on its page or beside others."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import rashomon
from rashomon.export.dossier.views import FEW_TELLINGS, MOST_CLAIMS, MOST_EVENTS, MOST_TELLINGS, show
from rashomon.records import Comparison, Event, Finding, Reading

HOSTILE = '<script>alert(1)</script><img src=x onerror="x"> id="e1" href="#r1 {{ 7*7 }} \x1b\u202e'
# In the style nothing is loaded, and what is drawn is drawn by these.
TAGS = """
div style svg defs g circle rect path lineargradient stop pattern p h2 h3 h4 bdi table thead tbody tr th td span code
details summary ol ul li b a mark section article header dl dt dd text use title line blockquote br figure figcaption
""".split()


class Elements(HTMLParser):
    """Collects tags, attributes and the text beside the style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style":
            self.text += f" {data}"


def words(html: str) -> str:
    return " ".join(Elements(html).text.split())


@pytest.fixture
def event(comparison: Comparison) -> Event:
    return comparison.events[0]


@pytest.fixture
def finding(event: Event) -> Finding:
    return event.findings[0]


def every_view(comparison: Comparison) -> list[str]:
    [event, *_] = comparison.events
    shown = (
        show(comparison),
        show(comparison.reports[0]),
        show(event, comparison),
        show(event.findings[0], comparison),
    )
    return [view._repr_html_() for view in shown]


def test_a_reading_shows_who_claims_what_in_which_words(reading: Reading) -> None:
    view = show(reading)
    assert repr(view) == "The Paper: Market shelled, 5 claims"
    assert "health ministry ● asserts Killed: people at least 12 At least 12 people died" in words(view.html)
    assert "speaker unresolved who is “it”?" in words(view.html)


def test_a_comparison_lists_its_events_with_ids(comparison: Comparison) -> None:
    assert "e1 Oram, 4 May 1 report 1 matter 1 disputed" in words(show(comparison).html)
    assert repr(show(comparison)) == "1 event in 2 reports"


def test_an_event_shows_what_is_disputed_and_the_words_behind_it(comparison: Comparison, event: Event) -> None:
    text = words(show(event, comparison).html)
    assert "Disputed" in text
    assert "At least 12 people died" in text
    assert "No report quotes Army" in text


def test_a_finding_shows_its_positions_and_what_a_rule_makes_of_them(comparison: Comparison, finding: Finding) -> None:
    text = words(show(finding, comparison).html)
    assert "low 12 1 best 12 1 high open 1 rule: UCDP" in text
    assert "rejects 0" in text
    assert repr(show(finding, comparison)) == "Killed: people, 2 positions"


def test_an_event_or_a_finding_is_not_shown_without_its_words(
    comparison: Comparison, event: Event, finding: Finding
) -> None:
    for record in (event, finding):
        with pytest.raises(
            ValueError, match=r"is shown with the comparison that it is of: show\((event|finding), comp"
        ):
            show(record)
        with pytest.raises(ValueError, match="is of another comparison"):
            show(record, replace(comparison, events=()))


def test_nothing_runs_and_nothing_is_fetched(comparison: Comparison) -> None:
    for html in every_view(comparison):
        found = Elements(html)
        assert found.tags <= set(TAGS)
        assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "style")]
        assert all(value.startswith("#") for name, value in found.attributes if name == "href")
        assert "url(http" not in html
        assert "@import" not in html


def test_words_of_reports_are_escaped_and_hidden_characters_shown(comparison: Comparison) -> None:
    reading = comparison.reports[0]
    report = replace(reading.report, title=HOSTILE, outlet=HOSTILE, text=HOSTILE + reading.report.text)
    claims = tuple(replace(claim, words=HOSTILE, group=HOSTILE) for claim in reading.claims)
    event = replace(comparison.events[0], label=HOSTILE, sides=((HOSTILE,), ()))
    wild = replace(comparison, reports=(replace(reading, report=report, claims=claims),), events=(event,))
    calm = [Elements(html) for html in every_view(comparison)]
    for before, html in zip(calm, every_view(wild), strict=True):
        after = Elements(html)
        assert after.tags <= {*before.tags, "br", "mark", "a"}
        assert "alert(1)" in after.text
        assert "\x1b" not in html
        assert "\u202e" not in html


def test_each_link_leads_to_an_anchor_of_its_own_view(comparison: Comparison) -> None:
    views = every_view(comparison)
    for html in views:
        there = re.findall(r' id="([^"]+)"', html)
        assert len(there) == len(set(there))
        assert set(re.findall(r' href="#([^"]+)"', html)) <= set(there)
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(there)
    ids = [set(re.findall(r' id="([^"]+)"', html)) for html in views]
    assert set.intersection(*ids) == set()


def test_the_style_stays_in_the_view(reading: Reading) -> None:
    [style] = re.findall(r"<style>(.*?)</style>", show(reading).html, re.S)
    outer = re.sub(r"/\*.*?\*/", "", style)
    while (inner := re.sub(r"\{[^{}]*\}", ";", outer)) != outer:
        outer = inner
    selectors = [one.strip() for one in outer.split(";") if one.strip()]
    assert selectors
    assert [one for one in selectors if not one.endswith(".rashomon-view")] == []
    assert "body {" not in style


def test_much_stays_small(comparison: Comparison, event: Event, reading: Reading) -> None:
    many = replace(comparison, events=tuple(replace(event, id=f"e{n}") for n in range(3000)))
    assert f"and {3000 - MOST_EVENTS:,} more events" in words(show(many).html)
    claims = tuple(replace(reading.claims[0], id=f"c{n}") for n in range(MOST_CLAIMS + 7))
    assert "and 7 more claims" in words(show(replace(reading, claims=claims)).html)


def test_an_empty_reading_says_so(reading: Reading) -> None:
    bare = replace(reading, claims=(), attributions=(), problems=())
    assert "No claim was read in this report." in words(rashomon.show(bare).html)


def test_of_many_tellings_the_first_are_shown_and_the_rest_counted(comparison: Comparison, event: Event) -> None:
    [reading, *others] = comparison.reports
    claims = tuple(replace(reading.claims[0], id=f"c{n}") for n in range(MOST_TELLINGS + 3))
    position = replace(event.findings[0].positions[0], claims=tuple(claim.id for claim in claims))
    finding = replace(event.findings[0], positions=(position, event.findings[0].positions[1]))
    told = replace(event, findings=(finding,))
    many = replace(comparison, reports=(replace(reading, claims=claims), *others), events=(told,))
    assert "and 3 more" in words(show(finding, many).html)
    assert f"and {MOST_TELLINGS + 3 - FEW_TELLINGS} more" in words(show(told, many).html)
