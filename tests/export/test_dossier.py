import re
from dataclasses import replace
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
        "2020-05-04",
        "assault: Army against market told 1 time",
        "killed: people",
        "low 12 best 12 high open (policy ucdp)",
        "rejects 0",
        "health ministry side of Syria",
        "At least 12 people died, the ministry said.",
        "the ministry (the health ministry) asserts · The Paper, 2020-05-06 · incident",
        "Dispute: denial, 1 against 2",
        "Relation: superseded, 2 and 1",
        "1 outlet, 2 reports, 1 to 2 origins: the paper may have it from the ministry",
        "speaker unresolved: who is “it”?",
        "copy.txt repeats 75% of oram.txt (excerpt).",
    ):
        assert words in text


def test_the_words_of_a_claim_are_marked_in_their_sentence(comparison: Comparison) -> None:
    assert "<mark>At least 12 people died</mark>, the ministry said." in write_dossier(comparison)


def test_the_page_needs_nothing_else(comparison: Comparison) -> None:
    page = write_dossier(comparison)
    found = Elements(page)
    assert not {"script", "img", "link", "iframe", "form", "object"} & set(found.tags)
    assert not [value for name, value in found.attributes if name == "src" or (value or "").startswith("http")]
    assert not re.search(r"url\(|@import", page)


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
    assert "script" not in found.tags
    assert "onload" not in [name for name, _ in found.attributes]
    assert "alert(1)" in found.text
    assert "49" not in found.text
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_page_is_the_same_every_time_and_empty_comparisons_have_one(comparison: Comparison) -> None:
    assert write_dossier(comparison) == write_dossier(comparison)
    assert "0 events in" in write_dossier(Comparison((), (), (), ()))
