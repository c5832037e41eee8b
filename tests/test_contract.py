import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rashomon.contract import comparison_from_json, reading_from_json, schema_of, to_json
from rashomon.records import Comparison, Reading, Time

READ_KEYS = ["report", "actors", "attributions", "mentions", "claims", "places", "times", "problems", "named", "fights"]
CLAIM_KEYS = (
    "id mention field group whom value scope part_of as_of replaces words span where attribution chain stance "
    "method score"
).split()
VALUES = {
    "killed": {"low": 12, "high": None, "bound": "at_least", "printed": 12},
    "place": ["place"],
    "time": ["time"],
    "actor": ["actor"],
    "characterisation": {"text": "a crime"},
}


def test_a_line_of_read_has_the_keys_of_the_contract_in_their_order(reading: Reading) -> None:
    found = json.loads(to_json(reading))
    assert list(found) == READ_KEYS
    assert list(found["claims"][0]) == CLAIM_KEYS
    assert list(found["times"][0]) == ["text", "span", "first", "last", "part", "from", "to", "zone"]
    assert list(found["claims"][0]["chain"][0]) == ["text", "span", "kind", "actor", "stands_for", "stance", "via"]
    for claim in found["claims"]:
        expected = VALUES[claim["field"]]
        assert claim["value"] == expected if isinstance(expected, dict) else list(claim["value"]) == expected


def test_json_is_one_compact_line_and_the_same_every_time(reading: Reading) -> None:
    line = to_json(reading)
    assert b"\n" not in line
    assert b'", "' not in line
    assert line == to_json(reading)
    assert "“it”".encode() in line  # no escapes where UTF-8 will do


def test_records_come_back_as_they_were(reading: Reading, comparison: Comparison) -> None:
    assert reading_from_json(to_json(reading)) == reading
    assert comparison_from_json(to_json(comparison)) == comparison


def test_half_a_surrogate_pair_does_not_stop_the_output(reading: Reading) -> None:
    odd = replace(reading, report=replace(reading.report, path="caf\udce9.txt"))
    assert json.loads(to_json(odd))["report"]["path"] == "caf\ufffd.txt"
    assert reading_from_json(to_json(odd)).claims == reading.claims


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no reading: it: is no JSON"),
        ("{}", "no reading: report: is missing"),
        ('{"report": 1}', "no reading: report: is no object"),
        ('{"report": {"id": 3}}', r"no reading: report\.id: is no text"),
    ],
)
def test_what_does_not_keep_to_the_contract_is_refused_on_one_line(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        reading_from_json(line)
    assert "\n" not in str(caught.value)


def test_an_unknown_key_is_refused(reading: Reading) -> None:
    line = to_json(reading).replace(b'"byline"', b'"authors"')
    with pytest.raises(ValueError, match=r"byline|authors"):
        reading_from_json(line)


def test_time_reads_from_and_not_from_underscore() -> None:
    time = Time("at 5", (0, 4), "2020-01-01", "2020-01-01", from_="05:00")
    assert json.loads(to_json(time))["from"] == "05:00"
    assert b"from_" not in to_json(time)


@pytest.mark.parametrize("command", ["read", "compare"])
def test_schemas_are_valid_closed_and_described_throughout(command: str) -> None:
    schema = schema_of(command)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for definition in [schema, *schema["$defs"].values()]:
        assert definition["additionalProperties"] is False
        assert definition["required"] == list(definition["properties"])
        assert all(field["description"] for field in definition["properties"].values())


def test_outputs_keep_to_their_schemas(reading: Reading, comparison: Comparison) -> None:
    outputs: dict[str, Any] = {"read": reading, "compare": comparison}
    for command, record in outputs.items():
        Draft202012Validator(schema_of(command)).validate(json.loads(to_json(record)))


def test_schemas_refuse_what_the_contract_does_not_have(reading: Reading) -> None:
    found = json.loads(to_json(reading))
    found["claims"][0]["stance"] = "believes"
    assert not Draft202012Validator(schema_of("read")).is_valid(found)


def test_there_is_no_schema_of_another_command() -> None:
    with pytest.raises(ValueError, match="no schema for 'demo': one of read, compare, decisions, geojson"):
        schema_of("demo")


def test_schema_files_are_what_the_script_would_write() -> None:
    script = Path(__file__).parent.parent / "scripts" / "write_schemas.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
