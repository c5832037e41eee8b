"""A store in a file → another file that holds all that it holds, at one moment, with nothing beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_store(path: Path, to: Path) -> None:
    """Write all that a store holds to a new file, while others may write to the store; sqlite3.Error where it fails."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(to),))
