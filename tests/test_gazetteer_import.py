"""A user's own places: what the three forms of file hold, and how each mistake is told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.gazetteer import SqliteGazetteer, index_path, own_path
from rashomon.gazetteer_import import LONGEST_LINE, import_places, read_places

DUMP = "123\tDayr Harun\tDayr Harun\tDeir Haroun,دير هارون\t35.5\t40.1\tP\tPPL\tSY\t\t07\t\t\t\t{people}\t\t\t\t"
CODES = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,lat,lon
Syria,SY,Deir-ez-Zor,SY09,Qwarbal,قوربال,SY0903,34.45,40.92
"""
PLAIN = """name,alternates,latitude,longitude,country,admin1,precision,radius_km
Qwarbal,Kwarbal;Al Qwarbal,34.5,40.9,SY,Deir ez-Zor,,3
Wadi Qwarbal,,34.6,41.0,SY,,line,20
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DUMP.format(people=900), [("geonames:123", "Dayr Harun", "SY", None, "town", 2.5)]),
        (CODES, [("pcode:SY0903", "Qwarbal", "SY", "Deir-ez-Zor", "admin2", 40.0)]),
        (PLAIN, [("Qwarbal", "SY", "Deir ez-Zor", "town", 3.0), ("Wadi Qwarbal", "SY", None, "line", 20.0)]),
        ("\ufeffname,lat,lon\r\n\r\nQwarbal,1,2\r\n", [("Qwarbal", None, None, "town", 2.5)]),
    ],
)
def test_three_forms_are_read(tmp_path: Path, text: str, expected: list[tuple[object, ...]]) -> None:
    path = tmp_path / "places"
    path.write_text(text, encoding="utf-8", newline="")
    told = [(one.id, one.names[0], one.country, one.admin1, one.precision, one.radius_km) for one in read_places(path)]
    assert [one[-len(wanted) :] for one, wanted in zip(told, expected, strict=True)] == expected


def test_names_of_other_languages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(CODES, encoding="utf-8")
    assert next(read_places(path)).names == ("Qwarbal", "قوربال")


@pytest.mark.parametrize(
    ("packed", "line", "reason"),
    [
        (b"", 1, "empty"),
        (b"town,people\nA,1\n", 1, "no columns latitude and longitude"),
        (b"latitude,longitude\n1,2\n", 1, "no column name"),
        (b"name,name,lat,lon\n", 1, "twice"),
        (b"name,lat,lon\nA,1\n", 2, "2 cells under a header of 3"),
        (b"name,lat,lon\nA,north,2\n", 2, "lat 'north' is no number"),
        (b"name,lat,lon\nA,91,2\n", 2, "not between -90 and 90"),
        (b"name,lat,lon\nA,nan,2\n", 2, "not between"),
        (b"name,lat,lon\nA,1,1e999\n", 2, "not between"),
        (b"name,lat,lon\nA,,2\n", 2, "is no number"),
        (b"name,lat,lon\n,1,2\n", 2, "no name"),
        (b"name,lat,lon\n" + b"x" * 300 + b",1,2\n", 2, "more than 200 characters"),
        (b"name,lat,lon,country\nA,1,2,Syria\n", 2, "a code of two letters"),
        (b"name,lat,lon,precision\nA,1,2,planet\n", 2, "one of town"),
        (b"name,lat,lon,population\nA,1,2,-5\n", 2, "not between 0"),
        (b"name;lat;lon\nA;1;2\n", 1, "the cells are parted by ';': part them by ','"),
        (b'name,lat,lon\n"A,1,2\n', 2, "unexpected end of data"),
        (b"name,lat,lon\n\xff\xfe,1,2\n", 2, "not UTF-8"),
        (b"name,lat,lon\nA\0,1,2\n", 2, "NUL"),
        (b"name,lat,lon\n" + b"x" * (LONGEST_LINE + 1), 2, "more than 100000 bytes"),
        (DUMP.format(people=1).encode() + b"\nabc" + b"\t" * 18, 2, "no GeoNames id"),
        (DUMP.format(people=1).encode() + b"\n1\t2\n", 2, "2 columns, not the 19"),
        (b"\n\nname,lat,lon\nA,1,200\n", 4, "not between -180 and 180"),
    ],
)
def test_what_is_not_understood_is_told_by_file_and_line(tmp_path: Path, packed: bytes, line: int, reason: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(packed)
    with pytest.raises(ValueError, match=rf"bad\.csv:{line}: .*{reason}"):
        import_places(path, tmp_path / "own.sqlite")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.csv"]


def test_own_places_are_found_and_replaced(tmp_path: Path) -> None:
    path, index = tmp_path / "places.csv", tmp_path / "own.sqlite"
    path.write_text("id,name,latitude,longitude,country\n1,Qwarbal,34,40,SY\n2,Aleppo,1,1,SY\n", encoding="utf-8")
    assert import_places(path, index) == (2, 2)
    path.write_text("id,name,latitude,longitude,country\n1,Qwarbal,35,41,SY\n", encoding="utf-8")
    assert import_places(path, index) == (1, 2)
    gazetteer = SqliteGazetteer(index_path(), index)
    assert [(one.id, one.latitude) for one in gazetteer.find("Qwarbal")] == [("own:1", 35.0)]
    assert [one.name for one in gazetteer.find("Kwarbal", frozenset({"SY"}))] == ["Qwarbal"]  # a transliteration
    assert gazetteer.find("Aleppo")[0].id.startswith("geonames:")
    assert "own:2" in [one.id for one in gazetteer.find("Aleppo")]


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    index = tmp_path / "own.sqlite"
    index.write_bytes(b"")
    with pytest.raises(ValueError, match="another version"):
        SqliteGazetteer(index_path(), index).find("Aleppo")


def test_the_command_tells_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "places.csv").write_text(PLAIN, encoding="utf-8")
    done = CliRunner().invoke(app, ["gazetteer", "import", str(tmp_path / "places.csv")])
    assert (done.exit_code, done.stdout) == (0, f"2 places imported; 2 in {own_path()}\n")
    failed = CliRunner().invoke(app, ["gazetteer", "import", str(tmp_path / "none.csv")])
    assert failed.exit_code != 0
    assert "none.csv" in failed.stderr
