import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.formats.cells import write_csv, write_tsv

texts = st.lists(st.text(), min_size=2, max_size=2)


@given(st.lists(texts))
def test_any_text_stays_in_its_cell(rows: list[list[str]]) -> None:
    told = [{"a": one, "b": other} for one, other in rows]
    commas = list(csv.reader(io.StringIO(write_csv(["a", "b"], told).decode(), newline=""), strict=True))
    tabs = [line.split("\t") for line in write_tsv(["a", "b"], told, header=True).decode().split("\n")[:-1]]
    assert commas[0] == tabs[0] == ["a", "b"]
    assert [len(row) for row in commas] == [len(row) for row in tabs] == [2] * (len(rows) + 1)
    # also by what takes quotation marks for quotes, as pandas and R do unless they are told not to
    quoted = list(csv.reader(io.StringIO(write_tsv(["a", "b"], told, header=True).decode(), newline=""), "excel-tab"))
    assert [len(row) for row in quoted] == [2] * (len(rows) + 1)
    cells = [cell for row in commas[1:] + tabs[1:] for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_values_are_written_as_tables_have_them() -> None:
    row = {"a": None, "b": ["x", "y\nz"], "c": 0, "d": 1.5, "e": False}
    assert write_tsv(list(row), [row], header=False) == b"\tx; y z\t0\t1.5\tfalse\n"
