"""What breaks while many read: the run ends, nothing is lost, nothing is there twice."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from deaths import FRAGILE, POISON, Deadly
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.read import read_reports
from rashomon.records import Failure
from rashomon.resources import load_resources
from rashomon.scale import RUNNERS, Read, Runner, chunks, extract_reports, on_ray, run_ray
from ray_cases import ABSENT

SENTENCE = "At least {} people were killed in the shelling of a market in {} on Monday, the ministry said.\n"
SET_ASIDE = "set aside: the process that read it died 3 times, perhaps for lack of memory"
linux = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="asks Linux who is alive")


@pytest.fixture(params=[name for name in RUNNERS if name != "serial"])
def apart(request: pytest.FixtureRequest) -> Runner:
    """Each runner that reads in other processes than this one."""
    if request.param == "ray":
        request.getfixturevalue("cluster")
    return RUNNERS[request.param]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of four reports, so that a few reports make many."""
    monkeypatch.setattr(chunks, "CHUNK_REPORTS", 4)


def make_reports(folder: Path, places: list[str]) -> list[Read]:
    folder.mkdir(exist_ok=True)
    for number, place in enumerate(places):
        (folder / f"{number:03}.txt").write_text(SENTENCE.format(number + 2, place), encoding="utf-8")
    return list(read_reports([str(folder)], published="2020-05-06"))


@pytest.mark.usefixtures("small")
def test_a_report_that_kills_is_set_aside_one_whose_worker_was_killed_is_read(apart: Runner, tmp_path: Path) -> None:
    places = ["Homs"] * 8
    places[1], places[6] = FRAGILE, POISON
    reports = make_reports(tmp_path / "reports", places)
    expected = extract_reports(reports, load_resources())
    expected[6] = Failure(str(tmp_path / "reports" / "006.txt"), SET_ASIDE)
    assert list(apart(reports, Deadly(tmp_path), 1)) == expected
    assert len(list(tmp_path.glob(f"{POISON}-*"))) >= 3
    assert len(list(tmp_path.glob(f"{FRAGILE}-*"))) == 1


@pytest.mark.usefixtures("small")
def test_a_node_that_is_taken_away_costs_no_report(
    cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = make_reports(tmp_path / "reports", ["Homs"] * 80)
    third = cluster.add_node(num_cpus=1, object_store_memory=80 * 2**20)
    said = []
    for one in run_ray(reports, load_resources, 3):
        said.append(one)
        if len(said) == 12:
            cluster.remove_node(third, allow_graceful=False)
    time.sleep(1)  # in which Ray finds words for it
    assert capsys.readouterr() == ("", "")
    assert said == extract_reports(reports, load_resources())


@pytest.mark.usefixtures("cluster")
def test_a_cluster_without_room_is_told_and_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_ray, "PATIENCE", 0.5)
    ray = sys.modules["ray"]
    taken = [ray.remote(num_cpus=1)(on_ray.Hand).remote() for _ in range(2)]
    ray.get([one.ready.remote() for one in taken])
    with pytest.raises(RuntimeError, match="no machine of the cluster has had room for a process"):
        list(run_ray([Failure("a.txt", "no such file")], load_resources, 1))


@pytest.mark.usefixtures("cluster")
def test_a_machine_that_comes_late_is_waited_for() -> None:
    ray = sys.modules["ray"]
    taken = [ray.remote(num_cpus=1)(on_ray.Hand).remote() for _ in range(2)]
    ray.get([one.ready.remote() for one in taken])
    Timer(1.0, lambda: ray.kill(taken[0])).start()
    failure = Failure("a.txt", "no such file")
    assert list(run_ray([failure], load_resources, 2)) == [failure]


@pytest.mark.usefixtures("cluster")
def test_a_machine_with_other_rules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_ray, "__version__", "99.0")
    with pytest.raises(RuntimeError, match=r"has other rules or tables \(.*\) than this one \(99\.0"):
        list(run_ray([Failure("a.txt", "no such file")], load_resources, 1))


