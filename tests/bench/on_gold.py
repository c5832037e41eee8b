"""Floors on gold data that has no licence for us: where a folder has it, RASHOMON_GOLD names that."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.request import Request


def floors_broken(suite: str, folder: str, part: str, floors: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of a part of a suite that are below their floor; skip the test where the data is not there."""
    if not os.environ.get("RASHOMON_GOLD"):
        pytest.skip("RASHOMON_GOLD names no folder of gold data")
    gold = Path(os.environ["RASHOMON_GOLD"]) / folder
    if not gold.is_dir():
        pytest.skip(f"{gold} is not there")
    figures = SUITES[suite](Request(gold=gold)).figures[part]
    assert isinstance(figures, dict)
    return {name: figures[name] for name, least in floors.items() if figures[name] < least}
