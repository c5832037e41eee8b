"""What is to be done with a store, and patience in: done once the store's server answers again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from rashomon.store.errors import StoreDownError

T = TypeVar("T")
PATIENCE = 120.0  # seconds: a server that is restarted, or gives way to another, is back within a minute
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 8.0  # seconds; each is twice the former, so that many who wait do not storm it


def patiently(act: Callable[[], T], told: Callable[[str], None] | None = None, patience: float | None = None) -> T:
    """Return what `act` returns; while the server is down it is called again, StoreDownError once patience is out.

    It must do no harm to call it twice: a connection may break after the server has done what it was asked. `told` is
    called once, with why nothing goes on; `patience` is in seconds, `PATIENCE` where it is not given.
    """
    end = time.monotonic() + (PATIENCE if patience is None else patience)
    pause = FIRST_PAUSE
    while True:
        try:
            return act()
        except StoreDownError as error:
            if time.monotonic() + pause > end:
                raise
            if told and pause == FIRST_PAUSE:
                told(f"{error}; tried again until {PATIENCE:.0f} seconds are over")
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
