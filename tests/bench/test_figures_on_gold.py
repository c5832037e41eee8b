"""The suites of figures against gold data that has no licence for us: where a folder has it, RASHOMON_GOLD names that.

The floors are those reached when the suites were made, less what a tie may move.
"""

import os
from pathlib import Path

import pytest

from rashomon.bench import SUITES
from rashomon.bench.request import Request

FLOORS = {
    ("gva", "gva_semeval2018t5"): {"killed_f1": 0.7, "injured_f1": 0.59, "no_killed_where_none": 0.9},
    ("airwars", "airwars_gaza"): {"lowest": 0.76, "highest": 0.64, "both": 0.6},
}


@pytest.mark.parametrize(("suite", "folder"), FLOORS)
def test_figures_on_gold_data_keep_their_floors(suite: str, folder: str) -> None:
    if not os.environ.get("RASHOMON_GOLD"):
        pytest.skip("RASHOMON_GOLD names no folder of gold data")
    gold = Path(os.environ["RASHOMON_GOLD"]) / folder
    if not gold.is_dir():
        pytest.skip(f"{gold} is not there")
    figures = SUITES[suite](Request(gold=gold)).figures["all"]
    assert isinstance(figures, dict)
    least = FLOORS[suite, folder]
    assert {name: figures[name] for name in least if figures[name] < least[name]} == {}
