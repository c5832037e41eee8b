"""How reports, mentions and documents are grouped by event, on gold data that has no licence for us.

The floors are those reached when the suites were made, less what a tie may move.
"""

import pytest
from on_gold import floors_broken

FLOORS = {
    ("gva", "gva_semeval2018t5", "incidents"): {"pairs_precision": 0.85, "pairs_recall": 0.53, "b3_f1": 0.87},
    ("ecbplus", "ecbplus", "dev.acts"): {"conll_f1": 0.56, "met": 0.18},
    ("ecbplus", "ecbplus", "dev.documents"): {"pairs_precision": 0.76, "b3_f1": 0.51},
}


@pytest.mark.parametrize(("suite", "folder", "part"), FLOORS)
def test_groups_on_gold_data_keep_their_floors(suite: str, folder: str, part: str) -> None:
    assert floors_broken(suite, folder, part, FLOORS[suite, folder, part]) == {}
