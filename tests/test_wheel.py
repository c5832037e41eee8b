"""The built wheel: all data files in it, installed into an empty environment, at work without a network."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "rashomon"
# Put where Python reads it at its start: whoever looks up a name or connects gets an error.
NO_NETWORK = """
import socket

def refuse(*_, **__):
    raise OSError("a network was asked for")

socket.getaddrinfo = socket.create_connection = refuse
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published, built with what is installed."""
    folder: Path = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; of the packages that it needs, those of this one stand in."""
    folder: Path = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*install, "--quiet", "--disable-pip-version-check"], check=True, capture_output=True)
    [packages] = folder.glob("lib/python*/site-packages")
    # Behind its own, and without their .pth files: a checkout that is installed here is not found.
    (packages / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder


def run(environment: Path, *command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    names = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RASHOMON"))}
    path = str(environment / "bin" / command[0])
    return subprocess.run([path, *command[1:]], cwd=folder, env=names, capture_output=True, text=True, check=False)


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("rashomon/")}
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert packed == {str(path.relative_to(PACKAGE.parent)) for path in files}
    assert {"rashomon/py.typed", "rashomon/ontology/acts.csv", "rashomon/demo/compare.json"} <= packed


def test_the_wheel_names_its_licence_and_its_extras(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [name] = [one for one in archive.namelist() if one.endswith(".dist-info/METADATA")]
    told = Parser().parsestr(archive.read(name).decode())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told["License-Expression"] == "Apache-2.0"
    assert {"LICENSE", "THIRD_PARTY_LICENSES.md"} == set(told.get_all("License-File") or ())
    assert set(told.get_all("Provides-Extra") or ()) == set(project["optional-dependencies"])


def test_all_brings_every_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = ",".join(sorted(set(extras) - {"all"}))
    assert extras["all"] == [f"rashomon[{named}]"]
    assert {"web", "formats", "frames"} <= set(extras)


def test_the_installed_program_is_its_own_and_finds_all_that_it_needs(environment: Path, tmp_path: Path) -> None:
    done = run(environment, "rashomon", "doctor", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"in {environment.resolve()}" in done.stdout.replace("\n", "")
    assert "missing" not in done.stdout


def test_the_demonstration_runs_without_a_network(environment: Path, tmp_path: Path) -> None:
    done = run(environment, "rashomon", "demo", "--html", "dossier.html", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "in 14 reports" in done.stdout
    assert (tmp_path / "dossier.html").stat().st_size > 100_000


def test_a_program_reads_and_makes_frames_without_a_network(environment: Path, tmp_path: Path) -> None:
    code = """
import socket, rashomon
from rashomon.demo import REPORTS
[reading] = rashomon.extract_claims(rashomon.read_reports([str(REPORTS / "01-harbour-courier.txt")]))
assert len(rashomon.to_polars(reading, "claims")) == len(reading.claims) > 0
assert "<script" not in rashomon.show(reading).html
try:
    socket.create_connection(("192.0.2.1", 80))
except OSError as error:
    print(error)
"""
    done = run(environment, "python", "-c", code, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a network was asked for\n", "")
