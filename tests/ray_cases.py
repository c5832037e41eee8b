"""Two machines of a Ray cluster, played by this one: of 127.0.0.1, without a word to its makers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
ABSENT = "the extra scale is not installed: pip install 'rashomon[scale]'"
# Ray reads these when it is imported; `conftest` sets them before any test is.
QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": "of-the-tests-and-of-nothing-else-0123456789abcdef",
}
STORE = 80 * 2**20  # bytes; Ray takes no less than 75 MB


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster of two nodes with a CPU each, to which this process is connected."""
    ray = pytest.importorskip("ray", reason=ABSENT)
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - an extra

    former = os.environ.get("PYTHONPATH")
    # The nodes unpickle what the tests hand them, such as a model that dies.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(TESTS / "scale"), str(TESTS), former)))
    with tempfile.TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as folder:
        # Ray's test cluster writes its address below a folder that it takes to be there.
        os.environ["RAY_TMPDIR"] = folder
        (Path(folder) / "ray").mkdir()
        head = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False, "temp_dir": folder}
        made = Cluster(initialize_head=True, head_node_args=head)
        made.add_node(num_cpus=1, object_store_memory=STORE)
        ray.init(address=made.address, log_to_driver=False, configure_logging=False)
        yield made
        ray.shutdown()
        made.shutdown()
        del os.environ["RAY_TMPDIR"]
    if former is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = former
