import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from made_events import bare, case, event, hostile, many, plain, reading

from rashomon.export.formats import EXPORTERS, Case, Output, write_losses
from rashomon.records import Comparison

openpyxl = pytest.importorskip("openpyxl")
parquet = pytest.importorskip("pyarrow.parquet")

Rows = list[dict[str, Any]]


def export(name: str, given: Comparison | Case) -> Output:
    return EXPORTERS[name](given if isinstance(given, Case) else case(given))


# ── opened by what reads them ───────────────────────────────────────────────────────────────────────────────────────


def read_csv(content: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def read_tsv(content: bytes) -> Rows:
    """Read lines without quotes; without a header the columns have numbers."""
    lines = [line.split("\t") for line in content.decode().split("\n")[:-1]]
    header = (
        lines.pop(0) if lines and lines[0][0] == "Event ID" else [str(n) for n in range(len(lines[0]))] if lines else []
    )
    return [dict(zip(header, line, strict=True)) for line in lines]


def read_lines(content: bytes) -> Rows:
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def read_xlsx(content: bytes) -> Rows:
    header, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    assert [cell.coordinate for row in rows for cell in row if cell.data_type == "f"] == []
    return [dict(zip([c.value for c in header], [c.value for c in row], strict=True)) for row in rows]


READ: dict[str, Callable[[bytes], Rows]] = {
    "acled": read_csv,
    "ucdp": read_csv,
    "plover": read_lines,
    "polecat": read_tsv,
    "gdelt": read_tsv,
    "geojson": lambda content: json.loads(content)["features"],
    "timemap": lambda content: json.loads(content)["events"],
    "ftm": lambda content: [one for one in read_lines(content) if one["schema"] == "Event"],
    "csv": read_csv,
    "jsonl": read_lines,
    "xlsx": read_xlsx,
    "parquet": lambda content: parquet.read_table(io.BytesIO(content)).to_pylist(),
}
ROWS_AN_EVENT = {"csv": 2, "jsonl": 2, "xlsx": 2, "parquet": 2}  # a row a position
REQUIRE_A_DAY = {"plover", "polecat", "gdelt", "timemap"}


def test_every_format_has_a_reader_here() -> None:
    assert list(READ) == list(EXPORTERS)


formats = pytest.mark.parametrize("name", list(EXPORTERS))


@formats
def test_it_opens_and_has_the_event(name: str) -> None:
    output = export(name, plain())
    assert len(READ[name](output.files[""])) == ROWS_AN_EVENT.get(name, 1)
    assert [unit.event for unit in output.units] == ["m1"]
    assert not [loss for loss in output.losses if loss.kind == "left_out"]


@formats
def test_the_same_events_give_the_same_bytes(name: str) -> None:
    one, two = export(name, many(3)), export(name, many(3))
    assert one == two
    assert write_losses(name, case(many(3)), one) == write_losses(name, case(many(3)), two)
    turned = replace(many(3), reports=tuple(reversed(many(3).reports)))
    assert export(name, turned).files == one.files


@formats
def test_no_events_make_an_empty_file(name: str) -> None:
    output = export(name, Comparison((), (), (), ()))
    assert READ[name](output.files[""]) == []
    assert (output.units, output.losses, output.cited) == ((), (), ())


@formats
def test_an_event_without_day_or_place_is_told_so(name: str) -> None:
    output = export(name, bare())
    kinds = {loss.kind for loss in output.losses}
    if name in REQUIRE_A_DAY | {"ucdp"}:
        assert READ[name](output.files[""]) == []
        assert kinds == {"left_out"}
    else:
        assert len(READ[name](output.files[""])) == 1
        assert {"no_time", "no_place"} <= kinds


@formats
def test_a_thousand_events_have_a_thousand_ids(name: str) -> None:
    output = export(name, many(1000))
    assert len({unit.id for unit in output.units}) == 1000
    assert len(READ[name](output.files[""])) == 1000 * ROWS_AN_EVENT.get(name, 1)


# ── hostile words ───────────────────────────────────────────────────────────────────────────────────────────────────


def texts(value: Any) -> Iterator[str]:
    """Yield every text of what was read."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


@formats
def test_hostile_words_neither_run_nor_hide_nor_break_a_row(name: str) -> None:
    output = export(name, hostile())
    rows = READ[name](output.files[""])
    assert len(rows) == ROWS_AN_EVENT.get(name, 1)
    hidden = [text for text in texts(rows) if any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in text)]
    assert hidden == []
    assert any("calc" in text for text in texts(rows))
    for suffix, content in output.files.items():
        if name in {"acled", "ucdp", "polecat", "gdelt", "csv"}:
            assert len(content.decode().rstrip("\n").split("\n")) == len(rows) + (name != "gdelt"), suffix
    if name in {"acled", "ucdp", "polecat", "csv", "gdelt"}:
        cells = [text for text in texts(rows) if text.startswith(("=", "+", "-", "@"))]
        assert [text for text in cells if not text.lstrip("-").replace(".", "").isdigit()] == []
        assert "text_changed" in {loss.kind for loss in output.losses}
    json.loads(write_losses(name, case(hostile()), output))


# ── ids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def later() -> Comparison:
    """The plain event after an earlier report of it came in, which gives it another id."""
    told = event(1)
    act = replace(told.acts[0], id="m0", mentions=("m0", "m1"))
    told = replace(told, id="m0", reports=("r0", "r1"), acts=(act,))
    return Comparison((reading(0), reading(1)), (), (told,), ())


@formats
def test_a_second_export_keeps_the_ids_of_the_first(name: str) -> None:
    [first] = export(name, plain()).units
    [second] = export(name, case(later(), **{first.base: first.id})).units
    assert (second.id, second.base, second.event) == (first.id, "m1", "m0")
    assert second.aliases == ("m0",)
    [anew] = export(name, later()).units
    assert anew.base == "m0"
    assert anew.id != first.id


@formats
def test_two_events_that_became_one_have_one_id_and_tell_the_other(name: str) -> None:
    [unit] = export(name, case(later(), m0="10", m1="11")).units
    assert (unit.id, unit.merged) == ("10", ("11",))


# ── what is lost, and where numbers come from ───────────────────────────────────────────────────────────────────────


@formats
def test_the_loss_file_counts_and_lists_and_leads_to_the_words(name: str) -> None:
    given = case(plain())
    output = export(name, given)
    told = json.loads(write_losses(name, given, output))
    assert (told["format"], told["policy"], told["events"], told["exported"]) == (name, "ucdp", 1, 1)
    assert sum(told["counts"].values()) == len(told["losses"])
    assert [one["base"] for one in told["ids"]] == ["m1"]
    text = reading(1).report.text
    named = {id_ for one in (*told["figures"], *told["losses"]) for id_ in one["claims"]}
    assert named == set(told["words"])
    for claim in told["words"].values():
        start, end = claim["span"]
        assert text[start:end] == claim["words"]
        assert claim["url"] == "https://paper.example/1"


@formats
def test_every_number_that_is_chosen_names_its_policy_and_its_claims(name: str) -> None:
    cited = export(name, plain()).cited
    assert all(one.policy == "ucdp" and one.claims for one in cited)
    without = {"polecat", "gdelt"}  # they have no column for a chosen figure
    assert bool(cited) == (name not in without)


@formats
def test_columns_that_stay_empty_are_named_with_the_reason(name: str) -> None:
    output = export(name, many(2))
    rows = READ[name](output.files[""])
    for column in output.empty:
        assert [row[column] for row in rows if row.get(column)] == [], column
        assert output.empty[column]


@pytest.mark.parametrize("policy", ["ucdp", "acled", "airwars", "latest", "origins"])
@formats
def test_the_policy_stands_beside_the_figure(name: str, policy: str) -> None:
    output = export(name, case(plain(), policy))
    assert {one.policy for one in output.cited} <= {policy, "ucdp"}  # a finding of the flat table names its own
    places = {"acled": "notes", "plover": "comment", "timemap": "comments"}
    if name in places:
        [row] = READ[name](output.files[""])
        assert f"policy {policy}" in row[places[name]]
    if name == "ftm":
        [row] = READ[name](output.files[""])
        assert f"policy {policy}" in row["properties"]["notes"][0]
    if name == "geojson":
        [row] = READ[name](output.files[""])
        assert row["properties"]["policy"] == policy
