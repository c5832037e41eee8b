"""The suites of places against gold data; the floors are those reached at first, less what a tie may move."""

import pytest
from on_gold import floors_broken

FLOORS = {
    ("geo", "geoparsing", "trnews"): {"precision": 0.93, "recognised": 0.81, "within_161": 0.87},
    ("event_location", "event_location", "all"): {
        "precision": 0.70,
        "recall": 0.63,
        "precision_where_located": 0.85,
        "none_right": 0.73,
    },
    ("event_location", "event_location", "mentions"): {"precision": 0.68, "recall": 0.65},
}


@pytest.mark.parametrize(("suite", "folder", "part"), FLOORS)
def test_places_on_gold_data_keep_their_floors(suite: str, folder: str, part: str) -> None:
    assert floors_broken(suite, folder, part, FLOORS[suite, folder, part]) == {}
