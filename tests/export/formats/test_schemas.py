"""What is exported as JSON keeps to the schema that the package has for it; so does the file beside every export."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_events import bare, case, hostile, many, plain

from rashomon.contract import EXPORTS, schema_of
from rashomon.export.formats import EXPORTERS, Case, write_losses
from rashomon.records import Comparison

BY_LINE = ("plover", "ftm", "jsonl")
MADE = {"plain": plain(), "many": many(3), "bare": bare(), "hostile": hostile(), "none": Comparison((), (), (), ())}
OPTIONAL = frozenset("event_loc event_scale enddate time endtime link cite_info size".split())  # of PLOVER's record
POLICIES = ("ucdp", "acled", "airwars", "latest", "origins")


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name))


def exported(name: str, given: Case) -> list[Any]:
    text = EXPORTERS[name](given).files[""].decode()
    return [json.loads(line) for line in text.splitlines()] if name in BY_LINE else [json.loads(text)]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object that a schema tells, however deep."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield schema
        for one in schema.values():
            yield from objects(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from objects(one)


def test_every_export_that_is_json_has_a_schema() -> None:
    told = [name for name, make in EXPORTERS.items() if make(case(plain())).files[""].startswith(b"{")]
    assert {*told, "loss"} == set(EXPORTS)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_schema_is_valid_closed_and_described(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for one in objects(schema):
        assert one["additionalProperties"] is False
        assert all(value["description"] for value in one["properties"].values())


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "loss"])
def test_an_export_keeps_to_its_schema(name: str, made: str, policy: str) -> None:
    for one in exported(name, case(MADE[made], policy)):
        validator(name).validate(one)


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("name", EXPORTERS)
def test_the_file_beside_an_export_keeps_to_its_schema(name: str, made: str) -> None:
    given = case(MADE[made])
    validator("loss").validate(json.loads(write_losses(name, given, EXPORTERS[name](given))))


@pytest.mark.parametrize("name", EXPORTS)
def test_a_schema_refuses_what_is_not_told(name: str) -> None:
    given = case(plain())
    if name == "loss":
        found = json.loads(write_losses("csv", given, EXPORTERS["csv"](given)))
    else:
        [found, *_] = exported(name, given)
    assert not validator(name).is_valid(found | {"truth": 12})
    for key in found.keys() - OPTIONAL:
        less = {one: value for one, value in found.items() if one != key}
        assert not validator(name).is_valid(less), key
