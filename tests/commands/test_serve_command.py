import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.store import open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    return path


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.4", "::", "::1", "example.org", ""])
def test_no_address_but_this_machines_is_served(file: Path, host: str) -> None:
    done = CliRunner().invoke(app, ["serve", "--db", str(file), "--host", host])
    assert done.exit_code == 2
    assert "answers 127.0.0.1 only" in re.sub(r"[\s│]+", " ", done.output)


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.sqlite")])
    assert (done.exit_code, done.stderr) == (1, f"rashomon: {tmp_path / 'none.sqlite'}: no such file\n")


def test_a_workbench_that_is_not_installed_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("rashomon.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    done = CliRunner().invoke(app, ["serve", "--db", str(file)])
    assert done.exit_code == 1
    assert "pip install 'rashomon[web]'" in done.stderr


def test_it_serves_until_it_is_told_to_end(file: Path) -> None:
    command = [sys.executable, "-m", "rashomon", "serve", "--db", str(file), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert address
        with urlopen(f"{address[0]}api/reports") as answer:
            assert b'"total":0' in answer.read()
        taken = CliRunner().invoke(app, ["serve", "--db", str(file), "--port", address[0].split(":")[2].strip("/")])
        assert "Address already in use" in taken.stderr
        server.send_signal(signal.SIGTERM)
        _, complaints = server.communicate(timeout=30)
    assert (server.returncode, complaints) == (0, "")
