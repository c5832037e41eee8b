"""Each export opens in what reads it: skipped where that is not installed, as none of it is needed otherwise.

`pip install duckdb pyogrio followthemoney` brings all. Last run with pandas 3.1, DuckDB 2.0, GDAL 3.12 and
FollowTheMoney 4.11.
"""

import json
from pathlib import Path

import pytest
from made_events import case, many

from rashomon.export.formats import EXPORTERS

MADE = 3  # events
ROWS = {"csv": 6, "jsonl": 6, "parquet": 6, "xlsx": 6}  # of each: our own tables have two positions an event
TABLES = {
    "acled": "read_csv('{}', header = true)",
    "ucdp": "read_csv('{}', header = true)",
    "csv": "read_csv('{}', header = true)",
    "polecat": "read_csv('{}', delim = '\t', header = true)",
    "gdelt": "read_csv('{}', delim = '\t', header = false)",
    "plover": "read_json('{}', format = 'newline_delimited')",
    "jsonl": "read_json('{}', format = 'newline_delimited')",
    "ftm": "read_json('{}', format = 'newline_delimited')",
    "parquet": "read_parquet('{}')",
}


def written(name: str, folder: Path) -> Path:
    path = folder / f"events.{name}"
    for suffix, content in EXPORTERS[name](case(many(MADE))).files.items():
        path.with_name(path.name + suffix).write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat", "gdelt", "csv", "jsonl", "plover", "parquet", "xlsx"])
def test_pandas_opens_it(name: str, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = written(name, tmp_path)
    read = {
        "polecat": lambda: pandas.read_csv(path, sep="\t"),
        "gdelt": lambda: pandas.read_csv(path, sep="\t", header=None),
        "jsonl": lambda: pandas.read_json(path, lines=True),
        "plover": lambda: pandas.read_json(path, lines=True),
        "parquet": lambda: pandas.read_parquet(path),
        "xlsx": lambda: pandas.read_excel(path),
    }
    assert len(read.get(name, lambda: pandas.read_csv(path))()) == ROWS.get(name, MADE)


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_opens_it(name: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = written(name, tmp_path)
    kept = " WHERE schema = 'Event'" if name == "ftm" else ""
    [(rows,)] = duckdb.sql(f"SELECT count(*) FROM {TABLES[name].format(path)}{kept}").fetchall()
    assert rows == ROWS.get(name, MADE)


def test_gdal_opens_geojson(tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    told = pyogrio.read_info(written("geojson", tmp_path))
    assert (told["features"], told["geometry_type"], told["crs"]) == (MADE, "Point", "EPSG:4326")
    assert {"event", "first", "killed", "policy"} <= set(told["fields"])


def test_followthemoney_knows_every_entity_and_takes_every_value(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    for line in written("ftm", tmp_path).read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        entity = followthemoney.model.get_proxy(told, cleaned=False)
        entity.schema.validate(told)
        cleaned = followthemoney.model.get_proxy(told, cleaned=True).to_dict()["properties"]
        # what its library would drop, it has not understood
        assert {key: sorted(values) for key, values in cleaned.items()} == {
            key: sorted(values) for key, values in told["properties"].items()
        }
