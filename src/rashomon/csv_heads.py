"""What is told of the first line of a user's CSV where its cells are parted by something else than commas."""

from __future__ import annotations

# What spreadsheets of many countries write in place of commas, and how each is called.
_OTHERS = {";": "';'", "\t": "tabs", "|": "'|'"}


def check_parting(line: str) -> None:
    """Raise ValueError, with what to do, where the cells of a header are parted by something else than commas."""
    other = max(_OTHERS, key=line.count)
    if line.count(other) > line.count(","):
        raise ValueError(f"the cells are parted by {_OTHERS[other]}: part them by ','")
