"""`rashomon add`, killed at random moments: python hostile_kills.py FOLDER KILLS prints what was wrong, a line each.

One process loads the model; each `add` is a fork of it, so that hundreds of kills take a minute or two.
"""

import io
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import typer
from sqlalchemy import event
from sqlalchemy.engine import Engine

from rashomon.cli import app
from rashomon.records import Reading
from rashomon.store import open_store

Rows = dict[str, list[tuple[object, ...]]]
TABLES = {
    "reports": "id",
    "found_at": "id",
    "generations": "number",
    "readings": "id",
    "claims": "reading, number",
    "problems": "reading, number",
    "meta": "key",
}
# tables whose rows belong to one report, and by which column
OF_A_REPORT = {"reports": 0, "found_at": 1, "readings": 3, "claims": 3, "problems": 2}


def make_reports(folder: Path) -> None:
    """Write a dozen short reports, one of them twice, and one that is broken."""
    folder.mkdir()
    for number in range(12):
        text = f"At least {number + 3} people were killed in Homs on Monday, the ministry said. Rebels denied it.\n"
        (folder / f"{number:02}.txt").write_text(text * (1 + number % 3), encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "00.txt").read_bytes())
    (folder / "broken.txt").write_bytes(bytes(100))


def add(folder: Path, db: Path) -> None:
    """Do what the command does."""
    app(["add", str(folder), "--db", str(db), "--published", "2020-05-06"], standalone_mode=False)


def forked(run: Callable[[], object], kill_after: float | None = None) -> int:
    """Run in a fork, killed after some seconds where that is told; return how it ended, as `os.wait` says."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            run()
        finally:
            os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def count_statements(run: Callable[[], None], stop_at: int | None = None) -> int:
    """Run, count what is asked of the database, and die before the statement or commit of that number."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", step)
    event.listen(Engine, "commit", step)
    run()
    return count


def rows_of(db: Path) -> Rows:
    """Return all rows of a store."""
    connection = sqlite3.connect(db)
    found = {table: list(connection.execute(f"SELECT * FROM {table} ORDER BY {key}")) for table, key in TABLES.items()}
    connection.close()
    return found


def wrong_in(db: Path, whole: Rows) -> Iterator[str]:
    """Yield what is wrong with a store that a killed `add` left: each report must be wholly there or wholly absent."""
    if not db.exists():
        return
    connection = sqlite3.connect(db)
    checked = connection.execute("PRAGMA integrity_check").fetchall()
    made = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.close()
    if checked != [("ok",)]:
        yield f"integrity: {checked}"
    if not made:  # killed before the first transaction ended
        return
    with open_store(str(db), read_only=True) as store:
        sum(isinstance(one, Reading) for one in store.readings())
    left = rows_of(db)
    present = {row[0] for row in left["reports"]}
    for table, column in OF_A_REPORT.items():
        # a report that lies in two files may have been noted at one of them so far
        wanted = [row for row in whole[table] if row[column] in present and table != "found_at"]
        if table != "found_at" and left[table] != wanted:
            yield f"{table}: {len(left[table])} rows, not {len(wanted)}"
    found = {row[1] for row in left["found_at"]}
    if found != present or not set(left["found_at"]) <= set(whole["found_at"]):
        yield "found_at: not of the reports that are there"


def main(folder: Path, kills: int) -> None:
    """Kill `add` that often, half by the clock and half at a statement, and print what was wrong."""
    reports = folder / "reports"
    make_reports(reports)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(typer.Exit):
        add(reports, folder / "first.sqlite")  # so that a fork has all that is loaded once
    undisturbed = folder / "undisturbed.sqlite"
    forked(lambda: add(reports, undisturbed))
    start = time.monotonic()
    forked(lambda: add(reports, folder / "timed.sqlite"))
    took = time.monotonic() - start
    whole = rows_of(undisturbed)
    if whole != rows_of(folder / "first.sqlite"):
        print("two undisturbed stores differ")
    if len(whole["reports"]) != 12:
        print(f"undisturbed: {len(whole['reports'])} reports")
    counted = folder / "counted"
    forked(lambda: counted.write_text(str(_counted(reports, folder / "counted.sqlite"))))
    statements = int(counted.read_text())
    chance = random.Random(2018)
    killed = 0
    for number in range(kills):
        db = folder / f"{number}.sqlite"
        if number % 2:
            ended = forked(lambda db=db: add(reports, db), chance.uniform(0, took))  # type: ignore[misc]
        else:
            stop = chance.randint(1, statements)
            ended = forked(lambda db=db, stop=stop: _counted(reports, db, stop))  # type: ignore[misc]
        killed += os.WIFSIGNALED(ended)
        for wrong in wrong_in(db, whole):
            print(f"kill {number}: {wrong}")
        forked(lambda db=db: add(reports, db))  # type: ignore[misc]
        if rows_of(db) != whole:
            print(f"kill {number}: a rerun ends otherwise")
        for left in folder.glob(f"{db.name}*"):
            left.unlink()
    print(f"{killed} killed of {kills}, {statements} statements")


def _counted(reports: Path, db: Path, stop_at: int | None = None) -> int:
    return count_statements(lambda: add(reports, db), stop_at)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
