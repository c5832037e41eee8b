"""Files of every format, damaged at random: each comes to reports, or to one clear line."""

from pathlib import Path
from random import Random

import pytest
from damaged_files import CODED, SOUND, damage, faults_of, faults_of_table, read_table
from hostile_inputs import SLOW
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read import read_reports
from rashomon.records import Reading, Report


@pytest.mark.parametrize("name", SOUND)
def test_each_sample_is_sound(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    found = list(read_reports([str(tmp_path / name)]))
    assert found
    assert all(isinstance(one, Report) for one in found), found


@settings(max_examples=20_000 if SLOW else 400, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(SOUND)), st.integers(0, 2**32))
def test_a_damaged_file_is_reports_or_failures(tmp_path_factory: pytest.TempPathFactory, name: str, seed: int) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(damage(SOUND[name], Random(seed)))
    assert faults_of(str(path)) == []


@pytest.mark.parametrize("name", CODED)
def test_each_sample_of_a_recorders_table_is_sound(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(CODED[name])
    found = list(read_table(str(tmp_path / name)))
    assert found
    assert all(isinstance(one, Reading) for one in found), found


@settings(max_examples=5_000 if SLOW else 200, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(CODED)), st.integers(0, 2**32))
def test_a_damaged_table_is_rows_or_failures(tmp_path_factory: pytest.TempPathFactory, name: str, seed: int) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(damage(CODED[name], Random(seed)))
    assert faults_of_table(str(path)) == []
