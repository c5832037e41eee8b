"""The suites of acts against gold data that has no licence for us: where a folder has it, RASHOMON_GOLD names that.

The floors are those reached when the suites were made, less what a tie may move.
"""

import os
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.request import Request

FLOORS = {
    ("plover", "plover_gsr", "all"): {"macro_f1": 0.74},
    ("plover", "plover_gsr", "held_out"): {"macro_f1": 0.64},
    ("case2021", "case2021", "rules.all"): {"weighted_f1": 0.6},
    ("case2021", "case2021", "weights.all"): {"weighted_f1": 0.6},
    ("india_police", "india_police", "all"): {
        "KILL.document.precision": 0.9,
        "KILL.document.recall": 0.8,
        "ARREST.document.recall": 0.9,
    },
}


@pytest.mark.parametrize(("suite", "folder", "part"), FLOORS)
def test_acts_on_gold_data_keep_their_floors(suite: str, folder: str, part: str) -> None:
    if not os.environ.get("RASHOMON_GOLD"):
        pytest.skip("RASHOMON_GOLD names no folder of gold data")
    gold = Path(os.environ["RASHOMON_GOLD"]) / folder
    if not gold.is_dir():
        pytest.skip(f"{gold} is not there")
    figures = SUITES[suite](Request(gold=gold)).figures[part]
    assert isinstance(figures, dict)
    least = FLOORS[suite, folder, part]
    assert {name: figures[name] for name in least if figures[name] < least[name]} == {}
