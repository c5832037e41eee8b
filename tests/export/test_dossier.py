import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from rashomon.export.dossier import write_dossier
from rashomon.records import Comparison

HOSTILE = '<script>alert(1)</script>{{ 7*7 }}" onload="x \x1b\u202e'


class Elements(HTMLParser):
    """Collects tags, their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_every_part_of_an_event(comparison: Comparison) -> None:
    text = " ".join(Elements(write_dossier(comparison, banner="For demonstration")).text.split())
    for words in (
        "For demonstration",
        "Oram, 4 May",
        "Oram, Aleppo, SY",
        "4 May 2020",
        "Side A",
        "Act 1: Assault",
        "market told 1 time in 1 report",
        "Killed: people",
        "low 12 1 best 12 1 high open 1 rule: UCDP",
        "rejects 0",
        "health ministry side of Syria",
        "the ministry (the health ministry) in a tweet ● asserts → , told to The Paper",
        "At least 12 people died, the ministry said.",
        "R1 The Paper, 2020-05-06",
        "One gives a figure, the other rejects it 1 at least 12 (health ministry) against 2 rejects 0",
        "Later replaced by the same speaker",
        "how many were injured",
        "1 outlet, 2 reports, 1 to 2 origins: the paper may have it from the ministry",
        "credits Reuters",
        "speaker unresolved who is “it”?",
        "Of 2 reports, 1 repeats much of another’s text.",
        "75 %",
        "a trimmed text",
        "Sum does not fit 12 is less than its parts",
    ):
        assert words in text


def test_the_words_of_a_claim_are_marked_in_their_sentence_and_in_their_report(comparison: Comparison) -> None:
    page = write_dossier(comparison)
    assert "<mark>At least 12 people died</mark>, the ministry said." in page
    assert '<a id="c1"></a><mark data-c="1">At least 12 people died</mark>' in page


def test_links_lead_somewhere_and_no_id_is_given_twice(comparison: Comparison) -> None:
    found = Elements(write_dossier(comparison, by_policy={"ucdp": comparison, "acled": comparison}))
    ids = [value for name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    for name, value in found.attributes:
        if name == "href" or name in {"for", "aria-labelledby"}:
            assert (value or "").removeprefix("#") in ids


def test_the_page_needs_nothing_else(comparison: Comparison) -> None:
    page = write_dossier(comparison)
    found = Elements(page)
    assert not {"img", "link", "iframe", "form", "object"} & set(found.tags)
    assert not [value for name, value in found.attributes if name == "src" or (value or "").startswith("http")]
    assert not re.search(r"url\((?!#)|@import", page)


def test_only_our_own_style_and_script_may_run(comparison: Comparison) -> None:
    page = write_dossier(comparison)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "unsafe" not in policy[1]
    assert "default-src 'none'" in unescape(policy[1])
    for tag in ("style", "script"):
        [inner] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in unescape(policy[1])
    named = {name for name, _ in Elements(page).attributes}
    assert not {name for name in named if name == "style" or name.startswith("on")}


def test_a_range_under_every_policy_is_on_the_page_once(comparison: Comparison) -> None:
    [event] = comparison.events
    [finding] = event.findings
    acled = replace(finding, policy="acled", high=None)
    other = replace(comparison, events=(replace(event, findings=(acled,)),))
    page = write_dossier(other, by_policy={"ucdp": comparison, "acled": other, "latest": comparison})
    text = " ".join(Elements(page).text.split())
    assert "low 12 1 best 12 1 high open 1 rule: UCDP rule: Latest" in text
    assert "low 12 1 best 12 1 high – rule: ACLED" in text
    assert 'id="rule-2" checked' in page
    assert 'class="ruling p p1 p3"' in page
    assert 'class="ruling p p2 first"' in page


@pytest.mark.parametrize("where", ["title", "label", "words", "by", "speaker"])
def test_words_from_reports_stay_words(where: str, comparison: Comparison) -> None:
    [event] = comparison.events
    reading, other = comparison.reports
    if where == "title":
        reading = replace(reading, report=replace(reading.report, title=HOSTILE))
    elif where == "label":
        event = replace(event, label=HOSTILE)
    elif where == "words":
        reading = replace(reading, report=replace(reading.report, text=f"{HOSTILE} At least 12."))
    elif where == "by":
        [finding] = event.findings
        position = replace(finding.positions[0], by=(HOSTILE,), claims=())
        event = replace(event, findings=(replace(finding, positions=(position,) * 2),))
    else:
        first, *rest = reading.claims
        speaker = replace(first.chain[0], text=HOSTILE, actor=None, stands_for=None)
        reading = replace(reading, claims=(replace(first, chain=(speaker,)), *rest))
    page = write_dossier(replace(comparison, events=(event,), reports=(reading, other)))
    found = Elements(page)
    assert found.tags.count("script") == 1  # ours
    assert "onload" not in [name for name, _ in found.attributes]
    assert "alert(1)" in found.text
    assert "49" not in found.text
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_page_is_the_same_every_time_and_empty_comparisons_have_one(comparison: Comparison) -> None:
    assert write_dossier(comparison) == write_dossier(comparison)
    assert "0 events, told by 0 reports" in write_dossier(Comparison((), (), (), ()))


def test_of_many_events_all_but_the_first_are_folded(comparison: Comparison) -> None:
    [event] = comparison.events
    few = replace(comparison, events=(event,) * 12)
    many = replace(comparison, events=(event,) * 13)
    assert 'class="rest"' not in write_dossier(few)
    page = write_dossier(many)
    assert page.count('<details class="rest">') == 10
    assert all(f'<a href="#e{number}">' in page for number in range(1, 14))


def test_a_speaker_has_the_side_that_another_of_his_positions_shows(comparison: Comparison) -> None:
    [event] = comparison.events
    [finding] = event.findings
    held, _ = finding.positions
    alone, shared = replace(held, side="Army"), replace(held, side=None)
    told = replace(event, findings=(replace(finding, positions=(alone, shared), disputes=(), relations=()),))
    page = write_dossier(replace(comparison, events=(told,)))
    assert page.count('class="mid k-a"') == 1
    assert page.count('class="mid k-a mixed"') == 1
