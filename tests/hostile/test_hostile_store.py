"""A disk that fills and a process that is killed: the store opens, nothing is lost and nothing is there twice."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_inputs import SLOW
from hostile_kills import rows_of
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.store import open_store

slow = pytest.mark.skipif(not SLOW, reason="slow")
KILLS = 200 if SLOW else 12
SENTENCE = "At least {} people were killed in the shelling of a market in Homs on Monday, the ministry said.\n"


def make_reports(folder: Path, count: int, repeats: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(SENTENCE.format(number + 2) * repeats, encoding="utf-8")
    return folder


# what is loaded once may lie in a temporary file meanwhile, so the disk fills after that
_ON_A_SMALL_DISK = """
import resource, sys
from rashomon.cli import main
from rashomon.read.languages import find_language
from rashomon.resources import load_resources
load_resources()
find_language("a text with more than twenty letters")
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
main()
"""


def rashomon(most_bytes: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, on a disk that takes files of so many bytes and no more."""
    command = [sys.executable, "-c", _ON_A_SMALL_DISK, str(most_bytes), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def is_sound(db: Path) -> bool:
    connection = sqlite3.connect(db)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def test_killed_at_any_moment_add_loses_and_doubles_nothing(tmp_path: Path) -> None:
    script = Path(__file__).with_name("hostile_kills.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(KILLS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *wrong, summary = done.stdout.splitlines()
    assert wrong == []
    assert int(summary.split()[0]) >= KILLS * 3 // 4, summary


@pytest.mark.parametrize("most_bytes", [20_000, pytest.param(140_000, marks=slow), pytest.param(200_000, marks=slow)])
def test_a_disk_that_fills_is_one_line_and_the_store_holds_what_it_had(most_bytes: int, tmp_path: Path) -> None:
    db = tmp_path / "s.sqlite"
    first, more = make_reports(tmp_path / "first", 2), make_reports(tmp_path / "more", 30, repeats=10)
    assert CliRunner().invoke(app, ["add", str(first), "--db", str(db)]).exit_code == 0
    before = rows_of(db)
    done = rashomon(most_bytes, "add", str(more), "--db", str(db))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"rashomon: {db}: ")
    assert is_sound(db)
    with open_store(str(db), read_only=True) as store:
        readings = list(store.readings())
    assert len(readings) >= 2
    left = rows_of(db)
    assert all(set(before[table]) <= set(left[table]) for table in before)
    assert len(left["reports"]) == len(left["readings"]) == len(left["found_at"]) == len(readings)
    # with room again the same command ends as if nothing had been
    assert CliRunner().invoke(app, ["add", str(more), "--db", str(db)]).exit_code == 0
    undisturbed = tmp_path / "u.sqlite"
    CliRunner().invoke(app, ["add", str(first), str(more), "--db", str(undisturbed)])
    assert rows_of(db) == rows_of(undisturbed)


def test_a_disk_without_room_for_a_store_is_one_line(tmp_path: Path) -> None:
    db = tmp_path / "s.sqlite"
    reports = make_reports(tmp_path / "reports", 1)
    done = rashomon(1000, "add", str(reports), "--db", str(db))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"rashomon: {db}: ")
    assert (
        CliRunner().invoke(app, ["add", str(reports), "--db", str(db)]).stdout == f"{db}: 1 added, 0 known, 0 failed\n"
    )


@pytest.mark.parametrize("words", [("read", "--json"), pytest.param(("compare",), marks=slow)])
def test_an_output_that_does_not_fit_leaves_the_former_one(words: tuple[str, ...], tmp_path: Path) -> None:
    reports, out = make_reports(tmp_path / "reports", 3), tmp_path / "out.txt"
    out.write_text("what was there\n", encoding="utf-8")
    done = rashomon(200, words[0], str(reports), *words[1:], "--out", str(out))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"rashomon: {out}: ")
    assert out.read_text(encoding="utf-8") == "what was there\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.txt", "reports"]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("words", [("read", "--json"), ("read",), ("compare",)])
def test_a_device_that_is_full_is_one_line(words: tuple[str, ...], tmp_path: Path) -> None:
    reports = make_reports(tmp_path / "reports", 1)
    result = CliRunner().invoke(app, [words[0], str(reports), *words[1:], "--out", "/dev/full"])
    assert (result.exit_code, result.stderr) == (1, "rashomon: /dev/full: No space left on device\n")


def test_what_lies_beside_a_store_after_a_kill_is_read_without_the_right_to_write(tmp_path: Path) -> None:
    db, copy = tmp_path / "s.sqlite", tmp_path / "copy.sqlite"
    CliRunner().invoke(app, ["add", str(make_reports(tmp_path / "reports", 3)), "--db", str(db)])
    writer = sqlite3.connect(db)
    writer.execute("UPDATE meta SET value = value")
    writer.commit()
    # as a kill leaves them: the last writes are still beside the store
    for name in ("", "-wal", "-shm"):
        shutil.copy(f"{db}{name}", f"{copy}{name}")
    writer.close()
    with open_store(str(copy), read_only=True) as store:
        assert sum(1 for _ in store.readings()) == 3
    assert is_sound(copy)


_TWO_WORKERS = """
import os, sys, time
from rashomon.scale.processes import make_pool
if __name__ == "__main__":
    pool = make_pool(2)
    print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="asks Linux who is alive")
def test_a_killed_process_takes_its_workers_with_it(tmp_path: Path) -> None:
    (tmp_path / "two.py").write_text(_TWO_WORKERS, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(tmp_path / "two.py")], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(worker) for worker in process.stdout.readline().split()]
        process.kill()
    assert workers
    alive = workers
    for _ in range(100):
        alive = [worker for worker in workers if Path(f"/proc/{worker}/exe").exists()]
        if not alive:
            break
        time.sleep(0.1)
    for worker in alive:
        os.kill(worker, signal.SIGKILL)
    assert alive == []
