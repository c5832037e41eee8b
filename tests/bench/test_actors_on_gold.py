"""The suite of actors against gold data; the floors are those reached at first, less what a tie may move."""

import pytest
from on_gold import floors_broken

FLOORS = {
    ("actors", "re3d", "all"): {
        "organisations": 0.85, "persons": 0.79, "nationalities": 0.83, "precision": 0.82, "synonyms_f1": 0.68,
        "fights_f1": 0.44,
    },
    ("actors", "accounts", "all"): {"sides": 0.84},
}  # fmt: skip


@pytest.mark.parametrize(("suite", "folder", "part"), FLOORS)
def test_actors_on_gold_data_keep_their_floors(suite: str, folder: str, part: str) -> None:
    assert floors_broken(suite, folder, part, FLOORS[suite, folder, part]) == {}
