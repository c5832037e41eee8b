"""Records ↔ the JSON that tools depend on: key order as in `records`, compact, the same record gives the same bytes.

The JSON Schemas of the outputs lie in `schemas/`, written by scripts/write_schemas.py from the same adapters.
"""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass
from importlib import resources
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import PydanticSerializationError, ValidationError

from rashomon import records
from rashomon.records import Comparison, Correction, Decision, Event, Reading, Revision, Standing

R = TypeVar("R")

# The outputs with a published schema, by the command that prints them.
OUTPUTS: dict[str, type] = {"read": Reading, "compare": Comparison, "decisions": Standing}
# The exports that are JSON, and the file beside each export, which have one, too.
EXPORTS = ("geojson", "timemap", "plover", "ftm", "jsonl", "loss")

# Half of a surrogate pair, as in names of files that are not UTF-8: no JSON text can carry it.
_SURROGATE = re.compile("[\ud800-\udfff]")

# What a value is to be, by how the codes of pydantic begin.
_NOUNS = {
    "string": "text", "int": "whole number", "float": "number", "bool": "true or false", "tuple": "list",
    "list": "list", "dict": "object", "dataclass": "object", "model": "object", "none": "null",
}  # fmt: skip

_ADAPTERS: dict[type, TypeAdapter[Any]] = {}

_CONFIG = ConfigDict(
    extra="forbid",  # what the schema does not know is refused; it also tells the kinds of value apart
    alias_generator=lambda name: name.rstrip("_"),  # `Time.from_`
    json_schema_serialization_defaults_required=True,  # every key is always there
)
for _record in [value for value in vars(records).values() if is_dataclass(value)]:
    # pydantic reads this name from plain dataclasses; `records` itself must stay free of it
    setattr(_record, "__pydantic_config__", _CONFIG)  # noqa: B010 - mypy does not know the attribute


def adapter_of(kind: type[R]) -> TypeAdapter[R]:
    """Return the pydantic adapter of a record type; building one takes a tenth of a second."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_json(record: object) -> bytes:
    """Return a record as one line of compact JSON in UTF-8, without the newline."""
    try:
        return adapter_of(type(record)).dump_json(record, by_alias=True)
    except (PydanticSerializationError, UnicodeEncodeError):
        plain = adapter_of(type(record)).dump_python(record, by_alias=True)
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        return carry(text).encode()


def carry(text: str) -> str:
    """Return a text as UTF-8 can carry it: another sign, as long, in the place of each half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text)


def reading_from_json(line: str | bytes) -> Reading:
    """Return the reading that a line of `read --json` holds; ValueError where it does not keep to the contract."""
    return _from_json(Reading, line)


def comparison_from_json(text: str | bytes) -> Comparison:
    """Return the comparison that `compare --json` printed; ValueError where it does not keep to the contract."""
    return _from_json(Comparison, text)


def decision_from_json(text: str | bytes) -> Decision:
    """Return a decision from its JSON; ValueError where it does not keep to the contract."""
    return _from_json(Decision, text)


def correction_from_json(text: str | bytes) -> Correction:
    """Return a correction of a claim from its JSON; ValueError where it does not keep to the contract."""
    return _from_json(Correction, text)


def event_from_json(text: str | bytes) -> Event:
    """Return an event from its JSON; ValueError where it does not keep to the contract."""
    return _from_json(Event, text)


def revision_from_json(text: str | bytes) -> Revision:
    """Return what was changed on a page from its JSON; ValueError where it does not keep to the contract."""
    return _from_json(Revision, text)


def schema_of(output: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an output, of a line of it where it is JSON Lines.

    An output is `read`, `compare` or `decisions`, as `--json` prints it, the name of a format of `rashomon export` that
    is JSON, or `loss` for the FILE.loss.json beside it. ValueError for another.
    """
    if output not in {*OUTPUTS, *EXPORTS}:
        raise ValueError(f"no schema for {output!r}: one of {', '.join((*OUTPUTS, *EXPORTS))}")
    path = resources.files("rashomon") / "schemas" / f"{output}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def plain(record: Any) -> dict[str, Any]:
    """Return a record as a dictionary with the contract's keys."""
    found: dict[str, Any] = adapter_of(type(record)).dump_python(record, by_alias=True, mode="json")
    return found


def _from_json(kind: type[R], text: str | bytes) -> R:
    """Return the record of a kind that a JSON text holds; ValueError, on one line, where it does not fit."""
    try:
        return adapter_of(kind).validate_json(text, by_alias=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise ValueError(f"no {kind.__name__.lower()}: {where or 'it'}: {plainly(first['type'])}") from error


def plainly(fault: str) -> str:
    """Return what is wrong, in words, by the code that pydantic has for it."""
    told = (
        ("json_invalid", "is no JSON"),
        ("missing", "is missing"),
        ("extra_forbidden", "is not known here"),
        ("unexpected_keyword_argument", "is not known here"),
        ("literal_error", "is none of its codes"),
    )
    return next(
        (words for code, words in told if fault == code),
        f"is no {_NOUNS.get(fault.split('_', maxsplit=1)[0], 'such value')}",
    )