def test_ray_that_is_not_installed_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_reports(tmp_path / "reports", ["Homs"])
    monkeypatch.setitem(sys.modules, "ray", None)
    done = CliRunner().invoke(app, ["read", str(tmp_path / "reports"), "--runner", "ray"])
    assert (done.exit_code, done.stderr) == (1, "rashomon: ray is not installed: pip install 'rashomon[scale]'\n")


@pytest.mark.usefixtures("cluster")
def test_an_address_of_another_cluster_than_the_program_is_connected_to_is_refused() -> None:
    with pytest.raises(
        RuntimeError, match=r"elsewhere:1: this program is connected to another Ray cluster, 127\.0\.0\.1:"
    ):
        list(run_ray([], load_resources, 1, "elsewhere:1"))


# ── the command, with a cluster of its own ──────────────────────────────────────────────────────────────────────────


def alive(secret: str) -> Iterator[Path]:
    """Yield the processes that were handed a secret of the environment, by their folder in /proc.

    Of Ray's own, two that see no report may look for the others a minute longer.
    """
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            agent = b"Agent" in (folder / "cmdline").read_bytes()
            if secret.encode() in (folder / "environ").read_bytes() and not agent:
                yield folder
        except OSError:
            continue


def listening(process: Path) -> set[str]:
    """Return the addresses, in the hexadecimal of Linux, at which a process waits to be called."""
    links = {link.readlink().name for link in (process / "fd").iterdir() if link.is_symlink()}
    sockets = {name[8:-1] for name in links if name.startswith("socket:")}
    rows = [row.split() for table in ("tcp", "tcp6") for row in Path("/proc/net", table).read_text().splitlines()[1:]]
    return {row[1].partition(":")[0] for row in rows if row[3] == "0A" and row[9] in sockets}


LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


@linux
@pytest.mark.parametrize("name", ["processes", "ray"])
def test_add_that_is_killed_leaves_a_store_that_the_next_add_completes(name: str, tmp_path: Path) -> None:
    if name == "ray":
        pytest.importorskip("ray", reason=ABSENT)
    make_reports(tmp_path / "reports", ["Homs"] * 150)
    secret = f"of-this-test-{os.getpid()}-{time.monotonic_ns()}"
    words = ["add", str(tmp_path / "reports"), "--db", str(tmp_path / "s.sqlite"), "--published", "2020-05-06"]
    command = [sys.executable, "-m", "rashomon", *words, "--json", "--runner", name]
    private = tempfile.mkdtemp(prefix="t", dir="/tmp")
    environment = {**os.environ, "RAY_AUTH_TOKEN": secret, "TMPDIR": private}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() != "", process.stderr.read()
        # Confidential reports: nobody can call from another machine.
        assert {one for folder in alive(secret) for one in listening(folder)} <= LOOPBACK
        process.kill()
    end = time.monotonic() + 30
    while (left := list(alive(secret))) and time.monotonic() < end:
        time.sleep(0.2)
    for folder in left:
        os.kill(int(folder.name), signal.SIGKILL)
    assert left == []
    assert [one.stat().st_mode & 0o077 for one in Path(private).glob("rashomon-*")] == [0] * (name == "ray")
    shutil.rmtree(private)
    again = CliRunner().invoke(app, words)
    added, known = (int(part.split()[0]) for part in again.stdout.rpartition("sqlite: ")[2].split(", ")[:2])
    assert added + known == 150
    assert known >= 1
    undisturbed = CliRunner().invoke(app, [*words[:3], str(tmp_path / "u.sqlite"), *words[4:]])
    assert undisturbed.stdout.endswith("150 added, 0 known, 0 failed\n")
    # In processes of their own: the cluster of these tests may print into this one at any time.
    list_events = [sys.executable, "-m", "rashomon", "events", "--json", "--db"]
    shown = [subprocess.check_output([*list_events, str(tmp_path / f"{one}.sqlite")], text=True) for one in "su"]
    assert shown[0] == shown[1] != ""
