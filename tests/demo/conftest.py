from collections.abc import Sequence

import pytest

from rashomon.demo import REPORTS
from rashomon.pipeline import compare_readings, read_paths
from rashomon.records import Comparison, Reading


@pytest.fixture(scope="session")
def readings() -> Sequence[Reading]:
    """The readings of the demonstration reports, in the order of their files."""
    return [one for one in read_paths([str(REPORTS)]) if isinstance(one, Reading)]


@pytest.fixture(scope="session")
def demo(readings: Sequence[Reading]) -> Comparison:
    """What the demonstration reports add up to."""
    return compare_readings(readings)
