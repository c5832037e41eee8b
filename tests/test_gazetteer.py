import csv
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rashomon import gazetteer as module
from rashomon.gazetteer import SqliteGazetteer, index_path
from rashomon.gazetteer_index import skeleton, without_articles
from rashomon.lexicon import Gazetteer

SYRIA = frozenset({"SY"})
REGIONS = Path(module.__file__).parent / "ontology" / "regions.csv"


@pytest.mark.parametrize(
    ("name", "first", "precision"),
    [
        ("Syria", "Syria", "country"),
        ("U.S.", "United States", "country"),
        ("DRC", "Democratic Republic of the Congo", "country"),
        ("Georgia", "Georgia", "country"),
        ("Aleppo", "Aleppo", "town"),
        ("ALEPPO", "Aleppo", "town"),
        ("حلب", "Aleppo", "town"),
        ("Київ", "Kyiv", "town"),
        ("Anbar province", "", ""),
        ("Borno State", "Borno", "admin1"),
        ("Donbass", "Donbas", "admin1"),
        ("Darfur", "Darfur", "admin1"),
        ("Gaza Strip", "Gaza Strip", "admin1"),
        ("the Euphrates", "Euphrates", "line"),
        ("Line of Control", "Line of Control", "line"),
        ("Khusham", "Khushām", "town"),
        ("", "", ""),
        ("Qwxyzabad", "", ""),
        ("x" * 5000, "", ""),
    ],
)
def test_the_likeliest_place_comes_first(gazetteer: Gazetteer, name: str, first: str, precision: str) -> None:
    found = gazetteer.find(name)
    assert (found[0].name, found[0].precision) == (first, precision) if first else found == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Khsham", "Khushām"),
        ("Khasham", "Khushām"),
        ("Deir ezzour", "Deir ez-Zor"),
        ("Boukamal", "Ālbū Kamāl"),
        ("al-Bab", "Al Bāb"),
        ("Maarrat al-Nu'man", "Ma‘arrat an Nu‘mān"),
    ],
)
def test_other_transliterations_are_found_in_the_countries_named(
    gazetteer: Gazetteer, name: str, expected: str
) -> None:
    assert expected in [entry.name for entry in gazetteer.find(name, SYRIA)]


def test_a_name_spelled_alike_is_not_looked_for_where_no_country_is_named(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Khsham") == ()


def test_a_city_and_its_province_are_both_returned(gazetteer: Gazetteer) -> None:
    assert [entry.precision for entry in gazetteer.find("Deir al-Zor", SYRIA)] == ["town", "admin1"]


def test_entries_know_their_province(gazetteer: Gazetteer) -> None:
    entry = gazetteer.find("Khusham")[0]
    assert (entry.country, entry.admin1, entry.admin2) == ("SY", "Deir ez-Zor", None)
    assert (entry.latitude, entry.longitude) == pytest.approx((35.3, 40.3), abs=0.05)


@pytest.mark.parametrize(
    ("one", "other"),
    [("khusham", "khsham"), ("deir ez zor", "deirezzor"), ("raqqa", "ar rakkah"), ("qamishli", "kamishly")],
)
def test_transliterations_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


def test_names_of_other_scripts_have_no_skeleton() -> None:
    assert skeleton("حلب") == ""
    assert without_articles("al") == "al"


def test_a_gazetteer_goes_to_other_processes_and_threads(gazetteer: SqliteGazetteer) -> None:
    expected = gazetteer.find("Homs")
    assert pickle.loads(pickle.dumps(gazetteer)).find("Homs") == expected
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: SqliteGazetteer(index_path()).find("Homs"), range(4))) == {expected}


def test_an_index_that_cannot_be_kept_is_built_for_this_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(module, "build_index", lambda path: path.write_bytes(b"index"))
    path = index_path()
    assert path.read_bytes() == b"index"
    assert not path.is_relative_to(tmp_path)


def test_an_index_is_put_in_place_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(path: Path) -> None:
        path.write_bytes(b"half")
        raise ValueError("stopped")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "build_index", fails)
    with pytest.raises(ValueError, match="stopped"):
        index_path()
    assert list((tmp_path / "rashomon").iterdir()) == []


def test_the_table_of_regions_is_sound() -> None:
    lines = [line for line in REGIONS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    assert len(rows) > 3000
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["precision"] in {"admin1", "country", "line"}, row
        assert row["precision"] == "country" or -90 <= float(row["latitude"]) <= 90, row
        assert row["precision"] == "country" or float(row["radius_km"]) > 0, row
