import ast
import re
from pathlib import Path

import pytest
from made_events import case, plain

from rashomon.export.formats import EXPORTERS
from rashomon.export.formats.acled import COLUMNS as ACLED
from rashomon.export.formats.flat import COLUMNS as FLAT
from rashomon.export.formats.flat import KINDS
from rashomon.export.formats.gdelt import COLUMNS as GDELT
from rashomon.export.formats.gdelt import MENTIONS
from rashomon.export.formats.gdelt_graph import COLUMNS as GRAPH
from rashomon.export.formats.polecat import COLUMNS as POLECAT
from rashomon.export.formats.ucdp import COLUMNS as UCDP

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
FORMATS = ROOT / "src" / "rashomon" / "export" / "formats"
COLUMNS = {
    "acled": {*ACLED},
    "ucdp": {*UCDP},
    "polecat": {*POLECAT},
    "gdelt": {*GDELT, *MENTIONS, *GRAPH},
    "csv, jsonl, xlsx, parquet": {*FLAT},
}


def section(heading: str) -> str:
    found = re.search(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", PAGE, re.M | re.S)
    assert found, heading
    return found[0]


def told(text: str) -> set[str]:
    """Return the codes in the first column of the tables of a text."""
    cells = re.findall(r"^\| (`[^|]*`) \|", text, re.M)
    return {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("heading", COLUMNS)
def test_every_column_is_documented(heading: str) -> None:
    assert told(section(heading)) == COLUMNS[heading]


def test_every_format_is_documented() -> None:
    for name in EXPORTERS:
        assert re.search(rf"^## .*\b{name}\b", PAGE, re.M), name


def test_every_kind_of_loss_is_documented() -> None:
    made = {
        str(node.args[1].value)
        for path in FORMATS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Loss"
        if isinstance(node.args[1], ast.Constant)
    }
    known = {"field", "group"}  # which of the two is chosen where it is made
    table = section("The loss file").partition("| kind of loss |")[2]
    assert told(table) == made | known


def test_columns_that_stay_empty_are_told_to_be() -> None:
    for name in ("acled", "ucdp", "polecat"):
        rows = [line for line in section(name).splitlines() if "| empty" in line]
        assert {code for row in rows for code in re.findall(r"`([^`]+)`", row.split("|")[1])} == set(
            EXPORTERS[name](case(plain())).empty
        )


def test_every_column_of_the_flat_table_has_a_type() -> None:
    assert set(KINDS) == set(FLAT)
