"""The named victims of a comparison, and records without their names."""

import io
import re
from dataclasses import replace
from functools import cache

import pytest

from rashomon.contract import comparison_from_json, to_json
from rashomon.export.dossier import write_dossier
from rashomon.export.terminal import open_console, print_comparison
from rashomon.export.victims import gather_victims
from rashomon.export.withholding import BLOCK, withhold_names
from rashomon.pipeline import compare_readings
from rashomon.records import Comparison, Reading, Report
from rashomon.resources import load_resources
from rashomon.scale import run_serial

ONE = """Ahmad Saleh, 7, and his sister Huda, 5, were killed when shells hit Aleppo on Sunday, the civil defence said.

"AHMAD was a child," said their uncle, Karim Saleh. Saleh's wife was away. The grace of God, he said. It was Grace
Umar, 30, who was wounded.
"""
TWO = "The army denied on Monday that its shelling of Aleppo on Sunday killed Ahmad Saleh."


@cache
def read_both() -> tuple[Reading, ...]:
    reports = [
        Report(
            f"r{n}",
            path,
            "https://x.test/ahmad-saleh-killed",
            title,
            "Post",
            None,
            None,
            "2024-03-05",
            "option",
            "en",
            text,
            "",
        )
        for n, (path, title, text) in enumerate([("ahmad_saleh.txt", "Ahmad Saleh killed", ONE), ("b.txt", "", TWO)])
    ]
    return tuple(one for one in run_serial(reports, load_resources) if isinstance(one, Reading))


@cache
def both() -> Comparison:
    return compare_readings(read_both())


def printed(comparison: Comparison) -> str:
    file = io.StringIO()
    print_comparison(open_console(file), comparison)
    return file.getvalue()


def test_names_are_listed_once_with_all_that_is_told_and_by_whom() -> None:
    told = {one.name: one for victims in gather_victims(both()).values() for one in victims}
    assert set(told) == {"Ahmad Saleh", "Huda", "Grace Umar"}
    assert told["Ahmad Saleh"].details == ("7, male, killed", "killed (denies)")
    assert told["Ahmad Saleh"].holders == ("the civil defence", "the army")
    assert told["Huda"].details == ("5, female, sister of Ahmad Saleh, killed",)


def test_table_and_page_list_them_and_no_finding_makes_them_rivals() -> None:
    assert not [f for event in both().events for f in event.findings if f.field == "victim"]
    assert re.search(r"named victims\s+Ahmad Saleh +7, male, killed", printed(both()))
    page = write_dossier(both())
    assert "Named victims" in page
    for anchor in re.findall(r'href="#(e\d+n\d+)"', page):
        assert f'id="{anchor}"' in page
    assert re.search(r'href="#e\d+n1"', page)


def shown(comparison: Comparison) -> list[str]:
    return [to_json(comparison).decode(), printed(comparison), write_dossier(comparison)]


@pytest.mark.parametrize("name", ["ahmad", "saleh", "huda", "umar"])
def test_names_are_withheld_in_every_output(name: str) -> None:
    assert all(name in one.casefold() for one in shown(both()))
    without = withhold_names(both(), both().reports)
    assert not [one for one in shown(without) if name in one.casefold()]


def test_what_is_no_name_stays_and_spans_stay_right() -> None:
    without = withhold_names(both(), both().reports)
    (first, _), (was, _) = without.reports, both().reports
    assert "The grace of God" in first.report.text
    assert "Karim" in first.report.text
    assert len(first.report.text) == len(was.report.text)
    for reading in without.reports:
        for claim in reading.claims:
            text = reading.report.text if claim.where == "text" else reading.report.title
            assert text[slice(*claim.span)] == claim.words
    assert [claim.id for claim in first.claims] == [claim.id for claim in was.claims]
    assert comparison_from_json(to_json(without)) == without


def test_actors_whose_names_are_as_long_stay_apart() -> None:
    reading = read_both()[0]
    actors = [replace(one, id=id_) for one, id_ in zip(reading.actors[:1] * 2, ("ahmad", "saleh"), strict=True)]
    without = withhold_names(replace(reading, actors=tuple(actors)), [reading])
    assert [one.id for one in without.actors] == [BLOCK * 5, f"{BLOCK * 5}2"]


def test_without_victims_a_record_is_the_same() -> None:
    reading = replace(read_both()[0], claims=())
    assert withhold_names(reading, [reading]) is reading
