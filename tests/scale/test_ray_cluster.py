"""Finding a cluster, or none: no cluster is started here."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.scale import choose_runner
from ray_cases import ABSENT


def test_an_address_where_nobody_answers_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=ABSENT)
    (tmp_path / "one.txt").write_text("At least 12 people were killed.", encoding="utf-8")
    words = ["read", str(tmp_path / "one.txt"), "--runner", "ray", "--address", "127.0.0.1:1"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("rashomon: 127.0.0.1:1: no Ray cluster answers there: ")
    assert line.endswith("Connection refused")


@pytest.mark.parametrize("address", ["", "head", "head:", "ray://head:10001", "head:6379/x", "head:6379\nx"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no address of a Ray cluster: HOST:PORT, or auto"):
        choose_runner("ray", address)
