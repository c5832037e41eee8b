"""Holds the reading of one real report against an analyst's, where the reference data is at hand."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon.contract import to_json
from rashomon.pipeline import compare_paths, read_paths
from rashomon.records import Reading

REFERENCE = Path(os.environ.get("RASHOMON_REFERENCE", Path(__file__).parents[2] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference report is not at hand")

_FOUND = 18  # of 18 claims


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((REFERENCE / "expected.yaml").read_text())
    return found


@pytest.fixture(scope="module")
def reading() -> Reading:
    (said,) = read_paths([str(next(REFERENCE.glob("*.txt")))])
    assert isinstance(said, Reading)
    return said


def test_the_page_is_told_from_the_text(reading: Reading, expected: dict[str, Any]) -> None:
    report, wanted = reading.report, expected["report"]
    assert (report.title, report.byline, report.published) == (
        wanted["title"],
        wanted["byline"],
        str(wanted["published"]),
    )
    assert [words for words in wanted["not_text"] if words in report.text] == []


def test_what_the_analyst_reads_is_read(reading: Reading, expected: dict[str, Any]) -> None:
    missed = [c["words"] for c in expected["claims"] if not any(_is(c, said) for said in _plain(reading)["claims"])]
    assert len(expected["claims"]) - len(missed) >= _FOUND, missed


def test_background_stays_out_of_the_event(reading: Reading, expected: dict[str, Any]) -> None:
    numbers = {b["low"] for b in expected["background"]}
    scopes = {c["scope"] for c in _plain(reading)["claims"] if c["value"].get("low") in numbers}
    assert scopes == {"background"}


def test_what_cannot_be_told_is_said(reading: Reading, expected: dict[str, Any]) -> None:
    assert {flag["kind"] for flag in expected["flags"]} <= {problem.kind for problem in reading.problems}


def test_the_incidents_and_their_disputes() -> None:
    comparison, failures = compare_paths([str(next(REFERENCE.glob("*.txt")))])
    assert failures == []
    days = {(e.first, e.last) for e in comparison.events}
    assert {("2018-02-07", "2018-02-08"), ("2017-06-01", "2017-06-30")} <= days
    disputes = {(f.field, f.dispute) for e in comparison.events for f in e.findings if f.dispute}
    assert {("killed", "disjoint_figures"), ("characterisation", "rival_description")} <= disputes


def _plain(reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(reading))
    return found


def _words(text: object) -> set[str]:
    return set(re.findall(r"[a-z]{2,}|\d+", str(text).lower().replace(".", ""))) - {"the", "of", "an", "and", "in"}


def _is(wanted: dict[str, Any], said: dict[str, Any]) -> bool:
    """Tell whether a claim of ours has the field, value, words and innermost speaker of the analyst's."""
    if said["field"] != wanted["field"] or not _words(wanted["words"]) & _words(said["words"]):
        return False
    if "low" in wanted and (said["value"].get("low"), said["value"].get("high")) != (wanted["low"], wanted["high"]):
        return False
    inner, source = said["chain"][0], wanted["source"][0]
    if source == "outlet":
        return bool(inner["kind"] == "outlet")
    if "unresolved" in source:
        return bool(inner["kind"] == "unresolved")
    meant = (inner.get("stands_for") or {}).get("text")
    return bool(_words(source) & (_words(inner["text"]) | _words(meant) | _words(inner["actor"])))
