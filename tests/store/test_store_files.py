import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.records import Reading
from rashomon.store import Store, StoreError, open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with open_store(str(file), version="1.0") as opened:
        yield opened


def from_outlet(reading: Reading, outlet: str) -> Reading:
    return replace(reading, report=replace(reading.report, outlet=outlet))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"this is no database, but long enough to be one" * 100, "file is not a database"),
        (None, "unable to open database file"),
    ],
)
def test_what_is_no_store_is_refused_on_one_line(tmp_path: Path, content: bytes | None, reason: str) -> None:
    file = tmp_path / "file" if content else tmp_path / "no" / "such" / "folder.sqlite"
    if content:
        file.write_bytes(content)
    with pytest.raises(StoreError, match=reason) as caught:
        open_store(str(file))
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)


def test_a_missing_store_is_an_error_where_it_is_only_read(file: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        open_store(str(file), create=False)
    assert not file.exists()


def test_a_locked_store_is_an_error_after_the_timeout(store: Store, file: Path) -> None:
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="database is locked"):
            open_store(str(file), timeout=0.05)
    finally:
        holder.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="unable to open"):
        open_store(str(tmp_path / "store.sqlite"))


def test_a_store_is_read_without_changing_a_byte_of_its_folder(tmp_path: Path, file: Path, reading: Reading) -> None:
    with open_store(str(file)) as store:
        store.add(reading)
    before = file.read_bytes()
    with open_store(str(file), read_only=True) as store:
        assert list(store.readings()) == [reading]
        with pytest.raises(StoreError, match="readonly"):
            store.add(from_outlet(reading, "Another"))
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_store_in_a_read_only_folder_can_be_read(tmp_path: Path, file: Path, reading: Reading) -> None:
    with open_store(str(file)) as store:
        store.add(reading)
    file.chmod(0o400)
    tmp_path.chmod(0o500)
    with open_store(str(file), read_only=True) as store:
        assert list(store.readings()) == [reading]


def test_reading_makes_no_store_out_of_an_empty_file(file: Path) -> None:
    file.touch()
    with pytest.raises(StoreError, match="no store yet"):
        open_store(str(file), read_only=True)
    assert file.read_bytes() == b""


def test_a_lazy_store_is_made_at_its_first_use(file: Path, reading: Reading) -> None:
    with open_store(str(file), lazy=True) as store:
        assert not file.exists()
        assert not store.has(reading.report)
        assert store.add(reading)
    assert file.exists()


def test_an_address_without_the_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError, match=r"the package pg8000 is needed: pip install 'rashomon\[postgres\]'"):
        open_store("postgresql://ana@db.example/town")
