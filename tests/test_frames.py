import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pandas as pd
import polars as pl
import pytest

import rashomon
from rashomon.export.formats import Case
from rashomon.export.formats.flat import flat_rows
from rashomon.export.formats.heavy import need
from rashomon.export.rows import TABLES
from rashomon.frames import TableName
from rashomon.records import Comparison, Failure, Figure, PersonValue, Reading
from rashomon.tables import load_ontology

NAMES = list(get_args(TableName))
DOCS = Path(__file__).parent.parent / "docs" / "python.md"
Frames = Callable[..., Any]


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Return the rows of a frame of either library, with None for an empty cell."""
    if isinstance(frame, pl.DataFrame):
        return frame.to_dicts()
    return [
        {name: None if value is pd.NA else value for name, value in row.items()} for row in frame.to_dict("records")
    ]


@pytest.fixture(params=["to_pandas", "to_polars"])
def to_frame(request: pytest.FixtureRequest) -> Frames:
    frames: Frames = getattr(rashomon, request.param)
    return frames


# table, what its rows have where it matters
ROWS: dict[str, list[dict[str, Any]]] = {
    "reports": [{"report": "r1", "outlet": "The Paper", "url": None}, {"report": "r2", "outlet": "Other"}],
    "claims": [
        {"claim": "c1", "field": "killed", "low": 12, "high": None, "bound": "at_least", "says": "at least 12"},
        {"claim": "c2", "field": "place", "place": "Oram", "latitude": 36.1, "country": "SY", "low": None},
        {"claim": "c3", "field": "time", "first": "2020-05-04", "part_of_day": "dawn", "from": "04:00", "to": "05:30"},
        {"claim": "c4", "field": "actor", "says": "the ministry"},
        {"claim": "c5", "field": "characterisation", "says": "a crime"},
    ],
    "mentions": [{"mention": "m1", "type": "ASSAULT", "trigger": "shelled", "targets": ["the ministry"]}] * 2,
    "events": [{"event": "e1", "sides": ["Army", ""], "reports": ["r1"], "acts": ["m1"], "silence": ["Army"]}],
    "acts": [{"act": "m1", "event": "e1", "actors": ["Army"], "mentions": ["m1"], "sub_event": "Shelling"}],
    "findings": [{"event": "e1", "field": "killed", "low": 12, "high": None, "high_open": "open", "positions": 2}],
    "positions": [
        {"event": "e1", "position": 1, "by": ["health ministry"], "words": ["At least 12 people died"]},
        {"event": "e1", "position": 2, "by": ["The Paper"], "rejects": True, "position_low": 0, "words": []},
    ],
}


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_a_row_a_record_with_its_columns_in_order(
    name: TableName, to_frame: Frames, comparison: Comparison
) -> None:
    frame = to_frame(comparison, name)
    assert list(frame.columns) == list(TABLES[name].columns)
    rows = rows_of(frame)
    assert len(rows) == len(ROWS[name])
    for row, expected in zip(rows, ROWS[name], strict=True):
        assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize("name", NAMES)
def test_both_libraries_have_the_same_cells(name: TableName, comparison: Comparison) -> None:
    assert rows_of(rashomon.to_pandas(comparison, name)) == rows_of(rashomon.to_polars(comparison, name))


def test_a_claim_leads_back_to_its_words_and_to_all_who_pass_them_on(to_frame: Frames, comparison: Comparison) -> None:
    claim = rows_of(to_frame(comparison, "claims"))[0]
    report = rows_of(to_frame(comparison, "reports"))[0]
    assert report["text"][claim["start"] : claim["end"]] == claim["words"] == "At least 12 people died"
    assert claim["chain"] == ["the ministry", "The Paper"]
    assert (claim["speaker"], claim["speaker_name"], claim["speaker_kind"]) == (
        "the health ministry",
        "health ministry",
        "named",
    )


def test_positions_are_the_rows_of_the_flat_exports(to_frame: Frames, comparison: Comparison) -> None:
    rows, _, _, _ = flat_rows(Case(comparison, load_ontology(None), ""))
    assert rows_of(to_frame(comparison, "positions")) == [
        {column: row.get(column) for column in TABLES["positions"].columns} for row in rows
    ]


def test_readings_have_tables_of_their_own_and_no_events(to_frame: Frames, reading: Reading) -> None:
    assert len(to_frame(reading, "claims")) == 5
    assert len(to_frame(iter([reading]), "claims")) == 5
    assert [row["event"] for row in rows_of(to_frame([reading], "mentions"))] == [None]
    with pytest.raises(ValueError, match="events are of several reports together: give the comparison"):
        to_frame([reading], "events")


def test_nothing_in_gives_an_empty_table_with_its_types(to_frame: Frames) -> None:
    empty, full = to_frame([], "claims"), to_frame([], "reports")
    assert (len(empty), len(full)) == (0, 0)
    assert str(empty["low"].dtype) == "Int64"


WRONG: list[tuple[Any, str, str]] = [
    ([], "claim", "no table 'claim': one of reports, claims"),
    ([Failure("a.pdf", "no text")], "claims", "no reading: .*a.pdf"),
]


@pytest.mark.parametrize(("source", "name", "message"), WRONG)
def test_what_is_no_table_or_no_reading_is_told_in_a_line(
    source: Any, name: Any, message: str, to_frame: Frames
) -> None:
    with pytest.raises(ValueError, match=message):
        to_frame(source, name)


def test_a_named_victim_has_columns(to_frame: Frames, reading: Reading) -> None:
    person = PersonValue("Ahmad Saleh", 0, "male", None, "son of Ali", "killed")
    claim = replace(reading.claims[0], field="victim", value=person)
    [row] = rows_of(to_frame(replace(reading, claims=(claim,)), "claims"))
    assert (row["name"], row["age"], row["sex"], row["role"], row["fate"]) == ("Ahmad Saleh", 0, "male", None, "killed")


def test_hostile_values_are_held_or_told(to_frame: Frames, reading: Reading) -> None:
    huge = replace(reading.claims[0], value=Figure(10**30, None, "at_least", 10**30), words="=1+1\ud800")
    with pytest.warns(UserWarning, match="left empty, as 64 bits do not hold it: 1000000000000000000000000000000"):
        [row] = rows_of(to_frame(replace(reading, claims=(huge,)), "claims"))
    assert (row["low"], row["printed"], row["words"]) == (None, None, "=1+1\ufffd")


def test_a_library_that_is_not_there_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        if name == "polars":
            raise ImportError
        return import_module(name)

    monkeypatch.setattr("rashomon.export.formats.heavy.import_module", absent)
    with pytest.raises(RuntimeError, match=re.escape("polars is not installed: pip install 'rashomon[frames]'")):
        rashomon.to_polars([], "claims")
    assert need("json", "frames") is import_module("json")


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_documented(name: TableName) -> None:
    section = DOCS.read_text(encoding="utf-8").partition(f"### `{name}`")[2].partition("\n##")[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", section, re.M)
    assert {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)} == set(TABLES[name].columns)
