"""The bundled demonstration, read and compared, against its annotation: totals against pinned floors."""

import json
from calendar import day_name, month_name
from collections.abc import Sequence

import jsonschema
import pytest

from checks import below_floors, unfounded_numbers, wrong_ids, wrong_spans
from rashomon.bench.accounts.gold import load_case
from rashomon.bench.accounts.suite import score_cases
from rashomon.bench.accounts.tally import Tally
from rashomon.contract import schema_of, to_json
from rashomon.demo import REPORTS
from rashomon.pipeline import compare_readings, read_paths
from rashomon.records import Comparison, Reading


@pytest.fixture(scope="session")
def readings() -> Sequence[Reading]:
    """The readings of the demonstration reports, in the order of their files."""
    return [one for one in read_paths([str(REPORTS)]) if isinstance(one, Reading)]


@pytest.fixture(scope="session")
def demo(readings: Sequence[Reading]) -> Comparison:
    """What the demonstration reports add up to."""
    return compare_readings(readings)


@pytest.fixture(scope="session")
def tally() -> Tally:
    """How much of the annotation is found."""
    return score_cases([load_case(REPORTS.parent)])


def test_no_total_falls_below_its_floor(tally: Tally) -> None:
    assert below_floors("demo", tally) == []


def test_every_output_keeps_to_its_schema(readings: Sequence[Reading], demo: Comparison) -> None:
    reading_schema = jsonschema.Draft202012Validator(schema_of("read"))
    for reading in readings:
        reading_schema.validate(json.loads(to_json(reading)))
    jsonschema.Draft202012Validator(schema_of("compare")).validate(json.loads(to_json(demo)))


def test_every_span_holds_its_words(readings: Sequence[Reading]) -> None:
    assert [wrong for reading in readings for wrong in wrong_spans(reading)] == []


def test_every_id_is_of_something_in_the_reading(readings: Sequence[Reading]) -> None:
    assert [wrong for reading in readings for wrong in wrong_ids(reading)] == []


def test_no_day_or_month_is_an_actor(demo: Comparison) -> None:
    days = {name.casefold() for name in (*month_name, *day_name)}
    named = {name.casefold() for event in demo.events for side in event.sides for name in side}
    named |= {name.casefold() for event in demo.events for act in event.acts for name in (*act.actors, *act.targets)}
    assert not days & named


def test_every_number_of_a_finding_stands_on_claims(demo: Comparison) -> None:
    assert unfounded_numbers(demo) == []


@pytest.mark.parametrize("policy", ["acled", "airwars", "latest", "origins"])
def test_every_number_under_every_policy_stands_on_claims(policy: str, readings: Sequence[Reading]) -> None:
    assert unfounded_numbers(compare_readings(readings, policy=policy)) == []


def test_the_same_reports_give_the_same_bytes(readings: Sequence[Reading], demo: Comparison) -> None:
    again = [one for one in read_paths([str(REPORTS)]) if isinstance(one, Reading)]
    assert [to_json(one) for one in again] == [to_json(one) for one in readings]
    assert to_json(compare_readings(again)) == to_json(demo)


@pytest.mark.parametrize("step", [-1, 5])
def test_events_do_not_depend_on_the_order_of_the_reports(
    step: int, readings: Sequence[Reading], demo: Comparison
) -> None:
    turned = list(reversed(readings)) if step < 0 else [*readings[step:], *readings[:step]]
    other = compare_readings(turned)
    assert [to_json(event) for event in other.events] == [to_json(event) for event in demo.events]
    assert other.copies == demo.copies
